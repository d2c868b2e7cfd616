// `pickup`: a pickup of three households with 14 persons and two minibuses, from the plan to the evening.

import Testing

@Suite struct PickupCommandTests {
    private func planned() throws -> Desk {
        let desk = try Desk()
        #expect(try desk.importing(ThreeHouseholds.list).status == 0)
        let run = try desk.run(ThreeHouseholds.plan)
        #expect(run.status == 0, "\(run.err)")
        return desk
    }

    private func missing(_ desk: Desk) throws -> [String] {
        try desk.json("pickup", "show", "1")["missing"].items.map(\.text)
    }

    @Test func seatsAllAndSaysWhatIsMissing() throws {
        let desk = try planned()
        let shown = try desk.json("pickup", "show", "2026-0002")
        #expect(shown["date"].text == "2026-03-12" && shown["time"].text == "14:35")
        #expect(shown["journey"].text == "SK1418" && shown["place"].text == "Arlanda")
        #expect(shown["persons"].int == 14 && shown["children"].int == 9)
        let seats = shown["child_seats"]
        #expect(seats["infant"].int == 1 && seats["rear_facing"].int == 1 && seats["booster"].int == 4)
        #expect(seats["unknown_heights"].int == 2)
        let rides = shown["rides"].items
        #expect(rides.count == 2)
        #expect(rides.flatMap { $0["passengers"].items }.count == 14)
        // The wheelchair rides where there is a place for it; one household is divided, because eight and a driver are the
        // most that a car takes.
        for ride in rides {
            let isFirst = ride["vehicle"].text == "Minibuss 1"
            let passengers = ride["passengers"].items
            #expect(
                Set(passengers.map { $0["case"].text }) == [isFirst ? "2026-0001" : "2026-0002", "2026-0003"])
            #expect(passengers.count == (isFirst ? 6 : 8))
        }
        #expect(rides.flatMap { $0["bags"].items }.reduce(0) { $0 + ($1["bags"].int ?? 0) } == 16)
        #expect(
            try missing(desk) == [
                "preliminär sedan 2026-03-02", "bostad saknas för 2026-0001", "bostad saknas för 2026-0002",
                "bostad saknas för 2026-0003", "tolk saknas: dari, tigrinja",
                "ingen reserv om tolken uteblir",
                "rullstol är inte beställd", "fråga hur långa 2 barn är", "förare saknas: Minibuss 2",
                "ett hushåll delas på flera fordon",
            ])
        let rows = try desk.json("arrivals").items
        #expect(rows.map { $0["case"].text } == ThreeHouseholds.cases)
        #expect(rows.allSatisfy { $0["terminal"].text == "5" && $0["preliminary"] == .bool(true) })
    }

    @Test func whatIsPutRightIsMissingNoMore() throws {
        let desk = try planned()
        let run = try desk.run([
            "pickup", "change", "1", "--confirmed", "2026-03-02", "--interpreter", "ara, prs; tir",
            "--backup",
            "010-000 00 00", "--wheelchair", "ja", "--driver", "Minibuss 2=Bo",
        ])
        #expect(run.status == 0, "\(run.err)")
        let left = try missing(desk)
        #expect(
            left == (1...3).map { "bostad saknas för 2026-000\($0)" } + [
                "fråga hur långa 2 barn är", "ett hushåll delas på flera fordon",
            ])
        #expect(run.err.contains("bostad saknas för 2026-0001"))
        // The other way round: too few seats for so many, told and not refused.
        #expect(try desk.run(["pickup", "change", "1", "--no-vehicle", "Minibuss 2"]).status == 0)
        let short = try missing(desk)
        #expect(short.contains { $0.contains("två gånger") } && short.contains { $0.contains("rullstol") })
    }

    @Test func theChecklistFollowsThePlan() throws {
        let desk = try planned()
        // Which of the three steps are done in each case.
        func done() throws -> [[String]] {
            try ThreeHouseholds.cases.map { number in
                try desk.json("case", "show", number)["facts"].items.map { $0["fact"].text }
                    .filter { $0.hasPrefix("step:") }.map { String($0.dropFirst(5)) }.sorted()
            }
        }
        // Arabic is ordered, and one of two drivers is named.
        #expect(try done() == [["KVOT-TOLK"], [], []])
        #expect(
            try desk.run([
                "pickup", "change", "1", "--confirmed", "2026-03-02", "--interpreter", "ara,prs,tir",
                "--driver",
                "Minibuss 2=Bo",
            ]).status == 0)
        let all = ["KVOT-FLYG", "KVOT-TOLK", "KVOT-TRANSPORT"]
        #expect(try done() == [all, all, all])
        // Of another day the flight is not confirmed.
        #expect(try desk.run(["pickup", "move", "1", "2026-03-13"]).status == 0)
        let moved = ["KVOT-TOLK", "KVOT-TRANSPORT"]
        #expect(try done() == [moved, moved, moved])
        let journal = try desk.run(["case", "journal", "2026-0001"])
        #expect(journal.out.contains("inte längre"), "\(journal.out)")
        #expect(try desk.run(["pickup", "change", "1", "--confirmed", "2026-03-02"]).status == 0)
        #expect(try done() == [all, all, all])
        // Who no longer rides along is to be met otherwise; who is received has been met.
        #expect(try desk.run(["pickup", "change", "1", "--drop", "2026-0003"]).status == 0)
        #expect(try done() == [all, all, []])
        #expect(try desk.run(["case", "record", "2026-0001", "received", "2026-03-02"]).status == 0)
        #expect(try desk.run(["pickup", "remove", "1"]).status == 0)
        #expect(try done() == [all, [], []])
    }

    @Test func movesWithAllThatHangsOnItAndBackAgain() throws {
        let desk = try planned()
        for booking in [
            ["2026-0001", "2026-03-12", "15:30", "Tolk"],
            ["2026-0002", "2026-03-13", "09:00", "Försörjningsstöd"],
        ] { #expect(try desk.run(["case", "book"] + booking).status == 0) }
        let before = try desk.content()
        let dry = try desk.json("pickup", "move", "1", "2026-03-13", "--time", "16:05", "--dry-run")
        #expect(dry["moves"].items.map { $0["to"].text } == ["2026-03-13", "2026-03-14"])
        #expect(dry["moves"].items.map { $0["time"].text } == ["17:00", "09:00"])
        #expect(!dry["deadlines"].items.isEmpty)
        #expect(try desk.content() == before)
        let moved = try desk.json(
            "pickup", "move", "1", "2026-03-13", "--time", "16:05", "--keep", "2")
        #expect(moved["kind"].text == "move_arrival")
        #expect(moved["moves"].items.map { $0["moved"] } == [.bool(true), .bool(false)])
        let bookings = try desk.json("bookings", "--all", "--from", "2026-03-10", "--to", "2026-03-20").items
        #expect(
            bookings.map { $0["date"].text + " " + $0["time"].text } == [
                "2026-03-13 09:00", "2026-03-13 17:00",
            ])
        #expect(try desk.json("arrivals").items.allSatisfy { $0["date"].text == "2026-03-13" })
        let due = try desk.json("queue", "--all").items.filter { $0["rule"].text == "KVOT-FLYG" }
        #expect(Set(due.map { $0["due"].text }) == ["2026-03-10"])
    }

    @Test func aChangeOfTheTimeSaysWhatMovesToo() throws {
        let desk = try planned()
        #expect(try desk.run(["case", "book", "2026-0001", "2026-03-12", "15:30", "Tolk"]).status == 0)
        let run = try desk.run(["pickup", "change", "1", "--time", "16:05"])
        #expect(run.out.contains("2026-03-12 15:30 → 2026-03-12 17:00 tor  2026-0001  Tolk"), "\(run.out)")
        #expect(run.out.contains("3 ärenden"), "\(run.out)")
        let moved = try desk.json("pickup", "change", "1", "--date", "2026-03-13")
        #expect(moved["moves"].items.map { $0["to"].text } == ["2026-03-13"])
        #expect(!moved["deadlines"].items.isEmpty)
    }

    @Test func aNightFlightIsOfTheDayBefore() throws {
        let desk = try planned()
        #expect(try desk.run(["pickup", "change", "1", "--time", "03:10"]).status == 0)
        let row = try #require(try desk.json("arrivals").items.first)
        #expect(row["date"].text == "2026-03-12" && row["duty_day"].text == "2026-03-11")
        #expect(try desk.run(["pickup", "show", "1"]).out.contains("Tjänstgöringsdag: ons 2026-03-11"))
        // Stated, it moves along; no other day near by can be one.
        #expect(
            try desk.run(["pickup", "change", "1", "--time", "14:00", "--duty-day", "2026-03-11"]).status == 0
        )
        #expect(try desk.run(["pickup", "move", "1", "2026-03-20"]).status == 0)
        #expect(try desk.json("pickup", "show", "1")["duty_day"].text == "2026-03-19")
        for day in ["2025-01-01", "2026-03-18", "2026-03-22"] {
            let run = try desk.run(["pickup", "change", "1", "--duty-day", day])
            #expect(run.status == 64 && run.err.contains(day), "\(run.err)")
        }
    }

    @Test func arrivalsSayWhatIsMissingAndWhatIsUrgent() throws {
        let desk = try planned()
        let row = try #require(try desk.json("arrivals").items.first)
        #expect(row["missing"].items.map(\.text) == (try missing(desk)))
        let urgent = row["warnings"].items.map(\.text)
        #expect(!urgent.isEmpty && urgent.count < row["missing"].items.count)
        #expect(try desk.run(["arrivals"]).out.contains("bostad saknas för 2026-0001; "))
    }

    @Test func aHouseholdWithoutAPickupIsMovedByItsNumber() throws {
        let desk = try planned()
        #expect(try desk.run(["pickup", "remove", "1"]).status == 0)
        #expect(try desk.run(["case", "book", "2026-0002", "2026-03-13", "09:00", "Tolk"]).status == 0)
        let dry = try desk.json("pickup", "move", "2026-0002", "2026-03-14", "--dry-run")
        #expect(dry["moves"].items.map { $0["to"].text } == ["2026-03-15"])
        #expect(try desk.run(["pickup", "move", "2026-0002", "2026-03-14"]).status == 0)
        let days = try desk.json("arrivals").items.map { $0["case"].text + " " + $0["date"].text }
        #expect(days == ["2026-0001 2026-03-12", "2026-0003 2026-03-12", "2026-0002 2026-03-14"])
    }

    @Test func nobodyCameDaysBeforeTheLanding() throws {
        let desk = try planned()
        let run = try desk.run(["pickup", "done", "1", "2026-03-02"])
        #expect(run.status == 2 && run.err.contains("2026-03-12"), "\(run.err)")
        #expect(try desk.json("arrivals").items.count == 3)
    }

    @Test func afterwardsAllIsWrittenDownAtOnce() throws {
        let desk = try planned()
        #expect(try desk.run(["pickup", "move", "1", "2026-03-02"]).status == 0)
        let run = try desk.run([
            "pickup", "done", "1", "2026-03-02", "--card", "2026-0001=1,2", "--bag", "2026-0003=blå resväska",
            "--absent", "2026-0002=4", "--moved-in", "--book", "2026-03-03 09:30 Försörjningsstöd",
        ])
        #expect(run.status == 0, "\(run.err)")
        for number in ThreeHouseholds.cases {
            let shown = try desk.json("case", "show", number)
            let facts = shown["facts"].items.map { $0["fact"].text }
            #expect(facts.contains("received") && facts.contains("moved_in"))
            #expect(facts.count { $0 == "permit_card_received" } == (number == "2026-0001" ? 2 : 0))
        }
        #expect(
            try desk.json("case", "show", "2026-0003")["notes"].items.map { $0["text"].text }
                == ["Väska saknas: blå resväska"])
        #expect(
            try desk.json("case", "show", "2026-0002")["notes"].items.map { $0["text"].text }
                == ["Kom inte med: nr 4"])
        // Who is missing stands by her name until she has come.
        #expect(try desk.run(["case", "show", "2026-0002"]).out.contains("kom inte med\n"))
        #expect(try missing(desk).contains("2026-0002: nr 4 kom inte med de andra"))
        let later = ["case", "record", "2026-0002", "came_later", "2026-03-02", "--person", "4"]
        #expect(try desk.run(later).status == 0)
        #expect(try !desk.run(["case", "show", "2026-0002"]).out.contains("kom inte med\n"))
        #expect(try !missing(desk).contains { $0.contains("kom inte med") })
        #expect(try desk.json("bookings", "--all", "--from", "2026-03-03").items.count == 3)
        #expect(try desk.json("arrivals").items.isEmpty)
    }

    @Test func languagesAreNamedAsPeopleNameThem() throws {
        let desk = try planned()
        for (text, codes) in [
            ("arabiska, Tigrinya;PRS", ["ara", "tir", "prs"]), ("farsi, KURMANJI", ["fas", "kmr"]),
        ] {
            let run = try desk.run(["pickup", "change", "1", "--interpreter", text])
            #expect(run.status == 0, "\(run.err)")
            let shown = try desk.json("pickup", "show", "1")["interpreter"]["languages"]
            #expect(shown.items.map(\.text) == codes, "\(text)")
        }
        let refused = try desk.run(["pickup", "change", "1", "--interpreter", "arabiska, klingonska"])
        #expect(refused.status == 64 && refused.err.contains("klingonska"), "\(refused.err)")
        #expect(!refused.err.contains("arabiska, kling"))
        let corrected = try desk.run([
            "case", "correct", "2026-0001", "--person", "1", "--language", "Somaliska",
        ])
        #expect(corrected.status == 0, "\(corrected.err)")
        let person = try desk.json("case", "show", "2026-0001")["persons"].items.first
        #expect(person?["language"].text == "som")
    }

    @Test(arguments: [
        (["change", "1", "--flight", "SK1", "--train", "SJ 541"], "--flight"),
        (["change", "1", "--bags", "2026-0001=många"], "--bags"),
        (["change", "1", "--bags", "2026-0001"], "--bags"),
        (["change", "1", "--driver", "Karin"], "--driver"),
        (["change", "1", "--confirmed", "2026-03-03"], "--confirmed"),
        (["move", "1", "2026-03-13", "--keep", "x"], "--keep"),
        (["move", "1", "2026-03-13", "--keep", "3"], "--keep 3"),
        (["move", "1", "2026-03-13", "--keep", "0", "--dry-run"], "--keep 0"),
        (["done", "1", "2026-03-02", "--card", "2026-0001=alla"], "--card"),
        (["done", "1", "2026-03-02", "--absent", "Karin"], "--absent"),
        (["done", "1", "2026-03-02", "--book", "i morgon"], "--book"),
        (["done", "1", "2026-03-02", "--book", "2026-03-01 09:30 Bank"], "2026-03-01"),
    ])
    func whatCannotBeIsRefusedByTheNameOfItsOption(_ args: [String], _ said: String) throws {
        let desk = try planned()
        let booked = try desk.run(["case", "book", "2026-0001", "2026-03-12", "15:30", "Tolk"])
        #expect(booked.status == 0)
        let before = try desk.content()
        let run = try desk.run(["pickup"] + args)
        #expect(run.status != 0)
        let lines = run.err.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].contains(said), "\(run.err)")
        #expect(!run.err.contains("Karin"))
        #expect(try desk.content() == before)
    }

    @Test func whoeverDidNotComeIsNotReceived() throws {
        let desk = try planned()
        #expect(try desk.run(["pickup", "move", "1", "2026-03-02"]).status == 0)
        for wrong in [
            ["--absent", "2026-0002=9"], ["--card", "2026-0002=9"],
            ["--absent", "2026-0002=4", "--card", "2026-0002=4"],
        ] {
            let run = try desk.run(["pickup", "done", "1", "2026-03-02"] + wrong)
            #expect(run.status == 2, "\(wrong)")
        }
        #expect(try desk.json("arrivals").items.count == 3)
        // Nobody of the second household came: it is still expected, and why is noted.
        let run = try desk.run(["pickup", "done", "1", "2026-03-02", "--absent", "2026-0002=1,2,3,4"])
        #expect(run.status == 0, "\(run.err)")
        #expect(try desk.json("arrivals").items.map { $0["case"].text } == ["2026-0002"])
        let shown = try desk.json("case", "show", "2026-0002")
        #expect(shown["notes"].items.map { $0["text"].text } == ["Kom inte med: nr 1, 2, 3, 4"])
    }

    @Test func anArrivalLongAgoOrFarAheadIsASlip() throws {
        let desk = try planned()
        for day in ["2025-03-12", "2036-03-12"] {
            #expect(try desk.run(["pickup", "move", "1", day]).status == 2, "\(day)")
        }
        #expect(try desk.run(["case", "record", "2026-0001", "latest_reception", "2026-03-20"]).status == 0)
        #expect(try desk.run(["pickup", "move", "1", "2026-03-21"]).status == 0)
        #expect(try missing(desk).contains("2026-0001 kommer efter senaste mottagningsdag, 2026-03-20"))
    }

    @Test func refusesWhatCannotBe() throws {
        let desk = try planned()
        let before = try desk.json("pickup", "show", "1")
        let wrong: [(args: [String], status: Int32)] = [
            (["pickup", "plan", "2026-0001", "--date", "2026-03-20"], 2),
            (["pickup", "plan", "2026-0001"], 2),
            (["pickup", "change", "1", "--flight", "1418"], 64),
            (["pickup", "change", "1", "--time", "25:00"], 64),
            (["pickup", "change", "1", "--vehicle", "Buss=hundra"], 64),
            (["pickup", "change", "1", "--vehicle", "Buss"], 64),
            (["pickup", "change", "1", "--driver", "Buss=Anna"], 64),
            (["pickup", "change", "1", "--driver", "Anna"], 64),
            (["pickup", "change", "1", "--bags", "2026-0009=3"], 64),
            (["pickup", "change", "1", "--bags", "2026-0001=många"], 64),
            (["pickup", "change", "1", "--interpreter", "klingonska"], 64),
            (["pickup", "change", "1", "--wheelchair", "kanske"], 64),
            (["pickup", "change", "1", "--drop"] + ThreeHouseholds.cases, 2),
            (["pickup", "move", "1", "2026-02-30"], 64), (["pickup", "show", "9"], 2),
            (["pickup", "done", "1", "2026-03-03"], 2),
        ]
        for (args, status) in wrong {
            let run = try desk.run(args)
            #expect(run.status == status, "\(args): \(run.err)")
            #expect(run.err.split(separator: "\n").count == 2, "\(args): \(run.err)")
        }
        #expect(try desk.json("pickup", "show", "1") == before)
        // Without a day in the case there is none to begin with.
        let removed = try desk.run(["pickup", "remove", "1"])
        #expect(removed.status == 0)
        #expect(removed.err.contains("Hushållen är fortfarande väntade; ankomstdag, flyg, bokningar"))
        #expect(try desk.run(["pickup", "show", "1"]).status == 2)
        #expect(try desk.json("arrivals").items.count == 3)
    }

    @Test func ofAProtectedHouseholdInASharedPickupNothingOfItsOwnIsTold() throws {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;språk;tolk;behov;skydd
            1;KVOT;\(Desk.me);Sara;Prov;1990-05-05;sökande;tir;ja;rullstol;sekretessmarkering
            2;KVOT;\(Desk.me);Omar;Öppen;1990-05-05;sökande;ara;ja;;
            """
        #expect(try desk.importing(list, ["--add-users"]).status == 0)
        let plan = [
            "pickup", "plan", "2026-0001", "2026-0002", "--date", "2026-03-12", "--flight", "SK1418",
            "--bags",
            "2026-0001=6", "--bags", "2026-0002=2", "--interpreter", "tir,ara", "--wheelchair", "ja",
            "--vehicle", "Minibuss=9/8/1",
        ]
        #expect(try desk.run(plan + Desk.because).status == 0)
        #expect(try desk.run(["user", "add", "anna", "--role", "caseworker"]).status == 0)
        #expect(try desk.run(["case", "assign", "2026-0001", "anna"]).status == 0)
        // By its number it is not found, nor what it rides in.
        for args in [["show"], ["change", "--place", "x"], ["move", "2026-03-14"], ["remove"]] {
            let found = try desk.run(["pickup", args[0], "2026-0001"] + args.dropFirst())
            #expect(found.status == 2 && !(found.out + found.err).contains("SK1418"), "\(args): \(found.err)")
        }
        let shown = try desk.json("pickup", "show", "2026-0002")
        #expect(shown["journey"].text == "SK1418" && shown["households"].items.count == 2)
        #expect(shown["interpreter"]["languages"].items.map(\.text) == ["ara"])
        #expect(shown["wheelchair_ordered"] == .bool(false))
        let bags = shown["rides"].items.flatMap { $0["bags"].items }
        #expect(bags.map { $0["case"].text } == ["2026-0002"] && bags.map { $0["bags"].int } == [2])
        #expect(!shown["missing"].items.contains { $0.text.contains("väskor") })
        for command in [["pickup", "show", "1"], ["print", "pickup", "1"]] {
            let out = try desk.run(command).out
            #expect(out.contains("2026-0001") && out.contains("2 väskor"), "\(out)")
            for secret in ["6 väskor", "8 väskor", "tir", "tigrinja"] {
                #expect(!out.contains(secret), "\(command) \(secret): \(out)")
            }
        }
        // Nothing of it was lost for whoever may see it.
        #expect(try desk.run(["case", "name", "2026-0001", Desk.me, "--as", "anna"]).status == 2)
        let whole = try desk.run(["print", "pickup", "1", "--as", "anna"] + Desk.because).out
        #expect(!whole.contains("tigrinja") && !whole.contains("8 väskor"))
    }

    @Test func aPickupOfTheProtectedIsNotForOthers() throws {
        let desk = try Desk()
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd
            1;KVOT;\(Desk.me);Sara;Prov;1990-05-05;sökande;sekretessmarkering
            """
        #expect(try desk.importing(list, ["--add-users"]).status == 0)
        let run = try desk.run(
            ["pickup", "plan", "2026-0001", "--date", "2026-03-12", "--flight", "SK1418", "--terminal", "5"])
        #expect(run.status == 0, "\(run.err)")
        #expect(try desk.run(["user", "add", "anna", "--role", "caseworker"]).status == 0)
        // By its number it is found by whoever may see it and says why.
        for command in [["pickup", "show", "1"], ["print", "pickup", "1"]] {
            let mute = try desk.run(command)
            #expect(mute.status == 2 && mute.err.contains("--because"), "\(mute.err)")
            let run = try desk.run(command + Desk.because)
            #expect(run.status == 0 && run.out.contains("SK1418"), "\(run.err)")
        }
        #expect(try desk.run(["case", "assign", "2026-0001", "anna"]).status == 0)
        #expect(try desk.run(["pickup", "show", "1"]).status == 2)
        let row = try #require(try desk.json("arrivals").items.first)
        for key in ["time", "flight", "terminal", "children", "preliminary"] {
            #expect(row[key] == .null, "\(key)")
        }
        #expect(try desk.run(["pickup", "move", "1", "2026-03-14"]).status == 2)
        #expect(try desk.run(["pickup", "remove", "1"]).status == 2)
    }
}
