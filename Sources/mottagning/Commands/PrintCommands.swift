// `print`: papers as PDF, as text or on a printer; each is in the journal of every case that it names.

import ArgumentParser
import Reception
import ReceptionData
import ReceptionDocuments
import ReceptionPaper
import ReceptionText

struct PrintGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: words(.helpPrint),
        subcommands: [PrintArrivals.self, PrintCase.self, PrintFlat.self])
}

/// Where a paper is to go.
struct PaperOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionOutput)) var output: String?
    @Option(name: .long, help: help(.optionPrinter)) var printer: String?

    /// Writes the paper down, makes it and puts it where it is wanted.
    func make(
        _ kind: PaperKind, of cases: [CaseID], _ session: Session, _ document: (Paper) -> PaperDocument
    ) throws {
        let target = PrintTarget(output: output, printer: printer)
        try target.check()
        let copy = try session.store.logPrint(kind, of: cases, by: session.actor)
        let paper = Paper(
            words: words, rulebook: RulesInUse.rulebook, facts: BuiltIn.facts, today: session.today,
            now: session.actor.now, by: session.actor.login, copy: copy)
        try target.put(document(paper))
    }
}

struct PrintArrivals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "arrivals", abstract: words(.helpPrintArrivals))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @OptionGroup var days: ArrivalDays

    func run() throws {
        let session = try Session(options)
        let days = try days.range(session)
        let rows = try session.store.arrivals(.all, on: days, for: session.actor)
        try paper.make(.arrivals, of: rows.map(\.caseID), session) { $0.arrivals(rows, on: days) }
    }
}

struct PrintCase: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "case", abstract: words(.helpPrintCase))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        let view = try session.caseView(number)
        try session.store.logOpening(of: view.file.id, by: session.actor)
        try paper.make(.case, of: [view.file.id], session) { $0.summary(view) }
    }
}

struct PrintFlat: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "flat", abstract: words(.helpPrintFlat))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentFlat)) var number: Int

    func run() throws {
        let session = try Session(options)
        let row = try session.flat(number)
        let cases = row.household.map { [$0.caseID] } ?? []
        try paper.make(.flat, of: cases, session) { $0.flat(row) }
    }
}
