// Somebody leaves the household on the screen: the reason, who, from when, and for a case of their own who sees it.

import Reception
import Testing

@testable import ReceptionUI

struct LeaveTests {
    private func text(_ driver: Driver) -> String { driver.frame.lines.joined(separator: "\n") }

    /// The case of a family of several.
    private func opened() throws -> (driver: Driver, index: Int) {
        let store = World.store()
        let index = try #require(
            store.files.firstIndex { $0.members.count > 2 && $0.closing == nil && !$0.isProtected })
        var driver = Driver(.myDay, columns: 120, rows: 60, store: store)
        driver.press(": '\(store.files[index].number) Enter")
        return (driver, index)
    }

    @Test func aDeathTakesFourAnswers() throws {
        var (driver, index) = try opened()
        driver.press(": 'flytta-ut Enter")
        #expect(text(driver).contains("avliden") && text(driver).contains("eget ärende"))
        driver.press("1 2 Enter")
        #expect(driver.frame.line(58).contains("avliden: från och med"))
        driver.press("Enter")
        #expect(driver.commands == [.leave(2, .deceased, World.today)])
        #expect(driver.store.files[index].member(2)?.leavingReason == .deceased)
        #expect(text(driver).contains("avliden \(World.today)"))
        driver.press("u")
        #expect(driver.store.files[index].member(2)?.left == nil)
    }

    @Test func aCaseOfTheirOwnAsksForProtectionAndWhoMaySee() throws {
        var (driver, index) = try opened()
        let count = driver.store.files.count
        driver.press(": 'flytta-ut Enter 5 2 3 Enter '260301 Enter")
        #expect(text(driver).contains("Skydd i det nya ärendet"))
        driver.press("2")
        #expect(driver.frame.line(58).contains("Vilka mer får se kopplingen"))
        driver.press("'bjorn Enter")
        #expect(driver.store.files.count == count + 1)
        guard case .split(let split)? = driver.commands.last else {
            Issue.record("no split")
            return
        }
        #expect(split.persons == [2, 3] && split.protection == .confidential)
        #expect(split.seenBy == [Login("bjorn")])
        #expect(split.day == Day("2026-03-01"))
        #expect(driver.store.files[count].isProtected)
        let old = driver.store.files[index]
        #expect(old.members.filter { $0.left == nil }.count == old.members.count - 2)
        #expect(driver.frame.line(58).contains("u ångrar"))
    }

    @Test func aReaderAndAListHaveNoSuchAct() {
        var queue = Driver(.queue(QueueFilter(scope: .all)))
        queue.press(": 'flytta-ut Enter")
        #expect(queue.commands.isEmpty)
        var reader = Driver(.myDay, role: .reader)
        reader.press(": '2026-0002 Enter : 'flytta-ut Enter")
        #expect(reader.state.overlays.isEmpty)
        #expect(reader.frame.line(22).contains("Med din roll"))
    }
}
