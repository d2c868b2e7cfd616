// What keys do to Kö: moving in a list that is loaded by pages, filtering, sorting, marking.

import Reception
import ReceptionText
import TerminalKit

extension AppState {
    mutating func moveInQueue(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard case .queue(var state) = top.content else { return [] }
        var effects: [Effect] = []
        state.list.move(id)
        if id == .first, state.hasMoreBefore { effects = jump(.first, state, context) }
        if id == .last, state.hasMoreAfter { effects = jump(.last, state, context) }
        top.content = .queue(state)
        return effects
    }

    /// Asks for an end of the list that is not loaded.
    private mutating func jump(_ part: PagePart, _ state: QueueState, _ context: AppContext) -> [Effect] {
        guard let question = state.question(for: part, context) else { return [] }
        let id = top.id
        let stale = giveUp { if case .page(screen: id, _) = $0 { true } else { false } }
        return stale + ask(question, for: .page(screen: id, part))
    }

    mutating func performOnQueue(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard case .queue(var state) = top.content else { return [] }
        var asksAnew = false
        switch id {
        case .mark: state.toggleMark()
        case .range: state.toggleRange()
        case .filter:
            state.isFiltering = true
            state.titles = WordIndex(context.rulebook)
        case .sort:
            let all = QueueSort.allCases
            let index = all.firstIndex(of: state.sort) ?? 0
            state.sort = all[(index + 1) % all.count]
            asksAnew = true
        case .reverse:
            state.isReversed.toggle()
            asksAnew = true
        default:
            state.filter.scope = state.filter.scope.next(context)
            state.total = nil
            state.overdue = nil
            asksAnew = true
        }
        if id == .range, state.rangeStart != nil { say(context.words(.screenRange, context.keyName(.range))) }
        top.content = .queue(state)
        return asksAnew ? reloadQueue(context) : []
    }

    /// Asks for the first page of what is wanted now; what was under way is stale.
    mutating func reloadQueue(_ context: AppContext) -> [Effect] {
        let id = top.id
        let stale = giveUp { if case .page(screen: id, _) = $0 { true } else { false } }
        return stale + loadTop(context)
    }

    /// A key while the filter is typed: the list follows every letter.
    mutating func pressInFilter(_ key: Key, _ context: AppContext) -> [Effect] {
        guard case .queue(var state) = top.content else { return [] }
        let before = state.field.text
        switch key {
        case .enter, .tab: state.isFiltering = false
        case .escape, .control("c"):
            state.isFiltering = false
            state.field.text = ""
        case .down: state.list.move(by: 1)
        case .up: state.list.move(by: -1)
        case .pageDown: state.list.page(1)
        case .pageUp: state.list.page(-1)
        default: _ = state.field.handle(key)
        }
        let isChanged = state.field.text != before
        top.content = .queue(state)
        return isChanged ? reloadQueue(context) : []
    }
}
