// Which rows of a long list stand on the screen, and which of them is selected.

/// A selection in a list and the window onto it. The selection is always visible while there are rows.
///
/// ```swift
/// var list = ListViewport(count: 500, rows: 20)
/// list.page(1)
/// for index in list.visible { ... }
/// ```
public struct ListViewport: Hashable, Sendable {
    /// How many rows the list has.
    public private(set) var count: Int
    /// How many of them fit on the screen.
    public private(set) var rows: Int
    /// The selected row; 0 in an empty list.
    public private(set) var selection: Int
    /// The first row on the screen.
    public private(set) var top: Int

    /// A list with its first row selected, or another one.
    public init(count: Int = 0, rows: Int = 0, selection: Int = 0) {
        self.count = max(0, count)
        self.rows = max(0, rows)
        self.selection = selection
        top = 0
        settle()
    }

    /// The selected row, nil in an empty list.
    public var selected: Int? { count > 0 ? selection : nil }

    /// The rows on the screen.
    public var visible: Range<Int> { top..<min(count, top + rows) }

    /// How far below the first screen row the selection stands, nil where nothing is shown.
    public var selectedOffset: Int? { count > 0 && rows > 0 ? selection - top : nil }

    /// Selects a row, or the nearest there is.
    public mutating func select(_ index: Int) {
        selection = index
        settle()
    }

    /// Moves the selection down, or up by a negative number; it stops at the ends.
    public mutating func move(by steps: Int) {
        let bounded = min(max(steps, -count), count)
        select(selection + bounded)
    }

    /// Moves window and selection by pages, keeping the selection at its place on the screen.
    public mutating func page(_ pages: Int) { scroll(by: min(max(pages, -count), count) * max(1, rows)) }

    /// Moves window and selection by half pages.
    public mutating func halfPage(_ halves: Int) {
        scroll(by: min(max(halves, -count), count) * max(1, rows / 2))
    }

    /// Selects the first row.
    public mutating func selectFirst() { select(0) }

    /// Selects the last row.
    public mutating func selectLast() { select(count - 1) }

    /// The list has another length now.
    public mutating func setCount(_ newCount: Int) {
        count = max(0, newCount)
        settle()
    }

    /// The window has another height now.
    public mutating func setRows(_ newRows: Int) {
        rows = max(0, newRows)
        settle()
    }

    private mutating func scroll(by steps: Int) {
        top += steps
        select(selection + steps)
    }

    private mutating func settle() {
        selection = min(max(0, selection), max(0, count - 1))
        top = min(max(0, top), max(0, count - rows))
        if selection < top { top = selection }
        if rows > 0 && selection >= top + rows { top = selection - rows + 1 }
    }
}
