// Draws Team: a line a handläggare, what they come to together, and what the chosen number counts.

import Reception
import ReceptionText
import TerminalKit

enum TeamView {
    static func titleLine(_ state: TeamState, _ context: AppContext) -> TitleLine {
        TitleLine(
            name: context.words(.teamTitle),
            count: state.isLoaded ? context.words.count(.actCases, state.sum.cases) : "",
            position: state.selected == nil
                ? "" : state.list.selected.map { "\($0 + 1)/\(state.rows.count)" } ?? "")
    }

    /// The lines below the list that tell of the selected row; a rule stands above them where there is room.
    private static func detailRows(_ rows: Int) -> Int { rows >= 18 ? 5 : rows >= 12 ? 3 : 1 }

    /// A line of headings stands above the rows.
    static func listRows(_ context: AppContext) -> Int {
        max(1, context.contentRows - 1 - detailRows(context.contentRows))
    }

    static func render(_ state: TeamState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard state.isLoaded else {
            frame.put(
                context.words(.screenLoading), row: area.row + 1, column: area.column + 2,
                width: area.columns - 2, style: .done)
            return
        }
        let layout = columns(area.columns - 2)
        let left = area.column + 2
        drawHeadings(state, context, layout, into: &frame, area: area)
        let rows = listRows(context)
        let body = Rect(row: area.row + 1, column: area.column, rows: rows, columns: area.columns)
        frame.putList(state.list, state.edition, layout, area: body, context) { index -> RowContent<Shown>? in
            switch state.items[index] {
            case .row(let row):
                RowContent(row: Shown(row: state.rows[row], most: state.most), layout: layout)
            case .sum, .heading, .lead: nil
            }
        } draw: { index, line, isSelected, frame in
            switch state.items[index] {
            case .row(let place):
                let row = state.rows[place]
                frame.putListRow(
                    texts(row, marked(row, context), bar: bar(row, state.most, context), context),
                    layout: layout, row: line, column: left,
                    lead: row.caseworker == nil && row.cases > 0 ? .soon : .normal,
                    tail: 1 + TeamState.columns.count, isSelected: isSelected)
                markWeeks(row, layout, line, left, isSelected: isSelected, context, into: &frame)
            case .sum:
                frame.putRow(
                    texts(state.sum, context.words(.teamAll), bar: "", context), layout: layout, row: line,
                    column: left, style: .heading)
            case .heading:
                frame.put(
                    context.words(.leadHeading), row: line, column: left, width: area.columns - 3,
                    style: .heading)
            case .lead(let number):
                let style: Style = isSelected ? .selected : .normal
                frame.putRight(state.shown(number), row: line, column: left, width: 6, style: style)
                frame.put(
                    state.lead.map { context.text(of: number, $0) } ?? "", row: line, column: left + 8,
                    width: area.columns - 11, style: style)
            }
        } isHeading: {
            !state.items[$0].isSelectable
        }
        frame.putDetails(details(state, context), context, area: area, from: 1 + min(rows, state.items.count))
    }

    /// What the row of somebody is drawn from.
    private struct Shown: Equatable, Sendable {
        var row: TeamRow
        var most: Int
    }

    private static func drawHeadings(
        _ state: TeamState, _ context: AppContext, _ layout: ColumnLayout, into frame: inout Frame, area: Rect
    ) {
        let left = area.column + 2
        let headings =
            [context.words(.columnCaseworker)] + TeamState.columns.map(context.name)
            + [context.words(.columnWeeks), ""]
        frame.putRow(headings, layout: layout, row: area.row, column: left, style: .done)
        guard state.selected != nil, let chosen = state.shownColumn,
            let slot = layout.slots.first(where: { $0.index == 1 + chosen }), slot.width > 0
        else { return }
        let place = left + slot.column
        let text = headings[slot.index]
        switch slot.alignment {
        case .left: frame.put(text, row: area.row, column: place, width: slot.width, style: .accent)
        case .right: frame.putRight(text, row: area.row, column: place, width: slot.width, style: .accent)
        }
    }

