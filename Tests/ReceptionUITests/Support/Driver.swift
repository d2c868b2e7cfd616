// Drives the interface as the runtime does, but at once and in memory: keys in, effects carried out, a picture out.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

/// One user at one terminal.
struct Driver {
    let store: MemoryStore
    var context: AppContext {
        didSet { shown = nil }
    }
    /// The last picture that was looked at.
    private var shown: Frame?
    var state: AppState
    /// Everything that was asked for outside the store, oldest first.
    var effects: [Effect] = []
    /// The user's views, as their file has them.
    var views: [SavedView] = []
    /// Why no view can be written.
    var viewTrouble: ViewTrouble?
    /// What the editor gives back.
    var editorText: String? = "En anteckning"
    /// What the editor was given, oldest first.
    var edited: [String] = []
    /// The printers there are.
    var printers = ["kontoret", "reception"]
    /// Why every act is refused, if it is.
    var refusal: StoreError?

    init(
        _ start: StartScreen = .myDay, columns: Int = 80, rows: Int = 24, language: Catalogue.Language = .sv,
        glyphs: Glyphs = .unicode, role: Reception.Role = .caseworker, user: Login = World.anna,
        store: MemoryStore? = nil
    ) {
        let store = store ?? World.store()
        self.store = store
        context = AppContext(
            today: World.today, now: World.now, user: user, role: role,
            size: ScreenSize(columns: columns, rows: rows), rulebook: store.engine.rulebook,
            facts: store.engine.catalogue, words: Catalogue(language),
            otherWords: Catalogue(language == .sv ? .en : .sv), glyphs: glyphs)
        state = AppState(start: start, context: context)
        send(.started)
    }

    var actor: Actor {
        Actor(
            login: context.user, actual: context.user, role: context.role, today: context.today,
            now: context.now)
    }

    /// Sends a message and carries out what follows, until nothing follows any more.
    mutating func send(_ message: AppMessage) {
        var pending = [message]
        while !pending.isEmpty {
            let next = pending.removeFirst()
            for effect in update(&state, next, context) {
                if let answer = carryOut(effect) { pending.append(answer) }
            }
        }
    }

    /// Presses keys by their names: `j j d Enter`; a word in quotation marks is typed.
    mutating func press(_ script: String) {
        for key in Self.keys(script) { send(.keyPressed(key)) }
    }

    /// The keys of a script.
    static func keys(_ script: String) -> [Key] {
        script.split(separator: " ").flatMap { name -> [Key] in
            if name.hasPrefix("'") { return name.dropFirst().map { .character($0 == "_" ? " " : $0) } }
            if let key = Key(name: String(name)) { return [key] }
            Issue.record("no such key: \(name)")
            return []
        }
    }

    /// Does what is asked for, now.
    /// - Returns: the answer, nil where none comes.
    mutating func carryOut(_ effect: Effect) -> AppMessage? {
        do {
            switch effect {
            case .ask(let token, let question): return .answered(token, try answer(question))
            case .act(let token, let request):
                effects.append(effect)
                if let refusal { throw refusal }
                return .acted(token, try store.apply(request, by: actor))
            case .undo(let token): return .acted(token, try store.undo(by: actor))
            case .redo(let token): return .acted(token, try store.redo(by: actor))
            case .editNote(let token, _, let text):
                edited.append(text)
                return editorText.map { .noteWritten(token, $0) } ?? .noteAbandoned(token, .noEditor)
            case .cancel: return nil
            case .changeView(let token, let change):
                if let viewTrouble { return .viewsFailed(token, viewTrouble) }
                views = change.applied(to: views)
                return .viewsChanged(token, views)
            case .printers(let token): return .printersListed(token, printers, trouble: nil)
            case .print(let token, _, let place, _):
                effects.append(effect)
                guard case .printer(let name) = place, !printers.contains(name) else {
                    return .printed(token, "\(place)")
                }
                return .printFailed(token, name)
            case .copy, .redraw, .suspend, .quit:
                effects.append(effect)
                return nil
            }
        } catch {
            guard let token = effect.token else { return nil }
            return .failed(token, error as? StoreError ?? .failed(code: 0))
        }
    }

