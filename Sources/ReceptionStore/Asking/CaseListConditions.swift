// What rows of the list of cases must fulfil, as SQL; and the few cases that may, where an index knows them.

import GRDB
import Reception

/// The conditions of one question for cases.
struct CaseListConditions {
    let query: CaseListQuery
    let words: [SearchWord]
    let viewer: Actor
    let rulebook: Rulebook

    /// More cases than this are not gathered: then walking finds a page soon.
    static let gathered = 2000

    /// Whether every case of the scope fulfils them.
    var isTrivial: Bool { words.isEmpty && query.filter.isEmpty }

    /// The condition on `reception_case c`, with its named arguments.
    func sql() -> (text: String, arguments: [String: (any DatabaseValueConvertible)?]) {
        let filter = query.filter
        var text = "c.kind IS NOT NULL"
        var arguments: [String: (any DatabaseValueConvertible)?] = ["viewer": viewer.login.name]
        switch query.scope {
        case .all: break
        case .unassigned: text += " AND c.caseworker IS NULL"
        case .caseworker(let login):
            text += " AND c.caseworker = :mine"
            arguments["mine"] = login.name
        }
        func among(_ column: String, _ name: String, _ values: [String]?) {
            guard let values else { return }
            text += " AND \(column) IN (SELECT value FROM json_each(:\(name)))"
            arguments[name] = SQLList.of(values)
        }
        among("c.kind", "kinds", filter.kinds?.map(\.rawValue))
        among("c.phase", "phases", filter.phases?.map(\.rawValue))
        among("ifnull(c.caseworker, '')", "caseworkers", filter.caseworkers?.map { $0?.name ?? "" })
        if let day = filter.touchedBy {
            text += " AND c.touched_on <= :touched"
            arguments["touched"] = day.number
        }
        if !filter.household.isEmpty { text += " AND household_holds(\(Self.household))" }
        if filter.asksOfDeadlines {
            text += """
                 AND EXISTS (SELECT 1 FROM deadline d WHERE d.case_id = c.id AND d.outcome = 0
                    AND \(Band.isLive(on: viewer.today, ":today")) AND \(FilterFunctions.holds))
                """
            arguments["today"] = viewer.today.number
        }
        if !words.isEmpty {
            // Of a masked household nothing is looked into but the number.
            text += """
                 AND text_holds(CASE WHEN c.is_protected AND NOT is_seen(:viewer, c.id) THEN '' ELSE (
                    SELECT t.names || ' ' || t.numbers || ' ' || t.address || ' ' || t.notes
                    FROM case_text t WHERE t.rowid = c.id) END, c.year, c.serial)
                """
        }
        return (text, arguments)
    }

    private static let household =
        "CASE WHEN c.is_protected AND NOT is_seen(:viewer, c.id) THEN '' ELSE c.household END"

    // MARK: Gathering

    /// All cases that may fulfil them, where an index knows that they are few; it may say too many, never too few.
    func few(_ db: Database) throws -> Set<Int64>? {
        if let found = try byWords(db) { return found }
        if let found = try byHousehold(db) { return found }
        if let found = try byTouch(db) { return found }
        if let found = try byRule(db) { return found }
        if let found = try byDate(db) { return found }
        return try byCase(db)
    }

    private func byWords(_ db: Database) throws -> Set<Int64>? {
        guard !words.isEmpty else { return nil }
        let names = words.filter { !$0.single.utf8.allSatisfy { (48...57).contains($0) } }
        guard names.isEmpty else { return try matching(SearchWords.match(typed: names), db) }
        // Digits may be a person's, an address's or the case's own.
        let numbers = words.map(\.single)
        guard var found = try matching(SearchWords.match(numbers, any: true), db) else { return nil }
        var year: Int64 = 0
        while let next = try db.int("SELECT min(year) FROM reception_case WHERE year > ?", [year]) {
            year = next
            let word = numbers.last { !String(year).hasPrefix($0) }
            for range in word.map({ QueueSearch.serials(beginningWith: $0) }) ?? [1...Int(Int32.max)] {
                let more = try gather(
                    "SELECT id FROM reception_case WHERE year = ? AND serial BETWEEN ? AND ?",
                    [year, range.lowerBound, range.upperBound], db)
                guard let more else { return nil }
                found.formUnion(more)
                if found.count > Self.gathered { return nil }
            }
        }
        return found
    }

