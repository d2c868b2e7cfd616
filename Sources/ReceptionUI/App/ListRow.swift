// The rows of a list, and one row in few stretches of style: what stands first by urgency, the middle plain, the rest dim.

import TerminalKit

/// One state of some rows, which is no other one however alike they are: what is drawn from them is the same while it is.
final class Edition: Equatable, Sendable {
    static func == (one: Edition, other: Edition) -> Bool { one === other }
}

/// What a row of a list is drawn from, besides the context.
struct RowContent<Row: Equatable & Sendable>: Equatable, Sendable {
    var row: Row
    var layout: ColumnLayout
    var isMarked = false
}

/// What the visible rows of a list are drawn from, besides the context.
private struct ListContent: Equatable, Sendable {
    var edition: Edition
    var layout: ColumnLayout
    var visible: Range<Int>
}

extension Frame {
    /// Draws the visible rows of a list, which can be clicked, and puts the cursor on the selected one. A row that is not
    /// selected and was drawn from the same content before is not drawn anew, and where the same rows of the same
    /// edition stood there before it is not even compared.
    ///
    /// - Parameters:
    ///   - list: the list; its window is as high as the area.
    ///   - edition: another one as soon as the content of any row is another.
    ///   - layout: the columns of all rows.
    ///   - area: where the rows stand.
    ///   - selects: the columns that show the selection; all of the area's if nil.
    ///   - content: all that a row is drawn from besides the context; nil for a heading.
    ///   - draw: draws a row: its index, its line and whether it is the selected one.
    ///   - isHeading: whether a row is one, which cannot be clicked or selected.
    mutating func putList<Content: Equatable & Sendable>(
        _ list: ListViewport, _ edition: Edition, _ layout: ColumnLayout, area: Rect,
        selects: Range<Int>? = nil, _ context: AppContext,
        content: (Int) -> Content?, draw: (Int, Int, Bool, inout Frame) -> Void,
        isHeading: (Int) -> Bool = { _ in false }
    ) {
        var list = list
        list.setRows(area.rows)
        let (visible, selected) = (list.visible, list.selected)
        let all = Rect(row: area.row, column: area.column, rows: visible.count, columns: area.columns)
        let whole = ListContent(edition: edition, layout: layout, visible: visible)
        for (offset, index) in visible.enumerated() where !isHeading(index) {
            target(row: area.row + offset, columns: area.columnRange, index: index)
        }
        keepRows(whole, area: all, selected: selected.map { $0 - visible.lowerBound }) { offset, frame in
            let (index, row) = (visible.lowerBound + offset, area.row + offset)
            guard let content = content(index) else { return draw(index, row, false, &frame) }
            if index == selected {
                draw(index, row, true, &frame)
                frame.select(row: row, columns: selects ?? area.columnRange, context)
            } else {
                let place = Rect(row: row, column: area.column, rows: 1, columns: area.columns)
                frame.keep(content, area: place) { draw(index, row, false, &$0) }
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
