// The settings by command: written with every default, checked with line and column, and heeded by what they concern.

import Foundation
import Testing

@Suite struct ConfigCommandTests {
    private static func writing(_ text: String, _ desk: Desk) throws {
        try FileManager.default.createDirectory(
            atPath: desk.folder.path + "/.config/mottagning", withIntermediateDirectories: true)
        try desk.folder.write(".config/mottagning/config.toml", Array(text.utf8))
    }

    private static func path(_ desk: Desk) -> String { desk.folder.path + "/.config/mottagning/config.toml" }

    @Test func theFileIsWrittenOnceWithEveryDefault() throws {
        let desk = try Desk()
        #expect(try desk.json("config", "path").keys == ["path", "exists"])
        #expect(try desk.json("config", "path")["exists"] == .bool(false))
        #expect(try desk.run(["config", "path"]).out == Self.path(desk) + "\n")
        #expect(try desk.run(["config", "check"]).status == 0)
        let shown = try desk.run(["config", "show"])
        #expect(shown.status == 0)
        let made = try desk.json("config", "init")
        #expect(made.keys == ["path", "created"])
        #expect(made["created"] == .bool(true))
        #expect(desk.folder.text(".config/mottagning/config.toml") == shown.out)
        #expect(try desk.json("config", "path")["exists"] == .bool(true))
        // Every action stands there under its name, and nothing is wrong with that.
        let keys = try desk.run(["keys", "--standard"]).out
        for line in keys.split(separator: "\n") where line.contains("| `:") {
            // The last of the row: the colon is a key too.
            let name = try #require(line.components(separatedBy: "`:").last).prefix { $0 != "`" }
            #expect(shown.out.contains("\n\(name) = [") || shown.out.contains("\n\"\(name)\" = ["), "\(name)")
        }
        let check = try desk.run(["config", "check"])
        #expect(check.status == 0 && check.err.isEmpty)
        #expect(try desk.run(["config", "show"]).out == shown.out)
        // What is there stays.
        try Self.writing("mouse = true\n", desk)
        let again = try desk.run(["config", "init"])
        #expect(again.status == 2 && again.errors.count == 2)
        #expect(desk.folder.text(".config/mottagning/config.toml") == "mouse = true\n")
        let left = try FileManager.default.contentsOfDirectory(
            atPath: desk.folder.path + "/.config/mottagning")
        #expect(left == ["config.toml"])
    }

    @Test func theOtherLanguagesFileMeansTheSame() throws {
        let desk = try Desk()
        #expect(try desk.run(["config", "init", "--lang", "en"]).status == 0)
        #expect(desk.folder.text(".config/mottagning/config.toml").contains("\nundo = [\"u\"]\n"))
        #expect(try desk.run(["config", "check"]).status == 0)
        #expect(try desk.run(["keys"]).out == desk.run(["keys", "--standard"]).out)
    }

