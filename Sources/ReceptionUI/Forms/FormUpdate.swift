// What keys do in a form, how it asks about likely duplicates, and how it is saved and left.

import Reception
import ReceptionText
import TerminalKit

extension AppState {
    /// A key in a form, Esc and Ctrl-C too.
    mutating func press(_ key: Key, in old: Form, _ context: AppContext) -> [Effect] {
        var form = old
        let meaning = FormKey(key)
        if meaning == .leave { return leave(form) }
        guard !form.isSaving else { return [] }
        if form.asksToLeave { return answerLeaving(key, form, context) }
        form.problem = nil
        switch meaning {
        case .next: form.move(by: 1, context)
        case .previous: form.move(by: -1, context)
        case .nextPart: form.moveSection(by: 1, context)
        case .previousPart: form.moveSection(by: -1, context)
        case .save: return save(form, context)
        case .takeStored: form.takeStored(context)
        case .enter: return enter(form, context)
        case .nextChoice, .previousChoice, .leave, nil:
            // What does not get in is not lost in silence.
            if form.handle(key, context), let field = form[form.current]?.input, field.wasCut {
                form.problem = context.words.tooLong(.text, limit: field.maximumLength)
            }
        }
        replaceOverlay(.form(form))
        return lookForKnown(context) + lookForClashes(context)
    }

    /// Opens a form and asks for what it completes from.
    mutating func open(_ form: Form, _ context: AppContext) -> [Effect] {
        overlays.append(.form(form))
        var effects = lookForClashes(context)
        if form[.caseworker] != nil { effects += ask(.caseworkers, for: .caseworkers) }
        if form[.detail(.landlord)] != nil || form[.dwelling(.landlord)] != nil {
            effects += ask(.landlords, for: .landlords)
        }
        return effects
    }

    /// Changes the form that is open, wherever in the stack it lies.
    mutating func changeForm(_ change: (inout Form) -> Void) {
        guard
            let index = overlays.lastIndex(where: { if case .form = $0 { true } else { false } }),
            case .form(var form) = overlays[index]
        else { return }
        change(&form)
        overlays[index] = .form(form)
    }

    /// Enter: the next field, another person, a case that was found; in a booking that is complete, the act.
    private mutating func enter(_ old: Form, _ context: AppContext) -> [Effect] {
        var form = old
        switch form.current {
        case .addPerson: form.addPerson(context)
        case .addVehicle: form.addVehicle(context)
        case .known(let index) where form.search.matches.indices.contains(index):
            return openKnown(form.search.matches[index].known.row.number, form, context)
        default:
            if case .booking = form.purpose {
                let fault = form.firstFault(context)
                let ids = form.fields.map(\.id)
                let isPassed =
                    fault.flatMap { ids.firstIndex(of: $0) } ?? 0 <= ids.firstIndex(of: form.current) ?? 0
                if fault == nil || isPassed { return save(form, context) }
            }
            form.move(by: 1, context)
        }
        replaceOverlay(.form(form))
        return lookForKnown(context) + lookForClashes(context)
    }

    // MARK: Leaving

    /// Esc: at once where nothing would be lost, else after a question.
    private mutating func leave(_ old: Form) -> [Effect] {
        var form = old
        guard form.isTouched || form.asksToLeave else { return closeForm() }
        // Esc answers the question with no.
        form.asksToLeave.toggle()
        form.problem = nil
        replaceOverlay(.form(form))
        return []
    }

    private mutating func answerLeaving(_ key: Key, _ old: Form, _ context: AppContext) -> [Effect] {
        var form = old
        if key == .character(context.words(.formThrowAwayKey).first ?? "k") { return closeForm() }
        guard key == .enter else { return [] }
        form.asksToLeave = false
        replaceOverlay(.form(form))
        return []
    }

    private mutating func closeForm() -> [Effect] {
        closeOverlay()
        return giveUp { $0 == .caseworkers || $0 == .landlords || $0 == .known || $0 == .clashes }
    }

    // MARK: Likely duplicates

    /// Asks who may be known already, when what is typed has changed.
    private mutating func lookForKnown(_ context: AppContext) -> [Effect] {
        guard case .form(var form)? = overlays.last else { return [] }
        let queries = form.queries(context)
        guard queries != form.search.asked else { return [] }
        form.search.asked = queries
        form.search.isAnswered = queries.isEmpty
        if queries.isEmpty { form.search.matches = [] }
        replaceOverlay(.form(form))
        return queries.isEmpty ? giveUp { $0 == .known } : ask(.known(queries), for: .known)
    }

