// What keys do to Ärenden: moving in a list that is loaded by pages, filtering, sorting, marking.

import Reception
import ReceptionText
import TerminalKit

extension AppState {
    mutating func moveInCases(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard case .cases(var state) = top.content else { return [] }
        var effects: [Effect] = []
        state.list.move(id)
        if id == .first, state.hasMoreBefore { effects = jump(.first, state, context) }
        if id == .last, state.hasMoreAfter { effects = jump(.last, state, context) }
        top.content = .cases(state)
        return effects
    }

    /// Asks for an end of the list that is not loaded.
    private mutating func jump(_ part: PagePart, _ state: CasesState, _ context: AppContext) -> [Effect] {
        guard let question = state.question(for: part, context) else { return [] }
        return givePagesUp() + ask(question, for: .page(screen: top.id, part))
    }

    private mutating func givePagesUp() -> [Effect] {
        let id = top.id
        return giveUp { if case .page(screen: id, _) = $0 { true } else { false } }
    }

    mutating func performOnCases(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard case .cases(var state) = top.content else { return [] }
        var asksAnew = false
        switch id {
        case .mark: state.toggleMark()
        case .range: state.toggleRange()
        case .filter: state.isFiltering = true
        case .closed:
            state.includesClosed.toggle()
            asksAnew = true
        case .sort:
            let all = CaseSort.allCases
            let index = all.firstIndex(of: state.sort) ?? 0
            state.sort = all[(index + 1) % all.count]
            asksAnew = true
        case .reverse:
            state.isReversed.toggle()
            asksAnew = true
        default:
            switch state.scope {
            case .caseworker: state.scope = .unassigned
            case .unassigned: state.scope = .all
            case .all: state.scope = .caseworker(context.user)
            }
            asksAnew = true
        }
        if id == .range, state.rangeStart != nil { say(context.words(.screenRange, context.keyName(.range))) }
        if id == .closed || id == .scope { state.total = nil }
        top.content = .cases(state)
        return asksAnew ? reloadCases(context) : []
    }

    /// Asks for the first page of what is wanted now; what was under way is stale.
    mutating func reloadCases(_ context: AppContext) -> [Effect] { givePagesUp() + loadTop(context) }

    /// A key while the filter is typed: the list follows every letter.
    mutating func pressInCaseFilter(_ key: Key, _ context: AppContext) -> [Effect] {
        guard case .cases(var state) = top.content else { return [] }
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
        top.content = .cases(state)
        return isChanged ? reloadCases(context) : []
    }

    /// Esc in the list: the marks, what is typed, the filter, the pane.
    /// - Returns: nil where there was none of them.
    mutating func goBackInCases(_ old: CasesState, _ context: AppContext) -> [Effect]? {
        var state = old
        var asksAnew = false
        if !state.marks.isEmpty || state.rangeStart != nil {
            state.marks = [:]
            state.rangeStart = nil
        } else if !state.field.isEmpty {
            state.field.text = ""
            asksAnew = true
        } else if !state.condition.isEmpty {
            state.condition = ""
            say(context.words(.filterTakenAway))
            asksAnew = true
        } else if state.isPaneOpen {
            state.isPaneOpen = false
        } else {
            return nil
        }
        top.content = .cases(state)
        return asksAnew ? reloadCases(context) : []
    }

    /// Asks anew for what is shown, keeping selection and place.
    mutating func refreshCases(_ state: CasesState, _ context: AppContext) -> [Effect] {
        guard state.isLoaded, let question = state.question(for: .again, context) else {
            return loadTop(context)
        }
        let id = top.id
        let stale = giveUp { $0 == .page(screen: id, .after) || $0 == .page(screen: id, .before) }
        return stale + ask(question, for: .page(screen: id, .again)) + countCases(state)
    }

    mutating func countCases(_ state: CasesState) -> [Effect] {
        guard state.isWhole else { return [] }
        return ask(
            .caseCount(state.scope, includesClosed: state.includesClosed), for: .count(screen: top.id))
    }

    /// Asks for rows before they are needed, and for the case beside the list.
    mutating func prefetchCases(_ state: CasesState, _ context: AppContext) -> [Effect] {
        let id = top.id
        var effects: [Effect] = []
        let isBusy = awaited.values.contains { purpose in
            if case .page(screen: id, _) = purpose { return true }
            return false
        }
        if !isBusy, let part = state.wanted, let question = state.question(for: part, context) {
            effects += ask(question, for: .page(screen: id, part))
        }
        if state.isPaneOpen, let number = state.selectedRow?.row.number, state.pane?.file.number != number {
            let question = Question.caseFile(number)
            if pending[.pane(screen: id)] != question {
                effects += ask(question, for: .pane(screen: id))
                pending[.pane(screen: id)] = question
            }
        }
        return effects
    }
}
