// `retention`: by what the unit erases, what is to be erased, what is kept all the same, and the erasing itself.

import ArgumentParser
import Foundation
import Reception
import ReceptionFiles
import ReceptionStore
import ReceptionText

struct RetentionGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: words(.helpRetention), discussion: words(.helpRetentionRules),
        subcommands: [
            RetentionShow.self, RetentionDecide.self, RetentionList.self, RetentionKeep.self,
            RetentionRelease.self, RetentionRun.self, RetentionScrub.self, RetentionLog.self,
        ])
}

struct RetentionShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: words(.helpRetentionShow))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let basis = try session.store.retentionBasis()?.retention
        try Output.one(basis.map(session.rows.retention) ?? .null, options.format) {
            basis.map { words.sentence($0) } ?? words(.retentionNone)
        }
    }
}

struct RetentionDecide: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: words(.helpRetentionDecide))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentDecision)) var decision: String
    @Option(name: .customLong("on"), help: help(.optionDecidedOn)) var date: String
    @Option(name: .long, help: help(.optionRetentionYears)) var years: Int?
    @Option(name: .long, help: help(.optionRetentionFrom)) var from: String?

    func run() throws {
        let session = try Session(options)
        let decided = try readDay(date)
        let number = FieldText.line(decision)
        let start = try choice(from, RetentionBasis.Start.allCases, "--from")
        let basis =
            years == nil && start == nil
            ? RetentionBasis(socialServices: number, decided: decided)
            : RetentionBasis(
                years: years ?? RetentionBasis.yearsOfSocialServices, from: start ?? .lastNote,
                decision: number, decided: decided)
        let former = try session.store.retentionBasis()
        try session.apply(RetentionAct.decide(basis, replacing: former))
    }
}

struct RetentionList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: words(.helpRetentionList))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let rows = try session.retention()
        guard options.format == .table else {
            return try Output.listing(
                rows.map(session.rows.retention), keys: ContractRows.retentionKeys, columns: [],
                options.format)
        }
        guard !rows.isEmpty else { return try Output.write(words(.retentionNothing) + "\n") }
        let holds = rows.map { words.hold($0.isMasked ? $0.hold?.unseen : $0.hold) }
        let shown = zip(rows, holds).map { row, hold in
            guard case .object(let fields) = session.rows.retention(row) else { return JSONValue.null }
            return .object(fields + [JSONField("why", .string(hold))])
        }
        try Output.listing(
            shown, keys: [],
            columns: [
                Column(key: "case", header: .columnCase),
                Column(key: "kind", header: .columnKind) {
                    $0.cell.isEmpty ? words(.retentionUndone) : $0.cell
                },
                Column(key: "household", header: .columnHousehold),
                Column(key: "persons", header: .columnPersons, isNumber: true),
                Column(key: "start", header: .columnStart), Column(key: "from", header: .columnErasable),
                Column(key: "latest", header: .columnDue), Column(key: "why", header: .columnStatus),
            ], options.format)
    }
}

struct RetentionKeep: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keep", abstract: words(.helpRetentionKeep))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Option(name: .long, help: help(.optionKeepReason)) var reason: String

    func run() throws {
        let session = try Session(options)
        let number = try readCase(number)
        let former = try session.store.exemption(of: number)
        let id = try session.store.retained(number)
        try session.apply(RetentionAct.keep(id, because: FieldText.line(reason), replacing: former))
    }
}

struct RetentionRelease: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: words(.helpRetentionRelease))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String

    func run() throws {
        let session = try Session(options)
        let number = try readCase(number)
        guard let record = try session.store.exemption(of: number) else {
            throw Failure.failed(words(.errorNotKept, number.description), words(.errorNotKeptFix))
        }
        try session.apply(RetentionAct.release(record))
    }
}