    /// The cases in which somebody may be known have come.
    mutating func take(known answers: [[KnownPerson]], _ context: AppContext) -> [Effect] {
        changeForm { $0.take(known: answers) }
        guard case .form(let form)? = overlays.last, form.search.savesWhenAnswered else { return [] }
        return save(form, context)
    }

    /// Looks at a case that was found; the form comes back when that is left.
    private mutating func openKnown(_ number: CaseNumber, _ form: Form, _ context: AppContext) -> [Effect] {
        closeOverlay()
        push(.caseFile(CaseState(number: number, focus: [])))
        setAside[top.id] = form
        fit(context)
        return loadTop(context)
    }

    // MARK: Clashes

    /// Asks what a booking clashes with, when its time or its persons have changed.
    private mutating func lookForClashes(_ context: AppContext) -> [Effect] {
        guard case .form(var form)? = overlays.last else { return [] }
        let draft = form.draft(context)
        guard draft != form.draft else { return [] }
        form.draft = draft
        form.clashes = []
        replaceOverlay(.form(form))
        return draft.map { ask(.clashes($0), for: .clashes) } ?? giveUp { $0 == .clashes }
    }

    // MARK: Saving

    /// Ctrl-S: the first fault, then what is known already, then the act.
    mutating func save(_ old: Form, _ context: AppContext) -> [Effect] {
        var form = old
        form.wasTried = true
        form.search.savesWhenAnswered = false
        form.select(form.current, context)
        if let fault = form.firstFault(context), let field = form[fault] {
            form.select(fault, context)
            form.problem = "\(field.label): \(form.fault(field, context) ?? context.words(.formMissing))"
            replaceOverlay(.form(form))
            return lookForKnown(context)
        }
        replaceOverlay(.form(form))
        let effects = lookForKnown(context)
        guard case .form(var asked)? = overlays.last else { return effects }
        guard asked.search.isAnswered else {
            asked.search.savesWhenAnswered = true
            replaceOverlay(.form(asked))
            return effects
        }
        if !asked.search.matches.isEmpty, !asked.search.isSeen {
            asked.search.isSeen = true
            asked.select(.known(0), context)
            asked.problem = context.words(.formKnownAsk)
            replaceOverlay(.form(asked))
            return effects
        }
        if let rival = asked.rival {
            asked.askAbout(rival, context)
            replaceOverlay(.form(asked))
            return effects
        }
        if let draft = asked.arrivalDraft(context) {
            replaceOverlay(.form(asked))
            return effects + open(draft, context)
        }
        if let look = lookOnceMore(asked) {
            asked.isSaving = true
            replaceOverlay(.form(asked))
            return effects + look
        }
        guard let (request, sentence) = asked.request(context) else {
            say(context.words(.actNothing))
            return effects + closeForm()
        }
        asked.isSaving = true
        replaceOverlay(.form(asked))
        return effects + [.act(take(for: .form(DealtWith(text: sentence))), request)]
    }

    /// The form was written: it closes, and a new case is opened.
    mutating func formSaved(_ receipt: ActReceipt, _ dealt: DealtWith, _ context: AppContext) -> [Effect] {
        var isNew = false
        if let index = overlays.lastIndex(where: {
            if case .form(let form) = $0 { form.isSaving } else { false }
        }),
            case .form(let form) = overlays[index]
        {
            isNew = form.purpose == .newCase
            if form.purpose == .newPartner, case .partners(var state) = top.content {
                state.added = form[.partner(.name)]?.text
                top.content = .partners(state)
            }
            overlays.remove(at: index)
        }
        let said = Bands.withUndo(dealt.text, context)
        say(receipt.act == nil ? context.words(.actNothing) : said, receipt.act == nil ? .plain : .good)
        guard isNew, let number = receipt.summary.cases.first else { return [] }
        say(context.join([number.description, said]), .good)
        push(.caseFile(CaseState(number: number, focus: [])))
        fit(context)
        return loadTop(context)
    }

    /// The form was refused: nothing of it is lost.
    mutating func formRefused(_ text: String) {
        changeForm { form in
            form.isSaving = false
            form.problem = text
        }
    }
}
