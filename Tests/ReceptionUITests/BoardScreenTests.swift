// Etablering and Väntar på on the screen: order, axis, selection by identity, one call for several households.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct BoardScreenTests {
    /// Households in every state of the window, beside those of the other tests.
    static func store() -> MemoryStore {
        let store = World.store()
        func add(_ name: String, _ facts: [(FactID, String)], more: [StatedFact] = []) {
            let person = World.person(
                "Sara", name, "1990-05-05", .applicant, facts.map { World.fact($0.0, $0.1) } + more)
            World.add(
                NewHousehold(kind: .ebo, caseworker: World.anna, persons: [person]), to: store)
        }
        let pause = StatedFact(
            .establishmentPaused, World.day("2025-06-01"), until: World.day("2025-11-30"), value: "illness")
        add("Rahimi", [("population_registered", "2024-02-01"), ("establishment_started", "2024-04-02")])
        add(
            "Tesfay", [("population_registered", "2024-10-01"), ("establishment_started", "2025-01-15")],
            more: [pause])
        add("Nyman", [("registration_notified", "2026-01-14")])
        add("Berg", [("registration_notified", "2025-06-14")])
        return store
    }

    private func selectedName(_ driver: Driver) -> String? {
        guard case .establishment(let state) = driver.state.top.content else { return nil }
        return state.selectedRow?.name
    }

    @Test func whatEndsFirstStandsOnTop() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40, store: Self.store())
        driver.press("6")
        guard case .establishment(let state) = driver.state.top.content else {
            Issue.record("no such screen")
            return
        }
        let rows = state.rows
        #expect(rows.map(\.cursor) == rows.map(\.cursor).sorted())
        #expect(rows.first?.name == "Rahimi, S")
        #expect(rows.contains { $0.window.forecast != nil })
        #expect(driver.frame.line(2).contains("Rahimi, S"))
        // The cursor stands on the selected row, also after it moved.
        driver.press("j")
        #expect(driver.frame.cursor?.row == 3)
        let name = selectedName(driver)
        driver.press("Enter")
        #expect(driver.frame.line(0).contains(name?.prefix(4) ?? "-"))
        driver.press("Esc")
        #expect(selectedName(driver) == name)
    }

    @Test func theSelectionStaysOnItsPersonWhenOthersChange() {
        let store = Self.store()
        var driver = Driver(.myDay, columns: 120, rows: 40, store: store)
        driver.press("6 j")
        let name = selectedName(driver)
        let soon = World.person(
            "Liv", "Sten", "1990-05-05", .applicant,
            [
                World.fact("population_registered", "2023-05-01"),
                World.fact("establishment_started", "2024-03-20"),
            ])
        World.add(NewHousehold(kind: .ebo, caseworker: World.anna, persons: [soon]), to: store)
        driver.send(.dataChanged)
        #expect(selectedName(driver) == name)
        #expect(driver.frame.line(2).contains("Sten, L"))
    }

    @Test func theBarsShareOneAxis() throws {
        let axis = TimeAxis(today: World.today, width: 72)
        #expect(axis.day(0) == World.day("2024-01-01") && axis.day(72) == World.day("2030-01-01"))
        var driver = Driver(.myDay, columns: 120, rows: 40, glyphs: .ascii, store: Self.store())
        driver.press("6")
        let lines = (2..<7).map { driver.frame.line($0) }
        let today = Set(
            lines.compactMap { line in
                line.firstIndex(of: "|").map { line.distance(from: line.startIndex, to: $0) }
            })
        #expect(today.count == 1)
        // A pause, months used and months left each have a sign of their own, in ASCII too.
        #expect(lines.contains { $0.contains("%") && $0.contains("#") && $0.contains("=") })
        #expect(lines.contains { $0.contains("..") && !$0.contains("#") })
    }

    /// However narrow it is, no number runs into the next, and this year's is there.
    @Test(arguments: 1...120) func theYearsHaveRoom(_ width: Int) {
        let axis = TimeAxis(today: World.today, width: width)
        let columns = axis.labelled.map(axis.column)
        #expect(zip(columns, columns.dropFirst()).allSatisfy { $1 - $0 > 4 })
        #expect(axis.labelled.contains { $0.year == World.today.year })
        if width > 30 { #expect(axis.labelled.count == 6) }
    }

    @Test func theBoardCountsAndOpensWhatItCounts() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40, store: Self.store())
        driver.press("7")
        guard case .waiting(let board) = driver.state.top.content else {
            Issue.record("no such screen")
            return
        }
        let index = try #require(board.groups.firstIndex { $0.rule == "FB-VANTE" })
        let group = board.groups[index]
        for _ in 0..<index { driver.press("j") }
        #expect(driver.frame.lines.contains { $0.contains("Skatteverket") })
        // The board counts who waits, the rows behind it are households: each says which.
        #expect(driver.frame.lines.contains { $0.contains("\(group.open) pers.") })
        driver.press("Enter")
        guard case .waitList(let list) = driver.state.top.content else {
            Issue.record("the line did not open")
            return
        }
        #expect(driver.frame.line(0).contains("\(group.open) pers. i \(list.rows.count) hushåll"))
        #expect(list.rows.reduce(0) { $0 + $1.keys.count } == group.open)
        #expect(list.rows.map(\.cursor) == list.rows.map(\.cursor).sorted())
        // Who has waited longer than nine of ten bears a mark, not a colour alone.
        #expect(list.rows.first?.household == "Berg")
        #expect(driver.frame.line(2).contains("!") && driver.frame.line(2).contains("261 d"))
    }

    /// A renewal can be applied for two months ahead, so nobody is late on its first day.
    @Test func whatOpensLaterIsMeasuredFromThere() throws {
        let rule = try #require(World.store().engine.rulebook["UT-SOK"])
        let group = WaitGroup(
            rule, waiting: [World.day("2026-02-01"): 2], closed: ClosedWaits([:]), today: World.today)
        #expect(group.expected.median == 59 && group.overMedian == 0 && group.outliers == 0)
        let late = WaitGroup(
            rule, waiting: [World.day("2025-12-01"): 2], closed: ClosedWaits([:]), today: World.today)
        #expect(late.overMedian == 2)
    }

    @Test func oneCallIsNotedOnAllThatAreMarked() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40, store: Self.store())
        driver.press("7")
        while case .waiting(let board) = driver.state.top.content, board.selected?.rule != "FB-VANTE" {
            driver.press("j")
        }
        driver.press("Enter Space Space t")
        #expect(driver.frame.line(38).contains("2 hushåll"))
        driver.press("Enter")
        #expect(driver.commands.count == 2)
        #expect(
            driver.commands.allSatisfy {
                $0 == .record(.reminded("FB-VANTE"), World.today, .unstated, until: nil, value: nil)
            })
        #expect(driver.frame.lines.filter { $0.contains("påmind 2026-03-02") }.count == 2)
        guard case .waitList(let list) = driver.state.top.content else { return }
        #expect(list.marks.isEmpty)
        driver.press("u")
        #expect(!driver.frame.lines.contains { $0.contains("påmind 2026") })
        var reader = Driver(.myDay, columns: 120, rows: 40, role: .reader, store: Self.store())
        reader.press("7 c c Enter t")
        #expect(reader.commands.isEmpty && reader.state.overlays.isEmpty)
    }

    @Test(arguments: ScreenSnapshotTests.sizes, Catalogue.Language.allCases)
    func boards(_ size: (Int, Int), _ language: Catalogue.Language) throws {
        var driver = Driver(
            .myDay, columns: size.0, rows: size.1, language: language, store: Self.store())
        var text = ""
        for script in ["6", "7", "Enter"] {
            driver.press(script)
            text += driver.frame.snapshot + "\n"
        }
        try expectSnapshot(text, named: "boards-\(size.0)x\(size.1)-\(language)")
    }
}
