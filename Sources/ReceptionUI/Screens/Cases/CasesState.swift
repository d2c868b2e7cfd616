// Ärenden: a window of loaded rows on the list of all cases, with selection and marks by identity.

import Reception
import TerminalKit

/// The state of the list of cases.
struct CasesState: Sendable {
    var scope: CaseloadScope
    /// What was written after `:filter`, as it was written.
    var condition = ""
    /// What is typed after `/`; the field is open while `isFiltering`.
    var field = TextField(maximumLength: 200)
    var isFiltering = false
    var includesClosed = false
    var sort = CaseSort.number
    var isReversed = false

    /// The loaded rows, in order.
    private(set) var rows: [CaseEntry] = []
    private(set) var hasMoreBefore = false
    private(set) var hasMoreAfter = false
    /// How many rows of the whole list stand before the loaded ones; nil where that is not known.
    private(set) var offset: Int? = 0
    /// Whether any answer has come.
    private(set) var isLoaded = false
    /// Cases of the scope in all.
    var total: Int?

    var list = ListViewport()
    /// Marked rows; they stay marked when they are scrolled away.
    var marks: [CaseID: CaseEntry] = [:]
    /// Where a range began.
    var rangeStart: CaseID?

    var isPaneOpen = false
    /// The case that the pane shows.
    var pane: CaseView?

    init(scope: CaseloadScope) { self.scope = scope }

    /// Whether every case of the scope is meant, so that the kept counters tell how many there are.
    var isWhole: Bool { field.isEmpty && condition.isEmpty }

    var selectedRow: CaseEntry? { list.selected.flatMap { $0 < rows.count ? rows[$0] : nil } }

    /// Where the selected row stands in the whole list, from 1.
    var position: Int? {
        guard let index = list.selected, let offset else { return nil }
        return offset + index + 1
    }

    /// How many rows the list has, as far as it is known, and whether there are more.
    var count: (rows: Int, isMore: Bool) {
        if isWhole, let total { return (total, false) }
        return ((offset ?? 0) + rows.count, hasMoreAfter || (offset == nil && hasMoreBefore))
    }

    /// The question for this list, without a place in it.
    func query(_ context: AppContext) -> CaseListQuery {
        var query = CaseListQuery(scope: scope, limit: max(50, 2 * list.rows))
        query.filter = FilterGrammar.filter(condition, context)
        query.text = field.text
        query.includesClosed = includesClosed
        query.sort = sort
        query.isReversed = isReversed
        return query
    }

    /// No more rows than this are kept; those farthest from the selection are dropped.
    private static let keptRows = 600

    // MARK: Taking answers in

    /// Takes a page in; the selection stays on the same case where that is still there.
    /// - Returns: the selected case where it has left the list.
    mutating func take(_ page: CasePage, as part: PagePart) -> CaseNumber? {
        let selected = part == .first || part == .last ? nil : selectedRow
        let index = list.selection
        let screenRow = list.selectedOffset ?? 0
        switch part {
        case .first: replace(page, offset: 0)
        case .again: replace(page, offset: page.hasMoreBefore ? offset : 0)
        case .last:
            let before = isWhole ? total.map { max(0, $0 - page.rows.count) } : nil
            replace(page, offset: page.hasMoreBefore ? before : 0)
        case .after:
            let known = Set(rows.suffix(page.rows.count).map(\.id))
            rows += page.rows.filter { !known.contains($0.id) }
            hasMoreAfter = page.hasMoreAfter
            let surplus = max(0, rows.count - Self.keptRows)
            if surplus > 0 {
                rows.removeFirst(surplus)
                hasMoreBefore = true
                offset = offset.map { $0 + surplus }
            }
        case .before:
            let known = Set(rows.prefix(page.rows.count).map(\.id))
            let new = page.rows.filter { !known.contains($0.id) }
            rows = new + rows
            hasMoreBefore = page.hasMoreBefore
            offset = hasMoreBefore ? offset.map { max(0, $0 - new.count) } : 0
            if rows.count > Self.keptRows {
                rows.removeLast(rows.count - Self.keptRows)
                hasMoreAfter = true
            }
        }
        isLoaded = true
        let place = selected.flatMap { selected in rows.firstIndex { $0.id == selected.id } }
        settle(on: place ?? (part == .last ? rows.count - 1 : part == .first ? 0 : index), at: screenRow)
        for row in rows where marks[row.id] != nil { marks[row.id] = row }
        return place == nil && part == .again ? selected?.row.number : nil
    }

