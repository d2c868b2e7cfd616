// Ärenden as pages: runs of an index one after the other, or the few cases that a filter leaves, sorted here.

import GRDB
import Reception

extension ReceptionStore: CaseListing {
    public func caseList(
        _ query: CaseListQuery, from place: CasePlace?, backwards: Bool, for viewer: Actor
    ) throws -> CasePage {
        try asking { db in
            let words = SearchText.typedWords(query.text)
            filterFunctions.ask(query.filter, words, on: viewer.today)
            let conditions = CaseListConditions(
                query: query, words: words, viewer: viewer, rulebook: engine.rulebook)
            return try CaseListPaging(conditions, db).page(from: place, backwards: backwards)
        }
    }

    public func caseCount(_ scope: CaseloadScope, includesClosed: Bool) throws -> Int {
        let name =
            switch scope {
            case .all: CounterChanges.everyone
            case .unassigned: ""
            case .caseworker(let login): login.name
            }
        return try asking { db in
            Int(
                try db.int(
                    "SELECT sum(cases) FROM case_counter WHERE scope = ? AND is_closed <= ?",
                    [name, includesClosed ? 1 : 0]) ?? 0)
        }
    }
}

/// One question for cases, being answered.
struct CaseListPaging {
    private let conditions: CaseListConditions
    private let parts: [CaseListPart]
    private let db: Database
    private var query: CaseListQuery { conditions.query }

    init(_ conditions: CaseListConditions, _ db: Database) throws {
        self.conditions = conditions
        self.db = db
        parts = try CaseListPart.all(conditions.query, db)
    }

    /// A page beyond a place; backwards gives the rows before it, in the list's order.
    func page(from place: CasePlace?, backwards: Bool) throws -> CasePage {
        let limit = max(0, query.limit)
        var page = CasePage(rows: [], hasMoreBefore: false, hasMoreAfter: false)
        if !conditions.isTrivial, let few = try conditions.few(db) {
            let all = try rows(of: few).sorted { precedes($0.place, $1.place) }
            let beyond = all.filter { row in
                guard let place else { return true }
                return backwards ? precedes(row.place, place) : precedes(place, row.place)
            }
            page.rows = Array(backwards ? beyond.suffix(limit) : beyond.prefix(limit))
            let hasMore = beyond.count > limit
            let edge = backwards ? page.rows.last?.place : page.rows.first?.place
            let behind = all.contains { row in
                guard let edge = edge ?? place else { return false }
                return backwards ? precedes(edge, row.place) : precedes(row.place, edge)
            }
            page.hasMoreBefore = backwards ? hasMore : behind
            page.hasMoreAfter = backwards ? behind : hasMore
        } else {
            var found = try walk(from: place, backwards: backwards, limit: limit + 1)
            let hasMore = found.count > limit
            if hasMore { found.removeLast() }
            if backwards { found.reverse() }
            page.rows = found
            var behind = false
            if let edge = (backwards ? found.last?.place : found.first?.place) ?? place, place != nil {
                behind =
                    try !conditions.isTrivial || !walk(from: edge, backwards: !backwards, limit: 1).isEmpty
            }
            page.hasMoreBefore = backwards ? hasMore : behind
            page.hasMoreAfter = backwards ? behind : hasMore
        }
        try complete(&page.rows)
        return page
    }

    // MARK: Walking

    private func walk(from place: CasePlace?, backwards: Bool, limit: Int) throws -> [CaseEntry] {
        var found: [CaseEntry] = []
        let start = place.flatMap { place in
            parts.firstIndex { $0.isClosed == place.isClosed && $0.group == place.group }
        }
        let order = backwards ? Array(parts.indices.reversed()) : Array(parts.indices)
        for index in order {
            if let start, backwards ? index > start : index < start { continue }
            guard found.count < limit else { break }
            try add(
                parts[index], beyond: index == start ? place : nil, descending: query.isReversed != backwards,
                limit, to: &found)
        }
        return found
    }

