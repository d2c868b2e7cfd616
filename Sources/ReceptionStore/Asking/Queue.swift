// The queue as pages: range scans, filters, and the look-up that finds rare words without walking everything.

import GRDB
import Reception

extension ReceptionStore {
    public func queue(_ query: QueueQuery, after: QueueCursor?, for viewer: Actor) throws -> QueuePage {
        try asking { db in try QueuePaging(query, viewer, engine, db).page(from: after, backwards: false) }
    }

    public func queue(_ query: QueueQuery, before: QueueCursor, for viewer: Actor) throws -> QueuePage {
        try asking { db in try QueuePaging(query, viewer, engine, db).page(from: before, backwards: true) }
    }
}

/// How many rows are walked before rare words are looked up instead.
private let walkBound = 2000
/// How many cases a look-up may find and still be quicker than walking on.
private let lookupBound = 500

/// One question to the queue, being answered.
struct QueuePaging {
    private let query: QueueQuery
    private let viewer: Actor
    private let filter: QueueFilter
    private let range: QueueWalk.Range
    private let db: Database

    init(_ query: QueueQuery, _ viewer: Actor, _ engine: DeadlineEngine, _ db: Database) {
        self.query = query
        self.viewer = viewer
        self.db = db
        filter = QueueFilter(query)
        let caseworker: String? =
            switch query.scope {
            case .all: nil
            case .unassigned: ""
            case .caseworker(let login): login.name
            }
        range = QueueWalk.Range(
            caseworker: caseworker, includesClosed: query.includesClosed, dueBy: query.dueBy,
            today: viewer.today)
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
        if let numbers = query.cases {
            let ids = try numbers.compactMap { try Cases.id(of: $0, db)?.raw }
            return try rows(ofCases: ids, place, descending, limit)
        }
        var walk = try QueueWalk(range, from: place, descending: descending, for: viewer.login, db)
        var found: [QueueRow] = []
        var walked = 0
        while let row = try walk.next() {
            walked += 1
            if filter.holds(row) {
                if found.count == limit { return (found, true) }
                found.append(row)
            }
            if walked == walkBound, filter.isSearchable, found.count < limit,
                let ids = try QueueLookup(query, filter, viewer.login, range, db).cases(atMost: lookupBound)
            {
                return try rows(ofCases: ids, place, descending, limit)
            }
        }
        return (found, false)
    }

    /// The rows of a few cases, sorted here.
    private func rows(
        ofCases ids: [Int64], _ place: QueueCursor?, _ descending: Bool, _ limit: Int
    ) throws -> ([QueueRow], Bool) {
        var found: [(cursor: QueueCursor, row: QueueRow)] = []
        for id in ids {
            for (row, band) in try QueueRows.all(of: id, for: viewer.login, db) {
                guard isInRange(row, band), filter.holds(row) else { continue }
                let cursor = row.cursor
                if let place, descending ? cursor >= place : cursor <= place { continue }
                found.append((cursor, row))
            }
        }
        found.sort { descending ? $1.cursor < $0.cursor : $0.cursor < $1.cursor }
        return (found.prefix(limit).map(\.row), found.count > limit)
    }

    private func isInRange(_ row: QueueRow, _ band: Int64) -> Bool {
        guard band != Band.silent else { return false }
        if let caseworker = range.caseworker, row.caseworker?.name ?? "" != caseworker { return false }
        if !range.includesClosed {
            guard row.outcome == .open else { return false }
            if let lapses = row.lapsesOn, lapses <= range.today { return false }
        }
        guard let dueBy = range.dueBy else { return true }
        return row.due.map { $0 <= dueBy } ?? false
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

/// What a row must fulfil besides its place in the index.
struct QueueFilter {
    /// The words looked for, folded.
    let words: [String]
    private let query: QueueQuery
    /// Whether every row fulfils it.
    let isTrivial: Bool

    init(_ query: QueueQuery) {
        self.query = query
        words = SearchText.fold(query.text).split(separator: " ").map(String.init)
        isTrivial = words.isEmpty && query.kind == nil && query.phase == nil && query.rules == nil
    }

    /// Whether a look-up can find its cases.
    var isSearchable: Bool { !words.isEmpty || query.rules != nil }

    func holds(_ row: QueueRow) -> Bool {
        if isTrivial { return true }
        if let kind = query.kind, row.kind != kind { return false }
        if let phase = query.phase, row.phase != phase { return false }
        if let rules = query.rules, !rules.contains(row.key.rule) { return false }
        return words.isEmpty || query.textRules.contains(row.key.rule) || saysWords(row)
    }

    /// Whether each word begins a word of the household, the case number or the reminder.
    private func saysWords(_ row: QueueRow) -> Bool {
        let serial = String(row.number.serial)
        var text =
            SearchText.fold(row.household) + " " + SearchText.fold(row.number.description) + " " + serial
        if let own = row.text { text += " " + SearchText.fold(own) }
        return words.allSatisfy { SearchWords.begins($0, aWordOf: text) }
    }
}

enum SearchWords {
    /// Whether a word of a folded text begins with a word.
    static func begins(_ word: String, aWordOf text: String) -> Bool {
        let (word, text) = (Array(word.utf8), Array(text.utf8))
        var start = 0
        while start + word.count <= text.count {
            if text[start..<(start + word.count)].elementsEqual(word) { return true }
            guard let space = text[start...].firstIndex(of: UInt8(ascii: " ")) else { return false }
            start = space + 1
        }
        return false
    }

    /// The question to the full-text index for words that each begin a word.
    static func match(_ words: [String]) -> String {
        words.map { "\"\($0.filter { $0 != "\"" })\"*" }.joined(separator: " ")
    }
}
