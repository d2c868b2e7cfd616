// A table of a document: its columns and its rows.

/// A table; each row is kept whole, and the header is repeated on each page.
public struct PaperTable: Codable, Hashable, Sendable {
    /// From left to right.
    public var columns: [PaperColumn]
    /// From the top; a row that is short leaves its last cells empty, one too long loses what is over.
    public var rows: [[PaperCell]]
    /// Whether every row leaves room for a pen, whatever is in it.
    public var isForPen: Bool

    /// - Parameters:
    ///   - columns: from left to right.
    ///   - rows: from the top.
    ///   - isForPen: whether every row leaves room for a pen.
    public init(columns: [PaperColumn], rows: [[PaperCell]], isForPen: Bool = false) {
        self.columns = columns
        self.rows = rows
        self.isForPen = isForPen
    }

    /// The cell of a row under a column; an empty text where the row is short.
    public func cell(_ row: Int, _ column: Int) -> PaperCell {
        rows[row].indices.contains(column) ? rows[row][column] : .text("")
    }
}

/// A column of a table.
public struct PaperColumn: Codable, Hashable, Sendable {
    /// Its heading; where all are empty the table has no header.
    public var title: String
    /// Its width in relation to the other columns; less than 1 is taken as 1.
    public var width: Int
    /// Where its texts stand.
    public var side: Side

    /// Where a text stands in its column.
    public enum Side: String, Codable, Hashable, Sendable, CaseIterable {
        /// At left, whatever way the script runs.
        case left
        /// In the middle.
        case centre
        /// At right, as numbers do.
        case right
    }

    /// - Parameters:
    ///   - title: its heading.
    ///   - width: in relation to the other columns.
    ///   - side: where its texts stand.
    public init(_ title: String, width: Int = 1, side: Side = .left) {
        self.title = title
        self.width = width
        self.side = side
    }
}
