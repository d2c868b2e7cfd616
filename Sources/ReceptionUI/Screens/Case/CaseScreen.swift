// Draws Ärende: the line of stations, then sections in one column, or in two where there is room.

import Reception
import ReceptionText
import TerminalKit

enum CaseScreen {
    static func titleLine(_ state: CaseState, _ context: AppContext) -> TitleLine {
        guard let view = state.view else { return TitleLine(name: state.number.description) }
        let file = view.file
        let persons = file.members.filter { $0.left == nil }.count
        return TitleLine(
            name: state.number.description + kind(file, context),
            filter: context.join([
                context.words.household(file.household, view.isMasked, file.number),
                file.closing == nil ? "" : context.words(.phaseClosed),
                file.caseworker?.name ?? context.words(.screenUnassigned),
            ]),
            count: context.words.count(.countPersons, persons))
    }

    /// The kind, and those it had before: ` EBO (MASSFLYKT till 2026-02-01)`.
    private static func kind(_ file: CaseFile, _ context: AppContext) -> String {
        guard let latest = file.latestKind else { return "" }
        let former = file.formerKinds.map {
            context.words(.screenFormerKind, $0.kind.rawValue, $0.until.description)
        }
        return " " + latest.rawValue + (former.isEmpty ? "" : " (" + former.joined(separator: ", ") + ")")
    }

    /// A section as it is written; what it is written from is ``Source``.
    private struct Section: Sendable {
        let heading: String
        let rows: [CaseLine]
    }

    /// What the sections of a case are written from, besides the context.
    private struct Source: Equatable {
        let edition: Edition
        let showsNumbers: Bool
    }

    /// What a row is drawn from: its place among the lines of its column.
    private struct RowSource: Equatable {
        let source: Source
        let line: Int
    }

    /// A line on the screen: a heading, a gap, or a row.
    private enum Line {
        case heading(String)
        case gap
        case row(CaseLine)
    }

    static func render(_ state: CaseState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard let view = state.view else {
            frame.put(
                context.words(.screenLoading), row: area.row + min(1, area.rows - 1), column: 2, style: .done)
            return
        }
        let parts = area.splitTop(area.rows >= 15 ? 3 : 1)
        drawStations(state, view.file, context, into: &frame, area: parts.top)
        let source = Source(edition: state.edition, showsNumbers: state.showsNumbers)
        let written = frame.recall(source) {
            let content = CaseContent(state: state, context: context)
            return CaseSection.allCases.map {
                Section(heading: content.heading($0), rows: content.lines($0))
            }
        }
        func column(_ sections: [CaseSection], _ area: Rect) {
            drawColumn(
                sections.map { written[$0.rawValue] }, source, state, context, into: &frame, area: area)
        }
        guard area.columns >= CaseContent.wideColumns else {
            return column(CaseSection.allCases, parts.rest)
        }
        let columns = parts.rest.splitLeft(parts.rest.columns / 2)
        column([.deadlines, .facts], columns.left.splitRight(1).rest)
        column([.household, .window, .bookings, .consents, .notes, .hints], columns.rest)
    }

    private static func drawColumn(
        _ sections: [Section], _ source: Source, _ state: CaseState, _ context: AppContext,
        into frame: inout Frame, area: Rect
    ) {
        var lines: [Line] = []
        var selected: Int?
        for section in sections where !section.rows.isEmpty {
            if !lines.isEmpty { lines.append(.gap) }
            lines.append(.heading(section.heading))
            for row in section.rows {
                if row.item == state.selectedItem, !row.isContinued { selected = lines.count }
                lines.append(.row(row))
            }
        }
        // The selection stands in the middle as soon as the column is longer than the screen.
        let top = max(0, min((selected ?? 0) - area.rows / 2, lines.count - area.rows))
        for (offset, index) in (top..<min(lines.count, top + area.rows)).enumerated() {
            let row = area.row + offset
            switch lines[index] {
            case .gap: break
            case .heading(let text): frame.put(text, row: row, column: area.column + 1, style: .heading)
            case .row(let line):
                let place = Rect(row: row, column: area.column, rows: 1, columns: area.columns)
                let inner = place.splitLeft(1).rest
                if index == selected {
                    draw(line, row, inner, into: &frame)
                } else {
                    frame.keep(RowSource(source: source, line: index), area: place) {
                        draw(line, row, inner, into: &$0)
                    }
                }
                if let item = state.items.firstIndex(of: line.item) {
                    frame.target(row: row, columns: area.columnRange, index: item)
                }
                if index == selected { frame.select(row: row, columns: area.columnRange, context) }
            }
        }
    }

