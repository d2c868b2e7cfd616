// Finding a case in another alphabet, and a view that is there again after a restart.

import Testing

extension EndToEnd {
    @Suite("Finding") struct Finding {
        @Test("melnyk finds Мельник; a saved view outlives the program")
        func searchAndView() throws {
            let unit = try Unit.family()
            try unit.run(
                "case", "new", "--kind", "MASSFLYKT", "--given-name", "Сергій", "--family-name", "Мельник",
                "--birth-date",
                "1985-01-20")
            let terminal = try Terminal(unit)
            try terminal.open("--db \"$D\"")
            try terminal.press("f")
            try terminal.write("melnyk")
            try terminal.wait("the hit") { $0.has("Sök · 1 träff") && $0.has("Сергій Мельник") }
            try terminal.press("Enter")
            try terminal.wait("the case") { $0.has("2026-0002 MASSFLYKT · Мельник") }
            try terminal.press("Escape")
            try terminal.wait("the day again") { $0.has(" Min dag") && !$0.has("Мельник") }

            try terminal.press("3")
            try terminal.wait("both cases") { $0.has(" Ärenden · alla") && $0.has("2 rader") }
            try terminal.press(":")
            try terminal.write("filter typ=kvot")
            try terminal.press("Enter")
            try terminal.wait("one case") { $0.has("typ=kvot") && $0.has("Provsson") && !$0.has("Мельник") }
            try terminal.press(":")
            try terminal.write("spara-vy Kvot F5")
            try terminal.press("Enter")
            try terminal.wait(for: "Vyn Kvot är sparad på F5.")
            #expect(unit.text(".config/mottagning/views.toml").contains("filter = \"typ=kvot\""))
            try terminal.press("C-c")
            try terminal.wait("the shell") { $0.has(Terminal.prompt) && !$0.has("Ärenden") }

            try terminal.open("--db \"$D\"")
            try terminal.press("F5")
            try terminal.wait("the view") { $0.has(" Ärenden · alla · typ=kvot") && !$0.has("Мельник") }
        }
    }
}
