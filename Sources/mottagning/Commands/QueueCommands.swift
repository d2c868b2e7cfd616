// `queue`, `day`, `check`: what is due, as a list, as a day, and as an exit status.

import ArgumentParser
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionText

/// Whose rows a command asks for.
struct ScopeOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionCaseworker))
    var caseworker: String?

    @Flag(name: .long, help: help(.optionAll))
    var all = false

    func scope(_ session: Session) throws -> CaseloadScope {
        if all { return .all }
        guard let caseworker else { return .caseworker(session.actor.login) }
        let login = Login(caseworker)
        guard try session.store.caseworkers().contains(where: { $0.login == login }) else {
            throw StoreError.unknownUser(login)
        }
        return .caseworker(login)
    }
}

struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", _superCommandName: "mottagning", abstract: words(.helpQueue))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var whose: ScopeOptions
    @Option(name: .long, help: help(.optionLane)) var lane: String?
    @Option(name: .long, help: help(.optionKind)) var kind: String?
    @Option(name: .long, help: help(.optionPhase)) var phase: String?
    @Option(name: .long, help: help(.optionStatus)) var status: String?
    @Option(name: .long, help: help(.optionWithin)) var within: Int?
    @Option(name: .long, help: help(.optionLimit)) var limit: Int?

    func run() throws {
        let lane = try choice(self.lane, Lane.allCases, "--lane")
        let status = try choice(self.status, DeadlineStatus.allCases, "--status")
        if let limit, limit < 0 { throw ValidationFailure.negative("--limit") }
        let session = try Session(options)
        let today = session.today
        var query = QueueQuery(scope: try whose.scope(session), limit: 500)
        query.kind = try kindChoice(kind)
        query.phase = try choice(phase, Phase.allCases, "--phase")
        query.dueBy = within.map { today.adding(days: $0) }
        query.includesClosed = status.map { !$0.isOpen } ?? false
        var rows: [JSONValue] = []
        var place: QueueCursor?
        while limit.map({ rows.count < $0 }) ?? true {
            if lane == nil, status == nil, let limit { query.limit = min(500, limit - rows.count) }
            let page = try session.store.queue(query, after: place, for: session.actor)
            for row in page.rows {
                if let lane, row.lane(on: today, RulesInUse.rulebook).lane != lane { continue }
                let stands = row.status(on: today, RulesInUse.rulebook)
                guard status.map({ $0 == stands }) ?? stands.isOpen else { continue }
                rows.append(session.rows.queueRow(row))
                if let limit, rows.count == limit { break }
            }
            guard page.hasMoreAfter, let last = page.rows.last else { break }
            place = last.cursor
        }
        try Output.listing(
            rows, keys: ContractRows.queueKeys,
            columns: [
                Column(key: "days_left", header: .columnDays, isNumber: true),
                Column(key: "due", header: .columnDue),
                Column(key: "status", header: .columnStatus) { words.status(raw: $0.cell) },
                Column(key: "title", header: .columnTitle),
                Column(key: "household", header: .columnHousehold),
                Column(key: "person", header: .columnPerson, isNumber: true),
                Column(key: "case", header: .columnCase),
                Column(key: "kind", header: .columnKind),
                Column(key: "caseworker", header: .columnCaseworker),
            ], options.format)
    }
}

struct DayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "day", abstract: words(.helpDay))

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionCaseworker)) var caseworker: String?

    func run() throws {
        let session = try Session(options)
        guard case .caseworker(let login) = try ScopeOptions.of(caseworker).scope(session) else { return }
        let input = try session.store.day(of: login, for: session.actor)
        let isLead = session.actor.role == .teamLead && login == session.actor.login
        let lines = MyDay(rulebook: RulesInUse.rulebook, today: session.today, isTeamLead: isLead).lines(
            input)
        let rows = lines.map { session.rows.dayLine($0, title: words.title($0, RulesInUse.rulebook)) }
        try Output.listing(
            rows, keys: ContractRows.dayKeys,
            columns: [
                Column(key: "lane", header: .columnLane) { words.heading(raw: $0.cell) },
                Column(key: "due", header: .columnDue),
                Column(key: "time", header: .columnTime),
                Column(key: "title", header: .columnTitle),
                Column(key: "households", header: .columnHouseholds, isNumber: true),
                Column(key: "cases", header: .columnCase) { value in
                    guard case .array(let cases) = value, cases.count > 3 else { return value.cell }
                    return cases.prefix(3).map(\.cell).joined(separator: ",") + " …"
                },
            ], options.format)
    }
}

extension ScopeOptions {
    static func of(_ caseworker: String?) -> ScopeOptions {
        var options = ScopeOptions()
        options.caseworker = caseworker
        options.all = false
        return options
    }
}

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: words(.helpCheck))

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionWithin)) var within: Int?

    func run() throws {
        let session = try Session(options)
        var query = QueueQuery(scope: .all, limit: 500)
        query.dueBy = session.today.adding(days: max(-1, within ?? -1))
        var overdue = 0
        var soon = 0
        var place: QueueCursor?
        while true {
            let page = try session.store.queue(query, after: place, for: session.actor)
            for row in page.rows {
                switch row.status(on: session.today, RulesInUse.rulebook) {
                case .overdue: overdue += 1
                case .dueSoon, .upcoming: soon += 1
                default: break
                }
            }
            guard page.hasMoreAfter, let last = page.rows.last else { break }
            place = last.cursor
        }
        let record = JSONValue.record([
            "overdue": .int(overdue), "due": .int(soon), "within": .number(within),
        ])
        try Output.one(record, options.format) {
            within == nil
                ? words.count(.checkOverdue, overdue)
                : words.count(.checkOverdue, overdue) + "\n"
                    + words.count(.checkDue, soon, String(within ?? 0))
        }
        if overdue > 0 { throw notInOrder }
    }
}
