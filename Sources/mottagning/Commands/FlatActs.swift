// What can be done to a flat from the command line: each is one act on the flat and on the case of its household.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

/// What is written of a flat.
struct FlatOptions: ParsableArguments {
    @Option(name: .long, help: help(.fieldDwellingNumber)) var dwellingNumber: String?
    @Option(name: .long, help: help(.fieldLandlord)) var landlord: String?
    @Option(name: .long, help: help(.flatRooms)) var rooms: String?
    @Option(name: .long, help: help(.flatBeds)) var beds: String?
    @Option(name: .long, help: help(.flatArea)) var area: String?
    @Option(name: .long, help: help(.flatRent)) var rent: String?
    @Option(name: .long, help: help(.flatFloor)) var floor: String?
    @Option(name: .long, help: help(.optionFlatLift)) var lift: String?
    @Option(name: .long, help: help(.flatFrom)) var from: String?
    @Option(name: .long, help: help(.flatUntil)) var until: String?
    @Option(name: .long, help: help(.flatNoticeMonths)) var noticeMonths: String?
    @Option(name: .long, help: help(.optionFlatSublet)) var sublet: String?
    @Option(name: .long, help: help(.flatFurnishing)) var furnishing: String?
    @Option(name: .long, help: help(.flatReady)) var ready: String?
    @Option(name: .long, help: help(.flatKeys)) var keys: String?
    @Option(name: .long, help: help(.flatDoorCode)) var doorCode: String?
    @Option(name: .long, help: help(.flatCaretaker)) var caretaker: String?
    @Option(name: .long, help: help(.flatCaretakerPhone)) var caretakerPhone: String?
    @Option(name: .long, help: help(.flatSchool)) var school: String?
    @Option(name: .long, help: help(.optionFlatFurniture)) var furniture: String?

    private var given: [(DwellingField, String?)] {
        [
            (.dwellingNumber, dwellingNumber), (.landlord, landlord), (.rooms, rooms), (.beds, beds),
            (.area, area), (.rent, rent), (.floor, floor), (.lift, lift), (.from, from), (.until, until),
            (.noticeMonths, noticeMonths), (.sublet, sublet), (.furnishing, furnishing), (.ready, ready),
            (.keys, keys), (.doorCode, doorCode), (.caretaker, caretaker), (.caretakerPhone, caretakerPhone),
            (.school, school), (.furniture, furniture),
        ]
    }

    /// Writes what was given; an empty text takes a value away.
    func write(into dwelling: inout Dwelling) throws {
        for (field, text) in given {
            guard let text else { continue }
            let line = field == .furniture ? text : FieldText.line(text)
            // The contract's words for yes and no, or the reader's.
            let value =
                field.kind == .choice && !line.isEmpty ? yesNo(line).map { $0 ? "yes" : "no" } ?? line : line
            guard field.takes(value) else {
                let option = "--" + field.rawValue.split(separator: "_").joined(separator: "-")
                let fix =
                    switch field.kind {
                    case .number(let range):
                        words(.errorBadWholeFix, "\(range.lowerBound)", "\(range.upperBound)")
                    case .day, .text: words(.errorBadDateFix)
                    case .choice: words(.errorBadYesNoFix)
                    }
                throw Failure.usage(words(.errorBadChoice, option, value), fix)
            }
            dwelling[field] = value
        }
    }
}

struct FlatAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: words(.helpFlatAdd))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var details: FlatOptions
    @Argument(help: help(.fieldAddress)) var address: String

    func run() throws {
        let session = try Session(options)
        var dwelling = Dwelling(address: FieldText.line(address))
        try details.write(into: &dwelling)
        let warning = words.warning(ofWriting: dwelling, namesakes: try session.namesakes(of: dwelling))
        let receipt = try session.store.apply(DwellingActs.add(dwelling), by: session.actor)
        let added = try session.store.records(.dwelling, on: dwelling.endDay...dwelling.endDay).first {
            $0.act == receipt.act
        }
        guard let number = added?.id.number else { return try session.report(receipt) }
        try session.report(receipt, more: ["flat": .int(number)])
        if let warning { Output.say("mottagning: \(warning)\n") }
        guard session.options.format == .table else { return }
        Output.say("mottagning: \(words(.flatNumbered, "\(number)"))\n")
    }
}

