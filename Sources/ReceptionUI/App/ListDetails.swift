// What lists with headings and details share: lines about the selected row below the list, and a selection that is never a
// heading.

import Reception
import TerminalKit

extension Frame {
    /// Draws what is known of the selected row below a list, under a line where the screen is high enough for one.
    /// - Parameter start: the rows of the list above it.
    mutating func putDetails(
        _ details: [(text: String, style: Style)], _ context: AppContext, area: Rect, from start: Int
    ) {
        var row = area.row + start
        if area.rows >= 18 {
            let line = String(repeating: context.glyphs.line, count: max(0, area.columns - 2))
            put(line, row: row, column: area.column + 1, width: area.columns - 2, style: .done)
            row += 1
        }
        let width = area.columns - 3
        for detail in details {
            for line in TextLines.wrapped(detail.text, width: width) where row < area.endRow {
                put(line, row: row, column: area.column + 2, width: width, style: detail.style)
                row += 1
            }
        }
    }
}

extension ListViewport {
    /// Moves the selection off a row that is only a heading: onwards where there is another that way, else back.
    mutating func leaveHeading(downward: Bool, isRow: (Int) -> Bool) {
        guard let index = selected, index < count, !isRow(index) else { return }
        let after = (index..<count).first(where: isRow)
        let before = (0..<index).last(where: isRow)
        guard let next = downward ? after ?? before : before ?? after else { return }
        select(next)
    }
}
