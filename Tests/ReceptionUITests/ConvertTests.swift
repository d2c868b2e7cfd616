// Changing the kind of a case on the screen: the command, the list of kinds, the day, and the origin in the title.

import Reception
import Testing

@testable import ReceptionUI

struct ConvertTests {
    private func title(_ driver: Driver) -> String { driver.frame.line(0) }

    @Test func anEgenbosattHouseholdBecomesAnvisadAndBack() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0002 Enter : 'konvertera Enter")
        let offered = driver.frame.lines.joined(separator: "\n")
        #expect(offered.contains("Ny ärendetyp för 2026-0002, nu ABO"))
        #expect(offered.contains("EBO") && offered.contains("fel från början, 2026-03-02"))
        driver.press("1")
        #expect(driver.frame.line(22).contains("2026-03-02"))
        driver.press("Enter")
        #expect(driver.commands == [.convert(to: .ebo, on: World.today)])
        #expect(driver.frame.line(22).contains("2026-0002 är EBO från 2026-03-02"))
        #expect(driver.store.files[1].latestKind == .ebo)
        driver.press("u")
        #expect(driver.store.files[1].latestKind == .abo)
        #expect(title(driver).contains("2026-0002 ABO"))
    }

    @Test func temporaryProtectionWaitsForRegistrationAndKeepsItsOrigin() {
        let store = World.store()
        var driver = Driver(.myDay, store: store)
        driver.press(": '2026-0003 Enter : 'convert Enter")
        #expect(driver.frame.lines.joined(separator: "\n").contains("Folkbokföring saknas"))
        driver.press("1")
        #expect(driver.commands.isEmpty)
        #expect(driver.frame.line(22).contains("Folkbokföring saknas"))
        driver.press("Esc r 'folkbokförd Enter Enter Enter")
        driver.press(": 'konvertera Enter 2 Enter")
        #expect(driver.commands.last == .convert(to: .ebo, on: World.today))
        #expect(title(driver).contains("2026-0003 EBO (MASSFLYKT till 2026-03-02)"))
        driver.press("u")
        #expect(title(driver).contains("2026-0003 MASSFLYKT ·"))
    }

    @Test func aDayToComeIsRefusedWithAReason() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0002 Enter : 'konvertera Enter 1 '260601 Enter")
        let text = driver.frame.lines.joined(separator: "\n")
        #expect(text.contains("kan inte börja i framtiden"))
        #expect(driver.store.files[1].latestKind == .abo)
    }

    @Test func itIsDoneInACaseByThoseWhoMayChangeIt() {
        var queue = Driver(.queue(QueueFilter(scope: .all)))
        queue.press(": 'konvertera Enter")
        #expect(queue.state.overlays.isEmpty == false && queue.commands.isEmpty)
        var reader = Driver(.myDay, role: .reader)
        reader.press(": '2026-0002 Enter : 'konvertera Enter")
        #expect(reader.state.overlays.isEmpty)
        #expect(reader.frame.line(22).contains("Med din roll"))
    }
}
