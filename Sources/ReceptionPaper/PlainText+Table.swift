// Tables in plain text: columns as wide as they need to be, and narrower by their weights where there is no room.

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

    /// What every column needs where that fits. Else those that need no more than their share get it, and the
    /// others share what is left by their weights.
    private func columnWidths(_ table: PaperTable) -> [Int] {
        let needs = table.columns.indices.map { column in
            let cells =
                table.rows.indices.map { table.cell($0, column) } + [.text(table.columns[column].title)]
            return cells.flatMap { $0.plainLines(width) }.map(DisplayWidth.of).max() ?? 1
        }.map { max(1, $0) }
        var widths = needs
        var room = max(table.columns.count, width - Self.gutter * (table.columns.count - 1))
        var open = Set(table.columns.indices)
        guard needs.reduce(0, +) > room else { return needs }
        while true {
            let weights = open.reduce(0) { $0 + max(1, table.columns[$1].width) }
            // A wide character takes two columns.
            let share = { (column: Int) in
                max(2, room * max(1, table.columns[column].width) / max(1, weights))
            }
            let content = open.filter { needs[$0] <= share($0) }
            guard !content.isEmpty else {
                for column in open { widths[column] = share(column) }
                return shaved(widths)
            }
            open.subtract(content)
            room -= content.reduce(0) { $0 + needs[$1] }
        }
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
