// `flat`: written down, matched, reserved, keys, left, and printed, through the program.

import Testing

@Suite struct FlatCommandTests {
    private func desk(protection: String = "") throws -> (desk: Desk, number: String) {
        let desk = try Desk()
        // Who has no handläggare yet a team lead may take.
        let login = protection.isEmpty ? "anna" : ""
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;behov;skydd;arrival_planned
            1;KVOT;\(login);Sara;Prov;1990-05-05;sökande;rullstol;\(protection);2026-03-20
            1;KVOT;\(login);Lea;Prov;2025-06-01;barn;;;
            """
        let run = try desk.importing(list, ["--add-users"])
        #expect(run.status == 0, "\(run.err)")
        for args in [
            [
                "Tallvägen 4", "--dwelling-number", "1102", "--beds", "4", "--rooms", "2", "--rent", "6200",
                "--from", "2026-01-01", "--until", "2026-12-31", "--floor", "3", "--lift", "yes",
                "--door-code", "1357", "--furniture", "säng, bord",
            ], ["Åsgatan 9", "--beds", "2", "--floor=2", "--from", "2026-02-01"],
        ] {
            let added = try desk.run(["flat", "add"] + args)
            #expect(added.status == 0, "\(added.err)")
        }
        return (desk, try #require(try desk.json("case", "list").items.first?["case"].text))
    }

    @Test func aFlatFromOfferToEnd() throws {
        let (desk, number) = try desk()
        let listed = try desk.json("flat", "list").items
        #expect(listed.map { $0["number"].int } == [1, 2])
        #expect(listed[0]["status"].text == "rented" && listed[0]["household"] == .null)
        #expect(listed[0]["notice_by"].text == "2026-09-30" && listed[0]["two_years"] == .null)
        #expect(listed[0]["days_empty"].int ?? 0 > 0 && listed[0]["cost_empty"].int ?? 0 > 6200)
        let matched = try desk.json("flat", "list", "--for", number).items
        #expect(matched.map { $0["number"].int } == [1, 2])
        #expect(matched.map { $0["suits"] } == [.bool(true), .bool(false)])
        #expect(matched[1]["reasons"].items.first?.text == "våning 2 utan hiss")
        #expect(try desk.run(["flat", "reserve", "1", number]).status == 0)
        #expect(try desk.run(["flat", "reserve", "1", number]).status == 2)
        #expect(try desk.run(["flat", "reserve", "2", number]).status == 2)
        #expect(try desk.json("flat", "show", "1")["household"].text == number)
        #expect(try desk.json("flat", "list", "--free").items.map { $0["number"].int } == [2])
        let furnish = try desk.json("flat", "furnish", number).items
        #expect(furnish.contains { $0["item"].text == "cot" && $0["count"].int == 1 })
        #expect(try desk.run(["case", "record", number, "received", "2026-03-01"]).status == 0)
        let keys = try desk.run(["flat", "keys", "1", "2026-03-01", "--count", "3", "--signed-by", "Sara"])
        #expect(keys.status == 0, "\(keys.err)")
        let shown = try desk.json("flat", "show", "1")
        #expect(shown["status"].text == "lived_in" && shown["two_years"].text == "2028-02-29")
        #expect(
            shown["signed_by"].text == "Sara" && shown["furniture"].items.map(\.text) == ["säng", "bord"])
        let facts = try desk.json("case", "show", number)["facts"].items.map { $0["fact"].text }
        for fact in ["housing_ready", "moved_in", "sublease_started", "lease_ends"] {
            #expect(facts.contains(fact), "\(fact)")
        }
        #expect(try desk.run(["flat", "release", "1", "--date", "2026-03-02"]).status == 0)
        #expect(try desk.run(["flat", "end", "1", "2026-03-02"]).status == 0)
        #expect(try desk.json("flat", "list").items.map { $0["number"].int } == [2])
        #expect(try desk.json("flat", "list", "--ended").items.map { $0["number"].int } == [1])
        let journal = try desk.json("case", "journal", number).items
        #expect(journal.contains { $0["kind"].text == "dwelling" })
    }

    @Test func whatCannotBeIsSaidInTwoLines() throws {
        let (desk, _) = try desk()
        #expect(try desk.run(["flat", "show", "9"]).status == 2)
        for wrong in [["--rent", "x"], ["--lift", "kanske"], ["--from", "i går"]] {
            let run = try desk.run(["flat", "change", "1"] + wrong)
            #expect(run.status == 64)
            #expect(run.err.split(separator: "\n").count == 2, "\(run.err)")
        }
        #expect(try desk.run(["flat", "change", "1", "--rent", "", "--beds", "5"]).status == 0)
        let changed = try desk.json("flat", "show", "1")
        #expect(changed["rent"] == .null && changed["beds"].int == 5 && changed["cost_empty"] == .null)
    }

    @Test func aNewFlatSaysItsNumber() throws {
        let (desk, _) = try desk()
        let added = try desk.run(["flat", "add", "Björkvägen 2"])
        #expect(added.err.contains("bostaden har nummer 3"), "\(added.err)")
        #expect(try desk.json("flat", "add", "Björkvägen 3", "--until", "2027-01-31")["flat"].int == 4)
        #expect(try desk.json("flat", "show", "4")["address"].text == "Björkvägen 3")
    }

    @Test func whatLooksLikeASlipIsSaid() throws {
        let (desk, number) = try desk()
        let again = try desk.run(["flat", "add", "tallvägen 4", "--dwelling-number", "1102"])
        #expect(again.status == 0 && again.err.contains("Bostad 1 har samma adress."), "\(again.err)")
        let other = try desk.run(["flat", "add", "Tallvägen 4", "--dwelling-number", "1103"])
        #expect(other.status == 0 && !other.err.contains("samma adress"), "\(other.err)")
        let early = try desk.run(["flat", "change", "2", "--furnishing", "2026-01-31"])
        #expect(early.status == 0 && early.err.contains("före första hyresdagen 2026-02-01"), "\(early.err)")
        // Hints lead to flats, not to cases.
        for args in [["change", "1", "--until", "2025-01-01"], ["end", "1", "2025-01-01"]] {
            let refused = try desk.run(["flat"] + args)
            #expect(refused.status == 2 && refused.err.contains("flat show"), "\(refused.err)")
            #expect(!refused.err.contains("case show"), "\(refused.err)")
        }
        #expect(try desk.run(["flat", "reserve", "1", number]).status == 0)
    }

    @Test func aReservedFlatTicksTheChecklistOfAnAssignedHousehold() throws {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;placement_decided
            1;ABO;anna;Sara;Prov;1990-05-05;sökande;2026-02-20
            """
        #expect(try desk.importing(list, ["--add-users"]).status == 0)
        let number = try #require(try desk.json("case", "list").items.first?["case"].text)
        #expect(try desk.run(["flat", "add", "Tallvägen 4", "--from", "2026-01-01"]).status == 0)
        func isTicked() throws -> Bool {
            try desk.json("case", "show", number)["facts"].items.contains {
                $0["fact"].text == "step:ABO-LAGENHET"
            }
        }
        #expect(try desk.run(["flat", "reserve", "1", number]).status == 0)
        #expect(try isTicked())
        #expect(try desk.run(["flat", "release", "1"]).status == 0)
        #expect(try !isTicked())
    }

