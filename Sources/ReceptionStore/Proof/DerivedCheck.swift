// What is kept so that lists need not count, against a full count; and what lists know of each case, against its entries.

import GRDB
import Reception

enum DerivedCheck {
    /// A table of counters, what it holds and what a full count gives.
    private struct Count {
        let table: String
        let kept: String
        let counted: String
    }

    private static let dated = """
        dated AS (
            SELECT caseworker AS scope, due, iif(band = \(Band.window), NULL, lapses_on) AS lapses,
                band = \(Band.open) OR band > \(Band.lapseBase) AND \(Band.canBeLate) AS can_be_late
            FROM deadline
            WHERE band NOT IN (\(Band.closed), \(Band.silent)) AND due <> \(Day.distantFuture.number)),
        touched AS (
            SELECT ifnull(caseworker, '') AS scope, touched_on FROM reception_case
            WHERE is_closed = 0 AND kind IS NOT NULL)
        """

    private static let counts = [
        Count(
            table: "caseload_counter",
            kept: "SELECT scope, band, due, kind, n FROM caseload_counter WHERE n > 0",
            counted: """
                WITH live AS (
                    SELECT d.caseworker AS scope, d.band, d.due, coalesce(c.kind, '') AS kind FROM deadline d
                    JOIN reception_case c ON c.id = d.case_id
                    WHERE d.band NOT IN (\(Band.closed), \(Band.silent))),
                both AS (SELECT * FROM live UNION ALL SELECT '*', band, due, kind FROM live)
                SELECT scope, band, due, kind, count(*) FROM both GROUP BY 1, 2, 3, 4
                """),
        Count(
            table: "caseload_total", kept: "SELECT scope, band, n FROM caseload_total WHERE n > 0",
            counted: "SELECT scope, band, sum(n) FROM caseload_counter GROUP BY 1, 2"),
        Count(
            table: "case_counter",
            kept: "SELECT scope, kind, phase, is_closed, cases, persons FROM case_counter WHERE cases > 0",
            counted: """
                WITH live AS (
                    SELECT coalesce(caseworker, '') AS scope, kind, phase, is_closed, persons
                    FROM reception_case WHERE kind IS NOT NULL),
                both AS (SELECT * FROM live UNION ALL SELECT '*', kind, phase, is_closed, persons FROM live)
                SELECT scope, kind, phase, is_closed, count(*), sum(persons) FROM both GROUP BY 1, 2, 3, 4
                """),
        Count(
            table: "wait_counter", kept: "SELECT rule, days, n FROM wait_counter",
            counted: """
                SELECT rule, outcome_day - trigger_day, count(*) FROM deadline
                WHERE waits = 1 AND outcome = 1 AND outcome_day >= trigger_day GROUP BY 1, 2
                """),
        Count(
            table: "open_wait", kept: "SELECT scope, rule, since, lapses, n FROM open_wait WHERE n > 0",
            counted: """
                WITH live AS (
                    SELECT caseworker AS scope, rule, coalesce(opens_on, trigger_day) AS since,
                        coalesce(lapses_on, 2147483647) AS lapses
                    FROM deadline WHERE waits = 1 AND outcome = 0),
                both AS (SELECT * FROM live UNION ALL SELECT '*', rule, since, lapses FROM live)
                SELECT scope, rule, since, lapses, count(*) FROM both GROUP BY 1, 2, 3, 4
                """),
        Count(
            table: "due_counter", kept: "SELECT scope, series, slot, n FROM due_counter WHERE n > 0",
            counted: """
                WITH \(dated)
                SELECT scope, 2, due, count(*) FROM dated GROUP BY 1, 3
                UNION ALL SELECT scope, 0, due, count(*) FROM dated WHERE can_be_late GROUP BY 1, 3
                UNION ALL SELECT scope, 0, \(Schema.month("due")), count(*) FROM dated WHERE can_be_late GROUP BY 1, 3
                UNION ALL SELECT scope, 1, lapses, count(*) FROM dated
                    WHERE can_be_late AND lapses IS NOT NULL GROUP BY 1, 3
                UNION ALL SELECT scope, 1, \(Schema.month("lapses")), count(*) FROM dated
                    WHERE can_be_late AND lapses IS NOT NULL GROUP BY 1, 3
                UNION ALL SELECT scope, 3, touched_on, count(*) FROM touched GROUP BY 1, 3
                UNION ALL SELECT scope, 3, \(Schema.month("touched_on")), count(*) FROM touched GROUP BY 1, 3
                """),
        Count(
            table: "early_lapse",
            kept: "SELECT scope, due, lapses, can_be_late, n FROM early_lapse WHERE n > 0",
            counted: """
                WITH \(dated)
                SELECT scope, due, lapses, can_be_late, count(*) FROM dated WHERE lapses <= due GROUP BY 1, 2, 3, 4
                """),
        Count(
            table: "quota_sum",
            kept: "SELECT scheme, year, assigned, received FROM quota_sum WHERE assigned > 0",
            counted: """
                SELECT scheme, CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER), sum(persons),
                    sum(iif(received IS NULL, 0, persons)) FROM quota_placement GROUP BY 1, 2
                """),
    ]

