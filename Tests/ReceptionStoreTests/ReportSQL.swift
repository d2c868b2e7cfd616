// The figures of a period in plain SQL over entries and deadlines, for tests: nothing of the program's own counting is used.

import GRDB
import Reception

@testable import ReceptionStore

/// A line as SQL counts it.
struct CountedLine: Hashable {
    var count = 0
    var households: Int?
    var median: Int?
    var ninetieth: Int?
    var waiting: Int?
    var onTime: Int?
}

/// Asks a database for figures, in tables of its own that are gone with the connection.
struct ReportSQL {
    let db: Database
    let first: Int32
    let through: Int32
    let today: Int32

    init(_ db: Database, _ period: ReportPeriod, today: Day, _ rulebook: Rulebook) throws {
        self.db = db
        first = period.days.lowerBound.number
        through = min(period.days.upperBound, today).number
        self.today = today.number
        try prepare(rulebook)
    }

    private func prepare(_ rulebook: Rulebook) throws {
        try db.execute(
            sql: """
                DROP TABLE IF EXISTS temp.live; DROP TABLE IF EXISTS temp.mem; DROP TABLE IF EXISTS temp.rec;
                DROP TABLE IF EXISTS temp.home; DROP TABLE IF EXISTS temp.own; DROP TABLE IF EXISTS temp.fact;
                DROP TABLE IF EXISTS temp.wait; DROP TABLE IF EXISTS temp.closed; DROP TABLE IF EXISTS temp.span;
                CREATE TEMP TABLE live AS SELECT * FROM main.entry WHERE ended_act IS NULL;
                CREATE INDEX temp.live_case ON live (case_id, type);
                CREATE INDEX temp.live_person ON live (person_id, type, key);
                CREATE TEMP TABLE fact AS
                    SELECT person_id AS person, key, min(day) AS day FROM live
                    WHERE type = 'fact' AND person_id IS NOT NULL GROUP BY 1, 2;
                CREATE INDEX temp.fact_person ON fact (person, key);
                CREATE TEMP TABLE mem AS
                    SELECT m.case_id AS c, m.person_id AS person, m.number, m.day AS joined, m.text IS NOT NULL AS moved,
                        m.act_id <> (SELECT f.act_id FROM live f WHERE f.case_id = m.case_id AND f.type = 'member'
                            ORDER BY f.id LIMIT 1) AS later,
                        (SELECT l.day FROM live l WHERE l.case_id = m.case_id AND l.type = 'left'
                            AND l.person_id = m.person_id) AS left_on,
                        (SELECT julianday(substr(b.text, 12, 10)) - julianday('1970-01-01') FROM live b
                            WHERE b.person_id = m.person_id AND b.type = 'person' AND b.text LIKE 'birth_date=%'
                            ORDER BY b.id DESC LIMIT 1) AS born
                    FROM live m WHERE m.type = 'member';
                CREATE TEMP TABLE home AS
                    SELECT person, c, number, left_on FROM (
                        SELECT *, row_number() OVER (PARTITION BY person ORDER BY joined DESC, c DESC) AS place FROM mem)
                    WHERE place = 1;
                CREATE TEMP TABLE span AS
                    SELECT case_id AS c, key AS kind,
                        iif(lag(id) OVER (PARTITION BY case_id ORDER BY day, id) IS NULL,
                            (SELECT min(f.day) FROM live f WHERE f.case_id = live.case_id AND (f.id = live.id
                                OR f.type = 'fact' AND f.key IN ('received', 'placement_decided'))), day) AS since,
                        coalesce(lead(day) OVER (PARTITION BY case_id ORDER BY day, id) - 1, 99999999) AS last,
                        row_number() OVER (PARTITION BY case_id ORDER BY day, id) AS place
                    FROM live WHERE type = 'kind';
                CREATE TEMP TABLE closed AS
                    SELECT case_id AS c, day, key AS reason FROM live WHERE type = 'closing';
                CREATE TEMP TABLE rec AS
                    SELECT * FROM (
                        SELECT m.person, m.c, m.number, m.left_on,
                            max(r.day, iif(m.later, m.joined, r.day),
                                iif(miss.day <= r.day, came.day, r.day)) AS day
                        FROM mem m JOIN live r ON r.case_id = m.c AND r.type = 'fact' AND r.key = 'received'
                        LEFT JOIN fact miss ON miss.person = m.person AND miss.key = 'did_not_come'
                        LEFT JOIN fact came ON came.person = m.person AND came.key = 'came_later'
                        WHERE NOT m.moved AND coalesce(m.born, 0) <= r.day)
                    WHERE day IS NOT NULL AND (left_on IS NULL OR left_on >= day);
                CREATE TEMP TABLE own (rule TEXT PRIMARY KEY, owner TEXT);
                """)
        for id in Set(rulebook.rules.map(\.id)) {
            try db.execute(
                sql: "INSERT INTO temp.own VALUES (?, ?)", arguments: [id.id, rulebook[id]?.owner.rawValue])
        }
    }

