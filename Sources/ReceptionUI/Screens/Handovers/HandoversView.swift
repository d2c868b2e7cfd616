// Draws Överlämningar: what is lost first on top of each part, who gives, who is to have, and what was said.

import Reception
import ReceptionText
import TerminalKit

enum HandoversView {
    static func titleLine(_ state: HandoversState, _ context: AppContext) -> TitleLine {
        let incoming = state.rows.count { $0.side == .incoming }
        return TitleLine(
            name: context.words(.handoverTitle),
            filter: state.marks.isEmpty ? "" : context.words.count(.screenMarked, state.marks.count),
            count: state.isLoaded ? context.words(.handoverToAnswer, "\(incoming)") : "",
            position: state.positionText)
    }

    static func render(_ state: HandoversState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard !state.rows.isEmpty else {
            frame.put(
                empty(state, context), row: area.row + 1,
                column: area.column + 2, width: area.columns - 2, style: .done)
            return
        }
        // Mark, what is lost after, case, household, kind, persons, who and whom, what was said.
        let layout = ColumnLayout(
            [
                .init(.fixed(2)), .init(.fixed(12)), .init(.fixed(9)),
                .init(.flexible(minimum: 10, weight: 2)), .init(.fixed(4), rank: 4),
                .init(.fixed(3), .right, rank: 3), .init(.fixed(18)),
                .init(.flexible(minimum: 10, weight: 3), rank: 2),
            ], width: area.columns - 2)
        let words = context.words
        frame.putRow(
            [
                "", words(.handoverLostAfter), words(.columnCase), words(.columnHousehold),
                words(.columnKind), "", words(.handoverBetween), words(.handoverSaid),
            ], layout: layout, row: area.row, column: area.column + 2, style: .done)
        let body = Rect(
            row: area.row + 1, column: area.column, rows: max(1, area.rows - 1), columns: area.columns)
        frame.putList(state.list, state.edition, layout, area: body, context) { index in
            let row = state.rows[index]
            return RowContent(row: row, layout: layout, isMarked: state.marks[row.id] != nil)
        } draw: { index, line, isSelected, frame in
            let row = state.rows[index]
            frame.putListRow(
                [
                    (state.marks[row.id] == nil ? " " : String(context.glyphs.check))
                        + (row.side == .sentBack ? String(context.glyphs.soon) : " "),
                    row.lostAfter?.description ?? "", row.row.number.description,
                    words.household(row.row.household, row.row.isMasked, row.row.number),
                    context.short(row.row.kind), "\(row.row.persons)", between(row, context),
                    said(row, context),
                ], layout: layout, row: line, column: area.column + 2,
                lead: row.side == .incoming ? .normal : row.side == .sentBack ? .soon : .done, tail: 4,
                isSelected: isSelected)
        }
    }

    /// What stands there without any offer: that it comes, or that there is none, and how one is made.
    static func empty(_ state: HandoversState, _ context: AppContext) -> String {
        state.isLoaded
            ? context.words(.handoverNone, context.keyName(.handOver)) : context.words(.screenLoading)
    }

    /// Who gives the case and who is to have it, as the user sees it.
    static func between(_ row: HandoverRow, _ context: AppContext) -> String {
        switch row.side {
        case .incoming: context.words(.handoverFrom, row.handover.from.name)
        case .sentBack: context.words(.handoverBackFrom, row.handover.to.name)
        case .outgoing: context.words(.handoverTo, row.handover.to.name)
        case .others: row.handover.from.name + " → " + row.handover.to.name
        }
    }

    /// Why it came back, or what the giver said; nothing of a household that is masked.
    static func said(_ row: HandoverRow, _ context: AppContext) -> String {
        row.row.isMasked ? "" : row.handover.returned ?? row.handover.message
    }

    /// A row in a sentence, for those who listen.
    static func sentence(_ row: HandoverRow, _ context: AppContext) -> String {
        let words = context.words
        return context.list(
            [
                words.household(row.row.household, row.row.isMasked, row.row.number),
                row.row.number.description, row.row.kind.rawValue,
                words.count(.countPersons, row.row.persons), between(row, context),
                row.lostAfter.map { words(.handoverSpokenLost, $0.description) } ?? "", said(row, context),
            ]) + "."
    }
}
