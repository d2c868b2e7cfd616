// Closing a case on the screen: why, to whom, when, and one list of what the unit has open.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

struct ClosingScreenTests {
    private func text(_ driver: Driver) -> String { driver.frame.lines.joined(separator: "\n") }

    /// The case of a family with a lot open, and a booking to come.
    private func opened(columns: Int = 120, rows: Int = 60) throws -> (driver: Driver, index: Int) {
        let store = World.store()
        let index = try #require(
            store.files.firstIndex { $0.members.count > 2 && $0.closing == nil && !$0.isProtected })
        var driver = Driver(.myDay, columns: columns, rows: rows, store: store)
        _ = try store.apply(
            ActRequest(
                .book(World.today.adding(days: 4), Booking(minutes: 600, what: "Tandläkare")),
                on: store.files[index].id), by: driver.actor)
        driver.press(": '\(store.files[index].number) Enter")
        return (driver, index)
    }

    private func box(_ driver: Driver) throws -> CloseBox {
        guard case .closing(let box)? = driver.state.overlays.last else { throw StoreError.noSuchCase }
        return box
    }

    @Test func theQuestionsAreWhyToWhomAndWhen() throws {
        var (driver, index) = try opened()
        let number = driver.store.files[index].number.description
        driver.press(": 'avsluta-ärende Enter")
        #expect(text(driver).contains("Varför avslutas \(number)?"))
        driver.press("'arbete Enter")
        #expect(text(driver).contains("Vem tar över \(number)?") && text(driver).contains("arbetscoach"))
        driver.press("1")
        #expect(driver.frame.line(58).contains("\(number) avslutas (arbete, till arbetscoach), den"))
        driver.press("'991231 Enter")
        #expect(text(driver).contains("ligger i framtiden") || driver.frame.line(58).contains("den"))
        driver.press("Escape")
        #expect(driver.state.overlays.isEmpty && driver.commands.isEmpty)
    }

    @Test func everyRowIsAnsweredBeforeTheCaseIsClosed() throws {
        var (driver, index) = try opened()
        driver.press(": 'avsluta-ärende Enter 'arbete Enter 1 Enter")
        let rows = try box(driver).rows.count
        #expect(rows > 4)
        #expect(try box(driver).closing.items.count > rows, "the persons of a rule are one row")
        #expect(text(driver).contains("obesvarad") && text(driver).contains("\(rows) obesvarade"))
        driver.press("Enter")
        #expect(driver.commands.isEmpty && !driver.state.overlays.isEmpty)
        // Met, does not apply for the second reason, handed over; the rest likewise.
        driver.press("d x")
        #expect(text(driver).contains("Skäl: 1 avböjt"))
        driver.press("Escape")
        #expect(try box(driver).unanswered.count == rows - 1)
        driver.press("x 2 o k a")
        #expect(text(driver).contains("klar \(World.today)"))
        #expect(text(driver).contains("ej aktuell: inte relevant"))
        #expect(text(driver).contains("tas över av arbetscoach"))
        #expect(try box(driver).unanswered == [rows - 1], "the booking has its own answers")
        driver.press("Enter")
        #expect(driver.commands.isEmpty)
        #expect(try box(driver).list.selected == rows - 1)
        driver.press("d")
        #expect(text(driver).contains("En bokning avbokas"))
        driver.press("x")
        #expect(text(driver).contains("Allt är besvarat."))
        driver.press("Enter")
        guard case .close(.work, World.today, to: .jobCoach, note: "")? = driver.commands.last else {
            Issue.record("\(driver.commands)")
            return
        }
        let file = driver.store.files[index]
        #expect(file.closing != nil && !file.bookings.contains { $0.day > World.today })
        #expect(text(driver).contains("Avslutat \(World.today): arbete, till arbetscoach"))
        #expect(driver.frame.line(58).contains("avslutat"))
        driver.press("u")
        #expect(driver.store.files[index].closing == nil)
        #expect(driver.store.files[index].bookings.contains { $0.day > World.today })
    }

    @Test func withoutAReceiverNothingIsHandedOver() throws {
        var (driver, _) = try opened()
        driver.press(": 'avsluta-ärende Enter 'flyttat Enter 0 Enter o")
        #expect(text(driver).contains("Ingen tar över hushållet"))
        #expect(try box(driver).unanswered.first == 0)
    }

    @Test func aClosedCaseIsFollowedUpAndOpenedAgain() throws {
        var (driver, index) = try opened()
        driver.press(": 'öppna-igen Enter")
        #expect(text(driver).contains("Ärendet är inte avslutat."))
        driver.press(": 'avsluta-ärende Enter 'flyttat Enter 4 Enter x 1 k a G x Enter")
        #expect(driver.store.files[index].ending?.receiver == .municipality)
        driver.press(": 'avsluta-ärende Enter")
        #expect(text(driver).contains("öppna det igen först"))
        #expect(driver.state.overlays.isEmpty)
        let key = try #require(
            try driver.store.caseFile(driver.store.files[index].number, for: driver.actor).deadlines
                .first { $0.key.rule == "AVS-3M" }
        ).key
        #expect(text(driver).contains("Uppföljning efter avslutet"))
        driver.press("g d Enter")
        #expect(driver.commands.last == .complete([key], on: World.today))
        #expect(driver.store.files[index].facts.contains { $0.id == .followUpDone })
        driver.press(": 'öppna-igen Enter")
        #expect(driver.commands.last == .reopen)
        #expect(driver.store.files[index].closing == nil)
    }

    @Test func theListIsReadLineByLineAndFitsASmallTerminal() throws {
        var (driver, _) = try opened(columns: 80, rows: 24)
        driver.press(": 'avsluta-ärende Enter 'arbete Enter 1 Enter")
        #expect(driver.frame.lines.allSatisfy { DisplayWidth.of($0) <= 80 })
        #expect(driver.frame.lines.joined().contains("obesvarade"))
        driver.press("G")
        #expect(driver.frame.lines.joined().contains("Tandläkare"))
        let lines = PlainOverlays.lines(try #require(driver.state.overlays.last), driver.context)
        let rows = try box(driver).rows.count
        #expect(lines.count == rows + 2)
        #expect(lines.filter(\.isSelected).count == 1)
        #expect(lines.last?.text.contains("obesvarade") == true)
    }

    @Test func aReaderClosesNothing() {
        var reader = Driver(.myDay, role: .reader)
        reader.press(": '2026-0002 Enter : 'avsluta-ärende Enter")
        #expect(reader.state.overlays.isEmpty)
        #expect(reader.frame.line(22).contains("Med din roll"))
    }
}
