// Draws Kö: one row a deadline, with columns that vanish on a narrow screen, and the pane beside it.

import Reception
import ReceptionText
import TerminalKit

enum QueueView {
    static func titleLine(_ state: QueueState, _ context: AppContext) -> TitleLine {
        let words = context.words
        let count = state.count
        var counted =
            count.isMore ? words(.screenRowsAtLeast, "\(count.rows)") : words.count(.screenRows, count.rows)
        if !state.isLoaded { counted = "" }
        if state.isWhole, let overdue = state.overdue, overdue > 0 {
            counted = context.join([counted, words.count(.screenOverdue, overdue)])
        }
        return TitleLine(
            name: words(.screenQueue), filter: filterText(state, context), count: counted,
            position: state.positionText)
    }

    private static func filterText(_ state: QueueState, _ context: AppContext) -> String {
        let scope = context.name(of: state.filter.scope)
        let sort = state.sort == .due && !state.isReversed ? "" : sortText(state, context)
        // How many are marked comes before a filter that may be too long for the line.
        return context.join([
            scope, state.marks.isEmpty ? "" : context.words.count(.screenMarked, state.marks.count),
            state.filter.kind?.rawValue ?? "", state.filter.label, state.condition,
            state.field.isEmpty || state.isFiltering ? "" : "/" + state.field.text, sort,
        ])
    }

    private static func sortText(_ state: QueueState, _ context: AppContext) -> String {
        context.words(
            state.isReversed ? .screenSortedReversed : .screenSortedBy, context.name(of: state.sort))
    }

    static func render(_ state: QueueState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        var area = area
        if state.isPaneOpen {
            let parts = split(area)
            area = parts.list
            drawPane(state, context, into: &frame, area: parts.pane, isBeside: parts.isBeside)
        }
        guard !state.rows.isEmpty else {
            let word: Word =
                !state.isLoaded ? .screenLoading : state.isWhole ? .screenQueueEmpty : .screenNothingMatches
            frame.put(
                context.words(word), row: area.row + min(1, max(0, area.rows - 1)), column: area.column + 2,
                width: area.columns - 2, style: .done)
            return
        }
        let layout = columns(area.columns - 2)
        frame.putList(state.list, state.edition, layout, area: area, context) { index in
            let row = state.rows[index]
            return RowContent(row: row, layout: layout, isMarked: state.marks[row.key] != nil)
        } draw: { index, line, isSelected, frame in
            draw(
                state.rows[index], state, layout, line, area.column + 2, isSelected, context, into: &frame)
        }
    }

    /// The list and the pane: side by side where there is room for both, else one above the other.
    static func split(_ area: Rect) -> (list: Rect, pane: Rect, isBeside: Bool) {
        if area.columns >= 100 {
            let parts = area.splitRight(min(60, area.columns * 2 / 5))
            return (parts.rest, parts.right, true)
        }
        let parts = area.splitBottom(area.rows / 2)
        return (parts.rest, parts.bottom, false)
    }

    /// How many rows of the list are seen.
    static func listRows(isPaneOpen: Bool, _ context: AppContext) -> Int {
        let area = Rect(row: 1, column: 0, rows: context.contentRows, columns: context.size.columns)
        return isPaneOpen ? split(area).list.rows : area.rows
    }

    // Marks, days, due date, title, household with person, case, kind, phase, handläggare.
    private static func columns(_ width: Int) -> ColumnLayout {
        ColumnLayout(
            [
                .init(.fixed(2)), .init(.fixed(10), .right), .init(.fixed(10), rank: 2),
                .init(.flexible(minimum: 12, weight: 4)), .init(.flexible(minimum: 9, weight: 2), rank: 1),
                .init(.fixed(9), rank: 3), .init(.fixed(4), rank: 4), .init(.fixed(11), rank: 6),
                .init(.flexible(minimum: 7), rank: 5),
            ],
            width: width)
    }

    private static func draw(
        _ row: QueueRow, _ state: QueueState, _ layout: ColumnLayout, _ line: Int, _ column: Int,
        _ isSelected: Bool, _ context: AppContext, into frame: inout Frame
    ) {
        let look = context.look(of: row.status(on: context.today, context.rulebook))
        let isMarked = state.marks[row.key] != nil
        let household = context.words.household(row.household, row.isMasked, row.number)
        let texts = [
            (isMarked ? String(context.glyphs.check) : " ") + look.mark,
            context.daysLeft(row), row.due?.description ?? "", context.title(of: row),
            household + (row.personNumber.map { " \($0)" } ?? ""), row.number.description,
            context.short(row.kind),
            context.words.phase(row.phase), row.caseworker?.name ?? context.words(.screenNobody),
        ]
        frame.putListRow(
            texts, layout: layout, row: line, column: column, lead: look.style, tail: 5,
            isSelected: isSelected)
    }

    /// Draws the line between a list and its pane.
    /// - Returns: what is left of the pane.
    static func drawBorder(
        _ context: AppContext, into frame: inout Frame, area: Rect, isBeside: Bool
    ) -> Rect {
        guard isBeside else {
            frame.fill(area.splitTop(1).top, with: context.glyphs.line, style: .done)
            return area.splitTop(1).rest
        }
        for row in area.rowRange {
            frame.put(String(context.glyphs.vertical), row: row, column: area.column, width: 1, style: .done)
        }
        return area.splitLeft(2).rest
    }

    private static func drawPane(
        _ state: QueueState, _ context: AppContext, into frame: inout Frame, area: Rect, isBeside: Bool
    ) {
        let inner = drawBorder(context, into: &frame, area: area, isBeside: isBeside)
        // Of no row there is nothing to show and nothing to wait for.
        guard state.selectedRow != nil else { return }
        guard let view = state.pane, view.file.number == state.selectedRow?.number else {
            frame.put(context.words(.screenLoading), row: inner.row, column: inner.column + 1, style: .done)
            return
        }
        CaseScreen.renderSummary(view, context, into: &frame, area: inner)
    }
}

extension AppContext {
    func name(of sort: QueueSort) -> String {
        switch sort {
        case .due: words(.columnDue)
        case .household: words(.columnHousehold)
        case .number: words(.columnCase)
        case .kind: words(.columnKind)
        case .phase: words(.columnPhase)
        case .caseworker: words(.columnCaseworker)
        }
    }
}
