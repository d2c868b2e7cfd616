// Draws the journal of a case: a line an act, below them the selected one, and the opened one on the whole screen.

import Reception
import ReceptionText
import TerminalKit

enum JournalView {
    static func titleLine(_ state: JournalState, _ context: AppContext) -> TitleLine {
        let count = state.rows.count
        let isMore = state.hasMoreAfter || state.hasMoreBefore
        return TitleLine(
            name: context.words(.journalTitle), filter: state.number.description,
            count: !state.isLoaded
                ? ""
                : isMore
                    ? context.words(.journalEventsAtLeast, "\(count)")
                    : context.words.count(.journalEvents, count))
    }

    /// The lines below the list that show what the selected act changed.
    private static func detailRows(_ rows: Int) -> Int { rows >= 18 ? rows / 3 : rows >= 12 ? 4 : 3 }

    /// The rows of the list.
    static func listRows(_ context: AppContext) -> Int {
        let rows = context.contentRows
        return max(1, rows - detailRows(rows))
    }

    static func render(_ state: JournalState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard !state.rows.isEmpty else {
            let word: Word =
                !state.isLoaded
                ? .bookingsLoading : state.isMasked ? .journalMasked : .journalNone
            for (offset, line) in TextLines.wrapped(context.words(word), width: area.columns - 3).enumerated()
            {
                frame.put(line, row: area.row + 1 + offset, column: area.column + 2, style: .done)
            }
            return
        }
        if let offset = state.opened {
            draw(lines(state, context).dropFirst(offset), into: &frame, area: area)
            frame.cursor = Frame.Position(row: area.row, column: area.column)
            return
        }
        // On a narrow screen the year gives way, so that the act has room.
        let isNarrow = area.columns < 60
        let layout = ColumnLayout(
            [
                .init(.fixed(isNarrow ? 11 : 16)), .init(.fixed(isNarrow ? 6 : 8)),
                .init(.flexible(minimum: isNarrow ? 12 : 18, weight: 1)),
                .init(.fixed(6), rank: 1), .init(.flexible(minimum: 20, weight: 2), rank: 2),
            ],
            width: area.columns - 2)
        let body = Rect(row: area.row, column: area.column, rows: listRows(context), columns: area.columns)
        frame.putList(state.list, state.edition, layout, area: body, context) { index in
            RowContent(row: state.rows[index], layout: layout)
        } draw: { index, line, isSelected, frame in
            let event = state.rows[index]
            let first = context.words.lines(event, context.facts, context.rulebook) { state.numbers[$0] }
                .first
            let texts = [
                String(stamp(event.at, context).dropFirst(isNarrow ? 5 : 0)), event.by.name,
                context.words.title(event, context.facts, context.rulebook),
                event.isUndone ? context.words(.journalUndone) : "", (first ?? "").onOneLine,
            ]
            frame.putListRow(
                texts, layout: layout, row: line, column: area.column + 2,
                lead: event.isUndone ? .done : .normal, tail: event.isUndone ? 2 : 4, isSelected: isSelected)
        }
        let start = area.row + listRows(context)
        let rule = String(repeating: context.glyphs.line, count: max(0, area.columns - 2))
        frame.put(rule, row: start, column: area.column + 1, width: area.columns - 2, style: .done)
        draw(
            lines(state, context)[...], into: &frame,
            area: Rect(
                row: start + 1, column: area.column, rows: area.endRow - start - 1, columns: area.columns))
    }

    private static func draw(_ lines: ArraySlice<String>, into frame: inout Frame, area: Rect) {
        for (offset, line) in lines.prefix(max(0, area.rows)).enumerated() {
            frame.put(line, row: area.row + offset, column: area.column + 2, width: area.columns - 3)
        }
    }

    /// The selected act whole, wrapped: when, who, what, and each change.
    static func lines(_ state: JournalState, _ context: AppContext) -> [String] {
        guard let event = state.selectedRow else { return [] }
        let words = context.words
        let title = context.join([
            stamp(event.at, context), words.who(event), words.title(event, context.facts, context.rulebook),
            event.isUndone ? words(.journalUndone) : "",
        ])
        let changes = words.lines(event, context.facts, context.rulebook) { state.numbers[$0] }
        return ([title] + (event.isStripped ? [words(.journalDetailsGone)] : changes)).flatMap {
            TextLines.wrapped($0, width: context.size.columns - 4)
        }
    }

    /// `2026-03-02 14:30`.
    static func stamp(_ moment: Moment, _ context: AppContext) -> String {
        let local = context.localTime(moment)
        return "\(local.day) \(Booking(minutes: local.minutes, what: "").clock)"
    }
}

extension String {
    /// The text with its line breaks as blanks.
    var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
