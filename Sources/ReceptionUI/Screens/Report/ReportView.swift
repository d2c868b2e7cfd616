// Draws Rapport: the figures with their numbers and how the chosen one is counted, and the rows behind one of them.

import Reception
import ReceptionText
import TerminalKit

enum ReportView {
    static func titleLine(_ state: ReportState, _ context: AppContext) -> TitleLine {
        let words = context.words
        let period = words.name(of: state.period)
        let position = state.list.selected.map { "\($0 + 1)/\(state.count)" } ?? ""
        if let behind = state.behind {
            return TitleLine(
                name: words.name(of: behind.figure),
                filter: words.name(of: behind.group, in: behind.figure, context.rulebook) + ", " + period,
                count: words.count(.screenRows, state.count), position: position)
        }
        let days = (state.shown?.period.days.lowerBound).map {
            words(.reportDays, $0.description, (state.shown?.through ?? $0).description)
        }
        return TitleLine(
            name: words(.reportTitle), filter: period, count: days ?? words(.screenLoading),
            position: position
        )
    }

    /// How many rows the definition of a figure may take; none in a small window.
    private static func definitionRows(_ context: AppContext) -> Int {
        context.contentRows < 14 ? 0 : context.contentRows < 22 ? 3 : 4
    }

    /// Above the lines how the year stands and a line of headings, below them the chosen line in words and how its figure
    /// is counted. Rows behind a figure have a line of headings alone.
    static func listRows(_ state: ReportState, _ context: AppContext) -> Int {
        guard state.behind == nil else { return max(1, context.contentRows - 1) }
        let above = state.shown.map { heads($0, context).count } ?? 1
        return max(1, context.contentRows - 2 - above - definitionRows(context))
    }

    static func render(_ state: ReportState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard let report = state.shown else {
            return put(context.words(.screenLoading), into: &frame, area, context)
        }
        if state.behind != nil { return renderRows(state, context, into: &frame, area: area) }
        let left = area.column + 2
        let above = heads(report, context)
        for (offset, text) in above.enumerated() {
            frame.put(text, row: area.row + offset, column: left, width: area.columns - 3, style: .done)
        }
        let layout = columns(area.columns - 2)
        let headings: [Word] = [
            .columnFigure, .columnCount, .columnHouseholds, .columnPart, .columnMedian, .columnNinetieth,
            .columnAwaits,
        ]
        frame.putRow(
            headings.map { context.words($0) }, layout: layout, row: area.row + above.count, column: left,
            style: .done)
        let rows = listRows(state, context)
        let first = area.row + above.count + 1
        let body = Rect(row: first, column: area.column, rows: rows, columns: area.columns)
        frame.putList(state.list, state.edition, layout, area: body, context) { index in
            RowContent(row: state.lines[index], layout: layout)
        } draw: { index, row, isSelected, frame in
            let line = state.lines[index]
            frame.putListRow(
                texts(line, context), layout: layout, row: row, column: left,
                lead: line.line.group == .all ? .heading : .normal, tail: headings.count,
                isSelected: isSelected)
        }
        guard let line = state.selectedLine else { return }
        let below = first + min(rows, state.count)
        guard below < area.endRow else { return }
        frame.put(chosen(line, context), row: below, column: left, width: area.columns - 3, style: .accent)
        let room = min(definitionRows(context), area.endRow - below - 1)
        let wrapped = TextLines.wrapped(context.words.definition(of: line.figure), width: area.columns - 4)
        for (offset, text) in wrapped.prefix(room).enumerated() {
            // The last line goes on where there is more, so that it is seen to be cut.
            let rest = offset == room - 1 ? wrapped[(offset + 1)...].joined(separator: " ") : ""
            frame.put(
                rest.isEmpty ? text : text + " " + rest, row: below + 1 + offset, column: left,
                width: area.columns - 3, style: .done)
        }
    }

    private static func put(
        _ text: String, into frame: inout Frame, _ area: Rect, _ context: AppContext
    ) {
        frame.put(
            text, row: area.row + 1, column: area.column + 2, width: area.columns - 2, style: .done)
    }

    /// Name, how many, in how many households, share, median, nine of ten, who waits.
    private static func columns(_ width: Int) -> ColumnLayout {
        ColumnLayout(
            [
                .init(.flexible(minimum: 18, weight: 1)), .init(.fixed(7), .right),
                .init(.fixed(8), .right, rank: 4), .init(.fixed(7), .right, rank: 1),
                .init(.fixed(9), .right, rank: 1), .init(.fixed(9), .right, rank: 3),
                .init(.fixed(8), .right, rank: 2),
            ],
            width: width)
    }

