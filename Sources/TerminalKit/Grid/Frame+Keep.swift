// What looks as it did in the picture before is taken from there: a key in a long list then draws two of its rows.

/// A part of a row and what it was drawn from.
struct KeptPart: Sendable {
    let row: Int
    let columns: Range<Int>
    let content: any Equatable & Sendable
}

/// What a picture may take from the one before it.
struct KeptPicture: Sendable {
    let columns: Int
    let cells: [Cell]
    let parts: [KeptPart]
}

extension Frame {
    /// An empty frame that may take parts from the picture before, where that had the same size and marks.
    ///
    /// Everything that pictures depend on besides the contents given to ``keep(_:row:columns:draw:)`` must be the same
    /// for both.
    public init(columns: Int, rows: Int, glyphs: Glyphs = .unicode, after before: Frame?) {
        self.init(columns: columns, rows: rows, glyphs: glyphs)
        guard let before, !before.parts.isEmpty, before.columns == self.columns, before.rows == self.rows,
            before.glyphs == glyphs
        else { return }
        kept = KeptPicture(columns: self.columns, cells: before.cells, parts: before.parts)
    }

    /// Draws a part of a row, or takes it from the picture before where it was drawn from the same content, on this row or
    /// on one beside it.
    ///
    /// - Parameters:
    ///   - content: all that the part is drawn from.
    ///   - row: its row.
    ///   - range: its columns; what is drawn stays in them, and nothing else is drawn there.
    ///   - draw: draws it.
    public mutating func keep<Content: Equatable & Sendable>(
        _ content: Content, row: Int, columns range: Range<Int>, draw: (inout Frame) -> Void
    ) {
        guard row >= 0, row < rows, range.lowerBound >= 0, range.upperBound <= columns else {
            return draw(&self)
        }
        parts.append(KeptPart(row: row, columns: range, content: content))
        guard let kept, let found = kept.row(of: content, near: row, range) else { return draw(&self) }
        let source = found * columns
        cells.replaceSubrange(
            row * columns + range.lowerBound..<row * columns + range.upperBound,
            with: kept.cells[source + range.lowerBound..<source + range.upperBound])
    }

    /// Something else lies over what was drawn: the next picture is drawn anew.
    public mutating func keepNothing() { parts = [] }
}

extension KeptPicture {
    /// Where the same content was drawn: this row first, then the rows beside it, for a list that was scrolled by one.
    fileprivate func row<Content: Equatable & Sendable>(
        of content: Content, near row: Int, _ range: Range<Int>
    ) -> Int? {
        for candidate in [row, row + 1, row - 1] {
            let part = parts.first { $0.row == candidate && $0.columns == range }
            if let part, (part.content as? Content) == content { return candidate }
        }
        return nil
    }
}
