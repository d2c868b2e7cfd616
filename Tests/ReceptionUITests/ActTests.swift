// Acts by keys: what is asked of the store, what is said afterwards, and what undo gives back.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct ActTests {
    private func queue(_ scope: CaseloadScope = .caseworker(World.anna)) -> Driver {
        Driver(.queue(QueueFilter(scope: scope)))
    }

    private func queueState(_ driver: Driver) -> QueueState? {
        if case .queue(let state) = driver.state.top.content { state } else { nil }
    }

    @Test func doneAsksForTheDayAndOffersToday() throws {
        var driver = queue()
        driver.press("j j")
        let row = try #require(queueState(driver)?.selectedRow)
        driver.press("d")
        #expect(driver.frame.line(22).contains("2026-03-02 mån"))
        driver.press("Enter")
        #expect(driver.commands == [.complete([row.key], on: World.today)])
        #expect(driver.frame.line(22).contains("ur kön"))
        #expect(queueState(driver)?.rows.contains { $0.key == row.key } == false)
    }

    @Test func doneTakesADateInAnySpelling() {
        var driver = queue()
        driver.press("d 'igår Enter")
        guard case .complete(_, let day) = driver.commands.first else {
            Issue.record("nothing was done")
            return
        }
        #expect(day.description == "2026-03-01")
    }

    @Test func aWrongDateIsSaidAndNothingIsDone() {
        var driver = queue()
        driver.press("d 'xyz Enter")
        #expect(driver.commands.isEmpty)
        #expect(driver.frame.line(22).contains("inget datum"))
        driver.press("Esc")
        #expect(driver.state.overlays.isEmpty)
    }

    @Test func oneVisitForAFamilyOfSixInSixKeysBesideTheDate() throws {
        var driver = Driver(.myDay)
        driver.press(": '2026-0001 Enter")
        driver.press("r i d Enter Enter Enter")
        guard case .record(let fact, let day, let who, _, _) = try #require(driver.commands.first) else {
            Issue.record("no fact was recorded")
            return
        }
        #expect(fact == "identity_checked" || fact == "id_card_received")
        #expect(day == World.today && who == .everyone(except: []))
        let recorded = driver.store.files[0].facts.filter { $0.id == fact }
        #expect(recorded.count == 6)
        driver.press("u")
        #expect(driver.store.files[0].facts.contains { $0.id == fact } == false)
        #expect(driver.frame.line(22).contains("Ångrat"))
        driver.press("U")
        #expect(driver.store.files[0].facts.filter { $0.id == fact }.count == 6)
    }

    /// Before the key is pressed a sentence says what it will take back, on every screen.
    @Test func saysWhatWouldBeUndone() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0001 Enter r i d Enter Enter Enter k")
        #expect(driver.frame.line(22).contains("u ångrar: Händelse: identitet"), "\(driver.frame.line(22))")
        driver.press("9")
        #expect(driver.frame.line(22).contains("u ångrar: Händelse: identitet"))
        driver.press("? 'ångr")
        #expect((0..<24).contains { driver.frame.line($0).contains("· Händelse: identitet") })
        driver.press("Esc u k")
        #expect(driver.frame.line(22).hasPrefix(" U gör om: Händelse: identitet"))
        #expect(driver.frame.line(22).contains("· u ån"))
        driver.press("U k")
        #expect(!driver.frame.line(22).contains("gör om"))
    }

    @Test func personsAreTakenAwayByTheirNumbers() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0001 Enter r 'ut-kort Enter Enter 3 6 Enter")
        #expect(
            driver.commands == [
                .record(
                    "permit_card_received", World.today, .persons([1, 2, 4, 5]), until: nil, value: nil)
            ])
    }

    @Test func aValueOfAListIsChosenByItsKey() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0002 Enter r 'arbetsnärhet Enter Enter 4")
        #expect(driver.commands.isEmpty)
        driver.press("2")
        #expect(
            driver.commands == [
                .record("work_readiness", World.today, .everyone(except: []), until: nil, value: "2")
            ])
    }

    @Test func aFactOfTheCaseAsksForNobody() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0002 Enter r 'mottagen_i Enter '-1 Enter")
        #expect(driver.commands.count == 1)
        guard case .record(let fact, _, .unstated, _, _)? = driver.commands.first else {
            Issue.record("not recorded on the case")
            return
        }
        #expect(fact == "received")
    }

    @Test func aPauseAsksForItsEndAndReason() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0004 Enter r 'uppehåll_i_etab Enter '260201 Enter '260228 Enter 1")
        guard case .record(let fact, _, _, let until, let value)? = driver.commands.first else {
            Issue.record("nothing recorded")
            return
        }
        #expect(fact == .establishmentPaused)
        #expect(until?.description == "2026-02-28" && value == PauseReason.parental.rawValue)
    }

    @Test func theSameFactWithAnotherDateShowsBothAndWhoWroteTheFirst() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0001 Enter r 'mottagen_i Enter '260110 Enter")
        let text = driver.frame.lines.joined(separator: "\n")
        #expect(text.contains("2026-01-14") && text.contains("2026-01-10") && text.contains("av anna"))
        driver.press("Esc Esc")
        #expect(driver.state.overlays.isEmpty)
    }

    @Test func aStatuteIsNotPutOffAndTheReasonIsSaid() {
        var driver = queue()
        for _ in 0..<200 where queueState(driver)?.selectedRow?.nature != .statutory { driver.press("j") }
        #expect(queueState(driver)?.selectedRow?.nature == .statutory)
        driver.press("z")
        #expect(driver.state.overlays.isEmpty)
        #expect(driver.frame.line(22).contains("kan inte skjutas upp"))
    }

    @Test func waivingTakesOneKeyForTheReason() throws {
        var driver = queue()
        let row = try #require(queueState(driver)?.selectedRow)
        driver.press("x 2")
        #expect(driver.commands == [.waive([row.key], .notRelevant, note: "")])
    }

    @Test func markedRowsAreDealtWithTogetherAndCounted() throws {
        var driver = queue()
        driver.press("Space Space j Space d")
        #expect(driver.frame.line(22).contains("3 bevakningar"))
        driver.press("Enter")
        let keys = driver.commands.flatMap { command -> [DeadlineKey] in
            if case .complete(let keys, _) = command { keys } else { [] }
        }
        #expect(keys.count == 3)
        #expect(queueState(driver)?.marks.isEmpty == true)
    }

    /// A row of a household's is dealt with for everyone at once, or with exceptions by number.
    @Test func aHouseholdsRowHasExceptionsByNumber() throws {
        var driver = Driver(.myDay, columns: 120, rows: 58)
        driver.press(": '2026-0001 Enter")
        for _ in 0..<60 where (driver.state.selected(driver.context)?.persons.count ?? 0) < 4 {
            driver.press("j")
        }
        let selected = try #require(driver.state.selected(driver.context))
        let persons = selected.persons
        try #require(persons.count >= 4)
        driver.press("d")
        #expect(driver.frame.line(56).contains("· \(selected.keys.count) pers"), "\(driver.frame.line(56))")
        #expect(driver.frame.line(57).contains("Tab undantag"))
        driver.press("Tab \(persons[1]) \(persons[2]) Enter")
        let rest = selected.keys.filter { ![persons[1], persons[2]].contains(selected.numbers[$0] ?? 0) }
        #expect(driver.commands == [.complete(rest, on: World.today)])
        driver.press("u g")
        for _ in 0..<60 where driver.state.selected(driver.context)?.keys != selected.keys {
            driver.press("j")
        }
        driver.press("x 3")
        #expect(driver.frame.lines.joined().contains("alla · \(persons.count) pers"))
        driver.press("\(persons[0]) Enter")
        #expect(
            driver.commands.last == .waive(selected.except([persons[0]]).keys, .otherResponsible, note: ""))
        driver.press("u x 1 n Enter")
        #expect(driver.frame.line(56).contains("Ingen"), "\(driver.frame.line(56))")
    }

    @Test func inACaseTheWorkGoesOnWithTheRowBelowTheOneDealtWith() throws {
        var driver = Driver(.myDay)
        driver.press(": '2026-0001 Enter")
        func state(_ driver: Driver) -> CaseState? {
            if case .caseFile(let state) = driver.state.top.content { state } else { nil }
        }
        driver.press("j")
        let before = try #require(state(driver))
        let place = before.selection
        driver.press("d Enter")
        let after = try #require(state(driver))
        #expect(after.selection == place && after.selectedItem == before.items[place + 1])
        #expect(after.items.contains { $0 == before.selectedItem })
    }

    @Test func manyCasesTakeAFactOrAReminderAndAreCounted() throws {
        var driver = Driver(.cases, columns: 120, rows: 40)
        driver.press("Space Space Space r")
        #expect(driver.frame.lines.joined().contains("3 ärenden"))
        driver.press("'identitet Enter Enter")
        guard case .record(let fact, World.today, .everyone(except: []), nil, _)? = driver.commands.last
        else {
            Issue.record("no fact was recorded")
            return
        }
        #expect(driver.commands.count == 3 && fact == "identity_checked")
        #expect(driver.frame.line(38).contains("3 ärenden"), "\(driver.frame.line(38))")
        driver.press("u g Space Space b")
        #expect(driver.frame.line(38).contains("2 ärenden"))
        driver.press("Enter 'Ring Enter")
        #expect(driver.commands.count == 5)
        #expect(
            driver.commands.suffix(2).allSatisfy { if case .remind(_, "Ring") = $0 { true } else { false } })
        #expect(driver.frame.line(38).contains("på 2 ärenden"))
    }

    @Test func aHouseholdOfTenIsChosenByTwoFigures() {
        var picker = PersonPicker(flow: RecordFlow(targets: []))
        let member = Driver(.myDay).store.files[0].members[0]
        picker.take(
            (1...12).map {
                Membership(person: member.person, number: $0, joined: member.joined)
            })
        for figure in "11" { picker.type(figure) }
        #expect(picker.excluded == [11])
        picker.type("1")
        #expect(picker.excluded == [11] && picker.typed == "1")
        picker.type("4")
        #expect(picker.excluded == [4, 11])
        picker.type("1")
        picker.finishTyping()
        #expect(picker.excluded == [1, 4, 11])
        picker.type("2")
        #expect(picker.excluded == [1, 2, 4, 11])
    }

    @Test func aRangeIsMarkedFromEitherEnd() {
        var driver = queue()
        driver.press("j v j j j v")
        #expect(queueState(driver)?.marks.count == 4)
        driver.press("Esc")
        #expect(queueState(driver)?.marks.isEmpty == true)
        #expect(driver.effects.isEmpty)
    }

    @Test func aReminderTakesADateAndAText() {
        var driver = queue()
        driver.press("b 'fre Enter 'Ring_hyresvärden Enter")
        #expect(driver.commands == [.remind(World.day("2026-03-06"), "Ring hyresvärden")])
    }

    @Test func aTextThatDoesNotFitIsNotCutInSilence() {
        var driver = queue()
        driver.press("b 'fre Enter")
        driver.send(.keyPressed(.paste(String(repeating: "lång ", count: 1000))))
        #expect(driver.frame.line(21).contains("Texten är längre än"))
        driver.press("Backspace")
        #expect(!driver.frame.line(21).contains("Texten är längre än"))
    }

    @Test func aBookingIsWrittenInAForm() {
        var driver = queue()
        driver.press("B '3/3 Tab '0930 Tab 'Tolk Tab Tab 'FK Tab Tab Tab Tab Tab '1_2 Enter")
        var booking = Booking(minutes: 570, what: "Tolk", with: "FK")
        booking.persons = [1, 2]
        // The rows of the queue begin with a household of one, so the store refuses number 2 in words.
        #expect(driver.commands == [.book(World.day("2026-03-03"), booking)])
    }

    @Test func assigningOffersEveryoneWhoMayHaveCases() {
        var driver = queue(.unassigned)
        driver.press("a 'bj Enter")
        #expect(driver.commands == [.assign(World.bjorn)])
    }

    @Test func aNoteComesFromTheEditor() {
        var driver = queue()
        driver.press("e")
        #expect(driver.commands == [.note("En anteckning", important: false)])
        driver.editorText = nil
        driver.press("e")
        #expect(driver.frame.line(22).contains("EDITOR"))
    }

    @Test func theCaseNumberIsCopiedNeverAnIdentityNumber() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0004 Enter y")
        guard case .copy(let text)? = driver.effects.last else {
            Issue.record("nothing copied")
            return
        }
        #expect(text == "2026-0004")
    }

    @Test func aReaderChangesNothing() {
        var driver = Driver(.queue(QueueFilter(scope: .all)), role: .reader)
        for key in ["d", "r", "b", "B", "x", "z", "a", "o", "e", "u", "U"] { driver.press(key) }
        #expect(driver.commands.isEmpty && driver.state.overlays.isEmpty)
        #expect(driver.frame.line(22).contains("Med din roll får du inte ändra något"))
    }

    @Test func whyShowsTheComputationAndTheLane() {
        var driver = Driver(.myDay)
        driver.press("j j w")
        let text = driver.frame.lines.joined(separator: "\n")
        #expect(text.contains("Varför") && text.contains("Senast") && text.contains("Står i"))
    }

    @Test func aPasteIsTextAndNeverACommand() {
        var driver = queue()
        driver.send(.keyPressed(.paste("dddqx\n")))
        #expect(driver.commands.isEmpty && driver.state.overlays.isEmpty && driver.effects.isEmpty)
        driver.press("b")
        driver.send(.keyPressed(.paste("260306")))
        driver.press("Enter")
        driver.send(.keyPressed(.paste("Ring\nnu")))
        driver.press("Enter")
        #expect(driver.commands == [.remind(World.day("2026-03-06"), "Ring nu")])
    }
}
