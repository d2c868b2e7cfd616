// A pickup from the screen: three households with 14 persons and two minibuses are planned, moved by a day and printed.

import Foundation
import Testing

extension EndToEnd {
    @Suite struct Pickups {}
}

extension EndToEnd.Pickups {
    @Test("three households share a pickup, which is moved by a day with what hangs on it, and printed")
    func pickup() throws {
        let unit = try Unit.expecting()
        try unit.run("case", "book", "2026-0001", "2026-03-12", "16:00", "Tolk")
        let terminal = try Terminal(unit)
        try terminal.open("--db \"$D\"")
        try terminal.press("4")
        try terminal.wait("the three households") {
            $0.lines[0].hasPrefix(" Ankomster") && $0.has("Exempel") && $0.has("Testberg")
        }
        // Marked together they get one pickup.
        try terminal.press("Space", "Space", "Space", "m")
        try terminal.wait(for: "Hämtning · 2026-0001, 2026-0002, 2026-0003")
        try terminal.press("PageDown", "PageDown")
        for (key, text) in [
            ("Tab", "Minibuss 1"), ("Tab", "9/8/0"), ("Tab", "anna"), ("Tab", "tolk"), ("Enter", ""),
            ("Tab", "Minibuss 2"), ("Tab", "9/8/1"), ("Tab", "bo"), ("Tab", ""),
        ] {
            if !text.isEmpty { try terminal.write(text) }
            try terminal.press(key)
        }
        try terminal.wait("how all ride") { $0.has("Minibuss 1 (") && $0.has("Minibuss 2 (") }
        try terminal.press("C-s")
        try terminal.wait("one pickup") {
            $0.has("Hämtningen 2026-03-12 är sparad.") && $0.has("3 ärenden · 14 pers · 2 fordon")
        }
        // A day later; the interpreter's booking goes with it.
        try terminal.press("z")
        try terminal.wait(for: "Ny ankomstdag")
        try terminal.write("13/3")
        try terminal.press("Enter")
        try terminal.wait("what moves") { $0.has("Flyttar till 2026-03-13") && $0.has("Tolk") }
        try terminal.press("Enter")
        try terminal.wait("the new day") { $0.has("Ankomsten är flyttad till 2026-03-13.") }
        #expect(try unit.run("bookings", "--all", "--from", "2026-03-13").contains("Tolk"))
        // On paper.
        try terminal.write(":")
        try terminal.write("skriv-ut korblad.txt")
        try terminal.press("Enter")
        try terminal.wait("that it was written") { $0.has("korblad.txt") && !$0.has("skriv-ut korblad") }
        let sheet = unit.text("korblad.txt")
        for part in ["Körblad SK1418, 2026-03-13", "Minibuss 2", "Exempel", "Provdal", "Testberg"] {
            #expect(sheet.contains(part), "\(part)")
        }
        // And back again, as one act.
        try terminal.press("u")
        try terminal.wait("the day before") { $0.has("tor 2026-03-12") }
        #expect(
            try unit.run("bookings", "--all", "--from", "2026-03-12", "--to", "2026-03-12").contains("Tolk"))
    }
}
