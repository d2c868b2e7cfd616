// Draws Min dag: headings, and under them one row a line.

import Reception
import ReceptionText
import TerminalKit

enum MyDayView {
    static func titleLine(_ state: MyDayState, _ context: AppContext) -> TitleLine {
        TitleLine(
            name: context.words(.screenMyDay), filter: state.owner.name,
            count: state.households.map { context.words.count(.dayHouseholds, $0) } ?? "",
            position: state.position.map { "\($0)/\(state.lines.count)" } ?? "")
    }

    static func render(_ state: MyDayState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard !state.items.isEmpty else {
            for (index, line) in empty(state, context).prefix(max(0, area.rows - 1)).enumerated() {
                frame.put(
                    line, row: area.row + 1 + index, column: 2, width: area.columns - 2,
                    style: index == 0 ? .done : .accent)
            }
            return
        }
        let layout = columns(area.columns - 2)
        // A bar in reverse would show the opposite, so the highlight ends before it.
        let end = barSlot(layout).map { 2 + $0.column } ?? frame.columns
        frame.putList(
            state.list, state.edition, layout, area: area, selects: 0..<end, context
        ) { index -> RowContent<DayLine>? in
            guard case .line(let line) = state.items[index] else { return nil }
            return RowContent(row: state.lines[line], layout: layout)
        } draw: { index, row, isSelected, frame in
            switch state.items[index] {
            case .heading(let heading, let count):
                frame.put(text(of: heading, count, context), row: row, column: 1, style: .heading)
            case .line(let line):
                draw(
                    context.text(of: state.lines[line]), layout, row, isSelected: isSelected, context,
                    into: &frame)
            }
        } isHeading: {
            if case .line = state.items[$0] { false } else { true }
        }
    }

    /// A heading with how many rows stand under it, where that says something.
    static func text(of heading: DayHeading, _ count: Int, _ context: AppContext) -> String {
        let name = context.words.heading(heading)
        return switch heading {
        case .now, .group: name
        // A number behind a week would be the week's.
        case .week: name + ", " + context.words.count(.screenRows, count)
        case .atRisk, .late, .waiting: "\(name) \(count)"
        }
    }

    /// What stands there without any line: that it comes, or that there is nothing, and where there may be something.
    static func empty(_ state: MyDayState, _ context: AppContext) -> [String] {
        guard state.households != nil else { return [context.words(.screenLoading)] }
        guard state.unassigned > 0 else { return [context.words(.screenNothingToday)] }
        return [
            context.words(.screenNothingToday),
            context.words.count(
                .screenUnassignedCases, state.unassigned, context.keyName(.cases), context.keyName(.assign)),
        ]
    }

    private static func columns(_ width: Int) -> ColumnLayout {
        ColumnLayout(
            [
                .init(.fixed(1)), .init(.fixed(9), .right),
                .init(.flexible(minimum: 12, weight: 3)), .init(.flexible(minimum: 9, weight: 1), rank: 1),
                .init(.fixed(9), rank: 2), .init(.fixed(4), rank: 4), .init(.fixed(7), rank: 3),
                .init(.fixed(width >= 98 ? 14 : 0), .right, rank: 5),
            ],
            width: width)
    }

    /// The column of bars, where there is one.
    private static func barSlot(_ layout: ColumnLayout) -> ColumnLayout.Slot? {
        layout.slots.first { $0.index == 7 && $0.width > 0 }
    }

    private static func draw(
        _ text: DayLineText, _ layout: ColumnLayout, _ row: Int, isSelected: Bool, _ context: AppContext,
        into frame: inout Frame
    ) {
        let texts = [
            text.mark, text.when, text.title, text.household, text.number, text.kind,
            text.who.isEmpty && layout.slots.last?.width == 0 ? text.progress : text.who,
            text.bar + " " + text.progress,
        ]
        let isWide = text.household.isEmpty && text.number.isEmpty
        frame.putListRow(
            texts, layout: layout, row: row, column: 2, lead: text.style, tail: isWide ? .max : 4,
            isSelected: isSelected)
        if isSelected, let slot = barSlot(layout) {
            frame.putRight(
                texts[slot.index], row: row, column: 2 + slot.column, width: slot.width, style: .done)
        }
        // Rows of many households have no columns beyond their title, and bars are wider than theirs.
        if isWide, let slot = layout.slots.first(where: { $0.index == 2 }) {
            frame.put(
                text.title, row: row, column: 2 + slot.column, width: layout.width - slot.column,
                style: isSelected ? .selected : .normal)
        }
    }
}
