// The interface with a world that takes its time: answers come late, out of order, as failures, or for what nobody waits.

import Reception
import TerminalKit

@testable import ReceptionUI

/// One user at one terminal whose questions are answered when somebody says so.
struct Desk {
    var driver: Driver
    /// What is asked for and has no answer yet, oldest first.
    private(set) var pending: [Effect] = []
    /// What was given up; an answer to it may be on its way all the same.
    private(set) var cancelled: [Effect] = []

    var state: AppState { driver.state }
    var context: AppContext { driver.context }

    /// Sends a message; what follows waits.
    mutating func send(_ message: AppMessage) {
        for effect in update(&driver.state, message, driver.context) {
            switch effect {
            case .cancel(let token):
                guard let index = pending.firstIndex(where: { $0.token == token }) else { break }
                cancelled.append(pending.remove(at: index))
                if cancelled.count > 6 { cancelled.removeFirst() }
            case .ask, .act, .undo, .redo, .editNote, .changeView, .printers, .print: pending.append(effect)
            case .copy, .redraw, .suspend, .quit: break
            }
        }
    }

    /// Answers one of the questions.
    mutating func answer(_ index: Int) {
        guard pending.indices.contains(index) else { return }
        deliver(pending.remove(at: index))
    }

    /// Answers everything, and what is asked because of the answers, oldest first.
    mutating func answerAll() {
        var turns = 0
        while !pending.isEmpty, turns < 200 {
            answer(0)
            turns += 1
        }
    }

    /// Answers what was given up.
    mutating func answerCancelled() {
        guard !cancelled.isEmpty else { return }
        deliver(cancelled.removeFirst())
    }

    private mutating func deliver(_ effect: Effect) {
        let answer = driver.carryOut(effect)
        driver.effects = []
        if let answer { send(answer) }
    }

    /// Lets one of the questions fail.
    mutating func fail(_ index: Int, _ error: StoreError) {
        guard pending.indices.contains(index) else { return }
        let effect = pending.remove(at: index)
        guard let token = effect.token else { return }
        switch effect {
        case .editNote: send(.noteAbandoned(token, .editorFailed(status: 2)))
        case .changeView: send(.viewsFailed(token, .cannotWrite(path: "/\u{202E}")))
        case .printers: send(.printersListed(token, [], trouble: "\u{202E}"))
        case .print: send(.printFailed(token, "\u{202E}"))
        default: send(.failed(token, error))
        }
    }

    /// It is a day later.
    mutating func passMidnight() {
        driver.context.today = driver.context.today.adding(days: 1)
        driver.context.now = Moment(seconds: driver.context.now.seconds + 86400)
        send(.resumed)
    }

    mutating func resize(_ columns: Int, _ rows: Int) {
        driver.context.size = ScreenSize(columns: columns, rows: rows)
        send(.resized)
    }
}
