// `queue`, `day`, `check`: what is due, as a list, as a day, and as an exit status.

import ArgumentParser
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionText

struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", _superCommandName: "mottagning", abstract: words(.helpQueue))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var filter: QueueOptions

    func run() throws {
        let filter = try filter.read()
        let session = try Session(options)
        var rows: [JSONValue] = []
        try filter.each(session, for: session.actor) { rows.append(session.rows.queueRow($0)) }
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
        let isLead = session.actor.role.may(.watchUnit) && login == session.actor.login
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
