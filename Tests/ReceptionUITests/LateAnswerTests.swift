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

    @Test func enterBeforeTheHitsOpensTheFirstOfThem() {
        var driver = Driver(.myDay)
        let effects = driver.burst("f 'rahimi Enter")
        #expect(!driver.state.overlays.isEmpty)
        driver.settle(effects)
        #expect(driver.state.overlays.isEmpty && driver.frame.line(0).contains("Rahimi"))
    }

    @Test func anotherKeyAfterThatEnterTakesItBack() {
        var driver = Driver(.myDay)
        driver.settle(driver.burst("f 'rahim Enter 'i"))
        #expect(driver.state.overlays.count == 1)
        driver.press("'xyz Enter")
        #expect(driver.state.overlays.count == 1)
    }

    @Test func thePaneOfAnEmptyListWaitsForNothing() {
        for start in [StartScreen.queue(QueueFilter(scope: .all)), .cases] {
            var driver = Driver(start)
            driver.press("/ 'zzzz Enter Tab")
            #expect(!driver.frame.lines.contains { $0.contains("hämtar") })
        }
    }

    @Test func undoingANewCaseLeavesItsScreen() {
        var driver = Driver(.myDay)
        driver.press("+ 'kvot Tab Tab Tab")
        guard case .form(let form)? = driver.state.overlays.last else { return }
        driver.state.overlays = []
        var full = form
        full[.person(0, .familyName)]?.input.text = "Provsson"
        full[.person(0, .givenName)]?.input.text = "Amal"
        full[.person(0, .birthDate)]?.input.text = "1991-05-02"
        driver.state.overlays = [.form(full)]
        driver.press("Ctrl-S")
        #expect(driver.frame.line(0).contains("Provsson"))
        driver.press("J")
        guard case .undo(let token)? = driver.burst("u").first,
            let receipt = try? driver.store.undo(by: World.actor)
        else { return }
        // The journal, then the case below it.
        var effects = update(&driver.state, .acted(token, receipt), driver.context)
        for _ in 0..<2 {
            guard
                case .ask(let asked, let question)? = effects.first(where: { effect in
                    if case .ask(_, .undoable) = effect { false } else { effect.token != nil }
                })
            else { break }
            #expect("\(question)".contains("2026"), "\(question)")
            effects = update(&driver.state, .failed(asked, .noSuchCase), driver.context)
        }
        #expect(driver.state.keyContext == .myDay && driver.state.screens.count == 1)
        #expect(driver.frame.line(22).contains("Ångrat: Nytt ärende"), "\(driver.frame.line(22))")
    }
}
