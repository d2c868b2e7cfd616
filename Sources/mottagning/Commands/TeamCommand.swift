// `team`: what everybody has, and when it falls due.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct TeamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team", abstract: words(.helpTeam), discussion: words(.helpTeamRules))

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let rows = try session.store.team(for: session.actor)
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
                Column(key: "overdue", header: .columnLate, isNumber: true),
                Column(key: "due_7", header: .columnDue7, isNumber: true),
                Column(key: "due_30", header: .columnDue30, isNumber: true),
                Column(key: "weeks", header: .columnWeeks) { weeks in
                    guard case .array(let weeks) = weeks else { return "" }
                    return weeks.map(\.cell).joined(separator: " ")
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
