// Team: a line for everybody, and behind each number the list of exactly what was counted.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct TeamScreenTests {
    private func state(_ driver: Driver) throws -> TeamState {
        guard case .team(let state) = driver.state.top.content else { throw Missing() }
        return state
    }
    private struct Missing: Error {}

    /// Every number of every row, walked with Tab, and the rows that Enter shows for it.
    @Test func everyNumberOpensItsList() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40)
        driver.press("8")
        let rows = try state(driver).rows
        #expect(rows.first?.caseworker == nil && rows.count > 2)
        var found: Set<TeamNumber> = []
        for index in rows.indices {
            for number in TeamState.numbers {
                #expect(try state(driver).selected == rows[index] && state(driver).number == number)
                let expected = rows[index][number]
                if expected > 0 { found.insert(number) }
                driver.press("Enter")
                switch driver.state.top.content {
                case .cases(let list):
                    #expect(driver.state.keyContext == .cases && list.isLoaded)
                    let persons = list.rows.reduce(0) { $0 + $1.row.persons }
                    #expect(number == .persons ? persons == expected : list.rows.count == expected)
                case .queue(let list):
                    #expect(list.rows.count == expected, "\(number) \(list.condition)")
                    #expect(driver.frame.line(0).contains(list.condition))
                default: Issue.record("no list of \(number)")
                }
                driver.press("q Tab")
            }
            driver.press("j")
        }
        #expect(found.isSuperset(of: [.cases(nil), .persons, .overdue, .due7, .due30, .week(0)]))
    }

    @Test func staysOnThePersonWhenSomethingChanges() throws {
        var driver = Driver(.myDay, columns: 80, rows: 24)
        driver.press("8 j Tab Tab Shift-Tab")
        let before = try state(driver)
        #expect(before.number == .persons && before.selected?.caseworker != nil)
        World.add(
            NewHousehold(
                kind: .abo, caseworker: World.anna,
                persons: [World.person("Ada", "Ny", "1980-01-01", .applicant, [], [:])]),
            to: driver.store)
        driver.send(.dataChanged)
        let after = try state(driver)
        #expect(after.selected?.caseworker == before.selected?.caseworker && after.number == .persons)
        #expect(TeamRow.sum(after.rows).cases == TeamRow.sum(before.rows).cases + 1)
        #expect(driver.frame.lines.contains { $0.contains("tillsammans") })
    }
}
