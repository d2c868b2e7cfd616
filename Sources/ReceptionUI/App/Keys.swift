// What a key does: to an overlay, to the filter, or by the table of keys.

import Reception
import ReceptionText
import TerminalKit

extension AppState {
    mutating func press(_ key: Key, _ context: AppContext) -> [Effect] {
        notice = nil
        guard context.size.isEnough else {
            // Nothing is seen, so only what ends or redraws the program is done.
            switch context.keymap.binding(for: key, in: keyContext)?.id {
            case .quit: return [.quit]
            case .redraw: return [.redraw]
            default: return []
            }
        }
        if context.keymap[.redraw]?.keys.contains(key) == true { return [.redraw] }
        if let effects = pressMouse(key, context) { return effects }
        if !overlays.isEmpty { return pressInOverlay(key, context) }
        if let list = top.content.searched, list.isFiltering { return pressInFilter(key, list, context) }
        if let list = top.content.matched, list.isFiltering { return press(key, matching: list) }
        if case .caseFile(let state) = top.content, state.search.isTyping {
            return press(key, finding: state, context)
        }
        guard let binding = context.keymap.binding(for: key, in: keyContext) else {
            if let view = view(on: key) { return open(view, context) }
            if case .paste = key {
                say(context.words(.screenPaste))
            } else if let elsewhere = context.keymap.bindings.first(where: { $0.keys.contains(key) }) {
                say(context.words(.reasonKeyNotHere, key.name, context.words(elsewhere.name)), .bad)
            }
            return []
        }
        return perform(binding.id, context)
    }

    /// Does what a key or a command means, or says why it cannot be done.
    mutating func perform(_ id: BindingID, _ context: AppContext) -> [Effect] {
        if let reason = reason(against: id, context) {
            say(reason, .bad)
            return []
        }
        switch id {
        case .done, .record, .remind, .book, .waive, .later, .why, .assign, .convert, .leave, .chase, .note,
            .copy,
            .undo,
            .redo, .newCase, .newPerson, .newDwelling, .newPartner, .consent, .reveal, .viewers, .closeCase,
            .reopen:
            return performAct(id, context)
        case .handOver where keyContext == .team: return beginHandOverAll(context)
        case .handOver: return performAct(id, context)
        case .absence: return beginAbsence(context)
        case .takeOver, .sendBack: return answerOffers(id, context)
        case .down, .up, .pageDown, .pageUp, .halfDown, .halfUp, .first, .last: return move(id, context)
        case .edit where keyContext == .dwellings: return performOnDwelling(id, context)
        case .edit where keyContext == .partners: return performOnPartner(id, context)
        case .edit: return performAct(id, context)
        case .reserve, .handKeys, .release, .endDwelling, .furnish, .household:
            return performOnDwelling(id, context)
        case .match: return beginMatch(context)
        case .open: return openSelected(context)
        case .filter where top.content.matched != nil:
            openMatchField()
            return []
        case .closed: return showClosed(context)
        case .mark, .range, .filter, .sort, .reverse, .scope:
            if case .waiting(var state) = top.content {
                state.scope = state.scope.next(context)
                top.content = .waiting(state)
                return loadTop(context)
            }
            if case .bookings = top.content { return performOnBookings(id, context) }
            if case .arrivals = top.content { return performOnArrivals(id, context) }
            return top.content.paged.map { perform(id, in: $0, context) } ?? []
        case .search: return beginSearch()
        case .find, .findNext, .findPrevious:
            findInCase(id, context)
            return []
        case .saveView, .view, .removeView: return perform(id, "", context)
        case .print: return beginPrint("", context)
        case .numbers:
            guard case .caseFile(var state) = top.content else { return [] }
            state.showsNumbers.toggle()
            top.content = .caseFile(state)
            return []
        case .nextPane: return movePane(by: 1)
        case .previousPane: return movePane(by: -1)
        case .myDay: return goTo(.myDay, context)
        case .queue: return goTo(.queue(QueueFilter(scope: .caseworker(context.user))), context)
        case .establishment: return goTo(.establishment, context)
        case .waiting: return goTo(.waiting, context)
        case .bookings: return goTo(.bookings, context)
        case .dwellings: return goTo(.dwellings, context)
        case .journal: return openJournal(context)
        case .planPickup, .moveArrival, .removePickup, .arrived: return performOnArrivals(id, context)
        case .quota: return openQuota(context)
        case .whoNext:
            showNext(context)
            return []
        case .weekOrDay, .previousPeriod, .nextPeriod, .thisPeriod:
            if case .arrivals = top.content { return performOnArrivals(id, context) }
            if case .report = top.content { return performOnReport(id, context) }
            return performOnBookings(id, context)
        case .yearOrQuarter: return performOnReport(id, context)
        case .cases: return goTo(.cases, context)
        case .rules: return goTo(.rules, context)
        case .manual: return goTo(.manual, context)
        // Availability says why there is nothing to go to.
        case .arrivals: return goTo(.arrivals, context)
        case .team: return goTo(.team, context)
        case .handovers: return goTo(.handovers, context)
        case .partners: return goTo(.partners, context)
        case .removePartner: return performOnPartner(id, context)
        case .report: return goTo(.report, context)
        case .help:
            overlays.append(.chooser(Chooser.help(self, context)))
            return []
        case .commandLine:
            overlays.append(.command(CommandLine()))
            return []
        case .back: return goBack(context)
        case .close: return screens.count > 1 ? popScreen() + refresh(context) : [.quit]
        case .quit: return [.quit]
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        }
    }

