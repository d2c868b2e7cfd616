// A frame as text: for tests that compare pictures, and for plain output.

extension Frame {
    /// One stretch of a row in one style.
    public struct StyleRun: Hashable, Sendable {
        /// The columns it covers.
        public let columns: Range<Int>
        /// How they look.
        public let style: Style
    }

    /// The text of each row, without spaces at its end.
    public var lines: [String] { (0..<rows).map { line($0) } }

    /// The text of one row, without spaces at its end; empty outside the frame.
    public func line(_ row: Int) -> String {
        guard row >= 0, row < rows else { return "" }
        var bytes: [UInt8] = []
        for cell in cells[row * columns..<(row + 1) * columns] { cell.append(to: &bytes) }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The stretches of one row in order, together as wide as the frame.
    public func styleRuns(row: Int) -> [StyleRun] {
        guard row >= 0, row < rows else { return [] }
        var runs: [StyleRun] = []
        var start = 0
        for column in 0..<columns {
            let style = cells[row * columns + column].style
            if column + 1 == columns || cells[row * columns + column + 1].style != style {
                runs.append(StyleRun(columns: start..<column + 1, style: style))
                start = column + 1
            }
        }
        return runs
    }

    /// The whole frame in one stable text: size and cursor, then each row with `|` before it, then the styles
    /// of every row that is not plain all through.
    ///
    /// ```
    /// frame 20x2 cursor 1:0
    ///   0|Min dag
    ///   1|> Rahimi
    /// styles
    ///   0| 0..<20 title
    /// ```
    public var snapshot: String {
        let place = cursor.map { "\($0.row):\($0.column)" } ?? "hidden"
        var result = "frame \(columns)x\(rows) cursor \(place)\n"
        for row in 0..<rows { result += Self.rowLabel(row) + line(row) + "\n" }
        result += "styles\n"
        for row in 0..<rows {
            let runs = styleRuns(row: row).filter { $0.style != .normal }
            if runs.isEmpty { continue }
            let parts = runs.map { "\($0.columns.lowerBound)..<\($0.columns.upperBound) \($0.style.name)" }
            result += Self.rowLabel(row) + " " + parts.joined(separator: ", ") + "\n"
        }
        return result
    }

    private static func rowLabel(_ row: Int) -> String {
        let number = String(row)
        return String(repeating: " ", count: max(0, 3 - number.count)) + number + "|"
    }
}
