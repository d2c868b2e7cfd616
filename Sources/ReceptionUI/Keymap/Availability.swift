// Why something cannot be done just now; help and the status line give the reason instead of doing nothing.

import Reception
import ReceptionText

extension AppState {
    /// The reason why something cannot be done here, nil where it can.
    func reason(against id: BindingID, _ context: AppContext) -> String? {
        guard let binding = context.keymap[id], binding.contexts.contains(keyContext) else {
            return context.words(.reasonNotHere)
        }
        switch id {
        case .done, .waive, .later, .why: return reasonAgainstDeadline(id, context)
        case .handOver where keyContext == .team: return reasonAgainstCaseload(context)
        case .record, .remind, .book, .assign, .convert, .leave, .note, .copy, .handOver:
            return reasonAgainstCase(id, context)
        case .match where keyContext == .dwellings: return nil
        case .match: return reasonAgainstCase(id, context)
        case .reserve, .handKeys, .release, .endDwelling, .furnish, .household:
            return reasonAgainstDwelling(id, context)
        case .removePartner,
            .edit where keyContext == .partners, .open where keyContext == .partners:
            return reasonAgainstPartner(context)
        case .edit where keyContext == .dwellings, .open where keyContext == .dwellings:
            return reasonAgainstDwelling(id, context)
        case .closeCase, .reopen:
            if let reason = reasonAgainstCase(id, context) { return reason }
            guard case .caseFile(let state) = top.content, let file = state.view?.file else { return nil }
            let isClosed = file.closing != nil
            guard isClosed == (id == .closeCase) else { return nil }
            return context.words(isClosed ? .reasonCaseClosed : .reasonCaseOpen)
        case .newCase, .newDwelling, .newPartner:
            return context.mayChange ? nil : context.words.notPermitted(.change)
        case .reveal, .viewers: return reasonAgainstSight(id, context)
        case .newPerson, .edit, .consent:
            if context.mayChange, case .caseFile(let state) = top.content, state.view?.isMasked == true {
                return context.words(.reasonMasked)
            }
            return reasonAgainstCase(id, context)
        case .undo, .redo: return context.mayChange ? nil : context.words.notPermitted(.change)
        case .open where [.rules, .waiting, .team, .report, .journal, .manual].contains(keyContext):
            return nil
        case .planPickup, .moveArrival, .arrived:
            if let reason = reasonAgainstCase(.record, context) { return reason }
            // What is a masked household's own in a pickup would be shown, or lost.
            guard case .arrivals(let state) = top.content else { return nil }
            let rows = state.together + (state.selectedGroup?.rows ?? [])
            return rows.contains(where: \.isMasked) ? context.words(.reasonMasked) : nil
        case .removePickup:
            if let reason = reasonAgainstCase(.record, context) { return reason }
            guard case .arrivals(let state) = top.content, let group = state.selectedGroup else { return nil }
            if group.record == nil { return context.words(.reasonNoPickup) }
            return group.rows.contains(where: \.isMasked) ? context.words(.reasonMasked) : nil
        case .absence: return reasonAgainstAbsence(context)
        case .takeOver, .sendBack:
            guard context.mayChange else { return context.words.notPermitted(.change) }
            guard case .handovers(let state) = top.content, state.selectedRow != nil else {
                return context.words(.reasonNothingSelected)
            }
            return id == .takeOver ? state.refusalToTake(context) : state.refusalToEnd(context)
        case .chase:
            guard context.mayChange else { return context.words.notPermitted(.change) }
            guard let selected = selected(context) else { return context.words(.reasonNothingSelected) }
            return selected.isMasked ? context.words(.reasonMasked) : nil
        case .open: return selected(context) == nil ? context.words(.reasonNothingSelected) : nil
        case .mark, .range: return selected(context) == nil ? context.words(.reasonNothingSelected) : nil
        case .print:
            if case .caseFile(let state) = top.content, state.view?.isMasked == true {
                return context.words(.reasonMasked)
            }
            return top.content.paper == nil ? context.words(.reasonNotHere) : nil
        case .numbers:
            if case .caseFile(let state) = top.content, state.view?.isMasked == true {
                return context.words(.reasonMasked)
            }
            return nil
        case .quota, .whoNext, .filter, .find, .findNext, .findPrevious, .sort, .reverse, .scope, .closed,
            .search,
            .saveView,
            .view, .removeView, .nextPane,
            .previousPane, .handovers, .partners, .myDay, .queue, .cases, .arrivals, .establishment, .waiting,
            .team,
            .report,
            .yearOrQuarter, .bookings,
            .dwellings, .journal,
            .weekOrDay,
            .previousPeriod, .nextPeriod, .thisPeriod, .rules, .help,
            .manual, .commandLine,
            .down,
            .up, .pageDown, .pageUp, .halfDown, .halfUp, .first, .last, .back, .close, .quit, .redraw,
            .suspend:
            return nil
        }
    }

