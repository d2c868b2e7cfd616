// What people have complained of in programs of this kind, where it takes the whole program to see that it is not so.

import Testing

@Suite struct ExperienceCommandTests {
    /// No clock has a part in a date: from the first zone of the earth to the last the same day gives the same queue.
    @Test func noDateMovesWithTheTimeZone() throws {
        let desk = try Desk(cases: 12)
        let here = try desk.run(["queue", "--all", "--format", "json"], env: ["TZ": "Europe/Stockholm"]).out
        #expect(here.count > 1000)
        for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC", "Asia/Kathmandu", "<-12>12"] {
            #expect(
                try desk.run(["queue", "--all", "--format", "json"], env: ["TZ": zone]).out == here, "\(zone)"
            )
        }
        // What is written in one zone is read as it was written in another.
        let written = try desk.run(
            ["case", "remind", "2026-0001", "2026-03-29", "Ring"], env: ["TZ": "Pacific/Kiritimati"])
        #expect(written.status == 0, "\(written.err)")
        let read = try desk.run(
            ["case", "show", "2026-0001", "--format", "json"], env: ["TZ": "Pacific/Pago_Pago"])
        #expect(read.out.contains("2026-03-29"))
    }

    /// A list without a handläggare gives the cases to nobody, who are in nobody's list and in everyone's.
    @Test func anImportAssignsNobodySilently() throws {
        let desk = try Desk()
        #expect(try desk.importing(ImportOptionTests.header + ImportOptionTests.family).status == 0)
        let file = try desk.json("case", "show", "2026-0001")
        #expect(file["caseworker"] == .null)
        for user in try desk.json("user", "list").items {
            let own = try desk.json("case", "list", "--caseworker", user["login"].text).items
            #expect(own.isEmpty, "\(user["login"].text)")
        }
        let row = try #require(try desk.json("case", "list", "--all").items.first)
        #expect(row["case"].text == "2026-0001" && row["caseworker"] == .null)
    }
}