    /// The kind that a case was of on a day.
    private func kind(_ c: String, _ day: String) -> String {
        """
        coalesce((SELECT s.kind FROM span s WHERE s.c = \(c) AND s.since <= \(day) ORDER BY s.place DESC LIMIT 1),
            (SELECT s.kind FROM span s WHERE s.c = \(c) AND s.place = 1))
        """
    }

    private func lines(_ sql: String, _ read: (Row) -> CountedLine) throws -> [String: CountedLine] {
        var found: [String: CountedLine] = [:]
        for row in try Row.fetchAll(db, sql: sql) { found[row[0]] = read(row) }
        return found
    }

    private func whole(_ sql: String, _ read: (Row) -> CountedLine) throws -> [String: CountedLine] {
        try lines("SELECT 'all', \(sql)", read)
    }

    func received() throws -> [String: CountedLine] {
        let rows = "rec WHERE day BETWEEN \(first) AND \(through)"
        let read = { (row: Row) in CountedLine(count: row[1], households: row[2]) }
        let groups = try lines(
            "SELECT \(kind("rec.c", "rec.day")), count(*), count(DISTINCT c) FROM \(rows) GROUP BY 1", read)
        return try groups.merging(whole("count(*), count(DISTINCT c) FROM \(rows)", read)) { $1 }
    }

    /// The waits from reception to a fact; `ages` says who may be waiting.
    func waits(to fact: String, ages: String) throws -> [String: CountedLine] {
        try db.execute(
            sql: """
                DROP TABLE IF EXISTS temp.wait;
                CREATE TEMP TABLE wait AS
                    SELECT \(kind("r.c", "r.day")) AS kind, f.day - r.day AS days,
                        f.day BETWEEN \(first) AND \(through) AND f.day >= r.day AS is_over,
                        (f.day IS NULL OR f.day > \(through)) AND (h.left_on IS NULL OR h.left_on > \(through))
                            AND (SELECT joined <= \(through) OR NOT later FROM mem
                                WHERE mem.c = h.c AND mem.person = h.person)
                            AND (\(ages)) AND \(kind("h.c", "\(through)")) <> 'MASSFLYKT'
                            AND (SELECT min(since) FROM span WHERE span.c = h.c) <= \(through)
                            AND NOT EXISTS (SELECT 1 FROM closed x WHERE x.c = h.c AND x.day <= \(through)) AS waits
                    FROM (SELECT *, row_number() OVER (PARTITION BY person ORDER BY day) AS place FROM rec) r
                    JOIN home h ON h.person = r.person
                    LEFT JOIN fact f ON f.person = r.person AND f.key = '\(fact)'
                    LEFT JOIN (SELECT person, max(born) AS born FROM mem GROUP BY 1) b ON b.person = r.person
                    WHERE r.place = 1 AND r.day <= \(through)
                """)
        return try ranked("wait", isSplit: true)
    }

