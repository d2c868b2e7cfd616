// `team`: everybody's numbers, and the lists behind them by the other commands.

import Testing

@Suite struct TeamCommandTests {
    @Test func everyNumberIsThatOfAList() throws {
        let desk = try Desk(cases: 24)
        let rows = try desk.json("team").items
        #expect(rows.first?["caseworker"] == .null && rows.count > 2)
        #expect(Set(rows.dropFirst().map { $0["caseworker"].text }).isSuperset(of: ["anna"]))
        var seen = 0
        for row in rows.dropFirst() {
            let login = row["caseworker"].text
            let cases = try desk.json("case", "list", "--caseworker", login).items
            #expect(row["cases"].int == cases.count)
            #expect(row["persons"].int == cases.reduce(0) { $0 + ($1["persons"].int ?? 0) })
            for kind in ["KVOT", "ABO", "EBO", "MASSFLYKT"] {
                #expect(row["by_kind"][kind].int == cases.count { $0["kind"].text == kind })
            }
            for phase in [
                "assigned", "arrival", "settling", "personnummer", "sfi", "establishment", "follow_up",
            ] {
                #expect(row["by_phase"][phase].int == cases.count { $0["phase"].text == phase })
            }
            #expect(row["share"].int == 100 && row["untouched_60"].int == 0)
            #expect(cases.isEmpty == (row["oldest_untouched"] == .null))
            if !cases.isEmpty {
                let oldest = row["oldest_untouched"]["case"].text
                #expect(cases.contains { $0["case"].text == oldest })
                #expect(oldest == cases.map { $0["case"].text }.min())
            }
            let queue = try desk.json("queue", "--caseworker", login).items
            #expect(row["overdue"].int == queue.count { $0["status"].text == "overdue" })
            let left = queue.compactMap { $0["days_left"].int }
            #expect(row["due_7"].int == left.count { (0...7).contains($0) })
            #expect(row["due_30"].int == left.count { (0...30).contains($0) })
            let weeks = row["weeks"].items.map(\.int)
            #expect(weeks == (0..<8).map { week in left.count { (7 * week..<7 * week + 7).contains($0) } })
            seen += row["overdue"].int ?? 0
        }
        #expect(seen > 0)
        // Later nothing has been done for long, and all of it counts.
        let later = try Program.run(
            ["team", "--format", "json", "--db", desk.database, "--today", "2027-06-01"],
            env: ["HOME": desk.folder.path]
        ).json.items
        #expect(later.allSatisfy { $0["untouched_60"] == $0["cases"] })
        let table = try desk.run(["team"]).out.split(separator: "\n")
        #expect(table.count == rows.count + 1 && table[1].hasPrefix("ej tilldelade"))
        let csv = try desk.run(["team", "--format", "csv"]).out
        #expect(csv.hasPrefix("caseworker,cases,persons,by_kind,overdue,due_7,due_30,weeks,by_phase,share,"))
    }

    @Test func sharesAndWhoCanTakeTheNext() throws {
        let desk = try Desk(cases: 12)
        let before = try desk.json("team", "--next").items
        #expect(before.allSatisfy { $0["share"].int == 100 && $0["weight"] == $0["weight_full_time"] })
        let login = try #require(before.first { $0["cases"].int ?? 0 > 0 }?["caseworker"].text)
        _ = try desk.run(["user", "share", login, "50"])
        #expect(try desk.json("user", "list").items.first { $0["login"].text == login }?["share"].int == 50)
        let row = try #require(
            try desk.json("team", "--next").items.first { $0["caseworker"].text == login })
        #expect(row["cases_full_time"].int ?? 0 == 2 * (row["cases"].int ?? -1))
        for name in ["karin", "lars", "mona"] { _ = try desk.run(["user", "add", name, "--share", "75"]) }
        let ranked = try desk.json("team", "--next").items
        #expect(ranked.count >= 4 && ranked.map { $0["rank"].int } == Array(1...ranked.count))
        #expect(ranked.prefix(3).allSatisfy { $0["cases"].int == 0 } && ranked.last?["reason"] == .null)
        #expect(ranked.first?["reason"].text == "name")
        for share in ["0", "101", "halv"] {
            #expect(try desk.run(["user", "share", login, share]).status == 64)
        }
    }
}
