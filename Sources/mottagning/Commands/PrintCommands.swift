// `print`: papers as PDF, as text or on a printer; each is in the journal of every case that it names.

import ArgumentParser
import Reception
import ReceptionStore
import ReceptionText

struct PrintGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: words(.helpPrint),
        subcommands: [
            PrintArrivals.self, PrintCase.self, PrintSign.self, PrintDay.self, PrintWelcome.self,
            PrintPickup.self, PrintFlat.self, PrintCaseload.self, PrintHandover.self,
            PrintExtract.self,
        ])
}

/// Where a paper is to go.
struct PaperOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionOutput)) var output: String?
    @Option(name: .long, help: help(.optionPrinter)) var printer: String?
    @Option(name: .long, help: help(.optionPartnerFor)) var partner: String?

    /// The database with a place for paper; what makes PDFs starts while it is opened.
    func desk(_ options: GlobalOptions) throws -> PaperDesk {
        let target = try PrintTarget.stated(output: output, printer: printer)
        let session = try Session(options)
        return PaperDesk(target: target, session: session, partner: try partner.map(session.partner))
    }
}

/// Somebody before the database who wants paper.
struct PaperDesk {
    let target: PrintTarget
    let session: Session
    /// The partner that paper is for; nil for the unit's own.
    var partner: PartnerRow?

    /// Makes papers, journals them, puts them where they are wanted and says where that is; all of them or none.
    func print(_ papers: WantedPaper...) throws { try print(papers) }

    /// The same for any number of papers.
    func print(_ papers: [WantedPaper]) throws {
        let wanted = try papers.map {
            (paper: $0, disclosure: try session.disclosure(to: partner, of: Set($0.cases)))
        }
        let printed = try WantedPaper.print(wanted, to: target, session.store, session.actor)
        let format = session.options.format
        guard format == .table else {
            let rows = printed.map(\.record)
            if format == .csv {
                return try Output.listing(rows, keys: PrintedPaper.keys, columns: [], format)
            }
            return try Output.one(.record(["papers": .array(rows)]), format) { "" }
        }
        for printed in printed {
            if let text = printed.text { try Output.write(text) }
            for sentence in printed.sentences { Output.say(sentence + "\n") }
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
        let desk = try paper.desk(options)
        let days = try days.range(desk.session)
        let rows = try desk.session.store.arrivals(.all, on: days, for: desk.session.actor)
        try desk.print(.arrivals(rows, on: days))
    }
}

struct PrintPickup: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pickup", abstract: words(.helpPrintPickup))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentPickups)) var pickups: [String]

    func run() throws {
        let desk = try paper.desk(options)
        if pickups.count > 1, !desk.target.takesSeveral {
            throw Failure.usage(words(.errorPrintNoFolder), words(.errorPrintNoFolderFix))
        }
        // One that is named twice, by its number and by a case of it, is one paper.
        var ids: [RecordID] = []
        for pickup in pickups {
            let id = try desk.session.pickup(pickup).record.id
            if !ids.contains(id) { ids.append(id) }
        }
        try desk.print(ids.map { try .pickup($0, desk.session.store, desk.session.actor) })
    }
}

struct PrintCase: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "case", abstract: words(.helpPrintCase))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let desk = try paper.desk(options)
        try desk.print(.summary(desk.session.openedCase(number)))
    }
}

struct PrintExtract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: words(.helpPrintExtract))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Option(name: .long, help: help(.optionExtractPerson)) var person: Int

    func run() throws {
        let desk = try paper.desk(options)
        guard desk.session.actor.role.may(.change) else { throw StoreError.notPermitted(.change) }
        let view = try desk.session.seenView(desk.session.openedCase(number).file.number)
        let extract = try desk.session.store.extract(
            of: view.file.number, person: person, mask: words(.extractMask), for: desk.session.actor)
        try desk.print(.extract(extract))
    }
}

struct PrintSign: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sign", abstract: words(.helpPrintSign))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Option(name: .long, help: help(.optionCode)) var code: String?
    @Argument(help: help(.argumentCases)) var numbers: [String]

    func run() throws {
        let desk = try paper.desk(options)
        try desk.print(.signs(numbers.map(desk.session.caseView), code: code))
    }
}

struct PrintDay: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "day", abstract: words(.helpPrintDay))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Option(name: .long, help: help(.optionCaseworker)) var caseworker: String?

    func run() throws {
        let desk = try paper.desk(options)
        guard case .caseworker(let login) = try ScopeOptions.of(caseworker).scope(desk.session) else {
            return
        }
        try desk.print(.day(of: login, desk.session.store, desk.session.actor))
    }
}

struct PrintWelcome: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "welcome", abstract: words(.helpPrintWelcome))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let desk = try paper.desk(options)
        try desk.print(.welcome(desk.session.openedCase(number)))
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
        let desk = try paper.desk(options)
        try desk.print(.flat(desk.session.flat(number)))
    }
}

struct PrintCaseload: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caseload", abstract: words(.helpPrintCaseload))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Option(name: .long, help: help(.optionCaseworkerOf)) var caseworker: String?

    func run() throws {
        let desk = try paper.desk(options)
        let login = caseworker.map { Login($0) } ?? desk.session.actor.login
        try desk.print(.caseload(of: login, desk.session.store, desk.session.actor))
    }
}

struct PrintHandover: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover", abstract: words(.helpPrintHandover))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var paper: PaperOptions
    @Option(name: .customLong("to"), help: help(.optionHandoverTo)) var receiver: String?

    func run() throws {
        let desk = try paper.desk(options)
        let login = receiver.map { Login($0) } ?? desk.session.actor.login
        try desk.print(.handover(to: login, desk.session.store, desk.session.actor))
    }
}
