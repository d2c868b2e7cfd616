// The linear picture for screen readers: every screen and overlay, without boxes, with the cursor where it matters.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct PlainTests {
    /// Every screen and every overlay, by the keys that lead to it.
    static let scripts = [
        ("my-day", ""), ("queue", "2 j"), ("queue-pane", "2 Tab"), ("queue-filter", "2 / 'kvot"),
        ("cases", "3"), ("case", ": '2026-0001 Enter j j"), ("case-end", ": '2026-0004 Enter G"),
        ("rules", "9 j"), ("establishment", ": 'etablering Enter"), ("waiting", ": 'väntar Enter"),
        ("team", "8 j Tab"), ("handovers", "3 o 'bj Enter 'Hej Enter O"),
        ("partners", "P j"), ("consent", ": '2026-0001 Enter C 'jobb"),
        ("consented", ": '2026-0001 Enter C 'jobb Tab Tab 'CV Ctrl-S / 'jobbc Enter"),
        ("report", ": 'rapport Enter Tab"), ("report-rows", ": 'rapport Enter Enter j"),
        ("bookings", "0"), ("arrivals", "4"), ("dwellings", "5"),
        ("flats-for", ": '2026-0001 Enter M"), ("journal", ": '2026-0001 Enter J"),
        ("wait-list", ": 'väntar Enter Enter"),
        ("prompt", ": '2026-0001 Enter d 'x Enter"),
        ("chooser", ": '2026-0001 Enter r"), ("keyed-chooser", ": '2026-0001 Enter x"),
        ("persons", ": '2026-0001 Enter r 'id-k Enter Enter 2"), ("why", ": '2026-0001 Enter w j"),
        ("why-field", ": '2026-0001 Enter w f"), ("help", "?"), ("command", ": 'okänt Enter"),
        ("search", ": 'sök_ra Enter"), ("form", "+ 'kvot Tab Tab '2026-02-20 Tab '+2v Tab 'x"),
        ("form-leaving", "+ 'kvot Tab Esc"),
    ]

    private static func driver(_ script: String, _ size: (Int, Int)) -> Driver {
        var driver = Driver(.myDay, columns: size.0, rows: size.1)
        driver.context.isPlain = true
        driver.press(script)
        return driver
    }

    @Test(arguments: [(80, 24), (40, 12)]) func screens(_ size: (Int, Int)) throws {
        var text = ""
        for (name, script) in Self.scripts {
            let frame = Self.driver(script, size).frame
            text += "== \(name)\n" + frame.lines.joined(separator: "\n") + "\n"
            if let cursor = frame.cursor { text += "-- cursor \(cursor.row) \(cursor.column)\n\n" }
        }
        try expectSnapshot(text, named: "plain-\(size.0)x\(size.1)")
    }

    @Test(arguments: scripts.map(\.1), [(80, 24), (120, 40), (40, 12)])
    func nothingIsDrawn(_ script: String, _ size: (Int, Int)) {
        let marks: Set<Character> = ["\u{203C}", "\u{2022}", "\u{B7}"]
        for line in Self.driver(script, size).frame.lines {
            for character in line {
                let value = character.unicodeScalars.first?.value ?? 0
                #expect(!(0x2500...0x25FF).contains(value), "\(line)")
                #expect(!marks.contains(character), "\(line)")
            }
        }
    }

    /// The cursor is on the first word of the selected row, which tells its place.
    @Test(arguments: [(80, 24), (40, 12)]) func theCursorIsOnTheSelectedRow(_ size: (Int, Int)) throws {
        for script in ["", "j", "j j j", "2 j", "2 G", "3", "9 G", ": 'etablering Enter", "?", "? Down Down"]
        {
            let frame = Self.driver(script, size).frame
            let cursor = try #require(frame.cursor)
            #expect(cursor.column == 0)
            let line = frame.lines[cursor.row]
            #expect(line.contains(" av "), "\(script): \(line)")
            #expect(frame[cursor.row, 0]?.style.attributes.contains(.reverse) == true, "\(script)")
        }
    }

    @Test func anythingCanBeDone() throws {
        var driver = Self.driver("2", (80, 24))
        let before = driver.frame.lines
        driver.press("d Enter")
        #expect(driver.commands.count == 1)
        #expect(driver.frame.lines != before)
    }

    @Test func tooSmallIsSaid() {
        let frame = Self.driver("", (30, 8)).frame
        #expect(frame.lines.joined(separator: " ").contains("40"))
    }

    @Test func nothingTurns() {
        var driver = Self.driver("", (80, 24))
        let before = driver.frame
        for turn in 0..<4 {
            driver.send(.waited(turn: turn))
            #expect(driver.frame == before)
        }
    }
}
