// A window of loaded rows on a list that may be very long, with selection and marks by identity.

import Reception
import TerminalKit

/// A row that is found again after a reload, and from which the next page is asked for.
protocol PagedRow: Identifiable, Sendable where ID: Sendable {
    associatedtype Cursor: Hashable & Sendable
    var cursor: Cursor { get }
}

extension WindowRow: PagedRow {}
extension WaitRow: PagedRow {}
extension JournalEvent: PagedRow {}

/// The loaded rows of a list in its own order.
struct PagedRows<Row: PagedRow>: Sendable {
    private(set) var rows: [Row] = []
    private(set) var hasMoreBefore = false
    private(set) var hasMoreAfter = false
    private(set) var isLoaded = false
    var list = ListViewport()
    /// Marked rows; they stay marked when they are scrolled away.
    var marks: [Row.ID: Row] = [:]
    var rangeStart: Row.ID?

    /// Rows in one answer: two screens of them.
    var pageSize: Int { max(50, 2 * list.rows) }
    /// No more rows than this are kept; those farthest from the selection are dropped.
    private static var keptRows: Int { 600 }

    var selected: Row? { list.selected.flatMap { $0 < rows.count ? rows[$0] : nil } }

    /// The marked rows, else the selected one, in the order of the list as far as they are loaded.
    var chosen: [Row] {
        guard !marks.isEmpty else { return selected.map { [$0] } ?? [] }
        let loaded = rows.filter { marks[$0.id] != nil }
        let known = Set(loaded.map(\.id))
        return loaded + marks.values.filter { !known.contains($0.id) }
    }

    /// Takes a page in; the selection stays on the same row where that is still there.
    mutating func take(_ page: RowPage<Row>, as part: PagePart) {
        let kept = part == .first || part == .last ? nil : selected?.id
        let (index, screenRow) = (list.selection, list.selectedOffset ?? 0)
        switch part {
        case .first, .again, .last:
            rows = page.rows
            (hasMoreBefore, hasMoreAfter) = (page.hasMoreBefore, page.hasMoreAfter)
        case .after:
            let known = Set(rows.suffix(page.rows.count).map(\.id))
            rows += page.rows.filter { !known.contains($0.id) }
            hasMoreAfter = page.hasMoreAfter
            let surplus = rows.count - Self.keptRows
            if surplus > 0 {
                rows.removeFirst(surplus)
                hasMoreBefore = true
            }
        case .before:
            let known = Set(rows.prefix(page.rows.count).map(\.id))
            rows = page.rows.filter { !known.contains($0.id) } + rows
            hasMoreBefore = page.hasMoreBefore
            let surplus = rows.count - Self.keptRows
            if surplus > 0 {
                rows.removeLast(surplus)
                hasMoreAfter = true
            }
        }
        isLoaded = true
        for row in rows where marks[row.id] != nil { marks[row.id] = row }
        settle(on: kept, or: part == .last ? rows.count - 1 : part == .first ? 0 : index, at: screenRow)
    }

    /// Selects a row by identity and keeps it at its place on the screen.
    private mutating func settle(on id: Row.ID?, or index: Int, at screenRow: Int) {
        let place = id.flatMap { id in rows.firstIndex { $0.id == id } } ?? index
        list = ListViewport(count: rows.count, rows: list.rows, selection: 0)
        list.selectLast()
        list.select(max(0, place - screenRow))
        list.select(place)
    }

    /// The page to ask for so that two screens of rows lie ready either way.
    var wanted: PagePart? {
        guard isLoaded else { return nil }
        let ready = 2 * max(1, list.rows)
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

    mutating func toggleMark() {
        guard let row = selected else { return }
        if marks.removeValue(forKey: row.id) == nil { marks[row.id] = row }
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
        for row in rows[min(start, index)...max(start, index)] { marks[row.id] = row }
        rangeStart = nil
    }
}
