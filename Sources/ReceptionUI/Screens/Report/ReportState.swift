// Rapport: the figures of a year or a quarter, nothing kept back, and behind each line the rows that it counts.

import Reception
import ReceptionText
import TerminalKit

/// The state of Rapport.
struct ReportState: Sendable {
    /// A line of a figure.
    struct Line: Hashable, Sendable {
        let figure: FigureID
        let line: FigureLine
    }

    private(set) var period: ReportPeriod
    private(set) var report: Report?
    /// The figure and group whose rows are shown; nil for the figures themselves.
    let behind: Behind?
    private(set) var lines: [Line] = []
    private(set) var rows: [FigureRow] = []
    /// Another one as soon as what is drawn of any of them is another.
    private(set) var edition = Edition()
    var list = ListViewport()

    /// What a list is of.
    struct Behind: Hashable, Sendable {
        let figure: FigureID
        let group: FigureGroup
    }

    init(_ period: ReportPeriod, behind: Behind? = nil, report: Report? = nil) {
        self.period = period
        self.behind = behind
        if let report { take(report) }
    }

    var selectedLine: Line? { list.selected.flatMap { lines.indices.contains($0) ? lines[$0] : nil } }
    var selectedRow: FigureRow? { list.selected.flatMap { rows.indices.contains($0) ? rows[$0] : nil } }
    /// The report of the period that is asked for, once it has come.
    var shown: Report? { report?.period == period ? report : nil }
    /// How many lines or rows there are.
    var count: Int { behind == nil ? lines.count : rows.count }

    /// Takes an answer in; the selection stays on the same line or row. One for another period is dropped.
    mutating func take(_ found: Report) {
        guard found.period == period else { return }
        let (line, row) = (selectedLine, selectedRow)
        report = found
        edition = Edition()
        if let behind {
            rows = found[behind.figure]?.rows(of: behind.group) ?? []
            list.setCount(rows.count)
            if let row, let index = rows.firstIndex(where: { $0.isSame(as: row) }) { list.select(index) }
        } else {
            lines = found.figures.flatMap { figure in
                figure.lines.filter { $0.group == .all || !$0.isEmpty }.map {
                    Line(figure: figure.id, line: $0)
                }
            }
            list.setCount(lines.count)
            let index = lines.firstIndex { $0.figure == line?.figure && $0.line.group == line?.line.group }
            if let index { list.select(index) }
        }
    }

    /// Asks for another period; the selection stays on the same line when it has come.
    mutating func show(_ period: ReportPeriod) { self.period = period }

    /// Selects the first line of the next figure, or of the one before; around the ends.
    mutating func moveFigure(by step: Int) {
        guard let selected = selectedLine else { return }
        let all = FigureID.allCases
        guard let place = all.firstIndex(of: selected.figure) else { return }
        let wanted = all[(place + step + all.count) % all.count]
        if let index = lines.firstIndex(where: { $0.figure == wanted }) { list.select(index) }
    }
}

extension FigureRow {
    /// Whether a row is of the same person or household, by the same rule.
    fileprivate func isSame(as other: FigureRow) -> Bool {
        caseID == other.caseID && person == other.person && group == other.group && day == other.day
    }
}

extension AppState {
    /// Rapport of a period that is typed.
    mutating func showReport(_ text: String, _ context: AppContext) -> [Effect] {
        guard let period = ReportPeriod(text) else {
            say(context.words(.errorNoPeriod, text) + ". " + context.words(.errorNoPeriodFix), .bad)
            return []
        }
        let effects = goTo(.report, context)
        return effects + changePeriod(context) { _ in period }
    }

    /// What changes the period of Rapport.
    mutating func performOnReport(_ id: BindingID, _ context: AppContext) -> [Effect] {
        changePeriod(context) { period in
            switch id {
            case .previousPeriod: period.moved(by: -1)
            case .nextPeriod: period.moved(by: 1)
            case .yearOrQuarter: period.switched(on: context.today)
            default:
                if case .year = period {
                    .year(context.today.year)
                } else {
                    ReportPeriod(quarterOf: context.today)
                }
            }
        }
    }

    private mutating func changePeriod(
        _ context: AppContext, _ change: (ReportPeriod) -> ReportPeriod
    ) -> [Effect] {
        guard case .report(var state) = top.content else { return [] }
        let period = change(state.period)
        guard period != state.period else { return [] }
        guard period.days.lowerBound <= context.today else {
            say(context.words(.reportNotBegun, context.words.name(of: period)))
            return []
        }
        state.show(period)
        top.content = .report(state)
        fit(context)
        return loadTop(context)
    }

    /// Opens the rows behind the selected line, or the case of the selected row.
    mutating func openInReport(_ state: ReportState, _ context: AppContext) -> [Effect] {
        if let row = state.selectedRow {
            push(.caseFile(CaseState(number: row.number, focus: [])))
        } else if let line = state.selectedLine {
            push(
                .report(
                    ReportState(
                        state.period, behind: .init(figure: line.figure, group: line.line.group),
                        report: state.report)))
        } else {
            return []
        }
        fit(context)
        return loadTop(context)
    }
}
