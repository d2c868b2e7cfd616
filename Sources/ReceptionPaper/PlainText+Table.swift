// Tables in plain text: columns as wide as they need to be, and narrower where there is no room.

import TerminalKit

extension PlainWriter {
    /// Columns between two texts of a row.
    private static let gutter = 2

    /// Writes a table with its header once.
    mutating func write(_ table: PaperTable) {
        guard !table.columns.isEmpty else { return }
        let widths = columnWidths(table)
        if table.columns.contains(where: { !$0.title.isEmpty }) {
            add(table.columns.map { .text($0.title) }, widths, table.columns)
            add(widths.map { .text(String(repeating: "-", count: $0)) }, widths, table.columns)
        }
        for row in table.rows.indices {
            add(table.columns.indices.map { table.cell(row, $0) }, widths, table.columns)
        }
    }

    private mutating func add(_ cells: [PaperCell], _ widths: [Int], _ columns: [PaperColumn]) {
        let wrapped = zip(cells, widths).map { $0.plainLines($1) }
        for line in 0..<(wrapped.map(\.count).max() ?? 0) {
            add(
                columns.indices.map { column in
                    let text = line < wrapped[column].count ? wrapped[column][line] : ""
                    return PlainLine.pad(text, widths[column], columns[column].side)
                }.joined(separator: String(repeating: " ", count: Self.gutter)))
        }
    }

    /// What every column needs where that fits, else as their words and weights have it.
    private func columnWidths(_ table: PaperTable) -> [Int] {
        let claims = table.columns.indices.map { column in
            let cells =
                [.text(table.columns[column].title)] + table.rows.indices.map { table.cell($0, column) }
            func widest(_ columns: Int) -> Int {
                cells.flatMap { $0.plainLines(columns) }.map(DisplayWidth.of).max() ?? 1
            }
            return ColumnShare.Claim(
                weight: table.columns[column].width, word: Double(cells.map(Self.widestWord).max() ?? 1),
                boxes: Double(cells.map { Self.boxes($0, width) }.max() ?? 0),
                need: Double(max(1, widest(width))))
        }
        let room = max(table.columns.count, width - Self.gutter * (table.columns.count - 1))
        guard claims.reduce(0, { $0 + $1.need }) > Double(room) else { return claims.map { Int($0.need) } }
        // A hair more than what is shared, so that a whole number does not become the one below it; and a wide character
        // takes two columns.
        let widths = ColumnShare.widths(claims, room: Double(room)).map { max(2, Int($0 + 0.01)) }
        return shaved(widths)
    }

    /// The width of what a cell does not like to have broken: a word, or a box with its own.
    private static func widestWord(_ cell: PaperCell) -> Int {
        switch cell {
        case .text(let text):
            text.split(whereSeparator: \.isWhitespace).map { DisplayWidth.of(String($0)) }.max() ?? 0
        case .boxes(let words): words.map { $0.isEmpty ? 3 : 4 + DisplayWidth.of($0) }.max() ?? 0
        case .line: 6
        }
    }

    /// The width of a cell's boxes side by side.
    private static func boxes(_ cell: PaperCell, _ width: Int) -> Int {
        guard case .boxes = cell else { return 0 }
        return cell.plainLines(width).map(DisplayWidth.of).max() ?? 0
    }

    /// Widths that least shares have made too great together, taken back from the widest.
    private func shaved(_ widths: [Int]) -> [Int] {
        var widths = widths
        while widths.reduce(0, +) + Self.gutter * (widths.count - 1) > width,
            let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 2
        {
            widths[widest] -= 1
        }
        return widths
    }
}
