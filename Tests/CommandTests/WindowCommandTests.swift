// `case show` of windows: which end, what is forecast, and nothing of a protected household.

import Testing

@Suite struct WindowCommandTests {
    private static func opened(_ desk: Desk, _ lines: [String]) throws -> [String] {
        let head =
            "hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;skydd;"
            + "anmäld till Skatteverket;folkbokförd\n"
        let file = try desk.folder.write(
            "lista.csv", Array((head + lines.joined(separator: "\n") + "\n").utf8))
        let run = try desk.run(["import", file, "--add-users"])
        #expect(run.status == 0, "\(run.err)")
        return try desk.json("case", "list").items.map { $0["case"].text }
    }

    @Test func theForecastUsesTheUnitsOwnWaitsFromTheTenthOn() throws {
        let desk = try Desk()
        let waiting = "H0;KVOT;anna;Rima;Ek;1990-05-05;;2026-01-14;"
        func closed(_ range: ClosedRange<Int>) -> [String] {
            range.map { "H\($0);KVOT;anna;Rima;Al;1990-05-\($0 + 10);;2025-06-01;2025-09-\($0 + 10)" }
        }
        let cases = try Self.opened(desk, [waiting] + closed(1...9))
        func forecast() throws -> JSON {
            try desk.json("case", "show", cases[0])["windows"].items[0]["forecast"]
        }
        let few = try forecast()
        #expect(few["median"].int == 126 && few["waits"].int == 9 && few["own_median"] == .bool(false))
        #expect(few["opens_earliest"].text == "2026-05-20" && few["opens_latest"].text == "2026-05-20")
        _ = try Self.opened(desk, closed(10...10))
        // Registered on the 11th to the 20th of September after 102 to 111 days.
        let own = try forecast()
        #expect(own["median"].int == 106 && own["waits"].int == 10 && own["own_median"] == .bool(true))
        #expect(own["opens_earliest"].text == "2026-04-30" && own["opens_latest"].text == "2026-05-04")
        #expect(own["ends_earliest"].text == "2028-04-30" && own["ends_latest"].text == "2029-05-04")
        let text = try desk.run(["case", "show", cases[0]]).out
        #expect(text.contains("tidigast 2026-04-30 · senast 2026-05-04 (prognos)"))
    }

    @Test func whatIsStatedOutranksAndBothAreShown() throws {
        let desk = try Desk()
        let number = try Self.opened(desk, ["H1;ABO;anna;Rima;Ek;1990-05-05;;;2024-01-10"])[0]
        for words in [
            ["record", number, "establishment_started", "2024-03-01"],
            ["record", number, "establishment_end_stated", "2026-09-15"],
        ] { #expect(try desk.run(["case"] + words).status == 0) }
        var window = try desk.json("case", "show", number)["windows"].items[0]
        #expect(window["shown"].text == "stated" && window["closes"].text == "2026-09-15")
        #expect(window["computed_end"].text == "2026-03-01" && window["frame_end"].text == "2027-01-10")
        #expect(window["forecast"] == .null)
        let take = ["case", "retract", number, "establishment_end_stated", "--reason", "fel"]
        #expect(try desk.run(take).status == 0)
        let pause = [
            "case", "pause", number, "--person", "1", "--from", "2024-04-01", "--to", "2025-12-31",
            "--reason",
            "illness",
        ]
        #expect(try desk.run(pause).status == 0)
        window = try desk.json("case", "show", number)["windows"].items[0]
        #expect(window["shown"].text == "frame" && window["closes"].text == "2027-01-10")
        #expect(window["computed_end"].text == "2027-12-01" && window["lost_days"].int == 325)
        #expect(try desk.run(["case", "show", number]).out.contains("325 dagar ryms inte i ramen"))
        #expect(try desk.run(["explain", number, "EP-24"]).out.contains("325 dagar ryms inte"))
    }

    @Test func aProtectedHouseholdsWindowShowsNobodyElseAnything() throws {
        let desk = try Desk()
        let number = try Self.opened(
            desk, ["H1;ABO;;Rima;Hemligsson;1990-05-05;sekretessmarkering;2025-12-01;"])[0]
        let shown = try desk.run(["case", "show", number])
        #expect(shown.status == 0 && !shown.out.contains("Hemlig") && !shown.out.contains("1990"))
        let file = try desk.json("case", "show", number)
        #expect(file["windows"].items.isEmpty)
        // Its own handläggare sees the forecast after saying why.
        #expect(try desk.run(["case", "assign", number, Desk.me]).status == 0)
        let own = try desk.run(["case", "show", number, "--format", "json"] + Desk.because)
        #expect(own.json["windows"].items.count == 1)
    }

    @Test func absenceAndRecallAreWatched() throws {
        let desk = try Desk()
        let number = try Self.opened(desk, ["H1;ABO;anna;Rima;Ek;1990-05-05;;;2024-01-10"])[0]
        func record(_ fact: String, _ day: String) throws {
            #expect(try desk.run(["case", "record", number, fact, day]).status == 0)
        }
        func due(_ rule: String) throws -> [String] {
            try desk.json("queue", "--all").items.filter { $0["rule"].text == rule }.map { $0["due"].text }
        }
        try record("establishment_started", "2025-03-01")
        try record("establishment_absent", "2026-02-20")
        #expect(try due("EP-UT-30") == ["2026-03-22"])
        try record("establishment_recalled", "2026-02-28")
        #expect(try due("EP-UT-30").isEmpty && due("EP-NY-60") == ["2026-04-29"])
        try record("employment_service_reregistered", "2026-03-02")
        #expect(try due("EP-NY-60").isEmpty && due("EP-NY-45") == ["2026-04-16"])
    }
}
