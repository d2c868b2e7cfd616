// What the keys for acts begin: a prompt, a list, a form, or the act at once.

import Reception
import ReceptionText
import TerminalKit

extension AppState {
    mutating func performAct(_ id: BindingID, _ context: AppContext) -> [Effect] {
        switch id {
        case .undo: return [.undo(take(for: .undo))]
        case .redo: return [.redo(take(for: .redo))]
        case .newCase: return open(.newCase(context), context)
        case .newDwelling: return open(.newDwelling(context), context)
        case .newPartner: return open(.newPartner(context), context)
        default: break
        }
        guard let selected = selected(context), let target = selected.cases.first else { return [] }
        let words = context.words
        switch id {
        case .done:
            overlays.append(
                .prompt(
                    Prompt(
                        label: words(.promptDone, selected.counted(words)), purpose: .done(selected),
                        offered: context.today)))
        case .later:
            overlays.append(
                .prompt(
                    Prompt(
                        label: words(.promptLater, selected.counted(words)), purpose: .later(selected),
                        offered: context.today.adding(days: 7), leaning: .future)))
        case .remind:
            overlays.append(
                .prompt(
                    Prompt(
                        label: selected.cases.count == 1
                            ? words(.promptRemindDay)
                            : words(.promptRemindDayMany, selected.households(words)),
                        purpose: .remindDay(selected.cases), offered: context.today.adding(days: 1),
                        leaning: .future)))
        case .record: return beginRecord(on: selected, context)
        case .book: return beginBooking(target, context)
        case .waive: return beginWaive(selected, context)
        case .why: return beginWhy(selected, context)
        case .assign:
            overlays.append(
                .chooser(
                    Chooser(
                        title: words(.chooseCaseworker, words.count(.actCases, selected.cases.count)),
                        purpose: .assign(selected), all: [])))
            return ask(.caseworkers, for: .caseworkers)
        case .handOver: return beginHandOver(selected, context)
        case .convert:
            beginConvert(target, context)
        case .leave: return beginLeave(target, context)
        case .closeCase: return beginClosing(target, context)
        case .reopen:
            return act(
                ActRequest(.reopen, on: target.id), words(.wentReopened, target.number?.description ?? ""))
        case .chase: beginChase(context)
        case .reveal:
            guard let number = target.number else { return [] }
            overlays.append(
                .prompt(Prompt(label: words(.promptReveal, number.description), purpose: .reveal(number))))
        case .viewers: return beginViewers(target, context)
        case .consent:
            guard case .caseFile(let state) = top.content, let view = state.view else { return [] }
            return open(.consent(ConsentDraft(target, view), context), context)
                + ask(.partners, for: .partners(.consent(target)))
        case .newPerson: return beginJoin(target, context)
        case .edit: return beginEdit(target, context)
        case .note:
            guard let number = target.number else { return [] }
            return beginNote(on: target.id, number)
        case .copy:
            guard let number = target.number else { return [] }
            say(words(.wentCopied, number.description), .good)
            return [.copy(number.description)]
        default: break
        }
        return []
    }

    /// A booking is cancelled, a fact is taken back with a reason, a consent is withdrawn from a day on; a deadline is
    /// waived for one of three reasons.
    private mutating func beginWaive(_ selected: Selected, _ context: AppContext) -> [Effect] {
        if let booking = selected.booking, selected.keys.isEmpty, let target = selected.cases.first {
            let isLate = selected.cancelBy.map { $0 < context.today } ?? false
            return act(
                ActRequest(.cancelBooking(booking), on: target.id),
                isLate
                    ? context.words(
                        .wentCancelledLate, selected.bookingText, selected.cancelBy?.description ?? "")
                    : context.words(.wentCancelled, selected.bookingText))
        }
        if let fact = selected.fact, selected.keys.isEmpty, let target = selected.cases.first {
            overlays.append(
                .prompt(
                    Prompt(
                        label: context.words(.promptRetract, context.text(of: fact)),
                        purpose: .retract(target, fact))))
            return []
        }
        if !selected.consents.isEmpty, selected.keys.isEmpty {
            beginWithdrawal(selected.consents, context)
            return []
        }
        let items = WaiverReason.allCases.enumerated().map { index, reason in
            ChooserItem(
                value: .waiver(reason), key: "\(index + 1)", label: context.words.waiver(reason), searched: []
            )
        }
        overlays.append(
            .chooser(
                Chooser(
                    title: context.words(.chooseWaiver, selected.counted(context.words)),
                    purpose: .waive(selected),
                    all: items,
                    isKeyed: true)))
        return []
    }

    private mutating func beginWhy(_ selected: Selected, _ context: AppContext) -> [Effect] {
        if case .caseFile(let state) = top.content {
            overlays.append(.why(WhyBox(keys: selected.keys, view: state.view)))
            return []
        }
        var number = selected.cases.first?.number
        if case .myDay(let state) = top.content { number = number ?? state.selectedLine?.cases.first }
        overlays.append(.why(WhyBox(keys: selected.keys)))
        guard let number else { return [] }
        return ask(.caseFile(number), for: .explanation)
    }

    /// Those who can be given cases have come.
    mutating func offer(_ users: [Caseworker], _ context: AppContext) {
        for index in overlays.indices {
            guard case .chooser(var chooser) = overlays[index] else { continue }
            let canBeNobody: Bool
            switch chooser.purpose {
            case .assign, .cover: canBeNobody = true
            case .handOver: canBeNobody = false
            default: continue
            }
            chooser.all = users.filter { $0.role.may(.haveCases) }.map { user in
                ChooserItem(
                    value: .caseworker(user.login), label: user.login.name,
                    detail: context.words.role(user.role),
                    searched: [SearchText.fold(user.login.name)])
            }
            if canBeNobody {
                let nobody = context.words(.screenNobody)
                chooser.all.append(
                    ChooserItem(
                        value: .caseworker(nil), label: nobody, searched: [SearchText.fold(nobody)]))
            }
            overlays[index] = .chooser(chooser)
        }
    }
}
