// Moving about: screens, filter, selection by identity, pages, the command line and help.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct NavigationTests {
    private func queueState(_ driver: Driver) -> QueueState? {
        if case .queue(let state) = driver.state.top.content { state } else { nil }
    }

    private func quits(_ driver: Driver) -> Bool {
        driver.effects.contains { if case .quit = $0 { true } else { false } }
    }

    @Test func escNeverQuitsAndQDoesAtTheRoot() {
        var driver = Driver(.myDay)
        driver.press("Esc Esc Esc")
        #expect(!quits(driver))
        driver.press("2 q")
        #expect(!quits(driver) && driver.state.keyContext == .myDay)
        driver.press("q")
        #expect(quits(driver))
    }

    @Test func aFoldedRowOpensIntoExactlyWhatItFolds() throws {
        var driver = Driver(.myDay)
        guard case .myDay(let day) = driver.state.top.content else { return }
        for index in day.lines.indices {
            var own = driver
            for _ in 0..<index { own.press("j") }
            guard case .myDay(let state) = own.state.top.content, let line = state.selectedLine else {
                Issue.record("nothing selected")
                return
            }
            own.press("Enter")
            switch own.state.top.content {
            case .queue(let queue): #expect(Set(queue.rows.map(\.key)) == Set(line.deadlines))
            case .caseFile(let state):
                #expect(state.number == line.cases.first && state.focus == Set(line.deadlines))
            default:
                Issue.record("the row did not open")
            }
        }
        driver.press("Esc")
    }

    @Test func theFilterFollowsEveryLetterAndEscTakesItAway() {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        let all = queueState(driver)?.rows.count ?? 0
        driver.press("/ 'tesf")
        let filtered = queueState(driver)?.rows ?? []
        #expect(!filtered.isEmpty && filtered.count < all)
        #expect(filtered.allSatisfy { $0.household == "Tesfay" })
        driver.press("Enter")
        #expect(driver.frame.line(0).contains("/tesf"))
        driver.press("Esc")
        #expect(queueState(driver)?.rows.count == all)
    }

    @Test func theFilterFindsTitlesWithoutMarks() {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        driver.press("/ 'forlangning")
        let rows = queueState(driver)?.rows ?? []
        #expect(!rows.isEmpty && rows.allSatisfy { $0.key.rule.id.hasPrefix("UT-") })
    }

    @Test func theSelectionStaysOnItsRowWhenOthersWrite() throws {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        driver.press("j j j j j")
        let row = try #require(queueState(driver)?.selectedRow)
        let first = try #require(queueState(driver)?.rows.first)
        _ = try driver.store.apply(
            ActRequest(.waive([first.key], .declined, note: ""), on: first.key.caseID), by: driver.actor)
        driver.send(.dataChanged)
        #expect(queueState(driver)?.selectedRow?.key == row.key)
        #expect(queueState(driver)?.rows.contains { $0.key == first.key } == false)
    }

    @Test func staleAnswersAreDropped() throws {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        var state = driver.state
        _ = update(&state, .keyPressed(.character("/")), driver.context)
        let first = update(&state, .keyPressed(.character("t")), driver.context)
        let second = update(&state, .keyPressed(.character("e")), driver.context)
        let stale = try #require(first.compactMap(\.token).first)
        #expect(second.contains { if case .cancel(let token) = $0 { token == stale } else { false } })
        let before = state.top
        let page = QueuePage(rows: [], hasMoreBefore: false, hasMoreAfter: false)
        _ = update(&state, .answered(stale, .page(page)), driver.context)
        guard case .queue(let old) = before.content, case .queue(let new) = state.top.content else { return }
        #expect(old.rows.count == new.rows.count)
        driver.press("Esc")
    }

    @Test func aLongQueueIsPagedAndNeverSkipsOrRepeats() {
        let store = World.store()
        for _ in 0..<18 {
            for household in World.households() { World.add(household, to: store) }
        }
        var driver = Driver(.queue(QueueFilter(scope: .all)), store: store)
        let total = queueState(driver)?.total ?? 0
        #expect(total > 1000)
        var seen: [DeadlineKey] = []
        var last: DeadlineKey?
        for _ in 0..<total {
            guard let key = queueState(driver)?.selectedRow?.key, key != last else { break }
            seen.append(key)
            last = key
            #expect(queueState(driver)?.position == seen.count)
            driver.press("j")
        }
        #expect(seen.count == total && Set(seen).count == total)
        #expect((queueState(driver)?.rows.count ?? .max) <= 700)
        driver.press("g")
        #expect(queueState(driver)?.position == 1)
        driver.press("G")
        #expect(queueState(driver)?.position == total)
        #expect(queueState(driver)?.selectedRow?.key == seen.last)
        for _ in 0..<40 { driver.press("PgUp") }
        #expect(queueState(driver)?.offset.map { $0 >= 0 } == true)
    }

    @Test func theCommandLineKnowsBothLanguages() {
        for command in ["kö", "queue", "ko", "q\u{75}eue"] {
            var driver = Driver(.myDay)
            driver.press(":")
            for character in command { driver.send(.keyPressed(.character(character))) }
            driver.press("Enter")
            #expect(driver.state.keyContext == .queue, "\(command)")
        }
        var driver = Driver(.myDay)
        driver.press(": 'q Enter")
        #expect(quits(driver))
    }

    @Test func theCommandLineCompletesAndRemembers() {
        var driver = Driver(.myDay)
        driver.press(": 'var Tab")
        guard case .command(let line)? = driver.state.overlays.last else {
            Issue.record("no command line")
            return
        }
        #expect(line.field.text == "varför")
        driver.press("Enter Esc : Up")
        guard case .command(let again)? = driver.state.overlays.last else {
            Issue.record("no command line")
            return
        }
        #expect(again.field.text == "varför")
    }

    @Test func helpIsSearchedAndEnterDoesIt() {
        var driver = Driver(.myDay)
        driver.press("? 'gå_till_kön Enter")
        #expect(driver.state.keyContext == .queue)
    }

    @Test func theHintOfHelpIsNeverCutOff() {
        for columns in 40...130 {
            for start in [StartScreen.myDay, .queue(QueueFilter(scope: .all))] {
                let driver = Driver(start, columns: columns, rows: 14)
                #expect(driver.frame.line(13).hasSuffix("? hjälp"))
            }
        }
    }

    @Test func aSmallWindowSaysHowLargeItMustBe() {
        let driver = Driver(.myDay, columns: 39, rows: 11)
        let text = driver.frame.lines.joined(separator: " ")
        #expect(text.contains("40") && text.contains("12"))
    }

    @Test func protectedHouseholdsShowNoName() {
        var driver = Driver(.queue(QueueFilter(scope: .all)), columns: 120, rows: 40)
        driver.press(": '2026-0005 Enter")
        let text = driver.frame.lines.joined(separator: "\n")
        #expect(!text.contains("Hemlig") && text.contains("Skyddad"))
    }

    @Test func identityNumbersAreMaskedUntilAskedFor() {
        var driver = Driver(.myDay, columns: 120, rows: 40)
        driver.press(": '2026-0004 Enter")
        #expect(driver.frame.lines.contains { $0.contains("19900315-****") })
        driver.press("i")
        #expect(driver.frame.lines.contains { $0.contains("19900315-") && !$0.contains("****") })
    }

    @Test func thePaneShowsTheSelectedCase() {
        var driver = Driver(.queue(QueueFilter(scope: .all)), columns: 120, rows: 40)
        driver.press("Tab j j")
        let row = queueState(driver)?.selectedRow
        #expect(queueState(driver)?.pane?.file.number == row?.number)
        driver.press("Esc")
        #expect(queueState(driver)?.isPaneOpen == false)
    }
}

