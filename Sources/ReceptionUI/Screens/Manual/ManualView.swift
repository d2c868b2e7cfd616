// Draws Hjälp: the lines as a list, and the selected one in full below.

import Reception
import ReceptionText
import TerminalKit

enum ManualView {
    static func titleLine(_ state: ManualState, _ context: AppContext) -> TitleLine {
        TitleLine(
            name: context.words(.manualTitle),
            filter: state.field.isEmpty || state.isFiltering ? "" : "/" + state.field.text,
            count: context.words.count(.screenRows, state.count),
            position: state.place.map { "\($0)/\(state.count)" } ?? "")
    }

    /// The list above, since its lines are long, and six rows for the selected one.
    private static func split(_ area: Rect) -> (list: Rect, pane: Rect) {
        let parts = area.splitBottom(min(6, area.rows / 2))
        return (parts.rest, parts.bottom)
    }

    /// How many rows of the list are seen.
    static func listRows(_ context: AppContext) -> Int {
        split(Rect(row: 1, column: 0, rows: context.contentRows, columns: context.size.columns)).list.rows
    }

    static func render(_ state: ManualState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        let parts = split(area)
        drawList(state, context, into: &frame, area: parts.list)
        let inner = QueueView.drawBorder(context, into: &frame, area: parts.pane, isBeside: false)
        guard let line = state.selectedLine else { return }
        var row = inner.row
        for (index, text) in full(line, state, context).enumerated() {
            for part in TextLines.wrapped(text, width: inner.columns - 2) {
                guard row < inner.row + inner.rows else { return }
                frame.put(
                    part, row: row, column: inner.column + 1, width: inner.columns - 1,
                    style: index == 0 ? .heading : .normal)
                row += 1
            }
        }
    }

    /// A line in full: what, what it says, and what Enter does with it.
    static func full(_ line: ManualLine, _ state: ManualState, _ context: AppContext) -> [String] {
        guard !line.isHeading else {
            let count = state.lines.count { $0.part == line.part && !$0.isHeading }
            return [line.part, context.words.count(.screenRows, count)]
        }
        var lines = [context.join([line.lead, line.name]), line.text, line.part]
        if let binding = line.binding, let other = context.keymap[binding] {
            lines.append(context.words(.manualAlsoNamed, ":" + context.otherWords(other.name)))
        }
        return lines
    }

    private static func drawList(
        _ state: ManualState, _ context: AppContext, into frame: inout Frame, area: Rect
    ) {
        guard !state.lines.isEmpty else {
            frame.put(
                context.words(.screenNothingMatches), row: area.row, column: area.column + 2,
                width: area.columns - 2, style: .done)
            return
        }
        let layout = ColumnLayout(
            [.init(.fixed(19)), .init(.flexible(minimum: 15, weight: 3)), .init(.fixed(16), rank: 1)],
            width: area.columns - 2)
        frame.putList(state.list, state.edition, layout, area: area, context) { index in
            RowContent(row: state.lines[index], layout: layout)
        } draw: { index, row, isSelected, frame in
            let line = state.lines[index]
            if line.isHeading {
                frame.put(
                    line.part, row: row, column: area.column + 1, width: area.columns - 1, style: .heading)
            } else {
                frame.putListRow(
                    [line.lead, line.text, line.name], layout: layout, row: row, column: area.column + 2,
                    lead: .normal, tail: 2, isSelected: isSelected)
            }
        }
    }
}
