// Closing a case: why, who takes over, from which day, then one list of what the unit has open in it.

import Reception
import ReceptionText
import TerminalKit

/// What is known so far of a closing.
struct CloseFlow: Hashable, Sendable {
    var target: SelectedCase
    var closing: Closing
    var reason: ClosingReason?
    /// Nil outside until it was asked.
    var receiver: ClosingReceiver??
    var day: Day?
}

extension AppState {
    /// Begins with the reason.
    mutating func beginClosing(_ target: SelectedCase, _ context: AppContext) -> [Effect] {
        guard case .caseFile(let state) = top.content, let view = state.view else { return [] }
        let closing = Closing(of: view, rulebook: context.rulebook, today: context.today)
        let items = ClosingReason.allCases.map { reason in
            let name = context.words.outcome(reason)
            return ChooserItem(
                value: .outcome(reason), label: name,
                searched: [SearchText.fold(name), SearchText.fold(reason.rawValue)])
        }
        overlays.append(
            .chooser(
                Chooser(
                    title: context.words(.chooseClosingReason, view.file.number.description),
                    purpose: .closing(CloseFlow(target: target, closing: closing)), all: items)))
        return []
    }

    /// Asks the next thing that is not known yet; the list is last, also where there is nothing to answer.
    mutating func advance(_ flow: CloseFlow, _ context: AppContext) -> [Effect] {
        guard let reason = flow.reason else { return [] }
        let words = context.words
        let number = flow.target.number?.description ?? ""
        guard let receiver = flow.receiver else {
            let choices = [nil] + ClosingReceiver.allCases.map { Optional($0) }
            let items = choices.enumerated().map { index, choice in
                ChooserItem(
                    value: .receiver(choice), key: "\(index)",
                    label: choice.map { words.receiver($0) } ?? words(.receiverNobody), searched: [])
            }
            replaceOverlay(
                .chooser(
                    Chooser(
                        title: words(.chooseClosingTo, number), purpose: .closing(flow), all: items,
                        isKeyed: true)))
            return []
        }
        guard let day = flow.day else {
            replaceOverlay(
                .prompt(
                    Prompt(
                        label: words(.promptClosingDay, number, words.ending(reason, to: receiver)),
                        purpose: .closingDay(flow), offered: context.today)))
            return []
        }
        closeOverlay()
        guard receiver == nil else { return ask(.partners, for: .partners(.closing(flow))) }
        overlays.append(
            .closing(
                CloseBox(
                    target: flow.target, reason: reason, receiver: nil, day: day, closing: flow.closing)))
        return []
    }

    /// The list of what is open, with whose consent is missing where the case goes to somebody.
    mutating func showClosing(
        _ flow: CloseFlow, _ view: CaseView, _ partners: [PartnerRow], _ context: AppContext
    ) -> [Effect] {
        guard view.file.id == flow.target.id, let reason = flow.reason, let day = flow.day,
            let receiver = flow.receiver ?? nil
        else { return [] }
        var box = CloseBox(
            target: flow.target, reason: reason, receiver: receiver, day: day, closing: flow.closing)
        let without = view.withoutConsent(to: receiver, partners, on: context.today)
        if !without.isEmpty {
            let missing = MissingConsent(view.file.id, number: view.file.number, persons: without)
            let disclosure = Disclosure(to: context.words.receiver(receiver), missing: [missing])
            box.warning = context.words.warning(of: disclosure)
        }
        overlays.append(.closing(box))
        return []
    }
}