    private mutating func replace(_ page: CasePage, offset newOffset: Int?) {
        rows = page.rows
        hasMoreBefore = page.hasMoreBefore
        hasMoreAfter = page.hasMoreAfter
        offset = newOffset
    }

    /// Selects a row and keeps it at its place on the screen.
    private mutating func settle(on place: Int, at screenRow: Int) {
        list = ListViewport(count: rows.count, rows: list.rows, selection: 0)
        // Selecting far below first brings the row to the top of the window.
        list.selectLast()
        list.select(max(0, place - screenRow))
        list.select(place)
    }

    // MARK: What to ask next

    /// The page to ask for so that two screens of rows lie ready either way.
    var wanted: PagePart? {
        guard isLoaded else { return nil }
        let ready = 2 * max(1, list.rows)
        if hasMoreAfter, rows.count - list.visible.upperBound < ready { return .after }
        if hasMoreBefore, list.visible.lowerBound < ready { return .before }
        return nil
    }

    /// The question for a part of the list; nil where there is no place to ask from.
    func question(for part: PagePart, _ context: AppContext) -> Question? {
        var query = query(context)
        switch part {
        case .first: return .cases(query, from: nil, backwards: false)
        case .again:
            query.limit = max(query.limit, rows.count)
            let start = hasMoreBefore ? rows.first?.place.justBefore(isReversed) : nil
            return .cases(query, from: start, backwards: false)
        case .after: return rows.last.map { .cases(query, from: $0.place, backwards: false) }
        case .before: return rows.first.map { .cases(query, from: $0.place, backwards: true) }
        case .last: return .cases(query, from: nil, backwards: true)
        }
    }

    // MARK: Marks

    /// Marks the selected row or takes its mark away, and goes on to the next.
    mutating func toggleMark() {
        guard let row = selectedRow else { return }
        if marks.removeValue(forKey: row.id) == nil { marks[row.id] = row }
        rangeStart = nil
        list.move(by: 1)
    }

    /// Begins a range, or marks everything from where it began.
    mutating func toggleRange() {
        guard let row = selectedRow, let index = list.selected else { return }
        guard let start = rangeStart.flatMap({ id in rows.firstIndex { $0.id == id } }) else {
            rangeStart = row.id
            return
        }
        for row in rows[min(start, index)...max(start, index)] { marks[row.id] = row }
        rangeStart = nil
    }

    /// What an act would be done to: the marked cases, else the selected one.
    func chosen(_ context: AppContext) -> Selected? {
        let chosen =
            marks.isEmpty
            ? selectedRow.map { [$0] } ?? [] : marks.values.sorted { $0.row.number < $1.row.number }
        guard let first = chosen.first else { return nil }
        let title =
            chosen.count == 1
            ? first.row.number.description : context.words.count(.actCases, chosen.count)
        return Selected(
            keys: [], cases: chosen.map { SelectedCase(id: $0.id, number: $0.row.number) }, title: title)
    }
}

extension CasePlace {
    /// A place just before this one, so that a page from it begins with the same row.
    fileprivate func justBefore(_ isReversed: Bool) -> CasePlace {
        CasePlace(
            isClosed: isClosed, group: group, key: key,
            number: CaseNumber(year: number.year, serial: number.serial + (isReversed ? 1 : -1)))
    }
}
