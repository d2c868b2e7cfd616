// The one function that changes the state: a message has happened, some effects follow.

import Reception
import TerminalKit

/// Changes the state by what has happened.
/// - Returns: what is to be done outside, in this order.
public func update(_ state: inout AppState, _ message: AppMessage, _ context: AppContext) -> [Effect] {
    state.fit(context)
    var effects: [Effect] = []
    switch message {
    case .started: effects = state.loadTop(context) + state.askWhatCanBeUndone(context)
    case .keyPressed(let key):
        let overlays = state.overlays
        effects = state.press(key, context)
        state.remember(overlays, behind: effects)
    case .resized: break
    case .resumed, .dataChanged: effects = state.refresh(context) + state.askWhatCanBeUndone(context)
    case .waited(let turn): state.spinner = turn
    case .answered(let token, let answer):
        guard let purpose = state.awaited.removeValue(forKey: token) else { break }
        effects = state.take(answer, for: purpose, context)
    case .failed(let token, let error):
        guard let purpose = state.awaited.removeValue(forKey: token) else { break }
        let overlays = state.answered.removeValue(forKey: token)
        effects = state.fail(error, purpose, overlays, context)
    case .acted(let token, let receipt):
        state.answered[token] = nil
        guard let purpose = state.awaited.removeValue(forKey: token) else { break }
        effects = state.acted(receipt, purpose, context) + state.askWhatCanBeUndone(context)
    case .viewsRead(let views, let trouble):
        state.views = views
        if let trouble {
            state.say(context.words.text(of: trouble), .bad)
        } else if let (view, reason) = state.unreachableView(context) {
            state.say(context.join([view, reason]), .bad)
        }
    case .settingsRead(let faults):
        guard let (first, more) = context.words.summary(of: faults) else { break }
        // However long the first is, one sees that there are more. What is wrong with the views stands after it.
        let room = max(0, context.size.columns - 2 - DisplayWidth.of(more))
        let text = DisplayWidth.truncated(first, to: room, glyphs: context.glyphs) + more
        state.say(context.join([text, state.notice?.text ?? ""]), .bad)
    case .viewsChanged(let token, let views):
        state.views = views
        guard case .viewChange(let sentence)? = state.awaited.removeValue(forKey: token) else { break }
        state.say(sentence, .good)
    case .viewsFailed(let token, let trouble):
        guard state.awaited.removeValue(forKey: token) != nil else { break }
        state.say(context.words.text(of: trouble), .bad)
    case .noteWritten(let token, let text):
        guard case .note(let id, let number, let again)? = state.awaited.removeValue(forKey: token) else {
            break
        }
        effects = state.write(note: text, on: id, number, again: again, context)
    case .noteAbandoned(let token, let trouble):
        guard state.awaited.removeValue(forKey: token) != nil else { break }
        state.say(context.text(of: trouble), .bad)
    case .printersListed(let token, let names, let trouble):
        guard state.awaited.removeValue(forKey: token) != nil else { break }
        state.offer(printers: names, trouble: trouble, context)
    case .printed(let token, let sentence):
        guard state.awaited.removeValue(forKey: token) != nil else { break }
        state.say(sentence, .good)
    case .printFailed(let token, let sentence):
        guard state.awaited.removeValue(forKey: token) != nil else { break }
        state.say(sentence, .bad)
    }
    if !state.isWaiting { state.spinner = nil }
    state.fit(context)
    return effects + state.prefetch(context)
}

extension AppState {
    /// Tells the lists how many rows are seen.
    mutating func fit(_ context: AppContext) {
        switch top.content {
        case .myDay(var state):
            state.list.setRows(context.contentRows)
            top.content = .myDay(state)
        case .caseFile: break
        case .rules(var state):
            state.list.setRows(RulesView.listRows(context))
            top.content = .rules(state)
        case .waiting(var state):
            state.list.setRows(WaitingView.listRows(context))
            top.content = .waiting(state)
        case .team(var state):
            state.list.setRows(TeamView.listRows(context))
            top.content = .team(state)
        case .report(var state):
            state.list.setRows(ReportView.listRows(state, context))
            top.content = .report(state)
        case .bookings(var state):
            state.list.setRows(BookingsView.listRows(context))
            top.content = .bookings(state)
        case .arrivals(var state):
            state.list.setRows(ArrivalsView.listRows(state, context))
            top.content = .arrivals(state)
        case .manual(var state):
            state.list.setRows(ManualView.listRows(context))
            top.content = .manual(state)
        case .queue, .cases, .establishment, .waitList, .dwellings, .journal, .handovers, .partners:
            guard var screen = top.content.paged, screen.list.rows != screen.listRows(context) else { return }
            screen.list.setRows(screen.listRows(context))
            top.content = screen.content
        }
    }

