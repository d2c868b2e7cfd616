// Searching: names, numbers, addresses and notes by the beginnings of words; never what is masked for the
// viewer.

import GRDB
import Reception

extension ReceptionStore {
    public func search(_ text: String, limit: Int, for viewer: Actor) throws -> [SearchRow] {
        let words = SearchText.typedWords(text)
        guard !words.isEmpty, limit > 0 else { return [] }
        return try asking { db in
            var search = EverywhereSearch(
                words: words, viewer: viewer, hits: SearchHits(limit: limit), db: db)
            for key in SearchText.numberKeys(text) {
                if let number = CaseNumber(key), key.contains("-") {
                    try search.addCase(number)
                } else if key.utf8.count >= 4 {
                    try search.addNumber(key)
                }
            }
            try search.addPhone(text)
            // Who bears a name comes before who is written of.
            try search.addWords("names : (\(SearchWords.match(typed: words)))")
            try search.addWords(SearchWords.match(typed: words))
            return search.hits.rows
        }
    }
}

/// One search, being answered. Each question leaves out what is masked for the viewer.
private struct EverywhereSearch {
    let words: [SearchWord]
    let viewer: Actor
    var hits: SearchHits
    let db: Database

    /// A case's number is no secret, so that it finds a masked one too.
    mutating func addCase(_ number: CaseNumber) throws {
        let rows = try db.rows(
            "\(CaseListRows.select) FROM reception_case c WHERE c.year = ?2 AND c.serial = ?3 AND c.kind IS NOT NULL",
            [viewer.login.name, number.year, number.serial])
        while let row = try rows.next() {
            hits.add(SearchRow(row: try CaseListRows.read(row), person: nil, matched: .caseNumber))
        }
    }

    mutating func addNumber(_ digits: String) throws {
        for kind in ["personnummer", "samordningsnummer", "dossiernummer"] {
            let rows = try db.rows(
                """
                \(CaseListRows.select), k.number FROM lookup_key k CROSS JOIN reception_case c ON c.id = k.case_id
                WHERE k.kind = ?2 AND k.value >= ?3 AND k.value < ?4 AND c.kind IS NOT NULL
                    AND (c.is_protected = 0 OR is_seen(?1, c.id))
                ORDER BY k.value LIMIT ?5
                """, [viewer.login.name, kind, digits, digits + ":", hits.limit])
            while let row = try rows.next() {
                hits.add(SearchRow(row: try CaseListRows.read(row), person: row[10], matched: .number))
            }
        }
    }

    /// A telephone number, with spaces and with the country's code or without.
    mutating func addPhone(_ text: String) throws {
        let others = text.unicodeScalars.contains { !"0123456789 +-()/.".unicodeScalars.contains($0) }
        var digits = text.filter { ("0"..."9").contains($0) }
        guard !others, digits.utf8.count >= 6 else { return }
        if digits.hasPrefix("0046") { digits = "0" + digits.dropFirst(4) }
        if digits.hasPrefix("46") { digits = "0" + digits.dropFirst(2) }
        guard digits.hasPrefix("0") else { return }
        let forms = [digits, "46" + digits.dropFirst(), "0046" + digits.dropFirst()].map { "\"\($0)\"*" }
        try addWords("numbers : (\(forms.joined(separator: " OR ")))", as: .number)
    }

    /// Adds what the full-text index finds, the newest cases first; it stops where there is enough.
    mutating func addWords(_ match: String, as stated: SearchRow.Matched? = nil) throws {
        guard !hits.isFull else { return }
        let rows = try db.rows(
            """
            \(CaseListRows.select), case_text.names, case_text.numbers, case_text.address
            FROM case_text CROSS JOIN reception_case c ON c.id = case_text.rowid
            WHERE case_text MATCH ?2 AND c.kind IS NOT NULL AND (c.is_protected = 0 OR is_seen(?1, c.id))
            ORDER BY case_text.rowid DESC LIMIT ?3
            """, [viewer.login.name, match, hits.limit])
        var found: [SearchRow] = []
        while let row = try rows.next() {
            func says(_ column: Int) -> Bool {
                let text: String = row[column]
                return words.allSatisfy { SearchWords.says($0, in: text) }
            }
            let matched: SearchRow.Matched =
                stated ?? (says(10) ? .name : says(11) ? .number : says(12) ? .address : .note)
            found.append(SearchRow(row: try CaseListRows.read(row), person: nil, matched: matched))
        }
        for var hit in found {
            guard !hits.isFull, !hits.has(hit.row.caseID) else { continue }
            try complete(&hit)
            hits.add(hit)
        }
    }

    /// Says which person, or which words.
    private func complete(_ hit: inout SearchRow) throws {
        let id = hit.row.caseID
        switch hit.matched {
        case .name:
            guard let person = try person(in: id) else { return }
            hit.person = person.number
            hit.words = try name(of: person.id)
        case .address:
            var details: [String: String] = [:]
            try texts("case", of: id) { text in
                for field in Fields.decode(text) { details[field.key] = field.value }
                return true
            }
            hit.words = [CaseDetail.address, .dwellingNumber, .landlord, .fileNumber]
                .compactMap { details[$0.rawValue] }.filter { !$0.isEmpty }.joined(separator: ", ")
        case .note:
            // The note that has them all, else the last that has any; they may stand in different ones.
            try texts("note", of: id) { text in
                let folded = SearchText.fold(text)
                guard words.contains(where: { SearchWords.says($0, in: folded) }) else { return true }
                hit.words = Excerpt.around(words, in: text)
                return !words.allSatisfy { SearchWords.says($0, in: folded) }
            }
        case .number, .caseNumber: break
        }
    }

    /// Shows the live texts of a type: in the order in which they were written.
    private func texts(_ type: String, of id: CaseID, _ visit: (String) -> Bool) throws {
        let rows = try db.rows(
            "SELECT text FROM entry WHERE case_id = ? AND ended_act IS NULL AND type = ? AND text IS NOT NULL ORDER BY id",
            [id.raw, type])
        while let row = try rows.next() {
            guard visit(row[0]) else { return }
        }
    }

    /// The first person whose names have all words.
    private func person(in id: CaseID) throws -> (number: Int, id: Int64)? {
        let rows = try db.rows(
            """
            SELECT m.number, p.folded, p.id FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.case_id = ? AND m.left_on IS NULL ORDER BY m.number
            """, [id.raw])
        while let row = try rows.next() {
            let folded: String = row[1]
            if words.allSatisfy({ SearchWords.says($0, in: folded) }) { return (row[0], row[2]) }
        }
        return nil
    }

    private func name(of person: Int64) throws -> String {
        let rows = try db.rows(
            "SELECT text FROM entry WHERE person_id = ? AND type = 'person' AND ended_act IS NULL ORDER BY id",
            [person])
        var given = ""
        var family = ""
        while let row = try rows.next() {
            let text: String = row[0]
            for field in Fields.decode(text) {
                if field.key == PersonDetail.givenName.rawValue { given = field.value }
                if field.key == PersonDetail.familyName.rawValue { family = field.value }
            }
        }
        return [given, family].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Hits, each case once.
private struct SearchHits {
    let limit: Int
    private(set) var rows: [SearchRow] = []
    private var seen: Set<CaseID> = []

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { rows.count >= limit }

    func has(_ id: CaseID) -> Bool { seen.contains(id) }

    mutating func add(_ row: SearchRow) {
        guard !isFull, seen.insert(row.row.caseID).inserted else { return }
        rows.append(row)
    }
}
