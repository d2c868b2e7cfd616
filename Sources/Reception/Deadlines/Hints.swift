// Upplysningar: what rules of class text say of a case. They make no deadlines; a case shows them as they apply.

/// One rule of class text that concerns a case.
public struct Hint: Hashable, Sendable, Identifiable {
    public let rule: Rule
    /// The numbers in the household of those whom it concerns; empty for the case itself.
    public let persons: [Int]
    /// What it says, with the values that hold on the day asked about.
    public let text: Bilingual

    public var id: RuleID { rule.id }
}

extension DeadlineEngine {
    /// What the rulebook has to say of a case on a day, in the order of the rulebook.
    /// - Parameters:
    ///   - file: the case; a closed one has no hints.
    ///   - day: the day on which ages, kind and the versions of the rules are looked at, as a rule today.
    /// - Complexity: O(text rules × members).
    public func hints(of file: CaseFile, on day: Day) -> [Hint] {
        guard file.closing == nil else { return [] }
        let index = FactIndex(file, catalogue)
        return rulebook.rules.compactMap { rule in
            guard rule.show == .text, let hint = rule.hint, rule.governs(day) else { return nil }
            let text = rulebook.filled(hint, on: day)
            switch rule.scope {
            case .case:
                guard applies(rule, nil, on: day, file, index) else { return nil }
                return Hint(rule: rule, persons: [], text: text)
            case .person:
                let concerned = file.members.filter { applies(rule, $0, on: day, file, index) }
                return concerned.isEmpty
                    ? nil : Hint(rule: rule, persons: concerned.map(\.number), text: text)
            }
        }
    }
}
