// `partner`: with whom the unit works, and how they are reached.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct PartnerGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partner", abstract: words(.helpPartner), discussion: words(.helpPartnerRules),
        subcommands: [
            PartnerList.self, PartnerShow.self, PartnerAdd.self, PartnerChange.self, PartnerRemove.self,
        ])
}

/// What is written of a partner.
struct PartnerOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionPartnerKind)) var kind: String?
    @Option(name: .long, help: help(.optionPartnerGround)) var ground: String?
    @Option(name: .long, help: help(.optionPartnerContact)) var contact: [String] = []
    @Option(name: .long, help: help(.optionPartnerNote)) var note: String?

    /// Writes what was given; an empty text takes a value away, contacts take the place of those before.
    func write(into partner: inout Partner) throws {
        if let kind = try choice(kind, Partner.Kind.allCases, "--kind") { partner.kind = kind }
        if let ground { partner.ground = FieldText.line(ground) }
        if let note { partner.note = FieldText.line(note) }
        if !contact.isEmpty { partner.contacts = contact.compactMap { Partner.Contact($0) } }
    }
}

struct PartnerList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: words(.helpPartnerList))

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionPartnerKind)) var kind: String?

    func run() throws {
        let kind = try choice(kind, Partner.Kind.allCases, "--kind")
        let session = try Session(options)
        let rows = try session.store.partners().filter { kind == nil || $0.partner.kind == kind }
        try Output.listing(
            rows.map(session.rows.partner), keys: ContractRows.partnerKeys,
            columns: [
                Column(key: "partner", header: .columnNumber, isNumber: true),
                Column(key: "name", header: .columnName),
                Column(key: "kind", header: .columnKind) { value in
                    Partner.Kind(rawValue: value.cell).map { words.partner($0) } ?? value.cell
                },
                Column(key: "ground", header: .columnConsent) { value in
                    value == .null ? words(.partnerConsentNeeded) : value.cell
                },
                Column(key: "contacts", header: .columnContacts) { value in
                    guard case .array(let contacts) = value else { return "" }
                    return contacts.map { contact in
                        ["name", "role", "phone", "email"].map { contact[$0].cell }.filter { !$0.isEmpty }
                            .joined(separator: ", ")
                    }.joined(separator: "; ")
                },
            ], options.format)
    }
}

struct PartnerShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: words(.helpPartnerShow))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentPartner)) var partner: String

    func run() throws {
        let session = try Session(options)
        let row = try session.partner(partner)
        try Output.one(session.rows.partner(row), options.format) {
            words.lines(of: row).joined(separator: "\n")
        }
    }
}

struct PartnerAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: words(.helpPartnerAdd))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var details: PartnerOptions
    @Argument(help: help(.argumentPartnerName)) var name: String

    func run() throws {
        var partner = Partner(name: FieldText.line(name), kind: .other)
        try details.write(into: &partner)
        let session = try Session(options)
        let receipt = try session.store.apply(PartnerAct.add(partner), by: session.actor)
        let name = SearchText.fold(partner.name)
        let added = try session.store.partners().first { SearchText.fold($0.partner.name) == name }
        try session.report(receipt, more: ["partner": .number(added?.number)])
    }
}

struct PartnerChange: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: words(.helpPartnerChange))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var details: PartnerOptions
    @Option(name: .long, help: help(.argumentPartnerName)) var name: String?
    @Argument(help: help(.argumentPartner)) var partner: String

    func run() throws {
        let session = try Session(options)
        let row = try session.partner(self.partner)
        var partner = row.partner
        if let name { partner.name = FieldText.line(name) }
        try details.write(into: &partner)
        try session.apply(PartnerAct.change(row, to: partner))
    }
}

struct PartnerRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: words(.helpPartnerRemove))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentPartner)) var partner: String

    func run() throws {
        let session = try Session(options)
        try session.apply(PartnerAct.remove(session.partner(partner)))
    }
}

extension Session {
    /// The partner that a text names: its number, its name, or the beginning of one name only.
    /// - Throws: ``Failure`` with the name that was probably meant.
    func partner(_ text: String) throws -> PartnerRow {
        let rows = try store.partners()
        if let number = Int(text), let row = rows.first(where: { $0.number == number }) { return row }
        let wanted = SearchText.fold(text)
        let named = rows.map { (row: $0, name: SearchText.fold($0.partner.name)) }
        if let found = named.first(where: { $0.name == wanted }) { return found.row }
        let begun = named.filter { !wanted.isEmpty && $0.name.hasPrefix(wanted) }
        if begun.count == 1 { return begun[0].row }
        let near = NearestName.near(text, among: rows.map(\.partner.name))
        throw Failure.failed(
            words(Int(text) == nil ? .errorNoPartner : .errorNoPartnerNumber, text),
            near.map { words(.errorNoPartnerNear, $0) } ?? words(.troubleFixNoSuchPartner))
    }
}
