// `p`: what is shown becomes a paper, on a printer or in a file, and every outcome is said.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct PrintTests {
    private static func text(_ driver: Driver) -> String { driver.frame.lines.joined(separator: "\n") }

    private func prints(_ driver: Driver) -> [(PaperRequest, PaperPlace)] {
        driver.effects.compactMap { effect in
            guard case .print(_, let paper, let place, _) = effect else { return nil }
            return (paper, place)
        }
    }

    @Test func theFirstPrinterIsOffered() throws {
        var driver = Driver()
        driver.press("p")
        let picture = Self.text(driver)
        for part in ["Skriv ut Min dag", "kontoret", "reception", "PDF"] {
            #expect(picture.contains(part), "\(part)")
        }
        driver.press("Enter")
        let made = try #require(prints(driver).first)
        #expect(made.0 == .day(World.anna) && made.1 == .printer("kontoret"))
        #expect(driver.state.overlays.isEmpty && driver.state.notice?.tone == .good)
    }

    @Test func aCaseIsWrittenToAFile() throws {
        var driver = Driver()
        driver.press(": '2026-0001 Enter p 'pdf Enter")
        #expect(Self.text(driver).contains("2026-0001.pdf"))
        driver.press("Enter")
        let made = try #require(prints(driver).first)
        let number = try #require(CaseNumber("2026-0001"))
        #expect(made.0 == .summary(number) && made.1 == .file("2026-0001.pdf"))
        driver.press(": 'skriv-ut_~/a.txt Enter")
        #expect(prints(driver).last?.1 == .file("~/a.txt"))
    }

    @Test func withoutPrintersTheFileIsLeft() throws {
        var driver = Driver()
        driver.printers = []
        driver.press("p")
        #expect(Self.text(driver).contains("ingen skrivare är inlagd"))
        driver.press("Enter Esc")
        #expect(driver.state.overlays.isEmpty && prints(driver).isEmpty)
    }

    @Test func aFailureIsSaidAndNothingElseHappens() {
        var driver = Driver()
        driver.press("p")
        driver.printers = []
        driver.press("Enter")
        #expect(driver.state.notice == Notice(text: "kontoret", tone: .bad))
        #expect(!driver.state.isWaiting)
    }

    /// A printer may take a minute to answer; the screen goes on meanwhile, and the list may be left.
    @Test func printersMayComeLate() {
        var desk = Desk(driver: Driver())
        desk.send(.keyPressed(.character("p")))
        #expect(desk.pending.count == 1 && Self.text(desk.driver).contains("frågar CUPS"))
        desk.send(.keyPressed(.escape))
        desk.send(.keyPressed(.character("2")))
        desk.answerAll()
        #expect(desk.state.keyContext == .queue && desk.state.overlays.isEmpty)
    }

    @Test func otherScreensHaveNoPaper() {
        var driver = Driver()
        driver.press("9 p")
        #expect(driver.state.overlays.isEmpty && driver.state.notice?.tone == .bad)
        // Every screen with a paper has the key, and no other.
        let contexts = Keymap.standard[.print]?.contexts ?? []
        for stage in Stage.screens {
            var driver = Driver(.myDay, columns: 100, rows: 30, store: World.store())
            driver.press(stage.script)
            guard driver.state.keyContext == stage.context else { continue }
            #expect(
                (driver.state.top.content.paper != nil) == contexts.contains(stage.context), "\(stage.name)")
        }
    }
}
