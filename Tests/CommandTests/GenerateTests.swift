// Invented households: the same seed and day give the same bytes.

import Testing

@Suite struct GenerateTests {
    @Test func theSameSeedAndDayGiveTheSame() throws {
        let first = try Desk(cases: 25, seed: 7)
        let second = try Desk(cases: 25, seed: 7)
        let queue = try first.run(["queue", "--all", "--format", "json"])
        #expect(!queue.json.items.isEmpty)
        #expect(try second.run(["queue", "--all", "--format", "json"]).out == queue.out)
        let isSame = try first.content() == second.content()
        #expect(isSame)
        let other = try Desk(cases: 25, seed: 8)
        let isOther = try other.json("queue", "--all") != queue.json
        #expect(isOther)
    }

    @Test func theUnitHasAllKindsAndSomethingOfEverything() throws {
        let desk = try Desk(cases: 55)
        let cases = try desk.json("case", "list").items
        #expect(cases.count >= 50)
        #expect(Set(cases.map { $0["kind"].text }) == ["KVOT", "ABO", "EBO", "MASSFLYKT"])
        let persons = cases.compactMap { $0["persons"].int }.reduce(0, +)
        #expect((140...190).contains(persons))
        let queue = try desk.json("queue", "--all").items
        #expect(
            queue.contains { $0["status"].text == "overdue" }
                && queue.contains { $0["status"].text == "upcoming" })
        #expect(queue.contains { $0["rule"].text == "reminder" })
        for login in ["anna", "bjorn"] {
            let day = try desk.json("day", "--caseworker", login).items
            #expect(!day.isEmpty && day.count < 40)
        }
    }
}