    private mutating func move(_ id: BindingID, _ context: AppContext) -> [Effect] {
        switch top.content {
        case .myDay(var state):
            switch id {
            case .down: state.move(by: 1)
            case .up: state.move(by: -1)
            case .pageDown: state.scroll(downward: true) { $0.page(1) }
            case .pageUp: state.scroll(downward: false) { $0.page(-1) }
            case .halfDown: state.scroll(downward: true) { $0.halfPage(1) }
            case .halfUp: state.scroll(downward: false) { $0.halfPage(-1) }
            case .first: state.scroll(downward: false) { $0.selectFirst() }
            default: state.scroll(downward: true) { $0.selectLast() }
            }
            top.content = .myDay(state)
        case .caseFile(var state):
            let page = max(1, context.contentRows - 4)
            switch id {
            case .down: state.move(by: 1)
            case .up: state.move(by: -1)
            case .pageDown: state.move(by: page)
            case .pageUp: state.move(by: -page)
            case .halfDown: state.move(by: page / 2)
            case .halfUp: state.move(by: -page / 2)
            case .first: state.select(0)
            default: state.selectLast()
            }
            top.content = .caseFile(state)
        case .rules, .manual:
            guard var screen = top.content.matched else { return [] }
            screen.list.move(id)
            top.content = screen.content
        case .waiting(var state):
            state.list.move(id)
            top.content = .waiting(state)
        case .team(var state):
            state.move(id)
            top.content = .team(state)
        case .report(var state):
            state.list.move(id)
            top.content = .report(state)
        case .bookings(var state):
            state.move(id)
            top.content = .bookings(state)
        case .arrivals(var state):
            if !awaited.values.contains(.more(screen: top.id)) { state.askAgain() }
            state.move(id)
            top.content = .arrivals(state)
        case .journal: return moveInJournal(id, context)
        case .queue, .cases, .establishment, .waitList, .dwellings, .handovers, .partners:
            return top.content.paged.map { move(id, in: $0, context) } ?? []
        }
        return []
    }

    /// Shows closed cases too, or no longer.
    private mutating func showClosed(_ context: AppContext) -> [Effect] {
        if case .dwellings(let state) = top.content { return showEnded(state, context) }
        guard case .cases(var state) = top.content else { return [] }
        state.includesClosed.toggle()
        state.forgetCounts()
        top.content = .cases(state)
        return reload(state, context)
    }

    private mutating func movePane(by step: Int) -> [Effect] {
        switch top.content {
        case .myDay(var state):
            state.moveLane(by: step)
            top.content = .myDay(state)
        case .queue, .cases:
            guard var screen = top.content.searched else { return [] }
            screen.isPaneOpen.toggle()
            top.content = screen.content
        case .caseFile(var state):
            state.moveSection(by: step)
            top.content = .caseFile(state)
        case .bookings(var state):
            state.moveDay(by: step)
            top.content = .bookings(state)
        case .arrivals(var state):
            state.moveGroup(by: step)
            top.content = .arrivals(state)
        case .manual(var state):
            state.movePart(by: step)
            top.content = .manual(state)
        case .team(var state):
            state.moveColumn(by: step)
            top.content = .team(state)
        case .report(var state):
            state.moveFigure(by: step)
            top.content = .report(state)
        case .rules, .establishment, .waiting, .waitList, .dwellings, .journal, .handovers,
            .partners:
            break
        }
        return []
    }

    // MARK: Screens

    /// Goes to a screen that may be in the stack already.
    mutating func goTo(_ start: StartScreen, _ context: AppContext) -> [Effect] {
        let index = screens.firstIndex { screen in
            switch (screen.content, start) {
            case (.myDay, .myDay): true
            case (.queue(let queue), .queue): queue.filter.keys == nil && queue.filter.rule == nil
            case (.cases, .cases): true
            case (.dwellings(let state), .dwellings):
                state.seeker == nil && state.shown != .empty && state.shown != .ending
            case (.arrivals(let state), .arrivals): state.lacking == nil
            case (.report(let state), .report): state.behind == nil
            case (.rules, .rules), (.establishment, .establishment), (.waiting, .waiting),
                (.team, .team), (.bookings, .bookings), (.manual, .manual), (.handovers, .handovers),
                (.partners, .partners):
                true
            default: false
            }
        }
        if let index {
            guard index < screens.count - 1 else { return [] }
            var effects: [Effect] = []
            while screens.count - 1 > index { effects += popScreen() }
            return effects + refresh(context)
        }
        switch start {
        case .myDay: push(.myDay(MyDayState(owner: context.user)))
        case .queue(let filter): push(.queue(QueueState(filter: filter)))
        case .cases: push(.cases(CasesState(scope: .all)))
        case .rules: push(.rules(RulesState(context)))
        case .manual: push(.manual(ManualState(context)))
        case .establishment:
            push(.establishment(EstablishmentState(scope: .caseworker(context.user))))
        case .waiting: push(.waiting(WaitingState(scope: .caseworker(context.user))))
        case .team: push(.team(TeamState()))
        case .report: push(.report(ReportState(.year(context.today.year))))
        case .dwellings: push(.dwellings(DwellingsState()))
        case .handovers: push(.handovers(HandoversState()))
        case .partners: push(.partners(PartnersState()))
        case .bookings:
            push(.bookings(BookingsState(scope: .caseworker(context.user), today: context.today)))
        case .arrivals: push(.arrivals(ArrivalsState(scope: .all, today: context.today)))
        }
        fit(context)
        return loadTop(context)
    }