    /// Counts and percentiles by the nearest rank of a table with `kind`, `days`, `is_over` and `waits`.
    private func ranked(_ table: String, isSplit: Bool) throws -> [String: CountedLine] {
        func sql(_ group: String, _ condition: String) -> String {
            """
            WITH over AS (SELECT \(group) AS g, days, row_number() OVER (PARTITION BY \(group) ORDER BY days) AS place,
                    count(*) OVER (PARTITION BY \(group)) AS n FROM \(table) WHERE is_over AND \(condition)),
                groups AS (SELECT DISTINCT \(group) AS g FROM \(table) WHERE \(condition))
            SELECT g, (SELECT count(*) FROM over o WHERE o.g = groups.g),
                (SELECT days FROM over o WHERE o.g = groups.g AND place = (n * 50 + 99) / 100),
                (SELECT days FROM over o WHERE o.g = groups.g AND place = (n * 90 + 99) / 100),
                (SELECT count(*) FROM \(table) t WHERE t.waits AND \(group) = groups.g AND \(condition)
                    AND t.kind <> 'MASSFLYKT') FROM groups
            """
        }
        func read(_ row: Row) -> CountedLine {
            CountedLine(
                count: row[1], median: row[2], ninetieth: row[3], waiting: isSplit ? row[4] : nil)
        }
        var found = try lines(sql("kind", "true"), read)
        let sum = try lines(sql("'all'", isSplit ? "kind <> 'MASSFLYKT'" : "true"), read)
        found.merge(sum) { $1 }
        if isSplit { found["MASSFLYKT"]?.waiting = nil }
        return found
    }

    func windowUsed() throws -> [String: CountedLine] {
        try db.execute(
            sql: """
                DROP TABLE IF EXISTS temp.wait;
                CREATE TEMP TABLE wait AS
                    SELECT \(kind("h.c", "s.day")) AS kind, s.day - coalesce(f.day, p.day) AS days, 1 AS is_over, 0 AS waits
                    FROM home h JOIN fact s ON s.person = h.person AND s.key = 'establishment_started'
                    LEFT JOIN fact f ON f.person = h.person AND f.key = 'first_registered'
                    LEFT JOIN fact p ON p.person = h.person AND p.key = 'population_registered'
                    WHERE s.day BETWEEN \(first) AND \(through) AND s.day >= coalesce(f.day, p.day)
                """)
        return try ranked("wait", isSplit: false)
    }

    func deadlines(_ owners: String) throws -> [String: CountedLine] {
        let counted = """
            deadline d LEFT JOIN own o ON o.rule = d.rule
            WHERE d.rank = 0 AND d.band <> 3 AND d.due BETWEEN \(first) AND \(through) AND d.due < \(today)
                AND \(owners) AND CASE d.outcome WHEN 1 THEN 1 WHEN 2 THEN 0 WHEN 3 THEN d.outcome_day > d.due
                    ELSE d.lapses_on IS NULL OR d.lapses_on > d.due END
            """
        let columns = "count(*), count(*) FILTER (WHERE d.outcome = 1 AND d.outcome_day <= d.due)"
        let read = { (row: Row) in CountedLine(count: row[1], onTime: row[2]) }
        let rules = try lines("SELECT d.rule, \(columns) FROM \(counted) GROUP BY 1", read)
        return try rules.merging(whole("\(columns) FROM \(counted)", read)) { $1 }
    }

    func outcomes() throws -> [String: CountedLine] {
        let counted = "closed WHERE day BETWEEN \(first) AND \(through)"
        let read = { (row: Row) in CountedLine(count: row[1]) }
        let reasons = try lines("SELECT reason, count(*) FROM \(counted) GROUP BY 1", read)
        return try reasons.merging(whole("count(*) FROM \(counted)", read)) { $1 }
    }

    func knownEBO() throws -> [String: CountedLine] {
        try whole(
            """
            count(DISTINCT s.c) FROM span s LEFT JOIN closed x ON x.c = s.c WHERE s.kind = 'EBO'
                AND max(s.since, \(first)) <= min(s.last, \(through), coalesce(x.day - 1, 99999999))
            """
        ) { CountedLine(count: $0[1]) }
    }

    func openAtEnd() throws -> [String: CountedLine] {
        let counted = """
            (SELECT DISTINCT c FROM span WHERE since <= \(through) AND c NOT IN
                (SELECT c FROM closed WHERE day <= \(through))) o
            """
        let persons = """
            (SELECT count(*) FROM mem m WHERE m.c = o.c AND (m.joined <= \(through) OR NOT m.later)
                AND (m.left_on IS NULL OR m.left_on > \(through)))
            """
        let columns = "coalesce(sum(\(persons)), 0), count(*)"
        let read = { (row: Row) in CountedLine(count: row[1], households: row[2]) }
        let kinds = try lines(
            "SELECT \(kind("o.c", "\(through)")), \(columns) FROM \(counted) GROUP BY 1", read)
        return try kinds.merging(whole("\(columns) FROM \(counted)", read)) { $1 }
    }
}
