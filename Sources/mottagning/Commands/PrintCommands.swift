// `print`: papers as PDF, as text or on a printer; each is in the journal of every case that it names.

import ArgumentParser
import Reception
import ReceptionText

struct PrintGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: words(.helpPrint),
        subcommands: [
            PrintArrivals.self, PrintCase.self, PrintSign.self, PrintDay.self, PrintWelcome.self,
            PrintPickup.self, PrintFlat.self,
        ])
}

/// Where a paper is to go.
struct PaperOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionOutput)) var output: String?
    @Option(name: .long, help: help(.optionPrinter)) var printer: String?

    /// Journals the paper, makes it, puts it where it is wanted and says where that is.
    func print(_ paper: WantedPaper, _ session: Session) throws {
        let target = PrintTarget(output: output, printer: printer)
        for sentence in try paper.print(to: target, session.store, session.actor) {
            Output.say(sentence + "\n")
        }
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
        try paper.print(.arrivals(rows, on: days), session)
    }
}

struct PrintPickup: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pickup", abstract: words(.helpPrintPickup))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentPickup)) var pickup: String

    func run() throws {
        let session = try Session(options)
        let id = try session.pickup(pickup).record.id
        try paper.print(.pickup(id, session.store, session.actor), session)
    }
}

struct PrintCase: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "case", abstract: words(.helpPrintCase))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        try paper.print(.summary(session.openedCase(number)), session)
    }
}

struct PrintSign: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sign", abstract: words(.helpPrintSign))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Option(name: .long, help: help(.optionCode)) var code: String?
    @Argument(help: help(.argumentCases)) var numbers: [String]

    func run() throws {
        let session = try Session(options)
        try paper.print(.signs(numbers.map(session.caseView), code: code), session)
    }
}

struct PrintDay: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "day", abstract: words(.helpPrintDay))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Option(name: .long, help: help(.optionCaseworker)) var caseworker: String?

    func run() throws {
        let session = try Session(options)
        guard case .caseworker(let login) = try ScopeOptions.of(caseworker).scope(session) else { return }
        try paper.print(.day(of: login, session.store, session.actor), session)
    }
}

struct PrintWelcome: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "welcome", abstract: words(.helpPrintWelcome))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        try paper.print(.welcome(session.openedCase(number)), session)
    }
}

extension Session {
    /// A case that is looked at on purpose, as the log of openings says.
    fileprivate func openedCase(_ number: String) throws -> CaseView {
        let view = try caseView(number)
        do {
            try store.logOpening(of: view.file.id, by: actor)
        } catch StoreError.readOnly {
            throw Failure.failed(words(.errorPrintReadOnly), words(.errorPrintReadOnlyFix))
        }
        return view
    }
}

struct PrintFlat: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "flat", abstract: words(.helpPrintFlat))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentFlat)) var number: Int

    func run() throws {
        let session = try Session(options)
        try paper.print(.flat(session.flat(number)), session)
    }
}
