// A unit's own sheet: mapping, notes, templates, quarantine, and households that are known already.

import Foundation
import Testing

@Suite struct ImportOptionTests {
    static let header = "hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;personnummer;inrest\n"
    static let family = """
        H1;ABO;;Sanna;Ek;1990-05-05;19900505-2387;2026-01-10
        H1;ABO;;Nils;Ek;2015-04-04;;2026-01-10

        """

    @Test func aMapNamesTheListsOwnColumns() throws {
        let desk = try Desk()
        let map = try desk.folder.write(
            "map.csv",
            Array(
                "Familj;hushåll\nTyp;ärendetyp\nFödd;födelsedatum\nInternt;#\nKom till Sverige;entered_sweden\n"
                    .utf8))
        let list =
            "Familj;Typ;Förnamn;Efternamn;Född;Internt;Kom till Sverige\n1;EBO;Sanna;Ek;1990-05-05;x;2026-01-10\n"
        #expect(try desk.importing(list).status == 2)
        let run = try desk.importing(list, ["--map", map])
        #expect(run.status == 0)
        let file = try desk.json("case", "show", "2026-0001")
        #expect(file["kind"].text == "EBO")
        #expect(file["facts"].items.map { $0["fact"].text } == ["entered_sweden"])
        #expect(file["persons"].items.first?["relation"].text == "applicant")
    }

    @Test func aFaultOfTheMapIsSaidInTwoLines() throws {
        let desk = try Desk()
        let map = try desk.folder.write("map.csv", Array("Familj;hushåll;extra\n".utf8))
        let run = try desk.importing(Self.header + Self.family, ["--map", map])
        #expect(run.status == 2)
        #expect(run.errors.count == 2)
        #expect(try desk.json("case", "list").items.isEmpty)
    }

    @Test func extraColumnsBecomeNotes() throws {
        let desk = try Desk()
        let list =
            "hushåll;ärendetyp;förnamn;efternamn;födelsedatum;Favoritfärg;#intern\n1;EBO;Sanna;Ek;1990-05-05;blå;x\n"
        #expect(try desk.importing(list).status == 2)
        #expect(try desk.importing(list, ["--extra-as-note"]).status == 0)
        let file = try desk.json("case", "show", "2026-0001")
        #expect(file["notes"].items.map { $0["text"].text } == ["Favoritfärg: blå"])
        #expect(file["notes"].items.first?.keys == ["at", "by", "text"])
        #expect(try desk.importing(list, ["--extra-as-note"]).json["unchanged"].int == 1)
    }