    @Test func whatDoesNotFitIsSaidAndNotRefused() throws {
        let (desk, number) = try desk()
        #expect(try desk.run(["flat", "change", "2", "--beds", "1"]).status == 0)
        let unfit = try desk.run(["flat", "reserve", "2", number])
        #expect(unfit.status == 0)
        #expect(
            unfit.err.contains("Passar inte: bara 1 sängplats till 2 pers, våning 2 utan hiss."),
            "\(unfit.err)")
        #expect(try desk.run(["flat", "release", "2"]).status == 0)
        let told = try desk.json("flat", "reserve", "2", number)
        #expect(told["suits"] == .bool(false))
        #expect(told["reasons"].items.first?.text == "bara 1 sängplats till 2 pers")
        #expect(try desk.run(["flat", "release", "2"]).status == 0)
        let fitting = try desk.run(["flat", "reserve", "1", number])
        #expect(fitting.status == 0 && fitting.err.isEmpty, "\(fitting.err)")
    }

    @Test func aFlatThatIsFreeAfterTheArrivalDoesNotSuit() throws {
        let (desk, number) = try desk()
        let late = ["Framtid 1", "--beds", "4", "--floor", "0", "--from", "2026-03-21"]
        #expect(try desk.run(["flat", "add"] + late).status == 0)
        let matched = try desk.json("flat", "list", "--for", number).items
        #expect(matched.map { $0["number"].int } == [1, 2, 3])
        #expect(matched[2]["suits"] == .bool(false))
        #expect(matched[2]["reasons"].items.first?.text == "ledig först 2026-03-21, efter ankomsten")
        let table = try desk.run(["flat", "list", "--for", number, "--format", "csv"]).out
        #expect(table.contains("efter ankomsten"))
    }

    @Test func whoHasNotComeHasNotMovedIn() throws {
        let (desk, number) = try desk()
        #expect(try desk.run(["flat", "reserve", "1", number]).status == 0)
        let keys = ["flat", "keys", "1", "2026-03-01"]
        let refused = try desk.run(keys)
        #expect(refused.status == 2 && refused.err.contains("väntas 2026-03-20"), "\(refused.err)")
        let early = try desk.run(keys + ["--count", "3", "--signed-by", "Eva på enheten"])
        #expect(early.status == 0, "\(early.err)")
        #expect(early.err.contains("Hushållet har inte kommit, väntas 2026-03-20"), "\(early.err)")
        func facts() throws -> Set<String> {
            Set(try desk.json("case", "show", number)["facts"].items.compactMap { $0["fact"].text })
        }
        let moving: Set = ["housing_ready", "moved_in", "sublease_started", "lease_ends"]
        #expect(try facts().isDisjoint(with: moving))
        var shown = try desk.json("flat", "show", "1")
        #expect(shown["status"].text == "rented" && shown["handed_over"] == .null)
        #expect(shown["signed_by"].text == "Eva på enheten" && shown["keys"].int == 3)
        let now = try desk.run(keys + ["--arrived", "--signed-by", "Sara"])
        #expect(now.status == 0 && !now.err.contains("inte kommit"), "\(now.err)")
        #expect(try moving.isSubset(of: facts()))
        shown = try desk.json("flat", "show", "1")
        #expect(shown["status"].text == "lived_in" && shown["signed_by"].text == "Sara")
    }

    @Test func keysBeforeTheReceptionMoveNobodyInBeforeIt() throws {
        let (desk, number) = try desk()
        #expect(try desk.run(["case", "record", number, "received", "2026-02-20"]).status == 0)
        #expect(try desk.run(["flat", "reserve", "1", number]).status == 0)
        #expect(try desk.run(["flat", "keys", "1", "2026-02-18"]).status == 0)
        let facts = try desk.json("case", "show", number)["facts"].items
        let moved = facts.first { $0["fact"].text == "moved_in" }
        #expect(moved?["date"].text == "2026-02-20", "\(facts)")
    }

    @Test func anOfferedFlatHasNoKeys() throws {
        let (desk, number) = try desk()
        #expect(try desk.run(["flat", "change", "2", "--from", ""]).status == 0)
        #expect(try desk.run(["flat", "reserve", "2", number]).status == 0)
        let refused = try desk.run(["flat", "keys", "2", "2026-03-01", "--arrived"])
        #expect(refused.status == 2 && refused.err.contains("bara erbjuden"), "\(refused.err)")
        #expect(try desk.json("flat", "show", "2")["status"].text == "offered")
    }

    @Test func nobodyIsMovedOutUnseen() throws {
        for protection in ["", "sekretessmarkering"] {
            let (desk, number) = try desk(protection: protection)
            #expect(try desk.run(["case", "assign", number, Desk.me]).status == 0)
            let why = Desk.because
            let who = protection.isEmpty ? number : "ett skyddat hushåll"
            #expect(try desk.run(["flat", "reserve", "1", number] + why).status == 0)
            #expect(try desk.run(["flat", "keys", "1", "2026-02-20", "--arrived"] + why).status == 0)
            let refused = try desk.run(["flat", "end", "1", "2026-03-02"] + why)
            #expect(refused.status == 2 && refused.err.contains("\(who) bor där"), "\(refused.err)")
            #expect(refused.err.contains("--moved-out"))
            // Notice is given while somebody lives there, and that is said.
            let ahead = try desk.run(["flat", "end", "1", "2026-06-30"] + why)
            #expect(ahead.status == 0 && ahead.err.contains("\(who) bor där och behöver"), "\(ahead.err)")
            let out = try desk.run(["flat", "end", "1", "2026-03-02", "--moved-out"] + why)
            #expect(out.status == 0 && out.err.contains("räknas som utflyttat 2026-03-02"), "\(out.err)")
            #expect(protection.isEmpty || !(refused.err + ahead.err + out.err).contains(number))
            let ended = try desk.run(["flat", "list", "--ended", "--format", "json"]).json
            #expect(ended.items.map { $0["household"] } == [.null])
        }
    }

    @Test func whoLivesOnAfterTheLeaseStaysInTheListAndFirst() throws {
        let (desk, number) = try desk()
        #expect(try desk.run(["case", "record", number, "received", "2026-02-20"]).status == 0)
        #expect(try desk.run(["flat", "reserve", "2", number]).status == 0)
        #expect(try desk.run(["flat", "keys", "2", "2026-02-20"]).status == 0)
        #expect(try desk.run(["flat", "change", "2", "--until", "2026-02-28"]).status == 0)
        let listed = try desk.json("flat", "list").items
        #expect(listed.map { $0["number"].int } == [2, 1])
        #expect(listed.map { $0["overstayed"] } == [.bool(true), .bool(false)])
        #expect(listed[0]["status"].text == "lived_in")
        let told = "avtalet har gått ut, hushållet bor kvar"
        for args in [["flat", "list"], ["flat", "show", "2"]] {
            #expect(try desk.run(args).out.contains(told), "\(args)")
        }
        #expect(try desk.json("flat", "list", "--ended").items.isEmpty)
        #expect(try desk.run(["flat", "end", "2", "2026-03-01"]).status == 2)
        #expect(try desk.run(["flat", "end", "2", "2026-03-01", "--moved-out"]).status == 0)
        #expect(try desk.json("flat", "list", "--ended").items.map { $0["number"].int } == [2])
    }

    @Test func aProtectedHouseholdsFlatIsTakenAndNoMore() throws {
        let (desk, number) = try desk(protection: "sekretessmarkering")
        #expect(try desk.run(["case", "assign", number, Desk.me]).status == 0)
        #expect(try desk.run(["flat", "reserve", "1", number] + Desk.because).status == 0)
        let row = try desk.json("flat", "show", "1")
        #expect(row["household"] == .null && row["taken"] == .bool(true))
        for key in [
            "from", "until", "notice_by", "days_empty", "cost_empty", "reserved_since", "handed_over",
        ] {
            #expect(row[key] == .null, "\(key)")
        }
        #expect(try desk.json("flat", "list").items.map { $0["number"].int } == [2, 1])
        for args in [["flat", "show", "1"], ["flat", "list"], ["print", "flat", "1"]] {
            let out = try desk.run(args).out
            #expect(!out.contains(number) && !out.contains("Prov"), "\(args)")
            #expect(!out.contains("2026-01-01") && !out.contains("2026-12-31"), "\(args)")
        }
        for args in [["flat", "release", "1"], ["print", "flat", "1"], ["flat", "end", "1", "2026-03-02"]] {
            let refused = try desk.run(args)
            #expect(refused.status == 2 && !refused.err.contains(number), "\(args)")
        }
        let mine = try desk.run(["print", "flat", "1"] + Desk.because)
        #expect(mine.out.contains("Tallvägen 4") && !mine.out.contains(number))
    }

    @Test func helpReadsAsSentencesAndTheReadersYesIsTaken() throws {
        let (desk, _) = try desk()
        let help = try desk.run(["flat", "add", "--help"]).out
        for part in ["[<val>]", "Hiss: ja eller nej.", "Hyrd från.", "Portkod."] {
            #expect(help.contains(part), "\(part)")
        }
        #expect(try desk.run(["flat", "change", "2", "--lift", "ja", "--sublet", "nej"]).status == 0)
        let changed = try desk.json("flat", "show", "2")
        #expect(changed["lift"] == .bool(true) && changed["sublet"] == .bool(false))
        let refused = try desk.run(["flat", "change", "2", "--lift", "kanske"])
        #expect(
            refused.status == 64 && refused.err.contains("--lift") && refused.err.contains("ja eller nej"))
        let keep = try desk.run(["pickup", "move", "--help"]).out
        #expect(keep.contains("Numren på det som ska stå kvar"))
    }

    @Test func copiesOfAFlatThatNobodyHasAreCounted() throws {
        let (desk, number) = try desk()
        func copy(_ flat: String) throws -> String {
            let out = try desk.run(["print", "flat", flat]).out
            return out.split(separator: "\n").last { $0.contains("Exemplar") }.map(String.init) ?? out
        }
        #expect(try copy("1").contains("Exemplar 1"))
        #expect(try copy("1").contains("Exemplar 2"))
        #expect(try copy("2").contains("Exemplar 1"))
        #expect(try desk.run(["flat", "reserve", "1", number]).status == 0)
        #expect(try copy("1").contains("Exemplar 3"))
        #expect(try copy("1").contains("Exemplar 4"))
        #expect(try desk.json("case", "journal", number).items.count { $0["kind"].text == "print" } == 2)
    }

    @Test func theSheetOfAFlatHasItsAddressAndNobodysName() throws {
        let (desk, number) = try desk()
        #expect(try desk.run(["flat", "reserve", "1", number]).status == 0)
        let run = try desk.run(["print", "flat", "1"])
        #expect(run.status == 0)
        for part in [
            "Tallvägen 4", "1102", "1357", "våning 3", "hiss finns", number, "Spisen", "SIM-kort", "OSL 26:1",
            "Exemplar 1",
        ] {
            #expect(run.out.contains(part), "\(part)")
        }
        #expect(!run.out.contains("Prov") && !run.out.contains("Sara"))
        #expect(try desk.json("case", "journal", number).items.contains { $0["kind"].text == "print" })
    }

    @Test func theSheetOfAFlatSaysWhoHasTheKeysAndWhomToCall() throws {
        let (desk, number) = try desk()
        let unit = try desk.folder.write("unit.toml", Array("[phones]\non_call = \"08-465 00 404\"\n".utf8))
        #expect(try desk.run(["unit", "load", unit]).status == 0)
        #expect(try desk.run(["flat", "reserve", "1", number]).status == 0)
        let keys = try desk.run(["flat", "keys", "1", "2026-03-01", "--count", "3", "--signed-by", "Sara"])
        #expect(keys.status == 0, "\(keys.err)")
        let out = try desk.run(["print", "flat", "1"]).out
        #expect(out.contains("Mottagna av") && out.contains("Sara"), "\(out)")
        #expect(out.contains("112 och journumret 08-465 00 404 förklarade"), "\(out)")
    }
}
