// Tables: columns by their weights, a header that comes again on each page, hairlines between the rows.

import ReceptionPaper

extension Composer {
    /// Adds a table.
    mutating func addTable(_ table: PaperTable) throws(PrintError) {
        guard !table.columns.isEmpty else { return }
        let element = tag("Table", isContainer: true)
        let places = try columnPlaces(table.columns)
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

    /// Where the text of each column begins and how wide it is: by the weights, but no narrower than the
    /// longest word of its heading while the others can give way.
    private func columnPlaces(_ columns: [PaperColumn]) throws(PrintError) -> [(x: Double, width: Double)] {
        let room = width - Measure.inset * 2 * Double(columns.count - 1)
        var least: [Double] = []
        for column in columns {
            var widest = 8.0
            for word in column.title.split(whereSeparator: \.isWhitespace) {
                widest = max(widest, try setter.set(String(word), Measure.columnTitle).width + 0.5)
            }
            least.append(widest)
        }
        let needed = least.reduce(0, +)
        if needed > room { least = least.map { $0 * room / needed } }
        var open = Set(columns.indices)
        var widths = least
        var left = room
        while !open.isEmpty {
            let weights = open.reduce(0.0) { $0 + Double(max(1, columns[$1].width)) }
            let narrow = open.filter { left * Double(max(1, columns[$0].width)) / weights < least[$0] }
            if narrow.isEmpty {
                for index in open { widths[index] = left * Double(max(1, columns[index].width)) / weights }
                break
            }
            open.subtract(narrow)
            left -= narrow.reduce(0) { $0 + least[$1] }
        }
        var x = 0.0
        return widths.map { width in
            defer { x += width + Measure.inset * 2 }
            return (x, width)
        }
    }
}
