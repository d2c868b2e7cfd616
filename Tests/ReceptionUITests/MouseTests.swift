// The mouse: what is clicked is what the picture shows there.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

struct MouseTests {
    /// The row of the picture on which a text stands.
    private func row(_ text: String, _ driver: Driver) throws -> Int {
        try #require(driver.frame.lines.firstIndex { $0.contains(text) })
    }

    @Test(
        arguments: ["", "2", "2 Tab", "3", "9", ": 'väntar Enter", ": '2026-0001 Enter"],
        [(80, 24), (120, 40)])
    func aClickSelectsItsRow(_ script: String, _ size: (Int, Int)) throws {
        var driver = Driver(.myDay, columns: size.0, rows: size.1)
        driver.press(script)
        let before = try #require(driver.frame.cursor)
        let target = try #require(driver.frame.targets.first { $0.row > before.row + 1 })
        let text = driver.frame.lines[target.row].dropFirst(before.column + 1)
        let screens = driver.state.screens.count
        driver.send(.keyPressed(.click(row: target.row, column: target.columns.lowerBound + 3)))
        #expect(driver.state.screens.count == screens)
        let cursor = try #require(driver.frame.cursor)
        if script.hasPrefix(":") == false, script != "9", script != "2 Tab" {
            #expect(cursor.row == target.row)
        }
        #expect(driver.frame.lines[cursor.row].dropFirst(before.column + 1).prefix(20) == text.prefix(20))
    }

    @Test func aSecondClickOpens() {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        driver.send(.keyPressed(.click(row: 4, column: 10)))
        #expect(driver.frame.cursor?.row == 4)
        #expect(driver.state.screens.count == 1)
        driver.send(.keyPressed(.click(row: 4, column: 30)))
        #expect(driver.state.screens.count == 2)
        if case .caseFile = driver.state.top.content {} else { Issue.record("no case") }
    }

    @Test(arguments: [(0, 5), (23, 5), (22, 5), (500, 5), (3, 500)])
    func outsideNothingHappens(_ row: Int, _ column: Int) {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        let before = driver.frame
        driver.send(.keyPressed(.click(row: row, column: column)))
        #expect(driver.frame == before)
    }

    @Test func headingsOfTheDayAreNoRows() throws {
        var driver = Driver(.myDay)
        let before = driver.frame
        driver.send(.keyPressed(.click(row: try row("VÄNTAR", driver), column: 2)))
        #expect(driver.frame == before)
    }

    @Test func theWheelMovesByThree() {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        driver.send(.keyPressed(.wheelDown))
        #expect(driver.frame.cursor?.row == 4)
        driver.send(.keyPressed(.wheelUp))
        driver.send(.keyPressed(.wheelUp))
        #expect(driver.frame.cursor?.row == 1)
    }

    @Test func aClickInAListChooses() throws {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        driver.press("x")
        driver.send(.keyPressed(.click(row: try row("inte relevant", driver), column: 30)))
        #expect(driver.state.overlays.isEmpty)
        #expect(driver.commands.count == 1)
        driver.press("x")
        // Beside the box nothing happens, and the rows below it are not meant either.
        driver.send(.keyPressed(.click(row: 1, column: 3)))
        #expect(driver.state.overlays.count == 1)
        #expect(driver.commands.count == 1)
    }

    @Test func aClickInAFormMovesTheCursor() throws {
        var driver = Driver(.myDay)
        driver.press("+")
        let place = try row("hyresvärd", driver)
        driver.send(.keyPressed(.click(row: place, column: 30)))
        #expect(driver.frame.cursor?.row == place)
    }

    @Test(arguments: ["d", ":", "/", "2 /"]) func aFieldIsLeftAlone(_ script: String) {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        driver.press(script)
        let before = driver.frame
        for key in [Key.click(row: 3, column: 3), .wheelDown, .wheelUp] { driver.send(.keyPressed(key)) }
        #expect(driver.frame == before)
    }

    @Test func linesForTheEarHaveNoPlaces() {
        var driver = Driver(.myDay)
        driver.context.isPlain = true
        let before = driver.frame
        driver.send(.keyPressed(.click(row: 5, column: 3)))
        #expect(driver.frame == before)
    }
}
