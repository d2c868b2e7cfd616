// The queue, the check for cron and the explanation, as a script uses them.

import Reception
import Testing

@Suite struct QueueCommandTests {
    @Test func theOrderIsTotalAndFollowsTheContract() throws {
        let desk = try Desk(cases: 60)
        let text = try desk.run(["queue", "--all", "--format", "json"]).out
        #expect(try desk.run(["queue", "--all", "--format", "json"]).out == text)
        let rows = try #require(JSON(parsing: text)).items
        let natures = ["statutory", "expiry", "window", "target"]
        func key(_ row: JSON) -> String {
            let number = row["person"].int ?? 0
            return [
                row["status"].text == "paused" ? "1" : "0", row["due"].text,
                String(natures.firstIndex(of: row["nature"].text) ?? 9), row["case"].text, row["rule"].text,
                number < 10 ? "0\(number)" : "\(number)", row["trigger_date"].text,
            ].joined(separator: "|")
        }
        let keys = rows.map(key)
        #expect(Set(keys).count + rows.count { $0["rule"].text == "reminder" } >= keys.count)
        let firstWrong = zip(keys, keys.dropFirst()).first { $0 > $1 && !$0.contains("reminder") }
        #expect(firstWrong == nil)
    }

    @Test func limitsAndFiltersCut() throws {
        let desk = try Desk(cases: 40)
        let all = try desk.json("queue", "--all").items
        #expect(try desk.json("queue", "--all", "--limit", "0").items.isEmpty)
        #expect(try desk.json("queue", "--all", "--limit", "7").items == Array(all.prefix(7)))
        #expect(try desk.json("queue", "--all", "--limit", "100000").items == all)
        #expect(
            try desk.json("queue", "--all", "--kind", "abo").items == all.filter { $0["kind"].text == "ABO" })
        #expect(
            try desk.json("queue", "--all", "--lane", "late").items
                == all.filter { $0["lane"].text == "late" })
        #expect(
            try desk.json("queue", "--all", "--phase", "sfi").items
                == all.filter { $0["phase"].text == "sfi" })
        #expect(
            try desk.json("queue", "--all", "--status", "overdue", "--limit", "3").items
                == Array(all.filter { $0["status"].text == "overdue" }.prefix(3)))
        #expect(
            try desk.json("queue", "--all", "--within", "7").items
                == all.filter { ($0["days_left"].int ?? 999) <= 7 })
        #expect(
            try desk.json("queue", "--caseworker", "anna").items
                == all.filter { $0["caseworker"].text == "anna" })
        // One's own: the team lead has no cases.
        #expect(try desk.json("queue").items.isEmpty)
        #expect(all.contains { $0["caseworker"] == .null } || all.allSatisfy { $0["caseworker"] != .null })
        #expect(try desk.run(["queue", "--limit", "-1"]).status == 64)
        #expect(try desk.run(["queue", "--caseworker", "nobody-here"]).status == 2)
    }

    @Test func explainTellsTheWholeComputation() throws {
        let desk = try Desk()
        #expect(
            try desk.run([
                "case", "new", "--kind", "abo", "--given-name", "Alva", "--family-name", "Ek", "--birth-date",
                "1990-05-05",
            ]).status == 0)
        #expect(try desk.run(["case", "record", "2026-0001", "placement_decided", "2026-01-15"]).status == 0)
        let said = try desk.json("explain", "2026-0001", "MOT-ABO")
        #expect(said["trigger"].keys == ["fact", "date"])
        #expect(said["trigger"]["fact"].text == "placement_decided")
        #expect(said["trigger"]["date"].text == "2026-01-15")
        #expect(said["raw_due"].text == "2026-03-15")
        #expect(said["due"].text == "2026-03-16")
        #expect(said["rolled_because"].text == "sunday")
        #expect(said["citation"].text == "2016:39 10 §")
        #expect(said["completed_by"] == .null)
        #expect(!said["steps"].items.isEmpty)
        for step in said["steps"].items { #expect(step.keys == ["text", "date"]) }
        #expect(try desk.run(["case", "record", "2026-0001", "received", "2026-02-20"]).status == 0)
        #expect(try desk.json("explain", "2026-0001", "MOT-ABO")["completed_by"].text == "received")
        #expect(
            try desk.json("explain", "2026-0001", "MOT-ABO", "--trigger", "2026-01-15")["due"].text
                == "2026-03-16")
        #expect(try desk.run(["explain", "2026-0001", "MOT-ABO", "--trigger", "2026-01-16"]).status == 2)
        #expect(try desk.run(["explain", "2026-0001", "NO-SUCH"]).status == 2)
    }

    /// A reminder follows from no rule; that its day is not explained has nothing to do with protection.
    @Test func aReminderHasNoComputation() throws {
        let desk = try Desk(cases: 1)
        let number = try #require(try desk.json("case", "list", "--closed").items.first?["case"].text)
        #expect(try desk.run(["case", "remind", number, "2026-03-09", "Ring"]).status == 0)
        let run = try desk.run(["explain", number, "reminder"])
        #expect(run.status == 2 && run.out.isEmpty && run.err.contains("ingen sådan bevakning"), "\(run.err)")
    }

    @Test func aCaseIsWorkedFromTheCommandLine() throws {
        let desk = try Desk()
        func done(_ args: String...) throws { #expect(try desk.run(args).status == 0, "\(args)") }
        try done(
            "case", "new", "--kind", "EBO", "--given-name", "Alva", "--family-name", "Ek", "--birth-date",
            "1990-05-05")
        try done(
            "case", "join", "2026-0001", "--date", "2026-02-01", "--given-name", "Bo", "--family-name", "Ek",
            "--birth-date", "2016-05-05", "--relation", "child")
        try done("case", "assign", "2026-0001", "root")
        try done("case", "record", "2026-0001", "entered_sweden", "2026-01-10", "--everyone", "--except", "2")
        try done("case", "record", "2026-0001", "population_registered", "2026-01-14", "--person", "1", "2")
        try done("case", "note", "2026-0001", "ringde hyresvärden")
        try done("case", "remind", "2026-0001", "2026-03-09", "ring igen")
        try done(
            "case", "book", "2026-0001", "2026-03-05", "09:30", "Hembesök", "--place", "Storgatan 1",
            "--person", "1", "2")
        try done(
            "case", "pause", "2026-0001", "--person", "1", "--from", "2026-02-01", "--to", "2026-02-20",
            "--reason", "illness")
        let file = try desk.json("case", "show", "2026-0001")
        #expect(file["caseworker"].text == "root")
        #expect(file["persons"].items.count == 2)
        #expect(file["facts"].items.count { $0["fact"].text == "entered_sweden" } == 1)
        #expect(file["facts"].items.count { $0["fact"].text == "population_registered" } == 2)
        #expect(file["pauses"].items.first?["to"].text == "2026-02-20")
        let own = try desk.json("queue").items
        #expect(
            own.contains {
                $0["rule"].text == "reminder" && $0["title"].text == "ring igen"
                    && $0["due"].text == "2026-03-09"
            })
        // A statute cannot be put off; it can be said not to apply, and then to apply again.
        #expect(try desk.run(["case", "snooze", "2026-0001", "SFI-3M", "2026-04-01"]).status == 2)
        try done(
            "case", "waive", "2026-0001", "SFI-3M", "--person", "1", "--reason", "declined", "--note",
            "arbetar")
        #expect(
            try !desk.json("queue").items.contains { $0["rule"].text == "SFI-3M" && $0["person"].int == 1 })
        #expect(try desk.json("queue", "--status", "waived").items.map { $0["rule"].text } == ["SFI-3M"])
        try done("case", "unwaive", "2026-0001", "SFI-3M", "--person", "1")
        #expect(
            try desk.json("queue").items.contains { $0["rule"].text == "SFI-3M" && $0["person"].int == 1 })
        try done("case", "retract", "2026-0001", "entered_sweden", "--reason", "fel datum")
        try done(
            "case", "close", "2026-0001", "--reason", "moved", "--date", "2026-03-01", "--rest",
            "not_relevant", "--bookings", "keep")
        #expect(try desk.json("queue").items.map { $0["rule"].text } == ["AVS-3M"])
        #expect(
            try desk.run(["case", "record", "2026-0001", "sfi_applied", "2026-02-01", "--person", "1"]).status
                == 2)
        // Reopened, there is nothing to follow up, and what was answered stays answered until it is taken back.
        try done("case", "reopen", "2026-0001")
        #expect(try !desk.json("queue").items.contains { $0["rule"].text == "AVS-3M" })
        let waived = try desk.json("queue", "--status", "waived").items
        let one = try #require(waived.first { $0["owner"].text == "unit" })["rule"].text
        try done("case", "unwaive", "2026-0001", one)
        #expect(try desk.json("queue").items.contains { $0["rule"].text == one })
    }
}
