// Everybody's caseload, counted row by row.

import Reception
import TestSupport

extension MemoryStore {
    func team(for viewer: Actor) throws -> [TeamRow] {
        let users: [Caseworker?] = [nil] + (try caseworkers())
        let numbers: [TeamNumber] = [.overdue, .due7, .due30] + (0..<TeamRow.weekCount).map { .week($0) }
        let untouched = TeamNumber.untouched.filter(on: viewer.today).touchedBy ?? .distantPast
        let absences = contents.withLock { $0.records }.compactMap(\.absence).sorted {
            $0.days.upperBound < $1.days.upperBound
        }
        return try users.map { user in
            var row = TeamRow(caseworker: user?.login, role: user?.role)
            row.share = user?.share
            row.absence = absences.first { $0.login == user?.login && $0.days.upperBound >= viewer.today }
            for file in files where file.closing == nil && file.caseworker == user?.login {
                guard let kind = file.latestKind else { continue }
                row.cases += 1
                row.persons += file.members.count { $0.left == nil }
                row.stations[kind, default: [:]][file.phase, default: 0] += 1
                let touched = Self.touched(file)
                if touched <= untouched { row.untouched += 1 }
                if row.oldest.map({ (touched, file.number) < ($0.day, $0.number) }) ?? true {
                    row.oldest = TeamRow.Untouched(file.number, since: touched)
                }
            }
            var query = QueueQuery(scope: user.map { .caseworker($0.login) } ?? .unassigned, limit: .max)
            query.includesClosed = false
            let rows = try queue(query, after: nil, for: viewer).rows
            for number in numbers {
                let filter = number.filter(on: viewer.today)
                row.set(number, rows.count { filter.holds($0, on: viewer.today, engine.rulebook) })
            }
            return row
        }
    }

    func leadBoard(for viewer: Actor) throws -> LeadBoard {
        var board = LeadBoard()
        let today = viewer.today
        let arrivals = try arrivalGroups(
            .all, on: LeadBoard.arrivalDays(from: today), after: nil, limit: LeadBoard.mostArrivals,
            for: viewer)
        board.hasMoreArrivals = arrivals.next != nil
        for need in LeadBoard.needs {
            board.arrivals[need] = arrivals.groups.reduce(0) { $0 + $1.rows(lacking: need).count }
        }
        for row in flats(for: viewer) where row.isEmpty(on: today) {
            board.flats.add(rent: row.dwelling.rent, cost: row.costEmpty(on: today))
        }
        func count(_ filter: ListFilter) throws -> Int {
            var query = QueueQuery(scope: .all, limit: .max)
            query.filter = filter
            return try queue(query, after: nil, for: viewer).rows.count
        }
        board.leases = flats(for: viewer).count { isEnding($0, on: today) }
        board.claims = try count(LeadBoard.claims(on: today))
        board.quota = try quotaSums(today.year)
        return board
    }

    /// Whether the lease of a flat ends soon and nobody has given notice.
    func isEnding(_ row: DwellingRow, on today: Day) -> Bool {
        guard !row.isMasked, row.dwelling.endsSoon(on: today) else { return false }
        guard row.dwelling.isLivedIn, let file = files.first(where: { $0.id == row.household?.caseID }) else {
            return true
        }
        return !rows(of: file).contains { notice in
            guard notice.key.rule == .leaseNotice, notice.triggerDay == row.dwelling.until else {
                return false
            }
            return switch notice.outcome {
            case .met, .waived: true
            case .open, .cancelled: false
            }
        }
    }

    /// The day of the last act in a case, by what is alive in it.
    static func touched(_ file: CaseFile) -> Day {
        let acts = file.entries.compactMap { entry -> Int64? in
            if case .assignment = entry.content { nil } else { entry.at.seconds }
        }
        return Day(number: Int32(clamping: (acts.max() ?? 0) / 86_400))
    }
}

extension TeamRow {
    fileprivate mutating func set(_ number: TeamNumber, _ count: Int) {
        switch number {
        case .overdue: overdue = count
        case .due7: due7 = count
        case .due30: due30 = count
        case .week(let week): weeks[week] = count
        case .cases, .phase, .persons, .untouched, .oldest: break
        }
    }
}
