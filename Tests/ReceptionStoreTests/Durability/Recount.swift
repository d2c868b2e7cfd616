// Every counter that is kept, beside the same counted from the rows that it counts.

import GRDB

@testable import ReceptionStore

/// The counters of a database against a full count.
enum Recount {
    /// What is kept, and the same counted.
    static let pairs: [(name: String, kept: String, counted: String)] = [
        (
            "caseload_counter",
            "SELECT scope, band, due, kind, n FROM caseload_counter ORDER BY 1, 2, 3, 4",
            """
            WITH live AS (SELECT d.caseworker AS scope, d.band, d.due, c.kind FROM deadline d
                JOIN reception_case c ON c.id = d.case_id WHERE d.band NOT IN (2, 3)),
            both AS (SELECT * FROM live UNION ALL SELECT '*', band, due, kind FROM live)
            SELECT scope, band, due, kind, count(*) AS n FROM both GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """
        ),
        (
            "caseload_total",
            "SELECT scope, band, n FROM caseload_total WHERE n > 0 ORDER BY 1, 2",
            "SELECT scope, band, sum(n) AS n FROM caseload_counter GROUP BY 1, 2 ORDER BY 1, 2"
        ),
        (
            "case_counter",
            """
            SELECT scope, kind, phase, is_closed, cases, persons FROM case_counter WHERE cases > 0
            ORDER BY 1, 2, 3, 4
            """,
            """
            WITH live AS (SELECT coalesce(caseworker, '') AS scope, kind, phase, is_closed, persons
                FROM reception_case WHERE kind IS NOT NULL),
            both AS (SELECT * FROM live UNION ALL SELECT '*', kind, phase, is_closed, persons FROM live)
            SELECT scope, kind, phase, is_closed, count(*) AS cases, sum(persons) AS persons FROM both
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """
        ),
        (
            "wait_counter",
            "SELECT rule, days, n FROM wait_counter ORDER BY 1, 2",
            """
            SELECT rule, outcome_day - trigger_day AS days, count(*) AS n FROM deadline
            WHERE waits = 1 AND outcome = 1 AND outcome_day >= trigger_day GROUP BY 1, 2 ORDER BY 1, 2
            """
        ),
        (
            "open_wait",
            "SELECT scope, rule, since, lapses, n FROM open_wait ORDER BY 1, 2, 3, 4",
            """
            WITH live AS (SELECT caseworker AS scope, rule, coalesce(opens_on, trigger_day) AS since,
                coalesce(lapses_on, 2147483647) AS lapses FROM deadline WHERE waits = 1 AND outcome = 0),
            both AS (SELECT * FROM live UNION ALL SELECT '*', rule, since, lapses FROM live)
            SELECT scope, rule, since, lapses, count(*) AS n FROM both GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """
        ),
        (
            "touched_on",
            "SELECT scope, slot, n FROM due_counter WHERE series = 3 AND slot < 10000000 ORDER BY 1, 2",
            """
            SELECT coalesce(caseworker, '') AS scope, touched_on AS slot, count(*) AS n FROM reception_case
            WHERE kind IS NOT NULL AND is_closed = 0 GROUP BY 1, 2 ORDER BY 1, 2
            """
        ),
    ]

    /// The names of the counters that do not hold.
    static func faults(_ store: ReceptionStore) throws -> [String] {
        try store.reader.read { db in
            try pairs.filter { try Row.fetchAll(db, sql: $0.kept) != Row.fetchAll(db, sql: $0.counted) }
                .map(\.name)
        }
    }
}
