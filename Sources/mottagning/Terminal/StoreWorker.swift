// The one thread that talks to the store: a locked mailbox in, answers out, and a call to wake the main thread.

import CursesTerminal
import Foundation
import Reception
import ReceptionStore
import ReceptionUI

/// Carries out requests in their order. Questions that nobody waits for any more are left out; acts never are.
final class StoreWorker: @unchecked Sendable {
    private enum Job {
        case effect(Effect, Actor)
        /// Has another process written?
        case check
        case stop
    }

    private let store: ReceptionStore
    // All below is touched only while the condition is held.
    private let condition = NSCondition()
    private var jobs: [Job] = []
    private var answers: [AppMessage] = []
    private var isRunning = false
    /// Papers that are on their way.
    private var printing = 0
    private var waker: CursesTerminal.Waker?
    // The thread's own.
    private var version: Int?
    /// What has been opened and not been logged yet, because somebody else was writing.
    private var openings: [(caseID: CaseID, actor: Actor)] = []

    init(store: ReceptionStore) { self.store = store }

    /// Starts the thread.
    func start(waker: CursesTerminal.Waker) {
        condition.withLock {
            self.waker = waker
            isRunning = true
        }
        let thread = Thread { [self] in work() }
        thread.stackSize = 1 << 20
        thread.start()
    }

    /// Lets the thread do what is left to write, and waits for that.
    func finish() {
        condition.lock()
        jobs.removeAll { job in
            switch job {
            case .effect(.ask, _), .check: true
            default: false
            }
        }
        jobs.append(.stop)
        condition.broadcast()
        while isRunning { condition.wait() }
        // Half a paper helps nobody, and a printer that never answers must not keep the program.
        let end = Date(timeIntervalSinceNow: 10)
        while printing > 0, condition.wait(until: end) {}
        condition.unlock()
    }

    /// Puts a request into the mailbox.
    func take(_ effect: Effect, actor: Actor) {
        condition.withLock {
            if case .cancel(let token) = effect {
                jobs.removeAll { job in
                    if case .effect(.ask(token, _), _) = job { true } else { false }
                }
                return
            }
            jobs.append(.effect(effect, actor))
            condition.signal()
        }
    }

    /// Asks whether another process has written; once is enough however long the store is busy.
    func check() {
        condition.withLock {
            let isAsked = jobs.contains { if case .check = $0 { true } else { false } }
            if !isAsked {
                jobs.append(.check)
                condition.signal()
            }
        }
    }

    /// What has been answered since the last call, in order.
    func takeAnswers() -> [AppMessage] {
        condition.withLock {
            defer { answers.removeAll() }
            return answers
        }
    }

    // MARK: Beside the thread

    /// Talks to CUPS and makes papers on a thread of its own: a printer may take a minute to answer, and meanwhile the
    /// screens ask the store as always.
    func takeBeside(_ effect: Effect, actor: Actor) {
        condition.withLock { printing += 1 }
        let thread = Thread { [self] in
            switch effect {
            case .printers(let token): listPrinters(token)
            case .print(let token, let paper, let place, let partner):
                print(token, paper, place, partner, actor)
            default: break
            }
            condition.withLock {
                printing -= 1
                condition.broadcast()
            }
        }
        thread.stackSize = 1 << 20
        thread.start()
    }

    private func listPrinters(_ token: Token) {
        do {
            answer(.printersListed(token, try Printers.names(), trouble: nil))
        } catch {
            let failure = Failure(error)
            answer(.printersListed(token, [], trouble: failure.what + " " + failure.remedy))
        }
    }

    private func print(
        _ token: Token, _ request: PaperRequest, _ place: PaperPlace, _ partner: PartnerRow?, _ actor: Actor
    ) {
        do {
            let paper = try Self.paper(request, store, actor)
            let disclosure = try partner.map {
                try store.disclosure(to: $0.number, of: Set(paper.cases), for: actor)
            }
            let sentences = try paper.print(to: PrintTarget(place), for: disclosure, store, actor)
            answer(.printed(token, sentences.joined(separator: " ")))
        } catch {
            let failure = Failure(error)
            answer(.printFailed(token, failure.what + " " + failure.remedy))
        }
    }

