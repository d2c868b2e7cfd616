// What the screens that show a list by pages share: Kö, Ärenden, Etablering, the households that wait, the journal.

import Reception
import ReceptionText
import TerminalKit

/// A screen with a list that is loaded by pages.
protocol PagedScreen: Sendable {
    associatedtype Row: PagedRow
    var paged: PagedRows<Row> { get set }
    /// How many rows the whole list has, where kept counters tell.
    var total: Int? { get }
    /// The question for a part of the list; nil where there is no place to ask from.
    func question(for part: PagePart, _ context: AppContext) -> Question?
    /// The page to ask for before it is needed, nil where enough is loaded.
    var wanted: PagePart? { get }
    /// What asks how many rows the whole list has; nil where no counter tells.
    var countQuestion: Question? { get }
    /// How many rows of the list are seen.
    func listRows(_ context: AppContext) -> Int
    /// What an act would be done to: the marked rows, else the selected one.
    func chosen(_ context: AppContext) -> Selected?
    /// Takes a page in.
    /// - Returns: the case that was selected, where it has left the list and that is worth a word.
    mutating func take(_ answer: Answer, as part: PagePart) -> CaseNumber?
    /// Puts the screen's content where the state has it.
    var content: ScreenContent { get }
}

/// A list by pages of somebody's cases.
protocol ScopedScreen: PagedScreen {
    var scope: CaseloadScope { get set }
}

/// A list by pages that can be filtered and sorted, with a pane beside it.
protocol SearchedScreen: ScopedScreen {
    /// What was written after `:filter`, as it was written.
    var condition: String { get set }
    /// What is typed after `/`; the field is open while `isFiltering`.
    var field: TextField { get set }
    var isFiltering: Bool { get set }
    var isReversed: Bool { get set }
    var isPaneOpen: Bool { get set }
    /// The case that the pane shows.
    var pane: CaseView? { get set }
    /// The case of the selected row.
    var selectedNumber: CaseNumber? { get }
    /// Sorts by the next column.
    mutating func sortByNext()
    /// Makes what the typed filter needs.
    mutating func beginFiltering(_ context: AppContext)
    /// Forgets what the kept counters told.
    mutating func forgetCounts()
}

extension PagedScreen {
    var total: Int? { nil }
    var countQuestion: Question? { nil }

    var rows: [Row] { paged.rows }
    var edition: Edition { paged.edition }
    var list: ListViewport {
        get { paged.list }
        set { paged.list = newValue }
    }
    var marks: [Row.ID: Row] { paged.marks }
    var selectedRow: Row? { paged.selected }
    var offset: Int? { paged.offset }
    var isLoaded: Bool { paged.isLoaded }
    var hasMoreBefore: Bool { paged.hasMoreBefore }
    var hasMoreAfter: Bool { paged.hasMoreAfter }
    var wanted: PagePart? { paged.wanted }

    /// Where the selected row stands in the whole list, from 1.
    var position: Int? {
        guard let index = list.selected, let offset else { return nil }
        return offset + index + 1
    }

    /// `12/47`, with a plus where there are more; empty where it is not known.
    var positionText: String {
        guard isLoaded, let position else { return "" }
        return "\(position)/\(count.rows)" + (count.isMore ? "+" : "")
    }

    /// How many rows the list has, as far as it is known, and whether there are more.
    var count: (rows: Int, isMore: Bool) {
        if let total { return (total, false) }
        return ((offset ?? 0) + rows.count, hasMoreAfter || (offset == nil && hasMoreBefore))
    }

    var hasMarks: Bool { !paged.marks.isEmpty || paged.rangeStart != nil }

    mutating func clearMarks() {
        paged.marks = [:]
        paged.rangeStart = nil
    }

    /// Begins with no rows, for another scope.
    mutating func empty() { paged = PagedRows() }

    /// Marks, or begins or ends a range.
    /// - Returns: whether a range has begun.
    mutating func mark(_ id: BindingID) -> Bool {
        if id == .mark { paged.toggleMark() } else { paged.toggleRange() }
        return id == .range && paged.rangeStart != nil
    }
}

extension ScreenContent {
    /// The screen as a list by pages; nil where it is none.
    var paged: (any PagedScreen)? {
        switch self {
        case .queue(let state): state
        case .cases(let state): state
        case .establishment(let state): state
        case .waitList(let state): state
        case .journal(let state): state
        case .dwellings(let state): state
        case .handovers(let state): state
        case .partners(let state): state
        case .myDay, .caseFile, .rules, .waiting, .team, .report, .bookings, .arrivals, .manual: nil
        }
    }

    /// The screen as a list that can be filtered by the store; nil where it is none.
    var searched: (any SearchedScreen)? {
        switch self {
        case .queue(let state): state
        case .cases(let state): state
        case .myDay, .caseFile, .rules, .establishment, .waiting, .waitList, .team, .report, .bookings,
            .arrivals,
            .journal,
            .dwellings, .handovers, .partners,
            .manual:
            nil
        }
    }
}

extension AppState {
    // MARK: Asking

    /// Asks for the first page of what is wanted now; what was under way is stale.
    mutating func reload(_ screen: any PagedScreen, _ context: AppContext) -> [Effect] {
        askForPage(.first, of: screen, context) + askForCount(of: screen)
    }

