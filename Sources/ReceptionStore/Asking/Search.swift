// Searching: names, numbers, addresses and notes by the beginnings of words; never what is masked for the
// viewer.

import GRDB
import Reception

extension ReceptionStore {
    public func search(_ text: String, limit: Int, for viewer: Actor) throws -> [SearchRow] {
        let words = SearchText.fold(text).split(separator: " ").map(String.init)
        guard !words.isEmpty, limit > 0 else { return [] }
        return try asking { db in
            var hits = SearchHits(limit: limit)
            for key in SearchText.numberKeys(text) {
                if let number = CaseNumber(key), key.contains("-") {
                    try addCase(number, viewer, &hits, db)
                } else if key.utf8.count >= 4 {
                    try addNumber(key, viewer, &hits, db)
                }
            }
            try addWords(words, viewer, &hits, db)
            return hits.rows
        }
    }

    /// A case's number is no secret, so that it finds a masked one too.
    private func addCase(_ number: CaseNumber, _ viewer: Actor, _ hits: inout SearchHits, _ db: Database)
        throws
    {
        let rows = try db.rows(
            "\(CaseListRows.select) FROM reception_case c WHERE c.year = ?2 AND c.serial = ?3 AND c.kind IS NOT NULL",
            [viewer.login.name, number.year, number.serial])
        while let row = try rows.next() {
            hits.add(SearchRow(row: try CaseListRows.read(row), person: nil, matched: .caseNumber))
        }
    }

    private func addNumber(_ digits: String, _ viewer: Actor, _ hits: inout SearchHits, _ db: Database) throws
    {
        for kind in ["personnummer", "samordningsnummer", "dossiernummer"] {
            let rows = try db.rows(
                """
                \(CaseListRows.select), k.number FROM lookup_key k CROSS JOIN reception_case c ON c.id = k.case_id
                WHERE k.kind = ?2 AND k.value >= ?3 AND k.value < ?4 AND c.kind IS NOT NULL
                    AND (c.is_protected = 0 OR c.caseworker IS ?1)
                ORDER BY k.value LIMIT ?5
                """, [viewer.login.name, kind, digits, digits + ":", hits.limit])
            while let row = try rows.next() {
                hits.add(SearchRow(row: try CaseListRows.read(row), person: row[10], matched: .number))
            }
        }
    }

    private func addWords(_ words: [String], _ viewer: Actor, _ hits: inout SearchHits, _ db: Database) throws
    {
        guard !hits.isFull else { return }
        let rows = try db.rows(
            """
            \(CaseListRows.select), case_text.names, case_text.numbers, case_text.address
            FROM case_text CROSS JOIN reception_case c ON c.id = case_text.rowid
            WHERE case_text MATCH ?2 AND c.kind IS NOT NULL AND (c.is_protected = 0 OR c.caseworker IS ?1)
            ORDER BY case_text.rowid DESC LIMIT ?3
            """, [viewer.login.name, SearchWords.match(words), hits.limit])
        while let row = try rows.next() {
            let hit = try CaseListRows.read(row)
            func says(_ column: Int) -> Bool {
                let text: String = row[column]
                return words.allSatisfy { SearchWords.begins($0, aWordOf: text) }
            }
            if says(10) {
                let person = try person(saying: words, in: hit.caseID, db)
                hits.add(SearchRow(row: hit, person: person, matched: .name))
            } else {
                let matched: SearchRow.Matched = says(11) ? .number : says(12) ? .address : .note
                hits.add(SearchRow(row: hit, person: nil, matched: matched))
            }
        }
    }

    /// The number of the first person whose names have all words.
    private func person(saying words: [String], in id: CaseID, _ db: Database) throws -> Int? {
        let rows = try db.rows(
            """
            SELECT m.number, p.folded FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.case_id = ? AND m.left_on IS NULL ORDER BY m.number
            """, [id.raw])
        while let row = try rows.next() {
            let folded: String = row[1]
            if words.allSatisfy({ SearchWords.begins($0, aWordOf: folded) }) { return row[0] }
        }
        return nil
    }
}

/// Hits, each case once.
private struct SearchHits {
    let limit: Int
    private(set) var rows: [SearchRow] = []
    private var seen: Set<CaseID> = []

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { rows.count >= limit }

    mutating func add(_ row: SearchRow) {
        guard !isFull, seen.insert(row.row.caseID).inserted else { return }
        rows.append(row)
    }
}
