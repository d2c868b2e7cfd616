// Recording a fact step by step: which fact, when, until when, why, and on whom.

import Reception
import ReceptionText
import TerminalKit

/// What is known so far of the fact that is being recorded.
struct RecordFlow: Hashable, Sendable {
    /// The cases; on several at once it is recorded for everyone in each.
    var targets: [SelectedCase]
    /// Who belongs to the household; nil until it is known, and of several households.
    var members: [Membership]?
    /// The number in the household of the person whose row it was begun from, nil for everyone.
    var person: Int?
    var fact: FactDefinition?
    var day: Day?
    /// Nil inside where it was left open, nil outside until it was asked.
    var until: Day??
    var value: String??
}

extension AppState {
    /// Begins to record a fact on a case, or on each of several.
    mutating func beginRecord(on selected: Selected, _ context: AppContext) -> [Effect] {
        let targets = selected.cases
        var flow = RecordFlow(targets: targets, person: selected.onlyPerson)
        let effects = targets.count == 1 ? askForMembers(of: targets[0]) { flow.members = $0 } : []
        let items = context.facts.definitions.filter { $0.id != .caseClosed }.map { fact in
            let name = context.isSwedish ? fact.swedish : fact.english
            return ChooserItem(
                value: .fact(fact.id), label: name,
                detail: fact.scope == .person ? context.words(.choosePersonal) : "",
                searched: [SearchText.fold(fact.swedish), SearchText.fold(fact.english)])
        }
        let title = context.words(.chooseFact, Selected.households(targets, context.words))
        overlays.append(.chooser(Chooser(title: title, purpose: .fact(flow), all: items)))
        return effects
    }

    /// Asks who belongs to a household, where the screen does not know.
    mutating func askForMembers(of target: SelectedCase, _ known: ([Membership]) -> Void) -> [Effect] {
        if case .caseFile(let state) = top.content, let view = state.view {
            known(view.file.members.filter { $0.left == nil })
            return []
        }
        return target.number.map { ask(.caseFile($0), for: .members) } ?? []
    }

    /// The household has come while the fact was being chosen.
    mutating func giveMembers(_ view: CaseView) {
        let members = view.file.members.filter { $0.left == nil }
        for index in overlays.indices {
            switch overlays[index] {
            case .chooser(var chooser):
                switch chooser.purpose {
                case .fact(var flow):
                    flow.members = members
                    chooser.purpose = .fact(flow)
                case .pauseReason(var flow):
                    flow.members = members
                    chooser.purpose = .pauseReason(flow)
                case .factValue(var flow):
                    flow.members = members
                    chooser.purpose = .factValue(flow)
                default: continue
                }
                overlays[index] = .chooser(chooser)
            case .prompt(var prompt):
                switch prompt.purpose {
                case .factDay(var flow):
                    flow.members = members
                    prompt.purpose = .factDay(flow)
                case .factUntil(var flow):
                    flow.members = members
                    prompt.purpose = .factUntil(flow)
                case .factValue(var flow):
                    flow.members = members
                    prompt.purpose = .factValue(flow)
                default: continue
                }
                overlays[index] = .prompt(prompt)
            case .persons(var picker):
                picker.take(members)
                overlays[index] = .persons(picker)
            case .form, .why, .message, .command, .search, .move, .quota, .closing: continue
            }
        }
    }

    /// Asks the next thing that is not known yet, or records the fact.
    mutating func advance(_ flow: RecordFlow, _ context: AppContext) -> [Effect] {
        guard let fact = flow.fact else { return [] }
        let words = context.words
        let name = context.name(of: fact.id)
        guard flow.day != nil else {
            let isPlan = fact.nature == .plan
            replaceOverlay(
                .prompt(
                    Prompt(
                        label: words(.promptFactDay, name), purpose: .factDay(flow), offered: context.today,
                        leaning: isPlan ? .future : .past)))
            return []
        }
        if fact.bearsUntil, flow.until == nil {
            replaceOverlay(
                .prompt(
                    Prompt(
                        label: words(.promptFactUntil, name), purpose: .factUntil(flow), leaning: .future,
                        mayBeEmpty: true)))
            return []
        }
        if fact.bearsValue, flow.value == nil {
            replaceOverlay(valueOverlay(flow, fact, name, context))
            return []
        }
        if fact.scope == .person, flow.targets.count == 1, flow.members?.count != 1 {
            replaceOverlay(.persons(PersonPicker(flow: flow)))
            return []
        }
        return record(flow, fact.scope == .person ? .everyone(except: []) : .unstated, context)
    }

    private func valueOverlay(
        _ flow: RecordFlow, _ fact: FactDefinition, _ name: String, _ context: AppContext
    ) -> Overlay {
        if !fact.values.isEmpty {
            let items = fact.values.enumerated().map { index, value in
                ChooserItem(value: .factValue(value), key: "\(index + 1)", label: value, searched: [])
            }
            return .chooser(Chooser(title: name, purpose: .factValue(flow), all: items, isKeyed: true))
        }
        guard fact.id == .establishmentPaused else {
            return .prompt(
                Prompt(
                    label: context.words(.promptFactValue, name), purpose: .factValue(flow), mayBeEmpty: true)
            )
        }
        let items = PauseReason.allCases.enumerated().map { index, reason in
            ChooserItem(
                value: .pauseReason(reason), key: "\(index + 1)", label: context.words.pause(reason),
                searched: [])
        }
        return .chooser(Chooser(title: name, purpose: .pauseReason(flow), all: items, isKeyed: true))
    }

    /// Records the fact that the flow has gathered.
    mutating func record(_ flow: RecordFlow, _ who: Subjects, _ context: AppContext) -> [Effect] {
        closeOverlay()
        guard let fact = flow.fact, let day = flow.day else { return [] }
        let command = CaseCommand.record(
            fact.id, day, who, until: flow.until ?? nil, value: flow.value ?? nil)
        var persons = ""
        switch who {
        case .unstated: break
        case .persons(let numbers): persons = numbers.map { "\($0)" }.joined(separator: " ")
        case .everyone:
            persons =
                flow.members.map { context.words.count(.countPersons, $0.count) }
                ?? context.words(.screenEveryone)
        }
        let cases = flow.targets.count > 1 ? context.words.count(.actCases, flow.targets.count) : ""
        let sentence = context.join([
            context.words(.wentRecorded, context.name(of: fact.id), day.description), cases, persons,
        ])
        return act(ActRequest(command, on: flow.targets), sentence) + giveUp { $0 == .members }
    }
}
