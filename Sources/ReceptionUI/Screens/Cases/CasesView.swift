// Draws Ärenden: one row a case, with columns that vanish on a narrow screen, and the pane beside it.

import Reception
import ReceptionText
import TerminalKit

enum CasesView {
    static func titleLine(_ state: CasesState, _ context: AppContext) -> TitleLine {
        let words = context.words
        let count = state.count
        let counted =
            count.isMore ? words(.screenRowsAtLeast, "\(count.rows)") : words.count(.screenRows, count.rows)
        return TitleLine(
            name: words(.screenCases), filter: filterText(state, context),
            count: state.isLoaded ? counted : "",
            position: state.positionText)
    }

    private static func filterText(_ state: CasesState, _ context: AppContext) -> String {
        let sorted =
            state.sort == .number && !state.isReversed
            ? ""
            : context.words(
                state.isReversed ? .screenSortedReversed : .screenSortedBy, context.name(of: state.sort))
        return context.join([
            context.name(of: state.scope),
            state.marks.isEmpty ? "" : context.words.count(.screenMarked, state.marks.count), state.condition,
            state.field.isEmpty || state.isFiltering ? "" : "/" + state.field.text,
            state.includesClosed ? context.words(.screenWithClosed) : "", sorted,
        ])
    }

    static func render(_ state: CasesState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        var area = area
        if state.isPaneOpen {
            let parts = QueueView.split(area)
            area = parts.list
            let inner = QueueView.drawBorder(
                context, into: &frame, area: parts.pane, isBeside: parts.isBeside)
            if let view = state.pane, view.file.number == state.selectedRow?.row.number {
                CaseScreen.renderSummary(view, context, into: &frame, area: inner)
            } else if state.selectedRow != nil {
                frame.put(
                    context.words(.screenLoading), row: inner.row, column: inner.column + 1, style: .done)
            }
        }
        guard !state.rows.isEmpty else {
            let word: Word =
                !state.isLoaded ? .screenLoading : state.isWhole ? .screenCasesEmpty : .screenNothingMatches
            frame.put(
                context.words(word), row: area.row + min(1, max(0, area.rows - 1)), column: area.column + 2,
                width: area.columns - 2, style: .done)
            return
        }
        let layout = columns(area.columns - 2)
        frame.putList(state.list, state.edition, layout, area: area, context) { index in
            let row = state.rows[index]
            return RowContent(row: row, layout: layout, isMarked: state.marks[row.id] != nil)
        } draw: { index, line, isSelected, frame in
            draw(
                state.rows[index], state, layout, line, area.column + 2, isSelected, context, into: &frame)
        }
    }

    // Marks, number, kind, household, persons, next due, what, phase, days since the assignment, handläggare.
    private static func columns(_ width: Int) -> ColumnLayout {
        ColumnLayout(
            [
                .init(.fixed(2)), .init(.fixed(9)), .init(.fixed(4), rank: 1),
                .init(.flexible(minimum: 9, weight: 2)), .init(.fixed(2), .right, rank: 3),
                .init(.fixed(10), .right, rank: 2), .init(.flexible(minimum: 10, weight: 3), rank: 4),
                .init(.fixed(11), rank: 5), .init(.fixed(6), .right, rank: 7),
                .init(.flexible(minimum: 7), rank: 6),
            ],
            width: width)
    }

    private static func draw(
        _ entry: CaseEntry, _ state: CasesState, _ layout: ColumnLayout, _ line: Int, _ column: Int,
        _ isSelected: Bool, _ context: AppContext, into frame: inout Frame
    ) {
        let row = entry.row
        let look = entry.next.map { context.look(of: $0.status(on: context.today, context.rulebook)) }
        let isMarked = state.marks[entry.id] != nil
        let texts = [
            (isMarked ? String(context.glyphs.check) : " ") + (look?.mark ?? ""), row.number.description,
            context.short(row.kind), context.words.household(row.household, row.isMasked, row.number),
            "\(row.persons)", entry.next.map(context.daysLeft) ?? "",
            entry.next.map { context.title(of: $0) } ?? "", context.words.phase(row.phase),
            entry.since.map { context.words(.windowWaited, "\(context.today - $0)") } ?? "",
            row.caseworker?.name ?? context.words(.screenNobody),
        ]
        frame.putListRow(
            texts, layout: layout, row: line, column: column,
            lead: row.isClosed ? .done : look?.style ?? .normal, tail: row.isClosed ? 2 : 7,
            isSelected: isSelected)
    }
}

extension AppContext {
    func name(of sort: CaseSort) -> String {
        switch sort {
        case .number: words(.columnCase)
        case .household: words(.columnHousehold)
        case .kind: words(.columnKind)
        case .phase: words(.columnPhase)
        case .caseworker: words(.columnCaseworker)
        }
    }
}