    private static func texts(_ line: ReportState.Line, _ context: AppContext) -> [String] {
        let (words, numbers) = (context.words, line.line)
        let form = line.figure.form
        return [
            name(of: line, context), words.value(numbers.count), words.value(numbers.households),
            words.share(numbers.share), words.time(numbers.median, in: form),
            words.time(numbers.ninetieth, in: form), words.value(numbers.waiting),
        ]
    }

    /// A figure's name before the line of all, a group's below it.
    private static func name(of line: ReportState.Line, _ context: AppContext) -> String {
        line.line.group == .all
            ? context.words.name(of: line.figure)
            : "  " + context.words.name(of: line.line.group, in: line.figure, context.rulebook)
    }

    /// How the year stands against the numbers to receive, and what is erased: on a line of its own where there is room.
    private static func heads(_ report: Report, _ context: AppContext) -> [String] {
        let year = report.quota.map { quota in
            context.words.scheme(quota.scheme) + " \(quota.year): "
                + context.words.numbers(quota).joined(separator: ", ")
        }.joined(separator: "   ")
        guard report.erased > 0 else { return [year] }
        let erased = context.words.erased(report)
        return definitionRows(context) > 0 ? [erased, year] : [erased + "   " + year]
    }

    /// The chosen line in words, what it is compared with, and which key shows its rows.
    static func chosen(_ line: ReportState.Line, _ context: AppContext) -> String {
        let words = context.words
        let compared = FigureComparison.of(line.figure, line.line.group).map(words.comparison)
        return context.join(
            [words.name(of: line.line.group, in: line.figure, context.rulebook)]
                + words.numbers(line.line, of: line.figure)
                + [compared ?? "", words(.reportOpens, context.keyName(.open))])
    }

    /// A line in a sentence, for those who listen.
    static func sentence(_ line: ReportState.Line, _ context: AppContext) -> String {
        let words = context.words
        let group = words.name(of: line.line.group, in: line.figure, context.rulebook)
        let compared = FigureComparison.of(line.figure, line.line.group).map(words.comparison)
        return words.name(of: line.figure) + ", " + group + ": "
            + context.list(words.numbers(line.line, of: line.figure) + [compared ?? ""]) + "."
    }

    // MARK: The rows behind a figure

    private static func renderRows(
        _ state: ReportState, _ context: AppContext, into frame: inout Frame, area: Rect
    ) {
        guard state.count > 0 else {
            return put(context.words(.reportListEmpty), into: &frame, area, context)
        }
        let layout = ColumnLayout(
            [
                .init(.fixed(10)), .init(.fixed(10)), .init(.flexible(minimum: 10, weight: 1)),
                .init(.fixed(4), .right, rank: 2), .init(.flexible(minimum: 9, weight: 2), rank: 3),
                .init(.fixed(12), rank: 1), .init(.fixed(9), .right),
            ],
            width: area.columns - 2)
        let headings: [Word] = [
            .columnDate, .columnCase, .columnHousehold, .columnPerson, .columnGroup, .columnHow, .columnWait,
        ]
        frame.putRow(
            headings.map { context.words($0) }, layout: layout, row: area.row, column: area.column + 2,
            style: .done)
        let body = Rect(
            row: area.row + 1, column: area.column, rows: listRows(state, context), columns: area.columns)
        frame.putList(state.list, state.edition, layout, area: body, context) { index in
            RowContent(row: state.rows[index], layout: layout)
        } draw: { index, line, isSelected, frame in
            frame.putListRow(
                texts(state.rows[index], state, context), layout: layout, row: line, column: area.column + 2,
                lead: .normal, tail: headings.count, isSelected: isSelected)
        }
    }

    private static func texts(_ row: FigureRow, _ state: ReportState, _ context: AppContext) -> [String] {
        let words = context.words
        let figure = state.behind?.figure ?? .received
        let isStated = row.state != .counted
        return [
            row.day.description, row.number.description,
            words.household(row.household, row.isMasked, row.number), row.person.map { "\($0)" } ?? "",
            words.name(of: row.group, in: figure, context.rulebook), isStated ? words.state(row.state) : "",
            row.days.map { words.time($0, in: figure.form) } ?? "",
        ]
    }

    /// A row in a sentence, for those who listen.
    static func sentence(_ row: FigureRow, _ state: ReportState, _ context: AppContext) -> String {
        let parts = texts(row, state, context)
        let person = row.person.map { context.words(.plainPerson, "\($0)") } ?? ""
        return context.list([parts[2], parts[1], person, parts[4], parts[0], parts[5], parts[6]]) + "."
    }
}
