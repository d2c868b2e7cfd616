// The queue as pages: range scans, filters, and the candidates that spare reading every row for a rare word.

import GRDB
import Reception

extension ReceptionStore {
    public func queue(_ query: QueueQuery, after: QueueCursor?, for viewer: Actor) throws -> QueuePage {
        try asking { db in
            try QueuePaging(query, viewer, reminderWords, db, rulebook: engine.rulebook).page(
                from: after, backwards: false)
        }
    }

    public func queue(_ query: QueueQuery, before: QueueCursor, for viewer: Actor) throws -> QueuePage {
        try asking { db in
            try QueuePaging(query, viewer, reminderWords, db, rulebook: engine.rulebook).page(
                from: before, backwards: true)
        }
    }
}

/// What reading costs, by which is chosen how rows are found; the answers are the same whatever it says.
struct QueueCosts {
    /// After how many rows of a walk it is weighed whether to walk on.
    var walkStep = 128
    /// Candidates are gathered where a page is likely to take more rows than this.
    var walkBound = 1000
    /// How many keys are walked in half the time that one case's keys take to look up.
    var keysPerCase = 25
    /// The same of one rule of a case.
    var keysPerRule = 4
    /// A rule with as many live rows is walked to, not looked up.
    var commonRule = 2000
}

/// One question to the queue, being answered.
struct QueuePaging {
    private let query: QueueQuery
    private let viewer: Actor
    private let filter: QueueFilter
    private let range: QueueWalk.Range
    private let reminders: ReminderWords
    private let costs: QueueCosts
    private let db: Database
    private let notes: QueueNotes

    init(
        _ given: QueueQuery, _ viewer: Actor, _ reminders: ReminderWords, _ db: Database,
        rulebook: Rulebook? = nil, costs: QueueCosts = QueueCosts()
    ) {
        let query = rulebook.map { given.narrowed(on: viewer.today, $0) } ?? given
        self.query = query
        self.viewer = viewer
        self.reminders = reminders
        self.costs = costs
        self.db = db
        notes = QueueNotes(db)
        filter = QueueFilter(query, on: viewer.today, rulebook)
        let caseworker: String? =
            switch query.scope {
            case .all: nil
            case .unassigned: ""
            case .caseworker(let login): login.name
            }
        range = QueueWalk.Range(
            caseworker: caseworker, includesClosed: query.includesClosed, dueBy: query.dueBy,
            dueFrom: query.filter.dueFrom, today: viewer.today)
    }

    /// A page beyond a place; `backwards` gives the rows before it, in the same order.
    func page(from place: QueueCursor?, backwards: Bool) throws -> QueuePage {
        let isByDue = query.sort == .due
        let descending = (query.isReversed && isByDue) != backwards
        let limit = max(0, query.limit)
        var (rows, hasMore) = try rows(from: place, descending: descending, limit: limit)
        if backwards { rows.reverse() }
        var hasMoreBehind = false
        if let place {
            // What lies on the other side of the page: looked at only where that costs one row.
            let edge = (backwards ? rows.last : rows.first)?.cursor ?? place
            hasMoreBehind =
                try filter.isTrivial
                ? !self.rows(from: edge, descending: !descending, limit: 1).0.isEmpty : true
        }
        if !isByDue { sort(&rows) }
        return QueuePage(
            rows: rows, hasMoreBefore: backwards ? hasMore : hasMoreBehind,
            hasMoreAfter: backwards ? hasMoreBehind : hasMore)
    }