    private func answer(_ question: Question) throws -> Answer {
        switch question {
        case .queue(let query, let after): .page(try store.queue(query, after: after, for: actor))
        case .queueBefore(let query, let before): .page(try store.queue(query, before: before, for: actor))
        case .day(let login): .day(try store.day(of: login, for: actor))
        case .caseFile(let number), .openCase(let number): .caseFile(try store.caseFile(number, for: actor))
        case .caseworkers: .caseworkers(try store.caseworkers())
        case .known(let queries): .known(try queries.map { try store.known($0.known, for: actor) })
        case .landlords: .landlords(try store.landlords(limit: 200))
        case .ruleCount(let rule):
            .ruleCount(rule, RuleCount(try store.openCount(of: rule, limit: RuleCount.end, for: actor)))
        case .windows(let scope, let place, let limit):
            .windows(try store.windows(scope, place, limit: limit, for: actor))
        case .waitGroups(let scope): .waitGroups(try store.waitGroups(scope, for: actor))
        case .waiting(let rule, let scope, let place, let limit):
            .waiting(try store.waiting(by: rule, scope, place, limit: limit, for: actor))
        case .cases(let query, let place, let backwards):
            .cases(try store.caseList(query, from: place, backwards: backwards, for: actor))
        case .caseCount(let scope, let includesClosed):
            .caseCount(try store.caseCount(scope, includesClosed: includesClosed))
        case .search(let text, let limit): .hits(try store.search(text, limit: limit, for: actor))
        case .undoable:
            try { (found: (undo: ActSummary?, redo: ActSummary?)) in
                .undoable(Undoable(undo: found.undo, redo: found.redo))
            }(store.undoable(by: actor))
        case .bookings(let query): .bookings(try store.bookings(query, for: actor))
        case .dwellings(let list, let place, let limit): dwellings(list, place, limit)
        case .dwellingMatches(let number, let norms): try matches(number, norms)
        case .dwellingCase(let number):
            try { (view: CaseView) in
                .dwellingCase(
                    view, store.flats(for: actor).filter { $0.household?.caseID == view.file.id })
            }(store.caseFile(number, for: actor))
        case .clashes(let draft): .clashes(try store.clashes(of: draft, for: actor))
        case .arrivals(let scope, let days, let after, let limit):
            .arrivals(try store.arrivalGroups(scope, on: days, after: after, limit: limit, for: actor))
        case .quota(let year): .quota(try store.quota(year, for: actor))
        case .team: .team(try store.team(for: actor))
        case .partners: .partners(store.partners())
        case .revealCase(let number, let reason):
            .caseFile(try store.reveal(number, because: reason, by: actor))
        case .viewers(let number): .viewers(store.viewers(of: number), store.users)
        case .disclosure(let paper, let partner):
            .disclosure(store.disclosure(paper, partner, on: context.today))
        case .handovers: .handovers(try store.handovers(for: actor))
        case .offering(let cases): .offering(try store.offering(cases))
        case .absences: .absences(store.absences(since: context.today))
        case .caseload(let login): .offering(try store.offering(of: login))
        case .report(let period): .report(try store.report(period, for: actor))
        case .lead: .lead(try store.leadBoard(for: actor))
        case .quotaSums(let year): .quota(try store.quotaSums(year))
        case .files(let numbers): .files(try numbers.map { try store.caseFile($0, for: actor) })
        case .journal(let number, let place, let limit):
            .journal(try store.journal(of: number, place, limit: limit, for: actor))
        case .openCount(let scope):
            try { (count: (open: Int, overdue: Int)) in .openCount(open: count.open, overdue: count.overdue)
            }(
                store.openCount(scope, for: actor))
        }
    }

    private func dwellings(
        _ list: DwellingList, _ place: PagePlace<DwellingRow.Cursor>, _ limit: Int
    ) -> Answer {
        let rows = store.flats(for: actor).filter { row in
            let isEnded = row.status(on: context.today) == .ended
            if list == .empty { return row.isEmpty(on: context.today) }
            if list == .ending { return store.isEnding(row, on: context.today) }
            return list == .ended ? isEnded : !isEnded
        }.map { DwellingEntry($0, on: context.today) }
        return .dwellings(MemoryStore.page(rows, place, limit: limit) { $0.cursor })
    }

    private func matches(_ number: CaseNumber, _ norms: [Int: Int]) throws -> Answer {
        let view = try store.caseFile(number, for: actor)
        guard !view.isMasked else { throw StoreError.refused(.masked, number) }
        let needs = DwellingNeeds(view.file, norms: norms, on: context.today)
        let found = DwellingMatch.all(store.flats(for: actor), for: needs, on: context.today)
        return .dwellings(
            RowPage(
                rows: found.enumerated().map { DwellingEntry($1, place: $0) }, hasMoreBefore: false,
                hasMoreAfter: false))
    }

    /// The picture, drawn anew.
    var frame: Frame { frame(after: nil) }

    /// The picture, which may take parts from another one.
    func frame(after before: Frame?) -> Frame {
        var frame = Frame(
            columns: context.size.columns, rows: context.size.rows, glyphs: context.glyphs, after: before)
        render(state, context, into: &frame)
        return frame
    }

    /// Draws the picture as the program does, with what has not changed taken from the last one.
    /// - Returns: whether it is the same as one that is drawn anew.
    mutating func look() -> Bool {
        let frame = frame(after: shown)
        shown = frame
        return frame == self.frame
    }

    /// The last acts' commands.
    var commands: [CaseCommand] {
        effects.flatMap { effect -> [CaseCommand] in
            if case .act(_, let request) = effect { request.steps.map(\.command) } else { [] }
        }
    }

    mutating func resize(_ columns: Int, _ rows: Int) {
        context.size = ScreenSize(columns: columns, rows: rows)
        send(.resized)
    }
}
