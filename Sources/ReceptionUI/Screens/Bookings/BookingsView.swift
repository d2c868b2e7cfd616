// Draws Bokningar: seven days side by side where there is room, else a list under the days, and below what is selected.

import Reception
import ReceptionText
import TerminalKit

enum BookingsView {
    /// From this many columns on the days of a week stand side by side.
    static let wideColumns = 100

    static func titleLine(_ state: BookingsState, _ context: AppContext) -> TitleLine {
        let words = context.words
        let days = state.days
        let week = words(.bookingsWeek, "\(days.lowerBound.isoWeek.week)")
        let dates =
            state.span == .week
            ? "\(days.lowerBound.day)/\(days.lowerBound.month)\u{2013}"
                + "\(days.upperBound.day)/\(days.upperBound.month) \(days.upperBound.year)"
            : "\(context.weekday(state.day)) \(state.day)"
        let count = state.rows.count
        let counted =
            !state.cut.isEmpty
            ? words(.bookingsCountAtLeast, "\(count)") : words.count(.bookingsCount, count)
        let clashing = state.clashing.isEmpty ? "" : words.count(.bookingsClashes, state.clashing.count)
        // Where both have no room, what clashes is what must be known.
        let isWide = context.size.columns >= wideColumns
        return TitleLine(
            name: words(.bookingsTitle), filter: context.join([week, dates, context.name(of: state.scope)]),
            count: !state.isLoaded
                ? "" : isWide || clashing.isEmpty ? context.join([counted, clashing]) : clashing)
    }

    private static func isGrid(_ state: BookingsState, _ columns: Int) -> Bool {
        state.span == .week && columns >= wideColumns
    }

    /// The lines below the list that tell everything of the selected booking.
    private static func detailRows(_ rows: Int) -> Int {
        rows >= 30 ? 5 : rows >= 18 ? 4 : rows >= 12 ? 3 : 2
    }

    /// The rows of the list.
    static func listRows(_ context: AppContext) -> Int {
        let rows = context.contentRows
        return max(1, rows - detailRows(rows) - (rows >= 18 ? 1 : 0))
    }

    static func render(_ state: BookingsState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        let rows = min(listRows(context), area.rows)
        let upper = Rect(row: area.row, column: area.column, rows: rows, columns: area.columns)
        if isGrid(state, area.columns) {
            BookingGrid(state: state, context: context, area: upper).draw(into: &frame)
        } else {
            drawList(state, context, into: &frame, area: upper)
        }
        drawDetails(state, context, into: &frame, area: area, from: rows)
    }

    // MARK: The list

    private static func drawList(
        _ state: BookingsState, _ context: AppContext, into frame: inout Frame, area: Rect
    ) {
        guard !state.items.isEmpty else { return }
        let layout = columns(area.columns - 2)
        frame.putList(
            state.list, state.edition, layout, area: area, context
        ) { item -> RowContent<BookingRow>? in
            guard case .row(let index) = state.items[item] else { return nil }
            let booking = state.rows[index]
            return RowContent(
                row: booking, layout: layout, isMarked: state.clashing.contains(booking.entry))
        } draw: { item, row, isSelected, frame in
            switch state.items[item] {
            case .heading(let day):
                let special = context.special(day)
                let text = context.join(["\(context.weekday(day)) \(day)", special])
                frame.put(
                    text, row: row, column: area.column + 1, width: area.columns - 1,
                    style: day == context.today ? .accent : .heading)
            case .row(let index):
                let booking = state.rows[index]
                let signs = context.signs(of: booking, clashes: state.clashing.contains(booking.entry))
                frame.putListRow(
                    texts(booking, signs, layout, context), layout: layout, row: row,
                    column: area.column + 2, lead: signs.style, tail: 7, isSelected: isSelected)
            }
        } isHeading: {
            if case .row = state.items[$0] { false } else { true }
        }
    }

    /// Marks, time, what, household, what to know, case, with, interpreter, place or phone, reference, cancel by.
    private static func columns(_ width: Int) -> ColumnLayout {
        let isNarrow = width < 60
        return ColumnLayout(
            [
                .init(.fixed(2)), .init(.fixed(isNarrow ? 5 : 11)),
                .init(.flexible(minimum: isNarrow ? 8 : 14, weight: 3)),
                .init(.flexible(minimum: 9, weight: 1)), .init(.fixed(isNarrow ? 5 : 19)),
                .init(.fixed(9), rank: 1), .init(.flexible(minimum: 10, weight: 2), rank: 3),
                .init(.flexible(minimum: 8, weight: 1), rank: 2),
                .init(.flexible(minimum: 10, weight: 2), rank: 4), .init(.fixed(8), rank: 6),
                .init(.fixed(8), rank: 5),
            ],
            width: width)
    }

    private static func texts(
        _ row: BookingRow, _ signs: (marks: String, words: String, style: Style), _ layout: ColumnLayout,
        _ context: AppContext
    ) -> [String] {
        let booking = row.booking
        let isNarrow = layout.slots.first { $0.index == 1 }.map { $0.width < 11 } ?? false
        return [
            signs.marks, isNarrow ? booking.clock : context.time(of: booking), context.what(row),
            context.words.household(row.household, row.isMasked, row.number), signs.words,
            row.number.description, booking.with, booking.interpreter,
            context.join([booking.place, booking.phone]), booking.reference,
            booking.cancelBy.map(context.shortDate) ?? "",
        ]
    }

