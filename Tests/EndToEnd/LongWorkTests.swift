// Long work in a real terminal: the line that says how far it is, and Ctrl-C, after which nothing is half done.

import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Long work") struct LongWork {
        /// A list that takes some seconds.
        private func list(_ unit: Unit, households: Int) throws -> String {
            var list = "hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum\r\n"
            for number in 1...households {
                for person in 1...3 {
                    list +=
                        "L\(number);KVOT;\(Unit.user);Prov\(person);Provsson\(number);1985-04-1\(person)\r\n"
                }
            }
            try Data(list.utf8).write(to: URL(fileURLWithPath: unit.folder + "/long.csv"))
            return "import long.csv --db \"$D\" --today \(Unit.today)"
        }

        /// What the database's file holds, byte for byte.
        private func bytes(_ unit: Unit) -> Data? { FileManager.default.contents(atPath: unit.database) }

        @Test("an import that is cancelled leaves nothing", arguments: [SIGINT, SIGTERM])
        func cancelsAnImport(signal: Int32) throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit)
            let before = bytes(unit)
            let shown = try unit.run("case", "list", "--format", "json")
            let order = try list(unit, households: 4000)
            try terminal.write("clear; \"$M\" \(order); echo \"slut:$?\"")
            try terminal.press("Enter")
            try terminal.wait("the line") {
                $0.lines.count == 1 && $0.has("Importerar  ▮") && $0.has(" / 12 000")
            }
            if signal == SIGINT { try terminal.press("C-c") } else { kill(try terminal.program(), signal) }
            let after = try terminal.wait(for: "slut:\(128 + signal)")
            #expect(after.has("mottagning: Avbrutet. Ingenting har ändrats."))
            #expect(!after.has("Importerar"))
            #expect(try unit.run("case", "list", "--format", "json") == shown)
            #expect(bytes(unit) == before)
            #expect(try unit.run("case", "list", "--format", "json") == shown)
        }

        @Test("an export that is cancelled leaves the old file and no trace in the journal")
        func cancelsAnExport() throws {
            let unit = try Unit.family()
            _ = try unit.run("user", "add", "anna")
            try unit.run("generate", "--cases", "600")
            let order = "export --all --output out.xlsx --db \"$D\" --today \(Unit.today)"
            let terminal = try Terminal(unit)
            try terminal.shell("echo old >out.xlsx")
            let before = bytes(unit)
            try terminal.write("clear; \"$M\" \(order); echo \"slut:$?\"")
            try terminal.press("Enter")
            try terminal.wait("the line") { $0.lines.count == 1 && $0.has("Exporterar  ▮") }
            try terminal.press("C-c")
            let after = try terminal.wait(for: "slut:130")
            #expect(after.has("mottagning: Avbrutet. Ingenting har ändrats."))
            #expect(unit.text("out.xlsx") == "old\n")
            try terminal.shell("ls -A >names.txt")
            #expect(!unit.text("names.txt").contains(".new-"))
            #expect(bytes(unit) == before)
        }

        @Test("work without a terminal, or in a simple one, is quiet")
        func isQuiet() throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit, columns: 100)
            let order = try list(unit, households: 500)
            try terminal.shell("\"$M\" \(order) --dry-run 2>err.txt >out.txt")
            #expect(unit.text("err.txt").isEmpty)
            #expect(unit.text("out.txt").hasPrefix("Skulle lägga till"))
            try terminal.write("clear; TERM=dumb \"$M\" \(order); echo slut")
            try terminal.press("Enter")
            let shown = try terminal.wait("the end") { $0.has("slut") && $0.lines.last == Terminal.prompt }
            #expect(shown.has("Importerar. Ctrl-C avbryter."))
            #expect(shown.has("Importerar: klart, 1 500 på "))
            #expect(!shown.has("▮"))
        }

        @Test(
            "computing anew is stopped between two cases and goes on at the next start",
            .enabled(
                if: Tool.path("sqlite3") != nil, "sqlite3, which makes the rules look old, is not installed"))
        func stopsComputingAnew() throws {
            let unit = try Unit.family()
            _ = try unit.run("user", "add", "anna")
            try unit.run("generate", "--cases", "600")
            let queue = try unit.run("queue", "--all", "--format", "json")
            let terminal = try Terminal(unit)
            try terminal.shell("sqlite3 \"$D\" \"UPDATE computation SET rulebook_version = 'old'\"")
            let outdated =
                "sqlite3 \"$D\" \"SELECT count(*) FROM reception_case c JOIN computation k ON k.id = c.computed_by "
                + "WHERE k.rulebook_version = 'old'\" >left.txt"
            // The line comes before the screen does.
            try terminal.write("clear; \"$M\" --db \"$D\" --today \(Unit.today); echo \"slut:$?\"")
            try terminal.press("Enter")
            try terminal.wait("the line") { $0.lines.count == 1 && $0.has("Räknar om  ▮") }
            try terminal.press("C-c")
            let after = try terminal.wait(for: "slut:130")
            #expect(after.has("av 601 ärenden"))
            try terminal.shell(outdated)
            let left = Int(unit.text("left.txt").trimmed) ?? 0
            #expect((1..<601).contains(left))
            #expect(try unit.run("queue", "--all", "--format", "json") == queue)
            try terminal.shell(outdated)
            #expect(unit.text("left.txt").trimmed == "0")
        }
    }
}
