// The linear picture for screen readers: no boxes, bars or columns, one fact or one row of a list after the other.

import Reception
import ReceptionText
import TerminalKit

/// One thing that is said. It is wrapped over as many rows as it takes.
struct PlainLine {
    var text: String
    var style = Style.normal
    /// Whether it is the selected one; the cursor stands on it.
    var isSelected = false
    /// What is typed behind the text; the cursor stands in it where nothing else is selected.
    var field: TextField?
}

/// Draws the state as lines.
enum PlainView {
    /// Draws the title, what the topmost overlay or else the screen says, the status line and the keys.
    static func render(_ state: AppState, _ context: AppContext, into frame: inout Frame) {
        frame.put(title(state, context), row: 0, column: 0, width: frame.columns, style: .title)
        let lines =
            state.overlays.last.map { PlainOverlays.lines($0, context) }
            ?? PlainScreens.lines(state.top.content, context)
        draw(lines, context, into: &frame)
        drawStatus(state, context, into: &frame)
        let keys = Bands.hints(state, context) + [context.keyName(.help) + " " + context.words(.commandHelp)]
        let hints = context.words(.plainKeys, keys.joined(separator: ", "))
        frame.put(hints, row: frame.rows - 1, column: 0, width: frame.columns, style: .hint)
        if frame.cursor == nil { frame.cursor = Frame.Position(row: min(1, frame.rows - 1), column: 0) }
    }

    private static func title(_ state: AppState, _ context: AppContext) -> String {
        let title = titleLine(of: state.top.content, context)
        let parts = [title.name, title.filter, title.count, context.today.description]
        return context.spoken(context.join(parts))
    }

    /// Draws lines from the second row on, so far down that the selected one is seen whole.
    private static func draw(_ lines: [PlainLine], _ context: AppContext, into frame: inout Frame) {
        let room = max(1, frame.rows - 3)
        var rows: [(text: String, line: Int, isFirst: Bool, isLast: Bool)] = []
        for (index, line) in lines.enumerated() {
            let width = line.field == nil ? frame.columns : max(10, frame.columns * 2 / 3)
            let wrapped = TextLines.wrapped(context.spoken(line.text), width: width)
            for (place, text) in wrapped.enumerated() {
                rows.append((text, index, place == 0, place == wrapped.count - 1))
            }
        }
        let chosen =
            lines.firstIndex(where: \.isSelected) ?? lines.firstIndex { $0.field != nil } ?? 0
        let first = rows.firstIndex { $0.line == chosen } ?? 0
        let last = rows.lastIndex { $0.line == chosen } ?? 0
        // The line in the middle, unless everything has room; a longer one from its beginning.
        let middle = min(first, max(last - room + 1, first - room / 3))
        let top = max(0, min(middle, rows.count - room))
        for (offset, row) in rows.dropFirst(top).prefix(room).enumerated() {
            let line = lines[row.line]
            let place = 1 + offset
            frame.put(row.text, row: place, column: 0, width: frame.columns, style: line.style)
            if line.isSelected {
                frame.highlight(row: place)
                if row.isFirst { frame.cursor = Frame.Position(row: place, column: 0) }
            }
            guard let field = line.field, row.isLast else { continue }
            let start = DisplayWidth.of(row.text) + 1
            let inField = field.draw(
                into: &frame, row: place, column: start, width: max(1, frame.columns - start))
            if !lines.contains(where: \.isSelected) { frame.cursor = inField }
        }
    }

    /// What was said last, or the filter while it is typed. Nothing turns: it would be read again and again.
    private static func drawStatus(_ state: AppState, _ context: AppContext, into frame: inout Frame) {
        let row = frame.rows - 2
        if state.overlays.isEmpty, let field = state.filterField {
            let used = frame.put(context.words(state.isFinding ? .promptFind : .promptFilter) + " ", row: row, column: 0)
            frame.cursor = field.draw(
                into: &frame, row: row, column: used, width: max(1, frame.columns - used))
        } else if let notice = state.notice {
            frame.put(context.spoken(notice.text), row: row, column: 0, width: frame.columns)
        } else {
            frame.put(
                context.spoken(Bands.undoText(state, context)), row: row, column: 0, width: frame.columns)
        }
    }
}