    /// The counters that are not what a full count gives.
    static func counters(_ db: Database) throws -> [ProofFault] {
        try counts.compactMap { count in
            let differs = try db.int(
                """
                SELECT EXISTS (SELECT * FROM (\(count.kept)) EXCEPT SELECT * FROM (\(count.counted)))
                    OR EXISTS (SELECT * FROM (\(count.counted)) EXCEPT SELECT * FROM (\(count.kept)))
                """)
            return differs == 0 ? nil : ProofFault(.counter, .changed, name: count.table)
        }
    }

    /// The cases of which lists or deadlines say something else than the entries.
    ///
    /// A case that other rules or an earlier program have computed is computed again before anybody sees it: its deadlines
    /// and when it is expected, which a migration leaves to that, are passed by.
    static func cases(_ engine: DeadlineEngine, _ db: Database) throws -> [ProofFault] {
        var faults: [ProofFault] = []
        let computation = try db.int(
            "SELECT id FROM computation WHERE rulebook_version = ? AND engine_version = ?",
            [engine.rulebook.version, DeadlineEngine.version])
        let strange = try strangeCases(db)
        var ids: [(id: Int64, isCurrent: Bool)] = []
        let rows = try db.rows("SELECT id, computed_by FROM reception_case ORDER BY id")
        while let row = try rows.next() { ids.append((row[0], row[1] == computation)) }
        for (id, isCurrent) in ids {
            guard !strange.contains(id) else {
                faults.append(ProofFault(.derived, .changed, Int(id)))
                continue
            }
            let file: CaseFile
            do { file = try Cases.load(CaseID(id), db) } catch StoreError.damaged {
                faults.append(ProofFault(.derived, .changed, Int(id)))
                continue
            }
            let isSame =
                try CaseRow(file).isStored(as: file.id, isCurrent: isCurrent, db)
                && LookupKey.stored(of: file.id, db) == LookupKey.all(of: file)
                && Derivation.membersAgree(file, db)
            guard try isSame && (!isCurrent || deadlinesAgree(file, engine, db)) else {
                faults.append(ProofFault(.derived, .changed, Int(id), name: file.number.description))
                continue
            }
        }
        return faults
    }

    /// Cases with a date beyond all dates, or whose deadlines bear another case's number.
    private static func strangeCases(_ db: Database) throws -> Set<Int64> {
        let columns = [
            "due", "trigger_day", "opens_on", "raw_due", "lapses_on", "snoozed_until", "outcome_day",
        ]
        let beyond = columns.map { "\($0) NOT BETWEEN -2147483648 AND 2147483647" }.joined(separator: " OR ")
        return try Int64.fetchSet(
            db,
            sql: """
                SELECT case_id FROM deadline WHERE \(beyond)
                UNION SELECT d.case_id FROM deadline d JOIN reception_case c ON c.id = d.case_id
                    WHERE d.year <> c.year OR d.serial <> c.serial
                UNION SELECT id FROM reception_case WHERE expected_on NOT BETWEEN -2147483648 AND 2147483647
                """)
    }

    private static func deadlinesAgree(_ file: CaseFile, _ engine: DeadlineEngine, _ db: Database) throws
        -> Bool
    {
        var stored = try DeadlineRecord.stored(of: file.id, db)
        for record in DeadlineRecord.all(engine.deadlines(of: file), of: file, engine) {
            let old = stored.removeValue(forKey: record.identity)
            guard record.keeping(old) == old else { return false }
        }
        return stored.isEmpty
    }
}

extension CaseRow {
    /// Whether lists know of a case what this row says.
    fileprivate func isStored(as id: CaseID, isCurrent: Bool, _ db: Database) throws -> Bool {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT kind, phase, caseworker, household, sort_key, is_protected, persons, is_closed, expected_on
                    FROM reception_case WHERE id = ?
                    """), arguments: [id.raw])
        guard let row else { return false }
        return row[0] == kind?.rawValue && row[1] == phase.rawValue && row[2] == caseworker?.name
            && row[3] == household && row[4] == SearchText.sortKey(household) && row[5] == isProtected
            && row[6] == persons && row[7] == isClosed && (!isCurrent || row[8] == expectedOn?.number)
    }
}

extension LookupKey {
    fileprivate static func stored(of id: CaseID, _ db: Database) throws -> Set<LookupKey> {
        var keys: Set<LookupKey> = []
        let rows = try db.rows("SELECT kind, value, number FROM lookup_key WHERE case_id = ?", [id.raw])
        while let row = try rows.next() {
            keys.insert(LookupKey(kind: row[0], value: row[1], number: row[2]))
        }
        return keys
    }
}

extension Derivation {
    /// Whether who belongs to a case is written as its entries say.
    fileprivate static func membersAgree(_ file: CaseFile, _ db: Database) throws -> Bool {
        var members = memberRows(file)
        let rows = try db.rows(
            "SELECT number, person_id, joined, left_on FROM membership WHERE case_id = ?", [file.id.raw])
        while let row = try rows.next() {
            let stored: [Int64?] = [row[1], row[2], row[3]]
            guard members.removeValue(forKey: row[0]) == stored else { return false }
        }
        return members.isEmpty
    }
}
