// The material of Min dag: deadlines up to the horizon, what others must do, bookings, arrivals, progress.

import GRDB
import Reception

extension ReceptionStore {
    public func day(of caseworker: Login, for viewer: Actor) throws -> DayInput {
        try asking { db in
            var rows = try dayRows(caseworker, viewer, db)
            var met = try met(rows, caseworker, db)
            let arrivals = try arrivals(caseworker, viewer, db)
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
                progress: try progress(of: cases, db), met: met,
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

    private func arrivals(_ caseworker: Login, _ viewer: Actor, _ db: Database) throws -> [ArrivalRow] {
        let days = viewer.today...viewer.today.adding(days: 7)
        let source =
            try OwnCases.areFewer(of: caseworker, than: .arrival, on: days, db)
            ? OwnCases.source
            : "entry e INDEXED BY entry_arrival CROSS JOIN reception_case c ON c.id = e.case_id"
        let rows = try db.rows(
            """
            SELECT e.day, c.id, c.year, c.serial, c.kind,
                CASE WHEN c.is_protected AND c.caseworker IS NOT ?1 THEN '' ELSE c.household END,
                c.is_protected AND c.caseworker IS NOT ?1, c.persons
            FROM \(source)
            WHERE e.type = 'fact' AND e.key = 'arrival_planned' AND e.ended_act IS NULL AND e.day BETWEEN ?2 AND ?3
                AND c.caseworker = ?4 AND c.kind IS NOT NULL AND c.is_closed = 0
                AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.case_id = c.id AND r.ended_act IS NULL
                    AND r.type = 'fact' AND r.key = 'received')
            ORDER BY e.day, c.year, c.serial
            """,
            [viewer.login.name, days.lowerBound.number, days.upperBound.number, caseworker.name])
        var arrivals: [ArrivalRow] = []
        while let row = try rows.next() {
            guard let kind = CaseKind(rawValue: row[4]) else { throw StoreError.damaged("reception_case") }
            arrivals.append(
                ArrivalRow(
                    caseID: CaseID(row[1]), number: CaseNumber(year: row[2], serial: row[3]), kind: kind,
                    household: row[5], isMasked: row[6], day: Day(number: row[0]), flight: "", time: "",
                    persons: row[7]))
        }
        for index in arrivals.indices where !arrivals[index].isMasked {
            let details = try Cases.load(arrivals[index].caseID, db).details
            arrivals[index].flight = details[.flight] ?? ""
            arrivals[index].time = details[.arrivalTime] ?? ""
        }
        return arrivals
    }

    /// Steps of checklists: what is met of what is open or met.
    private func progress(of cases: Set<CaseID>, _ db: Database) throws -> [CaseID: Progress] {
        let steps = Set(engine.rulebook.rules.filter { $0.checklist != nil }.map(\.id.id))
        guard !steps.isEmpty else { return [:] }
        var progress: [CaseID: Progress] = [:]
        for id in cases {
            let rows = try db.rows(
                "SELECT rule, outcome FROM deadline WHERE case_id = ? AND outcome < 2", [id.raw])
            while let row = try rows.next() {
                guard steps.contains(row[0]) else { continue }
                progress[id, default: Progress(done: 0, total: 0)].total += 1
                if row[1] == 1 { progress[id, default: Progress(done: 0, total: 0)].done += 1 }
            }
        }
        return progress
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