    private func add(
        _ part: CaseListPart, beyond place: CasePlace?, descending: Bool, _ limit: Int,
        to found: inout [CaseEntry]
    ) throws {
        var (text, arguments) = conditions.sql()
        let columns = (part.key.map { ["c.\($0)"] } ?? []) + ["c.year", "c.serial"]
        if let place {
            let values = (part.key == nil ? [] : [":key"]) + [":year", ":serial"]
            text += " AND (\(columns.joined(separator: ", "))) \(descending ? "<" : ">") "
            text += "(\(values.joined(separator: ", ")))"
            if part.key != nil { arguments["key"] = place.key }
            arguments["year"] = place.number.year
            arguments["serial"] = place.number.serial
        }
        if part.condition.contains(":group") { arguments["group"] = part.group }
        arguments["limit"] = limit - found.count
        arguments["closed"] = part.isClosed ? 1 : 0
        let order = columns.map { descending ? $0 + " DESC" : $0 }.joined(separator: ", ")
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    \(Self.select) FROM reception_case c INDEXED BY \(part.index)
                    WHERE c.is_closed = :closed\(part.condition) AND \(text)
                    ORDER BY \(order) LIMIT :limit
                    """), arguments: StatementArguments(arguments))
        while let row = try rows.next() { found.append(try entry(row, part)) }
    }

    /// The columns of ``CaseListRows/read(_:)``, and by what households are sorted, `''` where it is masked.
    private static let select =
        CaseListRows.select.replacing("?1", with: ":viewer")
        + ", CASE WHEN c.is_protected AND NOT is_seen(:viewer, c.id) THEN '' ELSE c.sort_key END"

    private func entry(_ row: Row, _ part: CaseListPart) throws -> CaseEntry {
        let read = try CaseListRows.read(row)
        let place = CasePlace(
            isClosed: part.isClosed, group: part.group, key: part.key == nil ? "" : row[10],
            number: read.number)
        return CaseEntry(row: read, place: place)
    }

    // MARK: A few

    private func rows(of few: Set<Int64>) throws -> [CaseEntry] {
        var (text, arguments) = conditions.sql()
        arguments["few"] = SQLList.of(few)
        if !query.includesClosed { text += " AND c.is_closed = 0" }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    \(Self.select) FROM json_each(:few) j CROSS JOIN reception_case c ON c.id = j.value
                    WHERE \(text)
                    """), arguments: StatementArguments(arguments))
        var found: [CaseEntry] = []
        while let row = try rows.next() {
            let read = try CaseListRows.read(row)
            let part = parts.first { $0.has(read, query.sort, isEveryone: query.scope == .all) }
            if let part { found.append(try entry(row, part)) }
        }
        return found
    }

    /// Whether a place stands before another in the list.
    private func precedes(_ a: CasePlace, _ b: CasePlace) -> Bool {
        func index(_ place: CasePlace) -> Int {
            parts.firstIndex { $0.isClosed == place.isClosed && $0.group == place.group } ?? parts.count
        }
        let (first, second) = (index(a), index(b))
        if first != second { return first < second }
        if a.key != b.key {
            let precedes = Array(a.key.utf8).lexicographicallyPrecedes(Array(b.key.utf8))
            return precedes != query.isReversed
        }
        return a.number != b.number && (a.number < b.number) != query.isReversed
    }

    // MARK: What stands beside a case

    /// The next deadline and the day of the assignment, for the rows of a page.
    private func complete(_ rows: inout [CaseEntry]) throws {
        let ids = rows.map(\.id.raw)
        var since: [Int64: Int32] = [:]
        let days = try db.rows(
            """
            SELECT e.case_id, coalesce(min(CASE WHEN e.type = 'fact' THEN e.day END), min(e.day))
            FROM json_each(?) j CROSS JOIN entry e ON e.case_id = j.value AND e.ended_act IS NULL
            WHERE e.type = 'fact' AND e.key = ? OR e.type = 'kind' GROUP BY e.case_id
            """, [SQLList.of(ids), FactID.placementDecided.id])
        while let row = try days.next() { since[row[0]] = row[1] }
        let next = try next(of: ids)
        for index in rows.indices {
            rows[index].since = since[rows[index].id.raw].map { Day(number: $0) }
            rows[index].next = next[rows[index].id.raw]
        }
    }

    /// The first open deadline of each case in the queue's order, of those that the filter asks for.
    private func next(of ids: [Int64]) throws -> [Int64: QueueRow] {
        let today = conditions.viewer.today
        let rows = try db.rows(
            """
            \(QueueRows.select) FROM json_each(?2) j CROSS JOIN deadline d ON d.case_id = j.value
                AND (d.rule, d.number, d.trigger) = (SELECT d.rule, d.number, d.trigger FROM deadline d
                    WHERE d.case_id = j.value AND d.outcome = 0 AND \(Band.isLive(on: today, "?3"))
                        \(query.filter.asksOfDeadlines ? "AND \(FilterFunctions.holds)" : "")
                    ORDER BY d.due, d.rank, d.rule, d.number, d.trigger LIMIT 1)
            CROSS JOIN reception_case c ON c.id = d.case_id AND c.kind IS NOT NULL
            """, [conditions.viewer.login.name, SQLList.of(ids), today.number])
        var found: [Int64: QueueRow] = [:]
        while let row = try rows.next() { found[row[0]] = try QueueRows.read(row).row }
        return found
    }
}
