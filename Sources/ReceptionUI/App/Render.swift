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
    guard !context.isPlain else {
        PlainView.render(state, context, into: &frame)
        return
    }
    let bounds = frame.bounds
    let area = Rect(row: 1, column: 0, rows: bounds.rows - 3, columns: bounds.columns)
    let title = titleLine(of: state.top.content, context)
    switch state.top.content {
    case .myDay(let screen):
        MyDayView.render(screen, context, into: &frame, area: area)
    case .queue(let screen):
        QueueView.render(screen, context, into: &frame, area: area)
    case .cases(let screen):
        CasesView.render(screen, context, into: &frame, area: area)
    case .caseFile(let screen):
        CaseScreen.render(screen, context, into: &frame, area: area)
    case .rules(let screen):
        RulesView.render(screen, context, into: &frame, area: area)
    case .establishment(let screen):
        EstablishmentView.render(screen, context, into: &frame, area: area)
    case .waiting(let screen):
        WaitingView.render(screen, context, into: &frame, area: area)
    case .team(let screen):
        TeamView.render(screen, context, into: &frame, area: area)
    case .report(let screen):
        ReportView.render(screen, context, into: &frame, area: area)
    case .waitList(let screen):
        WaitingView.render(screen, context, into: &frame, area: area)
    case .bookings(let screen):
        BookingsView.render(screen, context, into: &frame, area: area)
    case .arrivals(let screen):
        ArrivalsView.render(screen, context, into: &frame, area: area)
    case .dwellings(let screen):
        DwellingsView.render(screen, context, into: &frame, area: area)
    case .journal(let screen):
        JournalView.render(screen, context, into: &frame, area: area)
    case .handovers(let screen):
        HandoversView.render(screen, context, into: &frame, area: area)
    case .partners(let screen):
        PartnersView.render(screen, context, into: &frame, area: area)
    case .manual(let screen):
        ManualView.render(screen, context, into: &frame, area: area)
    }
    Bands.drawTitle(title, context, into: &frame)
    Bands.drawStatus(state, context, into: &frame)
    Bands.drawHints(state, context, into: &frame)
    // Clicks belong to what lies on top, as keys do.
    for overlay in state.overlays {
        frame.removeTargets()
        frame.keepNothing()
        overlay.render(context, into: &frame, area: area)
    }
    if frame.cursor == nil { frame.cursor = Frame.Position(row: min(1, frame.rows - 1), column: 0) }
}

/// What the title line of a screen says.
func titleLine(of content: ScreenContent, _ context: AppContext) -> TitleLine {
    switch content {
    case .myDay(let screen): MyDayView.titleLine(screen, context)
    case .queue(let screen): QueueView.titleLine(screen, context)
    case .cases(let screen): CasesView.titleLine(screen, context)
    case .caseFile(let screen): CaseScreen.titleLine(screen, context)
    case .rules(let screen): RulesView.titleLine(screen, context)
    case .establishment(let screen): EstablishmentView.titleLine(screen, context)
    case .waiting(let screen): WaitingView.titleLine(screen, context)
    case .waitList(let screen): WaitingView.titleLine(screen, context)
    case .team(let screen): TeamView.titleLine(screen, context)
    case .report(let screen): ReportView.titleLine(screen, context)
    case .bookings(let screen): BookingsView.titleLine(screen, context)
    case .arrivals(let screen): ArrivalsView.titleLine(screen, context)
    case .dwellings(let screen): DwellingsView.titleLine(screen, context)
    case .journal(let screen): JournalView.titleLine(screen, context)
    case .handovers(let screen): HandoversView.titleLine(screen, context)
    case .partners(let screen): PartnersView.titleLine(screen, context)
    case .manual(let screen): ManualView.titleLine(screen, context)
    }
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
