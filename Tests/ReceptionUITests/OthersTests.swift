// What somebody else does meanwhile: the selection and the marks of this user's screens.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

struct OthersTests {
    private func queue() -> Driver { Driver(.queue(QueueFilter(scope: .all))) }

    private func state(_ driver: Driver) -> QueueState? {
        if case .queue(let state) = driver.state.top.content { state } else { nil }
    }

    /// Somebody else says that a deadline does not apply.
    private func waive(_ key: DeadlineKey, _ driver: inout Driver) {
        do {
            _ = try driver.store.apply(
                ActRequest(.waive([key], .notRelevant, note: ""), on: key.caseID), by: World.actor)
        } catch {
            Issue.record("\(error)")
        }
        driver.send(.dataChanged)
    }

    @Test func aRowOfTheQueueThatIsGoneIsSaid() throws {
        var driver = queue()
        driver.press("j j")
        let row = try #require(state(driver)?.selectedRow)
        waive(row.key, &driver)
        #expect(state(driver)?.selectedRow?.key != row.key)
        #expect(driver.frame.line(22).contains("\(row.number) finns inte längre bland raderna"))
        driver.press("x 2")
        #expect(!driver.frame.line(22).contains("finns inte längre"))
    }

    @Test func inACaseTheSelectionStaysWithItsRow() throws {
        var driver = Driver(.myDay)
        driver.press(": '2026-0001 Enter")
        guard case .caseFile(let before) = driver.state.top.content,
            case .deadline(let key)? = before.selectedItem
        else {
            Issue.record("no deadline is selected")
            return
        }
        let keys = try #require(before.chosen(driver.context)?.keys)
        do {
            _ = try driver.store.apply(
                ActRequest(.waive(keys, .notRelevant, note: ""), on: key.caseID), by: World.actor)
        } catch {
            Issue.record("\(error)")
        }
        driver.send(.dataChanged)
        guard case .caseFile(let after) = driver.state.top.content else { return }
        #expect(after.selectedItem == before.selectedItem)
        #expect(driver.frame.line(22).contains("finns inte längre bland raderna"))
    }

    @Test func aMarkedRowThatIsGoneIsMarkedNoLonger() throws {
        var driver = queue()
        driver.press("Space Space Space g j j j j")
        let marked = try #require(state(driver)?.rows.first)
        waive(marked.key, &driver)
        #expect(state(driver)?.marks.count == 2)
        driver.press("x 2")
        #expect(driver.state.notice?.tone == .good, "\(driver.frame.line(22))")
    }

    @Test func marksOutliveAFilterThatHidesThem() {
        var driver = queue()
        driver.press("Space Space / 'zzzz Enter")
        driver.send(.dataChanged)
        driver.press("Esc")
        #expect(state(driver)?.marks.isEmpty == true)
        driver = queue()
        driver.press("Space Space / 'zzzz")
        driver.send(.dataChanged)
        #expect(state(driver)?.marks.count == 2)
    }

    @Test(arguments: [StartScreen.queue(QueueFilter(scope: .all)), .cases])
    func marksDoNotOutliveTheirScope(_ start: StartScreen) {
        var driver = Driver(start)
        driver.press("Space Space c")
        #expect(driver.state.top.content.paged?.hasMarks == false)
    }
}
