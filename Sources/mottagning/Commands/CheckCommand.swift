// `check`: whether anything is overdue, as an exit status for cron, with counts and nobody's name.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: words(.helpCheck), discussion: words(.helpCheckRules))

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionCheckWithin)) var within: Int?
    @Option(name: .long, help: help(.optionCaseworker)) var caseworker: String?
    @Flag(name: .long, help: help(.optionQuiet)) var quiet = false

    /// What one handläggare has.
    private struct Count {
        let caseworker: Login?
        let overdue: Int
        let due: Int
    }

    func run() throws {
        if let within, within < 0 { throw ValidationFailure.negative("--within") }
        let session = try Session(options)
        let counts = try counts(session)
        if !quiet { try report(counts) }
        if counts.contains(where: { $0.overdue > 0 }) { throw notInOrder }
    }

    /// Of everybody who has anything, out of the counters.
    private func counts(_ session: Session) throws -> [Count] {
        var rows = try session.store.team(for: session.actor)
        if caseworker != nil, case .caseworker(let login) = try ScopeOptions.of(caseworker).scope(session) {
            rows.removeAll { $0.caseworker != login }
        }
        let due = try within.map { try session.store.due(within: $0, for: session.actor) } ?? [:]
        return rows.map {
            Count(caseworker: $0.caseworker, overdue: $0.overdue, due: due[$0.caseworker] ?? 0)
        }
        .filter { $0.overdue + $0.due > 0 }
    }

    private func report(_ counts: [Count]) throws {
        let (overdue, due) = counts.reduce((0, 0)) { ($0.0 + $1.overdue, $0.1 + $1.due) }
        let rows = counts.map { count in
            JSONValue.record([
                "caseworker": .text(count.caseworker?.name), "overdue": .int(count.overdue),
                "due": within == nil ? .null : .int(count.due),
            ])
        }
        switch options.format {
        case .json:
            let record = JSONValue.record([
                "overdue": .int(overdue), "due": within == nil ? .null : .int(due), "within": .number(within),
                "caseworkers": .array(rows),
            ])
            try Output.one(record, .json) { "" }
        case .table:
            var sentences = [words.count(.checkOverdue, overdue)]
            if let within { sentences.append(words.count(.checkDue, due, "\(within)")) }
            try Output.write(sentences.joined(separator: "\n") + "\n")
            if !rows.isEmpty { try list(rows) }
        case .csv: try list(rows)
        }
    }

    private func list(_ rows: [JSONValue]) throws {
        var columns = [
            Column(key: "caseworker", header: .columnCaseworker) { login in
                login == .null ? words(.teamNobody) : login.cell
            },
            Column(key: "overdue", header: .columnLate, isNumber: true),
        ]
        if within != nil { columns.append(Column(key: "due", header: .columnFallsDue, isNumber: true)) }
        try Output.listing(rows, keys: ["caseworker", "overdue", "due"], columns: columns, options.format)
    }
}
