// A file of settings with a fault in it: the fault is said with line and column, the program is up, the rest holds.

import Foundation
import Testing

extension EndToEnd {
    @Suite("Settings") struct SettingsOfAUser {
        private static func write(_ text: String, _ unit: Unit) throws {
            let folder = unit.folder + "/.config/mottagning"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/config.toml"))
        }

        @Test("A fault is said, the program starts and what is right holds")
        func faultAndTheRest() throws {
            let unit = try Unit.family()
            try Self.write(
                "start = \"ärenden\"\ntheme = \"mono\"\nwarning_days = \"7\"\n[keys]\nhelp = \"F2\"\nundo = \"F13\"\n",
                unit)
            let terminal = try Terminal(unit)
            try terminal.open("--db \"$D\"", first: " Ärenden")
            let plain = try terminal.screen()
            #expect(plain.has("config.toml:3:16: ”warning_days” ska vara ett heltal (ett fel till)"))
            #expect(plain.has("F2 hjälp"))
            let screen = try terminal.screen(withColours: true)
            #expect(screen.lines.allSatisfy { !Paint.hasColour($0) })
            try terminal.press("j")
            try terminal.wait("the fault gone") { !$0.has("config.toml") }
            try terminal.press("F2")
            try terminal.wait(for: "Det här kan göras")
            try terminal.press("Escape")
            try terminal.wait("the list again") { !$0.has("Det här kan göras") }
            try terminal.press("q")
            try terminal.wait("the shell") { $0.has(Terminal.prompt) && !$0.has("Ärenden") }
            #expect(unit.text("stderr.txt").isEmpty)
        }

        @Test("High contrast has its own ground and gives the terminal's back")
        func highContrast() throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit)
            let before = try terminal.modes()
            try terminal.open("--db \"$D\" --theme high-contrast")
            let screen = try terminal.screen(withColours: true)
            #expect(screen.description.contains("38;5;231;48;5;16"))
            try terminal.press("q")
            try terminal.wait("the shell") { $0.has(Terminal.prompt) && !$0.has("Min dag") }
            #expect(try terminal.modes() == before)
            #expect(try !terminal.settled().description.contains("48;5;16"))
        }
    }
}