    static func paper(
        _ request: PaperRequest, _ store: ReceptionStore, _ actor: Actor
    ) throws -> WantedPaper {
        switch request {
        case .day(let login): try .day(of: login, store, actor)
        case .summary(let number): try .summary(store.caseFile(number, for: actor))
        case .pickup(let id): try .pickup(id, store, actor)
        case .flat(let number): try .flat(number, store, actor)
        case .caseload(let login): try .caseload(of: login, store, actor)
        case .handover(let login): try .handover(to: login, store, actor)
        case .report(let period): .report(try store.report(period, for: actor).suppressed())
        case .arrivals(let days): .arrivals(try store.arrivals(.all, on: days, for: actor), on: days)
        }
    }

    // MARK: The thread

    private func work() {
        version = try? store.dataVersion()
        while true {
            condition.lock()
            while jobs.isEmpty { condition.wait() }
            let job = jobs.removeFirst()
            condition.unlock()
            switch job {
            case .effect(let effect, let actor): carryOut(effect, actor)
            case .check:
                logOpenings()
                tellNews()
            case .stop:
                for (id, actor) in openings where (try? store.logOpening(of: id, by: actor)) == nil { break }
                condition.lock()
                isRunning = false
                condition.broadcast()
                condition.unlock()
                return
            }
        }
    }

    private func carryOut(_ effect: Effect, _ actor: Actor) {
        guard let token = effect.token else { return }
        do {
            switch effect {
            case .ask(_, .openCase(let number)): try open(number, token, actor)
            case .ask(_, let question): answer(.answered(token, try Self.answer(question, store, actor)))
            case .act(_, let request): try wrote(token, store.apply(request, by: actor))
            case .undo: try wrote(token, store.undo(by: actor))
            case .redo: try wrote(token, store.redo(by: actor))
            case .cancel, .editNote, .changeView, .printers, .print, .copy, .redraw, .suspend, .quit: break
            }
        } catch let error as StoreError {
            answer(.failed(token, error))
        } catch let error as CommandError {
            answer(.failed(token, .refused(error, nil)))
        } catch {
            answer(.failed(token, .failed(code: 0)))
        }
    }

    /// The log is written without delaying the screen, but for a protected household before it is shown.
    private func open(_ number: CaseNumber, _ token: Token, _ actor: Actor) throws {
        let view = try store.caseFile(number, for: actor)
        if view.file.isProtected, !view.isMasked {
            try store.logOpening(of: view.file.id, by: actor)
            answer(.answered(token, .caseFile(view)))
        } else {
            answer(.answered(token, .caseFile(view)))
            openings.append((view.file.id, actor))
            logOpenings()
        }
        // Logging may have waited for somebody who changed the case that was read before.
        tellNews()
    }

    /// Logs what has been opened. While somebody else writes it is kept for later, so that no answer waits for her.
    private func logOpenings() {
        while let opening = openings.first {
            // On a database that can only be read nothing can be logged; looking at it is not refused for that.
            guard (try? store.logOpeningAtOnce(of: opening.caseID, by: opening.actor)) ?? true else { return }
            openings.removeFirst()
        }
    }

    private func wrote(_ token: Token, _ receipt: ActReceipt) throws {
        answer(.acted(token, receipt))
        tellNews()
    }

    /// Says that another process has written; what we wrote ourselves is no news, and the store leaves it out.
    private func tellNews() {
        guard let now = try? store.dataVersion(), now != version else { return }
        if version != nil { answer(.dataChanged) }
        version = now
    }

    private func answer(_ message: AppMessage) {
        let waker = condition.withLock {
            answers.append(message)
            return self.waker
        }
        waker?.wake()
    }

