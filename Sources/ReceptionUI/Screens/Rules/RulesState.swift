// Regler: the rulebook as a list to look things up in, and what it touches now.

import Reception
import TerminalKit

/// The state of the rulebook's screen.
struct RulesState: MatchedScreen {
    var field = TextField(maximumLength: 200)
    var isFiltering = false
    /// The newest version of every rule that matches, in the rulebook's order.
    private(set) var rules: [Rule] = [] { didSet { edition = Edition() } }
    /// Another one as soon as what is drawn of any of them is another.
    private(set) var edition = Edition()
    var list = ListViewport()
    /// How many open deadlines a rule has, and whether there are more than were counted.
    var counts: [RuleID: RuleCount] = [:]

    private let all: [Rule]
    /// What typing is matched against, in the order of `all`; folded when something is typed for the first time.
    private var folded: [String] = []

    init(_ context: AppContext) {
        var seen: Set<RuleID> = []
        all = context.rulebook.rules.compactMap { rule in
            seen.insert(rule.id).inserted ? context.rulebook[rule.id] : nil
        }
        match()
    }

    var content: ScreenContent { .rules(self) }

    /// The selected rule, nil where nothing matches.
    var selectedRule: Rule? { list.selected.flatMap { $0 < rules.count ? rules[$0] : nil } }

    mutating func match() {
        let selected = selectedRule?.id
        let search = SearchText.fold(field.text)
        if !search.isEmpty, folded.isEmpty { folded = all.map(\.searchText) }
        rules =
            search.isEmpty
            ? all : zip(all, folded).filter { WordIndex.matches(search, in: $1) }.map(\.0)
        list.setCount(rules.count)
        list.select(selected.flatMap { id in rules.firstIndex { $0.id == id } } ?? 0)
    }
}

extension Rule {
    /// What the rule is found by.
    fileprivate var searchText: String {
        let texts = [
            id.id, title.swedish, title.english, source.citation, checklist ?? "",
            conditions.kinds.map(\.rawValue).joined(separator: " "),
        ]
        return SearchText.fold(texts.joined(separator: " "))
    }

    /// Whether somebody should look at its source again: the last look is a year old.
    func isStale(on today: Day) -> Bool {
        guard show != .text || source.verifiedOn != nil else { return false }
        return source.verifiedOn.map { $0.adding(Span([Span.Part(count: 1, unit: .years)])) < today } ?? true
    }
}

extension AppState {
    /// Asks how many open deadlines the selected rule has, once.
    mutating func countSelectedRule(_ context: AppContext) -> [Effect] {
        guard case .rules(let state) = top.content, let rule = state.selectedRule,
            rule.show != .text, state.counts[rule.id] == nil
        else { return [] }
        let question = Question.ruleCount(rule.id)
        guard pending[.ruleCount(screen: top.id)] != question else { return [] }
        let effects = ask(question, for: .ruleCount(screen: top.id))
        pending[.ruleCount(screen: top.id)] = question
        return effects
    }
}
