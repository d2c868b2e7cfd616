// `team`: what everybody has, and when it falls due.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct TeamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team", abstract: words(.helpTeam), discussion: words(.helpTeamRules))

    @OptionGroup var options: GlobalOptions
    @Flag(name: .long, help: help(.optionNext)) var next = false

    func run() throws {
        let session = try Session(options)
        let rows = try session.store.team(for: session.actor)
        guard !next else {
            return try list(TeamRanking(rows, UserSettings.current.settings.weights, on: session.today))
        }
        try Output.listing(
            rows.map(session.rows.team), keys: ContractRows.teamKeys,
            columns: [
                Column(key: "caseworker", header: .columnCaseworker) { login in
                    login == .null ? words(.teamNobody) : login.cell
                },
                Column(key: "cases", header: .columnCases, isNumber: true),
                Column(key: "persons", header: .columnPersons, isNumber: true),
                kind(.kvot, .columnKvot), kind(.abo, .columnAbo), kind(.ebo, .columnEbo),
                kind(.massflykt, .columnMassflykt),
                Column(key: "share", header: .columnShare, isNumber: true),
                Column(key: "overdue", header: .columnLate, isNumber: true),
                Column(key: "due_7", header: .columnDue7, isNumber: true),
                Column(key: "due_30", header: .columnDue30, isNumber: true),
                Column(key: "weeks", header: .columnWeeks) { weeks in
                    guard case .array(let weeks) = weeks else { return "" }
                    return weeks.map(\.cell).joined(separator: " ")
                },
                Column(key: "untouched_60", header: .columnUntouched, isNumber: true),
                Column(key: "oldest_untouched", header: .columnOldest) { oldest in
                    oldest["case"].cell + " " + oldest["date"].cell
                },
                Column(key: "absence", header: .columnAway) { absence in
                    absence == .null ? "" : absence["from"].cell + "–" + absence["to"].cell
                },
            ], options.format)
    }

    /// Who can take the next household: the one who can best on top, as far as anybody is ranked.
    private func list(_ ranking: TeamRanking) throws {
        let decimal: @Sendable (JSONValue) -> String = { value in
            if case .double(let number) = value { words.decimal(number) } else { "" }
        }
        try Output.listing(
            ranking.loads.indices.map { ContractRows.load($0, of: ranking) }, keys: ContractRows.loadKeys,
            columns: [
                Column(key: "rank", header: .columnRank, isNumber: true),
                Column(key: "caseworker", header: .columnCaseworker),
                Column(key: "share", header: .columnShare, isNumber: true),
                Column(key: "cases", header: .columnCases, isNumber: true),
                Column(key: "persons", header: .columnPersons, isNumber: true),
                Column(key: "due_56", header: .columnWork, isNumber: true),
                Column(key: "weight", header: .columnWeight, isNumber: true, words: decimal),
                Column(key: "weight_full_time", header: .columnFullTime, isNumber: true, words: decimal),
                Column(key: "away_until", header: .columnAwayUntil),
                Column(key: "reason", header: .columnReason) { reason in
                    words.reason(TeamLoad.Reason(rawValue: reason.cell))
                },
            ], options.format)
    }

    private func kind(_ kind: CaseKind, _ header: Word) -> Column {
        Column(key: "by_kind", header: header, isNumber: true) { counts in
            guard case .object(let fields) = counts else { return "" }
            return fields.first { $0.key == kind.rawValue }?.value.cell ?? ""
        }
    }
}
