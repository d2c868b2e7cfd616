// Exports as other programs read them, held against the rows of `queue --format json`.

import TestSupport
import Testing

@Suite struct ExportReadingTests {
    /// What a row says in the columns of a table, dates and numbers as they are.
    private static let plain = [
        (0, "case"), (1, "kind"), (2, "household"), (4, "rule"), (5, "title"), (7, "due"), (8, "raw_due"),
        (11, "caseworker"), (16, "trigger_date"),
    ]

    private func check(_ table: [[String]], _ rows: [JSON]) {
        #expect(table.count == rows.count + 1)
        #expect(table.first?.count == 18 && Set(table.first ?? []).count == 18)
        #expect(table.first?.prefix(3) == ["ärende", "typ", "hushåll"])
        let statuses = [
            "overdue": "försenad", "due_soon": "snart", "upcoming": "kommande", "paused": "uppehåll",
        ]
        for (cells, row) in zip(table.dropFirst(), rows) {
            for (index, key) in Self.plain { #expect(cells[index] == row[key].text, "\(key)") }
            #expect(cells[3] == row["person"].int.map { String($0) } ?? "")
            #expect(cells[9] == row["days_left"].int.map { String($0) } ?? "")
            #expect(cells[10] == statuses[row["status"].text] ?? cells[10])
            #expect(cells[17] == (row["provisional"] == .bool(true) ? "ja" : "nej"))
        }
    }

    @Test func tables() throws {
        let desk = try Desk(cases: 60, seed: 4)
        let rows = try desk.json("queue", "--all").items
        #expect(rows.count > 500)
        for name in ["a.csv", "a.xlsx"] {
            #expect(try desk.run(["export", "--all", "--output", desk.folder.path + "/" + name]).status == 0)
        }
        let bytes = desk.folder.bytes("a.csv")
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(bytes.count { $0 == 0x0A } == bytes.count { $0 == 0x0D })
        check(try Office.csv(desk.folder.path + "/a.csv", delimiter: ";"), rows)
        check(try Office.rows(of: desk.folder.path + "/a.xlsx", in: desk.folder), rows)
    }

    @Test func calendar() throws {
        let desk = try Desk(cases: 60, seed: 5)
        let path = desk.folder.path + "/a.ics"
        let dated = try desk.json("queue", "--all").items.filter { $0["due"] != .null }
        #expect(try desk.run(["export", "--all", "--output", path]).status == 0)
        let lines = desk.folder.bytes("a.ics").split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 76 } && lines.dropLast().allSatisfy { $0.last == 0x0D })
        let events = try Office.events(of: path, by: .icalendar)
        #expect(try Office.events(of: path, by: .vobject) == events)
        #expect(events.count == dated.count && Set(events.map(\.uid)).count == events.count)
        for (event, row) in zip(events, dated) {
            #expect(event.start == row["due"].text)
            #expect(event.end > event.start)
            let title = row["rule"].text == "reminder" ? "Påminnelse" : row["title"].text
            let person = row["person"].int.map { " · \($0)" } ?? ""
            #expect(event.summary == "\(title) · \(row["case"].text) \(row["kind"].text)\(person)")
            #expect(event.categories.first == row["kind"].text)
            // A protected person's birthday is told by no event.
            let isTold = row["trigger_date"] != .null
            let from = isTold ? " \(row["trigger_date"].text)." : ""
            #expect(event.description.contains("Räknas från" + from) == isTold)
            #expect((event.status == "TENTATIVE") == (row["provisional"] == .bool(true)))
        }
    }

    /// Taken in again, what is the same is the same event, also when its date has moved.
    @Test func aSecondCalendarUpdatesTheFirst() throws {
        let desk = try Desk(cases: 20, seed: 6)
        let path = desk.folder.path + "/a.ics"
        func events() throws -> [Office.Event] {
            #expect(try desk.run(["export", "--all", "--output", path]).status == 0)
            return try Office.events(of: path, by: .icalendar)
        }
        let before = try events()
        let again = try events()
        #expect(again.map(\.uid) == before.map(\.uid))
        #expect(zip(before, again).allSatisfy { $0.sequence <= $1.sequence && $0.start == $1.start })
        // A local routine is put off, and another day begins.
        let row = try #require(
            try desk.json("queue", "--all").items.first {
                $0["nature"].text == "target" && $0["rule"].text != "reminder"
                    && $0["status"].text == "upcoming"
            })
        let remind = ["case", "remind", row["case"].text, "2026-04-01", "Ring"]
        #expect(try desk.run(remind).status == 0)
        let after = try events()
        #expect(Set(after.map(\.uid)).isSuperset(of: before.map(\.uid)) && after.count == before.count + 1)
    }

    /// Every word of somebody's name in the unit, unless a title has it too.
    @Test func aCalendarTellsNobodysName() throws {
        let desk = try Desk(cases: 80, seed: 7)
        var names: Set<String> = []
        for row in try desk.json("case", "list", "--closed").items {
            for person in try desk.json("case", "show", row["case"].text)["persons"].items {
                names.formUnion(Self.words(person["given_name"].text + " " + person["family_name"].text))
            }
        }
        let titles = try desk.json("rules", "list").items.map { $0["title"].text + " " + $0["citation"].text }
        names.subtract(Self.words(titles.joined(separator: " ")))
        #expect(names.count > 100)
        let plain = try desk.run(["export", "--format", "ics", "--all"]).out
        let unfolded = plain.split(separator: "\r\n ", omittingEmptySubsequences: false).joined()
        #expect(Self.words(unfolded).isDisjoint(with: names))
        let named = try desk.run(["export", "--format", "ics", "--all", "--names"]).out
        #expect(!Self.words(named).isDisjoint(with: names))
        // Nor the words of a reminder, which may hold one.
        for row in try desk.json("queue", "--all").items where row["rule"].text == "reminder" {
            #expect(
                !unfolded.contains("SUMMARY;LANGUAGE=sv:" + row["title"].text)
                    || row["title"].text == "Påminnelse")
        }
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { !$0.isLetter }.filter { $0.count > 2 }.map(String.init))
    }

    @Test func aProtectedHouseholdIsMaskedAsTheQueueHasIt() throws {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd;placement_decided
            1;ABO;anna;Alvina;Ekbergson;1990-05-05;sökande;sekretessmarkering;2026-02-01
            """
        #expect(try desk.importing(list, ["--add-users"]).status == 0)
        // A list is given away, so that its own handläggare is not named in it either.
        for login in ["anna", Desk.me] {
            let env = ["MOTTAGNING_AS": login]
            for form in ["csv", "json"] {
                let out = try desk.run(["export", "--all", "--format", form], env: env).out
                #expect(!out.contains("Ekbergson") && out.contains("2026-0001"), "\(form) for \(login)")
            }
            let names = try desk.run(["export", "--all", "--format", "ics", "--names"], env: env).out
            #expect(!names.contains("Ekbergson") && names.contains("Skyddad 2026-0001"), "\(login)")
        }
    }
}