    /// Asks the store.
    static func answer(_ question: Question, _ store: ReceptionStore, _ actor: Actor) throws -> Answer {
        switch question {
        case .queue(let query, let after): return .page(try store.queue(query, after: after, for: actor))
        case .queueBefore(let query, let before):
            return .page(try store.queue(query, before: before, for: actor))
        case .day(let login): return .day(try store.day(of: login, for: actor))
        case .caseFile(let number), .openCase(let number):
            return .caseFile(try store.caseFile(number, for: actor))
        case .revealCase(let number, let reason):
            try store.reveal(number, because: reason, by: actor)
            let view = try store.caseFile(number, for: actor)
            try store.logOpening(of: view.file.id, by: actor)
            return .caseFile(view)
        case .viewers(let number):
            return .viewers(try store.viewers(of: number), try store.caseworkers())
        case .caseworkers: return .caseworkers(try store.caseworkers())
        case .known(let queries):
            return .known(try queries.map { try store.known($0.known, for: actor) })
        case .landlords: return .landlords(try store.landlords(limit: 200))
        case .ruleCount(let rule):
            return .ruleCount(
                rule, RuleCount(try store.openCount(of: rule, limit: RuleCount.end, for: actor)))
        case .windows(let scope, let place, let limit):
            return .windows(try store.windows(scope, place, limit: limit, for: actor))
        case .waitGroups(let scope): return .waitGroups(try store.waitGroups(scope, for: actor))
        case .waiting(let rule, let scope, let place, let limit):
            return .waiting(try store.waiting(by: rule, scope, place, limit: limit, for: actor))
        case .cases(let query, let place, let backwards):
            return .cases(try store.caseList(query, from: place, backwards: backwards, for: actor))
        case .caseCount(let scope, let includesClosed):
            return .caseCount(try store.caseCount(scope, includesClosed: includesClosed))
        case .search(let text, let limit):
            return .hits(try store.search(text, limit: limit, for: actor))
        case .undoable:
            let found = try store.undoable(by: actor)
            return .undoable(Undoable(undo: found.undo, redo: found.redo))
        case .bookings(let query): return .bookings(try store.bookings(query, for: actor))
        case .dwellings(let list, let place, let limit):
            let page = try store.flats(list, place, limit: limit, for: actor)
            return .dwellings(
                RowPage(
                    rows: page.rows.map { DwellingEntry($0, on: actor.today) },
                    hasMoreBefore: page.hasMoreBefore, hasMoreAfter: page.hasMoreAfter))
        case .dwellingMatches(let number, let norms):
            return try matches(number, norms, store, actor)
        case .dwellingCase(let number):
            let view = try store.caseFile(number, for: actor)
            return .dwellingCase(view, try store.flats(of: view.file.id, for: actor))
        case .clashes(let draft): return .clashes(try store.clashes(of: draft, for: actor))
        case .journal(let number, let place, let limit):
            return .journal(try store.journal(of: number, place, limit: limit, for: actor))
        case .arrivals(let scope, let days, let after, let limit):
            return .arrivals(
                try store.arrivalGroups(scope, on: days, after: after, limit: limit, for: actor))
        case .team: return .team(try store.team(for: actor))
        case .handovers: return .handovers(try store.handovers(for: actor))
        case .partners: return .partners(try store.partners())
        case .disclosure(let request, let partner):
            let paper = try paper(request, store, actor)
            return .disclosure(
                try store.disclosure(to: partner.number, of: Set(paper.cases), for: actor))
        case .offering(let cases): return .offering(try store.offering(cases))
        case .absences: return .absences(try store.records(.absence, on: actor.today ... .distantFuture))
        case .caseload(let login): return .offering(try store.offering(of: login))
        case .report(let period): return .report(try store.report(period, for: actor))
        case .lead: return .lead(try store.leadBoard(for: actor))
        case .quota(let year): return .quota(try store.quota(year, for: actor))
        case .quotaSums(let year): return .quota(try store.quotaSums(year))
        case .files(let numbers):
            return .files(try numbers.map { try store.caseFile($0, for: actor) })
        case .openCount(let scope):
            let count = try store.openCount(scope, for: actor)
            return .openCount(open: count.open, overdue: count.overdue)
        }
    }

    /// The free flats as they suit a household; so many are looked at.
    private static func matches(
        _ number: CaseNumber, _ norms: [Int: Int], _ store: ReceptionStore, _ actor: Actor
    ) throws -> Answer {
        let view = try store.caseFile(number, for: actor)
        guard !view.isMasked else { throw StoreError.refused(.masked, number) }
        let needs = DwellingNeeds(view.file, norms: norms, on: actor.today)
        let free = try store.flats(.free, .first, limit: 2000, for: actor).rows
        let found = DwellingMatch.all(free, for: needs, on: actor.today)
        return .dwellings(
            RowPage(
                rows: found.enumerated().map { DwellingEntry($1, place: $0) }, hasMoreBefore: false,
                hasMoreAfter: false))
    }
}
