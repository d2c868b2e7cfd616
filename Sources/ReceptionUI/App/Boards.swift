// What keys and answers do to Etablering and Väntar på, which are lists of pages in their own order.

import Reception
import ReceptionText
import TerminalKit

extension AppState {
    /// Asks for what a board shows; a page under way belongs to rows that are replaced now.
    mutating func loadBoard(_ part: PagePart) -> [Effect] {
        let id = top.id
        let stale = giveUp { if case .page(screen: id, _) = $0 { true } else { false } }
        return stale + askBoard(part)
    }

    private mutating func askBoard(_ part: PagePart) -> [Effect] {
        let id = top.id
        switch top.content {
        case .establishment(let state):
            let wanted = state.windows.isLoaded ? part : .first
            return state.question(for: wanted).map { ask($0, for: .page(screen: id, wanted)) } ?? []
        case .waitList(let state):
            let wanted = state.waits.isLoaded ? part : .first
            return state.question(for: wanted).map { ask($0, for: .page(screen: id, wanted)) } ?? []
        case .waiting(let state): return ask(.waitGroups(state.scope), for: .board(screen: id))
        case .bookings(let state): return ask(state.question, for: .board(screen: id))
        case .journal(let state):
            let wanted = state.events.isLoaded ? part : .first
            return state.question(for: wanted).map { ask($0, for: .page(screen: id, wanted)) } ?? []
        default: return []
        }
    }

    /// Asks for rows before they are needed.
    mutating func prefetchBoard() -> [Effect] {
        let id = top.id
        let part: PagePart? =
            switch top.content {
            case .establishment(let state): state.windows.wanted
            case .waitList(let state): state.waits.wanted
            case .journal(let state): state.events.wanted
            default: nil
            }
        let isBusy = awaited.values.contains { if case .page(screen: id, _) = $0 { true } else { false } }
        guard let part, !isBusy else { return [] }
        return askBoard(part)
    }

    mutating func takeBoard(_ page: RowPage<WindowRow>, _ part: PagePart, _ index: Int) {
        guard case .establishment(var state) = screens[index].content else { return }
        state.windows.take(page, as: part)
        screens[index].content = .establishment(state)
    }

    mutating func takeBoard(_ page: RowPage<WaitRow>, _ part: PagePart, _ index: Int) {
        guard case .waitList(var state) = screens[index].content else { return }
        state.waits.take(page, as: part)
        screens[index].content = .waitList(state)
    }

    mutating func moveOnBoard(_ id: BindingID, _ context: AppContext) -> [Effect] {
        switch top.content {
        case .establishment(var state):
            state.windows.list.move(id)
            top.content = .establishment(state)
            if id == .first, state.windows.hasMoreBefore { return loadBoard(.first) }
            if id == .last, state.windows.hasMoreAfter { return loadBoard(.last) }
        case .waitList(var state):
            state.waits.list.move(id)
            top.content = .waitList(state)
            if id == .first, state.waits.hasMoreBefore { return loadBoard(.first) }
            if id == .last, state.waits.hasMoreAfter { return loadBoard(.last) }
        case .waiting(var state):
            state.list.move(id)
            top.content = .waiting(state)
        case .bookings(var state):
            state.move(id)
            top.content = .bookings(state)
        case .journal: return moveInJournal(id, context)
        default: break
        }
        return []
    }

    /// Marks and ranges of those who wait, and whose rows a board shows.
    mutating func performOnBoard(_ id: BindingID, _ context: AppContext) -> [Effect] {
        switch (id, top.content) {
        case (.mark, .waitList(var state)):
            state.waits.toggleMark()
            top.content = .waitList(state)
        case (.range, .waitList(var state)):
            state.waits.toggleRange()
            if state.waits.rangeStart != nil { say(context.words(.screenRange)) }
            top.content = .waitList(state)
        case (.scope, .establishment(var state)):
            state.scope = state.scope.next(context)
            state.windows = PagedRows()
            top.content = .establishment(state)
            fit(context)
            return loadBoard(.first)
        case (.scope, .bookings): return performOnBookings(id, context)
        case (.scope, .waiting(var state)):
            state.scope = state.scope.next(context)
            top.content = .waiting(state)
            return loadBoard(.first)
        case (.scope, .waitList(var state)):
            state.scope = state.scope.next(context)
            state.waits = PagedRows()
            top.content = .waitList(state)
            fit(context)
            return loadBoard(.first)
        default: break
        }
        return []
    }
}

extension CaseloadScope {
    /// Mine, nobody's, everyone's, and mine again.
    func next(_ context: AppContext) -> CaseloadScope {
        switch self {
        case .caseworker: .unassigned
        case .unassigned: .all
        case .all: .caseworker(context.user)
        }
    }
}
