// `digest`: one person's day as a text for mail, which bears no name unless it is asked for and is journalled.

import Testing

@Suite struct DigestCommandTests {
    /// The family names of all households.
    private static func names(_ desk: Desk) throws -> [String] {
        try desk.json("case", "list").items.map { $0["household"].text }.filter { !$0.isEmpty }
    }

    @Test func isTheDayOfTheScreenWithoutNames() throws {
        let desk = try Desk(cases: 40)
        let names = try Self.names(desk)
        let run = try desk.run(["digest", "--caseworker", "anna"])
        let rows = try desk.json("day", "--caseworker", "anna").items
        let lines = run.out.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(run.status == 0 && run.err.isEmpty && rows.count > 5 && names.count > 20)
        #expect(lines[0].hasPrefix("Min dag 2026-03-02: \(rows.count) rader") && lines[1].isEmpty)
        #expect(lines[2].hasPrefix("anna · ") && lines.last == "")
        #expect(lines.count { $0.hasPrefix("- ") } == rows.count)
        #expect(lines.allSatisfy { $0.count <= 72 } && !run.out.contains("\r"))
        #expect(names.allSatisfy { !run.out.contains($0) })
        let named = try desk.run(["digest", "--caseworker", "anna", "--names"])
        #expect(names.contains { named.out.contains($0) })
        #expect(named.out.split(separator: "\n").first == run.out.split(separator: "\n").first)
        #expect(
            try desk.exports() == [
                "digest\trows=\(rows.count)\tcaseworker=anna",
                "digest\trows=\(rows.count)\tnames\tcaseworker=anna",
            ])
    }

    @Test func ofAProtectedHouseholdThereIsTheNumberAlone() throws {
        let desk = try Desk()
        for (name, protection) in [("Ek", "none"), ("Hemlig", "confidential")] {
            let made = try desk.run([
                "case", "new", "--kind", "ebo", "--given-name", "Alva", "--family-name", name, "--birth-date",
                "1990-05-05", "--protection", protection,
            ])
            #expect(made.status == 0, "\(made.err)")
        }
        let me = try desk.json("user", "list").items[0]["login"].text
        for number in ["2026-0001", "2026-0002"] {
            for args in [
                ["assign", number, me], ["remind", number, "2026-03-02", "Ring\u{202E} Alva"],
                ["book", number, "2026-03-02", "09:30", "Tolk hos Alva"],
            ] {
                let run = try desk.run(["case"] + args)
                #expect(run.status == 0, "\(args): \(run.err)")
            }
        }
        for args in [[], ["--names"], ["--all", "--names"]] {
            let run = try desk.run(["digest"] + args)
            let own = run.out.split(separator: "\n").filter { $0.contains("2026-0002") }
            #expect(run.status == 0 && own.count >= 2, "\(run.out)")
            #expect(own.allSatisfy { $0 == "- 2026-0002 · skyddat hushåll, se programmet" })
            #expect(!run.out.contains("Hemlig") && !run.out.contains("\u{202E}"))
            let isNamed = args.contains("--names")
            #expect(run.out.contains("Ek ·") == isNamed, "\(run.out)")
            #expect(run.out.contains("Tolk hos Alva") == isNamed && run.out.contains("Ring") == isNamed)
            #expect(run.out.contains("09:30"))
        }
    }

    @Test func everybodysAndTheEmptyOnes() throws {
        let desk = try Desk(cases: 12)
        #expect(try desk.run(["user", "add", "tom", "--role", "caseworker"]).status == 0)
        #expect(try desk.run(["user", "add", "rut", "--role", "reader"]).status == 0)
        let empty = try desk.run(["digest", "--caseworker", "tom"])
        #expect(empty.status == 0 && empty.out == "Min dag 2026-03-02: inget för dagen\n")
        let nothing = try desk.run(["digest", "--caseworker", "tom", "--only-if-any"])
        #expect(nothing.status == 0 && nothing.out.isEmpty && nothing.err.isEmpty)
        // What says nothing of anybody is no export.
        #expect(try desk.exports() == [])
        let may = try desk.json("user", "list").items.filter { $0["role"].text != "reader" }
        let all = try desk.run(["digest", "--all"]).out.split(
            separator: "\u{0C}", omittingEmptySubsequences: false)
        #expect(all.count == may.count && all.allSatisfy { $0.hasPrefix("Min dag 2026-03-02: ") })
        let some = try desk.run(["digest", "--all", "--only-if-any"]).out.split(separator: "\u{0C}")
        #expect(some.count < all.count && some.count > 0 && some.allSatisfy { all.contains($0) })
        #expect(try desk.exports().count == 2)
        #expect(try desk.run(["digest", "--caseworker", "greta"]).status == 2)
        #expect(try desk.run(["digest", "--nonsense"]).status == 64)
        #expect(try desk.run(["digest", "--lang", "en"]).out.hasPrefix("My day 2026-03-02: "))
    }
}