    // MARK: The selected booking

    private static func drawDetails(
        _ state: BookingsState, _ context: AppContext, into frame: inout Frame, area: Rect, from start: Int
    ) {
        guard let selected = state.selected else {
            let word: Word =
                !state.isLoaded
                ? .bookingsLoading : state.span == .week ? .bookingsNoneWeek : .bookingsNoneDay
            return frame.putDetails([(context.words(word), .done)], context, area: area, from: start)
        }
        frame.putDetails(
            context.details(of: selected, state.clashes(of: selected)), context, area: area, from: start)
    }
}

/// A week as seven columns; each booking is three lines in its day's.
struct BookingGrid {
    let state: BookingsState
    let context: AppContext
    let area: Rect

    /// The lines of a booking.
    private static let lines = 3
    /// The lines of a day's heading: its date, and what is special about it.
    private static let headings = 2

    func draw(into frame: inout Frame) {
        let width = max(1, (area.columns - 1) / 7)
        for (index, day) in state.shownDays.enumerated() {
            let part = Rect(
                row: area.row, column: area.column + 1 + index * width, rows: area.rows, columns: width - 1)
            drawHeading(day, part, into: &frame)
            drawDay(day, part, into: &frame)
        }
    }

    private func drawHeading(_ day: Day, _ part: Rect, into frame: inout Frame) {
        let style: Style = day == context.today ? .accent : .heading
        frame.put(
            context.dayAndMonth(day), row: part.row, column: part.column + 1, width: part.columns - 1,
            style: style)
        let special = context.special(day)
        guard !special.isEmpty else { return }
        frame.put(
            special, row: part.row + 1, column: part.column + 1, width: part.columns - 1,
            style: day == context.today ? .accent : .done)
    }

    private func drawDay(_ day: Day, _ part: Rect, into frame: inout Frame) {
        let own = state.rowsOfDays[day] ?? []
        let room = max(1, (part.rows - Self.headings) / Self.lines)
        var first = 0
        if own.count > room, let selected = state.selectedIndex, let place = own.firstIndex(of: selected) {
            first = min(max(0, place - room / 2), own.count - room)
        }
        let start = part.row + Self.headings
        for (place, index) in own.dropFirst(first).prefix(room).enumerated() {
            let row = start + place * Self.lines
            let area = Rect(
                row: row, column: part.column, rows: min(Self.lines, part.endRow - row), columns: part.columns
            )
            let booking = state.rows[index]
            if let item = state.itemsOfRows[index] {
                for line in row..<min(row + Self.lines, part.endRow) {
                    frame.target(row: line, columns: part.columnRange, index: item)
                }
            }
            if index == state.selectedIndex {
                drawBooking(index, row, part, into: &frame)
            } else {
                let content = ShownBooking(row: booking, clashes: state.clashing.contains(booking.entry))
                frame.keep(content, area: area) { drawBooking(index, row, part, into: &$0) }
            }
        }
        let hidden = own.count - min(own.count, room)
        guard hidden > 0 else { return }
        // What does not fit is counted beside the date.
        let count = "\(hidden)" + (state.cut.contains(day) ? "+" : "")
        let text = context.words(.bookingsMore, count)
        let used = DisplayWidth.of(context.dayAndMonth(day)) + 2
        if part.columns > used + DisplayWidth.of(text) {
            frame.putRight(
                text, row: part.row, column: part.column + used, width: part.columns - used, style: .soon)
        } else {
            let short = "+" + count
            let width = min(DisplayWidth.of(short), max(4, part.columns - used + 1))
            frame.putRight(
                short, row: part.row, column: part.column + part.columns - width, width: width, style: .soon)
        }
    }

    /// What a booking is drawn from.
    private struct ShownBooking: Equatable {
        let row: BookingRow
        let clashes: Bool
    }

    private func drawBooking(_ index: Int, _ row: Int, _ part: Rect, into frame: inout Frame) {
        let booking = state.rows[index]
        let isSelected = index == state.selectedIndex
        let clashes = state.clashing.contains(booking.entry)
        let signs = context.signs(of: booking, clashes: clashes)
        let mark = signs.marks.filter { $0 != " " }
        let time = context.time(of: booking.booking)
        // Where both do not fit the end gives way to the word.
        let word = clashes ? context.words(.bookingsClash) : ""
        let long = [mark, time, word].filter { !$0.isEmpty }.joined(separator: " ")
        let short = [mark, booking.booking.minutes == nil ? "" : booking.booking.clock, word]
            .filter { !$0.isEmpty }.joined(separator: " ")
        let head = DisplayWidth.of(long) <= part.columns - 1 ? long : short
        let texts: [(String, Style)] = [
            (head, clashes ? .late : signs.style == .normal ? .accent : signs.style),
            (context.what(booking), .normal),
            (context.words.household(booking.household, booking.isMasked, booking.number), .done),
        ]
        for (offset, line) in texts.enumerated() where row + offset < part.endRow {
            frame.put(
                line.0, row: row + offset, column: part.column + 1, width: part.columns - 1,
                style: isSelected ? .selected : line.1)
        }
        guard isSelected else { return }
        for offset in 1..<Self.lines where row + offset < part.endRow {
            frame.highlight(row: row + offset, columns: part.columnRange)
        }
        frame.select(row: row, columns: part.columnRange, context)
    }
}
