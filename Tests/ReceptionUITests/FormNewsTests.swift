// A form that is open while somebody else writes in the same case: both values are shown, none is lost unseen.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct FormNewsTests {
    private func form(_ driver: Driver) -> Form? {
        guard case .form(let form)? = driver.state.overlays.last else { return nil }
        return form
    }

    private func status(_ driver: Driver) -> String { driver.frame.line(driver.context.size.rows - 2) }

    /// The details of the first case, open in a form.
    private func opened(columns: Int = 120) -> Driver {
        var driver = Driver(.myDay, columns: columns, rows: 40)
        driver.press(": '2026-0001 Enter E")
        return driver
    }

    /// Björn writes in the same case; the program is told when it looks.
    private func somebodyWrites(_ details: [CaseDetail: String], beside driver: Driver) throws {
        let file = driver.store.files[0]
        let request = ActRequest(
            kind: .correct, subject: nil, steps: [(file.id, .correctCase(details, from: World.today))])
        _ = try driver.store.apply(
            request,
            by: Actor(
                login: World.bjorn, actual: World.bjorn, role: .caseworker, today: World.today, now: World.now
            )
        )
    }

    @Test func aFieldThatNobodyTypedInShowsWhatSomebodyElseStored() throws {
        var driver = opened()
        driver.press("Tab 'Hyresbolaget")
        try somebodyWrites([.address: "Storgatan 3"], beside: driver)
        driver.send(.dataChanged)
        #expect(form(driver)?[.detail(.address)]?.text == "Storgatan 3")
        #expect(
            driver.frame.lines.contains { $0.contains("Storgatan 3") && $0.contains("ändrat nyss av bjorn") })
        #expect(form(driver)?.current == .detail(.dwellingNumber))
    }

    @Test func bothValuesAreShownAndTheSecondSaveKeepsOnesOwn() throws {
        var driver = opened()
        driver.press("Ctrl-U 'Parkgatan_7")
        try somebodyWrites([.address: "Storgatan 3"], beside: driver)
        driver.send(.dataChanged)
        #expect(
            driver.frame.lines.contains {
                $0.contains("Parkgatan 7") && $0.contains("nu: Storgatan 3 (bjorn)")
            })
        driver.press("Tab Ctrl-S")
        #expect(form(driver)?.current == .detail(.address))
        #expect(status(driver).contains("ändrades medan du skrev. nu: Storgatan 3 (bjorn)"))
        #expect(driver.commands.isEmpty)
        driver.press("Ctrl-S")
        #expect(driver.store.files[0].details[.address] == "Parkgatan 7")
        #expect(form(driver) == nil)
    }

    @Test func controlRTakesWhatSomebodyElseStored() throws {
        var driver = opened()
        driver.press("Ctrl-U 'Parkgatan_7")
        try somebodyWrites([.address: "Storgatan 3"], beside: driver)
        driver.send(.dataChanged)
        driver.press("Ctrl-R")
        #expect(form(driver)?[.detail(.address)]?.text == "Storgatan 3")
        // Nothing of one's own is left to be written.
        driver.press("Ctrl-S")
        #expect(driver.commands.isEmpty && form(driver) == nil)
        #expect(driver.store.files[0].details[.address] == "Storgatan 3")
    }

    @Test func theCaseIsLookedAtOnceMoreBeforeItIsWritten() throws {
        var driver = opened()
        driver.press("Ctrl-U 'Parkgatan_7")
        try somebodyWrites([.address: "Storgatan 3"], beside: driver)
        // The program has not yet heard of it.
        driver.press("Ctrl-S")
        #expect(driver.commands.isEmpty)
        #expect(status(driver).contains("nu: Storgatan 3 (bjorn)"))
        // It is written over on purpose only, and what comes after that is asked about anew.
        try somebodyWrites([.address: "Torggatan 1"], beside: driver)
        driver.press("Ctrl-S")
        #expect(driver.commands.isEmpty)
        #expect(status(driver).contains("nu: Torggatan 1 (bjorn)"))
        driver.press("Ctrl-S")
        #expect(driver.store.files[0].details[.address] == "Parkgatan 7")
    }

    @Test func eachFieldIsAskedAboutByItself() throws {
        var driver = opened()
        driver.press("Ctrl-U 'Parkgatan_7 Tab Ctrl-U '1201")
        try somebodyWrites([.address: "Storgatan 3", .dwellingNumber: "1502"], beside: driver)
        driver.press("Ctrl-S")
        #expect(form(driver)?.current == .detail(.address))
        driver.press("Ctrl-S")
        #expect(form(driver)?.current == .detail(.dwellingNumber))
        #expect(driver.commands.isEmpty)
        driver.press("Ctrl-R Ctrl-S")
        #expect(driver.store.files[0].details[.address] == "Parkgatan 7")
        #expect(driver.store.files[0].details[.dwellingNumber] == "1502")
    }

    @Test func theSameValueFromTwoPeopleIsNoRivalry() throws {
        var driver = opened()
        driver.press("Ctrl-U 'Storgatan_3")
        try somebodyWrites([.address: "Storgatan 3"], beside: driver)
        driver.press("Ctrl-S")
        #expect(form(driver) == nil && driver.commands.isEmpty)
    }

    @Test func whatWasTakenAwayIsShownAsEmpty() throws {
        var driver = opened()
        driver.press("Ctrl-U 'Parkgatan_7")
        try somebodyWrites([.address: ""], beside: driver)
        driver.send(.dataChanged)
        #expect(driver.frame.lines.contains { $0.contains("Parkgatan 7") && $0.contains("nu: tomt (bjorn)") })
    }

    @Test func whereNothingFitsBesideTheFieldTheStatusLineShowsBoth() throws {
        var driver = opened(columns: 40)
        driver.resize(40, 12)
        driver.press("Ctrl-U 'Parkgatan_7")
        try somebodyWrites([.address: "Storgatan 3"], beside: driver)
        driver.send(.dataChanged)
        #expect(
            driver.frame.lines.contains {
                $0.contains("Parkgatan 7") && $0.contains("\(driver.context.glyphs.late)adress")
                    || $0.contains("\(driver.context.glyphs.late)Adress")
            })
        #expect(status(driver).contains("Storgatan 3"))
    }
}
