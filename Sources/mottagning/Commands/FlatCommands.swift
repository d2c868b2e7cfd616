// `flat`: the unit's flats, which suit a household, and what is to stand in them.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct FlatGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flat", abstract: words(.helpFlat),
        subcommands: [
            FlatList.self, FlatShow.self, FlatAdd.self, FlatChange.self, FlatReserve.self, FlatRelease.self,
            FlatKeys.self, FlatEnd.self, FlatFurnish.self,
        ])
}

struct FlatList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: words(.helpFlatList))

    @OptionGroup var options: GlobalOptions
    @Flag(name: .long, help: help(.optionFlatFree)) var free = false
    @Flag(name: .long, help: help(.optionFlatEnded)) var ended = false
    @Option(name: [.customLong("for")], help: help(.optionFlatFor)) var household: String?
    @Option(name: .long, help: help(.optionLimit)) var limit: Int?

    func run() throws {
        if let limit, limit < 0 { throw ValidationFailure.negative("--limit") }
        let session = try Session(options)
        if let household {
            let file = try session.seenCase(household)
            let needs = DwellingNeeds(file, norms: try session.rentNorms(), on: session.today)
            let rows = try session.flats(.free)
            let found = DwellingMatch.all(rows, for: needs, on: session.today)
            try Output.listing(
                found.prefix(limit ?? .max).map { session.rows.match($0) { words.reason($0) } },
                keys: ContractRows.matchKeys, columns: Self.columns(session.today) + Self.reasons,
                options.format)
            return
        }
        let list: DwellingList = ended ? .ended : free ? .free : .current
        try Output.listing(
            try session.flats(list, limit: limit ?? .max).map(session.rows.flat),
            keys: ContractRows.flatKeys, columns: Self.columns(session.today), options.format)
    }

    private static func columns(_ today: Day) -> [Column] {
        [
            Column(key: "number", header: .columnPerson, isNumber: true),
            Column(key: "address", header: .columnAddress),
            Column(key: "dwelling_number", header: .columnFlatNumber),
            Column(key: "landlord", header: .columnLandlord),
            Column(key: "rooms", header: .columnRooms, isNumber: true),
            Column(key: "beds", header: .columnBeds, isNumber: true),
            Column(key: "rent", header: .columnRent, isNumber: true),
            Column(key: "floor", header: .columnFloor, isNumber: true),
            Column(key: "lift", header: .columnLift) { words($0 == .bool(true) ? .flatYes : .flatNo) },
            Column(key: "status", header: .columnStatus) { value in
                DwellingStatus(rawValue: value.cell).map { words.status($0) } ?? value.cell
            },
            Column(key: "overstayed", header: .columnOverstayed) { value in
                value == .bool(true) ? words(.flatOverstayed) : ""
            },
            Column(key: "taken", header: .columnTaken) { words($0 == .bool(true) ? .flatYes : .flatNo) },
            Column(key: "household", header: .columnCase), Column(key: "from", header: .flatFrom),
            Column(key: "until", header: .flatUntil),
            Column(key: "days_empty", header: .columnEmpty, isNumber: true),
            Column(key: "cost_empty", header: .columnCost, isNumber: true),
            Column(key: "notice_by", header: .columnNotice),
        ]
    }

    private static let reasons = [
        Column(key: "suits", header: .columnSuits) { words($0 == .bool(true) ? .flatYes : .flatNo) },
        Column(key: "reasons", header: .columnReasons) { value in
            guard case .array(let reasons) = value else { return value.cell }
            return reasons.map(\.cell).joined(separator: "; ")
        },
        Column(key: "school", header: .flatSchool),
    ]
}

struct FlatShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: words(.helpFlatShow))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentFlat)) var number: Int

    func run() throws {
        let session = try Session(options)
        let row = try session.flat(number)
        try Output.one(session.rows.wholeFlat(row), options.format) {
            words.lines(of: row, RulesInUse.rulebook, on: session.today)
                .map { "\($0.label): \($0.value)" }.joined(separator: "\n")
        }
    }
}

struct FlatFurnish: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "furnish", abstract: words(.helpFlatFurnish))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        let file = try session.seenCase(number)
        let own = try session.store.flats(of: file.id, for: session.actor).last
        let lines = FurnishingList.of(file, rooms: own?.dwelling.rooms, on: session.today)
        try Output.listing(
            lines.map { session.rows.furnishing($0, words.name($0.item, $0.count)) },
            keys: ContractRows.furnishingKeys,
            columns: [
                Column(key: "count", header: .columnCount, isNumber: true),
                Column(key: "name", header: .columnWhat),
            ], options.format)
    }
}

extension Session {
    /// The unit's rent norm by the size of a household, in SEK a month; none is kept yet.
    func rentNorms() throws -> [Int: Int] { try unitFacts().rentNorms }

    /// A flat by its number. One that a protected household has is shown where a reason was stated.
    func flat(_ number: Int) throws -> DwellingRow {
        var row = try store.flat(number, for: actor)
        if row?.isMasked == true, let reason = options.reason {
            try store.reveal(flat: number, because: reason, by: actor)
            row = try store.flat(number, for: actor)
        }
        guard let row else {
            throw Failure.failed(words(.errorNoFlat, "\(number)"), words(.errorNoFlatFix))
        }
        return row
    }

    /// The flats of a list, page by page.
    func flats(_ list: DwellingList, limit: Int = .max) throws -> [DwellingRow] {
        var rows: [DwellingRow] = []
        var place = PagePlace<DwellingRow.Cursor>.first
        while rows.count < limit {
            let page = try store.flats(list, place, limit: min(500, limit - rows.count), for: actor)
            rows += page.rows
            guard page.hasMoreAfter, let last = page.rows.last else { break }
            place = .after(last.cursor(on: today))
        }
        return rows
    }
}
