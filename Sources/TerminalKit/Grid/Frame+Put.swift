// Text into cells: made harmless, cut to the columns at hand, never through a wide character.

extension Frame {
    /// Writes a text into one row.
    ///
    /// The text may be anything: control characters, line breaks and bidirectional controls become harmless.
    /// What does not fit ends in an ellipsis. What lies outside the frame is left out.
    ///
    /// - Parameters:
    ///   - text: what to write.
    ///   - row: the row.
    ///   - column: the first column; may lie left of the frame, then the beginning is left out.
    ///   - width: the columns to fill; the text is padded to them with spaces. Nil takes what the text needs, up
    ///     to the right edge.
    ///   - style: how it looks, padding included.
    /// - Returns: the columns that the text itself takes, padding left out.
    /// - Complexity: O(n) in what is drawn, not in what is cut off.
    @discardableResult
    public mutating func put(
        _ text: String, row: Int, column: Int, width: Int? = nil, style: Style = .normal
    ) -> Int {
        guard row >= 0, row < rows, column > -65_536, column < columns else { return 0 }
        let room = columns - column
        let limit = column + min(room, max(0, width ?? room))
        guard limit > 0, limit > column else { return 0 }
        let rowStart = row * columns
        let columns = columns
        let ellipsis = glyphs.ellipsis.unicodeScalars.first ?? "~"
        var text = text
        // Where the font may have nothing but ASCII, that holds for the dots of whole sentences too.
        if glyphs.dot != "\u{B7}", text.contains("\u{B7}") {
            text = String(text.map { $0 == "\u{B7}" ? glyphs.dot : $0 })
        }
        return cells.withUnsafeMutableBufferPointer { cells in
            var writer = RowWriter(
                cells: UnsafeMutableBufferPointer(rebasing: cells[rowStart..<rowStart + columns]),
                first: column, limit: limit, style: style, ellipsis: ellipsis)
            text.withUTF8 { writer.write($0) }
            let used = writer.position - column
            if width != nil { writer.pad() }
            writer.finish()
            return used
        }
    }

    /// Writes a text against the right end of a field; numbers stand so.
    ///
    /// - Parameters:
    ///   - text: what to write; too long, it ends in an ellipsis.
    ///   - row: the row.
    ///   - column: the first column of the field.
    ///   - width: the columns of the field, all of which are filled.
    ///   - style: how it looks, padding included.
    /// - Returns: the columns that the text itself takes.
    @discardableResult
    public mutating func putRight(
        _ text: String, row: Int, column: Int, width: Int, style: Style = .normal
    ) -> Int {
        let field = min(max(0, width), 65_535)
        let needed = DisplayWidth.of(text)
        guard needed < field else { return put(text, row: row, column: column, width: field, style: style) }
        put("", row: row, column: column, width: field - needed, style: style)
        return put(text, row: row, column: column + field - needed, width: needed, style: style)
    }
}

/// Writes scalars into the cells of one row and keeps wide cells whole.
private struct RowWriter {
    let cells: UnsafeMutableBufferPointer<Cell>
    /// The first column, which may be negative.
    let first: Int
    /// The column after the last one that may be written.
    let limit: Int
    let style: Style
    let ellipsis: Unicode.Scalar
    /// Where the next scalar goes.
    var position: Int
    /// The cell that takes marks, or -1.
    private var base = -1
    private var afterReturn = false

    init(
        cells: UnsafeMutableBufferPointer<Cell>, first: Int, limit: Int, style: Style,
        ellipsis: Unicode.Scalar
    ) {
        self.cells = cells
        self.first = first
        self.limit = limit
        self.style = style
        self.ellipsis = ellipsis
        position = first
        // The left half of a wide cell that this text begins in the middle of.
        let start = max(0, first)
        if cells[start].width == 0 {
            if start > 0 { cells[start - 1] = .blank(cells[start - 1].style) }
            cells[start] = .blank(cells[start].style)
        }
    }

    /// Writes UTF-8, which is valid since it comes from a String.
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x20 && byte < 0x7F {
                index += 1
                afterReturn = false
                guard position < limit else { return cut() }
                if position >= 0 {
                    cells[position] = .ascii(byte, style)
                    base = position
                }
                position += 1
                continue
            }
            let (value, size) = Self.decode(bytes, at: index)
            index += size
            guard let scalar = Unicode.Scalar(value), take(scalar) else { return cut() }
        }
    }

    /// Takes in one scalar; false if it does not fit.
    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\n" && afterReturn {
            afterReturn = false
            return true
        }
        afterReturn = scalar == "\r"
        switch ScalarClass.of(scalar.value) {
        case .dropped: return true
        case .space: return place(" ", columns: 1)
        case .replaced: return place("?", columns: 1)
        case .narrow: return place(scalar, columns: 1)
        case .wide: return place(scalar, columns: 2)
        case .mark:
            if base >= 0 { cells[base].attach(scalar) }
            return true
        case .joiner:
            if base >= 0 && cells[base].width == 1 { cells[base].attach(scalar) }
            return true
        }
    }

    private mutating func place(_ scalar: Unicode.Scalar, columns: Int) -> Bool {
        guard position + columns <= limit else { return false }
        base = -1
        if position >= 0 {
            cells[position] = Cell(scalar: scalar, width: UInt8(columns), style: style)
            if columns == 2 { cells[position + 1] = .continuation(style) }
            base = position
        } else if columns == 2 && position == -1 {
            cells[0] = .blank(style)
        }
        position += columns
        return true
    }

    /// Puts the ellipsis where the text was cut.
    private mutating func cut() {
        var place = min(position, limit - 1)
        if place > max(0, first), place == limit - 1, position == limit, cells[place].width == 0 {
            cells[place] = .blank(style)
            place -= 1
        }
        cells[place] = Cell(scalar: ellipsis, width: 1, style: style)
        for rest in place + 1..<max(limit, place + 1) { cells[rest] = .blank(style) }
        position = limit
    }

    /// Fills what is left with spaces.
    mutating func pad() {
        for column in max(0, position)..<max(limit, 0, position) { cells[column] = .blank(style) }
        position = limit
    }

    /// The right half of a wide cell that this text ended in the middle of.
    func finish() {
        let end = max(0, position)
        if end < cells.count && cells[end].width == 0 { cells[end] = .blank(cells[end].style) }
    }

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        func next(_ offset: Int) -> UInt32 {
            index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
        }
        let lead = UInt32(bytes[index])
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | next(1), 2) }
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        return ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
}
