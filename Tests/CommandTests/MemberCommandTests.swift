// `case leave` and `case split`: what they print, what they refuse, and who is told of the other case.

import Testing

@Suite struct MemberCommandTests {
    private func desk() throws -> Desk {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;förnamn;efternamn;födelsedatum;relation;placement_decided;received
            1;ABO;Alva;Ek;1990-05-05;sökande;2025-12-15;2026-01-12
            1;ABO;Bo;Ek;1991-05-05;partner;;
            1;ABO;Ada;Ek;2016-05-05;barn;;
            """
        #expect(try desk.importing(list).status == 0)
        for login in ["carin"] {
            #expect(try desk.run(["user", "add", login, "--role", "caseworker"]).status == 0)
        }
        return desk
    }

    @Test func aDeathIsWrittenDown() throws {
        let desk = try desk()
        let said = try desk.json(
            "case", "leave", "2026-0001", "--person", "2", "--date", "2026-02-20", "--reason", "deceased")
        #expect(said["kind"].text == "leave")
        let person = try desk.json("case", "show", "2026-0001")["persons"].items[1]
        #expect(person["left"].text == "2026-02-20" && person["left_reason"].text == "deceased")
        #expect(try desk.run(["case", "show", "2026-0001"]).out.contains("avliden 2026-02-20"))
        #expect(try desk.json("case", "list").items[0]["persons"].int == 2)
    }

    @Test func aSplitNamesTheNewCaseToWhoActsOnly() throws {
        let desk = try desk()
        let said = try desk.json(
            "case", "split", "2026-0001", "--person", "2", "3", "--date", "2026-02-20", "--caseworker",
            "carin",
            "--protection", "confidential")
        #expect(said["cases"].items.map(\.text) == ["2026-0001", "2026-0002"])
        let old = try desk.json("case", "show", "2026-0001")
        #expect(old["persons"].items.map { $0["moved_to"].text } == ["", "2026-0002", "2026-0002"])
        #expect(old["counted_persons"].int == 3)
        let carins = try desk.run(["case", "show", "2026-0002", "--as", "carin", "--format", "json"])
        #expect(!carins.out.contains("2026-0001"))
        let hers = carins.json
        #expect(hers["persons"].items.map { $0["came_from"].text } == ["", ""])
        #expect(hers["persons"].items.map { $0["relation"].text } == ["applicant", "child"])
        #expect(hers["caseworker"].text == "carin")
        let carinsOld = try desk.run(["case", "show", "2026-0001", "--as", "carin", "--format", "json"])
        #expect(!carinsOld.out.contains("2026-0002"))
    }

    @Test func refusalsSayWhatToDo() throws {
        let desk = try desk()
        let before = try desk.content()
        for (arguments, status) in [
            (["split", "2026-0001", "--person", "1", "2", "3", "--date", "2026-02-20"], Int32(2)),
            (["split", "2026-0001", "--person", "9", "--date", "2026-02-20"], 2),
            (["split", "2026-0001", "--person", "2", "--date", "2026-03-03"], 2),
            (["split", "2026-0001", "--person", "2", "--date", "2026-02-20", "--seen-by", "nobody"], 2),
            (["split", "2026-0001", "--person", "2", "--date", "2026-02-20", "--protection", "hög"], 64),
            (["split", "2026-0001", "--date", "2026-02-20"], 64),
            (["leave", "2026-0001", "--person", "2", "--date", "2026-02-20", "--reason", "own_case"], 64),
            (["leave", "2026-0001", "--person", "2", "--date", "2026-03-03", "--reason", "moved"], 2),
        ] {
            let run = try desk.run(["case"] + arguments)
            #expect(run.status == status && run.errors.count == 2, "\(arguments): \(run.err)")
        }
        #expect(try desk.content() == before)
    }
}
