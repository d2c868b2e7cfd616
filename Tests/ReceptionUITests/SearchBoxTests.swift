// Search everywhere on the screen: hits as one types, older questions given up, Enter opens.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct SearchBoxTests {
    private var text: (Driver) -> String { { $0.frame.lines.joined(separator: "\n") } }

    @Test func findsAsOneTypesAndOpens() {
        var driver = Driver(.myDay)
        driver.press("f 'koval")
        #expect(text(driver).contains("Sök · 1 träff"))
        #expect(text(driver).contains("1 Олена Коваленко"))
        driver.press("Enter")
        #expect(text(driver).contains("2026-0003 MASSFLYKT · Коваленко"))
        driver.press("Esc")
        #expect(driver.state.keyContext == .myDay)
    }

    @Test func aCommandBringsItsText() {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        driver.press(": 'sök_kvinnlig Enter")
        #expect(text(driver).contains("”Vill helst ha kvinnlig tolk.”"))
        driver.press("Ctrl-U 'kungsg")
        #expect(text(driver).contains("Kungsgatan 12"))
        driver.press("Ctrl-U")
        #expect(text(driver).contains("Skriv namn, nummer, adress"))
        driver.press("'zzz")
        #expect(text(driver).contains("Inget passar."))
        driver.press("Enter Esc")
        #expect(driver.state.overlays.isEmpty && driver.state.keyContext == .queue)
    }

    @Test func protectedHouseholdsAreNotFound() {
        var driver = Driver(.myDay)
        driver.press("f 'hemlig")
        #expect(text(driver).contains("Sök · 0 träffar") && !text(driver).contains("Hemlig"))
    }

    @Test func anOlderQuestionIsGivenUpAndItsAnswerDropped() {
        let driver = Driver(.myDay)
        var state = driver.state
        func type(_ character: Character) -> [Effect] {
            update(&state, .keyPressed(.character(character)), driver.context)
        }
        _ = type("f")
        let first = type("a")
        let second = type("l")
        guard case .ask(let old, _)? = first.last, case .cancel(let given)? = second.first,
            case .ask(let new, .search("al", _))? = second.last
        else {
            Issue.record("\(first) \(second)")
            return
        }
        #expect(given == old && new != old)
        let row = CaseListRow(
            caseID: CaseID(9), number: CaseNumber(year: 2020, serial: 1), kind: .abo, phase: .sfi,
            isClosed: false,
            caseworker: nil, household: "Gammal", isMasked: false, persons: 1)
        _ = update(
            &state, .answered(old, .hits([SearchRow(row: row, person: nil, matched: .name)])), driver.context)
        guard case .search(let box)? = state.overlays.last else {
            Issue.record("no box")
            return
        }
        #expect(box.answered == nil)
    }

    @Test(arguments: ScreenSnapshotTests.sizes)
    func looksLikeThis(_ size: (Int, Int)) throws {
        var driver = Driver(.myDay, columns: size.0, rows: size.1)
        driver.press("f 'a")
        try expectSnapshot(driver.frame.snapshot, named: "search-\(size.0)x\(size.1)")
    }
}