    /// Asks anew for what is shown, keeping selection and place.
    mutating func refresh(_ screen: any PagedScreen, _ context: AppContext) -> [Effect] {
        guard screen.isLoaded else { return reload(screen, context) }
        // Somebody who is on her way to an end of the list still goes there.
        let ends = [PagePart.first, .last].first { awaited.values.contains(.page(screen: top.id, $0)) }
        return askForPage(ends ?? .again, of: screen, context) + askForCount(of: screen)
    }

    /// Asks for a page; a page under way belongs to rows that are replaced now.
    private mutating func askForPage(
        _ part: PagePart, of screen: any PagedScreen, _ context: AppContext
    ) -> [Effect] {
        guard let question = screen.question(for: part, context) else { return [] }
        let id = top.id
        let stale = giveUp { if case .page(screen: id, _) = $0 { true } else { false } }
        return stale + ask(question, for: .page(screen: id, part))
    }

    private mutating func askForCount(of screen: any PagedScreen) -> [Effect] {
        screen.countQuestion.map { ask($0, for: .count(screen: top.id)) } ?? []
    }

    /// Asks for rows before they are needed, and for the case beside the list.
    mutating func prefetch(_ screen: any PagedScreen, _ context: AppContext) -> [Effect] {
        let id = top.id
        var effects: [Effect] = []
        let isBusy = awaited.values.contains { if case .page(screen: id, _) = $0 { true } else { false } }
        if !isBusy, let part = screen.wanted, let question = screen.question(for: part, context) {
            effects += ask(question, for: .page(screen: id, part))
        }
        guard let searched = top.content.searched, searched.isPaneOpen,
            let number = searched.selectedNumber, searched.pane?.file.number != number,
            pending[.pane(screen: id)] != .caseFile(number)
        else { return effects }
        effects += ask(.caseFile(number), for: .pane(screen: id))
        pending[.pane(screen: id)] = .caseFile(number)
        return effects
    }

    // MARK: Keys

    mutating func move(_ id: BindingID, in given: any PagedScreen, _ context: AppContext) -> [Effect] {
        var screen = given
        screen.list.move(id)
        top.content = screen.content
        if id == .first, screen.hasMoreBefore { return askForPage(.first, of: screen, context) }
        if id == .last, screen.hasMoreAfter { return askForPage(.last, of: screen, context) }
        return []
    }

    /// Marks, ranges and whose rows are shown.
    mutating func perform(_ id: BindingID, in given: any PagedScreen, _ context: AppContext) -> [Effect] {
        if let searched = given as? any SearchedScreen, let effects = arrange(id, searched, context) {
            return effects
        }
        switch id {
        case .mark, .range:
            var screen = given
            if screen.mark(id) { say(context.words(.screenRange, context.keyName(.range))) }
            top.content = screen.content
            return []
        case .scope:
            guard var screen = given as? any ScopedScreen else { return [] }
            screen.scope = screen.scope.next(context)
            screen.empty()
            top.content = screen.content
            fit(context)
            return top.content.paged.map { reload($0, context) } ?? []
        default: return []
        }
    }

    /// Filters and sorts.
    /// - Returns: nil where the key is another's.
    private mutating func arrange(
        _ id: BindingID, _ given: any SearchedScreen, _ context: AppContext
    ) -> [Effect]? {
        var screen = given
        switch id {
        case .filter:
            screen.beginFiltering(context)
            screen.isFiltering = true
            top.content = screen.content
            return []
        case .sort: screen.sortByNext()
        case .reverse: screen.isReversed.toggle()
        case .scope:
            screen.scope = screen.scope.next(context)
            screen.forgetCounts()
            screen.clearMarks()
        default: return nil
        }
        top.content = screen.content
        return reload(screen, context)
    }

    /// A key while the filter is typed: the list follows every letter.
    mutating func pressInFilter(
        _ key: Key, _ given: any SearchedScreen, _ context: AppContext
    ) -> [Effect] {
        var screen = given
        let before = screen.field.text
        switch key {
        case .enter, .tab: screen.isFiltering = false
        case .escape, .control("c"):
            screen.isFiltering = false
            screen.field.text = ""
        case .down: screen.list.move(by: 1)
        case .up: screen.list.move(by: -1)
        case .pageDown: screen.list.page(1)
        case .pageUp: screen.list.page(-1)
        default: _ = screen.field.handle(key)
        }
        let isChanged = screen.field.text != before
        top.content = screen.content
        return isChanged ? reload(screen, context) : []
    }

    /// Esc in a list: the marks, what is typed, the filter, the pane.
    /// - Returns: nil where there was none of them.
    mutating func goBack(in given: any PagedScreen, _ context: AppContext) -> [Effect]? {
        var screen = given
        if screen.hasMarks {
            screen.clearMarks()
            top.content = screen.content
            return []
        }
        guard var screen = given as? any SearchedScreen else { return nil }
        if !screen.field.isEmpty {
            screen.field.text = ""
        } else if !screen.condition.isEmpty {
            screen.condition = ""
            say(context.words(.filterTakenAway))
        } else if screen.isPaneOpen {
            screen.isPaneOpen = false
            top.content = screen.content
            return []
        } else {
            return nil
        }
        top.content = screen.content
        return reload(screen, context)
    }

    /// After an act no row is marked, and no pane shows what was.
    mutating func settleLists() {
        for index in screens.indices {
            if case .arrivals(var state) = screens[index].content {
                state.marked = []
                screens[index].content = .arrivals(state)
            }
            guard var screen = screens[index].content.paged else { continue }
            screen.clearMarks()
            if var searched = screen as? any SearchedScreen {
                searched.pane = nil
                screen = searched
            }
            screens[index].content = screen.content
        }
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