    @Test func theTemplateIsAListWithoutRows() throws {
        let desk = try Desk()
        let template = try desk.run(["import", "--template"])
        #expect(template.status == 0)
        #expect(
            template.out.hasPrefix("\u{FEFF}hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;"))
        #expect(template.out.hasSuffix("\r\n"))
        let run = try desk.importing(template.out)
        #expect(run.status == 0)
        #expect(run.json["errors"].items.isEmpty)
    }

    @Test func quarantineTakesWholeHouseholdsAndCanBeImportedAgain() throws {
        let desk = try Desk()
        let aside = desk.folder.path + "/aside.csv"
        let bad = "H2;EBO;;Åsa;Löv;1980-01-01;;\r\nH2;EBO;;Siv;Löv;2016-02-30;;\r\n"
        let list = HouseholdList.windows1252(Self.header + Self.family + bad)
        let run = try desk.importing(bytes: list, ["--quarantine", aside])
        #expect(run.status == 1)
        #expect(run.json["cases"].int == 1)
        #expect(run.json["persons"].int == 2)
        #expect(run.json["errors"].items.map { $0["code"].text } == ["bad_date"])
        let bytes = desk.folder.bytes("aside.csv")
        #expect(bytes == HouseholdList.windows1252(Self.header + bad))
        let attributes = try FileManager.default.attributesOfItem(atPath: aside)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)

        let again = try desk.importing(bytes: bytes, ["--quarantine", aside])
        #expect(again.status == 2)
        #expect(try desk.json("case", "list").items.count == 1)
        let corrected = String(decoding: bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "o") }, as: UTF8.self)
            .split(separator: "2016-02-30", omittingEmptySubsequences: false).joined(separator: "2016-02-29")
            .split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\n")
        let last = try desk.importing(Self.header + corrected)
        #expect(last.status == 0)
        #expect(last.json["cases"].int == 1)
        #expect(last.json["persons"].int == 2)
    }

    @Test func whereEveryHouseholdIsFaultyItSaysThatAllWasSetAside() throws {
        let desk = try Desk()
        let aside = desk.folder.path + "/aside.csv"
        let bad = Self.header + "H2;EBO;;Siv;Al;2016-02-30;;\n"
        let run = try desk.importing(bad, ["--quarantine", aside])
        #expect(run.status == 2 && run.errors.count == 2)
        #expect(run.err.contains("lades åt sidan") && run.err.contains(aside))
        #expect(!run.err.contains("--quarantine"))
        #expect(!desk.folder.bytes("aside.csv").isEmpty)
        // Nothing was set aside by a trial, nor where the list itself cannot be read.
        for (list, options) in [(bad, ["--dry-run"]), ("hushåll;ärendetyp\nH1;ABO\n", [])] {
            let run = try desk.importing(list, ["--quarantine", desk.folder.path + "/b.csv"] + options)
            #expect(
                run.status == 2 && !run.err.contains("lades åt sidan") && !run.err.contains("--quarantine"))
        }
        #expect(try desk.importing(bad).err.contains("--quarantine"))
    }

    @Test func sentencesAreWholeAndCountRight() throws {
        let desk = try Desk()
        let list = try desk.folder.write(
            "one.csv", Array((Self.header + "H1;EBO;;Siv;Al;1990-05-05;;2026-01-10\n").utf8))
        let first = try desk.run(["import", list])
        #expect(first.out == "1 ärende, 1 person och 1 händelse lades till; 0 rader ändrade inget.\n")
        let second = try desk.run(["import", list, "--lang", "en"])
        #expect(second.out == "0 cases, 0 persons and 0 facts added; 1 row changed nothing.\n")
        let bad = try desk.folder.write(
            "bad.csv", Array((Self.header + "H2;EBO;;Siv;Ek;1990-05-05;19900505-2388;\n").utf8))
        let faulty = try desk.run(["import", bad])
        #expect(faulty.out.contains("stämmer inte. Jämför"), "\(faulty.out)")
    }

    @Test func aQuarantineThatCannotBeWrittenStopsTheImport() throws {
        let desk = try Desk()
        let run = try desk.importing(
            Self.header + Self.family + "H2;EBO;;Siv;Al;2016-02-30;;\n",
            ["--quarantine", desk.folder.path + "/nowhere/aside.csv"])
        #expect(run.status == 2)
        #expect(run.errors.count == 2)
        #expect(try desk.json("case", "list").items.isEmpty)
    }

    @Test func aDryRunSaysWhatItWouldDoAndDoesNothing() throws {
        let desk = try Desk()
        let run = try desk.importing(Self.header + Self.family, ["--dry-run"])
        #expect(run.status == 0)
        #expect(run.json.keys == ["cases", "persons", "facts", "unchanged", "errors"])
        #expect(run.json["cases"].int == 1 && run.json["persons"].int == 2 && run.json["facts"].int == 2)
        #expect(try desk.json("case", "list").items.isEmpty)
    }

    @Test func unknownUsersAreAddedOnlyWhenAsked() throws {
        let desk = try Desk()
        let list = Self.header + "H1;ABO;greta;Sanna;Ek;1990-05-05;;\n"
        #expect(
            try desk.importing(list).json["errors"].items.map { $0["code"].text } == ["unknown_caseworker"])
        #expect(try desk.importing(list, ["--add-users", "--dry-run"]).status == 0)
        #expect(try desk.json("user", "list").items.count == 1)
        #expect(try desk.importing(list, ["--add-users"]).status == 0)
        #expect(
            try desk.json("user", "list").items.contains {
                $0["login"].text == "greta" && $0["role"].text == "caseworker"
            })
        #expect(try desk.json("case", "list").items.first?["caseworker"].text == "greta")
    }

    @Test func aKnownHouseholdIsUpdatedUnderAnotherKey() throws {
        let desk = try Desk()
        #expect(try desk.importing(Self.header + Self.family).status == 0)
        // Next year's list: another key, a date more, a child more.
        let next = """
            hushåll;ärendetyp;förnamn;efternamn;födelsedatum;personnummer;inrest;folkbokförd
            A7;ABO;Sanna;Ek;1990-05-05;900505-2387;2026-01-10;2026-02-02
            A7;ABO;Nils;Ek;2015-04-04;;2026-01-10;
            A7;ABO;Liv;Ek;2025-12-24;;2026-01-10;

            """
        let run = try desk.importing(next)
        #expect(run.status == 0)
        #expect(run.json["cases"].int == 0)
        #expect(run.json["persons"].int == 1)
        #expect(run.json["facts"].int == 2)
        #expect(run.json["unchanged"].int == 1)
        #expect(try desk.json("case", "list").items.count == 1)
        #expect(try desk.json("case", "show", "2026-0001")["persons"].items.count == 3)
        #expect(try desk.importing(next).json["unchanged"].int == 3)
    }

    @Test func aContradictionIsAFaultAndNoOverwrite() throws {
        let desk = try Desk()
        #expect(try desk.importing(Self.header + Self.family).status == 0)
        let before = try desk.content()
        let date = try desk.importing(Self.header + "H1;ABO;;Sanna;Ek;1990-05-05;19900505-2387;2026-01-11\n")
        let fault = date.json["errors"].items.first
        #expect(date.status == 2)
        #expect(fault?["code"].text == "contradiction")
        #expect(fault?["line"].int == 2 && fault?["column"].int == 8)
        #expect(fault?["message"].text == "inrest är registrerat 2026-01-10, men listan säger 2026-01-11")
        let name = try desk.importing(Self.header + "H1;ABO;;Sara;Ek;1990-05-05;19900505-2387;\n")
        #expect(name.json["errors"].items.first?["code"].text == "contradiction")
        #expect(name.json["errors"].items.first?["message"].text.hasPrefix("förnamn ") == true)
        let kind = try desk.importing(Self.header + "H1;KVOT;;Sanna;Ek;1990-05-05;19900505-2387;\n")
        #expect(kind.json["errors"].items.first?["code"].text == "contradiction")
        let isUnchanged = try desk.content() == before
        #expect(isUnchanged)
    }

    @Test func whatWasTakenBackIsReportedAndNotAdded() throws {
        let desk = try Desk()
        #expect(try desk.importing(Self.header + Self.family).status == 0)
        #expect(
            try desk.run([
                "case", "retract", "2026-0001", "entered_sweden", "--person", "1", "--reason", "fel person",
            ]).status == 0)
        let run = try desk.importing(Self.header + Self.family)
        #expect(run.status == 2)
        #expect(run.json["errors"].items.map { $0["code"].text } == ["retracted_value"])
        let facts = try desk.json("case", "show", "2026-0001")["facts"].items
        #expect(facts.map { $0["person"].int } == [2])
    }

    @Test func aKeyThatStandsForOthersNowIsToldAndNothingIsMixed() throws {
        let desk = try Desk()
        #expect(try desk.importing(Self.header + "H1;ABO;;Sanna;Ek;1990-05-05;;\n").status == 0)
        let run = try desk.importing(Self.header + "H1;EBO;;Olle;Berg;1985-01-01;;\n")
        #expect(run.status == 2)
        #expect(run.json["errors"].items.map { $0["code"].text } == ["household_key_reused"])
        #expect(try desk.json("case", "list").items.count == 1)
        // The same person by name and birth date is the household.
        let known = try desk.importing(Self.header + "H1;ABO;;sanna;EK;1990-05-05;;2026-01-10\n")
        #expect(known.status == 0)
        #expect(known.json["facts"].int == 1)
    }

    @Test func severalFilesAreOneImport() throws {
        let desk = try Desk()
        let first = try desk.folder.write("a.csv", Array((Self.header + Self.family).utf8))
        let second = try desk.folder.write(
            "b.csv", Array((Self.header + "H5;ABO;;Siv;Al;2016-02-30;;\n").utf8))
        #expect(try desk.run(["import", first, second]).status == 2)
        #expect(try desk.json("case", "list").items.isEmpty)
    }
}
