// Väntar på: the board of who is waited for, and behind each line the households that wait.

import Reception
import ReceptionText
import TerminalKit

/// The board: a line for each rule by which somebody waits, those of one authority together.
struct WaitingState: Sendable {
    var scope: CaseloadScope
    private(set) var groups: [WaitGroup] = [] { didSet { edition = Edition() } }
    /// Another one as soon as what is drawn of any of them is another.
    private(set) var edition = Edition()
    private(set) var isLoaded = false
    var list = ListViewport()

    init(scope: CaseloadScope) { self.scope = scope }

    var selected: WaitGroup? { list.selected.flatMap { $0 < groups.count ? groups[$0] : nil } }

    /// Takes an answer in; the selection stays on the same rule.
    mutating func take(_ found: [WaitGroup], _ context: AppContext) {
        let kept = selected?.rule
        let order = Dictionary(
            found.enumerated().map { ($1.rule, $0) }, uniquingKeysWith: { first, _ in first })
        // Authorities in the order in which the rulebook first names them.
        var places: [String: Int] = [:]
        for (index, group) in found.enumerated() {
            let name = context.authority(of: group.rule)
            if places[name] == nil { places[name] = index }
        }
        func place(_ group: WaitGroup) -> (Int, Int) {
            (places[context.authority(of: group.rule)] ?? 0, order[group.rule] ?? 0)
        }
        groups = found.sorted { place($0) < place($1) }
        isLoaded = true
        list.setCount(groups.count)
        if let index = groups.firstIndex(where: { $0.rule == kept }) { list.select(index) }
    }
}

/// The households that wait by one rule.
struct WaitListState: ScopedScreen {
    var scope: CaseloadScope
    let group: WaitGroup
    var paged = PagedRows<WaitRow>()

    init(scope: CaseloadScope, group: WaitGroup) {
        self.scope = scope
        self.group = group
    }

    var content: ScreenContent { .waitList(self) }

    func listRows(_ context: AppContext) -> Int { WaitingView.listRows(context) }

    mutating func take(_ answer: Answer, as part: PagePart) -> CaseNumber? {
        guard case .waiting(let page) = answer else { return nil }
        return paged.take(page, as: part)?.cursor.number
    }

    func question(for part: PagePart, _ context: AppContext) -> Question? {
        paged.place(of: part).map { .waiting(group.rule, scope, $0.place, limit: $0.limit) }
    }

    func chosen(_ context: AppContext) -> Selected? {
        let rows = paged.chosen
        guard !rows.isEmpty else { return nil }
        return Selected(
            keys: rows.flatMap(\.keys),
            cases: rows.map { SelectedCase(id: $0.caseID, number: $0.cursor.number) },
            title: context.title(of: group.rule), isMasked: rows.contains(where: \.isMasked))
    }
}

extension AppContext {
    /// Whom a rule waits for, in words.
    func authority(of rule: RuleID) -> String {
        let known = rulebook[rule]
        return words.authority(known?.authority ?? (known?.owner == .household ? "household" : "other"))
    }
}

extension AppState {
    /// The other side was reminded of all that is chosen, with one call.
    mutating func beginChase(_ context: AppContext) {
        guard case .waitList(let state) = top.content, let chosen = state.chosen(context) else { return }
        let households = context.words.count(.dayHouseholds, chosen.cases.count)
        overlays.append(
            .prompt(
                Prompt(
                    label: context.words(.promptChase, context.authority(of: state.group.rule), households),
                    purpose: .chase(chosen, state.group.rule), offered: context.today)))
    }

    mutating func chase(_ chosen: Selected, _ rule: RuleID, on day: Day, _ context: AppContext) -> [Effect] {
        let fact = FactID.reminded(rule)
        let steps = Set(chosen.cases.map(\.id)).sorted().map { id in
            (
                caseID: Optional(id),
                command: CaseCommand.record(fact, day, .unstated, until: nil, value: nil)
            )
        }
        let households = context.words.count(.dayHouseholds, steps.count)
        return act(
            ActRequest(kind: .record, subject: fact.id, steps: steps),
            context.words(.wentChased, context.authority(of: rule), households, day.description))
    }
}
