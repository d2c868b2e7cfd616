// Keys that come before the answers they are about: a burst of typing, or a slow database.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

extension Driver {
    /// Presses keys before anything is answered.
    /// - Returns: what is to be carried out.
    mutating func burst(_ script: String) -> [Effect] {
        Self.keys(script).flatMap { update(&state, .keyPressed($0), context) }
    }

    /// Carries out what a burst has left, and all that follows.
    mutating func settle(_ effects: [Effect]) {
        for effect in effects {
            if let answer = carryOut(effect) { send(answer) }
        }
    }
}

struct LateAnswerTests {
    @Test func aListThatHasNotComeIsNotGoneThrough() {
        var driver = Driver(.myDay)
        let effects = driver.burst("+ Tab Space Ctrl-N Ctrl-P Space")
        guard case .form(let form)? = driver.state.overlays.last else {
            Issue.record("no form")
            return
        }
        #expect(form.current == .caseworker && form[.caseworker]?.input.text == "anna")
        driver.settle(effects)
        driver.press("Space")
        guard case .form(let later)? = driver.state.overlays.last else { return }
        #expect(later[.caseworker]?.input.text == "bjorn")
    }
}