    private func rows(from place: QueueCursor?, descending: Bool, limit: Int) throws -> ([QueueRow], Bool) {
        var found: [QueueRow] = []
        if let numbers = query.cases {
            let ids = try numbers.compactMap { try Cases.id(of: $0, db)?.raw }
            let keys = try QueueKey.all(of: ids, in: range, db)
            let hasMore = try add(keys, to: &found, beyond: place, descending, limit)
            return (found, hasMore)
        }
        var walk = try QueueWalk(range, from: place, descending: descending, for: viewer.login, db)
        var walked = 0
        while let row = try walk.next() {
            walked += 1
            if try filter.holds(row, notes) {
                if found.count == limit { return (found, true) }
                found.append(row)
            }
            if walked % costs.walkStep == 0, !filter.isTrivial,
                (limit + 1 - found.count) * walked > costs.walkBound * max(1, found.count)
            {
                let hasMore = try search(for: &found, beyond: row.cursor, descending, limit)
                return (found, hasMore)
            }
        }
        return (found, false)
    }

    /// Adds the rows beyond a place that candidates lead to, until there are enough.
    /// - Returns: whether there are more.
    private func search(
        for found: inout [QueueRow], beyond place: QueueCursor, _ descending: Bool, _ limit: Int
    ) throws -> Bool {
        let search = QueueSearch(
            query: query, filter: filter, viewer: viewer.login, range: range, costs: costs, notes: notes)
        let candidates = try QueueCandidates(search, reminders, db)
        // Walking for nothing costs less than looking up does, wherever the rows stand.
        var place = try candidates.start(from: place, in: range, descending: descending, db)
        var walk = try QueueKeyWalk(
            candidates, range, from: place, descending: descending, budget: candidates.budget ?? .max, db)
        while let key = try walk.next() {
            place = key.cursor
            if try add(key, to: &found, limit) { return true }
        }
        guard walk.isSpent else { return false }
        return try add(candidates.keys(in: range, db), to: &found, beyond: place, descending, limit)
    }

    /// Adds the rows of keys beyond a place, sorted here, until there are enough.
    /// - Returns: whether there are more.
    private func add(
        _ keys: [QueueKey], to found: inout [QueueRow], beyond place: QueueCursor?, _ descending: Bool,
        _ limit: Int
    ) throws -> Bool {
        var keys = keys
        if let place { keys.removeAll { descending ? $0.cursor >= place : $0.cursor <= place } }
        keys.sort { descending ? $1.cursor < $0.cursor : $0.cursor < $1.cursor }
        for key in keys where try add(key, to: &found, limit) { return true }
        return false
    }

    /// Adds the row of a key where it is asked for.
    /// - Returns: whether it is one too many.
    private func add(_ key: QueueKey, to found: inout [QueueRow], _ limit: Int) throws -> Bool {
        guard let row = try key.row(for: viewer.login, db), try filter.holds(row, notes) else { return false }
        if found.count == limit { return true }
        found.append(row)
        return false
    }

    private func sort(_ rows: inout [QueueRow]) {
        let keyed = rows.map { row in (key: key(row), cursor: row.cursor, row: row) }
        let sorted = keyed.sorted { a, b in
            if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
            return a.cursor < b.cursor
        }
        rows = sorted.map(\.row)
        if query.isReversed { rows.reverse() }
    }

    private func key(_ row: QueueRow) -> [UInt8] {
        switch query.sort {
        case .due: []
        case .household: Array(SearchText.sortKey(row.household).utf8)
        case .number: []
        case .kind: Array(row.kind.rawValue.utf8)
        case .phase: [UInt8(Phase.allCases.firstIndex(of: row.phase) ?? 0)]
        case .caseworker: Array((row.caseworker?.name ?? "").utf8)
        }
    }
}

extension QueueQuery {
    /// The same question, with what its filter says of rules and dates where an index can answer it.
    fileprivate func narrowed(on today: Day, _ rulebook: Rulebook) -> QueueQuery {
        guard !filter.isEmpty else { return self }
        var query = self
        if let last = filter.lastDue(on: today, rulebook) { query.dueBy = min(last, dueBy ?? last) }
        if let only = filter.onlyRules(rulebook) { query.rules = rules?.intersection(only) ?? only }
        return query
    }
}
