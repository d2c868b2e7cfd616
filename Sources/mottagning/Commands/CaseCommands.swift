// `case list|show|new` and the group of everything that can be done to a case.

import ArgumentParser
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionText

struct CaseGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: words(.helpCase),
        subcommands: [
            CaseList.self, CaseShow.self, CaseNew.self, CaseRecord.self, CaseRetract.self, CaseAssign.self,
            CaseNote.self, CaseClose.self, CaseReopen.self, CasePause.self, CaseRemind.self, CaseWaive.self,
            CaseUnwaive.self, CaseSnooze.self, CaseBook.self, CaseJoin.self, CaseLeave.self,
            CaseSplit.self, CaseConvert.self, CaseCorrect.self, CaseJournal.self, CaseViewers.self,
            CaseNameViewer.self, CaseUnnameViewer.self,
        ])
}

struct CaseList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: words(.helpCaseList))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var whose: ScopeOptions
    @Option(name: .long, help: help(.optionKind)) var kind: String?
    @Option(name: .long, help: help(.optionPhase)) var phase: String?
    @Flag(name: .long, help: help(.optionClosed)) var closed = false
    @Option(name: .long, help: help(.optionLimit)) var limit: Int?

    func run() throws {
        if let limit, limit < 0 { throw ValidationFailure.negative("--limit") }
        let session = try Session(options)
        // Without a handläggare, everyone's: a list of cases is for finding one.
        var query = CaseQuery(
            scope: whose.caseworker == nil ? .all : try whose.scope(session), limit: limit ?? Int(Int32.max))
        query.kind = try kindChoice(kind)
        query.phase = try choice(phase, Phase.allCases, "--phase")
        query.includesClosed = closed
        let rows = try session.store.cases(query, for: session.actor).map(session.rows.caseRow)
        try Output.listing(rows, keys: ContractRows.caseKeys, columns: caseColumns, options.format)
    }
}

/// The columns of a list of cases.
let caseColumns = [
    Column(key: "case", header: .columnCase),
    Column(key: "kind", header: .columnKind),
    Column(key: "phase", header: .columnPhase) { words.phase(raw: $0.cell) },
    Column(key: "caseworker", header: .columnCaseworker),
    Column(key: "household", header: .columnHousehold),
    Column(key: "persons", header: .columnPersons, isNumber: true),
]

struct CaseShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: words(.helpCaseShow))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        let view = try session.caseView(number)
        try session.store.logOpening(of: view.file.id, by: session.actor)
        let record = session.rows.caseFile(view, time: World.stamp)
        try Output.one(record, options.format) { CaseText(view: view, session: session).text }
    }
}

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "search", abstract: words(.helpSearch))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentText)) var text: String
    @Option(name: .long, help: help(.optionLimit)) var limit: Int = 50

    func run() throws {
        if limit < 0 { throw ValidationFailure.negative("--limit") }
        let session = try Session(options)
        let rows = try session.store.search(text, limit: limit, for: session.actor).map(
            session.rows.searchRow)
        try Output.listing(
            rows, keys: ContractRows.caseKeys + ["person", "matched"],
            columns: caseColumns + [
                Column(key: "matched", header: .columnMatched) { words.matched(raw: $0.cell) }
            ],
            options.format)
    }
}

struct CaseNew: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "new", abstract: words(.helpCaseNew))

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionKind)) var kind: String
    @Option(name: .long, help: help(.optionCaseworker)) var caseworker: String?
    @OptionGroup var person: PersonOptions
    @OptionGroup var household: CaseDetailOptions

    func run() throws {
        let session = try Session(options)
        guard let kind = try kindChoice(kind) else { return }
        var details = try person.details(today: session.today)
        if details[.relation] == nil { details[.relation] = Relation.applicant.rawValue }
        let household = NewHousehold(
            kind: kind, caseworker: caseworker.map(Login.init), details: household.details,
            persons: [NewHousehold.Person(details: details)])
        let known = try session.store.known(KnownPersonQuery(details), for: session.actor)
        try session.report(session.store.apply(ActRequest(.open(household), on: nil), by: session.actor))
        warn(known, .knownWarning)
    }
}

struct CaseJoin: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "join", abstract: words(.helpCaseJoin))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Option(name: .long, help: help(.optionDate)) var date: String
    @OptionGroup var person: PersonOptions

    func run() throws {
        let session = try Session(options)
        let file = try session.caseView(number).file
        let details = try person.details(today: session.today)
        let known = try session.store.known(KnownPersonQuery(details), for: session.actor)
        try session.apply(.join(NewHousehold.Person(details: details), try readDay(date)), on: file)
        warn(known.filter { $0.row.caseID != file.id }, .knownWarningJoined)
    }
}

struct CaseConvert: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: words(.helpCaseConvert))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentKind)) var kind: String
    @Option(name: .long, help: help(.optionDate)) var date: String

    func run() throws {
        guard let kind = try kindChoice(kind, "KIND") else { return }
        let session = try Session(options)
        let file = try session.caseView(number).file
        try session.apply(.convert(to: kind, on: try readDay(date)), on: file)
    }
}
