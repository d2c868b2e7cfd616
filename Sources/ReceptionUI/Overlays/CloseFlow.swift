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
        var box = CloseBox(
            target: flow.target, reason: reason, receiver: receiver, day: day, closing: flow.closing)
        box.isChecking = receiver != nil
        overlays.append(.closing(box))
        return receiver == nil ? [] : ask(.partners, for: .partners(.closing(flow.target)))
    }

    /// The list of partners has come: the box says whose consent is missing, where the case goes to somebody.
    /// - Parameter rows: nil where the list could not be had.
    mutating func warnOfClosing(
        _ target: SelectedCase, _ rows: [PartnerRow]?, _ context: AppContext
    ) {
        for index in overlays.indices {
            guard case .closing(var box) = overlays[index], box.target == target, let receiver = box.receiver
            else { continue }
            box.isChecking = false
            if box.problem == context.words(.consentChecking) { box.problem = nil }
            if let rows, case .caseFile(let state) = top.content, let view = state.view,
                view.file.id == target.id
            {
                let missing = view.withoutConsent(
                    to: receiver, named: context.words.told(receiver), rows, on: context.today)
                box.warning = context.words.warning(of: missing)
            }
            overlays[index] = .closing(box)
        }
    }
}
