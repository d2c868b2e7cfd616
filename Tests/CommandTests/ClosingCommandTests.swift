// `case close` and `case reopen`: what they ask, what they refuse, and what they show afterwards.

import Testing

@Suite struct ClosingCommandTests {
    /// A household with something open of the unit's own.
    private func desk(_ facts: String = "2026-02-20") throws -> Desk {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;förnamn;efternamn;födelsedatum;placement_decided;received
            1;ABO;Alva;Ek;1990-05-05;2026-02-02;\(facts)
            """
        #expect(try desk.importing(list).status == 0)
        return desk
    }

    private let close = ["case", "close", "2026-0001", "--reason", "work", "--date", "2026-03-01"]

    @Test func whatIsOpenIsListedByItsRules() throws {
        let desk = try desk()
        _ = try desk.json("case", "book", "2026-0001", "2026-03-20", "10:00", "Tandläkare")
        let before = try desk.content()
        let refused = try desk.run(close)
        #expect(refused.status == 2)
        let lines = refused.err.split(separator: "\n")
        #expect(lines.count == 2, "\(refused.err)")
        let open = try desk.json("queue", "--all").items.filter { $0["owner"].text == "unit" }
        #expect(!open.isEmpty)
        for row in open { #expect(lines.first?.contains(row["rule"].text) == true, "\(row["rule"].text)") }
        #expect(lines.first?.contains("1 bokning") == true && lines.last?.contains("--rest") == true)
        #expect(!refused.err.contains("Ek") && !refused.err.contains("Tandläkare"))
        #expect(try desk.content() == before)
    }

    @Test func everyAnswerIsOneAct() throws {
        let desk = try desk()
        _ = try desk.json("case", "book", "2026-0001", "2026-03-20", "10:00", "Tandläkare")
        let open = try desk.json("queue", "--all").items.filter { $0["owner"].text == "unit" }
        var rules: [String] = []
        for row in open where !rules.contains(row["rule"].text) { rules.append(row["rule"].text) }
        try #require(rules.count > 3)
        let said = try desk.run(
            close + [
                "--to", "social_services", "--met", rules[0] + ":2026-02-25", "--waive",
                rules[1] + ":declined", "--waive", rules[2] + ":other_responsible", "--rest",
                "not_relevant", "--bookings", "cancel", "--format", "json",
            ])
        #expect(said.status == 0, "\(said.err)")
        #expect(said.json["kind"].text == "close")
        let file = try desk.json("case", "show", "2026-0001")
        #expect(file["status"].text == "closed" && file["closing"].keys == ["reason", "date", "handed_to"])
        #expect(
            [file["closing"]["reason"].text, file["closing"]["date"].text, file["closing"]["handed_to"].text]
                == ["work", "2026-03-01", "social_services"])
        #expect(file["bookings"].items.isEmpty)
        let status = Dictionary(
            file["deadlines"].items.map { ($0["rule"].text, $0["status"].text) },
            uniquingKeysWith: { first, _ in first })
        #expect(status[rules[0]]?.hasPrefix("met") == true)
        for rule in rules.dropFirst() {
            #expect(["waived", "met", "met_late"].contains(status[rule] ?? ""), "\(rule)")
        }
        #expect(status[rules[1]] == "waived")
        let shown = try desk.run(["case", "show", "2026-0001"]).out
        #expect(shown.contains("arbete, till socialtjänsten"), "\(shown)")
        // What is left is the follow-up, and that is met although the case is closed.
        let left = try desk.json("queue", "--all").items.filter { $0["owner"].text == "unit" }
        #expect(left.map { $0["rule"].text } == ["AVS-3M"] && left.first?["due"].text == "2026-06-01")
        #expect(try desk.run(["case", "record", "2026-0001", "follow_up_done", "2026-03-02"]).status == 0)
        #expect(try !desk.json("queue", "--all").items.contains { $0["rule"].text == "AVS-3M" })
    }

    @Test func withNothingOpenTheShortFormIsEnough() throws {
        let desk = try desk()
        #expect(try desk.run(close + ["--rest", "not_relevant"]).status == 0)
        #expect(try desk.run(["case", "reopen", "2026-0001"]).status == 0)
        let open = try desk.json("case", "show", "2026-0001")
        #expect(open["closing"] == .null && open["status"].text == "open")
        #expect(try !desk.json("queue", "--all").items.contains { $0["rule"].text == "AVS-3M" })
        // What did not apply before still does not.
        #expect(try desk.run(close).status == 0)
    }

    @Test func ofAProtectedHouseholdOnlyTheDayIsTold() throws {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;skydd
            1;ABO;;Alva;Ek;1990-05-05;sekretessmarkering
            """
        #expect(try desk.importing(list, ["--add-users"]).status == 0)
        #expect(try desk.run(close + ["--to", "jobbcentrum"]).status == 2)
        #expect(try desk.run(["case", "assign", "2026-0001", Desk.me]).status == 0)
        // What is open in it is to be seen first.
        let unseen = try desk.run(close + ["--to", "jobbcentrum"])
        #expect(unseen.status == 2 && unseen.err.contains("--because"))
        let hers = try desk.run(close + ["--to", "jobbcentrum"] + Desk.because)
        #expect(hers.status == 0, "\(hers.err)")
        let masked = try desk.json("case", "show", "2026-0001")["closing"]
        #expect(masked["date"].text == "2026-03-01")
        #expect(masked["reason"] == .null && masked["handed_to"] == .null)
        #expect(try !desk.run(["case", "show", "2026-0001"]).out.contains("arbete"))
        let show = ["case", "show", "2026-0001", "--format", "json"]
        let seen = try desk.run(show + Desk.because).json["closing"]
        #expect(seen["reason"].text == "work" && seen["handed_to"].text == "jobbcentrum")
    }

    @Test func wrongAnswersWriteNothing() throws {
        let desk = try desk()
        let before = try desk.content()
        for (more, status) in [
            (["--waive", "KVOT-EL:declined"], Int32(2)), (["--met", "nonsense"], 2),
            (["--waive", "AVS-3M"], 64), (["--waive", "AVS-3M:because"], 64), (["--rest", "later"], 64),
            (["--to", "somebody"], 64), (["--bookings", "maybe"], 64),
            (["--rest", "met", "--met", "AVS-3M"], 2),
        ] as [([String], Int32)] {
            let run = try desk.run(close + more)
            #expect(run.status == status, "\(more) \(run.err)")
            #expect(run.err.split(separator: "\n").count == 2, "\(run.err)")
        }
        #expect(try desk.content() == before)
    }
}