    /// Asks for everything that the topmost screen shows.
    mutating func loadTop(_ context: AppContext) -> [Effect] {
        let id = top.id
        switch top.content {
        case .myDay(let state): return ask(.day(state.owner), for: .day(screen: id))
        case .caseFile(let state):
            let question: Question = state.view == nil ? .openCase(state.number) : .caseFile(state.number)
            return ask(question, for: .caseFile(screen: id))
        case .rules(var state):
            state.counts = [:]
            top.content = .rules(state)
            return []
        case .manual: return []
        case .waiting(let state): return ask(.waitGroups(state.scope), for: .board(screen: id))
        case .team:
            return ask(.team, for: .board(screen: id))
                + (context.role.may(.watchUnit) ? ask(.lead, for: .lead(screen: id)) : [])
        case .report(let state): return ask(.report(state.period), for: .board(screen: id))
        case .bookings(let state): return ask(state.question, for: .board(screen: id))
        case .arrivals(let state):
            return ask(state.question, for: .board(screen: id))
                + ask(.quotaSums(year: context.today.year), for: .quota(screen: id))
        case .queue, .cases, .establishment, .waitList, .dwellings, .journal, .handovers, .partners:
            return top.content.paged.map { reload($0, context) } ?? []
        }
    }

    /// Asks anew for what the topmost screen shows, keeping selection and place.
    mutating func refresh(_ context: AppContext) -> [Effect] {
        top.content.paged.map { refresh($0, context) } ?? loadTop(context)
    }

    /// Asks what undo and redo would do: a sentence says it before the key is pressed.
    mutating func askWhatCanBeUndone(_ context: AppContext) -> [Effect] {
        context.mayChange ? ask(.undoable, for: .undoable) : []
    }

    /// Asks for what will be needed next.
    mutating func prefetch(_ context: AppContext) -> [Effect] {
        switch top.content {
        case .arrivals(let state): return growArrivals(state)
        case .bookings(let state): return growBookings(state)
        default: break
        }
        return top.content.paged.map { prefetch($0, context) } ?? countSelectedRule(context)
    }

    // MARK: Answers

    mutating func take(_ answer: Answer, for purpose: Purpose, _ context: AppContext) -> [Effect] {
        pending[purpose] = nil
        switch (purpose, answer) {
        case (.undoable, .undoable(let found)): undoable = found
        case (.members, .caseFile(let view)): giveMembers(view)
        case (.freshness, .caseFile(let view)): return saveFresh(view, context)
        case (.explanation, .caseFile(let view)): explain(view, context)
        case (.caseworkers, .caseworkers(let users)):
            offer(users, context)
            changeForm { $0.take(users) }
        case (.quotaBox, .quota(let years)): giveQuota(years)
        case (.absences(let login), .absences(let records)): take(absences: records, of: login, context)
        case (.offering(let plan), .offering(let offering)): return offer(offering, plan, context)
        case (.files, .files(let files)): return take(files: files, context)
        case (.known, .known(let answers)): return take(known: answers, context)
        case (.clashes, .clashes(let clashes)): changeForm { $0.take(clashes: clashes) }
        case (.landlords, .landlords(let names)): changeForm { $0.take(landlords: names) }
        case (.dwelling(let step, let row), .dwellingCase(let view, let others)):
            return take(view, others, for: step, row, context)
        case (.search(let text), .hits(let hits)): return give(hits, for: text, context)
        case (.viewers(let target), .viewers(let records, let users)):
            offer(viewers: records, among: users, for: target, context)
        case (.partners(let use), .partners(let rows)): take(partners: rows, for: use, context)
        case (.disclosure(let paper, let partner), .disclosure(let disclosure)):
            warn(of: disclosure, paper, for: partner, context)
        default:
            guard let id = purpose.screen, let index = screens.firstIndex(where: { $0.id == id }) else {
                return []
            }
            return takeOnScreen(answer, purpose, index, context)
        }
        return []
    }

