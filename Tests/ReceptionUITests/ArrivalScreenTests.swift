// Ankomster: what stands there, planning a pickup, moving it with what hangs on it, and what is written down afterwards.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct ArrivalScreenTests {
    private func driver(columns: Int = 120, rows: Int = 40) -> Driver {
        var driver = Driver(.myDay, columns: columns, rows: rows, store: Expected.store())
        driver.press("4")
        return driver
    }

    private func state(_ driver: Driver) throws -> ArrivalsState {
        guard case .arrivals(let state) = driver.state.top.content else { throw StoreError.noSuchCase }
        return state
    }

    /// The pickup that the store has.
    private func pickup(_ driver: Driver) throws -> Pickup {
        let groups = try state(driver).groups
        return try #require(groups.compactMap(\.pickup).first)
    }

    @Test func showsWhoComesInTheOrderOfDaysAndWhatIsMissing() throws {
        let driver = driver()
        let state = try state(driver)
        #expect(
            state.groups.map(\.landing.day.description) == ["2026-02-27", "2026-03-12", "2026-03-20"])
        // The next to come is selected, not one that is past.
        #expect(state.selected?.household == "Noori")
        let lines = driver.frame.lines
        #expect(lines.contains { $0.contains("Noori") && $0.contains("SK1418") && $0.contains("14:35") })
        #expect(
            lines.contains { $0.contains("Arlanda") && $0.contains("terminal 5") && $0.contains("6 pers") })
        #expect(lines.contains { $0.contains("rullstol är inte beställd") })
        #expect(lines.contains { $0.contains("förare saknas: Bil") })
        #expect(lines.contains { $0.contains("Minibuss 1 (anna): ") })
        // Of the protected household of another there is no name.
        #expect(!lines.contains { $0.contains("Hemlig") || $0.contains("Sigrid") })
    }

    @Test func aPickupIsPlannedChangedAndTakenBack() throws {
        var driver = driver()
        // The two children come alone; they are planned for, with an escort.
        driver.press("j j m")
        guard case .form(let form)? = driver.state.overlays.last else {
            Issue.record("no form")
            return
        }
        #expect(form.fields.contains { $0.id == .household(0, .escort) })
        driver.fill([.pickup(.journey): "SK 1420", .pickup(.time): "22:10", .household(0, .escort): "IOM"])
        driver.press("Ctrl-S")
        #expect(driver.state.overlays.isEmpty, "\(driver.frame.lines.suffix(4))")
        let group = try #require(try state(driver).groups.first { $0.rows[0].household == "Habte" })
        #expect(group.pickup?.journey?.description == "SK1420" && group.landing.minutes == 1330)
        #expect(group.pickup?.households.first?.escort == "IOM")
        #expect(driver.store.files.last { $0.household == "Habte" }?.details[.flight] == "SK1420")
        driver.press("u")
        #expect(try state(driver).groups.first { $0.rows[0].household == "Habte" }?.pickup == nil)
        #expect(driver.store.files.last { $0.household == "Habte" }?.details[.flight] == nil)
    }

    /// A screen or two are asked for at first, more as the selection comes near, and everybody for the last one.
    @Test func theListGrowsAsItIsRead() throws {
        let store = Expected.store()
        for index in 0..<130 {
            World.add(
                NewHousehold(
                    kind: .abo, caseworker: World.anna,
                    facts: [
                        World.fact("placement_decided", "2026-02-01"),
                        World.fact(
                            "arrival_planned", World.day("2026-03-13").adding(days: index).description),
                    ],
                    persons: [World.person("Ada", "Efter\(index)", "1980-01-01", .applicant, [], [:])]),
                to: store)
        }
        var driver = Driver(.myDay, columns: 120, rows: 40, store: store)
        driver.press("4")
        let page = try state(driver).page
        #expect(try state(driver).households == page && state(driver).hasMore)
        let before = try state(driver).selected?.household
        driver.press("PageDown PageDown")
        #expect(try state(driver).households > page && state(driver).hasMore)
        #expect(try state(driver).selected?.household != before)
        // What another one changes is asked for with all that is there by now.
        let seen = try state(driver)
        driver.send(.dataChanged)
        #expect(try state(driver).households == seen.households)
        #expect(try state(driver).selected == seen.selected)
        #expect(try state(driver).groups == seen.groups)
        driver.resize(120, 20)
        driver.send(.dataChanged)
        #expect(try state(driver).groups == seen.groups && state(driver).selected == seen.selected)
        driver.resize(120, 40)
        // Going to the last one and back before everybody has come, and the list asked for anew meanwhile.
        var early = try state(driver)
        early.move(.last)
        #expect(early.grow() != nil)
        early.move(.up)
        early.take(
            ArrivalPage(
                groups: seen.groups, next: ArrivalCursor(World.today, CaseNumber(year: 2026, serial: 1))),
            driver.context)
        early.move(.last)
        early.move(.up)
        _ = early.grow()
        #expect(early.households == seen.households)
        driver.press("g G")
        #expect(try state(driver).households == 134 && !state(driver).hasMore)
        #expect(try state(driver).selected?.household == "Efter129")
        // Another time begins with few again.
        driver.press("l")
        #expect(try state(driver).households == page)
    }

    @Test func aFaultInTheFlightIsSeenBesideTheField() throws {
        var driver = driver()
        driver.press("m")
        driver.fill([.pickup(.journey): "14181"])
        #expect(driver.frame.lines.contains { $0.contains("flyg skrivs som SK1418") })
        driver.press("Ctrl-S")
        #expect(driver.state.overlays.count == 1)
        driver.fill([.pickup(.journey): "SJ 541", .pickup(.mode): "tåg"])
        #expect(!driver.frame.lines.contains { $0.contains("skrivs som") })
    }

    @Test func whatDoesNotFitIsSeenWhileItIsTyped() throws {
        var driver = driver(rows: 60)
        driver.press("m")
        driver.fill([.household(0, .bags): "40"])
        #expect(driver.frame.lines.contains { $0.contains("väskor får inte plats") })
        driver.fill([.household(0, .bags): "4"])
        #expect(!driver.frame.lines.contains { $0.contains("får inte plats") })
    }

    @Test func markedHouseholdsShareAPickup() throws {
        var driver = driver()
        // The couple's pickup takes in the two children of the twentieth, whose arrival is moved there.
        driver.press("j Space Space m")
        guard case .form(let form)? = driver.state.overlays.last, case .pickup(let draft) = form.purpose
        else {
            Issue.record("no form")
            return
        }
        #expect(draft.rows.map(\.household) == ["Noori", "Azizi", "Habte"])
        driver.press("Ctrl-S")
        // What moves is shown first.
        guard case .move(let box)? = driver.state.overlays.last else {
            Issue.record("no list of what moves")
            return
        }
        #expect(!box.deadlines.isEmpty)
        driver.press("Enter")
        #expect(driver.state.overlays.isEmpty)
        #expect(try pickup(driver).households.count == 3)
        #expect(
            try state(driver).groups.first { $0.rows.count == 3 }?.landing.day.description == "2026-03-12")
        driver.press("u")
        #expect(try pickup(driver).households.count == 2)
    }

    @Test func anArrivalMovesWithWhatIsNotLeftWhereItIs() throws {
        var driver = driver()
        driver.press("z '14/3 Enter")
        #expect(driver.frame.lines.contains { $0.contains("Tolk på Arlanda") && $0.contains("[x]") })
        let before = driver.store.files
        driver.press("Esc")
        #expect(driver.store.files.map(\.entries) == before.map(\.entries))
        driver.press("z '14/3 Enter Space Enter")
        #expect(try pickup(driver).landing.day.description == "2026-03-14")
        func interpreter() -> Day? { driver.store.files.flatMap(\.bookings).first?.day }
        #expect(interpreter()?.description == "2026-03-12")
        driver.press("u z '14/3 Enter Enter")
        #expect(interpreter()?.description == "2026-03-14")
        #expect(driver.state.notice?.text.hasPrefix("Ankomsten är flyttad till 2026-03-14") == true)
        driver.press("u")
        #expect(interpreter()?.description == "2026-03-12")
        #expect(try pickup(driver).landing.day.description == "2026-03-12")
    }

    @Test func afterThePickupAllIsWrittenDownOnOneScreen() throws {
        var driver = driver()
        driver.press("z '2/3 Enter Enter D")
        driver.fill([
            .arrived(.day): "2026-03-02", .arrived(.movedIn): "ja", .household(0, .cards): "1 2",
            .household(1, .missingBag): "grå väska",
            .household(0, .absent): "4",
            .arrived(.booking(0, .day)): "2026-03-03", .arrived(.booking(0, .time)): "9:30",
            .arrived(.booking(0, .what)): "Försörjningsstöd",
        ])
        driver.press("Ctrl-S")
        #expect(driver.state.overlays.isEmpty, "\(driver.frame.lines.suffix(4))")
        #expect(try state(driver).groups.flatMap(\.rows).map(\.household) == ["", "Habte"])
        let files = driver.store.files.filter { ["Noori", "Azizi"].contains($0.household) }
        for file in files {
            #expect(file.facts.contains { $0.id == .received } && file.facts.contains { $0.id == .movedIn })
            #expect(file.bookings.contains { $0.day.description == "2026-03-03" })
        }
        #expect(files[0].facts.count { $0.id == .permitCardReceived } == 2)
        #expect(files.map(\.notes.count) == [1, 1])
        driver.press("u")
        #expect(try state(driver).households == 4)
    }

    @Test func nobodyIsReceivedDaysBeforeTheLanding() throws {
        var driver = driver()
        driver.press("D")
        driver.fill([.arrived(.day): "2026-03-02"])
        driver.press("Ctrl-S")
        #expect(driver.frame.lines.contains { $0.contains("planerad till 2026-03-12") })
        #expect(try state(driver).households == 4)
    }

    @Test func aPickupIsTakenAwayAfterAskingAndComesBack() throws {
        var driver = driver()
        let before = driver.store.files
        driver.press("x")
        // What goes and what stays is read before anything is done.
        let lines = driver.frame.lines
        #expect(lines.contains { $0.contains("Ta bort hämtningen?") })
        #expect(lines.contains { $0.contains("Arlanda, terminal 5") })
        #expect(lines.contains { $0.contains("Hushållen är fortfarande väntade") })
        #expect(lines.last?.contains("Enter ta bort") == true)
        driver.press("Esc")
        #expect(try pickup(driver).households.count == 2)
        driver.press("x q")
        #expect(try pickup(driver).households.count == 2)
        driver.press("x Enter")
        #expect(try state(driver).groups.allSatisfy { $0.pickup == nil })
        #expect(driver.state.notice?.text.hasPrefix("Hämtningen 2026-03-12 är borttagen.") == true)
        #expect(try state(driver).households == 4)
        // What the pickup had arranged is to be done again; all else in the cases stands as it stood.
        let arranged = FactID.step("KVOT-TOLK")
        #expect(before.contains { $0.facts.contains { $0.id == arranged } })
        #expect(!driver.store.files.contains { $0.facts.contains { $0.id == arranged } })
        let kept = before.map { $0.entries.filter { $0.content != .fact(arranged, until: nil, value: nil) } }
        #expect(driver.store.files.map { $0.entries.map(\.id) } == kept.map { $0.map(\.id) })
        // There is no other to take away.
        driver.press("x")
        #expect(driver.state.overlays.isEmpty)
        #expect(driver.state.notice?.text == "Ankomsten har ingen planerad hämtning.")
        driver.press("u")
        #expect(try pickup(driver).households.count == 2)
        driver.press(": 'ta-bort-hämtning Enter Enter")
        #expect(try state(driver).groups.allSatisfy { $0.pickup == nil })
    }

    @Test func aMarkedHouseholdLeavesAPickupThatStaysForTheOthers() throws {
        var driver = driver()
        let leaving = try #require(try state(driver).selected)
        driver.press("Space x")
        #expect(driver.frame.lines.contains { $0.contains("Ta ut ur hämtningen?") })
        driver.press("Enter")
        let left = try pickup(driver)
        #expect(left.households.count == 1 && !left.households.contains { $0.caseID == leaving.caseID })
        #expect(try state(driver).households == 4)
        driver.press("u")
        #expect(try pickup(driver).households.count == 2)
    }

    @Test func whoListensHearsWhatIsUrgentAndOfANightFlightTheDutyDay() throws {
        var driver = driver()
        driver.press("m")
        driver.fill([.pickup(.time): "03:10"])
        #expect(driver.frame.lines.contains { $0.contains("Tjänstgöringsdag: ons 2026-03-11") })
        driver.fill([.pickup(.dutyDay): "2026-03-09"])
        driver.press("Ctrl-S")
        #expect(
            driver.frame.lines.contains { $0.contains("Dagen före ankomsten, samma dag eller dagen efter.") })
        driver.fill([.pickup(.dutyDay): ""])
        driver.press("Ctrl-S Enter")
        #expect(driver.state.overlays.isEmpty, "\(driver.frame.lines.suffix(4))")
        #expect(driver.frame.lines.contains { $0.contains("Tjänstgöringsdag: ons 2026-03-11") })
        func plain() -> [String] {
            PlainScreens.lines(driver.state.top.content, driver.context).map(\.text)
        }
        #expect(
            plain().contains { $0.hasPrefix("Kan vänta: ") }
                && !plain().contains { $0.hasPrefix("Brådskar: ") })
        driver.press("j j")
        #expect(plain().contains { $0.hasPrefix("Brådskar: ") })
        #expect(plain().contains { $0.contains("Habte") && $0.hasSuffix("Något brådskar.") })
        #expect(plain().contains { $0.contains("2026-03-12") && $0.contains("om 10 d") })
    }

    @Test func whoeverDidNotComeIsSeenUntilSheHas() throws {
        var driver = driver()
        driver.press("z '2/3 Enter Enter D")
        driver.fill([.arrived(.day): "2026-03-02", .household(0, .absent): "4"])
        driver.press("Ctrl-S")
        #expect(driver.state.overlays.isEmpty, "\(driver.frame.lines.suffix(4))")
        let file = try #require(driver.store.files.first { $0.household == "Noori" })
        #expect(file.absent.map(\.number) == [4])
        func isTold() -> Bool { driver.frame.lines.contains { $0.contains("4 kom inte med · ") } }
        driver.press(": '\(file.number) Enter")
        #expect(isTold())
        let act = ActRequest(
            .record(.cameLater, World.today, .persons([4]), until: nil, value: nil), on: file.id)
        _ = try driver.store.apply(act, by: driver.actor)
        driver.press("Esc : '\(file.number) Enter")
        #expect(!isTold())
    }

    @Test(arguments: [(80, 24), (100, 30)])
    func ofAProtectedHouseholdTheNumberStandsWhole(_ size: (Int, Int)) throws {
        let driver = driver(columns: size.0, rows: size.1)
        let row = try #require(try state(driver).groups.flatMap(\.rows).first(where: \.isMasked))
        #expect(driver.frame.lines.contains { $0.contains("Skyddad ") && $0.contains("\(row.number)") })
        #expect(!driver.frame.lines.contains { $0.contains("Skyddad 2") })
    }

    @Test func readAloudARowTellsWhenAndWhereThenWho() throws {
        var driver = driver()
        driver.context.isPlain = true
        driver.press("j k")
        let text = driver.frame.lines.joined(separator: " ")
        #expect(text.contains("2 av 4. 14:35, SK1418, Arlanda, terminal 5: Noori, 2026-"))
        #expect(text.contains(" personer, "))
        for line in driver.frame.lines { #expect(!line.contains("\u{B7}") && !line.contains("! ")) }
    }

    @Test func aBookingWithoutItsDayIsNotSaved() throws {
        var driver = driver()
        driver.press("D")
        driver.fill([.arrived(.booking(0, .what)): "Möte"])
        driver.press("Ctrl-S")
        #expect(driver.state.overlays.count == 1)
        #expect(
            driver.store.files.allSatisfy { file in
                file.household != "Noori" || !file.facts.contains { $0.id == .received }
            })
    }

    @Test func nothingIsBookedOnADayThatIsPast() throws {
        var driver = driver()
        driver.press("D")
        driver.fill([
            .arrived(.day): "2026-03-02", .arrived(.booking(0, .day)): "2026-03-01",
            .arrived(.booking(0, .what)): "Möte",
        ])
        driver.press("Ctrl-S")
        #expect(driver.state.overlays.count == 1)
        #expect(driver.frame.lines.contains { $0.contains("har redan varit") })
        #expect(
            driver.store.files.allSatisfy { $0.bookings.allSatisfy { $0.day.description > "2026-03-01" } })
    }

    @Test func aPickupSharedWithAProtectedHouseholdIsForThoseWhoSeeAll() throws {
        let before = driver()
        let hidden = try #require(try state(before).groups.flatMap(\.rows).first(where: \.isMasked))
        let group = try #require(try state(before).groups.first { $0.pickup != nil })
        var shared = try #require(group.pickup)
        shared.households.append(Pickup.Household(hidden.caseID, bags: 6))
        let files = before.store.files.filter { file in
            shared.households.contains { $0.caseID == file.id }
        }
        let request = PickupAct.plan(
            shared, replacing: group.record, files: files, today: before.context.today)
        _ = try before.store.apply(request, by: before.actor)
        var driver = Driver(.myDay, columns: 120, rows: 40, store: before.store)
        driver.press("4")
        let told = try #require(try state(driver).groups.first { $0.rows.contains(where: \.isMasked) })
        let isMasked = try state(driver).selected?.isMasked
        #expect(told.rows.count > 1 && isMasked == false)
        #expect(try pickup(driver).households.allSatisfy { $0.caseID != hidden.caseID || $0.bags == nil })
        for key in ["m", "z", "x", "D"] {
            driver.press(key)
            #expect(driver.state.overlays.isEmpty, "\(key)")
            #expect(driver.state.notice != nil)
        }
    }

    @Test func aProtectedHouseholdOfAnotherIsNotPlannedFor() throws {
        var driver = driver()
        driver.press("g")
        #expect(try state(driver).selected?.isMasked == true)
        for key in ["m", "z", "x", "D", "r"] {
            driver.press(key)
            #expect(driver.state.overlays.isEmpty)
            #expect(driver.state.notice != nil)
        }
    }
}

extension Driver {
    /// Types texts into fields of the form that is open, in place of what stands there.
    mutating func fill(_ texts: [FieldID: String]) {
        for (id, text) in texts.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            guard case .form(var form)? = state.overlays.last else { return }
            form.select(id, context)
            state.overlays[state.overlays.count - 1] = .form(form)
            press("Ctrl-U")
            send(.keyPressed(.paste(text)))
        }
    }
}
