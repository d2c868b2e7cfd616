// Team: a line for everybody, and behind each number the list of exactly what was counted; below, for a team lead, the
// numbers of the whole unit.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct TeamScreenTests {
    private func state(_ driver: Driver) throws -> TeamState {
        guard case .team(let state) = driver.state.top.content else { throw Missing() }
        return state
    }
    private struct Missing: Error {}

    /// Households that nobody has touched for long, that come soon, whose lease ends and for whom claims can be made.
    private static func store() throws -> MemoryStore {
        let store = Expected.store()
        func household(_ family: String, _ kind: CaseKind, _ facts: [StatedFact]) -> NewHousehold {
            NewHousehold(
                kind: kind, caseworker: family == "Äldst" ? World.bjorn : World.anna, facts: facts,
                persons: [World.person("Prov", family, "1984-02-02", .applicant, [], [.language: "ara"])])
        }
        let received = World.fact("received", "2025-01-20")
        World.add(household("Äldst", .kvot, [World.fact("received", "2025-11-02")]), to: store, ago: 100)
        World.add(household("Orörd", .ebo, [World.fact("moved_in", "2025-11-02")]), to: store, ago: 60)
        World.add(household("Rörd", .abo, [received]), to: store, ago: 59)
        World.add(
            household("Väntad", .kvot, [World.fact("arrival_planned", "2026-04-01")]), to: store)
        World.add(
            household("Sedan", .kvot, [World.fact("arrival_planned", "2026-04-02")]), to: store)
        World.add(household("Hyra", .abo, [received, World.fact("lease_ends", "2026-07-31")]), to: store)
        World.add(
            household("Tillfällig", .massflykt, [World.fact("placement_decided", "2026-02-03")]), to: store)
        let lead = Actor(
            login: World.anna, actual: World.anna, role: .teamLead, today: World.today, now: World.now)
        for scheme in QuotaScheme.allCases {
            let figure = QuotaFigure(
                scheme: scheme, year: 2026, persons: 24, decided: World.day("2025-11-14"))
            _ = try store.apply(try QuotaAct.set(figure, among: [], today: World.today), by: lead)
        }
        return store
    }

    private func driver(
        _ role: Reception.Role = .teamLead, columns: Int = 120, rows: Int = 40
    ) throws -> Driver {
        var driver = Driver(.myDay, columns: columns, rows: rows, role: role, store: try Self.store())
        driver.press("8")
        return driver
    }

    /// Every number of every row, walked with Tab, and the rows that Enter shows for it.
    @Test func everyNumberOpensItsList() throws {
        // High enough for the longest list.
        var driver = try driver(rows: 150)
        let rows = try state(driver).rows
        #expect(rows.first?.caseworker == nil && rows.count > 2)
        var found: Set<TeamNumber> = []
        for row in rows {
            for number in TeamState.numbers {
                #expect(try state(driver).selected == row && state(driver).number == number)
                let expected = row[number]
                if expected > 0 { found.insert(number) }
                // What is written as a filter is what counts.
                let filter = try FilterGrammar.parse(driver.context.condition(of: number), driver.context)
                #expect(filter == number.filter(on: World.today))
                driver.press("Enter")
                if number == .oldest, row.oldest == nil {
                    #expect(try state(driver).selected == row)
                    driver.press("Tab")
                    continue
                }
                switch driver.state.top.content {
                case .cases(let list):
                    #expect(driver.state.keyContext == .cases && list.isLoaded)
                    let persons = list.rows.reduce(0) { $0 + $1.row.persons }
                    #expect(
                        number == .persons ? persons == expected : list.rows.count == expected, "\(number)")
                case .queue(let list):
                    #expect(list.rows.count == expected, "\(number) \(list.condition)")
                    #expect(driver.frame.line(0).contains(list.condition))
                case .caseFile(let shown):
                    #expect(number == .oldest && shown.number == row.oldest?.number)
                default: Issue.record("no list of \(number)")
                }
                driver.press("q Tab")
            }
            driver.press("j")
        }
        #expect(
            found.isSuperset(of: [
                .cases(nil), .persons, .overdue, .due7, .due30, .week(0), .phase(.settling),
                .phase(.arrival), .untouched, .oldest,
            ]))
        let oldest = try #require(rows.first { $0.caseworker == World.bjorn }?.oldest)
        #expect(oldest.day == World.today.adding(days: -100))
        #expect(try state(driver).sum.untouched == 2)
    }

    /// Every number of the whole unit, and the rows that Enter shows for it.
    @Test func everyNumberOfTheUnitOpensItsList() throws {
        var driver = try driver(columns: 160)
        let board = try #require(try state(driver).lead)
        let sum = try state(driver).sum
        for _ in try state(driver).rows { driver.press("j") }
        for number in board.numbers {
            #expect(try state(driver).selectedLead == number)
            let expected = try state(driver).count(number)
            #expect(expected > 0, "\(number)")
            // Blanks within numbers are drawn as others.
            let text = driver.context.text(of: number, board).replacing("\u{A0}", with: " ")
            let line = driver.frame.lines.first { $0.contains("\(expected)  " + text) }
            #expect(line != nil, "\(number)")
            driver.press("Enter")
            if case .quota(let box)? = driver.state.overlays.last, case .quota(let scheme) = number {
                let year = try #require(box.years?.first { $0.scheme == scheme })
                #expect(year.households.reduce(0) { $0 + $1.placement.persons } == expected)
                driver.press("Esc j")
                continue
            }
            switch (driver.state.top.content, number) {
            case (.arrivals(let list), .arrivals(let need)):
                let shown = list.items.compactMap { item -> ArrivalRow? in
                    guard case .row(let group, let place) = item else { return nil }
                    return list.groups[group].rows[place]
                }
                #expect(shown.count == expected && list.households == expected, "\(need)")
                #expect(shown.allSatisfy { !$0.isMasked })
                if need == .flat { #expect(shown.allSatisfy { !$0.hasFlat }) }
                #expect(shown.contains { $0.household == "Väntad" })
                #expect(!shown.contains { $0.household == "Sedan" })
                driver.press("G g t")
            case (.dwellings(let list), .flats):
                #expect(list.rows.count == expected)
                #expect(list.rows.allSatisfy { $0.row.isEmpty(on: World.today) })
                let cost = list.rows.reduce(0) { $0 + ($1.row.costEmpty(on: World.today) ?? 0) }
                #expect(cost == board.flats.cost && cost > 0)
            case (.cases(let list), .untouched):
                #expect(list.rows.count == expected && expected == sum.untouched)
            case (.dwellings(let list), .leases):
                #expect(list.rows.count == expected && expected > 0)
                #expect(list.rows.allSatisfy { $0.row.dwelling.endsSoon(on: World.today) })
            case (.queue(let list), .claims):
                #expect(list.rows.count == expected)
            default: Issue.record("no list of \(number)")
            }
            driver.press("q j")
        }
        // What is behind a number is no other screen of the same name.
        driver.press("g G Enter Esc 5 8 4 8")
        #expect(try state(driver).isLoaded)
    }

    /// No more households are read than are looked at, and what is shown is what was counted.
    @Test func moreArrivalsThanAreLookedAt() throws {
        let store = try Self.store()
        for index in 0..<LeadBoard.mostArrivals {
            let day = World.today.adding(days: index % 28).description
            World.add(
                NewHousehold(
                    kind: .kvot, caseworker: World.anna, facts: [World.fact("arrival_planned", day)],
                    persons: [World.person("Prov", "Kommer\(index)", "1984-02-02", .applicant)]), to: store)
        }
        var driver = Driver(.myDay, columns: 120, rows: 40, role: .teamLead, store: store)
        driver.press("8")
        let board = try #require(try state(driver).lead)
        let expected = try state(driver).count(.arrivals(.flat))
        #expect(board.hasMoreArrivals && expected > 150)
        #expect(driver.frame.lines.contains { $0.contains("\(expected)+  hushåll kommer inom 30 dagar") })
        for _ in try state(driver).rows { driver.press("j") }
        driver.press("Enter G")
        guard case .arrivals(let list) = driver.state.top.content else { throw Missing() }
        #expect(list.households == expected && list.hasMore)
        #expect(driver.frame.line(0).contains("minst \(expected)"))
    }

    @Test func whatOnlyALeadAsksIsShownToNobodyElse() throws {
        for role in [Reception.Role.caseworker, .reader] {
            let driver = try driver(role)
            #expect(try state(driver).lead == nil && !state(driver).items.contains(.heading))
            #expect(!driver.frame.lines.contains { $0.contains("HELA ENHETEN") })
        }
        #expect(try driver().frame.lines.contains { $0.contains("HELA ENHETEN") })
    }

    @Test(arguments: [(100, 30), (80, 24)])
    func looks(_ size: (Int, Int)) throws {
        var driver = try driver(columns: size.0, rows: size.1)
        driver.press("j")
        let first = driver.frame.lines.joined(separator: "\n")
        driver.press("G")
        try expectSnapshot(
            first + "\n" + driver.frame.lines.joined(separator: "\n") + "\n",
            named: "team-lead-\(size.0)x\(size.1)")
    }

    @Test func whoCanTakeTheNext() throws {
        var driver = try driver()
        driver.press("n")
        let lines = driver.frame.lines
        #expect(lines.contains { $0.contains("Vem kan ta nästa hushåll?") })
        // Three take cases here, which is too few for a ranking.
        #expect(lines.contains { $0.contains("Färre än 4 handläggare rangordnas inte.") })
        #expect(lines.contains { $0.contains("anna · tjänst 100 %") })
        #expect(!lines.contains { $0.contains("rut ·") })
        driver.press("Esc")
        #expect(driver.state.overlays.isEmpty)
    }

    @Test func theRankingSaysWhy() {
        func row(_ name: String, _ cases: Int, share: Int = 100, work: Int = 0) -> TeamRow {
            var row = TeamRow(caseworker: Login(name), role: .caseworker)
            (row.cases, row.persons, row.share) = (cases, 2 * cases, share)
            row.stations = [.abo: [.sfi: cases]]
            row.weeks[3] = work
            return row
        }
        let rows = [row("anna", 8), row("bo", 7, share: 75), row("cia", 4, work: 2), row("disa", 4)]
        let weights = TeamWeights(phases: [.sfi: 1.25])
        func lines(_ rows: [TeamRow]) -> [String] {
            Catalogue(.sv).lines(of: TeamRanking(rows, weights, on: World.today))
        }
        let all = lines(rows)
        #expect(
            all.first == "disa har minst: ärendena väger lika, och minst förfaller inom 8 veckor.")
        #expect(
            all.contains("1 disa · tjänst 100 % · 4 ärenden · 8 pers · 0 förfaller inom 8 veckor · tyngd 5"))
        #expect(all.contains { $0.hasPrefix("4 bo · tjänst 75 %") && $0.hasSuffix("tyngd 8,75") })
        #expect(all.contains("på heltid: ärenden 9,33, personer 18,67, förfaller 0, tyngd 11,67"))
        #expect(
            lines(Array(rows.prefix(3)) + [row("disa", 3)])[0].hasSuffix(
                "väger minst för hennes eller hans tjänst."))
        #expect(
            lines(rows.prefix(2) + [row("cia", 4), row("disa", 4)])[0]
                == "cia har minst: allt är lika, och namnet avgör.")
        #expect(lines([]).isEmpty)
    }

    /// A box with more lines than there is room for is read to its end.
    @Test func aLongBoxIsScrolled() {
        var driver = Driver(.myDay, columns: 80, rows: 24)
        let box = MessageBox(title: "Många", lines: (1...60).map { "rad \($0)." })
        driver.state.overlays.append(.message(box))
        func shows(_ line: String) -> Bool { driver.frame.lines.contains { $0.contains(line) } }
        #expect(shows("rad 1.") && !shows("rad 60."))
        driver.press("j")
        #expect(!shows("rad 1.") && shows("rad 2."))
        driver.press("G j PgDn")
        #expect(shows("rad 60.") && !shows("rad 2."))
        driver.press("k")
        #expect(!shows("rad 60.") && shows("rad 59."))
        driver.press("g")
        #expect(shows("rad 1."))
        driver.press("Enter")
        #expect(driver.state.overlays.isEmpty)
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
