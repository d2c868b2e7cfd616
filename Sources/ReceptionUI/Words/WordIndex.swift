// Titles of rules and names of facts as they are looked for: folded, in both languages.

import Reception

/// What a search in memory goes through.
struct WordIndex {
    let rulebook: Rulebook
    let facts: FactCatalogue

    /// The rules whose titles contain every word of a folded search.
    func rules(matching search: String) -> Set<RuleID> {
        guard !search.isEmpty else { return [] }
        return Set(
            rulebook.rules.filter { rule in
                Self.matches(search, in: SearchText.fold(rule.title.swedish + " " + rule.title.english))
            }.map(\.id))
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
