// A row of a frame as bytes to send: one buffer, reused from row to row, cut into runs of one style.

/// The UTF-8 of one row in runs of one style, ready for a terminal. Blanks in plain style at the end of the
/// row are left out; ``columns`` says how far it reaches.
public struct RowRuns: Sendable {
    /// A stretch of one style.
    public struct Run: Hashable, Sendable {
        /// Where its bytes stand in ``RowRuns/bytes``.
        public let bytes: Range<Int>
        /// How it looks.
        public let style: Style
    }

    /// The text of all runs.
    public private(set) var bytes: [UInt8] = []
    /// The runs, from the left.
    public private(set) var runs: [Run] = []
    /// The columns that the runs cover.
    public private(set) var columns = 0

    /// An empty row.
    public init() {
        bytes.reserveCapacity(512)
        runs.reserveCapacity(32)
    }

    /// Takes in a row of a frame.
    ///
    /// - Parameters:
    ///   - frame: the frame.
    ///   - row: the row; outside the frame nothing is taken in.
    ///   - limit: the columns there are on the screen.
    ///   - agrees: whether the terminal's library gives a scalar the same width. Where it does not, question
    ///     marks stand in its place, so that two tables at odds cannot shift a row. Not asked for ASCII.
    public mutating func load(
        _ frame: Frame, row: Int, limit: Int, agrees: (Unicode.Scalar, Int) -> Bool
    ) {
        bytes.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
        columns = 0
        guard row >= 0, row < frame.rows, frame.columns > 0 else { return }
        frame.cells.withUnsafeBufferPointer { all in
            let cells = UnsafeBufferPointer(rebasing: all[row * frame.columns..<(row + 1) * frame.columns])
            var end = min(limit, cells.count)
            if end < cells.count && end > 0 && cells[end].width == 0 { end -= 1 }
            let blank = Cell.blank()
            while end > 0 && cells[end - 1] == blank { end -= 1 }
            columns = end
            var start = 0
            for column in 0..<end {
                let cell = cells[column]
                if cell.isASCII {
                    bytes.append(cell.firstByte)
                } else if let base = cell.base {
                    if agrees(base, Int(cell.width)) {
                        cell.append(to: &bytes)
                    } else {
                        for _ in 0..<cell.width { bytes.append(0x3F) }
                    }
                }
                if column + 1 == end || cells[column + 1].style != cell.style {
                    runs.append(Run(bytes: start..<bytes.count, style: cell.style))
                    start = bytes.count
                }
            }
        }
    }
}
