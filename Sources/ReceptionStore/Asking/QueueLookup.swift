// Which cases may hold rows with rare words or rules: asked of indexes, when walking the queue has not found
// enough.

import GRDB
import Reception

/// Looks cases up that may fulfil a filter. It may find too many, never too few; the filter itself decides.
struct QueueLookup {
    private let query: QueueQuery
    private let filter: QueueFilter
    private let viewer: Login
    private let range: QueueWalk.Range
    private let db: Database

    init(
        _ query: QueueQuery, _ filter: QueueFilter, _ viewer: Login, _ range: QueueWalk.Range, _ db: Database
    ) {
        self.query = query
        self.filter = filter
        self.viewer = viewer
        self.range = range
        self.db = db
    }

    /// The cases, or nil where there are more than walking on would cost.
    func cases(atMost bound: Int) throws -> [Int64]? {
        var found: Set<Int64> = []
        if filter.words.isEmpty {
            guard try add(query.rules ?? [], bound, &found) else { return nil }
        } else {
            let known = try add(query.textRules, bound, &found) && addNames(bound, &found)
            guard try known && addNumbers(bound, &found) && addReminders(bound, &found) else { return nil }
        }
        return Array(found)
    }

    private func add(_ rules: Set<RuleID>, _ bound: Int, _ found: inout Set<Int64>) throws -> Bool {
        for rule in rules {
            let rows =
                if let caseworker = range.caseworker {
                    try db.rows(
                        "SELECT case_id FROM deadline WHERE rule = ? AND caseworker = ? LIMIT ?",
                        [rule.id, caseworker, 20 * bound])
                } else {
                    try db.rows("SELECT case_id FROM deadline WHERE rule = ? LIMIT ?", [rule.id, 20 * bound])
                }
            var read = 0
            while let row = try rows.next() {
                read += 1
                found.insert(row[0])
                if found.count > bound || read == 20 * bound { return false }
            }
        }
        return true
    }

    /// Names are looked up by the words that are no numbers; a number beside them may be the case's.
    private func addNames(_ bound: Int, _ found: inout Set<Int64>) throws -> Bool {
        let words = filter.words.filter { !isNumber($0) }
        guard !words.isEmpty else { return true }
        let rows = try db.rows(
            """
            SELECT c.id FROM case_text CROSS JOIN reception_case c ON c.id = case_text.rowid
            WHERE case_text MATCH ? AND (c.is_protected = 0 OR c.caseworker IS ?) LIMIT ?
            """, ["names : (\(SearchWords.match(words)))", viewer.name, bound + 1])
        while let row = try rows.next() { found.insert(row[0]) }
        return found.count <= bound
    }

    /// Numbers of cases by their beginnings, as ranges of the index over year and serial.
    private func addNumbers(_ bound: Int, _ found: inout Set<Int64>) throws -> Bool {
        guard filter.words.allSatisfy(isNumber), let word = filter.words.last else { return true }
        var year: Int64 = 0
        while let next = try db.int("SELECT min(year) FROM reception_case WHERE year > ?", [year]) {
            year = next
            // All cases of the year: there are too many to look up, and walking finds them at once.
            if String(year).hasPrefix(word) { return false }
            for range in Self.serials(beginningWith: word) {
                let rows = try db.rows(
                    "SELECT id FROM reception_case WHERE year = ? AND serial BETWEEN ? AND ? LIMIT ?",
                    [year, range.lowerBound, range.upperBound, bound + 1])
                while let row = try rows.next() { found.insert(row[0]) }
                if found.count > bound { return false }
            }
        }
        return true
    }

    /// The serials that begin with digits, written with four digits at least or without zeros before them.
    static func serials(beginningWith digits: String) -> [ClosedRange<Int>] {
        guard let value = Int(digits), digits.utf8.count <= 9 else { return [] }
        if digits.hasPrefix("0") {
            guard digits.utf8.count <= 4 else { return [] }
            let scale = (digits.utf8.count..<4).reduce(1) { scale, _ in scale * 10 }
            let last = (value + 1) * scale - 1
            return last < 1 ? [] : [max(1, value * scale)...last]
        }
        var ranges: [ClosedRange<Int>] = []
        var scale = 1
        for _ in digits.utf8.count...9 {
            ranges.append(value * scale...(value + 1) * scale - 1)
            scale *= 10
        }
        return ranges
    }

    private func addReminders(_ bound: Int, _ found: inout Set<Int64>) throws -> Bool {
        let rows = try db.rows(
            """
            SELECT d.case_id, d.text FROM deadline d INDEXED BY deadline_reminder
            CROSS JOIN reception_case c ON c.id = d.case_id
            WHERE d.text IS NOT NULL AND d.outcome = 0 AND (c.is_protected = 0 OR c.caseworker IS ?)
            """, [viewer.name])
        while let row = try rows.next() {
            let text = SearchText.fold(row[1])
            if filter.words.contains(where: { SearchWords.begins($0, aWordOf: text) }) {
                found.insert(row[0])
            }
            if found.count > bound { return false }
        }
        return true
    }

    private func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy { (48...57).contains($0) } }
}