/// `/`, `n` and `N` in a case.
struct CaseSearchTests {
    private func selected(_ driver: Driver) -> String {
        driver.frame.cursor.map { driver.frame.line($0.row) } ?? ""
    }

    private func status(_ driver: Driver) -> String { driver.frame.line(driver.context.size.rows - 2) }

    @Test func typingGoesToTheRowAndNGoesOn() {
        var driver = Driver(.myDay, rows: 40)
        driver.press(": '2026-0001 Enter / 'al-hass")
        #expect(status(driver).contains("Sök: al-hass"))
        // Nothing is done to the case by what is typed.
        #expect(driver.commands.isEmpty && driver.state.overlays.isEmpty)
        driver.press("Enter")
        #expect(selected(driver).lowercased().contains("al-hassan"))
        #expect(status(driver).contains("/al-hass · 1 av "))
        let first = selected(driver)
        driver.press("n")
        #expect(selected(driver) != first && selected(driver).lowercased().contains("al-hassan"))
        #expect(status(driver).contains(" · 2 av "))
        driver.press("N")
        #expect(selected(driver) == first)
        // Round the end.
        driver.press("N n")
        #expect(selected(driver) == first)
    }

    @Test func escapeGoesBackToWhereItBegan() {
        var driver = Driver(.myDay, rows: 40)
        driver.press(": '2026-0001 Enter j j")
        guard case .caseFile(let before) = driver.state.top.content else { return }
        driver.press("/ 'al-hass Esc")
        guard case .caseFile(let after) = driver.state.top.content else {
            Issue.record("the case was left")
            return
        }
        #expect(after.selectedItem == before.selectedItem && !after.search.isTyping)
        driver.press("n")
        #expect(status(driver).contains("Sök först med /."))
        driver.press("/ 'finns_inte_här Enter")
        #expect(status(driver).contains("Inget passar."))
    }

