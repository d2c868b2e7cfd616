// Somebody leaves the household: why, who, from which day, and for a case of their own who may see the link.

import Reception
import ReceptionText
import TerminalKit

/// What is known so far of somebody who leaves.
struct LeaveFlow: Hashable, Sendable {
    var target: SelectedCase
    var members: [Membership]
    /// The number of the person whose row is selected.
    var selected: Int?
    var caseworker: Login?
    var reason: LeavingReason?
    var persons: [Int] = []
    var day: Day?
    /// Nil outside until it was asked.
    var protection: Protection??
    var seenBy: Set<Login>?
}

extension AppState {
    /// Begins with the reason, on which everything else depends.
    mutating func beginLeave(_ target: SelectedCase, _ context: AppContext) -> [Effect] {
        guard case .caseFile(let state) = top.content, let file = state.view?.file else { return [] }
        var flow = LeaveFlow(
            target: target, members: file.members.filter { $0.left == nil }, caseworker: file.caseworker)
        if case .person(let number)? = state.selectedItem { flow.selected = number }
        let items = (LeavingReason.stated + [.ownCase]).enumerated().map { index, reason in
            ChooserItem(
                value: .leaving(reason), key: "\(index + 1)", label: context.words.leaving(reason),
                reason: reason == .ownCase && flow.members.count < 2
                    ? context.words.text(
                        of: .nobodyStays, rulebook: context.rulebook, facts: context.facts
                    ).problem : nil,
                searched: [])
        }
        let title = context.words(.chooseLeaving, file.number.description)
        overlays.append(
            .chooser(Chooser(title: title, purpose: .leaving(flow), all: items, isKeyed: true)))
        return []
    }

    /// Asks the next thing that is not known yet, or does it.
    mutating func advance(_ flow: LeaveFlow, _ context: AppContext) -> [Effect] {
        guard let reason = flow.reason else { return [] }
        let words = context.words
        guard !flow.persons.isEmpty else {
            replaceOverlay(.persons(PersonPicker(flow: flow)))
            return []
        }
        guard let day = flow.day else {
            replaceOverlay(
                .prompt(
                    Prompt(
                        label: words(.promptLeavingDay, words.leaving(reason)), purpose: .leavingDay(flow),
                        offered: context.today)))
            return []
        }
        guard reason == .ownCase else {
            closeOverlay()
            let steps = flow.persons.map {
                (caseID: Optional(flow.target.id), command: CaseCommand.leave($0, reason, day))
            }
            let persons = words.count(.countPersons, flow.persons.count)
            return act(
                ActRequest(kind: .leave, subject: nil, steps: steps),
                words(.wentLeft, words.leaving(reason), persons, day.description))
        }
        guard let protection = flow.protection else {
            let choices: [Protection?] = [nil, .confidential, .protectedRegistration]
            let items = choices.enumerated().map { index, choice in
                ChooserItem(
                    value: .protection(choice), key: "\(index + 1)",
                    label: choice.map { words.protection($0) } ?? words(.chooseProtectionAsIs), searched: [])
            }
            replaceOverlay(
                .chooser(
                    Chooser(
                        title: words(.chooseProtection), purpose: .leaving(flow), all: items, isKeyed: true)))
            return []
        }
        guard let seenBy = flow.seenBy else {
            replaceOverlay(
                .prompt(Prompt(label: words(.promptSeenBy), purpose: .seenBy(flow), mayBeEmpty: true)))
            return []
        }
        closeOverlay()
        let split = HouseholdSplit(
            persons: flow.persons, day: day, caseworker: flow.caseworker, seenBy: seenBy,
            protection: protection)
        return act(
            ActRequest(.split(split), on: flow.target.id),
            words(.wentSplit, flow.target.number?.description ?? ""))
    }
}
