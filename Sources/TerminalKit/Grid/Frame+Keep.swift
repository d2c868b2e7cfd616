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

/// The rows of a list, as a part: which one was drawn otherwise than the rest, because it was selected.
private struct KeptRows<Content: Equatable & Sendable>: Equatable, Sendable {
    var content: Content
    var selected: Int?
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
        for offset in 0..<area.rows { take(row + offset, to: area.row + offset, area, kept) }
    }

    /// Draws the rows of a list, or takes them all but two from the picture before where that showed the same: those
    /// that were and are selected.
    ///
    /// - Parameters:
    ///   - content: all that the rows are drawn from, and which of them are seen.
    ///   - area: their place, a line each; nothing else is drawn there.
    ///   - selected: which of them is drawn as the selected one, from 0; nil for none.
    ///   - draw: draws one, and may ``keep(_:area:draw:)`` it.
    public mutating func keepRows<Content: Equatable & Sendable>(
        _ content: Content, area: Rect, selected: Int?, draw: (Int, inout Frame) -> Void
    ) {
        let order = parts.count
        parts.append(KeptPart(area: area, content: KeptRows(content: content, selected: selected)))
        guard area.intersection(bounds) == area, let kept, let before = kept.rows(of: content, area, order)
        else {
            for offset in 0..<area.rows { draw(offset, &self) }
            return
        }
        // What was kept of single rows stays so, for when the list is scrolled.
        var own = kept.parts[(order + 1)...].prefix { $0.area.intersection(area) == $0.area }
        for offset in 0..<area.rows {
            let row = area.row + offset
            let part = own.first.flatMap { $0.area.row == row ? $0 : nil }
            if part != nil { own.removeFirst() }
            if offset == selected || offset == before.selected {
                draw(offset, &self)
            } else {
                take(row, to: row, area, kept)
                if let part { parts.append(part) }
            }
        }
    }

    /// Takes a line of an area from the picture before.
    private mutating func take(_ row: Int, to target: Int, _ area: Rect, _ kept: KeptPicture) {
        let (source, target) = (row * columns, target * columns)
        cells.replaceSubrange(
            target + area.column..<target + area.endColumn,
            with: kept.cells[source + area.column..<source + area.endColumn])
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
    /// The same rows at the same place, nil where others or none were drawn there.
    fileprivate func rows<Content: Equatable & Sendable>(
        of content: Content, _ area: Rect, _ order: Int
    ) -> KeptRows<Content>? {
        guard parts.indices.contains(order), parts[order].area == area,
            let rows = parts[order].content as? KeptRows<Content>
        else { return nil }
        return rows.content == content ? rows : nil
    }

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
