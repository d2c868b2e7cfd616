// Överlämningar: what the user was offered, what came back, and what waits for others.

import Reception
import ReceptionText
import TerminalKit

extension HandoverRow: PagedRow {}

/// The offers that concern the user, in one list.
struct HandoversState: PagedScreen {
    var paged = PagedRows<HandoverRow>()

    var content: ScreenContent { .handovers(self) }

    func listRows(_ context: AppContext) -> Int { max(1, context.contentRows - 1) }

    mutating func take(_ answer: Answer, as part: PagePart) -> CaseNumber? {
        guard case .handovers(let rows) = answer else { return nil }
        return paged.take(RowPage(rows: rows, hasMoreBefore: false, hasMoreAfter: false), as: part)?.row
            .number
    }

    func question(for part: PagePart, _ context: AppContext) -> Question? {
        paged.place(of: part).map { _ in .handovers }
    }

    func chosen(_ context: AppContext) -> Selected? {
        let rows = paged.chosen
        guard !rows.isEmpty else { return nil }
        return Selected(
            keys: [], cases: rows.map { SelectedCase(id: $0.row.caseID, number: $0.row.number) },
            title: context.words.count(.actCases, rows.count), isMasked: rows.contains(where: \.row.isMasked))
    }

    /// Why the chosen offers cannot be taken; nil where they can.
    func refusalToTake(_ context: AppContext) -> String? {
        paged.chosen.allSatisfy { $0.side == .incoming } ? nil : context.words(.reasonNotOffered)
    }

    /// Why the chosen offers cannot be sent back or withdrawn; nil where they can. Not both at once.
    func refusalToEnd(_ context: AppContext) -> String? {
        let rows = paged.chosen
        let mayAll = context.role.may(.handOverForOthers)
        if rows.allSatisfy({ $0.side == .incoming }) { return nil }
        if rows.contains(where: { $0.side == .incoming }) { return context.words(.reasonTwoSides) }
        guard mayAll || rows.allSatisfy({ $0.handover.from == context.user }) else {
            return context.words.notPermitted(.handOverForOthers)
        }
        return nil
    }
}
