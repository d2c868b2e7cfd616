// The material of Min dag: deadlines up to the horizon, what others must do, bookings, arrivals.

import GRDB
import Reception

extension ReceptionStore {
    public func day(of caseworker: Login, for viewer: Actor) throws -> DayInput {
        try asking { db in
            let covered = try UnitRecords.absences(since: viewer.today, db).compactMap(\.absence).filter {
                $0.cover == caseworker && $0.days.contains(viewer.today)
            }
            let owners = [caseworker] + covered.map(\.login)
            let soon = viewer.today...viewer.today.adding(days: 7)
            var rows: [QueueRow] = []
            var arrivals: [ArrivalRow] = []
            var bookings: [BookingRow] = []
            for owner in owners {
                var own = try dayRows(owner, viewer, db)
                var expected = try Arrivals.rows(.caseworker(owner), on: soon, viewer, db)
                let near = viewer.today...viewer.today.adding(days: 1)
                var booked = try Bookings.page(
                    BookingQuery(scope: .caseworker(owner), days: near), viewer, db
                ).rows
                if owner != caseworker {
                    // Protected households do not go to whoever covers, unless she is named for them.
                    let cases = own.map(\.key.caseID) + expected.map(\.caseID) + booked.map(\.caseID)
                    let hidden = try NamedViewers.protected(among: Set(cases), notFor: caseworker, db)
                    own.removeAll { hidden.contains($0.key.caseID) }
                    expected.removeAll { hidden.contains($0.caseID) }
                    booked.removeAll { hidden.contains($0.caseID) }
                }
                // Her own are a thousand and more: they are not copied.
                if rows.isEmpty { rows = own } else { rows += own }
                arrivals += expected
                bookings += booked
            }
            var met = try met(rows, owners, db)
            let cases = Set(rows.map(\.key.caseID)).union(arrivals.map(\.caseID))
            if viewer.role.may(.watchUnit), viewer.login == caseworker {
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
            var input = DayInput(
                rows: rows, bookings: bookings, arrivals: arrivals,
                progress: try Arrivals.progress(of: cases, engine.rulebook, db), met: met,
                households: try households(of: caseworker.name), unassigned: try households(of: ""))
            input.covered = covered
            input.handovers = DayHandovers(
                try UnitRecords.offers(db).compactMap(\.handover), of: caseworker)
            return input
        }
    }

    /// The open rows up to the horizon, and what others must do whenever it is due, in no order. Found by the index and
    /// read case by case, where they lie beside each other.
    private func dayRows(_ caseworker: Login, _ viewer: Actor, _ db: Database) throws -> [QueueRow] {
        let found = try db.rows(
            """
            WITH mine (id) AS MATERIALIZED (
                SELECT case_id FROM deadline INDEXED BY deadline_mine
                WHERE caseworker = ?2 AND band IN (\(Band.open), \(Band.window))
                UNION SELECT case_id FROM deadline INDEXED BY deadline_mine
                WHERE caseworker = ?2 AND band > \(Band.lapsing(on: viewer.today)))
            \(QueueRows.select) FROM mine
            CROSS JOIN reception_case c ON c.id = mine.id CROSS JOIN deadline d ON d.case_id = mine.id
            WHERE d.outcome = 0 AND (d.due <= ?4 OR d.waits = 1) AND \(Band.isLive(on: viewer.today, "?3"))
            """,
            [
                viewer.login.name, caseworker.name, viewer.today.number,
                viewer.today.adding(days: DayInput.horizonDays).number,
            ])
        var rows: [QueueRow] = []
        while let row = try found.next() { rows.append(try QueueRows.read(row, after: rows.last).row) }
        return rows
    }

    /// How many households have met what several still have open.
    private func met(_ rows: [QueueRow], _ owners: [Login], _ db: Database) throws -> [GroupKey: Int] {
        var cases: [GroupKey: Set<CaseID>] = [:]
        for row in rows {
            if let due = row.due {
                cases[GroupKey(rule: row.key.rule, due: due), default: []].insert(row.key.caseID)
            }
        }
        var met: [GroupKey: Int] = [:]
        for (key, households) in cases where households.count >= MyDay.groupSize {
            for owner in owners {
                let done = try db.int(
                    """
                    SELECT count(DISTINCT case_id) FROM deadline INDEXED BY deadline_of_rule
                    WHERE rule = ? AND caseworker = ? AND band = 2 AND due = ? AND outcome = 1
                    """, [key.rule.id, owner.name, key.due.number])
                met[key, default: 0] += Int(done ?? 0)
            }
        }
        return met
    }
}
