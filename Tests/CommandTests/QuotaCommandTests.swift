// `quota`: a year from the number in November to its revision, and who counts.

import Testing

@Suite struct QuotaCommandTests {
    /// Households of two years: 3 and 4 persons on kommuntal, 2 of the protected, 1 and then 2 under the directive.
    private static let list = """
        hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd;placement_decided;received
        1;ABO;anna;Sara;Ett;1990-05-05;sökande;;2026-01-05;2026-02-20
        1;ABO;anna;Omar;Ett;2015-05-05;barn;;;
        1;ABO;anna;Lina;Ett;2017-05-05;barn;;;
        2;KVOT;anna;Sara;Två;1990-05-05;sökande;;2026-02-01;
        2;KVOT;anna;Omar;Två;1991-05-05;partner;;;
        3;ABO;anna;Vera;Hemlig;1990-05-05;sökande;sekretessmarkering;2026-02-10;
        4;MASSFLYKT;anna;Olena;Fyra;1990-05-05;sökande;;2026-01-20;2026-02-01
        5;EBO;anna;Nadia;Fem;1990-05-05;sökande;;;
        6;ABO;anna;Yusuf;Sex;1990-05-05;sökande;;2025-12-30;2026-01-15
        """

    private func desk() throws -> Desk {
        let desk = try Desk()
        let run = try desk.importing(Self.list, ["--add-users"])
        #expect(run.status == 0, "\(run.out) \(run.err)")
        return desk
    }

    private func done(_ desk: Desk, _ args: String...) throws {
        let run = try desk.run(["quota"] + args)
        #expect(run.status == 0, "\(args): \(run.err)")
    }

