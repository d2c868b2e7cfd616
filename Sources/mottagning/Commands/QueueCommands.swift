// `queue`, `day`: what is due, as a list and as a day.

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
