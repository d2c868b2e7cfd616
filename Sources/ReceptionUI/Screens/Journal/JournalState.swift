// The journal of a case: its acts, the newest first, and the one that is opened.

import Reception
import TerminalKit

/// The state of a case's journal.
struct JournalState: PagedScreen {
    let number: CaseNumber
    let caseID: CaseID
    let isMasked: Bool
    /// The numbers in the household of those who are or were in it.
    let numbers: [PersonID: Int]
    var paged = PagedRows<JournalEvent>()
    /// How many lines of the opened act are scrolled away; nil while none is opened.
    var opened: Int?

    init(_ view: CaseView) {
        number = view.file.number
        caseID = view.file.id
        isMasked = view.isMasked
        numbers = Dictionary(
            view.file.members.map { ($0.person.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    }

    var content: ScreenContent { .journal(self) }

    func listRows(_ context: AppContext) -> Int { JournalView.listRows(context) }

    func question(for part: PagePart, _ context: AppContext) -> Question? {
        paged.place(of: part).map { .journal(number, $0.place, limit: $0.limit) }
    }

    mutating func take(_ answer: Answer, as part: PagePart) -> CaseNumber? {
        guard case .journal(let page) = answer else { return nil }
        paged.take(page, as: part)
        return nil
    }

    /// The case itself: a note can be written from here.
    func chosen(_ context: AppContext) -> Selected? {
        Selected(
            keys: [], cases: [SelectedCase(id: caseID, number: number)], title: number.description,
            isMasked: isMasked)
    }
}

extension AppState {
    /// From the case's screen to its journal.
    mutating func openJournal(_ context: AppContext) -> [Effect] {
        guard case .caseFile(let state) = top.content, let view = state.view else { return [] }
        push(.journal(JournalState(view)))
        fit(context)
        return loadTop(context)
    }

    /// Shows the selected act whole, or its list again.
    mutating func openEvent() -> [Effect] {
        guard case .journal(var state) = top.content, state.selectedRow != nil else { return [] }
        state.opened = state.opened == nil ? 0 : nil
        top.content = .journal(state)
        return []
    }

    /// Leaves the opened act.
    /// - Returns: whether one was open.
    mutating func closeEvent() -> Bool {
        guard case .journal(var state) = top.content, state.opened != nil else { return false }
        state.opened = nil
        top.content = .journal(state)
        return true
    }

    /// Moves in the list, or scrolls what is opened.
    mutating func moveInJournal(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard case .journal(var state) = top.content else { return [] }
        guard let offset = state.opened else {
            return move(id, in: state, context)
        }
        let lines = JournalView.lines(state, context).count
        var list = ListViewport(count: max(1, lines - context.contentRows + 1), rows: context.contentRows)
        list.select(offset)
        switch id {
        case .down, .up, .first, .last: list.move(id)
        case .pageDown, .halfDown: list.move(by: context.contentRows / (id == .pageDown ? 1 : 2))
        default: list.move(by: -(context.contentRows / (id == .pageUp ? 1 : 2)))
        }
        state.opened = list.selection
        top.content = .journal(state)
        return []
    }
}
