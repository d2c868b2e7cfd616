// Draws Väntar på: the board, and the households behind one of its lines.

import Reception
import ReceptionText
import TerminalKit

enum WaitingView {
    static func titleLine(_ state: WaitingState, _ context: AppContext) -> TitleLine {
        TitleLine(
            name: context.words(.screenWaiting), filter: context.name(of: state.scope),
            count: state.isLoaded ? context.words.count(.screenRows, state.groups.count) : "",
            position: state.list.selected.map { "\($0 + 1)/\(state.groups.count)" } ?? "")
    }

    static func render(_ state: WaitingState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard !state.groups.isEmpty else {
            frame.put(
                context.words(state.isLoaded ? .screenNobodyWaits : .screenLoading), row: area.row + 1,
                column: area.column + 2, width: area.columns - 2, style: .done)
            return
        }
        // Authority, rule, how many, over the median, outliers, the longest, the unit's own waits.
        let layout = ColumnLayout(
            [
                .init(.fixed(18), rank: 2), .init(.flexible(minimum: 14, weight: 1)),
                .init(.fixed(10), .right), .init(.fixed(8), .right, rank: 3), .init(.fixed(7), .right),
                .init(.fixed(8), .right, rank: 1), .init(.fixed(22), rank: 4),
            ],
            width: area.columns - 2)
        let words = context.words
        frame.putRow(
            [
                words(.columnAuthority), words(.columnTitle), words(.columnWaiting), words(.columnOver),
                words(.columnOutliers), words(.columnLongest), words(.columnUsual),
            ],
            layout: layout, row: area.row, column: area.column + 2, style: .done)
        func isFirst(_ index: Int) -> Bool {
            index == state.list.top
                || context.authority(of: state.groups[index - 1].rule)
                    != context.authority(of: state.groups[index].rule)
        }
        frame.putList(state.list, state.edition, layout, area: body(area, context), context) { index in
            RowContent(row: state.groups[index], layout: layout, isMarked: isFirst(index))
        } draw: { index, line, isSelected, frame in
            let group = state.groups[index]
            let longest = group.since.map { words(.waitDays, "\(context.today - $0)") } ?? ""
            let texts = [
                isFirst(index) ? context.authority(of: group.rule) : "", context.title(of: group.rule),
                counted(group.open, group.rule, context),
                group.overMedian > 0 ? "\(group.overMedian)" : "",
                group.outliers > 0 ? "\(context.glyphs.soon) \(group.outliers)" : "", longest,
                usual(group.expected, context),
            ]
            frame.putListRow(
                texts, layout: layout, row: line, column: area.column + 2, lead: .normal, tail: 6,
                isSelected: isSelected)
        }
    }

    /// The rows below the line of headings.
    private static func body(_ area: Rect, _ context: AppContext) -> Rect {
        Rect(row: area.row + 1, column: area.column, rows: listRows(context), columns: area.columns)
    }

    static func listRows(_ context: AppContext) -> Int { max(1, context.contentRows - 1) }

    /// How many wait, with what is counted: who waits for herself is one, though her household is one row behind Enter.
    static func counted(_ open: Int, _ rule: RuleID, _ context: AppContext) -> String {
        context.words.count(isOfPersons(rule, context) ? .waitPersons : .dayHouseholds, open)
    }

    private static func isOfPersons(_ rule: RuleID, _ context: AppContext) -> Bool {
        context.rulebook[rule]?.scope == .person
    }

    /// What such a wait usually takes, and by whose measure.
    static func usual(_ wait: ExpectedWait, _ context: AppContext) -> String {
        wait.isOwn
            ? context.words(.waitOwn, "\(wait.median)", "\(wait.long)")
            : context.words(.waitRule, "\(wait.median)")
    }

    // MARK: The households behind a line

    static func titleLine(_ state: WaitListState, _ context: AppContext) -> TitleLine {
        let count = state.rows.count
        let isMore = state.hasMoreAfter || state.hasMoreBefore
        let counted =
            isMore
            ? context.words(.screenRowsAtLeast, "\(count)")
            : isOfPersons(state.group.rule, context)
                ? context.words.count(
                    .waitPersonsIn, state.rows.reduce(0) { $0 + $1.keys.count },
                    context.words.count(.dayHouseholds, count))
                : context.words.count(.dayHouseholds, count)
        return TitleLine(
            name: context.words(.screenWaiting),
            filter: context.join([
                context.authority(of: state.group.rule),
                state.marks.isEmpty ? "" : context.words.count(.screenMarked, state.marks.count),
                context.title(of: state.group.rule), context.name(of: state.scope),
            ]),
            count: state.isLoaded ? counted : "", position: state.positionText)
    }

    static func render(_ state: WaitListState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        frame.put(
            usual(state.group.expected, context), row: area.row, column: area.column + 2,
            width: area.columns - 2, style: .done)
        guard !state.rows.isEmpty else {
            frame.put(
                context.words(state.isLoaded ? .screenNobodyWaits : .screenLoading), row: area.row + 1,
                column: area.column + 2, width: area.columns - 2, style: .done)
            return
        }
        // Marks, days, since when, household, persons, case, kind, handläggare, when reminded.
        let layout = ColumnLayout(
            [
                .init(.fixed(2)), .init(.fixed(6), .right), .init(.fixed(10), rank: 2),
                .init(.flexible(minimum: 12, weight: 3)), .init(.fixed(9), rank: 3),
                .init(.fixed(9), rank: 1),
                .init(.fixed(4), rank: 4), .init(.flexible(minimum: 8, weight: 1), rank: 5),
                .init(.fixed(17)),
            ],
            width: area.columns - 2)
        frame.putList(state.list, state.edition, layout, area: body(area, context), context) { index in
            let row = state.rows[index]
            return RowContent(row: row, layout: layout, isMarked: state.marks[row.id] != nil)
        } draw: { index, line, isSelected, frame in
            let row = state.rows[index]
            let days = context.today - row.cursor.since
            let isOutlier = days > state.group.expected.long
            let isMarked = state.marks[row.id] != nil
            let texts = [
                (isMarked ? String(context.glyphs.check) : " ")
                    + (isOutlier ? String(context.glyphs.soon) : " "),
                context.words(.waitDays, "\(days)"), row.cursor.since.description,
                context.words.household(row.household, row.isMasked, row.cursor.number),
                row.persons.map { "\($0)" }.joined(separator: " "), row.cursor.number.description,
                context.short(row.kind), row.caseworker?.name ?? context.words(.screenNobody),
                row.reminded.map { context.words(.waitReminded, $0.description) } ?? "",
            ]
            frame.putListRow(
                texts, layout: layout, row: line, column: area.column + 2,
                lead: isOutlier ? .soon : .normal, tail: 5, isSelected: isSelected)
        }
    }
}