    private func byHousehold(_ db: Database) throws -> Set<Int64>? {
        let typed = SearchText.typedWords(query.filter.household)
        return typed.isEmpty ? nil : try matching("names : (\(SearchWords.match(typed: typed)))", db)
    }

    private func matching(_ match: String, _ db: Database) throws -> Set<Int64>? {
        try gather("SELECT rowid FROM case_text WHERE case_text MATCH ?", [match], db)
    }

    /// Open cases in which nothing has been done since a day, of whom the question is about.
    private func byTouch(_ db: Database) throws -> Set<Int64>? {
        guard let day = query.filter.touchedBy, !query.includesClosed else { return nil }
        var arguments: [(any DatabaseValueConvertible)?] = [day.number]
        let users: String
        switch query.scope {
        case .all: users = QueueCandidates.users
        case .unassigned: users = "(SELECT '' AS login)"
        case .caseworker(let login):
            users = "(SELECT ?2 AS login)"
            arguments.append(login.name)
        }
        return try gather(
            """
            SELECT c.id FROM \(users) u CROSS JOIN reception_case c INDEXED BY case_untouched
            WHERE c.caseworker IS nullif(u.login, '') AND c.touched_on <= ?1 AND c.is_closed = 0
                AND c.kind IS NOT NULL
            """, arguments, db)
    }

    private func byRule(_ db: Database) throws -> Set<Int64>? {
        guard let rules = query.filter.onlyRules(rulebook) else { return nil }
        var found: Set<Int64> = []
        for rule in rules.sorted() {
            let more = try gather(
                """
                SELECT d.case_id FROM \(QueueCandidates.users) u
                CROSS JOIN deadline d INDEXED BY deadline_of_rule
                WHERE d.rule = ? AND d.caseworker = u.login AND d.band <> \(Band.closed)
                """, [rule.id], db)
            guard let more else { return nil }
            found.formUnion(more)
            if found.count > Self.gathered { return nil }
        }
        return found
    }

    private func byDate(_ db: Database) throws -> Set<Int64>? {
        let filter = query.filter
        let last = filter.lastDue(on: viewer.today, rulebook)
        guard last != nil || filter.dueFrom != nil else { return nil }
        let first = filter.dueFrom ?? .distantPast
        let range = QueueWalk.Range(
            caseworker: nil, includesClosed: false, dueBy: last, today: viewer.today)
        var found: Set<Int64> = []
        for band in try QueueWalk.bands(range, db) {
            let from = band == Band.window ? max(first, viewer.today) : first
            let more = try gather(
                "SELECT d.case_id FROM deadline d INDEXED BY deadline_all WHERE d.band = ? AND d.due BETWEEN ? AND ?",
                [band, from.number, (last ?? .distantFuture).number], db)
            guard let more else { return nil }
            found.formUnion(more)
            if found.count > Self.gathered { return nil }
        }
        return found
    }

    /// By kind, phase or handläggare, of which an index tells how many there are.
    private func byCase(_ db: Database) throws -> Set<Int64>? {
        let filter = query.filter
        for (column, values) in [
            ("kind", filter.kinds?.map(\.rawValue)), ("phase", filter.phases?.map(\.rawValue)),
        ] {
            guard let values else { continue }
            let found = try gather(
                """
                SELECT c.id FROM (SELECT 0 AS closed UNION ALL SELECT 1) o CROSS JOIN json_each(?) j
                CROSS JOIN reception_case c INDEXED BY case_open_\(column)
                WHERE c.is_closed = o.closed AND c.\(column) = j.value
                """, [SQLList.of(values)], db)
            if let found { return found }
        }
        return nil
    }

    /// The cases of a question, nil where they are more than are gathered.
    private func gather(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?], _ db: Database
    ) throws -> Set<Int64>? {
        let rows = try db.rows(sql, arguments)
        var found: Set<Int64> = []
        var read = 0
        while let row = try rows.next() {
            found.insert(row[0])
            read += 1
            // A case may have many rows, but a bound on what is read is what keeps the cost.
            if found.count > Self.gathered || read > 5 * Self.gathered { return nil }
        }
        return found
    }
}
