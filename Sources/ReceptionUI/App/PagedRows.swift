// A window of loaded rows on a list that may be very long, with selection and marks by identity.

import Reception
import TerminalKit

/// A row that is found again after a reload, and from which the next page is asked for.
protocol PagedRow: Identifiable, Sendable where ID: Sendable {
    associatedtype Cursor: Hashable & Comparable & Sendable
    var cursor: Cursor { get }
}

extension QueueRow: PagedRow {}
extension CaseEntry: PagedRow {
    var cursor: CasePlace { place }
}
extension WindowRow: PagedRow {}
extension WaitRow: PagedRow {}
extension JournalEvent: PagedRow {}

/// The loaded rows of a list, in its order.
struct PagedRows<Row: PagedRow>: Sendable {
    private(set) var rows: [Row] = [] { didSet { edition = Edition() } }
    /// Another one as soon as any row or mark is another.
    private(set) var edition = Edition()
    private(set) var hasMoreBefore = false
    private(set) var hasMoreAfter = false
    /// How many rows of the whole list stand before the loaded ones; nil where that is not known.
    private(set) var offset: Int? = 0
    /// Whether any answer has come.
    private(set) var isLoaded = false
    var list = ListViewport()
    /// Marked rows; they stay marked when they are scrolled away.
    var marks: [Row.ID: Row] = [:] { didSet { edition = Edition() } }
    /// The marked rows that have been seen in the list as it is filtered and sorted now.
    private var listed: Set<Row.ID> = []
    /// Where a range began.
    var rangeStart: Row.ID?

    /// Rows in one answer: two screens of them.
    var pageSize: Int { max(50, 2 * list.rows) }
    /// No more rows than this are kept; those farthest from the selection are dropped.
    private static var keptRows: Int { 600 }

    var selected: Row? { list.selected.flatMap { $0 < rows.count ? rows[$0] : nil } }

    /// The marked rows, else the selected one, in the order of the list.
    var chosen: [Row] {
        marks.isEmpty ? selected.map { [$0] } ?? [] : marks.values.sorted { $0.cursor < $1.cursor }
    }

    // MARK: Taking answers in

    /// Takes a page in; the selection stays on the same row where that is still there.
    /// - Parameter total: how many rows the whole list has, where that is known.
    /// - Returns: the row that was selected, where it has left the list.
    @discardableResult
    mutating func take(_ page: RowPage<Row>, as part: PagePart, total: Int? = nil) -> Row? {
        let kept = part == .first || part == .last ? nil : selected
        let (index, screenRow) = (list.selection, list.selectedOffset ?? 0)
        switch part {
        case .first: replace(page, offset: 0)
        case .again: replace(page, offset: page.hasMoreBefore ? offset : 0)
        case .last:
            replace(page, offset: page.hasMoreBefore ? total.map { max(0, $0 - page.rows.count) } : 0)
        case .after:
            let known = Set(rows.suffix(page.rows.count).map(\.id))
            rows += page.rows.filter { !known.contains($0.id) }
            hasMoreAfter = page.hasMoreAfter
            let surplus = rows.count - Self.keptRows
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
            let surplus = rows.count - Self.keptRows
            if surplus > 0 {
                rows.removeLast(surplus)
                hasMoreAfter = true
            }
        }
        isLoaded = true
        settleMarks(part)
        let place = kept.flatMap { kept in rows.firstIndex { $0.id == kept.id } }
        settle(on: place ?? (part == .last ? rows.count - 1 : part == .first ? 0 : index), at: screenRow)
        // What stands below the page has not left the list.
        return place == nil && part == .again ? kept.flatMap { covers($0.cursor) ? $0 : nil } : nil
    }

    /// A marked row has its newest content. One that stood in this list and no longer does has been dealt with elsewhere:
    /// it would stay marked unseen and have every act on the marked rows refused.
    private mutating func settleMarks(_ part: PagePart) {
        // Another filter hides rows that are marked still.
        if part == .first { listed = [] }
        guard !marks.isEmpty else { return }
        var missing = marks
        for row in rows where marks[row.id] != nil {
            marks[row.id] = row
            listed.insert(row.id)
            missing[row.id] = nil
        }
        for row in missing.values where listed.contains(row.id) && covers(row.cursor) { marks[row.id] = nil }
    }

    /// Whether a row at a place would be among the loaded ones.
    private func covers(_ place: Row.Cursor) -> Bool {
        if !hasMoreBefore, !hasMoreAfter { return true }
        guard let first = rows.first?.cursor, let last = rows.last?.cursor, first != last else {
            return false
        }
        // The list may be turned around.
        let isTurned = last < first
        let isAfterStart = isTurned ? place < first : first < place
        let isBeforeEnd = isTurned ? last < place : place < last
        return (isAfterStart || !hasMoreBefore) && (isBeforeEnd || !hasMoreAfter)
    }

    private mutating func replace(_ page: RowPage<Row>, offset newOffset: Int?) {
        rows = page.rows
        (hasMoreBefore, hasMoreAfter) = (page.hasMoreBefore, page.hasMoreAfter)
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

    /// The page to ask for so that a screen of rows lies ready either way. The first page has one, so that opening a list
    /// is one question and one picture.
    var wanted: PagePart? {
        guard isLoaded else { return nil }
        let ready = max(1, list.rows)
        if hasMoreAfter, rows.count - list.visible.upperBound < ready { return .after }
        if hasMoreBefore, list.visible.lowerBound < ready { return .before }
        return nil
    }

    /// From where a part is asked for, and how many rows; nil where there is no place to ask from.
    func place(of part: PagePart) -> (place: PagePlace<Row.Cursor>, limit: Int)? {
        switch part {
        case .first: (.first, pageSize)
        // What is loaded from the top is asked for whole; in the middle of the list the page begins anew there.
        case .again where !hasMoreBefore: (.first, max(pageSize, rows.count))
        case .again: rows.first.map { (.from($0.cursor), max(pageSize, rows.count)) }
        case .after: rows.last.map { (.after($0.cursor), pageSize) }
        case .before: rows.first.map { (.before($0.cursor), pageSize) }
        case .last: (.last, pageSize)
        }
    }

    // MARK: Marks

    /// Marks the selected row or takes its mark away, and goes on to the next.
    mutating func toggleMark() {
        guard let row = selected else { return }
        if marks.removeValue(forKey: row.id) == nil { mark(row) }
        rangeStart = nil
        list.move(by: 1)
    }

    /// Begins a range, or marks everything from where it began.
    mutating func toggleRange() {
        guard let row = selected, let index = list.selected else { return }
        guard let start = rangeStart.flatMap({ id in rows.firstIndex { $0.id == id } }) else {
            rangeStart = row.id
            return
        }
        for row in rows[min(start, index)...max(start, index)] { mark(row) }
        rangeStart = nil
    }

    private mutating func mark(_ row: Row) {
        marks[row.id] = row
        listed.insert(row.id)
    }
}
