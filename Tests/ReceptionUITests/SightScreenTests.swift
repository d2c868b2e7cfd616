// Protected households on the screen: shown after a reason, by those who are named, and who that is.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct SightScreenTests {
    private func picture(_ driver: Driver) -> String { driver.frame.lines.joined(separator: "\n") }

    @Test func herOwnHandlaggareSaysWhyFirst() {
        var driver = Driver(.myDay, columns: 100, rows: 30)
        driver.press(": '2026-0005 Enter")
        #expect(!picture(driver).contains("Hemlig"))
        #expect(picture(driver).contains("V visar hushållet när du har sagt varför."))
        driver.press("V Enter")
        // Without a reason nothing is shown.
        #expect(!driver.state.overlays.isEmpty && !picture(driver).contains("Hemlig"))
        driver.press("'Samtal Enter")
        #expect(driver.state.overlays.isEmpty && picture(driver).contains("Hemligsson, Hemlig"))
        driver.press("V")
        #expect(driver.state.notice?.tone == .bad)
    }

    /// How a date was computed may tell a birth date.
    @Test func whyADateIsWhatItIsIsSaidToThoseWhoSeeTheHousehold() {
        var driver = Driver(.myDay, columns: 100, rows: 30)
        driver.press(": '2026-0005 Enter w")
        #expect(picture(driver).contains("Hur dagen är räknad") && !picture(driver).contains("Källa"))
        driver.press("Esc V 'Samtal Enter w")
        #expect(!picture(driver).contains("Hur dagen är räknad"))
    }

    @Test func aRoleIsNotEnough() {
        for (login, role) in [
            (Login("lea"), Role.teamLead), (Login("bjorn"), .caseworker), (Login("rut"), .reader),
        ] {
            var driver = Driver(.myDay, columns: 100, rows: 30, role: role, user: login)
            driver.press(": '2026-0005 Enter V")
            #expect(driver.state.overlays.isEmpty && driver.state.notice?.tone == .bad, "\(login)")
            #expect(!picture(driver).contains("Hemlig") && !picture(driver).contains("V visar"))
        }
    }

    @Test func theHandlaggareNamesACollegueAndTakesTheNameAway() throws {
        var driver = Driver(.myDay, columns: 100, rows: 30)
        driver.press(": '2026-0005 Enter : 'behöriga Enter")
        #expect(picture(driver).contains("Vem får se 2026-0005, utom handläggaren?"))
        driver.press("'bj Enter")
        let number = try #require(CaseNumber("2026-0005"))
        #expect(driver.store.viewers(of: number).compactMap { $0.viewer?.login } == [World.bjorn])
        var bjorn = Driver(.myDay, columns: 100, rows: 30, user: World.bjorn, store: driver.store)
        bjorn.press(": '2026-0005 Enter V 'Vikarie Enter")
        #expect(picture(bjorn).contains("Hemligsson, Hemlig"))
        driver.press(": 'behöriga Enter")
        #expect(picture(driver).contains("får se"))
        driver.press("'bj Enter")
        #expect(driver.store.viewers(of: number).isEmpty)
        driver.press(": '2026-0001 Enter : 'behöriga Enter")
        #expect(driver.state.overlays.isEmpty && driver.state.notice?.tone == .bad)
    }
}
