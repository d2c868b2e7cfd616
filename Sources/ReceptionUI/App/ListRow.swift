// The rows of a list, and one row in few stretches of style: what stands first by urgency, the middle plain, the rest dim.

import TerminalKit

/// What a row of a list is drawn from, besides the context.
struct RowContent<Row: Equatable & Sendable>: Equatable, Sendable {
    var row: Row
    var layout: ColumnLayout
    var isMarked = false
}

extension Frame {
    /// Draws the visible rows of a list, which can be clicked, and puts the cursor on the selected one. A row that is not
    /// selected and was drawn from the same content before is not drawn anew.
    ///
    /// - Parameters:
    ///   - list: the list; its window is as high as the area.
    ///   - area: where the rows stand.
    ///   - selects: the columns that show the selection; all of the area's if nil.
    ///   - content: all that a row is drawn from besides the context; nil for a heading.
    ///   - draw: draws a row: its index, its line and whether it is the selected one.
    mutating func putList<Content: Equatable & Sendable>(
        _ list: ListViewport, area: Rect, selects: Range<Int>? = nil, _ context: AppContext,
        content: (Int) -> Content?, draw: (Int, Int, Bool, inout Frame) -> Void
    ) {
        var list = list
        list.setRows(area.rows)
        for (offset, index) in list.visible.enumerated() {
            let row = area.row + offset
            guard let content = content(index) else {
                draw(index, row, false, &self)
                continue
            }
            target(row: row, columns: area.columnRange, index: index)
            if index == list.selected {
                draw(index, row, true, &self)
                select(row: row, columns: selects ?? area.columnRange, context)
            } else {
                let place = Rect(row: row, column: area.column, rows: 1, columns: area.columns)
                keep(content, area: place) { draw(index, row, false, &$0) }
            }
        }
    }

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
