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
        #expect(hers["persons"].items.allSatisfy { $0["family_name"] == .null })
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

/// What commands say of somebody who is likely to be known already.
@Suite struct KnownPersonCommandTests {
    private let person = ["--given-name", "Alva", "--family-name", "Ek", "--birth-date", "1990-05-05"]

    @Test func aLikelyDuplicateIsSaidOnStandardErrorWithoutNames() throws {
        let desk = try Desk()
        let new = ["case", "new", "--kind", "ABO"] + person
        let first = try desk.run(new + ["--format", "json"])
        #expect(first.status == 0 && first.err.isEmpty)
        let second = try desk.run(new + ["--format", "json"])
        #expect(second.status == 0)
        #expect(second.err.contains("2026-0001") && second.err.contains("namn och födelsedatum"))
        #expect(!second.err.contains("Alva") && !second.err.contains("Ek") && !second.err.contains("1990"))
        // What a script reads is the same as ever.
        #expect(second.out.contains("2026-0002") && !second.out.contains("2026-0001"))
        let other = ["case", "new", "--kind", "ABO", "--given-name", "Bo", "--family-name", "Ek"]
        #expect(try desk.run(other + ["--birth-date", "1991-05-05"]).err.isEmpty)
        let joined = try desk.run(["case", "join", "2026-0003", "--date", "2026-02-01"] + person)
        #expect(joined.status == 0 && joined.err.contains("2026-0001") && joined.err.contains("2026-0002"))
    }

    @Test func optionsAreReadAsListsAre() throws {
        let desk = try Desk()
        let new = ["case", "new", "--kind", "ABO"] + person
        #expect(try desk.run(new + ["--permit-basis", "flykting", "--language", "TIR"]).status == 0)
        let shown = try desk.json("case", "show", "2026-0001")["persons"].items[0]
        #expect(shown["permit_basis"].text == "refugee" && shown["language"].text == "tir")
        let wrong = try desk.run(new + ["--relation", "katt"])
        #expect(wrong.status == 64 && wrong.err.contains("applicant"))
        #expect(try desk.run(new + ["--language", "klingonska"]).status == 64)
    }

    @Test func detailsArePutRight() throws {
        let desk = try Desk()
        let new = ["case", "new", "--kind", "ABO", "--address", "Väg 1", "--phone", "070"] + person
        #expect(try desk.run(new).status == 0)
        let said = try desk.json(
            "case", "correct", "2026-0001", "--person", "1", "--given-name", "Alma", "--phone", "",
            "--citizenship",
            "syr", "--landlord", "Bostaden AB")
        #expect(said["kind"].text == "correct" && said["changes"].int == 2)
        let shown = try desk.json("case", "show", "2026-0001")["persons"].items[0]
        #expect(shown["given_name"].text == "Alma" && shown["citizenship"].text == "SYR")
        #expect(shown["phone"].text != "070")
        for wrong in [["--phone", "1"], [], ["--person", "1", "--family-name", " "]] {
            #expect(try desk.run(["case", "correct", "2026-0001"] + wrong).status == 64)
        }
        #expect(try desk.run(["case", "correct", "2026-0001", "--person", "7", "--phone", "1"]).status == 2)
    }
}
