// Kept counters: how many open deadlines and cases each handläggare has, changed by what an act changes.

import GRDB
import Reception

/// The changes of counters in one transaction, gathered and written at its end.
struct CounterChanges {
    /// Everyone's, beside each handläggare's own; `''` is nobody's.
    static let everyone = "*"

    private struct DeadlineKey: Hashable {
        let scope: String
        let band: Int64
        let due: Int32
        let kind: String
    }
    private struct TotalKey: Hashable {
        let scope: String
        let band: Int64
    }
    private struct CaseKey: Hashable {
        let scope: String
        let isClosed: Bool
        let kind: String
        let phase: String
    }

    private struct WaitKey: Hashable {
        let rule: String
        let days: Int64
    }

    private struct OpenWaitKey: Hashable {
        let scope: String
        let rule: String
        let since: Int32
        let lapses: Int32
    }

    private var openWaits: [OpenWaitKey: Int64] = [:]
    private var deadlines: [DeadlineKey: Int64] = [:]
    private var totals: [TotalKey: Int64] = [:]
    private var cases: [CaseKey: (cases: Int64, persons: Int64)] = [:]
    private var waits: [WaitKey: Int64] = [:]
    private var dates = DueCounters()

    /// Counts a deadline in or out.
    mutating func add(_ n: Int64, _ record: DeadlineRecord, kind: CaseKind?) {
        if let days = record.closedWait {
            waits[WaitKey(rule: record.identity.rule, days: days), default: 0] += n
        }
        if let since = record.openWait {
            for scope in [record.caseworker, Self.everyone] {
                let key = OpenWaitKey(
                    scope: scope, rule: record.identity.rule, since: since, lapses: record.lapsesOn ?? .max)
                openWaits[key, default: 0] += n
            }
        }
        guard Band.isCounted(record.band) else { return }
        dates.add(n, record)
        for scope in [record.caseworker, Self.everyone] {
            let key = DeadlineKey(
                scope: scope, band: record.band, due: record.due, kind: kind?.rawValue ?? "")
            deadlines[key, default: 0] += n
            totals[TotalKey(scope: scope, band: record.band), default: 0] += n
        }
    }

    /// Counts a case in or out.
    /// - Parameter day: when it was last touched.
    mutating func add(_ n: Int64, _ row: CaseRow, touchedOn day: Day) {
        guard let kind = row.kind else { return }
        let own = row.caseworker?.name ?? ""
        if !row.isClosed { dates.add(n, caseOf: own, touchedOn: day) }
        for scope in [own, Self.everyone] {
            let key = CaseKey(
                scope: scope, isClosed: row.isClosed, kind: kind.rawValue, phase: row.phase.rawValue)
            cases[key, default: (0, 0)].cases += n
            cases[key, default: (0, 0)].persons += n * Int64(row.persons)
        }
    }

    /// Writes what has gathered.
    mutating func flush(_ db: Database) throws {
        for (key, n) in deadlines where n != 0 {
            try db.count(
                n, at: [key.scope, key.band, key.due, key.kind],
                update: """
                    UPDATE caseload_counter SET n = n + ?
                    WHERE scope = ? AND band = ? AND due = ? AND kind = ?
                    """,
                insert: "INSERT INTO caseload_counter (n, scope, band, due, kind) VALUES (?, ?, ?, ?, ?)",
                delete: """
                    DELETE FROM caseload_counter
                    WHERE scope = ? AND band = ? AND due = ? AND kind = ? AND n = 0
                    """)
        }
        for (key, n) in totals where n != 0 {
            try db.run(
                "UPDATE caseload_total SET n = n + ? WHERE scope = ? AND band = ?", [n, key.scope, key.band])
            if db.changesCount == 0 {
                try db.run(
                    "INSERT INTO caseload_total (n, scope, band) VALUES (?, ?, ?)", [n, key.scope, key.band])
            }
        }
        try flushCases(db)
        try flushWaits(db)
        try flushOpenWaits(db)
        try dates.flush(db)
        self = CounterChanges()
    }

    private func flushCases(_ db: Database) throws {
        for (key, n) in cases where n != (0, 0) {
            let values: [(any DatabaseValueConvertible)?] = [
                n.cases, n.persons, key.scope, key.isClosed, key.kind, key.phase,
            ]
            try db.run(
                """
                UPDATE case_counter SET cases = cases + ?, persons = persons + ?
                WHERE scope = ? AND is_closed = ? AND kind = ? AND phase = ?
                """, values)
            if db.changesCount == 0 {
                try db.run(
                    """
                    INSERT INTO case_counter (cases, persons, scope, is_closed, kind, phase)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, values)
            }
        }
    }

    private func flushOpenWaits(_ db: Database) throws {
        for (key, n) in openWaits where n != 0 {
            let place: [(any DatabaseValueConvertible)?] = [key.scope, key.rule, key.since, key.lapses]
            let known = try db.int(
                "SELECT n FROM open_wait WHERE scope = ? AND rule = ? AND since = ? AND lapses = ?", place)
            if known == nil {
                try db.run(
                    "INSERT INTO open_wait (n, scope, rule, since, lapses) VALUES (?, ?, ?, ?, ?)",
                    [n] + place)
            } else if known == -n {
                try db.run(
                    "DELETE FROM open_wait WHERE scope = ? AND rule = ? AND since = ? AND lapses = ?", place)
            } else {
                try db.run(
                    "UPDATE open_wait SET n = n + ? WHERE scope = ? AND rule = ? AND since = ? AND lapses = ?",
                    [n] + place)
            }
        }
    }

    private func flushWaits(_ db: Database) throws {
        for (key, n) in waits where n != 0 {
            let known = try db.int(
                "SELECT n FROM wait_counter WHERE rule = ? AND days = ?", [key.rule, key.days])
            if known == nil {
                try db.run(
                    "INSERT INTO wait_counter (n, rule, days) VALUES (?, ?, ?)", [n, key.rule, key.days])
            } else if known == -n {
                try db.run("DELETE FROM wait_counter WHERE rule = ? AND days = ?", [key.rule, key.days])
            } else {
                try db.run(
                    "UPDATE wait_counter SET n = n + ? WHERE rule = ? AND days = ?", [n, key.rule, key.days])
            }
        }
    }
}