struct FlatChange: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "change", abstract: words(.helpFlatChange))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var details: FlatOptions
    @Option(name: .long, help: help(.fieldAddress)) var address: String?
    @Argument(help: help(.argumentFlat)) var number: Int

    func run() throws {
        let session = try Session(options)
        let row = try session.flat(number)
        var dwelling = row.dwelling
        if let address { dwelling.address = FieldText.line(address) }
        try details.write(into: &dwelling)
        let request = DwellingActs.change(
            row, to: dwelling, try session.household(of: row)?.file, on: session.today)
        try session.apply(request)
        if let warning = words.warning(ofWriting: dwelling) { Output.say("mottagning: \(warning)\n") }
    }
}

struct FlatReserve: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reserve", abstract: words(.helpFlatReserve))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentFlat)) var number: Int
    @Argument(help: help(.argumentCase)) var household: String

    func run() throws {
        let session = try Session(options)
        let file = try session.seenCase(household)
        let others = try session.store.flats(of: file.id, for: session.actor)
        let row = try session.flat(number)
        let request = try DwellingActs.reserve(row, for: file, others: others, on: session.today)
        let needs = DwellingNeeds(file, norms: try session.rentNorms(), on: session.today)
        let match = DwellingMatch(row, for: needs)
        try session.apply(
            request,
            more: [
                "suits": .bool(match.suits),
                "reasons": .array(match.reasons.map { .string(words.reason($0)) }),
            ])
        if let warning = words.warning(of: match) { Output.say("mottagning: \(warning)\n") }
    }
}

struct FlatRelease: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "release", abstract: words(.helpFlatRelease))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentFlat)) var number: Int
    @Option(name: .long, help: help(.optionFlatLeft)) var date: String?

    func run() throws {
        let session = try Session(options)
        let row = try session.flat(number)
        guard let view = try session.household(of: row) else { throw CommandError.dwellingFree }
        let day = try date.map(readDay) ?? session.today
        let request = try DwellingActs.release(
            row, view, others: session.flats(of: view), on: day, today: session.today)
        try session.apply(request)
    }
}

struct FlatKeys: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keys", abstract: words(.helpFlatKeys))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentFlat)) var number: Int
    @Argument(help: help(.argumentDate)) var date: String
    @Option(name: .long, help: help(.flatKeys)) var count: Int?
    @Option(name: .long, help: help(.optionFlatSigned)) var signedBy: String = ""
    @Flag(name: .long, help: help(.optionFlatArrived)) var arrived = false

    func run() throws {
        let session = try Session(options)
        let row = try session.flat(number)
        guard let view = try session.household(of: row) else { throw CommandError.dwellingFree }
        let day = try readDay(date)
        let request = try DwellingActs.handOver(
            row, to: view.file, on: day, count: count, signedBy: FieldText.line(signedBy),
            isHere: arrived ? true : nil, today: session.today)
        try session.apply(request)
        if !arrived, view.file.isAwaited(on: day), let planned = view.file.landing?.day {
            Output.say("mottagning: \(words(.flatKeysBefore, planned.description))\n")
        }
    }
}

struct FlatEnd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "end", abstract: words(.helpFlatEnd))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentFlat)) var number: Int
    @Argument(help: help(.argumentDate)) var date: String
    @Flag(name: .long, help: help(.optionFlatMovedOut)) var movedOut = false

    func run() throws {
        let session = try Session(options)
        let row = try session.flat(number)
        let day = try readDay(date)
        let view = try session.household(of: row)
        let request = try DwellingActs.end(
            row, view, others: view.map(session.flats(of:)) ?? [], on: day, today: session.today)
        // A day ahead is notice given; one that has come would move a household out unseen.
        if !movedOut, day <= session.today, let resident = words.resident(of: row) {
            throw Failure.failed(words(.errorFlatLivedIn, resident), words(.errorFlatLivedInFix))
        }
        try session.apply(request)
        if let warning = words.warning(ofEnding: row, on: day, today: session.today) {
            Output.say("mottagning: \(warning)\n")
        }
    }
}

extension Session {
    /// The case of the household that has a flat; nil where nobody has it.
    /// - Throws: where the household is not for these eyes.
    func household(of row: DwellingRow) throws -> CaseView? {
        if row.isMasked { throw StoreError.refused(.masked, nil) }
        return try row.household.map { try store.caseFile($0.number, for: actor) }
    }

    /// The numbers of the flats with an address and number, as far as they may be seen.
    func namesakes(of dwelling: Dwelling) throws -> [Int] {
        func place(_ dwelling: Dwelling) -> [String] {
            [dwelling.address, dwelling.dwellingNumber].map { $0.lowercased() }
        }
        return try flats(.current).filter { place($0.dwelling) == place(dwelling) }.map(\.number)
    }

    /// The flats of a household.
    func flats(of view: CaseView) throws -> [DwellingRow] { try store.flats(of: view.file.id, for: actor) }
}
