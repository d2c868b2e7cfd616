// Changing the kind of a case: first which kind, then from which day.

import Reception
import ReceptionText
import TerminalKit

extension AppState {
    /// The kinds that the case could be given; those that must wait say what is missing.
    mutating func beginConvert(_ target: SelectedCase, _ context: AppContext) {
        guard case .caseFile(let state) = top.content, let file = state.view?.file,
            let present = file.latestKind
        else { return }
        let words = context.words
        let items = Decision.kinds(for: file, today: context.today).enumerated().map { index, choice in
            ChooserItem(
                value: .kind(choice), key: "\(index + 1)", label: choice.kind.rawValue,
                detail: words(
                    choice.isCorrection ? .chooseKindCorrection : .chooseKindFrom, choice.offered.description),
                reason: choice.refusal.map {
                    words.text(of: $0, rulebook: context.rulebook, facts: context.facts).problem
                }, searched: [])
        }
        overlays.append(
            .chooser(
                Chooser(
                    title: words(.chooseKind, file.number.description, present.rawValue),
                    purpose: .convert(target), all: items, isKeyed: true)))
    }

    /// The kind is chosen; the day that is proposed is the one that the case itself suggests.
    mutating func askFromWhen(_ choice: KindChoice, _ target: SelectedCase, _ context: AppContext) {
        let label = context.words(
            choice.isCorrection ? .promptConvertCorrection : .promptConvertDay,
            target.number?.description ?? "", choice.kind.rawValue)
        replaceOverlay(
            .prompt(
                Prompt(
                    label: label, purpose: .convertDay(target, choice.kind), offered: choice.offered)))
    }
}
