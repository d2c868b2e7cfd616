// An act that is refused: what was answered comes back with the reason, and what cannot be is said at once.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct RefusalTests {
    private func picker(_ driver: Driver) -> PersonPicker? {
        if case .persons(let picker)? = driver.state.overlays.last { picker } else { nil }
    }

    private func text(_ driver: Driver) -> String { driver.frame.lines.joined(separator: "\n") }

    /// A case with the cursor on a row of the section.
    private func open(_ number: String, on section: CaseSection) -> Driver {
        var driver = Driver(.myDay)
        driver.press(": '\(number) Enter")
        for _ in 0..<300 {
            guard case .caseFile(let state) = driver.state.top.content else { break }
            if state.selectedItem?.section == section { break }
            driver.press("j")
        }
        return driver
    }

    @Test func theChoiceOfPersonsComesBackWithTheReason() {
        var driver = open("2026-0001", on: .household)
        driver.press("r 'uppehåll_i_etab Enter '260201 Enter '260228 Enter 1 a")
        driver.refusal = .refused(.noWindowToPause(person: 3), nil)
        driver.press("3 Enter")
        #expect(picker(driver)?.subjects == .persons([1, 2, 4, 5, 6]))
        #expect(text(driver).contains("Person 3 har inget"), "\(text(driver))")
        driver.refusal = nil
        driver.press("4")
        #expect(!text(driver).contains("Person 3 har inget"))
        driver.press("4 Enter")
        #expect(driver.commands.count == 2 && driver.commands[0] == driver.commands.last)
    }

    @Test func theLastPromptComesBackWithWhatWasTyped() {
        var driver = open("2026-0001", on: .household)
        driver.press("b '+3d Enter 'Ring_skolan")
        driver.refusal = .busy
        driver.press("Enter")
        guard case .prompt(let prompt)? = driver.state.overlays.last else {
            Issue.record("the prompt is gone")
            return
        }
        #expect(prompt.field.text == "Ring skolan" && prompt.problem != nil)
        #expect(
            driver.frame.line(21).contains("fem sekunder") || driver.frame.line(20).contains("fem sekunder"))
        driver.refusal = nil
        driver.press("Enter")
        #expect(driver.state.overlays.isEmpty && driver.commands.count == 2)
        #expect(driver.state.notice?.tone == .good)
    }

    @Test func whatWasOpenedSinceStaysOnTop() {
        var driver = open("2026-0001", on: .household)
        driver.refusal = .busy
        let effects = driver.burst("b '+3d Enter 'Ring Enter f")
        driver.settle(effects)
        guard case .search? = driver.state.overlays.last else {
            Issue.record("the search is not on top")
            return
        }
        driver.press("Esc")
        guard case .prompt? = driver.state.overlays.last else {
            Issue.record("the prompt is gone")
            return
        }
        driver.press("Esc")
        #expect(driver.state.overlays.isEmpty && driver.state.answered.isEmpty)
    }

    /// Several acts can be on their way while the store is busy; what is refused of them does not pile up without end.
    @Test func manyThatAreRefusedAtOnceDoNotPileUp() {
        var driver = open("2026-0001", on: .household)
        driver.refusal = .busy
        var effects: [Effect] = []
        for word in ["Ett", "Två", "Tre", "Fyra", "Fem", "Sex"] {
            effects += driver.burst("b '+3d Enter '\(word) Enter")
        }
        driver.settle(effects)
        #expect(driver.state.overlays.count == 3 && driver.state.answered.isEmpty)
        #expect(driver.state.notice?.tone == .bad)
        driver.press("Esc Esc Esc")
        #expect(driver.state.overlays.isEmpty)
    }

    @Test(arguments: [
        ("r 'mottagen_i Enter '+3d Enter", "framtiden"),
        ("r 'uppehåll_i_etab Enter '260201 Enter '260101 Enter", "2026-01-01"),
    ])
    func aDayThatCannotBeIsSaidAtItsOwnPrompt(_ keys: String, _ said: String) {
        var driver = open("2026-0004", on: .household)
        driver.press(keys)
        guard case .prompt(let prompt)? = driver.state.overlays.last else {
            Issue.record("no prompt")
            return
        }
        #expect(prompt.problem?.contains(said) == true, "\(prompt.problem ?? "nothing")")
        #expect(driver.commands.isEmpty)
    }

    @Test func aPersonsRowMeansThatPerson() {
        var driver = open("2026-0001", on: .household)
        driver.press("j j r 'ut-kort Enter Enter")
        #expect(picker(driver)?.subjects == .persons([3]))
        driver.press("a Enter")
        #expect(
            driver.commands == [
                .record(
                    "permit_card_received", World.today, .everyone(except: []), until: nil, value: nil)
            ])
    }

    @Test func aFactIsTakenBackWithAReason() throws {
        var driver = open("2026-0001", on: .facts)
        guard case .caseFile(let state) = driver.state.top.content,
            let fact = state.chosen(driver.context)?.fact
        else {
            Issue.record("no fact is selected")
            return
        }
        let before = driver.store.files[0].facts.count
        driver.press("x")
        #expect(driver.frame.line(22).contains("Ta tillbaka"))
        #expect(driver.frame.line(22).contains(fact.day.description))
        driver.press("Enter")
        #expect(driver.commands.isEmpty && !driver.state.overlays.isEmpty)
        driver.press("'fel_dag Enter")
        #expect(
            driver.commands == [.retract(fact.id, person: fact.person, day: fact.day, reason: "fel dag")])
        #expect(driver.store.files[0].facts.count == before - 1)
        #expect(driver.frame.line(22).contains("Tillbakataget"))
        driver.press("u")
        #expect(driver.store.files[0].facts.count == before)
    }

    @Test(arguments: ["rätta", "ta_tillbaka"])
    func helpFindsIt(_ typed: String) {
        var driver = open("2026-0001", on: .facts)
        driver.press("? '\(typed)")
        guard case .chooser(let chooser)? = driver.state.overlays.last else { return }
        #expect(chooser.items.contains { $0.value == .binding(.waive) && $0.reason == nil })
    }

    @Test func theConflictSaysWhichKeyTakesTheFirstBack() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0001 Enter r 'mottagen_i Enter '260110 Enter")
        #expect(text(driver).contains("x på dess rad"))
        driver.press("Esc")
        guard case .prompt(let prompt)? = driver.state.overlays.last else {
            Issue.record("the prompt is gone")
            return
        }
        #expect(prompt.field.text == "260110")
    }

    @Test func aCancelledBookingIsNamed() {
        var driver = open("2026-0001", on: .household)
        driver.press("B 'imorgon Tab '10:00 Tab 'Tandläkare Ctrl-S")
        #expect(driver.commands.count == 1)
        driver.press("0")
        for _ in 0..<50 {
            if case .bookings(let state) = driver.state.top.content,
                state.selected?.booking.what == "Tandläkare"
            {
                break
            }
            driver.press("j")
        }
        driver.press("x")
        #expect(
            driver.frame.line(22).contains("Avbokat: Tandläkare 2026-03-03 10:00."),
            "\(driver.frame.line(22))")
    }

    @Test func aBookingThatIsCancelledTooLateSaysSo() {
        var driver = Driver(.myDay)
        let booking = Booking(minutes: 600, what: "Tolk", cancelBy: World.day("2026-02-27"))
        do {
            _ = try driver.store.apply(
                ActRequest(.book(World.today, booking), on: driver.store.files[0].id), by: World.actor)
        } catch {
            Issue.record("\(error)")
        }
        driver.press("0")
        for _ in 0..<50 {
            if case .bookings(let state) = driver.state.top.content, state.selected?.booking.what == "Tolk" {
                break
            }
            driver.press("j")
        }
        driver.press("x")
        #expect(driver.frame.line(22).contains("2026-02-27 har passerat"), "\(driver.frame.line(22))")
    }

    @Test func aMisspeltLoginLosesNothingOfWhatWasAnswered() {
        var driver = open("2026-0001", on: .household)
        driver.press(": 'flytta-ut Enter 5 n 2 Enter Enter 1 'xyzzy Enter")
        guard case .prompt(let prompt)? = driver.state.overlays.last, case .seenBy(let flow) = prompt.purpose
        else {
            Issue.record("the last question is gone")
            return
        }
        #expect(flow.reason == .ownCase && flow.persons == [2] && flow.day == World.today)
        #expect(prompt.field.text == "xyzzy" && text(driver).contains("xyzzy finns inte"))
        driver.press("Ctrl-U 'bjorn Enter")
        #expect(driver.state.overlays.isEmpty && driver.state.notice?.tone == .good)
    }

    @Test func aRowOfEstablishmentMeansItsPerson() {
        var driver = Driver(.establishment)
        driver.press("c c")
        for _ in 0..<20 {
            guard case .establishment(let state) = driver.state.top.content, let row = state.selectedRow
            else { break }
            let present = driver.store.files.first { $0.id == row.caseID }?.members.count ?? 0
            if present > 1, !row.isMasked {
                driver.press("r 'ut-kort Enter Enter")
                #expect(picker(driver)?.subjects == .persons([row.cursor.person]))
                return
            }
            driver.press("j")
        }
    }
}
