// Kinds of terminals by their descriptions, the linear picture and the mouse, in a real terminal.

import Foundation
import Testing

extension EndToEnd {
    @Suite("Kinds of terminals") struct Kinds {
        /// Whether the terminal database knows a name.
        static func isKnown(_ name: String) -> Bool {
            ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"].contains { folder in
                FileManager.default.fileExists(atPath: "\(folder)/\(name.prefix(1))/\(name)")
            }
        }

        static let names = [
            "xterm", "xterm-256color", "tmux-256color", "screen", "screen-256color", "linux", "putty",
            "putty-256color", "ms-terminal", "vt100",
        ]

        /// ncurses-term has those that ncurses-base lacks; setup installs it.
        @Test("the first screen comes, and arrows move", arguments: names.filter(isKnown))
        func draws(name: String) throws {
            let terminal = try Terminal(try Unit.family())
            try terminal.open("demo --cases 55 --seed 1", variables: "TERM=\(name)")
            let first = try terminal.screen()
            let top = first.selectedLine
            try terminal.press("Down")
            try terminal.wait("the next row") { ($0.selectedLine ?? 0) > (top ?? 0) }
            try terminal.press("Up")
            try terminal.wait("the first row") { $0.selectedLine == top }
            try terminal.press("q")
            // Some have no second screen, so that what was drawn stands above the shell.
            try terminal.wait("the shell") { $0.has(Terminal.prompt) }
        }

        @Test("a terminal that nobody knows is named, with what to do")
        func unknown() throws {
            let terminal = try Terminal(try Unit.family(), columns: 120)
            try terminal.write("clear; TERM=finns-inte \"$M\" demo --today \(Unit.today); echo \"slut:$?\"")
            try terminal.press("Enter")
            let shown = try terminal.wait(for: "slut:2")
            #expect(shown.has("finns-inte"))
            #expect(shown.has("TERM"))
        }

        @Test("a click selects, another opens, and the terminal is given back without the mouse")
        func mouse() throws {
            let terminal = try Terminal(try Unit.family())
            let modes = try terminal.modes()
            try terminal.open("demo --cases 55 --seed 1 --mouse")
            #expect(try terminal.display("mouse_any_flag") == "1")
            try terminal.press("2")
            try terminal.wait(for: " Kö")
            // Row 5, column 20, counted from 1; tmux gives these to the program as it is.
            try terminal.send(bytes: "\u{1B}[<0;20;5M\u{1B}[<0;20;5m")
            try terminal.wait("the fifth row") { $0.selectedLine == 4 }
            try terminal.send(bytes: "\u{1B}[<65;20;5M")
            try terminal.wait("three rows on") { $0.selectedLine == 7 }
            try terminal.send(bytes: "\u{1B}[<0;20;8M")
            try terminal.wait("the case") { $0.has("FÖRFALLER") }
            try terminal.press("q", "q", "q")
            try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
            #expect(try terminal.modes() == modes)
            #expect(try terminal.display("mouse_any_flag") == "0")
        }

        @Test("a stop and a crash leave no mouse behind")
        func mouseAfterACrash() throws {
            let terminal = try Terminal(try Unit.family())
            try terminal.shell("ulimit -c 0")
            let modes = try terminal.modes()
            try terminal.open("demo --cases 55 --seed 1", variables: "MOTTAGNING_MOUSE=1")
            try terminal.press("C-z")
            try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
            #expect(try terminal.display("mouse_any_flag") == "0")
            try terminal.write("fg")
            try terminal.press("Enter")
            try terminal.wait("the screen again") { $0.selectedLine != nil }
            #expect(try pollUntil { try terminal.display("mouse_any_flag") == "1" ? true : nil } == true)
            kill(try terminal.program(), SIGSEGV)
            try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
            #expect(try terminal.modes() == modes)
        }

        @Test("a copied number is on the clipboard (OSC 52)")
        func copies() throws {
            let terminal = try Terminal(try Unit.family())
            _ = try terminal.clipboard()
            try terminal.open("--db \"$D\"")
            try terminal.press("y")
            #expect(try pollUntil { try terminal.clipboard() == "2026-0001" ? true : nil } == true)
        }

        @Test("line by line for the ear", arguments: ["demo --cases 55 --seed 1 --plain", "demo --cases 55"])
        func plain(arguments: String) throws {
            let terminal = try Terminal(try Unit.family())
            let variables = arguments.contains("--plain") ? "" : "MOTTAGNING_PLAIN=1 "
            try terminal.write("clear; \(variables)\"$M\" \(arguments) --today \(Unit.today)")
            try terminal.press("Enter")
            let first = try terminal.wait("the first row") { $0.has("1 av ") && $0.has("Tangenter:") }
            let row = Int(try terminal.display("cursor_y")) ?? 0
            #expect(first.lines[row].hasPrefix("1 av "))
            try terminal.press("Down")
            _ = try terminal.wait("the second row") { screen in
                let row = Int(try terminal.display("cursor_y")) ?? 0
                return screen.lines.indices.contains(row) && screen.lines[row].hasPrefix("2 av ")
            }
            try terminal.press("q")
            try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
        }
    }
}
