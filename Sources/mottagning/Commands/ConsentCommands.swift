// `consent`: what the persons of a household let the unit share, and with whom.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct ConsentGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: words(.helpConsent), discussion: words(.helpConsentRules),
        subcommands: [ConsentList.self, ConsentAdd.self, ConsentWithdraw.self, ConsentMissing.self])
}

struct ConsentList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: words(.helpConsentList))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        let view = try session.seenView(number)
        try Output.listing(
            view.consents.map { session.rows.consent($0, in: view.file) }, keys: ContractRows.consentKeys,
            columns: [
                Column(key: "person", header: .columnPerson, isNumber: true),
                Column(key: "recipient", header: .columnReceiver),
                Column(key: "scope", header: .columnScope), Column(key: "from", header: .columnFrom),
                Column(key: "to", header: .columnUntil),
                Column(key: "withdrawn", header: .columnWithdrawn),
                Column(key: "status", header: .columnStatus) { value in
                    ConsentRow.Status(rawValue: value.cell).map { words.consent($0) } ?? value.cell
                },
            ], options.format)
    }
}

struct ConsentAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: words(.helpConsentAdd))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentPartner)) var partner: String
    @Option(name: .long, help: help(.optionConsentScope)) var scope: String
    @Option(name: .long, help: help(.optionConsentPerson)) var person: [Int] = []
    @Option(name: .long, help: help(.optionConsentFrom)) var from: String?
    @Option(name: .long, help: help(.optionConsentUntil)) var until: String?

    func run() throws {
        let session = try Session(options)
        let view = try session.seenView(number)
        let file = view.file
        let row = try session.partner(partner)
        let present = file.members.filter { $0.left == nil }
        let members = try person.isEmpty ? present : person.map { try session.present($0, in: file) }
        let first = try from.map(readDay) ?? session.today
        let last = try until.map(readDay)
        let consents = members.map { member in
            Consent(
                caseID: file.id, person: member.person.id, partner: row.number,
                recipient: row.partner.name, scope: FieldText.line(scope), from: first, to: last)
        }
        try session.apply(PartnerAct.consent(consents, besides: view.consents))
    }
}

struct ConsentWithdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: words(.helpConsentWithdraw))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentPartner)) var partner: String
    @Option(name: .long, help: help(.optionConsentPerson)) var person: [Int] = []
    @Option(name: .long, help: help(.optionConsentWithdrawn)) var date: String?

    func run() throws {
        let session = try Session(options)
        let view = try session.seenView(number)
        let row = try session.partner(partner)
        // Also who has left the household may withdraw what she consented to in it.
        let persons = try Set(person.map { try session.member($0, of: view.file).person.id })
        let standing = view.consents.filter {
            $0.consent.partner == row.number && $0.consent.isAhead(on: session.today)
                && (persons.isEmpty || persons.contains($0.consent.person))
        }
        guard !standing.isEmpty else {
            throw Failure.failed(words(.errorNoConsent, row.partner.name), words(.errorNoConsentFix))
        }
        try session.apply(PartnerAct.withdraw(standing, on: date.map(readDay) ?? session.today))
    }
}

struct ConsentMissing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "missing", abstract: words(.helpConsentMissing))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentPartner)) var partner: String
    @Argument(help: help(.argumentCases)) var cases: [String]

    func run() throws {
        let session = try Session(options)
        let row = try session.partner(partner)
        let ids = try cases.map { try session.seenView($0).file.id }
        let missing = try session.store.disclosure(to: row.number, of: Set(ids), for: session.actor).missing
        try Output.listing(
            missing.map(session.rows.missing), keys: ContractRows.missingKeys,
            columns: [
                Column(key: "case", header: .columnCase),
                Column(key: "persons", header: .columnMissing) { value in
                    guard case .array(let persons) = value else { return value.cell }
                    return persons.map(\.cell).joined(separator: " ")
                },
            ], options.format)
        if !missing.isEmpty { throw ExitCode(1) }
    }
}

extension Session {
    /// Somebody who belongs to a household, or did.
    fileprivate func member(_ number: Int, of file: CaseFile) throws -> Membership {
        guard let member = file.member(number) else {
            throw StoreError.refused(.noSuchPerson(number), file.number)
        }
        return member
    }

    /// Somebody who belongs to a household now.
    fileprivate func present(_ number: Int, in file: CaseFile) throws -> Membership {
        let member = try member(number, of: file)
        guard member.left == nil else { throw StoreError.refused(.personLeft(number), file.number) }
        return member
    }

    /// To whom data of some cases goes, and whose consent is missing, which is said on standard error.
    func disclosure(to partner: PartnerRow?, of cases: Set<CaseID>) throws -> Disclosure? {
        guard let partner else { return nil }
        let disclosure = try store.disclosure(to: partner.number, of: cases, for: actor)
        if let warning = words.warning(of: disclosure) { Output.say("mottagning: \(warning)\n") }
        return disclosure
    }
}
