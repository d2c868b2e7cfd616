// Looking cases up by the words of a filter: names and notes by the full-text index, numbers by theirs.

import GRDB
import Reception

/// A question to be answered by candidates.
struct QueueSearch {
    let query: QueueQuery
    let filter: QueueFilter
    let viewer: Login
    let range: QueueWalk.Range
    let costs: QueueCosts
    let notes: QueueNotes

    /// The columns of the full-text index that words are looked for in.
    private static let columns = "{names notes}"

    /// The cases whose household, number and notes alone fulfil the filter.
    func cases(_ db: Database) throws -> Set<Int64> {
        var found: Set<Int64> = []
        let (names, numbers) = (filter.words.names, filter.words.numbers)
        if filter.words.isEmpty, !query.filter.household.isEmpty {
            try addNames(SearchWords.match(typed: SearchText.typedWords(query.filter.household)), &found, db)
        } else if filter.words.isEmpty {
            try add("reception_case c WHERE true", [], &found, db)
        } else if !names.isEmpty {
            // A number beside names may be the case's.
            try addNames(SearchWords.match(names), &found, db)
        } else {
            try addNames(SearchWords.match(numbers, any: true), &found, db)
            try addNumbers(numbers, &found, db)
        }
        return found
    }

    /// The cases of which somebody has a name, or a note has a word, that begins with a word.
    func bearers(of name: String, _ db: Database) throws -> Set<Int64> {
        let rows = try db.rows(
            "SELECT rowid FROM case_text WHERE case_text MATCH ?",
            ["\(Self.columns) : (\(SearchWords.match([name])))"])
        var found: Set<Int64> = []
        while let row = try rows.next() { found.insert(row[0]) }
        return found
    }

    private func addNames(_ match: String, _ found: inout Set<Int64>, _ db: Database) throws {
        try add(
            "case_text CROSS JOIN reception_case c ON c.id = case_text.rowid WHERE case_text MATCH ?6",
            ["\(Self.columns) : (\(match))"], &found, db)
    }

    /// Numbers of cases by their beginnings, as ranges of the index over year and serial.
    private func addNumbers(_ words: [String], _ found: inout Set<Int64>, _ db: Database) throws {
        var year: Int64 = 0
        while let next = try db.int("SELECT min(year) FROM reception_case WHERE year > ?", [year]) {
            year = next
            let word = words.last { !String(year).hasPrefix($0) }
            for range in word.map({ Self.serials(beginningWith: $0) }) ?? [1...Int(Int32.max)] {
                try add(
                    "reception_case c WHERE c.year = ?6 AND c.serial BETWEEN ?7 AND ?8",
                    [year, range.lowerBound, range.upperBound], &found, db)
            }
        }
    }

    /// Adds the cases of a source that fulfil the filter, seen with the viewer's eyes.
    private func add(
        _ source: String, _ arguments: [(any DatabaseValueConvertible)?], _ found: inout Set<Int64>,
        _ db: Database
    ) throws {
        let rows = try db.rows(
            """
            SELECT c.id, c.year, c.serial,
                CASE WHEN c.is_protected AND NOT is_seen(?1, c.id) THEN '' ELSE c.household END,
                c.is_protected AND NOT is_seen(?1, c.id)
            FROM \(source) AND (?2 IS NULL OR ifnull(c.caseworker, '') = ?2)
                AND (?3 IS NULL OR c.kind IN (SELECT value FROM json_each(?3)))
                AND (?4 IS NULL OR c.phase IN (SELECT value FROM json_each(?4)))
                AND (?5 IS NULL OR c.touched_on <= ?5)
            """,
            [
                viewer.name, range.caseworker,
                (query.kind.map { [$0] } ?? query.filter.kinds).map { SQLList.of($0.map(\.rawValue)) },
                (query.phase.map { [$0] } ?? query.filter.phases).map { SQLList.of($0.map(\.rawValue)) },
                query.filter.touchedBy?.number,
            ] + arguments)
        let words = filter.words
        while let row = try rows.next() {
            let number = CaseNumber(year: row[1], serial: row[2])
            let (id, isMasked): (Int64, Bool) = (row[0], row[4])
            let holds =
                try words.isEmpty
                || words.hold(household: row[3], number: number, text: nil) { word in
                    try !isMasked && notes.say(word, id)
                }
            if holds { found.insert(id) }
        }
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
}
