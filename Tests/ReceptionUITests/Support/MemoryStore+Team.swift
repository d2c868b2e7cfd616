// Everybody's caseload, counted row by row.

import Reception
import TestSupport

extension MemoryStore {
    func team(for viewer: Actor) throws -> [TeamRow] {
        let users: [Caseworker?] = [nil] + (try caseworkers())
        let numbers: [TeamNumber] = [.overdue, .due7, .due30] + (0..<TeamRow.weekCount).map { .week($0) }
        return try users.map { user in
            var row = TeamRow(caseworker: user?.login, role: user?.role)
            for file in files where file.closing == nil && file.caseworker == user?.login {
                guard let kind = file.latestKind else { continue }
                row.cases += 1
                row.persons += file.members.count { $0.left == nil }
                row.casesByKind[kind, default: 0] += 1
            }
            var query = QueueQuery(scope: user.map { .caseworker($0.login) } ?? .unassigned, limit: .max)
            query.includesClosed = false
            let rows = try queue(query, after: nil, for: viewer).rows
            for number in numbers {
                guard let filter = number.filter(on: viewer.today) else { continue }
                row.set(number, rows.count { filter.holds($0, on: viewer.today, engine.rulebook) })
            }
            return row
        }
    }
}

extension TeamRow {
    fileprivate mutating func set(_ number: TeamNumber, _ count: Int) {
        switch number {
        case .overdue: overdue = count
        case .due7: due7 = count
        case .due30: due30 = count
        case .week(let week): weeks[week] = count
        case .cases, .persons: break
        }
    }
}
