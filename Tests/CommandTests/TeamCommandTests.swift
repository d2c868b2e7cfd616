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
        let table = try desk.run(["team"]).out.split(separator: "\n")
        #expect(table.count == rows.count + 1 && table[1].hasPrefix("ej tilldelade"))
        let csv = try desk.run(["team", "--format", "csv"]).out
        #expect(csv.hasPrefix("caseworker,cases,persons,by_kind,overdue,due_7,due_30,weeks"))
    }
}
