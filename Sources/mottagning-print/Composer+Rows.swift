// Labels with their values, boxes to tick, and lines to write on.

import ReceptionPaper

extension Composer {
    /// Adds labels with their values, in one column or two.
    mutating func addRows(_ rows: [PaperRow], columns: Int) throws(PrintError) {
        let columns = columns < 2 ? 1 : 2
        let gutter = 18.0
        let column = (width - gutter * Double(columns - 1)) / Double(columns)
        var labels = Array(repeating: 60.0, count: columns)
        for (index, row) in rows.enumerated() {
            let wanted = try setter.set(row.label, Measure.label).width + 0.5
            labels[index % columns] = min(max(wanted, labels[index % columns]), column * 0.42)
        }
        let table = tag("Table", isContainer: true)
        var new: [Piece] = []
        for start in stride(from: 0, to: rows.count, by: columns) {
            var line = Row(cells: [], rule: nil)
            for (place, row) in rows[start..<min(start + columns, rows.count)].enumerated() {
                let x = Double(place) * (column + gutter)
                let label = try setter.set(row.label, Measure.label, width: labels[place])
                line.cells.append(Cell("TH", label, x: x, room: labels[place]))
                let start = labels[place] + 10
                line.cells.append(try cell("TD", row.value, x: x + start, room: column - start))
                line.least = max(line.least, row.value.isForPen ? Measure.penRow * 0.9 : 0)
            }
            new += line.pieces([table, tag("TR", isContainer: true)], limit: height)
        }
        add(new)
    }

    /// A cell of a table or beside a label.
    func cell(
        _ tag: String, _ content: PaperCell, x: Double, room: Double, side: PaperColumn.Side = .left,
        face: Face = Measure.text
    ) throws(PrintError) -> Cell {
        switch content {
        case .text(let text):
            return Cell(tag, try setter.set(text, face, width: room), x: x, room: room, side: side)
        case .line:
            return Cell(tag, marks: [Mark(.dots(room), x: x, y: 1)], ascent: 10, descent: 3)
        case .boxes(let words):
            return try boxes(tag, words, x: x, room: room, side: side)
        }
    }

    /// Boxes side by side, on further lines where there is no room.
    private func boxes(
        _ tag: String, _ words: [String], x: Double, room: Double, side: PaperColumn.Side
    ) throws(PrintError) -> Cell {
        let words = words.isEmpty ? [""] : words
        var lines: [(marks: [Mark], end: Double)] = [([], 0)]
        // The baseline of the line in hand and where the next one may begin.
        var y = 0.0
        var below = Measure.box + 7
        for (index, word) in words.enumerated() {
            // A space between the words for who listens; it takes no room.
            let word = word.isEmpty || index == words.count - 1 ? word : word + " "
            let gap = word.isEmpty ? 0 : Measure.boxGap
            let wordRoom = max(10, room - Measure.box - gap)
            let block = try setter.set(word, Measure.text, width: wordRoom)
            let needed = Measure.box + gap + (word.isEmpty ? 0 : block.width)
            var start = lines[lines.count - 1].end
            if start > 0 { start += Measure.besideBox }
            if start > 0, start + needed > room {
                lines.append(([], 0))
                start = 0
                y = below
                below += Measure.box + 7
            }
            var marks = [Mark(.box(Measure.box), x: x + start, y: y - Measure.box + 3)]
            if !word.isEmpty {
                let first = block.lines.first?.baseline ?? 0
                let left = x + start + Measure.box + gap
                marks += block.marks(x: left, y: y - first, side: .left, room: wordRoom)
                below = max(below, y + block.height + 7)
            }
            lines[lines.count - 1].marks += marks
            lines[lines.count - 1].end = start + needed
        }
        let marks = lines.flatMap { line in
            let shift = side == .left ? 0 : side == .centre ? (room - line.end) / 2 : room - line.end
            return line.marks.map { Mark($0.kind, x: $0.x + shift, y: $0.y) }
        }
        let deepest = marks.map { $0.y + $0.depth }.max() ?? 0
        return Cell(tag, marks: marks, ascent: Measure.box, descent: max(4, deepest))
    }

