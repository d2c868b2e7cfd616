// Hjälp: every key and word is there, found by typing, and Enter does what can be done from there.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct ManualTests {
    private func state(_ driver: Driver) -> ManualState? {
        guard case .manual(let state) = driver.state.top.content else { return nil }
        return state
    }

    @Test(arguments: [(80, 24), (120, 40), (40, 12)], Catalogue.Language.allCases)
    func screen(_ size: (Int, Int), _ language: Catalogue.Language) throws {
        var driver = Driver(.manual, columns: size.0, rows: size.1, language: language)
        driver.press("j j j")
        try expectSnapshot(driver.frame.snapshot, named: "manual-\(size.0)x\(size.1)-\(language)")
    }

    @Test func everyBindingOfEveryScreenIsThere() throws {
        let manual = try #require(state(Driver(.manual)))
        for binding in Keymap.standard.bindings {
            #expect(manual.lines.contains { $0.binding == binding.id }, "\(binding.id)")
        }
        for context in KeyContext.allCases where context != .manual {
            let title = Catalogue(.sv)(KeysPage.title(of: context))
            #expect(manual.lines.contains { $0.isHeading && $0.part == title }, "\(context)")
        }
    }

    /// What is explained stands before a colon in both languages, and no explanation is empty.
    @Test(arguments: Catalogue.Language.allCases) func everyLineSaysSomething(_ language: Catalogue.Language)
        throws
    {
        let manual = try #require(state(Driver(.manual, language: language)))
        for line in manual.lines where !line.isHeading && line.binding == nil {
            #expect(!line.lead.isEmpty && !line.text.isEmpty && line.lead.count < 32, "\(line)")
        }
    }

    @Test func aWordIsFoundByTyping() throws {
        var driver = Driver(.myDay)
        driver.press(": 'handbok Enter / 'ateruppr")
        #expect(state(driver)?.lines.isEmpty == true)
        driver.press("Ctrl-U 'etableringsf Enter")
        let line = try #require(state(driver)?.selectedLine)
        #expect(line.lead == "etableringsfönster")
        #expect(driver.frame.lines.contains { $0.contains("36 månader") })
        let cursor = try #require(driver.frame.cursor)
        #expect(driver.frame.line(cursor.row).contains("etableringsfönster"))
        // Esc takes what was typed away, then the screen.
        driver.press("Esc")
        #expect(state(driver)?.field.isEmpty == true && state(driver)?.selectedLine == line)
        driver.press("Esc")
        #expect(state(driver) == nil)
    }

    @Test func tabGoesFromPartToPart() {
        var driver = Driver(.myDay)
        driver.press("F1 Tab")
        #expect(state(driver)?.selectedLine == ManualLine(part: "Min dag"))
        driver.press("Tab Shift-Tab Shift-Tab")
        #expect(state(driver)?.list.selected == 0)
    }

    @Test func enterDoesWhatCanBeDoneFromHere() {
        var driver = Driver(.myDay)
        driver.press("F1 / ':regler Enter Enter")
        #expect(driver.state.keyContext == .rules)
        driver.press("F1 Esc / ':kopiera Enter Enter")
        #expect(driver.state.keyContext == .manual)
        #expect(driver.frame.line(22).contains("Det går inte här"))
        // The line of Enter itself opens nothing.
        driver.press("Esc / ':öppna Enter Enter")
        #expect(driver.state.keyContext == .manual)
    }
}
