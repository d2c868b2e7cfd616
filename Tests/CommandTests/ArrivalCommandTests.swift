// `arrivals`: what whoever fetches a household asks first, through the program.

import Testing

@Suite struct ArrivalCommandTests {
    /// A family of four whose arrival is planned, by the program's own import.
    private func family(_ desk: Desk, protection: String = "", more: String = "") throws {
        // Who has no handläggare yet a team lead may take.
        let login = protection.isEmpty ? "anna" : ""
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;språk;längd_cm;behov;skydd;adress;flyg;ankomsttid;arrival_planned
            1;KVOT;\(login);Sara;Prov;1990-05-05;sökande;tir;;;\(protection);\(protection.isEmpty ? "Storgatan 1" : "");SK1418;14:20;2026-03-20
            1;KVOT;\(login);Amanuel;Prov;1988-01-01;partner;amh;;rullstol;;;;;
            1;KVOT;\(login);Lea;Prov;2023-06-01;barn;tir;;;;;;;
            1;KVOT;\(login);Yonas;Prov;2014-02-01;barn;tir;140;;;;;;
            \(more)
            """
        let run = try desk.importing(list, ["--add-users"])
        #expect(run.status == 0, "\(run.err)")
    }

    @Test func anArrivalSaysWhoComesAndWhatTheyNeed() throws {
        let desk = try Desk()
        try family(desk, more: "2;ABO;anna;Omar;Annan;1991-01-01;sökande;ara;;;;;;;2026-03-18")
        let rows = try desk.json("arrivals").items
        #expect(rows.map { $0["household"].text } == ["Annan", "Prov"])
        let row = rows[1]
        #expect(
            row["date"].text == "2026-03-20" && row["time"].text == "14:20" && row["flight"].text == "SK1418")
        #expect(row["persons"].int == 4 && row["children"].int == 2 && row["child_seats"].int == 1)
        #expect(row["languages"].items.map(\.text) == ["amh", "tir"])
        #expect(row["special_needs"].items.map(\.text) == ["wheelchair"])
        #expect(row["address"].text == "Storgatan 1" && row["preliminary"] == .bool(false))
        #expect(rows[0]["preliminary"] == .bool(true) && rows[0]["flight"] == .null)
        let table = try desk.run(["arrivals"]).out
        #expect(table.contains("rullstol") && table.contains("0 %"))
        // A step of the checklist makes it readier.
        let number = row["case"].text
        #expect(try desk.run(["case", "record", number, "step:KVOT-FLYG", "2026-03-01"]).status == 0)
        let after = try desk.json("arrivals").items[1]["ready"]
        #expect(after != row["ready"] && after != .null)
    }

    @Test func onlyTheDaysThatAreAskedForAndNobodyWhoIsHere() throws {
        let desk = try Desk()
        try family(desk)
        #expect(try desk.json("arrivals", "--from", "2026-03-21").items.isEmpty)
        #expect(try desk.json("arrivals", "--to", "2026-03-19").items.isEmpty)
        #expect(try desk.json("arrivals", "--from", "2026-03-20", "--to", "2026-03-20").items.count == 1)
        #expect(try desk.run(["arrivals", "--from", "2026-03-05", "--to", "2026-03-04"]).status == 64)
        let number = try #require(try desk.json("arrivals").items.first?["case"].text)
        #expect(try desk.run(["case", "record", number, "received", "2026-03-01"]).status == 0)
        #expect(try desk.json("arrivals").items.isEmpty)
    }

    @Test func aProtectedHouseholdOfAnotherIsADayAndANumber() throws {
        let desk = try Desk()
        try family(desk, protection: "sekretessmarkering")
        let row = try #require(try desk.json("arrivals").items.first)
        #expect(row["date"].text == "2026-03-20" && row["persons"].int == 4)
        for key in ["time", "flight", "children", "child_seats", "preliminary", "address"] {
            #expect(row[key] == .null, "\(key)")
        }
        #expect(row["languages"].items.isEmpty && row["special_needs"].items.isEmpty)
        #expect(!(try desk.run(["arrivals"]).out.contains("Prov")))
        // Lists keep it back from its own handläggare too; the case itself she sees after saying why.
        let number = row["case"].text
        #expect(try desk.run(["case", "assign", number, Desk.me]).status == 0)
        #expect(try desk.run(["case", "correct", number, "--address", "Storgatan 1"]).status == 0)
        #expect(try #require(try desk.json("arrivals").items.first)["address"] == .null)
        #expect(try !desk.run(["case", "show", number]).out.contains("Prov"))
        let mine = try desk.run(["case", "show", number, "--format", "json"] + Desk.because).json
        #expect(mine["details"]["address"].text == "Storgatan 1")
    }
}
