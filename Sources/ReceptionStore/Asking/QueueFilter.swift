// What a row of the queue must fulfil besides its place in the index.

import Reception

/// Decides of a whole row whether a question asks for it. Whatever found the row, this has the last word.
struct QueueFilter {
    private let query: QueueQuery
    private let today: Day
    private let rulebook: Rulebook?
    /// The words looked for.
    let words: QueueWords
    /// Whether every row fulfils it.
    let isTrivial: Bool

    init(_ query: QueueQuery, on today: Day, _ rulebook: Rulebook?) {
        self.query = query
        self.today = today
        self.rulebook = rulebook
        words = QueueWords(query.text)
        isTrivial =
            words.isEmpty && query.kind == nil && query.phase == nil && query.rules == nil
            && query.filter.isEmpty
    }

    /// - Parameter notes: what the cases' notes say; those of a masked household are not looked into.
    func holds(_ row: QueueRow, _ notes: QueueNotes) throws -> Bool {
        if isTrivial { return true }
        if let kind = query.kind, row.kind != kind { return false }
        if let phase = query.phase, row.phase != phase { return false }
        if let rules = query.rules, !rules.contains(row.key.rule) { return false }
        if let rulebook, !query.filter.isEmpty, !query.filter.holds(row, on: today, rulebook) { return false }
        if words.isEmpty || query.textRules.contains(row.key.rule) { return true }
        return try words.hold(household: row.household, number: row.number, text: row.text) { word in
            try !row.isMasked && notes.say(word, row.key.caseID.raw)
        }
    }
}

/// Words that must each begin a word of the household, the case number, the reminder or the case's notes. It
/// remembers what it has seen of a household, as few names are borne by many.
final class QueueWords {
    struct Word {
        let text: String
        let bytes: [UInt8]
        /// Nothing but digits; others never begin a case number.
        let isNumber: Bool
    }

    private let words: [Word]
    /// By name, the words that do not begin a word of it.
    private var missing: [String: [Word]] = [:]
    /// So many names are remembered.
    private static let remembered = 4096

    /// - Parameter text: as it was written.
    init(_ text: String) {
        words = SearchText.fold(text).split(separator: " ").map { word in
            let bytes = Array(word.utf8)
            return Word(
                text: String(word), bytes: bytes, isNumber: bytes.allSatisfy { (48...57).contains($0) })
        }
    }

    var isEmpty: Bool { words.isEmpty }
    /// The words that may begin a case number, and the others.
    var numbers: [String] { words.filter(\.isNumber).map(\.text) }
    var names: [String] { words.filter { !$0.isNumber }.map(\.text) }

    /// Whether each word begins a word of one of the four.
    /// - Parameters:
    ///   - text: the reminder's, as it was written.
    ///   - notes: whether the case's notes have a word; asked last, as it costs most.
    func hold(
        household: String, number: CaseNumber, text: String?, notes: (String) throws -> Bool
    ) rethrows -> Bool {
        let missing = missing(in: household)
        if missing.isEmpty { return true }
        let text = text.map { SearchText.fold($0) } ?? ""
        return try missing.allSatisfy { word in
            if word.isNumber, SearchWords.begins(word.bytes, aWordOf: Self.digits(of: number)) { return true }
            return try SearchWords.begins(word.bytes, aWordOf: text) || notes(word.text)
        }
    }

    /// The words that the household must bear besides a folded text that has some; nil where it has none.
    func names(besides text: UnsafeBufferPointer<UInt8>) -> [String]? {
        let hasSome = words.contains { SearchWords.begins($0.bytes, aWordOf: text) }
        guard hasSome else { return nil }
        return words.filter { !$0.isNumber && !SearchWords.begins($0.bytes, aWordOf: text) }.map(\.text)
    }

    /// What of a case number words may begin: `2026 0012 12`.
    static func digits(of number: CaseNumber) -> String {
        SearchText.fold(number.description) + " " + String(number.serial)
    }

    private func missing(in household: String) -> [Word] {
        if let known = missing[household] { return known }
        let folded = SearchText.fold(household)
        let found = words.filter { !SearchWords.begins($0.bytes, aWordOf: folded) }
        if missing.count == Self.remembered { missing.removeAll(keepingCapacity: true) }
        missing[household] = found
        return found
    }
}

enum SearchWords {
    /// Whether a word of a folded text begins with a word.
    static func begins(_ word: String, aWordOf text: String) -> Bool {
        begins(Array(word.utf8), aWordOf: text)
    }

    static func begins(_ word: [UInt8], aWordOf text: String) -> Bool {
        var text = text
        return text.withUTF8 { begins(word, aWordOf: $0) }
    }

    static func begins(_ word: [UInt8], aWordOf text: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start + word.count <= text.count {
            var length = 0
            while length < word.count, text[start + length] == word[length] { length += 1 }
            if length == word.count { return true }
            start += length
            while start < text.count, text[start] != UInt8(ascii: " ") { start += 1 }
            start += 1
        }
        return false
    }

    /// Whether a word of a folded text is one of a typed word's forms.
    static func says(_ typed: SearchWord, in text: String) -> Bool {
        typed.forms.contains { form in
            form.isWhole
                ? text.split(separator: " ").contains { $0 == form.text } : begins(form.text, aWordOf: text)
        }
    }

    /// The question to the full-text index for typed words that each must be there in one of their forms.
    static func match(typed: [SearchWord]) -> String {
        typed.map { word in
            let forms = word.forms.map { "\"\($0.text.filter { $0 != "\"" })\"\($0.isWhole ? "" : "*")" }
            return "(" + forms.joined(separator: " OR ") + ")"
        }.joined(separator: " AND ")
    }

    /// The question to the full-text index for words that each begin a word, or one of them where `any`.
    static func match(_ words: [String], any: Bool = false) -> String {
        words.map { "\"\($0.filter { $0 != "\"" })\"*" }.joined(separator: any ? " OR " : " ")
    }
}
