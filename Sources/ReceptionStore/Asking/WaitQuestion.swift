// Väntar på: the board from kept counters, and pages of those who wait, the longest first.

import GRDB
import Reception

extension ReceptionStore {
    public func waitGroups(_ scope: CaseloadScope, for viewer: Actor) throws -> [WaitGroup] {
        let name =
            switch scope {
            case .all: CounterChanges.everyone
            case .unassigned: ""
            case .caseworker(let login): login.name
            }
        return try asking { db in
            let rows = try db.rows(
                "SELECT rule, since, sum(n) FROM open_wait WHERE scope = ? AND since <= ? AND lapses > ? GROUP BY 1, 2",
                [name, viewer.today.number, viewer.today.number])
            var waiting: [RuleID: [Day: Int]] = [:]
            while let row = try rows.next() {
                waiting[RuleID(row[0]), default: [:]][Day(number: row[1])] = row[2]
            }
            return try engine.rulebook.rules.compactMap { rule in
                guard let waits = waiting.removeValue(forKey: rule.id), let newest = engine.rulebook[rule.id]
                else { return nil }
                let closed = try Waits.closed(of: rule.id, db)
                return WaitGroup(newest, waiting: waits, closed: closed, today: viewer.today)
            }
        }
    }

    public func waiting(
        by rule: RuleID, _ scope: CaseloadScope, _ place: PagePlace<WaitRow.Cursor>, limit: Int,
        for viewer: Actor
    ) throws -> RowPage<WaitRow> {
        try asking { db in
            let page = KeysetPage(place, limit: limit)
            var walk = try WaitWalk(rule, scope, page, viewer, db)
            var found: [WaitRow] = []
            while found.count <= limit, let row = try walk.next() { found.append(row) }
            for index in found.indices.prefix(limit) {
                found[index].reminded = try db.int(
                    """
                    SELECT max(day) FROM entry INDEXED BY entry_reminded
                    WHERE case_id = ? AND key = ?
                        AND type = 'fact' AND substr(key, 1, 9) = 'reminded:' AND ended_act IS NULL
                    """, [found[index].caseID.raw, FactID.reminded(rule).id]
                ).map { Day(number: Int32($0)) }
            }
            return page.page(found)
        }
    }
}

/// Walks over those who wait by a rule, a household at a time.
private struct WaitWalk {
    private let rows: RowCursor
    private var pending: WaitRow?
    private var before: QueueRow?

    init(
        _ rule: RuleID, _ scope: CaseloadScope, _ page: KeysetPage<WaitRow.Cursor>, _ viewer: Actor,
        _ db: Database
    ) throws {
        let since = "coalesce(d.opens_on, d.trigger_day)"
        let whose: String? =
            switch scope {
            case .all: nil
            case .unassigned: ""
            case .caseworker(let login): login.name
            }
        let today = viewer.today.number
        var arguments: [(any DatabaseValueConvertible)?] = [viewer.login.name, rule.id, today]
        var conditions = [
            "d.rule = ?2", "\(since) <= ?3", "d.waits = 1", "d.outcome = 0", "c.kind IS NOT NULL",
        ]
        conditions.append("(d.lapses_on IS NULL OR d.lapses_on > ?3)")
        if let whose {
            arguments.append(whose)
            conditions.append("d.caseworker = ?\(arguments.count)")
        }
        // What has lapsed stands first in the index; the counters know from where on something still waits.
        let first = try db.int(
            "SELECT min(since) FROM open_wait WHERE scope = ? AND rule = ? AND since <= ? AND lapses > ?",
            [whose ?? CounterChanges.everyone, rule.id, today, today])
        arguments.append(first ?? Int64(today) + 1)
        conditions.append("\(since) >= ?\(arguments.count)")
        if let cursor = page.cursor {
            let place = arguments.count + 1
            arguments += [cursor.since.number, cursor.number.year, cursor.number.serial]
            conditions.append(
                "(\(since), d.year, d.serial) \(page.comparison) (?\(place), ?\(place + 1), ?\(place + 2))"
            )
        }
        let order = [since, "d.year", "d.serial", "d.number", "d.trigger"].map {
            page.isForward ? $0 : $0 + " DESC"
        }
        let index = whose == nil ? "deadline_since" : "deadline_since_mine"
        rows = try db.rows(
            """
            \(QueueRows.select), \(since) FROM deadline d INDEXED BY \(index)
            CROSS JOIN reception_case c ON c.id = d.case_id
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order.joined(separator: ", "))
            """, arguments)
    }

    /// The next household with all its rows that wait since the same day.
    mutating func next() throws -> WaitRow? {
        while let row = try rows.next() {
            let read = try QueueRows.read(row, after: before).row
            before = read
            let cursor = WaitRow.Cursor(since: Day(number: row[27]), number: read.number)
            if pending?.cursor == cursor {
                pending?.add(read)
                continue
            }
            let done = pending
            pending = WaitRow(
                caseID: read.key.caseID, cursor: cursor, kind: read.kind, household: read.household,
                isMasked: read.isMasked, caseworker: read.caseworker, persons: [], keys: [])
            pending?.add(read)
            if let done { return done }
        }
        defer { pending = nil }
        return pending
    }
}

extension WaitRow {
    fileprivate mutating func add(_ row: QueueRow) {
        keys.append(row.key)
        if let number = row.personNumber, !persons.contains(number) { persons.append(number) }
        persons.sort()
    }
}
