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
    private var waker: CursesTerminal.Waker?
    // The thread's own.
    private var version: Int?

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
            case .check: tellNews()
            case .stop:
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
            case .cancel, .editNote, .changeView, .copy, .redraw, .suspend, .quit: break
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
            // On a database that can only be read nothing can be logged; looking at it is not refused for that.
            try? store.logOpening(of: view.file.id, by: actor)
        }
        // Logging may have waited for somebody who changed the case that was read before.
        tellNews()
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
        case .clashes(let draft): return .clashes(try store.clashes(of: draft, for: actor))
        case .journal(let number, let place, let limit):
            return .journal(try store.journal(of: number, place, limit: limit, for: actor))
        case .arrivals(let scope, let days, let limit):
            return .arrivals(try store.arrivalGroups(scope, on: days, limit: limit, for: actor))
        case .quota(let year): return .quota(try store.quota(year, for: actor))
        case .files(let numbers):
            return .files(try numbers.map { try store.caseFile($0, for: actor) })
        case .openCount(let scope):
            let count = try store.openCount(scope, for: actor)
            return .openCount(open: count.open, overdue: count.overdue)
        }
    }
}