    private static func draw(_ line: CaseLine, _ row: Int, _ area: Rect, into frame: inout Frame) {
        let trailing = line.trailing.isEmpty ? 0 : DisplayWidth.of(line.trailing) + 1
        let fixed = line.cells.reduce(0) { $0 + ($1.width.map { $0 + 1 } ?? 0) }
        let rest = max(0, area.columns - fixed - trailing - 1)
        var column = area.column
        for cell in line.cells {
            let width = min(cell.width ?? rest, max(0, area.endColumn - column))
            if cell.isRight {
                frame.putRight(cell.text, row: row, column: column, width: width, style: cell.style)
            } else {
                frame.put(cell.text, row: row, column: column, width: width, style: cell.style)
            }
            column += width + 1
        }
        if trailing > 0, area.columns > trailing + 8 {
            frame.putRight(
                line.trailing, row: row, column: area.endColumn - trailing, width: trailing - 1, style: .done)
        }
    }

    // MARK: Stations

    /// The way through a case with the date of each station; on a low screen its present phase only.
    private static func drawStations(
        _ state: CaseState, _ file: CaseFile, _ context: AppContext, into frame: inout Frame, area: Rect
    ) {
        let stations = file.stations
        let phase = file.phase
        guard area.rows >= 3 else {
            frame.put(
                " " + context.words(.screenPhase, context.words.phase(phase)), row: area.row, column: 0,
                width: area.columns, style: .accent)
            return
        }
        let step = max(6, (area.columns - 2) / stations.count)
        for (index, station) in stations.enumerated() {
            let column = 1 + index * step
            let isPassed = station.reached != nil
            let glyphs = context.glyphs
            let sign = station.phase == phase ? glyphs.current : isPassed ? glyphs.passed : glyphs.ahead
            let way = isPassed ? glyphs.line : glyphs.dashed
            let isLast = index == stations.count - 1
            let line = String(sign) + String(repeating: way, count: isLast ? 0 : step - 1)
            let style: Style = station.phase == phase ? .accent : isPassed ? .normal : .done
            frame.put(line, row: area.row, column: column, width: step, style: style)
            frame.put(
                context.words.phase(station.phase), row: area.row + 1, column: column, width: step - 1,
                style: style)
            if station.phase == .personnummer, !isPassed, let wait = state.registrationWait {
                // The stations after it have no dates yet, so that a longer text has room.
                let hasRoom = stations[index...].allSatisfy { $0.reached == nil }
                let width = hasRoom ? area.columns - column : step - 1
                frame.put(
                    context.text(of: wait, width: width), row: area.row + 2, column: column, width: width,
                    style: .done)
                continue
            }
            let date = station.reached.map(context.shortDate) ?? ""
            guard !date.isEmpty else { continue }
            frame.put(date, row: area.row + 2, column: column, width: step - 1, style: .done)
        }
    }

    /// The case in the pane beside the queue: who, where, and what is open.
    static func renderSummary(_ view: CaseView, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard !area.isEmpty else { return }
        var state = CaseState(number: view.file.number, focus: [])
        state.take(view, context)
        let content = CaseContent(state: state, context: context)
        let household = context.words.household(view.file.household, view.isMasked, view.file.number)
        frame.put(
            context.join([view.file.number.description, household, context.words.phase(view.file.phase)]),
            row: area.row, column: area.column + 1, width: area.columns - 1, style: .heading)
        var row = area.row + 1
        for section in [CaseSection.household, .deadlines, .bookings, .notes] {
            for line in content.lines(section) where row < area.endRow {
                draw(
                    line, row, Rect(row: row, column: area.column + 1, rows: 1, columns: area.columns - 1),
                    into: &frame)
                row += 1
            }
        }
    }
}