    /// Which number is chosen, and the numbers of the selected row that have no column.
    static func details(_ state: TeamState, _ context: AppContext) -> [(text: String, style: Style)] {
        if let number = state.selectedLead, let lead = state.lead {
            let text = context.join([
                state.shown(number) + " " + context.text(of: number, lead), context.condition(of: number),
                context.words(.teamOpens, context.keyName(.open)),
            ])
            return [(text, .done)]
        }
        guard let row = state.selected else { return [] }
        let phases = TeamRow.phases.filter { row[.phase($0)] > 0 }.map { phase in
            "\(context.words.phase(phase)) \(row[.phase(phase)])"
        }
        return [
            (chosen(row, state.number, context), .accent), (context.join(phases), .normal),
            (context.join(rest(of: row, context)), .normal),
        ].filter { !$0.0.isEmpty }
    }

    /// What is known of somebody besides her numbers by kind, phase and date.
    private static func rest(of row: TeamRow, _ context: AppContext) -> [String] {
        let words = context.words
        let oldest = row.oldest.map { oldest in
            words(
                .teamSince, oldest.number.description, oldest.day.description, "\(context.today - oldest.day)"
            )
        }
        return [
            row.absence.map { absence in
                words.away(absence)
                    + (row.weeksAway(from: context.today).isEmpty ? "" : " " + words(.teamUnderlined))
            } ?? "",
            row.share.map { words(.teamShare, "\($0)") } ?? "", words(.nextWork, "\(row.work)"),
            words(.nextWeight, words.decimal(context.weights.weight(of: row))), oldest ?? "",
            row.untouched > 0
                ? words(.teamUntouchedCount, "\(TeamRow.untouchedDays)", "\(row.untouched)") : "",
        ]
    }

    /// The cases as a bar beside those of who has most.
    private static func bar(_ row: TeamRow, _ most: Int, _ context: AppContext) -> String {
        most == 0 ? "" : context.glyphs.bar(done: row.cases, of: most, width: barWidth)
    }
    private static let barWidth = 8

    /// Who, then the numbers in the order of ``TeamState/numbers``, the weeks as one drawing, and the cases as a bar. The
    /// kinds are there all or not at all: some of them would look like the sum.
    private static func columns(_ width: Int) -> ColumnLayout {
        let kind = width < 94 ? 0 : 6
        return ColumnLayout(
            [
                .init(.flexible(minimum: width < 60 ? 10 : 14, weight: 1)), .init(.fixed(8), .right),
                .init(.fixed(9), .right, rank: 2),
            ] + CaseKind.allCases.map { _ in .init(.fixed(kind), .right, rank: 4) } + [
                .init(.fixed(10), .right), .init(.fixed(6), .right), .init(.fixed(6), .right, rank: 1),
                .init(.fixed(TeamRow.weekCount + 1), rank: 3), .init(.fixed(barWidth), rank: 5),
            ],
            width: width)
    }

    private static func texts(
        _ row: TeamRow, _ name: String, bar: String, _ context: AppContext
    ) -> [String] {
        [name] + TeamState.columns.map { "\(row[$0])" } + [context.glyphs.histogram(row.weeks), bar]
    }

    static func name(of row: TeamRow, _ context: AppContext) -> String {
        row.caseworker?.name ?? context.words(.teamNobody)
    }

    /// Somebody's name, with a word where she is away today.
    private static func marked(_ row: TeamRow, _ context: AppContext) -> String {
        let name = name(of: row, context)
        return row.isAway(on: context.today) ? name + " " + context.words(.teamAway) : name
    }

    /// The weeks in which she is away are underlined in the drawing of what falls due.
    private static func markWeeks(
        _ row: TeamRow, _ layout: ColumnLayout, _ line: Int, _ left: Int, isSelected: Bool,
        _ context: AppContext, into frame: inout Frame
    ) {
        guard let slot = layout.slots.first(where: { $0.index == 1 + TeamState.columns.count }),
            slot.width >= TeamRow.weekCount
        else { return }
        let bars = Array(context.glyphs.histogram(row.weeks))
        let style: Style = isSelected ? .selected : .normal
        for week in row.weeksAway(from: context.today) where week < bars.count {
            frame.put(
                String(bars[week]), row: line, column: left + slot.column + week, style: style.underline)
        }
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
    static func sentence(_ row: TeamRow, _ context: AppContext, name given: String? = nil) -> String {
        let words = context.words
        let kinds = CaseKind.allCases.map { "\($0.rawValue) \(row[.cases($0)])" }
        return (given ?? marked(row, context)) + ": "
            + context.list(
                [words.count(.actCases, row.cases), words.count(.countPersons, row.persons)] + kinds + [
                    words(.teamSpokenLate, "\(row.overdue)"),
                    words(.teamSpokenDue, "\(row.due7)", "\(row.due30)"),
                ]) + "."
    }
}
