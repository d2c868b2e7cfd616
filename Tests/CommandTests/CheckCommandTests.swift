// `check`: what is overdue as an exit status, with counts that are those of the queue and of nobody's household.

import Testing

@Suite struct CheckCommandTests {
    @Test func anEmptyUnitIsInOrder() throws {
        let calm = try Desk()
        let run = try calm.run(["check", "--within", "30"])
        #expect(run.status == 0 && run.err.isEmpty && run.out.split(separator: "\n").count == 2)
        let json = try calm.run(["check", "--format", "json"])
        #expect(json.status == 0 && json.json["overdue"].int == 0 && json.json["due"] == .null)
        #expect(json.json["within"] == .null && json.json["caseworkers"].items.isEmpty)
    }

    @Test(arguments: [0, 3, 7, 30, 200]) func countsWhatTheQueueLists(within: Int) throws {
        let desk = try Desk(cases: 40)
        let queue = try desk.json("queue", "--all").items
        let run = try desk.run(["check", "--within", "\(within)", "--format", "json"])
        #expect(run.status == 1 && run.err.isEmpty)
        func expect(_ counts: JSON, _ rows: [JSON]) {
            let overdue = rows.count { $0["status"].text == "overdue" }
            let due = rows.count { (0...within).contains($0["days_left"].int ?? -1) }
            #expect(counts["overdue"].int == overdue && counts["due"].int == due)
        }
        expect(run.json, queue)
        let own = run.json["caseworkers"].items
        #expect(own.count > 1 && (run.json["overdue"].int ?? 0) > 0)
        for counts in own {
            expect(counts, queue.filter { $0["caseworker"] == counts["caseworker"] })
        }
        // Who is not among them has nothing.
        let anna = try desk.run([
            "check", "--within", "\(within)", "--caseworker", "anna", "--format", "json",
        ])
        #expect(anna.json["caseworkers"].items == own.filter { $0["caseworker"].text == "anna" })
    }

    @Test func theStatusIsThatOfWhatIsCounted() throws {
        let desk = try Desk()
        #expect(
            try desk.run([
                "case", "new", "--kind", "abo", "--given-name", "Alva", "--family-name", "Ek", "--birth-date",
                "1990-05-05", "--protection", "none",
            ]).status == 0)
        #expect(try desk.run(["case", "remind", "2026-0001", "2026-03-12", "Ring Alva"]).status == 0)
        let rows = try desk.json("queue", "--all").items
        #expect(rows.allSatisfy { $0["days_left"].int ?? 0 >= 0 })
        for (args, status) in [
            ([], 0), (["--within", "9"], 0), (["--within", "10"], 0), (["--within", "10", "--quiet"], 0),
            (["--quiet"], 0), (["--within", "-1"], 64), (["--within", "x"], 64), (["--nonsense"], 64),
            (["--caseworker", "greta"], 2),
        ] as [([String], Int32)] {
            for format in ["table", "json", "csv"] {
                let run = try desk.run(["check", "--format", format] + args)
                #expect(run.status == status, "\(args) \(format): \(run.out)\(run.err)")
                #expect(run.err.isEmpty == (status < 2))
                if args.contains("--quiet") { #expect(run.out.isEmpty) }
                #expect(!run.out.contains("Alva") && !run.out.contains("Ek"))
            }
        }
        let later = try Program.run(
            ["check", "--quiet", "--db", desk.database, "--today", "2026-03-13"],
            env: ["HOME": desk.folder.path])
        #expect(later.status == 1 && later.out.isEmpty)
        let csv = try desk.run(["check", "--within", "10", "--format", "csv"]).out
        #expect(csv.hasPrefix("caseworker,overdue,due") && csv.contains(",0,1"))
        let missing = try Program.run(["check", "--db", desk.folder.path + "/no.db"])
        #expect(missing.status == 2 && missing.out.isEmpty)
    }
}
