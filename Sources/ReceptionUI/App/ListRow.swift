// A row of a list in few stretches of style: what stands first by urgency, the middle plain, the rest dim.

import TerminalKit

extension Frame {
    /// Draws a row of a list.
    ///
    /// Blanks between columns take the style of what they separate: every change of style costs bytes on a slow line.
    /// - Parameters:
    ///   - lead: the style of the first two columns.
    ///   - tail: the column from which on everything is dim.
    ///   - isSelected: whether the row is shown as the selected one, all in one style.
    mutating func putListRow(
        _ texts: [String], layout: ColumnLayout, row: Int, column: Int, lead: Style, tail: Int,
        isSelected: Bool
    ) {
        if isSelected {
            putRow(texts, layout: layout, row: row, column: column, style: .selected)
            return
        }
        putRow(texts, layout: layout, row: row, column: column)
        restyle(texts, layout.slots.filter { $0.index < 2 }, row, column, lead)
        restyle(texts, layout.slots.filter { $0.index >= tail && $0.width > 0 }, row, column, .done)
    }

    private mutating func restyle(
        _ texts: [String], _ slots: [ColumnLayout.Slot], _ row: Int, _ column: Int, _ style: Style
    ) {
        guard style != .normal, let first = slots.first, let last = slots.last else { return }
        put(
            "", row: row, column: column + first.column, width: last.column + last.width - first.column,
            style: style)
        for slot in slots where slot.index < texts.count {
            let place = column + slot.column
            switch slot.alignment {
            case .left: put(texts[slot.index], row: row, column: place, width: slot.width, style: style)
            case .right: putRight(texts[slot.index], row: row, column: place, width: slot.width, style: style)
            }
        }
    }
}
