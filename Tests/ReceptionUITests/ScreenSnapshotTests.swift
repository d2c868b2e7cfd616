// The three screens in three sizes, with and without Unicode marks, in both languages.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct ScreenSnapshotTests {
    static let sizes = [(80, 24), (120, 40), (40, 12)]

    @Test(arguments: sizes, Catalogue.Language.allCases)
    func myDay(_ size: (Int, Int), _ language: Catalogue.Language) throws {
        let driver = Driver(.myDay, columns: size.0, rows: size.1, language: language)
        try expectSnapshot(driver.frame.snapshot, named: "my-day-\(size.0)x\(size.1)-\(language)")
    }

    @Test(arguments: sizes, Catalogue.Language.allCases)
    func queue(_ size: (Int, Int), _ language: Catalogue.Language) throws {
        let driver = Driver(
            .queue(QueueFilter(scope: .all)), columns: size.0, rows: size.1, language: language)
        try expectSnapshot(driver.frame.snapshot, named: "queue-\(size.0)x\(size.1)-\(language)")
    }

    @Test(arguments: sizes, Catalogue.Language.allCases)
    func caseFile(_ size: (Int, Int), _ language: Catalogue.Language) throws {
        var driver = Driver(.myDay, columns: size.0, rows: size.1, language: language)
        driver.press(": '2026-0001 Enter j j")
        try expectSnapshot(driver.frame.snapshot, named: "case-\(size.0)x\(size.1)-\(language)")
    }

    /// A monochrome terminal without Unicode: marks and words alone must tell everything.
    @Test(arguments: sizes)
    func monochrome(_ size: (Int, Int)) throws {
        var text = ""
        var driver = Driver(.myDay, columns: size.0, rows: size.1, glyphs: .ascii)
        text += driver.frame.lines.joined(separator: "\n") + "\n\n"
        driver.press("2")
        text += driver.frame.lines.joined(separator: "\n") + "\n\n"
        driver.press(": '2026-0004 Enter")
        text += driver.frame.lines.joined(separator: "\n") + "\n"
        try expectSnapshot(text, named: "monochrome-\(size.0)x\(size.1)")
    }

    @Test func overlays() throws {
        var text = ""
        for script in ["d", "r", "x", "B", "w", "?", ": 'k Tab", "r 'id-k Enter Enter 2"] {
            var driver = Driver(.myDay)
            driver.press(": '2026-0001 Enter \(script)")
            text += "== \(script)\n" + driver.frame.lines.joined(separator: "\n") + "\n\n"
        }
        try expectSnapshot(text, named: "overlays-80x24")
    }

    /// A new household while it is written down: offered values, a wrong number, a likely duplicate.
    @Test(arguments: sizes, Catalogue.Language.allCases)
    func form(_ size: (Int, Int), _ language: Catalogue.Language) throws {
        var driver = Driver(.myDay, columns: size.0, rows: size.1, language: language)
        driver.press("+ 'kvot Tab Tab '2026-02-20 Tab '+2v Tab")
        var text = "== case\n" + driver.frame.lines.joined(separator: "\n") + "\n\n"
        driver.press("PgDn 'Rahimi Tab 'Nadia Tab '900315 Tab Tab Tab '199003152388")
        text += "== number\n" + driver.frame.lines.joined(separator: "\n") + "\n\n"
        driver.press("Backspace '7 Tab Tab 'a")
        text += "== language\n" + driver.frame.lines.joined(separator: "\n") + "\n\n"
        driver.press("Ctrl-S")
        text += "== known\n" + driver.frame.lines.joined(separator: "\n") + "\n\n"
        driver.press("Esc")
        text += "== leaving\n" + driver.frame.snapshot + "\n"
        try expectSnapshot(text, named: "form-\(size.0)x\(size.1)-\(language)")
    }

    @Test func correctingAPerson() throws {
        var driver = Driver(.myDay, glyphs: .ascii)
        driver.press(": '2026-0004 Enter Tab E")
        try expectSnapshot(
            driver.frame.lines.joined(separator: "\n") + "\n", named: "form-person-80x24-ascii")
    }

    @Test func aTriedPause() throws {
        var driver = Driver(.myDay)
        let person = World.person(
            "Amal", "Provsson", "1990-05-05", .applicant,
            [
                World.fact("population_registered", "2026-01-12"),
                World.fact("establishment_started", "2026-02-02"),
            ])
        World.add(NewHousehold(kind: .ebo, caseworker: World.anna, persons: [person]), to: driver.store)
        driver = Driver(.queue(QueueFilter(scope: .all, rule: "EP-24")), rows: 40, store: driver.store)
        driver.press("j w p '2026-03-02 Enter '2026-03-31 Enter")
        var text = "== asked\n" + driver.frame.lines.joined(separator: "\n") + "\n\n"
        driver.press("1")
        text += "== shown\n" + driver.frame.lines.joined(separator: "\n") + "\n\n"
        driver.press("p '2025-11-01 Enter Enter 3")
        text += "== refused\n" + driver.frame.lines.joined(separator: "\n") + "\n"
        try expectSnapshot(text, named: "tried-pause-80x40")
    }
}
