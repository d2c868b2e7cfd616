// What the notes of cases say, for the queue's filter: a few are read, for more the full-text index is asked.

import GRDB

/// Knows of cases whether a word of their notes begins with a word. It does not know who may see them: whoever asks
/// leaves masked households out.
final class QueueNotes {
    private let db: Database
    private var texts: [Int64: String] = [:]
    /// By word, the cases whose notes have it; nil where they are too many to be gathered.
    private var gathered: [String: Set<Int64>?] = [:]

    /// So many notes are read before the index is asked for all at once.
    static let read = 100
    /// A word of so many cases is soon found by walking.
    static let common = 4000

    init(_ db: Database) { self.db = db }

    /// Whether a word of the case's notes begins with a folded word.
    func say(_ word: String, _ id: Int64) throws -> Bool {
        if let known = texts[id] { return SearchWords.begins(word, aWordOf: known) }
        if texts.count >= Self.read, let cases = try cases(saying: word) { return cases.contains(id) }
        let text =
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT notes FROM case_text WHERE rowid = ?"), arguments: [id]) ?? ""
        texts[id] = text
        return SearchWords.begins(word, aWordOf: text)
    }

    private func cases(saying word: String) throws -> Set<Int64>? {
        if let known = gathered[word] { return known }
        let rows = try db.rows(
            "SELECT rowid FROM case_text WHERE case_text MATCH ? LIMIT ?",
            ["notes : (\(SearchWords.match([word])))", Self.common])
        var found: Set<Int64> = []
        while let row = try rows.next() { found.insert(row[0]) }
        let cases: Set<Int64>? = found.count < Self.common ? found : nil
        gathered.updateValue(cases, forKey: word)
        return cases
    }
}
