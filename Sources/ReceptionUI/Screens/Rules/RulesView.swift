// Draws Regler: the rules as a list, and what the selected one says beside it or below.

import Reception
import ReceptionText
import TerminalKit

enum RulesView {
    static func titleLine(_ state: RulesState, _ context: AppContext) -> TitleLine {
        TitleLine(
            name: context.words(.screenRules),
            filter: state.field.isEmpty || state.isFiltering ? "" : "/" + state.field.text,
            count: context.words.count(.screenRows, state.rules.count),
            position: state.list.selected.map { "\($0 + 1)/\(state.rules.count)" } ?? "")
    }

    /// How many rows of the list are seen.
    static func listRows(_ context: AppContext) -> Int {
        QueueView.split(
            Rect(row: 1, column: 0, rows: context.contentRows, columns: context.size.columns)
        ).list.rows
    }

    static func render(_ state: RulesState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        let parts = QueueView.split(area)
        drawList(state, context, into: &frame, area: parts.list)
        let inner = QueueView.drawBorder(context, into: &frame, area: parts.pane, isBeside: parts.isBeside)
        guard let rule = state.selectedRule else { return }
        drawRule(rule, state, context, into: &frame, area: inner)
    }

    // Id, title, kinds, paragraph, and a mark where somebody should look again.
    private static func columns(_ width: Int) -> ColumnLayout {
        ColumnLayout(
            [
                .init(.fixed(1)), .init(.fixed(14)), .init(.flexible(minimum: 16, weight: 3)),
                .init(.flexible(minimum: 9, weight: 1), rank: 1), .init(.fixed(2), rank: 2),
            ],
            width: width)
    }

    private static func drawList(
        _ state: RulesState, _ context: AppContext, into frame: inout Frame, area: Rect
    ) {
        guard !state.rules.isEmpty else {
            frame.put(
                context.words(.screenNothingMatches), row: area.row, column: area.column + 2,
                width: area.columns - 2, style: .done)
            return
        }
        let layout = columns(area.columns - 2)
        // The rulebook is the context's: a rule is the same while its name is.
        frame.putList(state.list, state.edition, layout, area: area, context) { index in
            RowContent(row: state.rules[index].id, layout: layout)
        } draw: { index, line, isSelected, frame in
            let rule = state.rules[index]
            let mark =
                switch context.rulebook.origin(of: rule.id) {
                case .program: " "
                case .edition, .adjusted, .unit: "*"
                }
            let texts = [
                mark, rule.id.id, context.words.title(rule.title), rule.source.citation,
                rule.isStale(on: context.today) || rule.source.expectedChange != nil ? "!" : "",
            ]
            frame.putListRow(
                texts, layout: layout, row: line, column: area.column + 2,
                lead: rule.show == .text ? .done : .normal, tail: 3, isSelected: isSelected)
        }
    }

    private static func drawRule(
        _ rule: Rule, _ state: RulesState, _ context: AppContext, into frame: inout Frame, area: Rect
    ) {
        var row = area.row
        func put(_ text: String, _ style: Style) {
            for line in TextLines.wrapped(text, width: area.columns - 2) {
                guard row < area.row + area.rows else { return }
                frame.put(line, row: row, column: area.column + 1, width: area.columns - 1, style: style)
                row += 1
            }
        }
        let filled = context.rulebook.filled(rule, on: context.today)
        for (index, line) in context.words.lines(of: filled, context.facts).enumerated() {
            put(line, index == 0 ? .heading : .normal)
        }
        put("", .normal)
        for line in notes(on: rule, context) { put(line, .accent) }
        guard rule.show != .text else { return }
        guard let count = state.counts[rule.id] else { return put(context.words(.screenLoading), .done) }
        let number = "\(count.open)" + (count.isMore ? "+" : "")
        put(context.words(.rulesTouches, number, context.keyName(.open)), .normal)
    }

    /// Whose it is, and why somebody should look at it again.
    static func notes(on rule: Rule, _ context: AppContext) -> [String] {
        var notes: [String] = []
        switch context.rulebook.origin(of: rule.id) {
        case .program: break
        case .edition: notes.append(context.words(.rulesFromEdition))
        case .adjusted: notes.append(context.words(.rulesAdjusted))
        case .unit: notes.append(context.words(.rulesOwn))
        }
        if rule.isStale(on: context.today) { notes.append(context.words(.rulesStale)) }
        return notes
    }
}
