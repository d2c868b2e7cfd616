// `rules check|preview|load`: a unit's own file and a newer edition, told before they move anything.

import Foundation
import Testing

@Suite struct RuleCommandTests {
    private static let unit = """
        [[adjust]]
        rule = "SO-START"
        span = "30d"

        [[rule]]
        id = "HEMBESOK"
        title = { sv = "Hembesök efter inflyttning", en = "Home visit after moving in" }
        scope = "case"
        from = { each = "moved_in" }
        span = "3w"
        nature = "target"
        show = "queue"
        owner = "unit"
        citation = "Enhetens rutin"
        confidence = "high"

        """

    private static func write(_ desk: Desk, _ text: String, name: String = "enhet.toml") throws -> String {
        try desk.folder.write(name, Array(text.utf8))
    }

    @Test func aFileOfOursIsCheckedAsOurs() throws {
        let desk = try Desk(cases: 1)
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = root.appendingPathComponent("data/rulebook/50-etablering.toml").path
        #expect(try desk.run(["rules", "check", path]).status == 0)
        // A slip in it is named in the file that was given; so is what no longer holds because of it.
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let wrong = try Self.write(
            desk, text.replacing("span = \"24m\"", with: "span = \"25m\""), name: "50-etablering.toml")
        let checked = try desk.run(["rules", "check", wrong])
        #expect(checked.status == 1)
        #expect(checked.out.contains("50-etablering.toml:") && checked.out.contains("EP-24"))
        // Under another name it is a unit's, and ours are not for a unit to state.
        let other = try Self.write(desk, text, name: "egen.toml")
        #expect(try desk.run(["rules", "check", other]).status == 1)
    }

    /// Rule, case, person and date of every open deadline.
    private static func dates(_ desk: Desk) throws -> Set<String> {
        Set(
            try desk.json("queue", "--all").items.map { row in
                [row["rule"], row["case"], row["person"], row["due"]].map { "\($0)" }.joined(separator: " ")
            })
    }

