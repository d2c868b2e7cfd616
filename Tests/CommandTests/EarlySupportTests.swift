// Early support: its rules start with its own fact and follow each other, its category is 1, 2 or 3, and a unit may do without.

import Testing

@Suite struct EarlySupportTests {
    private static func rows(_ desk: Desk) throws -> [String: String] {
        let rows = try desk.json("queue", "--all").items.filter { $0["rule"].text.hasPrefix("TS-") }
        return Dictionary(rows.map { ($0["rule"].text, $0["due"].text) }) { first, _ in first }
    }

    private static func record(_ desk: Desk, _ fact: String, _ day: String, _ more: String...) throws -> Int32
    {
        try desk.run(["case", "record", "2026-0001", fact, day, "--person", "1"] + more).status
    }

    private static func desk() throws -> Desk {
        let desk = try Desk()
        _ = try desk.run([
            "case", "new", "--kind", "abo", "--given-name", "Alva", "--family-name", "Ek", "--birth-date",
            "1990-05-05",
        ])
        #expect(
            try desk.run(["case", "record", "2026-0001", "income_support_applied", "2026-02-02"]).status == 0)
        return desk
    }

    @Test func eachStepStartsTheNext() throws {
        let desk = try Self.desk()
        #expect(try Self.rows(desk).isEmpty)
        #expect(try Self.record(desk, "early_support_asked", "2026-02-02") == 0)
        #expect(
            try Self.rows(desk) == [
                "TS-AKTIVITET": "2026-02-09", "TS-ARBETSCOACH": "2026-02-16", "TS-KATEGORI": "2026-03-02",
                "TS-KARTLAGGNING": "2026-03-02",
            ])
        var left: Set = ["TS-AKTIVITET", "TS-ARBETSCOACH", "TS-KATEGORI"]
        for (fact, next, due) in [
            ("early_mapping", "TS-PLANERING", "2026-02-24"), ("early_plan", "TS-VERKSTALL", "2026-02-24"),
            ("early_plan_started", "TS-UPPFOLJNING", "2026-05-10"),
        ] {
            #expect(try Self.record(desk, fact, "2026-02-10") == 0)
            let rows = try Self.rows(desk)
            #expect(rows[next] == due && Set(rows.keys) == left.union([next]))
        }
        #expect(try Self.record(desk, "early_plan_followed_up", "2026-03-02") == 0)
        #expect(try Self.record(desk, "activity_offered", "2026-02-06") == 0)
        left.remove("TS-AKTIVITET")
        #expect(try Set(Self.rows(desk).keys) == left)
    }

    @Test func theCategoryIsOneOfThree() throws {
        let desk = try Self.desk()
        #expect(try Self.record(desk, "early_support_asked", "2026-02-02") == 0)
        for wrong in [[], ["--value", "4"], ["--value", "0"], ["--value", "12"], ["--value", "två"]] {
            let run = try desk.run(
                ["case", "record", "2026-0001", "work_readiness", "2026-02-20", "--person", "1"] + wrong)
            #expect(run.status == 2 && run.errors.count == 2 && run.err.contains("1, 2, 3"), "\(run.err)")
        }
        #expect(try Self.rows(desk)["TS-KATEGORI"] != nil)
        #expect(try Self.record(desk, "work_readiness", "2026-02-20", "--value", "2") == 0)
        // It may change later.
        #expect(try Self.record(desk, "work_readiness", "2026-03-01", "--value", "1") == 0)
        #expect(try Self.rows(desk)["TS-KATEGORI"] == nil)
        let facts = try desk.json("case", "show", "2026-0001")["facts"].items
        #expect(facts.count { $0["fact"].text == "work_readiness" } == 2)
    }

    @Test func aUnitMayDoWithout() throws {
        let desk = try Self.desk()
        #expect(try Self.record(desk, "early_support_asked", "2026-02-02") == 0)
        let file = try desk.folder.write(
            "enhet.toml",
            Array(
                "[[adjust]]\nrule = \"TS-AKTIVITET\"\noff = true\n[[adjust]]\nrule = \"TS-KATEGORI\"\nspan = \"5w\"\n"
                    .utf8))
        let loaded = try desk.run(["rules", "load", file])
        #expect(loaded.status == 0, "\(loaded.err)")
        let rows = try Self.rows(desk)
        #expect(rows["TS-AKTIVITET"] == nil && rows["TS-KATEGORI"] == "2026-03-09" && rows.count == 3)
    }
}
