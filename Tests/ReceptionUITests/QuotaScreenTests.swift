// The numbers to receive on the screen: the line over Ankomster, and the box that says who counts.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct QuotaScreenTests {
    private static let figures = [
        QuotaFigure(scheme: .kommuntal, year: 2026, persons: 30, decided: World.day("2025-11-14")),
        QuotaFigure(scheme: .kommuntal, year: 2026, persons: 24, decided: World.day("2026-02-16")),
        QuotaFigure(scheme: .kommuntal, year: 2025, persons: 19, decided: World.day("2024-11-14")),
    ]

    /// Ankomster with some numbers written down.
    private func driver(
        _ figures: [QuotaFigure] = figures, columns: Int = 120, rows: Int = 40
    ) throws -> Driver {
        let store = Expected.store()
        let lead = Actor(
            login: World.anna, actual: World.anna, role: .teamLead, today: World.today, now: World.now)
        for figure in figures {
            _ = try store.apply(try QuotaAct.set(figure, among: [], today: World.today), by: lead)
        }
        var driver = Driver(.myDay, columns: columns, rows: rows, store: store)
        driver.press("4")
        return driver
    }

    private func box(_ driver: Driver) throws -> QuotaBox {
        guard case .quota(let box)? = driver.state.overlays.last else { throw StoreError.noSuchCase }
        return box
    }

    @Test func theLineStandsThereOnlyWhereANumberIsWritten() throws {
        let bare = try driver([])
        #expect(!bare.frame.lines.contains { $0.contains("Kommuntal") })
        let driver = try driver()
        let year = try driver.store.quota(2026, for: driver.actor)[0]
        #expect(year.planned > 0)
        let line = " Kommuntal 2026 \(year.received) av 24 · \(year.planned) väntas"
        #expect(driver.frame.lines[1].hasPrefix(line))
        #expect(!driver.frame.lines[1].contains("Fördelningstal"))
        // The rows stand as they did, one lower; a click hits the one that is seen.
        #expect(driver.frame.lines[2] == bare.frame.lines[1])
    }

    @Test func theKeysOfTheBoxAreNamedInTheReadersLanguage() throws {
        var driver = try driver()
        driver.press(": 'kommuntal Enter")
        let hints = try #require(driver.frame.lines.last)
        #expect(hints.contains("Pil vänster förra  Pil höger nästa"))
    }

    @Test func bothSchemesShareTheLine() throws {
        let other = QuotaFigure(
            scheme: .fordelningstal, year: 2026, persons: 60, decided: World.day("2026-01-12"))
        #expect(try driver(Self.figures + [other]).frame.lines[1].contains("väntas   Fördelningstal "))
        #expect(try driver([other]).frame.lines[1].hasPrefix(" Fördelningstal 2026 "))
    }

    @Test(arguments: [(40, 12), (60, 20), (80, 24), (200, 60)])
    func theSelectedHouseholdIsSeenInAnyWindow(size: (Int, Int)) throws {
        var driver = try driver(columns: size.0, rows: size.1)
        for _ in 0..<8 {
            driver.press("j")
            guard case .arrivals(let state) = driver.state.top.content else { return }
            let shown = state.selected.map { $0.isMasked ? "Skydd" : String($0.household.prefix(5)) } ?? ""
            #expect(driver.frame.lines.contains { $0.contains(shown) }, "\(shown)")
        }
    }

    @Test func theBoxSaysHowTheNumberWasRevisedAndWhoCounts() throws {
        var driver = try driver()
        driver.press(": 'kommuntal Enter")
        let lines = driver.frame.lines
        #expect(lines.contains { $0.contains("Kommuntal och fördelningstal 2026") })
        #expect(lines.contains { $0.contains("Kommuntal: 24 personer, beslutat 2026-02-16") })
        #expect(lines.contains { $0.contains("före ändringen 30 personer, beslutat 2025-11-14") })
        #expect(lines.contains { $0.contains("Fördelningstal: inget tal är inskrivet") })
        let year = try driver.store.quota(2026, for: driver.actor)[0]
        #expect(lines.contains { $0.contains("anvisade \(year.assigned), mottagna \(year.received)") })
        let noori = try #require(year.households.first { $0.household == "Noori" })
        #expect(
            lines.contains {
                $0.contains("\(noori.number)") && $0.contains("Noori") && $0.contains("4 pers")
                    && $0.contains("anvisat 2026-02-01") && $0.contains("väntas")
            }, "\(lines.joined(separator: "\n"))")
        // The protected household of another counts, by its number alone.
        let masked = try #require(year.households.first { $0.isMasked })
        #expect(lines.contains { $0.contains("\(masked.number)") && $0.contains("1 pers") })
        #expect(!lines.contains { $0.contains("Hemlig") })
        driver.press("Esc")
        #expect(driver.state.overlays.isEmpty)
    }

    @Test func otherYearsAreAKeyAway() throws {
        var driver = try driver()
        driver.press(": 'kommuntal Enter h")
        #expect(try box(driver).year == 2025)
        #expect(driver.frame.lines.contains { $0.contains("Kommuntal: 19 personer, beslutat 2024-11-14") })
        driver.press("l l")
        #expect(try box(driver).year == 2027)
        #expect(driver.frame.lines.contains { $0.contains("Ingen har anvisats det året.") })
        driver.press("t G g k j")
        #expect(try box(driver).year == 2026)
        driver.press("q")
        #expect(driver.state.overlays.isEmpty)
    }

    @Test func aLowWindowScrollsToTheEnd() throws {
        var driver = try driver(columns: 60, rows: 14)
        driver.press(": 'kommuntal Enter G")
        #expect(driver.frame.lines.contains { $0.contains("Fördelningstal") })
        let end = try box(driver).top
        driver.press("k")
        #expect(try box(driver).top == end - 1)
        driver.press("g")
        #expect(try box(driver).top == 0)
    }

    @Test func aBoxThatIsClosedWaitsForNothing() throws {
        var driver = try driver()
        let effects = driver.state.openQuota(driver.context)
        #expect(effects.count == 1 && driver.state.isWaiting)
        #expect(try box(driver).years == nil)
        driver.press("Esc")
        #expect(!driver.state.isWaiting)
    }
}