    /// Esc: the filter, the marks, the pane, then the screen; never the program.
    private mutating func goBack(_ context: AppContext) -> [Effect] {
        if let list = top.content.paged, let effects = goBack(in: list, context) { return effects }
        if closeEvent() { return [] }
        if clearMatch() { return [] }
        if screens.count > 1 { return popScreen() + refresh(context) }
        let busy = giveUp { if case .page = $0 { true } else { false } }
        if busy.isEmpty { say(context.words(.screenEscape, context.keyName(.back), context.keyName(.close))) }
        return busy
    }

    /// Enter: the case of the row, or the list of exactly what the row folds.
    private mutating func openSelected(_ context: AppContext) -> [Effect] {
        switch top.content {
        case .myDay(let state):
            guard let line = state.selectedLine else { return [] }
            if line.caseID != nil, let number = line.cases.first {
                push(.caseFile(CaseState(number: number, focus: Set(line.deadlines))))
            } else if openColleagues(line.content) {
                break
            } else {
                let filter = QueueFilter(
                    scope: context.isLed(line) || state.coversSomebody ? .all : .caseworker(state.owner),
                    keys: Set(line.deadlines),
                    cases: Set(line.cases), dueBy: context.isLed(line) ? line.due : nil,
                    label: context.folded(line))
                push(.queue(QueueState(filter: filter)))
            }
        case .queue(let state):
            guard let row = state.selectedRow else { return [] }
            push(.caseFile(CaseState(number: row.number, focus: [row.key])))
        case .cases(let state):
            guard let row = state.selectedRow?.row else { return [] }
            push(.caseFile(CaseState(number: row.number, focus: [])))
        case .caseFile: return openInCase(context)
        case .establishment(let state):
            guard let row = state.selectedRow else { return [] }
            push(.caseFile(CaseState(number: row.cursor.number, focus: [])))
        case .waiting(let state):
            guard let group = state.selected else { return [] }
            push(.waitList(WaitListState(scope: state.scope, group: group)))
        case .team(let state): return openTeamList(state, context)
        case .report(let state): return openInReport(state, context)
        case .waitList(let state):
            guard let row = state.selectedRow else { return [] }
            push(.caseFile(CaseState(number: row.cursor.number, focus: Set(row.keys))))
        case .bookings(let state):
            guard let row = state.selected else { return [] }
            push(.caseFile(CaseState(number: row.number, focus: [])))
        case .arrivals(let state):
            guard let row = state.selected else { return [] }
            push(.caseFile(CaseState(number: row.number, focus: [])))
        case .handovers(let state):
            guard let row = state.selectedRow else { return [] }
            push(.caseFile(CaseState(number: row.row.number, focus: [])))
        case .dwellings: return performOnDwelling(.open, context)
        case .partners: return performOnPartner(.open, context)
        case .journal: return openEvent()
        case .manual(let state): return openInManual(state, context)
        case .rules(let state):
            guard let rule = state.selectedRule, rule.show != .text else { return [] }
            let filter = QueueFilter(scope: .all, rule: rule.id, label: context.title(of: rule.id))
            push(.queue(QueueState(filter: filter)))
        }
        fit(context)
        return loadTop(context)
    }
}

extension AppContext {
    /// Whether a row is the team lead's, with the households of everyone.
    func isLed(_ line: DayLine) -> Bool {
        guard case .group(let rule, _) = line.content else { return false }
        return rulebook[rule]?.show == .lead
    }

    /// Whether a deadline is one that only the team lead watches.
    func isLed(_ row: QueueRow) -> Bool { rulebook[row.key.rule]?.show == .lead }

    /// What a folded row is called as a filter.
    func folded(_ line: DayLine) -> String {
        switch line.content {
        case .authority(let name, _): words.authority(name)
        case .group(let rule, _): title(of: rule)
        default: text(of: line).title
        }
    }
}

extension ListViewport {
    /// Moves as a key of movement says; other keys leave it where it is.
    mutating func move(_ id: BindingID) {
        switch id {
        case .down: move(by: 1)
        case .up: move(by: -1)
        case .pageDown: page(1)
        case .pageUp: page(-1)
        case .halfDown: halfPage(1)
        case .halfUp: halfPage(-1)
        case .first: selectFirst()
        case .last: selectLast()
        default: break
        }
    }
}