struct RetentionRun: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "run", abstract: words(.helpRetentionRun))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentErasedCases)) var cases: [String] = []
    @Option(name: .long, help: help(.optionConfirm)) var confirm: String?

    func run() throws {
        let session = try Session(options)
        guard try options.stated.statedDay() == nil else {
            throw StoreError.refused(.retentionByStatedDay, nil)
        }
        let due = try session.retention().filter { $0.hold == nil }
        guard let basis = try session.store.retentionBasis()?.retention else {
            throw StoreError.refused(.retentionUndecided, nil)
        }
        let chosen = try cases.isEmpty ? due.map(\.number) : cases.map(readCase)
        guard !chosen.isEmpty else {
            let record = Self.record([], 0, basis, isScrubbed: true)
            return try Output.one(record, options.format) { words(.retentionNothing) }
        }
        try requireConfirmation(of: basis, chosen.count)
        let done = try session.store.erase(chosen, by: session.actor)
        let isScrubbed = try session.store.scrub(now: World.now)
        try Output.one(Self.record(done.cases, done.persons, basis, isScrubbed: isScrubbed), options.format) {
            let people = words.count(.retentionPeople, done.persons)
            return [
                words.count(.retentionDone, done.cases.count, people),
                words(isScrubbed ? .retentionScrubbed : .retentionNotScrubbed), words(.retentionCopies),
            ].joined(separator: "\n")
        }
    }

    private static func record(
        _ cases: [CaseNumber], _ persons: Int, _ basis: RetentionBasis, isScrubbed: Bool
    ) -> JSONValue {
        .record([
            "cases": .array(cases.map { .string($0.description) }), "persons": .int(persons),
            "decision": .string(basis.decision), "scrubbed": .bool(isScrubbed),
        ])
    }

    /// Has the decision's number typed, so that nobody erases by a slip of the hand.
    private func requireConfirmation(of basis: RetentionBasis, _ count: Int) throws {
        var typed = confirm
        if typed == nil {
            let cases = words.count(.retentionCases, count)
            Output.say(words(.retentionWarning) + "\n" + words(.retentionConfirm, basis.decision, cases))
            typed = readLine()
        }
        guard FieldText.line(typed ?? "") == basis.decision else {
            throw Failure.failed(words(.errorNotConfirmed, basis.decision), words(.errorNotConfirmedFix))
        }
    }
}

struct RetentionScrub: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scrub", abstract: words(.helpRetentionScrub))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        guard session.actor.role.may(.retention) else { throw StoreError.notPermitted(.retention) }
        let isScrubbed = try session.store.scrub(now: World.now)
        try Output.one(.record(["scrubbed": .bool(isScrubbed)]), options.format) {
            words(isScrubbed ? .retentionScrubbed : .retentionNotScrubbed)
        }
        if !isScrubbed { throw ExitCode(1) }
    }
}

struct RetentionLog: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "log", abstract: words(.helpRetentionLog))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let rows = try session.store.erasures()
        try Output.listing(
            rows.map { session.rows.erasure($0, stamp: World.stamp) }, keys: ContractRows.erasureKeys,
            columns: [
                Column(key: "at", header: .columnAt), Column(key: "by", header: .columnBy),
                Column(key: "decision", header: .columnDecision),
                Column(key: "persons", header: .columnPersons, isNumber: true),
                Column(key: "scrubbed", header: .columnScrubbed),
                Column(key: "cases", header: .columnCases) { value in
                    guard case .array(let cases) = value else { return value.cell }
                    return cases.map(\.cell).joined(separator: " ")
                },
            ], options.format)
    }
}

extension Session {
    /// The cases whose time has come, as the actor may see them.
    fileprivate func retention() throws -> [RetentionRow] {
        guard actor.role.may(.retention) else { throw StoreError.notPermitted(.retention) }
        return try store.retention(for: actor)
    }
}

extension RetentionRow.Hold {
    /// What may be told of a household that is not seen: a flat's number would say where it lives.
    fileprivate var unseen: RetentionRow.Hold {
        switch self {
        case .kept, .flat: .kept("–")
        case .open, .linked: self
        }
    }
}
