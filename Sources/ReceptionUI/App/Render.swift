// Draws the whole state: four bands, and what lies over them. Pure; the same state gives the same picture.

import Reception
import ReceptionText
import TerminalKit

/// The parts of a title line.
struct TitleLine {
    var name: String
    var filter = ""
    var count = ""
    var position = ""
}

/// Draws the state into an empty frame of the context's size.
public func render(_ state: AppState, _ context: AppContext, into frame: inout Frame) {
    guard context.size.isEnough else {
        Bands.drawTooSmall(context, into: &frame)
        return
    }
    let bounds = frame.bounds
    let area = Rect(row: 1, column: 0, rows: bounds.rows - 3, columns: bounds.columns)
    let title: TitleLine
    switch state.top.content {
    case .myDay(let screen):
        title = MyDayView.titleLine(screen, context)
        MyDayView.render(screen, context, into: &frame, area: area)
    case .queue(let screen):
        title = QueueView.titleLine(screen, context)
        QueueView.render(screen, context, into: &frame, area: area)
    case .cases(let screen):
        title = CasesView.titleLine(screen, context)
        CasesView.render(screen, context, into: &frame, area: area)
    case .caseFile(let screen):
        title = CaseScreen.titleLine(screen, context)
        CaseScreen.render(screen, context, into: &frame, area: area)
    case .rules(let screen):
        title = RulesView.titleLine(screen, context)
        RulesView.render(screen, context, into: &frame, area: area)
    case .establishment(let screen):
        title = EstablishmentView.titleLine(screen, context)
        EstablishmentView.render(screen, context, into: &frame, area: area)
    case .waiting(let screen):
        title = WaitingView.titleLine(screen, context)
        WaitingView.render(screen, context, into: &frame, area: area)
    case .waitList(let screen):
        title = WaitingView.titleLine(screen, context)
        WaitingView.render(screen, context, into: &frame, area: area)
    case .bookings(let screen):
        title = BookingsView.titleLine(screen, context)
        BookingsView.render(screen, context, into: &frame, area: area)
    case .journal(let screen):
        title = JournalView.titleLine(screen, context)
        JournalView.render(screen, context, into: &frame, area: area)
    }
    Bands.drawTitle(title, context, into: &frame)
    Bands.drawStatus(state, context, into: &frame)
    Bands.drawHints(state, context, into: &frame)
    for overlay in state.overlays { overlay.render(context, into: &frame, area: area) }
    if frame.cursor == nil { frame.cursor = Frame.Position(row: min(1, frame.rows - 1), column: 0) }
}

extension Frame {
    /// Shows a row as the selected one and puts the cursor on it, where screen readers look.
    mutating func select(row: Int, columns range: Range<Int>? = nil, _ context: AppContext) {
        let range = range ?? 0..<columns
        put(String(context.glyphs.pointer), row: row, column: range.lowerBound, width: 1, style: .selected)
        highlight(row: row, columns: range)
        cursor = Position(row: row, column: range.lowerBound)
    }
}
