// A picture of the whole screen as values: what a view returns, a test reads and the terminal draws.

/// A grid of cells with a cursor.
///
/// Every row always holds exactly ``columns`` columns: a wide cell is followed by its continuation, and
/// whoever overwrites one half of it leaves a space in the other.
///
/// ```swift
/// var frame = Frame(columns: 80, rows: 24)
/// frame.put("Min dag", row: 0, column: 1, style: .title)
/// frame.cursor = Frame.Position(row: 3, column: 0)
/// ```
public struct Frame: Equatable, Sendable {
    /// A place on the screen.
    public struct Position: Hashable, Sendable {
        /// Counted from the top, the first is 0.
        public var row: Int
        /// Counted from the left, the first is 0.
        public var column: Int

        /// A place.
        public init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// A part of a row that means something of a list.
    public struct Target: Hashable, Sendable {
        public let row: Int
        public let columns: Range<Int>
        /// Which thing of the list, as whoever drew it counts.
        public let index: Int
    }

    /// The width of the screen.
    public let columns: Int
    /// The height of the screen.
    public let rows: Int
    /// Where the hardware cursor stands, nil to hide it. Screen readers follow it.
    public var cursor: Position?
    /// The characters for marks, also for the ellipsis of ``put(_:row:column:width:style:)``.
    public var glyphs: Glyphs
    /// What a click may mean, the topmost last.
    public private(set) var targets: [Target] = []
    /// The cells, row by row.
    var cells: [Cell]
    /// What may be taken from the picture before.
    var kept: KeptPicture?
    /// What the next picture may take from this one.
    var parts: [KeptPart] = []
    var values: [KeptValue] = []

    /// An empty frame. Sizes are kept within 0 and 4096.
    public init(columns: Int, rows: Int, glyphs: Glyphs = .unicode) {
        self.columns = min(max(0, columns), 4096)
        self.rows = min(max(0, rows), 4096)
        self.glyphs = glyphs
        cells = Array(repeating: .blank(), count: self.columns * self.rows)
    }

    /// Whether two pictures are the same to whoever looks, reads the cursor and clicks.
    public static func == (one: Frame, other: Frame) -> Bool {
        one.columns == other.columns && one.rows == other.rows && one.cursor == other.cursor
            && one.glyphs == other.glyphs && one.targets == other.targets && one.cells == other.cells
    }

    /// The whole frame.
    public var bounds: Rect { Rect(row: 0, column: 0, rows: rows, columns: columns) }

    /// The cell at a place, nil outside the frame.
    public subscript(row: Int, column: Int) -> Cell? {
        bounds.contains(row: row, column: column) ? cells[row * columns + column] : nil
    }

    /// Says what a click on a row means.
    /// - Parameters:
    ///   - row: the row.
    ///   - range: its columns, all if nil.
    ///   - index: which thing of the list stands there.
    public mutating func target(row: Int, columns range: Range<Int>? = nil, index: Int) {
        targets.append(Target(row: row, columns: range ?? 0..<columns, index: index))
    }

    /// Forgets what clicks mean: something else lies over it.
    public mutating func removeTargets() { targets = [] }

    /// Which thing stands at a place, nil where none does.
    public func target(atRow row: Int, column: Int) -> Int? {
        targets.last { $0.row == row && $0.columns.contains(column) }?.index
    }

    /// Empties the frame, keeping its size.
    public mutating func clear() {
        for index in cells.indices { cells[index] = .blank() }
        cursor = nil
        targets = []
        (parts, values) = ([], [])
    }

    /// Fills a part of the frame with spaces of a style, or with another one-column character.
    public mutating func fill(_ area: Rect, with character: Character = " ", style: Style = .normal) {
        let part = area.intersection(bounds)
        guard !part.isEmpty else { return }
        let line = String(repeating: character, count: part.columns)
        for row in part.rowRange {
            put(line, row: row, column: part.column, width: part.columns, style: style)
        }
    }

    /// Adds attributes to what stands in a row, for instance `.reverse` to the selected one.
    ///
    /// - Parameters:
    ///   - row: the row; outside the frame nothing happens.
    ///   - range: the columns, all if nil.
    ///   - attributes: what to add; roles stay.
    public mutating func highlight(
        row: Int, columns range: Range<Int>? = nil, adding attributes: Style.Attributes = .reverse
    ) {
        guard row >= 0, row < rows else { return }
        let part = (range ?? 0..<columns).clamped(to: 0..<columns)
        for column in part {
            let index = row * columns + column
            cells[index].style = cells[index].style.adding(attributes)
        }
    }

    /// Whether a row looks the same in another frame of the same width. O(columns).
    public func hasSameRow(_ row: Int, as other: Frame) -> Bool {
        guard columns == other.columns, row >= 0, row < rows, row < other.rows else { return false }
        let start = row * columns
        return cells.withUnsafeBufferPointer { mine in
            other.cells.withUnsafeBufferPointer { theirs in
                for index in start..<start + columns where mine[index] != theirs[index] { return false }
                return true
            }
        }
    }
}