    /// What the screen hides is not found: a masked number's digits.
    @Test func whatIsNotShownIsNotFound() {
        var driver = Driver(.myDay, rows: 40)
        driver.press(": '2026-0004 Enter / '2387 Enter")
        #expect(status(driver).contains("Inget passar."))
        driver.press("i n")
        #expect(status(driver).contains("av "))
    }
}

struct CommandsWithTextTests {
    @Test func bookingsOfADay() {
        var driver = Driver(.myDay)
        driver.press(": 'bokningar_9/3 Enter")
        guard case .bookings(let state) = driver.state.top.content else {
            Issue.record("Bokningar was not opened")
            return
        }
        #expect(state.day == World.day("2026-03-09"))
        driver.press(": 'bokningar_snart Enter")
        #expect(driver.frame.line(22).contains("inget datum"))
        driver.press(": 'bokningar_idag Enter")
        #expect(driver.state.screens.count == 2)
    }

    @Test func aWordInACase() {
        var driver = Driver(.myDay, rows: 40)
        driver.press(": '2026-0001 Enter : 'hitta_al-hass Enter")
        #expect(driver.frame.line(38).contains("/al-hass · 1 av "))
    }
}

/// What cannot be done where one is, says so.
struct ElsewhereTests {
    private func status(_ driver: Driver) -> String { driver.frame.line(driver.context.size.rows - 2) }

    @Test func aKeyOfAnotherScreenSaysThatItIsNotPossibleHere() {
        var driver = Driver(.cases)
        driver.press("d")
        #expect(status(driver).contains("d (klart): det går inte här."))
        driver.press("X")
        #expect(!status(driver).contains("det går inte här"))
    }

    @Test func aCommandOfAnotherScreenIsNotUnknown() {
        var driver = Driver(.myDay)
        driver.press(": 'vems Enter")
        #expect(status(driver).contains("Det går inte här."))
        driver.press("Esc : 'filter_typ=kvot Enter")
        #expect(status(driver).contains("Det går inte här."))
        driver.press("Esc : 'vemz Enter")
        #expect(status(driver).contains("okänt kommando"))
    }

    @Test func completionStaysInTheUsersLanguage() {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        driver.press(": 'fi Tab")
        #expect(status(driver).contains(":filtrera") && !status(driver).contains("first"))
        driver.press("Ctrl-U 'scop Tab")
        #expect(status(driver).contains(":scope"))
    }

    @Test func theEmptyDayTellsOfCasesThatNobodyHas() {
        var driver = Driver(.myDay)
        driver.context.user = Login("nils")
        driver.state = AppState(start: .myDay, context: driver.context)
        driver.send(.started)
        #expect(driver.frame.line(2).contains("Inget står på tur i dag."))
        let unassigned = driver.store.files.count { $0.caseworker == nil && $0.closing == nil }
        #expect(unassigned > 0)
        #expect(driver.frame.line(3).contains("\(unassigned) ärende"))
        #expect(driver.frame.line(3).contains("3 visar ärendena, a tilldelar."))
    }

    /// The list is sorted by what ends first, so an act moves the row; the selection goes with its person.
    @Test func theSelectionInEtableringFollowsThePersonWhoseWindowMoves() throws {
        var driver = Driver(.establishment)
        func selected() -> WindowRow? {
            guard case .establishment(let state) = driver.state.top.content else { return nil }
            return state.selectedRow
        }
        let before = try #require(selected())
        let file = try #require(driver.store.files.first { $0.id == before.caseID })
        let started = try #require(before.window.started)
        _ = try driver.store.apply(
            ActRequest(
                .pause(
                    person: before.cursor.person, from: started.adding(days: 320),
                    to: started.adding(days: 400),
                    .illness), on: file.id), by: driver.actor)
        driver.send(.dataChanged)
        let after = try #require(selected())
        #expect(after.cursor != before.cursor && after.id == before.id)
    }
}
