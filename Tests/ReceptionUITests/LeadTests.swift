// What the team lead has on her screens and others have not: the unit's claims; and what a case says to everyone.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct LeadTests {
    /// The usual households and two more with claims: one of another handläggare, one of nobody.
    private func store() -> MemoryStore {
        let store = World.store()
        for (family, owner) in [("Haddad", World.bjorn), ("Sesay", nil)] {
            let household = NewHousehold(
                kind: .kvot, caseworker: owner, facts: [World.fact("received", "2024-03-05")],
                persons: [World.person("Adam", family, "1990-03-03", .applicant)])
            World.add(household, to: store)
        }
        return store
    }

    private func claims(_ driver: Driver) -> [(index: Int, line: DayLine)] {
        guard case .myDay(let state) = driver.state.top.content else { return [] }
        return state.lines.enumerated().compactMap { index, line in
            if case .group("ST-1Y", _) = line.content { (index, line) } else { nil }
        }
    }

    @Test func aQuarterOpensIntoTheHouseholdsOfEveryone() throws {
        #expect(claims(Driver(.myDay, store: store())).isEmpty)
        var driver = Driver(.myDay, role: .teamLead, store: store())
        let claim = try #require(claims(driver).first)
        #expect(claim.line.cases.count == 3)
        for _ in 0..<claim.index { driver.press("j") }
        driver.press("Enter")
        guard case .queue(let queue) = driver.state.top.content else {
            Issue.record("the row did not open")
            return
        }
        #expect(Set(queue.rows.map(\.key)) == Set(claim.line.deadlines))
        #expect(Set(queue.rows.map(\.caseworker)) == [World.anna, World.bjorn, nil])
    }

    private func caseState(_ driver: Driver) -> CaseState? {
        if case .caseFile(let state) = driver.state.top.content { state } else { nil }
    }

    @Test(arguments: [Role.caseworker, .teamLead])
    func ofAQuartersClaimsACaseShowsTheNextToTheLead(_ role: Reception.Role) throws {
        var driver = Driver(.myDay, rows: 120, role: role)
        driver.press(": '2026-0001 Enter")
        let state = try #require(caseState(driver))
        let all = try #require(state.view).deadlines.filter { $0.key.rule == "ST-1Y" }
        #expect(all.count == 9)
        let shown = state.foldedDeadlines(driver.context).filter { $0[0].key.rule == "ST-1Y" }
        let lines = driver.frame.lines.filter { $0.contains("Återsökning: kvartalet, ett år") }
        guard role == .teamLead else {
            #expect(shown.isEmpty && lines.isEmpty)
            return
        }
        // One act is one quarter, whatever comes after it.
        #expect(shown.map { $0.map(\.key) } == [[try #require(all.min { $0.cursor < $1.cursor }).key]])
        #expect(lines.count == 1)
        #expect(lines.allSatisfy { $0.contains("2027-03-31") && $0.contains("+8") })
    }

    @Test func whatACaseWasOpenedFromIsShownToEveryone() throws {
        var driver = Driver(.queue(QueueFilter(scope: .all, rule: "ST-1Y")))
        driver.press("Enter")
        let state = try #require(caseState(driver))
        #expect(state.foldedDeadlines(driver.context).first?.map(\.key) == Array(state.focus))
    }

    @Test(arguments: [80, 120, 40])
    func aCaseTellsWhatIsGoodToKnow(_ columns: Int) throws {
        var driver = Driver(.myDay, columns: columns, rows: 200)
        driver.press(": '2026-0003 Enter")
        let state = try #require(caseState(driver))
        #expect(!state.hints.isEmpty)
        #expect(state.items.count { $0.section == .hints } == state.hints.count)
        let lines = driver.frame.lines
        #expect(lines.contains { $0.contains("ATT VETA") })
        // However the lines break, the words follow each other.
        let column = columns == 120 ? lines.map { String($0.dropFirst(60)) } : lines
        let said = column.joined(separator: " ").split(separator: " ").joined(separator: " ")
        for hint in state.hints {
            let title = driver.context.words.title(hint.rule.title)
            #expect(said.contains(title), "\(hint.id)")
            #expect(said.contains("[\(hint.rule.source.citation)]"), "\(hint.id)")
        }
    }
}
