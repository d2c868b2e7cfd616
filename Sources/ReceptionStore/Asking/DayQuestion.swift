// The material of Min dag: deadlines up to the horizon, what others must do, bookings, arrivals.

import GRDB
import Reception

extension ReceptionStore {
    public func day(of caseworker: Login, for viewer: Actor) throws -> DayInput {
        try asking { db in
            var rows = try dayRows(caseworker, viewer, db)
            var met = try met(rows, caseworker, db)
            let soon = viewer.today...viewer.today.adding(days: 7)
            let arrivals = try Arrivals.rows(.caseworker(caseworker), on: soon, viewer, db)
            let cases = Set(rows.map(\.key.caseID)).union(arrivals.map(\.caseID))
            if viewer.role == .teamLead, viewer.login == caseworker {
                // Her own rows of these rules are among the unit's.
                let led = try LedRows(engine.rulebook, viewer, db)
                rows = rows.filter { !led.rules.contains($0.key.rule) } + led.rows
                met.merge(led.met) { _, ofUnit in ofUnit }
            }
            func households(of scope: String) throws -> Int {
                Int(
                    try db.int(
                        "SELECT sum(cases) FROM case_counter WHERE scope = ? AND is_closed = 0", [scope]) ?? 0
                )
            }
            return DayInput(
                rows: rows,
                bookings: try Bookings.rows(
                    BookingQuery(
                        scope: .caseworker(caseworker),
                        days: viewer.today...viewer.today.adding(days: 1), limit: .max),
                    viewer, db), arrivals: arrivals,
                progress: try Arrivals.progress(of: cases, engine.rulebook, db), met: met,
                households: try households(of: caseworker.name), unassigned: try households(of: ""))
        }
    }

    private func dayRows(_ caseworker: Login, _ viewer: Actor, _ db: Database) throws -> [QueueRow] {
        let horizon = viewer.today.adding(days: DayInput.horizonDays)
        var range = QueueWalk.Range(
            caseworker: caseworker.name, includesClosed: false, dueBy: horizon, today: viewer.today)
        var walk = try QueueWalk(range, from: nil, descending: false, for: viewer.login, db)
        var rows: [QueueRow] = []
        while let row = try walk.next() { rows.append(row) }
        range.dueBy = nil
        for band in try QueueWalk.bands(range, db) {
            let waiting = try db.rows(
                """
                \(QueueRows.select) FROM deadline d INDEXED BY deadline_waiting
                CROSS JOIN reception_case c ON c.id = d.case_id
                WHERE d.caseworker = ?2 AND d.band = ?3 AND d.due > ?4 AND d.waits = 1 AND d.outcome = 0
                    AND \(Band.hasNotPassed(on: viewer.today, "?5"))
                ORDER BY d.due
                """, [viewer.login.name, caseworker.name, band, horizon.number, viewer.today.number])
            while let row = try waiting.next() { rows.append(try QueueRows.read(row).row) }
        }
        return rows
    }

    /// How many households have met what several still have open.
    private func met(_ rows: [QueueRow], _ caseworker: Login, _ db: Database) throws -> [GroupKey: Int] {
        var cases: [GroupKey: Set<CaseID>] = [:]
        for row in rows {
            if let due = row.due {
                cases[GroupKey(rule: row.key.rule, due: due), default: []].insert(row.key.caseID)
            }
        }
        var met: [GroupKey: Int] = [:]
        for (key, households) in cases where households.count >= MyDay.groupSize {
            met[key] = Int(
                try db.int(
                    """
                    SELECT count(DISTINCT case_id) FROM deadline INDEXED BY deadline_of_rule
                    WHERE rule = ? AND caseworker = ? AND band = 2 AND due = ? AND outcome = 1
                    """, [key.rule.id, caseworker.name, key.due.number]) ?? 0)
        }
        return met
    }
}
