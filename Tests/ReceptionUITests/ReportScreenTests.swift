// Rapport: every line's number is that of the rows behind it, and periods are gone through by keys and by name.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct ReportScreenTests {
    private func state(_ driver: Driver) throws -> ReportState {
        guard case .report(let state) = driver.state.top.content else { throw Missing() }
        return state
    }
    private struct Missing: Error {}

    /// Every line of every figure, walked with j, and the rows that Enter shows for it.
    @Test func everyNumberOpensItsRows() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40)
        driver.press(": 'rapport Enter")
        let lines = try state(driver).lines
        #expect(Set(lines.map(\.figure)) == Set(FigureID.allCases))
        var seen = 0
        for line in lines {
            #expect(try state(driver).selectedLine == line)
            driver.press("Enter")
            let behind = try state(driver)
            #expect(behind.behind == .init(figure: line.figure, group: line.line.group))
            let counted = behind.rows.filter { $0.state != .waiting }
            switch line.figure.form {
            case .headcount:
                #expect(counted.reduce(0) { $0 + $1.persons } == line.line.count.number)
                #expect(Set(counted.map(\.caseID)).count == line.line.households.number)
            case .households: #expect(Set(counted.map(\.caseID)).count == line.line.count.number)
            case .wait, .window, .deadlines: #expect(counted.count == line.line.count.number)
            }
            if line.figure.form == .wait {
                #expect(behind.rows.count - counted.count == line.line.waiting.number ?? 0)
            }
            seen += behind.rows.count
            driver.press("q j")
        }
        #expect(seen > 20)
    }

    @Test func enterOnARowOpensItsCase() throws {
        var driver = Driver(.myDay, columns: 100, rows: 30)
        driver.press(": 'rapport Enter")
        let line = try #require(state(driver).lines.firstIndex { $0.figure == .openAtEnd })
        for _ in 0..<line { driver.press("j") }
        driver.press("Enter j")
        let row = try #require(state(driver).selectedRow)
        #expect(driver.frame.lines.contains { $0.contains(row.number.description) })
        driver.press("Enter")
        guard case .caseFile(let opened) = driver.state.top.content else { throw Missing() }
        #expect(opened.number == row.number)
    }

    @Test func periodsAreChosenByKeysAndByName() throws {
        var driver = Driver(.myDay, columns: 80, rows: 24)
        driver.press(": 'rapport Enter")
        let year = World.today.year
        #expect(try state(driver).period == .year(year))
        driver.press("h")
        #expect(try state(driver).period == .year(year - 1))
        #expect(try state(driver).report?.period == .year(year - 1))
        driver.press("v")
        #expect(try state(driver).period == .quarter(4, of: year - 1))
        driver.press("l")
        #expect(try state(driver).period == .quarter(1, of: year))
        driver.press("t")
        #expect(try state(driver).period == ReportPeriod(quarterOf: World.today))
        driver.press("v")
        #expect(try state(driver).period == .year(year))
        driver.press("l")
        #expect(try state(driver).period == .year(year))
        #expect(driver.frame.lines.contains { $0.contains("\(year + 1) har inte börjat.") })
        driver.press(": 'rapport_2024-q2 Enter")
        #expect(try state(driver).period == .quarter(2, of: 2024))
        #expect(driver.frame.line(0).contains("2024, kvartal 2"))
        driver.press(": 'report_igår Enter")
        #expect(try state(driver).period == .quarter(2, of: 2024))
        #expect(driver.frame.lines.contains { $0.contains("igår är inget år eller kvartal") })
    }

    @Test func tabGoesFromFigureToFigureAroundTheEnds() throws {
        var driver = Driver(.myDay, columns: 80, rows: 24)
        driver.press(": 'rapport Enter")
        for figure in FigureID.allCases.dropFirst() + [FigureID.received] {
            driver.press("Tab")
            #expect(try state(driver).selectedLine?.figure == figure)
            #expect(try state(driver).selectedLine?.line.group == .all)
        }
        driver.press("Shift-Tab")
        #expect(try state(driver).selectedLine?.figure == .openAtEnd)
    }

    @Test func saysWhatIsErasedAndCountedNoMore() throws {
        var driver = Driver(.myDay, columns: 100, rows: 24)
        driver.store.contents.withLock { $0.erased = 3 }
        driver.press(": 'rapport Enter")
        let year = World.today.year
        let told = "3 ärenden till och med \(year) är gallrade och räknas inte."
        // On a line of its own, so that it cuts nothing off how the year stands.
        let lines = driver.frame.lines
        #expect(lines[1].contains(told) && !lines[1].contains("Kommuntal") && lines[2].contains("Kommuntal"))
        #expect(lines[3].contains("hushåll"))
        driver.press("G")
        #expect(driver.frame.lines.contains { $0.hasPrefix(">") })
        #expect(driver.frame.line(23).contains("? hjälp"))
        driver.press("g")
        driver.press("Enter")
        #expect(!driver.frame.lines.contains { $0.contains("gallrade") })
    }

    /// What is printed is asked for as a period, from the rows too: whoever makes it keeps small groups back.
    @Test func printsThePeriodAndNoRows() throws {
        var driver = Driver(.myDay, columns: 80, rows: 24)
        driver.press(": 'rapport Enter h")
        let year = World.today.year - 1
        #expect(driver.state.top.content.paper == .report(.year(year)))
        driver.press("Enter")
        #expect(driver.state.top.content.paper == .report(.year(year)))
    }
}