    /// Why a protected household cannot be shown, or nobody be named for it.
    private func reasonAgainstSight(_ id: BindingID, _ context: AppContext) -> String? {
        guard case .caseFile(let state) = top.content, let view = state.view else { return nil }
        guard id == .reveal else {
            if !context.mayChange { return context.words.notPermitted(.change) }
            return view.file.isProtected
                ? nil : context.sentence(of: .notProtected)
        }
        guard view.isMasked else { return context.words(.reasonSeen) }
        return view.mayReveal ? nil : context.sentence(of: .notNamed)
    }

    /// Why the selected handläggare's cases cannot be handed over.
    private func reasonAgainstCaseload(_ context: AppContext) -> String? {
        guard context.mayChange else { return context.words.notPermitted(.change) }
        guard case .team(let state) = top.content, let row = state.selected, row.cases > 0 else {
            return context.words(.reasonNothingSelected)
        }
        guard let login = row.caseworker else { return context.words(.reasonNobodysCases) }
        return login == context.user || context.role.may(.handOverForOthers)
            ? nil : context.words.notPermitted(.handOverForOthers)
    }

    /// Why nothing can be written of the selected handläggare's absence.
    private func reasonAgainstAbsence(_ context: AppContext) -> String? {
        guard context.mayChange else { return context.words.notPermitted(.change) }
        guard case .team(let state) = top.content, let row = state.selected, row.role != nil,
            let login = row.caseworker
        else { return context.words(.reasonNothingSelected) }
        return login == context.user || context.role.may(.absenceOfOthers)
            ? nil : context.words.notPermitted(.absenceOfOthers)
    }

    private func reasonAgainstCase(_ id: BindingID, _ context: AppContext) -> String? {
        if id != .copy, id != .match, !context.mayChange { return context.words.notPermitted(.change) }
        guard let selected = selected(context), !selected.cases.isEmpty else {
            return context.words(.reasonNothingSelected)
        }
        // A team lead may give a protected household to somebody without seeing it.
        if selected.isMasked, id != .copy, id != .assign || !context.role.may(.assignUnseen) {
            return context.words(.reasonMasked)
        }
        if selected.cases.count > 1, ![.assign, .record, .remind, .handOver].contains(id) {
            return context.words(.reasonOneCase)
        }
        return nil
    }

    private func reasonAgainstDeadline(_ id: BindingID, _ context: AppContext) -> String? {
        if id != .why, !context.mayChange { return context.words.notPermitted(.change) }
        guard let selected = selected(context) else { return context.words(.reasonNothingSelected) }
        if selected.isMasked, id != .why { return context.words(.reasonMasked) }
        if id == .waive, selected.booking != nil || selected.fact != nil || !selected.consents.isEmpty,
            !selected.cases.isEmpty
        {
            return nil
        }
        guard !selected.keys.isEmpty else {
            guard selected.booking != nil else { return context.words(.reasonNoDeadline) }
            return context.words(.reasonIsBooking, context.keyName(.waive), context.keyName(.open))
        }
        if selected.isWaiting, id != .why { return context.words(.reasonOpenFirst) }
        switch id {
        case .waive where selected.keys.contains { $0.rule == .reminder }:
            return context.words(.reasonReminderIsDone)
        case .later:
            let statute = selected.keys.lazy.map(\.rule).first {
                $0 != .reminder && context.rulebook[$0]?.maySnooze != true
            }
            return statute.map { context.words(.reasonStatute, context.title(of: $0)) }
        default: return nil
        }
    }
}
