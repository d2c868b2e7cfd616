// Titles of rules and names of facts as they are looked for: folded, in both languages.

import Reception

/// What a search in memory goes through. Made when a search begins, since folding the titles takes longer than asking
/// for a letter.
struct WordIndex: Sendable {
    private let titles: [(rule: RuleID, folded: String)]

    init(_ rulebook: Rulebook) {
        titles = rulebook.rules.map {
            ($0.id, SearchText.fold($0.title.swedish + " " + $0.title.english))
        }
    }

    /// The rules whose titles contain every word of a folded search.
    func rules(matching search: String) -> Set<RuleID> {
        guard !search.isEmpty else { return [] }
        return Set(titles.filter { Self.matches(search, in: $0.folded) }.map(\.rule))
    }

    /// Whether every word of a folded search stands in a folded text.
    static func matches(_ search: String, in text: String) -> Bool {
        search.split(separator: " ").allSatisfy { text.contains($0) }
    }

    /// How well a folded search fits a folded name: lower is better, nil where it does not fit at all.
    static func rank(_ search: String, in text: String) -> Int? {
        if search.isEmpty || text.hasPrefix(search) { return 0 }
        if text.split(separator: " ").contains(where: { $0.hasPrefix(search) }) { return 1 }
        return matches(search, in: text) ? 2 : nil
    }
}