    private mutating func takeOnScreen(
        _ answer: Answer, _ purpose: Purpose, _ index: Int, _ context: AppContext
    ) -> [Effect] {
        switch (screens[index].content, purpose, answer) {
        case (.myDay(var state), _, .day(let input)):
            state.take(input, context)
            screens[index].content = .myDay(state)
        case (_, .page(_, let part), _):
            guard var screen = screens[index].content.paged else { return [] }
            let gone = screen.take(answer, as: part)
            screens[index].content = screen.content
            let isOwn = expectant.remove(screens[index].id) != nil
            if let gone, !isOwn { say(context.words(.wentGone, gone.description)) }
        case (_, .pane, .caseFile(let view)):
            guard var screen = screens[index].content.searched else { return [] }
            screen.pane = view
            screens[index].content = screen.content
        case (.queue(var state), .count, .openCount(let open, let overdue)):
            state.counted = open
            state.overdue = overdue
            screens[index].content = .queue(state)
        case (.bookings(var state), _, .bookings(let page)):
            state.take(page, context)
            screens[index].content = .bookings(state)
        case (.arrivals(var state), _, .arrivals(let page)):
            state.take(page, context)
            screens[index].content = .arrivals(state)
        case (.arrivals(var state), _, .quota(let years)):
            state.quota = years
            screens[index].content = .arrivals(state)
        case (.team(var state), _, .team(let rows)):
            state.take(rows)
            screens[index].content = .team(state)
        case (.report(var state), _, .report(let report)):
            state.take(report)
            screens[index].content = .report(state)
        case (.team(var state), _, .lead(let board)):
            state.take(board)
            screens[index].content = .team(state)
        case (.waiting(var state), _, .waitGroups(let groups)):
            state.take(groups, context)
            screens[index].content = .waiting(state)
        case (.cases(var state), .count, .caseCount(let count)):
            state.counted = count
            screens[index].content = .cases(state)
        case (.rules(var state), _, .ruleCount(let rule, let count)):
            state.counts[rule] = count
            screens[index].content = .rules(state)
        case (.caseFile(var state), _, .caseFile(let view)):
            let isOwn = expectant.remove(screens[index].id) != nil
            let gone = state.take(view, isOwn: isOwn, context)
            screens[index].content = .caseFile(state)
            if let gone { say(context.words(.wentGone, gone)) }
            tellForm(view, context)
        default: break
        }
        return []
    }

    mutating func acted(_ receipt: ActReceipt, _ purpose: Purpose, _ context: AppContext) -> [Effect] {
        switch purpose {
        case .undo:
            say(
                context.words(
                    .wentUndone, context.words.sentence(receipt.summary, context.facts, context.rulebook)),
                .good)
        case .redo:
            say(
                context.words(
                    .wentRedone, context.words.sentence(receipt.summary, context.facts, context.rulebook)),
                .good)
        case .form(let dealt):
            let effects = formSaved(receipt, dealt, context)
            guard effects.isEmpty else { return effects }
        case .act(let dealt):
            unwritten.removeAll { $0.id == dealt.note }
            if receipt.act == nil {
                say(context.words(.actNothing))
            } else {
                say(Bands.withUndo(dealt.text, context), .good)
            }
        default: break
        }
        settleLists()
        expectant = Set(screens.map(\.id))
        return refresh(context)
    }

    /// - Parameter kept: the overlays that the refused act came out of, if any.
    mutating func fail(
        _ error: StoreError, _ purpose: Purpose, _ kept: [Overlay]?, _ context: AppContext
    ) -> [Effect] {
        // What the pane could not be given is not asked again until the selection moves.
        if purpose.isOfForm {
            let text = context.words.text(of: error, rulebook: context.rulebook, facts: context.facts)
            formRefused([text.problem, text.remedy].filter { !$0.isEmpty }.joined(separator: " "))
            return []
        }
        giveUpPartners(purpose, context)
        if case .refused(let refusal, let number) = error, case .conflict = refusal {
            if let kept { reopen(kept, because: nil) }
            overlays.append(.message(MessageBox.conflict(refusal, number, context)))
            return []
        }
        // Undoing a new case takes the case away under the screens that show it; what was undone has been said.
        if case .noSuchCase = error, let id = purpose.screen, top.id == id, screens.count > 1,
            expectant.contains(id)
        {
            return popScreen() + refresh(context)
        }
        let text = context.words.text(of: error, rulebook: context.rulebook, facts: context.facts)
        var sentence = text.problem + (text.remedy.isEmpty ? "" : " " + text.remedy)
        if case .act(let dealt) = purpose, dealt.note != nil {
            sentence = context.words(.noteKept, context.keyName(.note), sentence)
        }
        // What was answered stays, so that it can be put right; what has been opened since lies over it.
        if let kept, reopen(kept, because: sentence) { return [] }
        say(sentence, .bad)
        // A case that is not there, or no longer for these eyes, is left again.
        let isMissing = if case .noSuchCase = error { true } else { false }
        if case .caseFile(let id) = purpose, top.id == id, case .caseFile(let state) = top.content,
            state.view == nil || isMissing
        {
            return popScreen() + refresh(context)
        }
        return []
    }
}
