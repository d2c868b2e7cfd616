// How many deadlines are open and how many of them late, from the counters and the few that are snoozed.

import GRDB
import Reception

/// The two numbers of a caseload.
enum OpenCount {
    /// Counts the open and the late deadlines of a caseload on a day.
    static func read(_ scope: CaseloadScope, on today: Day, _ db: Database) throws -> (
        open: Int, overdue: Int
    ) {
        let name =
            switch scope {
            case .all: CounterChanges.everyone
            case .unassigned: ""
            case .caseworker(let login): login.name
            }
        let lapsed = Band.lapsing(on: today)
        let open = try db.int("SELECT n FROM caseload_total WHERE scope = ? AND band = 0", [name])
        let windows = try db.int(
            "SELECT sum(n) FROM caseload_counter WHERE scope = ? AND band = 1 AND due >= ?",
            [name, today.number])
        let others = try db.int(
            "SELECT sum(n) FROM caseload_total WHERE scope = ? AND band > ?", [name, lapsed])
        let late = try db.int(
            "SELECT sum(n) FROM caseload_counter WHERE scope = ? AND band = 0 AND due < ?",
            [name, today.number])
        let lateBeforeLapsing = try db.int(
            """
            SELECT sum(n) FROM caseload_counter
            WHERE scope = ? AND band > ? AND \(Band.canBeLate) AND due < ?
            """, [name, lapsed, today.number])
        let snoozed = try snoozed(scope, name, today, db)
        let passed = try passed(scope, name, today, db)
        let overdue = (late ?? 0) + (lateBeforeLapsing ?? 0) - snoozed - passed.late
        return (Int((open ?? 0) + (windows ?? 0) + (others ?? 0) - passed.all), Int(overdue))
    }

    /// Counts the open deadlines of a rule in everyone's hands, in the index alone, and no further than a limit.
    /// - Parameter days: on which they fall due; what has no date falls due on ``Day/distantFuture``.
    static func read(
        _ rule: RuleID, due days: ClosedRange<Day> = .distantPast ... .distantFuture, limit: Int,
        on today: Day, _ db: Database
    ) throws -> Int {
        let live = [
            "d.band = \(Band.open)", "d.band = \(Band.window) AND d.due >= ?2",
            "d.band > \(Band.lapsing(on: today)) AND \(Band.hasNotPassed(on: today, "?2"))",
        ]
        let scans = live.map {
            """
            SELECT 1 FROM \(QueueCandidates.users) u CROSS JOIN deadline d INDEXED BY deadline_of_rule
            WHERE d.rule = ?1 AND d.caseworker = u.login AND \($0) AND d.due BETWEEN ?4 AND ?5
            """
        }
        let count = try db.int(
            "SELECT count(*) FROM (\(scans.joined(separator: " UNION ALL ")) LIMIT ?3)",
            [rule.id, today.number, limit, days.lowerBound.number, days.upperBound.number])
        return Int(count ?? 0)
    }

    /// What has lapsed within today's quarter, though the counters cannot tell.
    private static func passed(_ scope: CaseloadScope, _ name: String, _ today: Day, _ db: Database) throws
        -> (all: Int64, late: Int64)
    {
        let bands = Band.passing(on: today)
        let (index, mine) = indexed(scope)
        let rows = try db.rows(
            """
            SELECT count(*), total(\(Band.canBeLate) AND due < ?2) FROM deadline INDEXED BY \(index)
            WHERE \(mine) AND band BETWEEN ?3 AND ?4 AND lapses_on <= ?2
            """, [name, today.number, bands.first, bands.last])
        guard let row = try rows.next() else { return (0, 0) }
        return (row[0], row[1])
    }

    private static func indexed(_ scope: CaseloadScope) -> (index: String, condition: String) {
        if case .all = scope { ("deadline_all", "?1 <> ''") } else { ("deadline_mine", "caseworker = ?1") }
    }

    /// Says in a query, of which ?2 is today and ?3 the last band that has lapsed, that a deadline would be late had it not
    /// been put off.
    static let isSnoozed = """
        snoozed_until > ?2 AND due < ?2 AND snoozed_until IS NOT NULL AND outcome = 0
        AND (band = \(Band.open) OR band > ?3 AND \(Band.canBeLate) AND lapses_on > ?2)
        """

    /// What would be late had it not been put off.
    private static func snoozed(_ scope: CaseloadScope, _ name: String, _ today: Day, _ db: Database) throws
        -> Int64
    {
        let (_, mine) = indexed(scope)
        return try db.int(
            """
            SELECT count(*) FROM deadline INDEXED BY deadline_snoozed
            WHERE \(mine) AND \(isSnoozed)
            """, [name, today.number, Band.lapsing(on: today)]) ?? 0
    }
}
