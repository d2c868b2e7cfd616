// What others do shows, what nobody should read stays unsaid.

import TestSupport
import Testing

extension EndToEnd {
    @Suite("Beside others") struct Watch {
        @Test("what another process writes shows soon, and the selection stays on its row")
        func change() throws {
            let unit = try Unit.invented()
            let terminal = try Terminal(unit)
            try terminal.open("--db \"$D\" --as anna")
            try terminal.press("2")
            try terminal.wait(for: " Kö · anna")
            try terminal.press("j", "j", "j", "j", "j", "j")
            _ = try terminal.settled()
            let before = try terminal.screen()
            let text = "Hämta nycklar"
            let selected = try #require(before.selected)
            try unit.run("case", "remind", "2026-0001", "2026-02-01", text)
            // A second is the promise; the machine may be busy.
            let after = try terminal.wait("the new row", within: 2) { $0.has(text) }
            #expect(after.selected == selected)
            #expect(try terminal.display("cursor_y") == after.selectedLine.map { "\($0)" })
        }

        @Test("a case that is open shows what another process writes")
        func openCase() throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit)
            try terminal.openQueue(filter: "bostadskö", family: true)
            try terminal.press("Enter")
            try terminal.wait(for: "FÖRFALLER")
            let selected = try #require(try terminal.screen().selected)
            try unit.run("case", "remind", "2026-0001", "2026-02-20", "Ring hyresvärden")
            let after = try terminal.wait("the new row", within: 2) { $0.has("Ring hyresvärden") }
            #expect(after.selected == selected)
        }

        @Test(
            "whoever opens a case does not wait for somebody who writes, and the opening is logged afterwards",
            .enabled(if: Tool.path("sqlite3") != nil, "sqlite3, which holds the lock, is not installed"))
        func opensWhileSomebodyWrites() throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit)
            try terminal.openQueue(filter: "bostadskö", family: true)
            let other = try Child([Tool.path("sqlite3") ?? "", unit.database])
            other.tell("BEGIN IMMEDIATE;")
            other.tell("SELECT 'held';")
            #expect(other.line() == "held")
            let count = "SELECT count(*) FROM opening;"
            try terminal.press("Enter")
            try terminal.wait("the case", within: 2) { $0.has("FÖRFALLER") }
            // What is asked next does not wait either.
            try terminal.press("w")
            try terminal.wait("why", within: 2) { $0.has("Varför") }
            try terminal.press("Escape")
            try terminal.wait("the case again") { !$0.has("Varför") }
            try terminal.press("3")
            try terminal.wait("another screen", within: 2) { $0.has(" Ärenden") && !$0.has("FÖRFALLER") }
            other.tell(count)
            #expect(other.line() == "0")
            other.tell("COMMIT;")
            let end = ContinuousClock.now + .seconds(8)
            var logged = "0"
            while logged == "0", ContinuousClock.now < end {
                other.tell(count)
                logged = other.line() ?? ""
            }
            #expect(logged == "1")
        }

        @Test("neither the log, nor standard error, nor the title says anything")
        func silence() throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit)
            let title = try terminal.display("pane_title")
            try terminal.openQueue(filter: "bostadskö", family: true)
            try terminal.press("Enter")
            try terminal.wait(for: "FÖRFALLER")
            try terminal.press("w")
            try terminal.wait(for: "Varför")
            try terminal.press("Escape")
            try terminal.wait("the case") { !$0.has("Varför") }
            try terminal.press("b", "Enter")
            try terminal.write("Provsson ringer")
            try terminal.press("Enter")
            try terminal.wait(for: "Påminnelse 2026-03-03")
            try terminal.press("u")
            try terminal.wait(for: "Ångrat")
            #expect(try terminal.display("pane_title") == title)
            try terminal.press("q", "q", "q")
            try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
            #expect(unit.text("stderr.txt").isEmpty)
            #expect(unit.text("state/mottagning/terminal.log").isEmpty)
            #expect(try terminal.display("pane_title") == title)
        }
    }
}