    @Test func saysHowTheYearStands() throws {
        let desk = try desk()
        let bare = try desk.json("quota").items
        #expect(bare.map { $0["scheme"].text } == ["kommuntal", "fordelningstal"])
        #expect(
            bare.allSatisfy { $0["year"].int == 2026 && $0["quota"] == .null && $0["remaining"] == .null })
        try done(desk, "set", "kommuntal", "2026", "30", "--decided", "2025-11-14")
        try done(desk, "set", "kommuntal", "2026", "24")
        try done(desk, "set", "Fördelningstal", "2026", "60")
        let rows = try desk.json("quota").items
        #expect(rows.map { $0["quota"].int } == [24, 60])
        #expect(rows.map { $0["assigned"].int } == [6, 1] && rows.map { $0["received"].int } == [3, 1])
        #expect(rows.map { $0["remaining"].int } == [18, 59])
        #expect(try desk.json("quota", "2025").items.map { $0["assigned"].int } == [1, 0])
        let table = try desk.run(["quota"]).out.split(separator: "\n")
        #expect(table.count == 3 && table[1].contains("Kommuntal") && table[1].hasSuffix("18"))
        let csv = try desk.run(["quota", "2026", "--format", "csv"]).out
        #expect(csv.hasPrefix("year,scheme,quota,assigned,received,remaining"))
        #expect(csv.contains("2026,fordelningstal,60,1,1,59"))
    }

    @Test func saysWhoCountsAndNothingOfTheProtected() throws {
        let desk = try desk()
        let rows = try desk.json("quota", "cases").items
        #expect(
            rows.map { $0["case"].text + " " + $0["placed"].text } == [
                "2026-0001 2026-01-05", "2026-0002 2026-02-01", "2026-0003 2026-02-10",
                "2026-0004 2026-01-20",
            ])
        #expect(rows.map { $0["persons"].int } == [3, 2, 1, 1])
        #expect(rows[0]["received"].text == "2026-02-20" && rows[1]["received"] == .null)
        #expect(rows[2]["household"].text == "Skyddad 2026-0003")
        #expect(
            try desk.json("quota", "cases", "2026", "--scheme", "fordelningstal").items.map {
                $0["kind"].text
            }
                == ["MASSFLYKT"])
        #expect(try !desk.run(["quota", "cases"]).out.contains("Hemlig"))
    }

    @Test func convertedHouseholdsCountOnceMoreAndAreReceivedAtOnce() throws {
        let desk = try desk()
        for args in [
            ["record", "2026-0004", "population_registered", "2026-02-20", "--person", "1"],
            ["convert", "2026-0004", "ABO", "--date", "2026-02-20"],
            ["record", "2026-0004", "placement_decided", "2026-02-25"],
        ] { #expect(try desk.run(["case"] + args).status == 0) }
        let rows = try desk.json("quota").items
        #expect(rows.map { $0["assigned"].int } == [7, 1] && rows.map { $0["received"].int } == [4, 1])
        let anew = try #require(try desk.json("quota", "cases").items.first { $0["was_here"] == .bool(true) })
        #expect(anew["case"].text == "2026-0004" && anew["received"].text == "2026-02-25")
    }

    @Test func numbersAreListedRevisedAndRemoved() throws {
        let desk = try desk()
        try done(desk, "set", "kommuntal", "2026", "30", "--decided", "2025-11-14")
        try done(desk, "set", "kommuntal", "2026", "24")
        try done(desk, "set", "kommuntal", "2027", "9")
        let rows = try desk.json("quota", "list").items
        #expect(rows.map { $0["quota"].int } == [30, 24, 9])
        #expect(rows.map { $0["holds"] } == [.bool(false), .bool(true), .bool(true)])
        #expect(rows.map { $0["decided"].text } == ["2025-11-14", "2026-03-02", "2026-03-02"])
        // What is said again changes nothing.
        let again = try desk.run(["quota", "set", "kommuntal", "2027", "9", "--format", "json"]).json
        #expect(again["act"] == .null && again["changes"].int == 0)
        try done(desk, "remove", "kommuntal", "2026", "--decided", "2026-03-02")
        #expect(try desk.json("quota").items[0]["quota"].int == 30)
        try done(desk, "remove", "kommuntal", "2026")
        #expect(try desk.json("quota", "list", "2026").items.isEmpty)
    }

    @Test func refusesWhatCannotBe() throws {
        let desk = try desk()
        try done(desk, "set", "kommuntal", "2026", "30", "--decided", "2025-11-14")
        try done(desk, "set", "kommuntal", "2026", "24")
        let before = try desk.json("quota", "list")
        let wrong: [(args: [String], env: [String: String], status: Int32)] = [
            (["1989"], [:], 64), (["cases", "2200"], [:], 64), (["list", "1"], [:], 64), (["i år"], [:], 64),
            (["cases", "--scheme", "länstal"], [:], 64), (["set", "länstal", "2026", "3"], [:], 64),
            (["set", "kommuntal", "1989", "3"], [:], 2), (["set", "kommuntal", "2026", "100001"], [:], 2),
            (["set", "kommuntal", "2026", "3", "--decided", "2026-03-03"], [:], 2),
            (["set", "kommuntal", "2026", "3", "--decided", "2026-02-30"], [:], 64),
            (["set", "kommuntal", "2026"], [:], 64), (["remove", "kommuntal", "2026"], [:], 64),
            (["remove", "fordelningstal", "2026"], [:], 2),
            (["remove", "kommuntal", "2026", "--decided", "2026-01-01"], [:], 2),
            (["set", "kommuntal", "2026", "3"], ["MOTTAGNING_AS": "anna"], 2),
            (["remove", "kommuntal", "2026", "--decided", "2026-03-02"], ["MOTTAGNING_AS": "anna"], 2),
        ]
        for (args, env, status) in wrong {
            let run = try desk.run(["quota"] + args, env: env)
            #expect(run.status == status, "\(args): \(run.err)")
            #expect(run.err.split(separator: "\n").count == 2, "\(args): \(run.err)")
        }
        #expect(try desk.json("quota", "list") == before)
    }

    @Test func helpSaysHowItCountsInBothLanguages() throws {
        let desk = try Desk()
        for args in [["quota", "--help"], ["help", "quota"], ["quota", "show", "--help"]] {
            #expect(try desk.run(args).out.contains("Kvar är"), "\(args)")
        }
        let english = try desk.run(["quota", "--help", "--lang", "en"]).out
        #expect(english.contains("Remaining is the number less those"))
    }
}
