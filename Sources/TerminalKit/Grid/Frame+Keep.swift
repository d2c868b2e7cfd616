// What looks as it did in the picture before is taken from there: a key in a long list then draws two of its rows.

/// A part of a picture and what it was drawn from.
struct KeptPart: Sendable {
    let area: Rect
    let content: any Equatable & Sendable
}

/// Something that was worked out for a picture, and from what.
struct KeptValue: Sendable {
    let content: any Equatable & Sendable
    let value: any Sendable
}

/// What a picture may take from the one before it.
struct KeptPicture: Sendable {
    let cells: [Cell]
    let parts: [KeptPart]
    let values: [KeptValue]
}

extension Frame {
    /// An empty frame that may take parts from the picture before, where that had the same size and marks.
    ///
    /// Everything that pictures depend on besides the contents given to ``keep(_:area:draw:)`` and ``recall(_:work:)`` must
    /// be the same for both.
    public init(columns: Int, rows: Int, glyphs: Glyphs = .unicode, after before: Frame?) {
        self.init(columns: columns, rows: rows, glyphs: glyphs)
        guard let before, before.columns == self.columns, before.rows == self.rows, before.glyphs == glyphs
        else { return }
        kept = KeptPicture(cells: before.cells, parts: before.parts, values: before.values)
    }

    /// Draws a part, or takes it from the picture before where it was drawn from the same content, at this place or a row
    /// below or above it.
    ///
    /// - Parameters:
    ///   - content: all that the part is drawn from.
    ///   - area: its place; what is drawn stays in it, and nothing else is drawn there.
    ///   - draw: draws it.
    public mutating func keep<Content: Equatable & Sendable>(
        _ content: Content, area: Rect, draw: (inout Frame) -> Void
    ) {
        guard !area.isEmpty, area.intersection(bounds) == area else { return draw(&self) }
        parts.append(KeptPart(area: area, content: content))
        guard let kept, let row = kept.row(of: content, near: area, order: parts.count - 1) else {
            return draw(&self)
        }
        for offset in 0..<area.rows {
            let source = (row + offset) * columns
            let target = (area.row + offset) * columns
            cells.replaceSubrange(
                target + area.column..<target + area.endColumn,
                with: kept.cells[source + area.column..<source + area.endColumn])
        }
    }

    /// What was worked out from the same content for the picture before, else what is worked out now.
    public mutating func recall<Content: Equatable & Sendable, Value: Sendable>(
        _ content: Content, work: () -> Value
    ) -> Value {
        let known = kept?.values.first { ($0.content as? Content) == content && $0.value is Value }
        let value = known?.value as? Value ?? work()
        values.append(KeptValue(content: content, value: value))
        return value
    }

    /// Something else lies over what was drawn: the next picture is drawn anew.
    public mutating func keepNothing() { parts = [] }
}

extension KeptPicture {
    /// Where the same content was drawn: at this place or a row beside it, for a list that was scrolled by one.
    /// - Parameter order: which of the parts this one is. Parts are drawn in the same order, and one that was selected is none
    ///   of them, so that only its neighbours are looked at.
    fileprivate func row<Content: Equatable & Sendable>(
        of content: Content, near area: Rect, order: Int
    ) -> Int? {
        for index in parts.indices.clamped(to: max(0, order - 2)..<order + 3) {
            let place = parts[index].area
            guard abs(place.row - area.row) <= 1, place.column == area.column, place.columns == area.columns,
                place.rows == area.rows
            else { continue }
            if (parts[index].content as? Content) == content { return place.row }
        }
        return nil
    }
}
