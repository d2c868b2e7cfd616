// Tables: columns by their words and weights, a header that comes again on each page, hairlines between the rows.

import ReceptionPaper

extension Composer {
    /// Adds a table.
    mutating func addTable(_ table: PaperTable) throws(PrintError) {
        guard !table.columns.isEmpty else { return }
        let element = tag("Table", isContainer: true)
        let places = try columnPlaces(table)
        var header: [Piece] = []
        if table.columns.contains(where: { !$0.title.isEmpty }) {
            var row = Row(cells: [], rule: .rule(width, thickness: 0.9, isGrey: false))
            for (column, place) in zip(table.columns, places) {
                let cell = PaperCell.text(column.title)
                row.cells.append(
                    try self.cell(
                        "TH", cell, x: place.x, room: place.width, side: column.side,
                        face: Measure.columnTitle))
            }
            header = row.pieces([element, tag("TR", isContainer: true)], limit: height / 2)
            for index in header.indices {
                header[index].keepsWithNext = true
                header[index].isHeader = true
            }
        }
        let room = height - header.reduce(0) { $0 + $1.height }
        var new = header
        for index in table.rows.indices {
            var row = Row(cells: [], rule: .rule(width, thickness: 0.4, isGrey: true))
            for (column, place) in places.enumerated() {
                let content = table.cell(index, column)
                row.cells.append(
                    try cell(
                        "TD", content, x: place.x, room: place.width, side: table.columns[column].side))
                if content.isForPen { row.least = max(row.least, Measure.penRow * 0.8) }
            }
            if table.isForPen { row.least = Measure.penRow }
            var pieces = row.pieces([element, tag("TR", isContainer: true)], limit: room)
            for piece in pieces.indices { pieces[piece].header = header }
            new += pieces
        }
        // The last row does not stand alone on a page.
        if new.count > header.count + 1 { new[new.count - 2].keepsWithNext = true }
        add(new, below: Measure.gap + 4)
    }

    /// Where the text of each column begins and how wide it is: by the widest words and the weights.
    private func columnPlaces(_ table: PaperTable) throws(PrintError) -> [(x: Double, width: Double)] {
        let room = width - Measure.inset * 2 * Double(table.columns.count - 1)
        var claims: [ColumnShare.Claim] = []
        for index in table.columns.indices { claims.append(try claim(of: index, in: table)) }
        var x = 0.0
        return ColumnShare.widths(claims, room: room).map { width in
            defer { x += width + Measure.inset * 2 }
            return (x, width)
        }
    }

    private func claim(of index: Int, in table: PaperTable) throws(PrintError) -> ColumnShare.Claim {
        let column = table.columns[index]
        let cells = table.rows.indices.lazy.map { table.cell($0, index) }
        var claim = ColumnShare.Claim(weight: column.width, word: 8)
        func widen(_ words: [String], _ face: Face) throws(PrintError) {
            for word in words { claim.word = max(claim.word, try setter.width(of: word, face) + 0.5) }
        }
        try widen(Self.widestWords([.text(column.title)]), Measure.columnTitle)
        try widen(Self.widestWords(cells), Measure.text)
        var known: Set<[String]> = []
        for case .boxes(let words) in cells where known.insert(words).inserted {
            var line = -Measure.besideBox
            for word in words {
                let gap = word.isEmpty ? 0 : Measure.boxGap
                let needed = Measure.box + gap + (try setter.width(of: word, Measure.text))
                claim.word = max(claim.word, needed + 0.5)
                line += Measure.besideBox + needed
            }
            claim.boxes = max(claim.boxes, line + 0.5)
        }
        return claim
    }

    /// The few words among which the widest of some texts is. A long list has so many that setting each of them would take
    /// longer than drawing it; so they are guessed by their letters, and only those at the top are set.
    private static func widestWords(_ cells: some Sequence<PaperCell>) -> [String] {
        var top: [(word: Substring, guess: Int)] = []
        for case .text(let text) in cells {
            for word in text.split(whereSeparator: \.isWhitespace) {
                let guess = word.unicodeScalars.reduce(0) { $0 + Self.guess($1) }
                if top.count == 3, let least = top.last, guess <= least.guess { continue }
                if top.contains(where: { $0.word == word }) { continue }
                top.insert((word, guess), at: top.firstIndex { $0.guess < guess } ?? top.count)
                if top.count > 3 { top.removeLast() }
            }
        }
        return top.map { String($0.word) }
    }

    /// About how wide a letter is, in tenths of one that is neither narrow nor wide.
    private static func guess(_ letter: Unicode.Scalar) -> Int {
        switch letter {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|": 5
        case "f", "t", "r", "(", ")", "-", "/": 7
        case "m", "w", "M", "W", "@", "%": 15
        case "A"..."Z", "Å", "Ä", "Ö": 12
        default: letter.value < 0x250 ? 10 : 14
        }
    }
}