    /// Adds boxes to tick with their texts and, at right, lines for a clock time or a signature, which stand
    /// below each other.
    mutating func addChecks(_ checks: [PaperCheck]) throws(PrintError) {
        let list = tag("L", isContainer: true)
        let fields = try fieldPlaces(checks)
        let start = Measure.box + 8
        var new: [Piece] = []
        for check in checks {
            let right = check.lines.isEmpty ? width : (fields.first?.x ?? width) - 10
            let text = try setter.set(check.text + " ", Measure.text, width: max(40, right - start))
            var cell = Cell(nil, text, x: start, room: right - start)
            cell.marks.append(Mark(.box(Measure.box), x: 0, y: 3 - Measure.box))
            var row = Row(cells: [cell], least: Measure.penRow * 0.95)
            for (line, field) in zip(check.lines, fields) {
                let label = try setter.set(line.label + " ", Measure.label, width: max(8, field.label - 3))
                var cell = Cell(nil, label, x: field.x, room: label.width)
                cell.marks.append(Mark(.dots(field.dots), x: field.x + field.label, y: 1))
                row.cells.append(cell)
            }
            let path = [list, tag("LI", isContainer: true), tag("LBody")]
            new += row.pieces(path, limit: height)
        }
        add(new)
    }

    /// Where the lines beside boxes stand, from the left: the widest label decides for all.
    private func fieldPlaces(
        _ checks: [PaperCheck]
    ) throws(PrintError) -> [(x: Double, label: Double, dots: Double)] {
        var sizes: [(label: Double, dots: Double)] = []
        let most = width / 3 / Double(max(1, checks.map(\.lines.count).max() ?? 1))
        for line in checks.flatMap({ $0.lines.enumerated() }) {
            let label = min(most, try setter.set(line.element.label + " ", Measure.label).width + 3.5)
            let dots = (line.element.length == .short ? 22 : 42) * Measure.millimetre
            if line.offset == sizes.count { sizes.append((0, 0)) }
            let known = sizes[line.offset]
            sizes[line.offset] = (max(known.label, label), max(known.dots, dots))
        }
        // Two thirds of the width at most; what asks for more gets shorter lines.
        let gap = 12.0
        let labels = sizes.reduce(0) { $0 + $1.label } + gap * Double(max(0, sizes.count - 1))
        let wanted = sizes.reduce(0) { $0 + $1.dots }
        let scale = min(1, max(0, (width * 2 / 3 - labels) / max(1, wanted)))
        var x = width - labels - wanted * scale
        return sizes.map { size in
            defer { x += size.label + size.dots * scale + gap }
            return (x, size.label, size.dots * scale)
        }
    }

    /// Adds empty lines to write on.
    mutating func addNotes(_ label: String, _ count: Int) throws(PrintError) {
        var new: [Piece] = []
        if !label.isEmpty {
            let block = try setter.set(label, Measure.label, width: width)
            new.append(
                Piece(
                    height: block.height, path: [tag("P")],
                    groups: [MarkGroup(tag: nil, marks: block.marks(x: 0, y: 0))], keepsWithNext: true))
        }
        for _ in 0..<max(0, count) {
            let rule = Mark(.rule(width, thickness: 0.5, isGrey: true), x: 0, y: Measure.penRow)
            new.append(Piece(height: Measure.penRow, groups: [MarkGroup(tag: nil, marks: [rule])]))
        }
        add(new, below: Measure.gap + 4)
    }
}

extension PaperCell {
    /// Whether a pen is to write here.
    var isForPen: Bool {
        switch self {
        case .text: false
        case .boxes, .line: true
        }
    }
}
