// Team: everybody's caseload out of the counters, whatever the number of cases.

import GRDB
import Reception

extension ReceptionStore {
    public func team(for viewer: Actor) throws -> [TeamRow] {
        try asking { db in try Team(viewer.today, db).rows() }
    }
}

/// Caseloads on a day. A closed case may have open deadlines still; who had it has these.
private struct Team {
    private let today: Day
    private let db: Database

    init(_ today: Day, _ db: Database) {
        self.today = today
        self.db = db
    }

    /// Nobody's first, then everybody who works here or has anything yet, by login.
    func rows() throws -> [TeamRow] {
        var rows = try users()
        try countCases(&rows)
        try findOldest(&rows)
        try countDates(&rows)
        try takeLapsed(&rows)
        try takeSnoozed(&rows)
        try findAbsences(&rows)
        let empty = TeamRow(caseworker: nil)
        return rows.values.filter { row in
            var blank = row
            (blank.caseworker, blank.role, blank.share, blank.absence) = (nil, nil, nil, nil)
            return row.caseworker == nil || row.role != nil || blank != empty
        }.sorted { ($0.caseworker?.name ?? "") < ($1.caseworker?.name ?? "") }
    }

    private func users() throws -> [String: TeamRow] {
        var rows = ["": TeamRow(caseworker: nil)]
        let found = try db.rows("SELECT login, role, share, is_removed FROM app_user")
        while let row = try found.next() {
            guard let role = Role(rawValue: row[1]) else { throw StoreError.damaged("app_user") }
            let login = Login(row[0])
            var user = TeamRow(caseworker: login, role: row[3] ? nil : role)
            user.share = row[2]
            rows[login.name] = user
        }
        return rows
    }

    /// The first absence that is not over and begins within the weeks.
    private func findAbsences(_ rows: inout [String: TeamRow]) throws {
        let end = today.adding(days: 7 * TeamRow.weekCount)
        for absence in try UnitRecords.absences(since: today, db).compactMap(\.absence)
        where absence.days.lowerBound < end && rows[absence.login.name]?.absence == nil {
            rows[absence.login.name]?.absence = absence
        }
    }

    private func countCases(_ rows: inout [String: TeamRow]) throws {
        let found = try db.rows(
            """
            SELECT scope, kind, phase, cases, persons FROM case_counter
            WHERE is_closed = 0 AND scope <> ? AND cases > 0
            """, [CounterChanges.everyone])
        while let row = try found.next() {
            guard let kind = CaseKind(rawValue: row[1]), let phase = Phase(rawValue: row[2]) else {
                throw StoreError.damaged("case_counter")
            }
            let (scope, cases, persons): (String, Int, Int) = (row[0], row[3], row[4])
            rows[scope]?.cases += cases
            rows[scope]?.persons += persons
            rows[scope]?.stations[kind, default: [:]][phase] = cases
        }
    }

    /// The first of an index for each of them.
    private func findOldest(_ rows: inout [String: TeamRow]) throws {
        let found = try db.rows(
            """
            SELECT u.login, c.year, c.serial, c.touched_on
            FROM \(QueueCandidates.users) u CROSS JOIN reception_case c ON c.id = (
                SELECT o.id FROM reception_case o INDEXED BY case_untouched
                WHERE o.caseworker IS nullif(u.login, '') AND o.is_closed = 0 AND o.kind IS NOT NULL
                ORDER BY o.touched_on, o.year, o.serial LIMIT 1)
            """)
        while let row = try found.next() {
            rows[row[0]]?.oldest = TeamRow.Untouched(
                CaseNumber(year: row[1], serial: row[2]), since: Day(number: row[3]))
        }
    }

    /// Where a day stands in the numbers that are asked for together: each begins and ends with one of these.
    private static let bounds = [0, 7, 8, 14, 21, 28, 31, 35, 42, 49, 56]

    private func countDates(_ rows: inout [String: TeamRow]) throws {
        let parts = zip(Self.bounds, Self.bounds.dropFirst()).map { first, end in
            sum(.any, "slot BETWEEN \(Int(today.number) + first) AND \(Int(today.number) + end - 1)")
        }
        let touched = today.adding(days: 1 - TeamRow.untouchedDays)
        let columns =
            [before(touched, .touched), "\(before(today, .due)) - \(before(today.adding(days: 1), .lapse))"]
            + parts
        let found = try db.rows(
            "SELECT u.login, \(columns.joined(separator: ", ")) FROM \(QueueCandidates.users) u")
        while let row = try found.next() {
            let scope: String = row[0]
            rows[scope]?.untouched = row[1]
            rows[scope]?.overdue += row[2] as Int
            for (index, first) in Self.bounds.dropLast().enumerated() {
                let n: Int = row[index + 3]
                if n != 0 { rows[scope]?.count(n, dueIn: first) }
            }
        }
    }

    /// What fell due, lapsed or was last touched before a day: whole months, and the days of its own.
    private func before(_ day: Day, _ series: DueCounters.Series) -> String {
        let first = Int(day.number) - day.components.day + 1
        let months = sum(
            series, "slot BETWEEN \(DueCounters.firstMonth) AND \(DueCounters.month(of: day) - 1)")
        let days = sum(series, "slot BETWEEN \(first) AND \(Int(day.number) - 1)")
        return "(\(months) + \(days))"
    }

    private func sum(_ series: DueCounters.Series, _ slots: String) -> String {
        """
        (SELECT coalesce(sum(n), 0) FROM due_counter WHERE scope = u.login AND series = \(series.rawValue) AND \(slots))
        """
    }

    /// What has lapsed before its date came, and so neither is late nor falls due.
    private func takeLapsed(_ rows: inout [String: TeamRow]) throws {
        let found = try db.rows(
            """
            SELECT scope, due, can_be_late, sum(n) FROM early_lapse WHERE lapses <= ?1 AND due >= ?1
            GROUP BY 1, 2, 3
            """, [today.number])
        while let row = try found.next() {
            let (scope, n): (String, Int) = (row[0], row[3])
            // It was taken off as lapsed without having been counted as due.
            if row[2] { rows[scope]?.overdue += n }
            rows[scope]?.count(-n, dueIn: Day(number: row[1]) - today)
        }
    }

    /// What would be late had it not been put off.
    private func takeSnoozed(_ rows: inout [String: TeamRow]) throws {
        let found = try db.rows(
            """
            SELECT caseworker, count(*) FROM deadline INDEXED BY deadline_snoozed
            WHERE \(OpenCount.isSnoozed) GROUP BY caseworker
            """, ["", today.number, Band.lapsing(on: today)])
        while let row = try found.next() { rows[row[0]]?.overdue -= row[1] as Int }
    }
}

extension TeamRow {
    /// Counts what falls due in so many days.
    fileprivate mutating func count(_ n: Int, dueIn days: Int) {
        if days <= 7 { due7 += n }
        if days <= 30 { due30 += n }
        if days < 7 * Self.weekCount { weeks[days / 7] += n }
    }
}
