// A part of the screen, and ways to cut it up.

/// A rectangle of cells. Sizes are never negative.
public struct Rect: Hashable, Sendable {
    /// The topmost row.
    public let row: Int
    /// The leftmost column.
    public let column: Int
    /// Height in rows.
    public let rows: Int
    /// Width in columns.
    public let columns: Int

    /// A rectangle; negative sizes are taken as zero.
    public init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }

    /// Whether nothing fits in it.
    public var isEmpty: Bool { rows == 0 || columns == 0 }
    /// The row below the last one.
    public var endRow: Int { row + rows }
    /// The column after the last one.
    public var endColumn: Int { column + columns }
    /// Its rows.
    public var rowRange: Range<Int> { row..<endRow }
    /// Its columns.
    public var columnRange: Range<Int> { column..<endColumn }

    /// Whether a place lies in it.
    public func contains(row: Int, column: Int) -> Bool {
        rowRange.contains(row) && columnRange.contains(column)
    }

    /// The uppermost rows, at most as many as there are, and the rest.
    public func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
        let taken = min(max(0, count), rows)
        return (
            Rect(row: row, column: column, rows: taken, columns: columns),
            Rect(row: row + taken, column: column, rows: rows - taken, columns: columns)
        )
    }

    /// The lowest rows, at most as many as there are, and the rest.
    public func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
        let parts = splitTop(rows - min(max(0, count), rows))
        return (parts.top, parts.rest)
    }

    /// The leftmost columns, at most as many as there are, and the rest.
    public func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
        let taken = min(max(0, count), columns)
        return (
            Rect(row: row, column: column, rows: rows, columns: taken),
            Rect(row: row, column: column + taken, rows: rows, columns: columns - taken)
        )
    }

    /// The rightmost columns, at most as many as there are, and the rest.
    public func splitRight(_ count: Int) -> (rest: Rect, right: Rect) {
        let parts = splitLeft(columns - min(max(0, count), columns))
        return (parts.left, parts.rest)
    }

    /// The same without so many rows above and below, and columns at either side.
    public func inset(rows dy: Int = 0, columns dx: Int = 0) -> Rect {
        Rect(row: row + dy, column: column + dx, rows: rows - 2 * dy, columns: columns - 2 * dx)
    }

    /// What both cover; empty where they do not meet.
    public func intersection(_ other: Rect) -> Rect {
        let top = max(row, other.row)
        let left = max(column, other.column)
        return Rect(
            row: top, column: left, rows: min(endRow, other.endRow) - top,
            columns: min(endColumn, other.endColumn) - left)
    }

    /// A rectangle of a size in the middle of this one, never larger than it.
    public func centered(rows height: Int, columns width: Int) -> Rect {
        let innerRows = min(max(0, height), rows)
        let innerColumns = min(max(0, width), columns)
        return Rect(
            row: row + (rows - innerRows) / 2, column: column + (columns - innerColumns) / 2, rows: innerRows,
            columns: innerColumns)
    }
}
