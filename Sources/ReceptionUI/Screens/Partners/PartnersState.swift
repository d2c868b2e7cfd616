// Samverkansparter: with whom the unit works, and how they are reached.

import Reception
import ReceptionText
import TerminalKit

extension PartnerRow: PagedRow {}

/// The list of partners, all of it: there are a few dozen.
struct PartnersState: PagedScreen {
    var paged = PagedRows<PartnerRow>()
    /// The name of a partner that was just added; its row is selected when it comes.
    var added: String?

    var content: ScreenContent { .partners(self) }

    func listRows(_ context: AppContext) -> Int { PartnersView.listRows(context) }

    mutating func take(_ answer: Answer, as part: PagePart) -> CaseNumber? {
        guard case .partners(let rows) = answer else { return nil }
        paged.take(RowPage(rows: rows, hasMoreBefore: false, hasMoreAfter: false), as: part)
        if let added, let index = rows.firstIndex(where: { $0.partner.name == added }) {
            paged.list.select(index)
        }
        added = nil
        return nil
    }

    func question(for part: PagePart, _ context: AppContext) -> Question? {
        paged.place(of: part).map { _ in .partners }
    }

    func chosen(_ context: AppContext) -> Selected? { nil }
}

extension AppState {
    /// The partner whose row is selected.
    private var selectedPartner: PartnerRow? {
        guard case .partners(let state) = top.content else { return nil }
        return state.selectedRow
    }

    /// Why something cannot be done to the selected partner.
    func reasonAgainstPartner(_ context: AppContext) -> String? {
        guard context.mayChange else { return context.words.notPermitted(.change) }
        return selectedPartner == nil ? context.words(.reasonNothingSelected) : nil
    }

    /// What a key of Samverkansparter does to the selected partner.
    mutating func performOnPartner(_ id: BindingID, _ context: AppContext) -> [Effect] {
        guard let row = selectedPartner else { return [] }
        guard id == .removePartner else { return open(.partner(row, context), context) }
        return act(PartnerAct.remove(row), context.words(.wentPartnerRemoved, row.partner.name))
    }
}

extension AppState {
    /// Asks who withdraws, where it may be one of several, then from which day.
    mutating func beginWithdrawal(_ rows: [ConsentRow], _ context: AppContext) {
        guard rows.count > 1, case .caseFile(let state) = top.content, let file = state.view?.file else {
            return askWithdrawal(rows, context)
        }
        let words = context.words
        let one = rows.compactMap { row in
            file.member(row.consent.person).map { (number: $0.number, row: row) }
        }.sorted { $0.number < $1.number }
        let items =
            [ChooserItem(value: .consents(rows), key: "0", label: words(.screenEveryone), searched: [])]
            + one.map { number, row in
                ChooserItem(
                    value: .consents([row]), key: "\(number)", label: words(.personNumber, "\(number)"),
                    searched: [])
            }
        overlays.append(
            .chooser(
                Chooser(
                    title: words(.chooseWithdraw, rows[0].consent.recipient), purpose: .withdraw, all: items,
                    isKeyed: true)))
    }

    mutating func askWithdrawal(_ rows: [ConsentRow], _ context: AppContext) {
        overlays.append(
            .prompt(
                Prompt(
                    label: context.words(.promptWithdraw, rows.first?.consent.recipient ?? ""),
                    purpose: .withdrawConsent(rows), offered: context.today)))
    }
}

/// What the list of partners is asked for, besides being shown.
enum PartnersUse: Hashable, Sendable {
    /// Somebody of a case consents.
    case consent(SelectedCase)
    /// A case is closed and goes to somebody.
    case closing(SelectedCase)
    /// A paper is made for one of them.
    case paper(PaperRequest)
}

extension AppState {
    /// The list has come, for what was opened when it was asked for.
    mutating func take(partners rows: [PartnerRow], for use: PartnersUse, _ context: AppContext) {
        switch use {
        case .consent(let target): changeForm { $0.take(rows, for: target, context) }
        case .closing(let target): warnOfClosing(target, rows, context)
        case .paper(let paper): offer(rows, for: paper, context)
        }
    }
}