    @Test func whatIsChosenIsListed() throws {
        let desk = try Desk()
        try Self.writing("warning_days = 3\n[keys]\nundo = [\"F8\", \"Space\"]\nmark = []\n", desk)
        let rows = try desk.json("config", "show").items
        #expect(rows.allSatisfy { $0.keys == ["setting", "value", "chosen"] })
        let chosen = rows.filter { $0["chosen"] == .bool(true) }
        #expect(chosen.map { $0["setting"].text } == ["warning_days", "keys.undo", "keys.mark"])
        #expect(
            rows.first { $0["setting"].text == "keys.undo" }?["value"].items.map(\.text) == ["F8", "Space"])
        #expect(try desk.json("config", "show", "--lang", "en").items == rows)
        #expect(try desk.run(["config", "show", "--format", "csv"]).out.hasPrefix("setting,value,chosen\n"))
        #expect(try desk.run(["keys"]).out.contains("| `F8` `Space` | `:ångra` |"))
        #expect(try !desk.run(["keys", "--standard"]).out.contains("F8"))
    }

    @Test func everyFaultIsSaidWithItsPlace() throws {
        let desk = try Desk()
        try Self.writing(
            "theme = \"blue\"\nstart = \"klart\"\nwarning_days = -1\n[keys]\ndone = \"x\"\nhelp = []\nundoo = \"F9\"\n",
            desk)
        let places = ["1:9", "2:9", "3:16", "5:8", "6:1", "7:1"]
        for language in ["sv", "en"] {
            let run = try desk.run(["config", "check", "--lang", language])
            #expect(run.status == 1)
            let lines = run.out.split(separator: "\n")
            #expect(lines.count == places.count)
            for (line, place) in zip(lines, places) {
                #expect(line.hasPrefix(Self.path(desk) + ":" + place + ": "), "\(line)")
            }
        }
        let run = try desk.run(["config", "check", "--format", "json"])
        #expect(run.status == 1)
        #expect(run.json.items.allSatisfy { $0.keys == ["file", "line", "column", "fault", "message"] })
        #expect(
            run.json.items.map { $0["fault"].text } == [
                "unknown_value", "unknown_value", "out_of_range", "taken", "needs_key", "unknown_action",
            ])
        #expect(run.json.items.map { "\($0["line"].int ?? 0):\($0["column"].int ?? 0)" } == places)
        // Other commands do their work; one that counts warning days says that it does not know them.
        let queue = try desk.run(["queue"])
        #expect(queue.status == 0)
        #expect(queue.err.contains("config.toml:3:16: ") && queue.errors.count == 1)
        #expect(try desk.run(["keys"]).err.isEmpty)
    }

    @Test(arguments: [[0xFF, 0x0A], [0x61, 0x0A, 0x62, 0xC3]] as [[UInt8]])
    func whatIsNoTextIsAFault(_ bytes: [UInt8]) throws {
        let desk = try Desk()
        try Self.writing("", desk)
        try desk.folder.write(".config/mottagning/config.toml", bytes)
        let rows = try desk.run(["config", "check", "--format", "json"]).json.items
        #expect(rows.map { $0["fault"].text } == ["not_text"])
        #expect(try desk.run(["queue"]).status == 0)
    }

    @Test func warningDaysHoldForWhatIsDueSoon() throws {
        let desk = try Desk(cases: 30)
        func soon() throws -> [Int] {
            try desk.json("queue", "--all", "--status", "due_soon").items.compactMap { $0["days_left"].int }
        }
        let standard = try soon()
        let all = try desk.json("queue", "--all").items.filter {
            ["due_soon", "upcoming"].contains($0["status"].text)
        }
        try Self.writing("warning_days = 60\n", desk)
        let longer = try soon()
        #expect(longer.count > standard.count)
        // What the rules themselves say goes before: what is upcoming still is so by its rule, or is later than that.
        let upcoming = try desk.json("queue", "--all", "--status", "upcoming").items
        #expect(longer.count + upcoming.count == all.count)
        try Self.writing("warning_days = 0\n", desk)
        #expect(try soon().count < standard.count)
        // The rules are not changed by it, nor is anything that is stored.
        #expect(try desk.run(["check"]).err.isEmpty)
        #expect(try desk.json("rules", "list").items.count > 0)
        try Self.writing("warning_days = 14\n", desk)
        #expect(try soon() == standard)
    }

    @Test func theGuidesExampleIsInOrder() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let guide = try String(contentsOf: root.appendingPathComponent("docs/guide.md"), encoding: .utf8)
        let chapter = try #require(
            guide.components(separatedBy: "\n## ").first { $0.hasPrefix("Inställningar\n") })
        let block = try #require(chapter.components(separatedBy: "\n```").dropFirst().first)
        let desk = try Desk()
        try Self.writing(block.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n", desk)
        let check = try desk.run(["config", "check"])
        #expect(check.status == 0, "\(check.out)")
        #expect(try desk.run(["keys"]).out.contains("| `Z` | `:ångra` |"))
    }

    @Test func theThemeIsOneOfThoseThatThereAre() throws {
        let desk = try Desk()
        #expect(try desk.run(["--theme", "blue"]).status == 64)
        // There is no terminal here, and that is what is said.
        #expect(try desk.run(["--theme", "light"]).status == 2)
    }
}
