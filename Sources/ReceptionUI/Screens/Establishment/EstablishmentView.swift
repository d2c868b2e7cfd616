// Draws Etablering: one line a person with a bar on an axis that is the same for all.

import Reception
import ReceptionText
import TerminalKit

/// The axis: whole years around today, so that nothing moves when the list is scrolled.
struct TimeAxis {
    let start: Day
    let end: Day
    let width: Int

    /// From the beginning of the year before last to the end of the third year from now.
    init(today: Day, width: Int) {
        start = Day(year: today.year - 2, month: 1, day: 1) ?? today
        end = Day(year: today.year + 4, month: 1, day: 1) ?? today
        self.width = max(1, width)
    }

    /// The beginnings of the years whose numbers stand above it: all, or every second or third where they would run
    /// into each other; this year's is always among them.
    var labelled: [Day] {
        let years = start.year..<end.year
        for step in 1..<years.count {
            let days = years.filter { ($0 - start.year - 2) % step == 0 }.compactMap {
                Day(year: $0, month: 1, day: 1)
            }
            let columns = days.map(column)
            if zip(columns, columns.dropFirst()).allSatisfy({ $1 - $0 > 4 }) { return days }
        }
        return [Day(year: start.year + 2, month: 1, day: 1) ?? start]
    }

    /// The first day of a column.
    func day(_ column: Int) -> Day { start.adding(days: (end - start) * column / width) }

    /// The column of a day, also outside the axis.
    func column(_ day: Day) -> Int {
        let days = day - start
        let length = max(1, end - start)
        return days >= 0 ? days * width / length : -1
    }
}

enum EstablishmentView {
    static func titleLine(_ state: EstablishmentState, _ context: AppContext) -> TitleLine {
        let count = state.rows.count
        let isMore = state.hasMoreAfter || state.hasMoreBefore
        return TitleLine(
            name: context.words(.screenEstablishment), filter: context.name(of: state.scope),
            count: !state.isLoaded
                ? ""
                : isMore
                    ? context.words(.screenRowsAtLeast, "\(count)") : context.words.count(.screenRows, count),
            position: state.positionText)
    }

    /// The rows of the list: the axis stands above it and its signs below.
    static func listRows(_ context: AppContext) -> Int { max(1, context.contentRows - 2) }

    static func render(
        _ state: EstablishmentState, _ context: AppContext, into frame: inout Frame, area: Rect
    ) {
        guard !state.rows.isEmpty else {
            let word: Word = state.isLoaded ? .screenNoWindows : .screenLoading
            frame.put(
                context.words(word), row: area.row + 1, column: area.column + 2, width: area.columns - 2,
                style: .done)
            return
        }
        // Name and kind to the left, what is left to the right, and the bar in between.
        let layout = ColumnLayout(
            [
                .init(.flexible(minimum: 10, weight: 1)), .init(.fixed(4), rank: 2),
                .init(.flexible(minimum: 18, weight: 4)), .init(.fixed(13), rank: 1),
            ],
            width: area.columns - 2)
        guard let bar = layout.slots.first(where: { $0.index == 2 }) else { return }
        let axis = TimeAxis(today: context.today, width: bar.width)
        let left = area.column + 2 + bar.column
        for day in axis.labelled {
            frame.put("\(day.year)", row: area.row, column: left + max(0, axis.column(day)), style: .done)
        }
        let body = Rect(
            row: area.row + 1, column: area.column, rows: listRows(context), columns: area.columns)
        frame.putList(state.list, state.edition, layout, area: body, context) { index in
            RowContent(row: state.rows[index], layout: layout)
        } draw: { index, line, isSelected, frame in
            let row = state.rows[index]
            let name = context.words.household(row.name, row.isMasked, row.cursor.number)
            let texts = [
                name, context.short(row.kind), text(of: row.window, axis, context),
                remaining(of: row.window, context),
            ]
            frame.putListRow(
                texts, layout: layout, row: line, column: area.column + 2, lead: .normal, tail: 3,
                isSelected: isSelected)
        }
        if let index = state.list.selected, let offset = state.list.selectedOffset {
            // In reverse, time used would look like time that is left.
            frame.put(
                text(of: state.rows[index].window, axis, context), row: body.row + offset, column: left,
                width: bar.width)
        }
        let glyphs = context.glyphs
        let signs = [
            "\(glyphs.vertical) " + context.words(.dateToday), "\(glyphs.block) " + context.words(.axisUsed),
            "\(glyphs.lightShade) " + context.words(.axisLeft),
            "\(glyphs.shade) " + context.words(.axisPause),
            "\(glyphs.dashed) " + context.words(.axisWait),
        ]
        frame.put(
            signs.joined(separator: "  "), row: area.row + area.rows - 1, column: area.column + 2,
            width: area.columns - 2, style: .done)
    }

    /// The bar: waiting from folkbokföring or the notification, months used, pauses, months left, today.
    static func text(of window: EstablishmentWindow, _ axis: TimeAxis, _ context: AppContext) -> String {
        let glyphs = context.glyphs
        let forecast = window.forecast
        let waits = [window.registered, forecast?.waitsSince].compactMap { $0 }.min()
        let opens = window.started ?? forecast?.opensEarliest
        let ends = window.forecast == nil ? window.closes : forecast?.endsEarliest
        var result = ""
        for column in 0..<axis.width {
            let (day, next) = (axis.day(column), axis.day(column + 1))
            if context.today >= day, context.today < next {
                result.append(glyphs.vertical)
            } else if let opens, next > opens, day < ends ?? .distantFuture {
                let isUsed = window.started != nil && day < context.today
                result.append(
                    window.isPaused(on: max(day, opens))
                        ? glyphs.shade : isUsed ? glyphs.block : glyphs.lightShade)
            } else if let waits, next > waits, day < opens ?? .distantFuture {
                result.append(glyphs.dashed)
            } else {
                result.append(" ")
            }
        }
        return result
    }

    private static func remaining(of window: EstablishmentWindow, _ context: AppContext) -> String {
        if window.started == nil {
            let isOver = window.forecast == nil && window.frameEnd.map { $0 < context.today } ?? false
            return context.words(isOver ? .axisOver : .windowNotStarted)
        }
        guard let closes = window.closes else { return context.words.status(.paused) }
        if closes < context.today { return context.words(.axisOver) }
        return context.words.count(.countMonthsLeft, CaseContent.months(from: context.today, to: closes))
    }
}
