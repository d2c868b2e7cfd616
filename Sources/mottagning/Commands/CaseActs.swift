// What can be done to a case from the command line: each is one act, and can be undone in the terminal.

import ArgumentParser
import Reception
import ReceptionData
import ReceptionText

struct CaseRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", _superCommandName: "mottagning case", abstract: words(.helpCaseRecord))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentFact)) var fact: String
    @Argument(help: help(.argumentDate)) var date: String
    @Option(name: .long, parsing: .upToNextOption, help: help(.optionPerson)) var person: [Int] = []
    @Flag(name: .long, help: help(.optionEveryone)) var everyone = false
    @Option(name: .long, parsing: .upToNextOption, help: help(.optionExcept)) var except: [Int] = []
    @Option(name: .long, help: help(.optionUntil)) var until: String?
    @Option(name: .long, help: help(.optionValue)) var value: String?

    func run() throws {
        if everyone && !person.isEmpty || !everyone && !except.isEmpty {
            throw Failure.usage(words(.errorWhoTwice), words(.errorWhoTwiceFix))
        }
        let session = try Session(options)
        let file = try session.caseView(number).file
        let who: Subjects =
            everyone ? .everyone(except: except) : person.isEmpty ? .unstated : .persons(person)
        let command = CaseCommand.record(
            FactID(fact), try readDay(date), who, until: try until.map(readDay), value: value)
        try session.apply(command, on: file)
    }
}

struct CaseRetract: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "retract", abstract: words(.helpCaseRetract))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentFact)) var fact: String
    @Option(name: .long, help: help(.optionPerson)) var person: Int?
    @Option(name: .long, help: help(.optionDate)) var date: String?
    @Option(name: .long, help: help(.optionReason)) var reason: String

    func run() throws {
        let session = try Session(options)
        let file = try session.caseView(number).file
        let command = CaseCommand.retract(
            FactID(fact), person: person, day: try date.map(readDay), reason: reason)
        try session.apply(command, on: file)
    }
}

struct CaseAssign: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "assign", abstract: words(.helpCaseAssign))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentLogin)) var login: String

    func run() throws {
        let session = try Session(options)
        try session.apply(.assign(Login(login)), on: try session.caseView(number).file)
    }
}

struct CaseNote: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "note", abstract: words(.helpCaseNote))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentText)) var text: String
    @Flag(name: .long, help: help(.optionImportant)) var important = false

    func run() throws {
        let session = try Session(options)
        try session.apply(.note(text, important: important), on: try session.caseView(number).file)
    }
}

struct CasePause: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pause", abstract: words(.helpCasePause))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Option(name: .long, help: help(.optionPerson)) var person: Int
    @Option(name: .long, help: help(.optionFrom)) var from: String
    @Option(name: .long, help: help(.optionTo)) var to: String?
    @Option(name: .long, help: help(.optionPauseReason)) var reason: String

    func run() throws {
        guard let reason = try choice(reason, PauseReason.allCases, "--reason") else { return }
        let session = try Session(options)
        let file = try session.caseView(number).file
        let command = CaseCommand.pause(
            person: person, from: try readDay(from), to: try to.map(readDay), reason)
        try session.apply(command, on: file)
    }
}

struct CaseRemind: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remind", abstract: words(.helpCaseRemind))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentDate)) var date: String
    @Argument(help: help(.argumentText)) var text: String

    func run() throws {
        let session = try Session(options)
        try session.apply(.remind(try readDay(date), text), on: try session.caseView(number).file)
    }
}

// MARK: Deadlines

/// Which deadlines of a case a command means.
struct DeadlineOptions: ParsableArguments {
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentRule)) var rule: String
    @Option(name: .long, help: help(.optionPerson)) var person: Int?

    /// The deadlines of the rule, of one person or of all, that fit.
    func keys(in view: CaseView, where fits: (QueueRow) -> Bool) throws -> [DeadlineKey] {
        let rule = RuleID(rule)
        guard rule == .reminder || RulesInUse.rulebook[rule] != nil else {
            throw CommandError.unknownRule(rule)
        }
        if let person, view.file.member(person) == nil { throw CommandError.noSuchPerson(person) }
        let found = view.deadlines.filter {
            $0.key.rule == rule && (person == nil || $0.personNumber == person)
        }
        guard !found.isEmpty else { throw CommandError.noSuchDeadline(rule) }
        return found.filter(fits).map(\.key)
    }
}

struct CaseWaive: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "waive", abstract: words(.helpCaseWaive))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var which: DeadlineOptions
    @Option(name: .long, help: help(.optionWaiverReason)) var reason: String
    @Option(name: .long, help: help(.optionNote)) var note: String = ""

    func run() throws {
        guard let reason = try choice(reason, WaiverReason.allCases, "--reason") else { return }
        let session = try Session(options)
        let view = try session.caseView(which.number)
        let keys = try which.keys(in: view) { $0.outcome == .open }
        guard !keys.isEmpty else { throw CommandError.deadlineNotOpen(RuleID(which.rule)) }
        try session.apply(.waive(keys, reason, note: note), on: view.file)
    }
}

struct CaseUnwaive: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unwaive", abstract: words(.helpCaseUnwaive))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var which: DeadlineOptions

    func run() throws {
        let session = try Session(options)
        let view = try session.caseView(which.number)
        let keys = try which.keys(in: view) {
            if case .waived = $0.outcome { return true }
            return false
        }
        guard !keys.isEmpty else { throw CommandError.deadlineNotWaived(RuleID(which.rule)) }
        try session.apply(.unwaive(keys), on: view.file)
    }
}

struct CaseSnooze: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "snooze", abstract: words(.helpCaseSnooze))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var which: DeadlineOptions
    @Argument(help: help(.argumentUntil)) var until: String

    func run() throws {
        let session = try Session(options)
        let view = try session.caseView(which.number)
        let keys = try which.keys(in: view) { $0.outcome == .open }
        guard !keys.isEmpty else { throw CommandError.deadlineNotOpen(RuleID(which.rule)) }
        try session.apply(.snooze(keys, until: try readDay(until)), on: view.file)
    }
}

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "explain", abstract: words(.helpExplain))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var which: DeadlineOptions
    @Option(name: .long, help: help(.optionTrigger)) var trigger: String?

    func run() throws {
        let session = try Session(options)
        let view = try session.caseView(which.number)
        let day = try trigger.map(readDay)
        let keys = try which.keys(in: view) { day == nil || $0.triggerDay == day }
        let open = Set(view.deadlines.filter { $0.outcome == .open }.map(\.key))
        // Where nobody is named, the first of those whom the rule concerns, and what is open before what is over.
        guard let key = keys.first(where: open.contains) ?? keys.first,
            let row = view.deadlines.first(where: { $0.key == key })
        else {
            throw CommandError.noSuchDeadline(RuleID(which.rule))
        }
        guard !view.withholdsComputation(of: key) else {
            return try Output.one(session.rows.withheldExplanation(row), options.format) {
                let status = words.status(row.status(on: session.today, RulesInUse.rulebook))
                return [
                    title(of: key.rule), "", words(.explainDue, row.due?.description ?? "–") + " · " + status,
                    words(.explainWithheld),
                ].joined(separator: "\n")
            }
        }
        guard let explanation = try session.store.explanation(of: key, for: session.actor) else {
            throw CommandError.noSuchDeadline(RuleID(which.rule))
        }
        let record = session.rows.explanation(explanation) { words.step($0, BuiltIn.facts) }
        try Output.one(record, options.format) {
            words.explanation(explanation, BuiltIn.facts).joined(separator: "\n")
        }
    }
}
