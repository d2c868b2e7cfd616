// The window changes its size, goes away and comes back.

import Testing

extension EndToEnd {
    @Suite("The window") struct Window {
        private static let screens = ["1", "2", "case"]

        /// Goes to a screen of the demonstration.
        private func go(to name: String, _ terminal: Terminal) throws -> Screen {
            try terminal.open("demo --cases 55 --seed 1")
            if name != "1" { try terminal.press("2", "j", "j") }
            // What is pressed before the rows are there is about none of them.
            if name != "1" {
                try terminal.wait("the rows") { $0.has(" Kö") && $0.has(" rader") && $0.selectedLine != nil }
            }
            if name == "case" {
                try terminal.press("Enter")
                try terminal.wait(for: "FÖRFALLER")
            }
            return try terminal.settled()
        }

        @Test("made small and large again, it shows what it showed before", arguments: screens)
        func resize(name: String) throws {
            let terminal = try Terminal(try Unit.family())
            let before = try go(to: name, terminal)
            try terminal.resize(40, 12)
            let small = try terminal.wait("the small screen") {
                $0.lines.count == 12 && $0.selectedLine != nil && $0.lines.last?.hasSuffix("? hjälp") == true
            }
            #expect(small.lines.allSatisfy { $0.count <= 40 })
            try terminal.resize(80, 24)
            try terminal.wait(until: before)
        }

        @Test("too small, it says so in one sentence, does nothing, and comes back")
        func tooSmall() throws {
            let terminal = try Terminal(try Unit.family())
            let before = try go(to: "2", terminal)
            for (columns, rows) in [(39, 12), (40, 11), (20, 5)] {
                try terminal.resize(columns, rows)
                try terminal.wait("the sentence alone") {
                    $0.flat == "Fönstret är för litet: det behöver 40 kolumner och 12 rader."
                }
                try terminal.press("j", "q", "d")
                try terminal.resize(80, 24)
                try terminal.wait(until: before)
            }
        }

        @Test("suspended, the shell is as it was; resumed, the program is", arguments: screens)
        func suspend(name: String) throws {
            let terminal = try Terminal(try Unit.family())
            let settings = try terminal.settings()
            let modes = try terminal.modes()
            let before = try go(to: name, terminal)
            try terminal.press("C-z")
            try terminal.wait("the shell") { $0.has("Stopped") && $0.lines.last == Terminal.prompt }
            #expect(try terminal.modes() == modes)
            #expect(try terminal.settings() == settings)
            try terminal.write("fg")
            try terminal.press("Enter")
            try terminal.wait(until: before)
            try terminal.press("g")
            try terminal.press("q")
        }

        @Test("a size that changed while it was suspended counts afterwards")
        func resizeWhileSuspended() throws {
            let terminal = try Terminal(try Unit.family())
            let before = try go(to: "2", terminal)
            try terminal.press("C-z")
            try terminal.wait("the shell") { $0.has("Stopped") && $0.lines.last == Terminal.prompt }
            try terminal.resize(60, 15)
            try terminal.write("fg")
            try terminal.press("Enter")
            try terminal.wait("the smaller screen") {
                $0.lines.count == 15 && $0.lines.last?.hasSuffix("? hjälp") == true
            }
            try terminal.resize(80, 24)
            try terminal.wait(until: before)
        }
    }
}