    @Test func aPreviewCountsProtectedHouseholdsAndIsForTeamLeads() throws {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd
            1;ABO;\(Desk.me);Sara;Prov;1990-05-05;sökande;sekretessmarkering
            2;ABO;anna;Omar;Öppen;1990-05-05;sökande;
            """
        #expect(try desk.importing(list, ["--add-users"]).status == 0)
        for number in ["2026-0001", "2026-0002"] {
            #expect(try desk.run(["case", "record", number, "moved_in", "2026-03-02"]).status == 0)
        }
        let file = try Self.write(desk, Self.unit)
        let rows = try desk.json("rules", "preview", file).items
        #expect(rows.contains { $0["rule"].text == "HEMBESOK" })
        #expect(rows.allSatisfy { $0["case"].text == "2026-0002" })
        let table = try desk.run(["rules", "preview", file]).out
        #expect(table.contains("1 bevakning i skyddade hushåll visas inte") && table.contains("2 ärenden"))
        #expect(!table.contains("2026-0001"))
        let refused = try desk.run(["rules", "preview", file, "--as", "anna"])
        #expect(refused.status == 2 && refused.out.isEmpty, "\(refused.out)")
    }

    @Test func previewAndLoadSayAndDoTheSame() throws {
        let desk = try Desk(cases: 40)
        let file = try Self.write(desk, Self.unit)
        #expect(try desk.run(["rules", "check", file]).status == 0)
        let before = try Self.dates(desk)
        let told = try desk.json("rules", "preview", file).items
        #expect(try Self.dates(desk) == before)
        #expect(Set(told.map { $0["rule"].text }) == ["HEMBESOK", "SO-START"])

        let load = try desk.json("rules", "load", file)
        let count = { (change: String) in told.filter { $0["change"].text == change }.count }
        for change in ["added", "removed", "moved"] { #expect(load[change].int == count(change)) }
        let after = try Self.dates(desk)
        // What is moved is gone at its old date and there at its new one.
        #expect(after.subtracting(before).count == count("added") + count("moved"))
        #expect(before.subtracting(after).count == count("removed") + count("moved"))
        #expect(try desk.json("rules", "preview", file).items.isEmpty)
        #expect(try desk.json("rules", "load", file)["loaded"] == .bool(false))

        // The unit's rule has its own title everywhere, and an empty file takes everything back.
        #expect(try desk.run(["queue", "--all"]).out.contains("Hembesök efter inflyttning"))
        let empty = try Self.write(desk, "# inget\n", name: "tom.toml")
        #expect(try desk.run(["rules", "load", empty]).status == 0)
        #expect(try Self.dates(desk) == before)
    }

    /// SFI-1M in two weeks for whoever registers from a day on, as a newer edition would bring it.
    private static func edition(from day: String, until last: String) -> String {
        func version(_ lines: String) -> String {
            """
            [[rule]]
            id = "SFI-1M"
            title = { sv = "Sfi-start efter anmälan", en = "SFI start after registration" }
            scope = "person"
            from = { each = "sfi_applied" }
            rolls = true
            ends = ["sfi_started"]
            nature = "statutory"
            show = "waiting"
            owner = "authority"
            authority = "vuxenutbildningen"
            citation = "2010:800 20:29"
            confidence = "high"
            \(lines)

            """
        }
        return "edition = 2027-01-01\n" + version("span = \"1m\"\nvalid_to = \(last)")
            + version("version = 2\nspan = \"2w\"\nvalid_from = \(day)")
    }

    @Test func aShorterSFI1MListsExactlyTheCasesThatItMoves() throws {
        let desk = try Desk(cases: 200, seed: 3)
        let queue = try desk.json("queue", "--all").items.filter { $0["rule"].text == "SFI-1M" }
        let triggers = queue.map { $0["trigger_date"].text }.sorted()
        try #require(triggers.count > 3)
        let day = triggers[triggers.count / 2]
        let file = try Self.write(desk, Self.edition(from: day, until: try Self.before(desk, day)))
        let told = try desk.json("rules", "preview", file).items
        let key = { (row: JSON) in "\(row["case"].text) \(row["person"])" }
        let expected = queue.filter { $0["trigger_date"].text >= day }
        #expect(!told.isEmpty && told.count < queue.count)
        #expect(Set(told.map(key)) == Set(expected.map(key)) && told.count == expected.count)
        for row in told {
            let old = try #require(expected.first { key($0) == key(row) })
            let due = try desk.run([
                "due", "--from", old["trigger_date"].text, "--add", "2w", "--roll", "--format", "json",
            ]).json["due"]
            #expect(row["change"].text == "moved" && row["before"] == old["due"] && row["after"] == due)
        }
        #expect(try desk.run(["rules", "load", file]).status == 0)
        let explained = try #require(told.first)
        let why = try desk.json(
            "explain", explained["case"].text, "SFI-1M", "--person", "\(explained["person"].int ?? 0)")
        #expect(why["version"] == .number(2) && why["valid_from"].text == day)
    }

    /// The day before.
    private static func before(_ desk: Desk, _ day: String) throws -> String {
        try desk.run(["due", "--from", day, "--add=-1d", "--format", "json"]).json["due"].text
    }

    @Test func aFileWithFaultsAndAnOldEditionChangeNothing() throws {
        let desk = try Desk(cases: 5)
        let before = try desk.content()
        let faulty = try Self.write(desk, Self.unit.replacing("SO-START", with: "SO-STRT"))
        let old = try Self.write(desk, "edition = 2020-01-01\n", name: "gammal.toml")
        for (file, word) in [(faulty, "enhet.toml:2:8"), (old, "2020-01-01")] {
            for command in ["preview", "load"] {
                let run = try desk.run(["rules", command, file])
                #expect(run.status == 2 && run.err.contains(word), "\(run.err)")
            }
        }
        #expect(try desk.run(["rules", "check", faulty]).status == 1)
        #expect(try desk.content() == before)
    }

    @Test(arguments: ["0.02", "0.3", "0.6", "0.9", "1.2"])
    func loadingThatIsKilledIsFinishedByTheNextStart(_ seconds: String) throws {
        let desk = try Desk(cases: 120)
        let file = try Self.write(desk, Self.unit)
        let told = try desk.json("rules", "preview", file).items.filter { $0["rule"].text == "HEMBESOK" }
        // Killed wherever it has come by then: before the file is in use, while cases are computed, or after the end.
        _ = try desk.run(["rules", "load", file], prefix: ["/usr/bin/timeout", "-s", "KILL", seconds])
        let rows = { try desk.json("queue", "--all").items.filter { $0["rule"].text == "HEMBESOK" }.count }
        // Either nothing of it is in use, or all of it: the next start has finished what was begun.
        let found = try rows()
        #expect([0, told.count].contains(found) && told.count > 50)
        #expect(try desk.run(["rules", "load", file]).status == 0)
        #expect(try rows() == told.count)
    }
}
