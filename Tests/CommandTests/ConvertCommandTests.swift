// `case convert`: the kind from a day on, for scripts, and refusals that say what is missing.

import Testing

@Suite struct ConvertCommandTests {
    private func desk(_ kind: String) throws -> Desk {
        let desk = try Desk()
        let run = try desk.run([
            "case", "new", "--kind", kind, "--given-name", "Alva", "--family-name", "Ek", "--birth-date",
            "1990-05-05",
        ])
        #expect(run.status == 0)
        return desk
    }

    @Test func convertsAndSaysSo() throws {
        let desk = try desk("massflykt")
        #expect(
            try desk.run(["case", "record", "2026-0001", "population_registered", "2026-03-02"]).status == 0)
        let said = try desk.json("case", "convert", "2026-0001", "ebo", "--date", "2026-03-02")
        let noted = try desk.json("case", "note", "2026-0001", "hej")
        #expect(said.keys == noted.keys)
        #expect(try desk.json("case", "show", "2026-0001")["kind"].text == "EBO")
        #expect(try desk.json("case", "list", "--kind", "EBO").items.count == 1)
        #expect(try desk.json("case", "list", "--kind", "MASSFLYKT").items.isEmpty)
    }

    @Test func refusesWithTheReasonAndTheRemedy() throws {
        let desk = try desk("MASSFLYKT")
        let before = try desk.content()
        let missing = try desk.run(["case", "convert", "2026-0001", "EBO", "--date", "2026-03-02"])
        #expect(missing.status == 2 && missing.out.isEmpty && missing.errors.count == 2)
        #expect(missing.err.contains("Folkbokföring saknas"))
        let english = try desk.run(
            ["case", "convert", "2026-0001", "EBO", "--date", "2026-03-02", "--lang", "en"])
        #expect(english.status == 2 && english.err.contains("Folkbokföring is missing"))
        for (kind, day, status) in [
            ("massflykt", "2026-03-02", Int32(2)), ("ebo", "2026-03-03", 2), ("ebo", "2026-03-01", 2),
            ("asyl", "2026-03-02", 64), ("ebo", "i går", 64),
        ] {
            let run = try desk.run(["case", "convert", "2026-0001", kind, "--date", day])
            #expect(run.status == status && run.errors.count == 2, "\(kind) \(day): \(run.err)")
        }
        #expect(try desk.run(["case", "convert", "2026-0001", "EBO"]).status == 64)
        #expect(try desk.run(["case", "convert", "2026-0999", "EBO", "--date", "2026-03-02"]).status == 2)
        #expect(try desk.content() == before)
    }

    @Test func aDayBeforeTheCaseBeganIsRefused() throws {
        let desk = try desk("ABO")
        let before = try desk.content()
        for (language, words) in [
            ("sv", "ligger före ärendets första dag"), ("en", "lies before the first day"),
        ] {
            let run = try desk.run([
                "case", "convert", "2026-0001", "EBO", "--date", "2020-01-01", "--lang", language,
            ])
            #expect(run.status == 2 && run.out.isEmpty && run.err.contains(words), "\(run.err)")
        }
        #expect(try desk.content() == before)
    }
}
