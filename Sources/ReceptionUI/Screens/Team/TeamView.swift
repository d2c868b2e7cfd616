// Draws Team: a line a handläggare, what they come to together, and what the chosen number counts.

import Reception
import ReceptionText
import TerminalKit

enum TeamView {
    static func titleLine(_ state: TeamState, _ context: AppContext) -> TitleLine {
        TitleLine(
            name: context.words(.teamTitle),
            count: state.isLoaded ? context.words.count(.actCases, state.sum.cases) : "",
            position: state.list.selected.map { "\($0 + 1)/\(state.rows.count)" } ?? "")
    }

    /// A line of headings above the rows, their sum and the chosen number below.
    static func listRows(_ context: AppContext) -> Int { max(1, context.contentRows - 3) }

    static func render(_ state: TeamState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard state.isLoaded else {
            frame.put(
                context.words(.screenLoading), row: area.row + 1, column: area.column + 2,
                width: area.columns - 2, style: .done)
            return
        }
        let layout = columns(area.columns - 2)
        let left = area.column + 2
        let headings =
            [context.words(.columnCaseworker)] + TeamState.columns.map(context.name)
            + [context.words(.columnWeeks)]
        frame.putRow(headings, layout: layout, row: area.row, column: left, style: .done)
        let chosenColumn = 1 + min(state.column, TeamState.columns.count)
        if let slot = layout.slots.first(where: { $0.index == chosenColumn }), slot.width > 0 {
            let place = left + slot.column
            let text = headings[slot.index]
            switch slot.alignment {
            case .left: frame.put(text, row: area.row, column: place, width: slot.width, style: .accent)
            case .right: frame.putRight(text, row: area.row, column: place, width: slot.width, style: .accent)
            }
        }
        let rows = listRows(context)
        let body = Rect(row: area.row + 1, column: area.column, rows: rows, columns: area.columns)
        frame.putList(state.list, state.edition, layout, area: body, context) { index in
            RowContent(row: state.rows[index], layout: layout)
        } draw: { index, line, isSelected, frame in
            let row = state.rows[index]
            frame.putListRow(
                texts(row, name(of: row, context), context), layout: layout, row: line, column: left,
                lead: row.caseworker == nil && row.cases > 0 ? .soon : .normal,
                tail: 1 + TeamState.columns.count,
                isSelected: isSelected)
        }
        let below = area.row + 1 + min(rows, state.rows.count)
        frame.putRow(
            texts(state.sum, context.words(.teamAll), context), layout: layout, row: below, column: left,
            style: .heading)
        if let row = state.selected, below + 1 < area.endRow {
            frame.put(
                chosen(row, state.number, context), row: below + 1, column: left,
                width: area.columns - 3, style: .done)
        }
    }

    /// Who, then the numbers in the order of ``TeamState/numbers``, the weeks as one drawing. The kinds are there all or not
    /// at all: some of them would look like the sum.
    private static func columns(_ width: Int) -> ColumnLayout {
        let kind = width < 94 ? 0 : 6
        return ColumnLayout(
            [
                .init(.flexible(minimum: width < 60 ? 10 : 14, weight: 1)), .init(.fixed(8), .right),
                .init(.fixed(9), .right, rank: 2),
            ] + CaseKind.allCases.map { _ in .init(.fixed(kind), .right, rank: 4) } + [
                .init(.fixed(10), .right), .init(.fixed(6), .right), .init(.fixed(6), .right, rank: 1),
                .init(.fixed(TeamRow.weekCount + 1), rank: 3),
            ],
            width: width)
    }

    private static func texts(_ row: TeamRow, _ name: String, _ context: AppContext) -> [String] {
        [name] + TeamState.columns.map { "\(row[$0])" } + [context.glyphs.histogram(row.weeks)]
    }

    static func name(of row: TeamRow, _ context: AppContext) -> String {
        row.caseworker?.name ?? context.words(.teamNobody)
    }

    /// Whose number is chosen, which one, and what it is.
    static func chosen(_ row: TeamRow, _ number: TeamNumber, _ context: AppContext) -> String {
        let days = number.days(from: context.today).map { days in
            "\(days.lowerBound)–\(days.upperBound)"
        }
        return context.join([
            name(of: row, context), context.name(of: number), days ?? "", "\(row[number])",
            context.words(.teamOpens, context.keyName(.open)),
        ])
    }

    /// A row in sentences, for those who listen.
    static func sentence(_ row: TeamRow, _ context: AppContext) -> String {
        let words = context.words
        let kinds = CaseKind.allCases.map { "\($0.rawValue) \(row[.cases($0)])" }
        return name(of: row, context) + ": "
            + context.list(
                [words.count(.actCases, row.cases), words.count(.countPersons, row.persons)] + kinds + [
                    words(.teamSpokenLate, "\(row.overdue)"),
                    words(.teamSpokenDue, "\(row.due7)", "\(row.due30)"),
                ]) + "."
    }
}
