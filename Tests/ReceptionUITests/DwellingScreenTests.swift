// Bostäder on the screen: the order, matching, reserving, keys, leaving, what cannot be done and why, the pictures.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct DwellingScreenTests {
    private func driver(_ script: String, columns: Int = 120, rows: Int = 40) -> Driver {
        var driver = Driver(.myDay, columns: columns, rows: rows)
        driver.press(script)
        return driver
    }

    private func addresses(_ driver: Driver) throws -> [String] {
        guard case .dwellings(let state) = driver.state.top.content else { throw StoreError.noSuchCase }
        return state.rows.map(\.row.dwelling.address)
    }

    private func flat(_ number: Int, _ driver: Driver) throws -> Dwelling {
        let row = try #require(driver.store.flats(for: driver.actor).first { $0.number == number })
        return row.dwelling
    }

    @Test func whatStandsEmptyAndCostsMostIsFirst() throws {
        var driver = driver("5")
        #expect(
            try addresses(driver) == [
                "Tallvägen 4", "Åsgatan 9", "Sandgatan 2", "Bäckgatan 1", "Hamngatan 7", "",
            ])
        let title = driver.frame.lines[0]
        #expect(title.contains("Bostäder") && title.contains("3 tomma"))
        driver.press("h")
        #expect(try addresses(driver) == ["Kyrkogatan 3"])
        driver.press("h")
        #expect(try addresses(driver).count == 6)
    }

    @Test func nothingLeadsFromAFlatToAProtectedHousehold() throws {
        var driver = driver("5 G")
        let hidden = try #require(driver.store.files.first { $0.isProtected })
        let lines = driver.frame.lines
        #expect(lines.contains { $0.contains("▸") || $0.contains("reserverad") })
        #expect(!lines.contains { $0.contains("Långgatan 5") })
        let row = try #require(driver.state.selectedDwelling)
        #expect(row.isMasked && row.number == 6 && row.dwelling.from == nil)
        let said = driver.context.words.lines(of: row, driver.context.rulebook, on: driver.context.today)
        #expect(!said.contains { $0.value.contains("2026") })
        #expect(!lines.contains { $0.contains(hidden.number.description) || $0.contains(hidden.household) })
        for key in ["E", "r", "n", "l", "x", "F", "o", "Enter"] {
            driver.press(key)
            #expect(driver.state.overlays.isEmpty)
            #expect(driver.state.notice?.tone == .bad)
        }
    }

    @Test func aHouseholdSeesWhatSuitsItAndGetsAFlat() throws {
        var driver = driver(": '2026-0001 Enter M")
        #expect(try addresses(driver) == ["Tallvägen 4", "Bäckgatan 1", "Åsgatan 9"])
        #expect(driver.frame.lines.contains { $0.contains("6 sängplatser till 6 pers") })
        driver.press("j j")
        #expect(driver.frame.lines.contains { $0.contains("bara 2 sängplatser till 6 pers") })
        driver.press("g r")
        #expect(try flat(1, driver).household?.caseID == driver.store.files[0].id)
        #expect(driver.state.notice?.text.hasPrefix("Tallvägen 4 reserverad åt 2026-0001.") == true)
        #expect(try addresses(driver) == ["Bäckgatan 1", "Åsgatan 9"])
        driver.press("u")
        #expect(try flat(1, driver).household == nil)
    }

    @Test func aFlatIsReservedByTheCasesNumber() throws {
        var driver = driver("5 r 'tesfay Enter")
        guard case .prompt(let prompt)? = driver.state.overlays.last else {
            Issue.record("the question is gone")
            return
        }
        #expect(prompt.problem?.contains("2026-0012") == true)
        driver.press("Ctrl-U '2026-0002 Enter")
        // Sandgatan 2 waits for that household already.
        #expect(driver.state.notice?.text.contains("Bostad 3") == true)
        driver.press("r '2026-0003 Enter")
        #expect(try flat(1, driver).household?.caseID == driver.store.files[2].id)
        driver.press("l")
        #expect(try flat(1, driver).household == nil)
    }

    @Test func whatDoesNotFitIsSaidBelowTheList() throws {
        var driver = driver(": '2026-0001 Enter M j j r")
        let said = driver.state.notice?.text ?? ""
        #expect(said.contains("Passar inte: bara 2 sängplatser till 6"), "\(said)")
        driver = self.driver(": '2026-0001 Enter M r")
        #expect(driver.state.notice?.text.contains("Passar") == false)
    }

    @Test func whoLivesOnAfterTheLeaseIsFirst() throws {
        var driver = driver("5")
        driver.context.today = World.day("2026-07-01")
        driver.press("Esc 5")
        #expect(try addresses(driver).first == "Hamngatan 7")
        let rows = driver.frame.lines.filter { $0.contains("Hamngatan 7") }
        #expect(rows.contains { $0.contains("bor kvar") && $0.contains("2026-0004") }, "\(rows)")
        #expect(driver.frame.lines.contains { $0.contains("avtalet har gått ut, hushållet bor kvar") })
    }

    @Test func whoLivesInAFlatThatIsLeftIsNamed() throws {
        var driver = driver("5 G k x")
        #expect(driver.frame.lines.contains { $0.contains("Hamngatan 7, 2026-0004 bor där") })
        driver.press("Ctrl-U '2026-04-30 Enter")
        let said = driver.state.notice?.text ?? ""
        #expect(said.contains("2026-0004 bor där och behöver en annan bostad till 2026-04-30"), "\(said)")
    }

    @Test func keysMakeItAHome() throws {
        var driver = driver("5 j j n")
        guard case .form? = driver.state.overlays.last else {
            Issue.record("no form")
            return
        }
        driver.press("Tab '3 Ctrl-S")
        let flat = try flat(3, driver)
        #expect(flat.keys.handedOver == World.today && flat.keys.count == 3)
        let facts = driver.store.files[1].facts
        #expect(facts.contains { $0.id == .movedIn && $0.day == World.today })
        #expect(facts.contains { $0.id == .subleaseStarted })
        driver.press("n")
        #expect(driver.state.notice?.tone == .bad)
    }

    @Test func whoIsExpectedIsAskedForBeforeItMovesIn() throws {
        var driver = driver("5")
        let planned = World.today.adding(days: 9)
        _ = try driver.store.apply(
            ActRequest(
                .record(.arrivalPlanned, planned, .unstated, until: nil, value: nil),
                on: driver.store.files[1].id), by: driver.actor)
        for (answer, isIn) in [("nej", false), ("ja", true)] {
            driver.press("g j j n")
            guard case .form(let form)? = driver.state.overlays.last else {
                Issue.record("no form")
                return
            }
            #expect(form.fields.first?.id == .keys(.isHere))
            // Nothing is answered for her.
            driver.press("Ctrl-S")
            #expect(!driver.state.overlays.isEmpty)
            driver.press("'\(answer) Tab Ctrl-S")
            // Keys that nobody has are none.
            #expect(driver.state.overlays.isEmpty == isIn)
            if !isIn { driver.press("Tab Tab 'Eva Ctrl-S") }
            #expect(driver.state.overlays.isEmpty)
            let said = driver.state.notice?.text ?? ""
            #expect(said.contains("har inte kommit") == !isIn, "\(said)")
            #expect(try (flat(3, driver).keys.handedOver != nil) == isIn)
            #expect(driver.store.files[1].facts.contains { $0.id == .movedIn } == isIn)
        }
    }

    @Test func aLeaseThatIsChangedIsChangedInTheCase() throws {
        var driver = driver("5 j j n Ctrl-S")
        func ends() -> [Day] { driver.store.files[1].facts.filter { $0.id == .leaseEnds }.map(\.day) }
        #expect(ends().isEmpty)
        for day in ["2027-03-31", "2028-03-31"] {
            driver.press("5 g")
            while try flat(3, driver).address != driver.state.selectedDwelling?.dwelling.address {
                driver.press("j")
            }
            driver.press("E")
            guard case .form(let form)? = driver.state.overlays.last else {
                Issue.record("no form")
                return
            }
            let place = form.fields.firstIndex { $0.id == .dwelling(.until) } ?? 0
            for _ in 0..<place { driver.press("Tab") }
            driver.press("Ctrl-U '\(day) Ctrl-S")
            #expect(ends() == [World.day(day)])
        }
    }

    @Test func aFlatIsWrittenDownChangedAndLeft() throws {
        var driver = driver("5 + 'Åsgatan_1 Ctrl-S")
        #expect(try flat(8, driver).address == "Åsgatan 1")
        #expect(try flat(8, driver).isSublet)
        driver.press("g E Tab Tab Tab 'x Ctrl-S")
        guard case .form(let form)? = driver.state.overlays.last else {
            Issue.record("no form")
            return
        }
        #expect(form.problem?.contains("0–50") == true)
        driver.press("Ctrl-U '4 Ctrl-S")
        #expect(try flat(1, driver).rooms == 4)
        #expect(try flat(1, driver).doorCode == "1357")
        driver.press("g x '2026-04-30 Enter")
        #expect(try flat(1, driver).ended == World.day("2026-04-30"))
    }

    /// A street without its number is no address.
    @Test(arguments: [(80, 24), (100, 30), (120, 40)])
    func theNumberOfTheHouseIsSeen(_ size: (Int, Int)) throws {
        var driver = driver("5", columns: size.0, rows: size.1)
        var flat = Dwelling(address: "Västra Storgatan 112", from: World.day("2026-01-15"))
        (flat.dwellingNumber, flat.rent, flat.beds) = ("1304", 10_200, 1)
        driver.store.put(flat)
        driver.press("Esc 5")
        func rows() -> [String] { driver.frame.lines.filter { $0.contains("Västra Storgatan 112") } }
        #expect(rows().contains { $0.contains("\u{203C} hyrd") }, "\(driver.frame.lines)")
        // Whose a flat is stands there whole too.
        #expect(driver.frame.lines.contains { $0.contains("Tesfay 2026-0002") })
        driver.press(": '2026-0001 Enter M")
        #expect(!rows().isEmpty)
        #expect(driver.frame.lines.contains { $0.contains("bara 1 sängplats till 6 pers") })
    }

    @Test func readAloudAFlatIsToldInSentences() throws {
        var driver = driver("5")
        driver.context.isPlain = true
        driver.press("j k")
        let text = driver.frame.lines.joined(separator: " ").split(separator: "\u{A0}").joined(separator: " ")
        #expect(
            text.contains(
                "1 av 6. bostad 1 Tallvägen 4, lgh 1102, Strandhem AB, 3 rum, 6 sängplatser, 74 m²,"))
        #expect(text.contains("9 300 kr/mån. hyrd, 46 dagar tom, 14 700 kr. hyrd från 2026-01-15,"))
    }

    @Test func whatIsToStandThereFollowsTheHousehold() throws {
        let driver = driver("5 j j F")
        #expect(driver.frame.lines.contains { $0.contains(" madrass") })
        #expect(!driver.frame.lines.contains { $0.contains("soffa") })
    }

    @Test func aReaderLooksAndChangesNothing() throws {
        var driver = driver("5")
        driver.context.role = .reader
        for key in ["+", "E", "r", "x"] {
            driver.press(key)
            #expect(driver.state.overlays.isEmpty)
        }
        driver.press("j j o")
        #expect(driver.state.keyContext == .caseFile)
    }

    @Test(arguments: ScreenSnapshotTests.sizes, Catalogue.Language.allCases)
    func dwellings(_ size: (Int, Int), _ language: Catalogue.Language) throws {
        let store = World.store()
        var driver = Driver(.myDay, columns: size.0, rows: size.1, language: language, store: store)
        var text = ""
        for script in ["5", "j j", "h", ": '2026-0001 Enter M"] {
            driver.press(script)
            text += driver.frame.snapshot + "\n"
        }
        driver = Driver(.myDay, columns: size.0, rows: size.1, language: language, store: store)
        driver.context.isPlain = true
        driver.press("5")
        text += driver.frame.snapshot + "\n"
        try expectSnapshot(text, named: "dwellings-\(size.0)x\(size.1)-\(language)")
    }
}
