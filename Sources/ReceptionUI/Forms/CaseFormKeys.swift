// Opening the forms of a case from its screen, and the hints of a form.

import Reception
import ReceptionText
import TerminalKit

extension AppState {
    /// Somebody joins the household whose screen is seen.
    mutating func beginJoin(_ target: SelectedCase, _ context: AppContext) -> [Effect] {
        guard case .caseFile(let state) = top.content, let file = state.view?.file else { return [] }
        return open(.join(target, file, context), context)
    }

    /// The selected person's details are put right, or from any other row the case's.
    mutating func beginEdit(_ target: SelectedCase, _ context: AppContext) -> [Effect] {
        guard case .caseFile(let state) = top.content, let file = state.view?.file else { return [] }
        guard case .person(let number)? = state.selectedItem, let member = file.member(number) else {
            return open(.editCase(target, file, context), context)
        }
        if member.left != nil {
            let refusal = context.words.text(
                of: .personLeft(number), rulebook: context.rulebook, facts: context.facts)
            say(refusal.problem, .bad)
            return []
        }
        return open(.editPerson(target, file, member, context), context)
    }

    /// Enter in a case: on a row of the household the same as editing it.
    mutating func openInCase(_ context: AppContext) -> [Effect] {
        guard case .caseFile(let state) = top.content else { return [] }
        switch state.selectedItem {
        case .person, .text(.household, _): return perform(.edit, context)
        default: return []
        }
    }
}

extension Form {
    /// The hints of the keys that do something now.
    func hints(_ context: AppContext) -> [String] {
        func hint(_ key: Key, _ word: Word) -> String { Bands.hint(key, word, context) }
        func known(_ key: FormKey, _ word: Word) -> [String] { key.keys.prefix(1).map { hint($0, word) } }
        if asksToLeave {
            let key = context.words(.formThrowAwayKey).first ?? "k"
            return [hint(.enter, .hintKeepForm), hint(.character(key), .hintThrowAway)]
        }
        var hints = known(.save, .hintSave)
        if self[current]?.news?.isRival == true { hints += known(.takeStored, .hintTakeStored) }
        switch current {
        case .known: hints.append(hint(.enter, .hintOpenCase))
        case .addPerson: hints.append(hint(.enter, .hintAddPerson))
        case .addVehicle: hints.append(hint(.enter, .hintAddVehicle))
        default:
            if case .booking = purpose { hints.append(hint(.enter, .hintBook)) }
            hints += known(.next, .hintNextField)
        }
        if let field = self[current], !field.choices.isEmpty {
            hints += known(.nextChoice, .hintNextChoice)
        }
        hints += known(.leave, .hintCancel)
        return purpose == .newCase ? hints + known(.nextPart, .hintNextPart) : hints
    }
}
