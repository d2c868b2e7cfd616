// The three screens in three sizes, with and without Unicode marks, in both languages.

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
}
