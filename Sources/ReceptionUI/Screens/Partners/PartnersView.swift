// Draws Samverkansparter: who they are and the first way to reach each, and below it all that is known of one.

import Reception
import ReceptionText
import TerminalKit

enum PartnersView {
    static func titleLine(_ state: PartnersState, _ context: AppContext) -> TitleLine {
        TitleLine(
            name: context.words(.partnerTitle), filter: "",
            count: state.isLoaded ? "\(state.rows.count)" : "", position: state.positionText)
    }

    /// The lines below the list that tell everything of the selected partner.
    private static func detailRows(_ rows: Int) -> Int { rows >= 30 ? 9 : rows >= 18 ? 6 : 3 }

    /// The rows of the list; a heading stands above it.
    static func listRows(_ context: AppContext) -> Int {
        let rows = context.contentRows
        return max(1, rows - detailRows(rows) - (rows >= 18 ? 2 : 1))
    }

    static func render(_ state: PartnersState, _ context: AppContext, into frame: inout Frame, area: Rect) {
        guard !state.rows.isEmpty else {
            frame.put(
                empty(state, context), row: area.row + 1, column: area.column + 2, width: area.columns - 2,
                style: .done)
            return
        }
        // Name, sort, who, number, address, whether consent is needed.
        let layout = ColumnLayout(
            [
                .init(.flexible(minimum: 16, weight: 3)), .init(.flexible(minimum: 10, weight: 2), rank: 3),
                .init(.flexible(minimum: 12, weight: 2), rank: 1), .init(.fixed(16)),
                .init(.flexible(minimum: 16, weight: 2), rank: 4), .init(.fixed(15), rank: 2),
            ], width: area.columns - 2)
        let words = context.words
        frame.putRow(
            [
                words(.columnName), words(.columnKind), words(.columnContacts), words(.columnPhone),
                words(.partnerEmail), words(.columnConsent),
            ], layout: layout, row: area.row, column: area.column + 2, style: .done)
        let body = Rect(
            row: area.row + 1, column: area.column, rows: listRows(context), columns: area.columns)
        frame.putList(state.list, state.edition, layout, area: body, context) { index in
            RowContent(row: state.rows[index], layout: layout)
        } draw: { index, line, isSelected, frame in
            let partner = state.rows[index].partner
            let contact = partner.contacts.first
            frame.putListRow(
                [
                    partner.name, words.partner(partner.kind), contact?.name ?? "", contact?.phone ?? "",
                    contact?.email ?? "",
                    words(partner.needsConsent ? .partnerConsentNeeded : .partnerGroundShort),
                ], layout: layout, row: line, column: area.column + 2, lead: .normal, tail: 1,
                isSelected: isSelected)
        }
        let told = state.selectedRow.map { details($0, context) } ?? []
        frame.putDetails(told, context, area: area, from: 1 + listRows(context))
    }

    /// What stands there without a partner: that they come, or that there is none, and how one is added.
    static func empty(_ state: PartnersState, _ context: AppContext) -> String {
        state.isLoaded
            ? context.words(.partnerNone, context.keyName(.newPartner)) : context.words(.screenLoading)
    }

    /// Everything that is known of a partner.
    private static func details(
        _ row: PartnerRow, _ context: AppContext
    ) -> [(text: String, style: Style)] {
        let (partner, words) = (row.partner, context.words)
        let first = context.join([partner.name, words.partner(partner.kind), words.consent(of: partner)])
        return [(first, .normal)] + partner.contacts.map { ($0.text, .normal) }
            + (partner.note.isEmpty ? [] : [(partner.note, .done)])
    }

    /// A partner in a sentence, for those who listen.
    static func sentence(_ row: PartnerRow, _ context: AppContext) -> String {
        let (partner, words) = (row.partner, context.words)
        return context.list(
            [partner.name, words.partner(partner.kind), words.consent(of: partner)]
                + partner.contacts.map(\.text) + [partner.note]) + "."
    }
}
