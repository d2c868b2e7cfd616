// What the team lead watches for the whole unit: the quarters' claims, one row each.

import Reception
import ReceptionStore
import Testing

/// What stands in the team lead's day although the cases are others'.
@Suite struct LeadDayTests {
    /// Three households received in the first quarter of 2025, of which the claim is due on 31 March 2026.
    private func unit() throws -> (fixture: StoreFixture, numbers: [CaseNumber]) {
        let fixture = try StoreFixture()
        let received = Day(year: 2025, month: 1, day: 20)
        let numbers = try [
            NewHousehold.invented("Ett", received: received),
            .invented("Två", caseworker: StoreFixture.bo, received: received),
            .invented("Tre", caseworker: nil, protection: .confidential, received: received),
        ].map { try fixture.open($0, by: fixture.lead) }
        return (fixture, numbers)
    }

    private func groups(_ fixture: StoreFixture, _ viewer: Actor) throws -> [DayLine] {
        let input = try fixture.store.day(of: viewer.login, for: viewer)
        let isLead = viewer.role == .teamLead
        let day = MyDay(rulebook: fixture.store.engine.rulebook, today: today, isTeamLead: isLead)
        return day.lines(input).filter {
            if case .group("ST-1Y", _) = $0.content { true } else { false }
        }
    }

    @Test func aQuarterIsOneRowOfAllHouseholds() throws {
        let (fixture, numbers) = try unit()
        let lines = try groups(fixture, fixture.lead)
        #expect(lines.map(\.due) == [Day(year: 2026, month: 3, day: 31)])
        #expect(lines.map(\.cases) == [numbers.sorted()])
        #expect(lines.map(\.deadlines.count) == [3])
        for viewer in [fixture.anna, fixture.bo] {
            #expect(try groups(fixture, viewer).isEmpty)
            let input = try fixture.store.day(of: viewer.login, for: viewer)
            #expect(input.rows.allSatisfy { $0.caseworker == viewer.login })
        }
        let others = try fixture.store.day(of: StoreFixture.anna, for: fixture.lead)
        #expect(others.rows.allSatisfy { $0.caseworker == StoreFixture.anna })
        let input = try fixture.store.day(of: StoreFixture.lead, for: fixture.lead)
        #expect(!"\(input)".contains("Tre"))
    }

    @Test func whatIsClaimedIsCountedAndGoneAndAClosedCaseStays() throws {
        let (fixture, numbers) = try unit()
        let key = try #require(
            try fixture.store.caseFile(numbers[0], for: fixture.lead).deadlines
                .filter { $0.key.rule == "ST-1Y" }.min { $0.cursor < $1.cursor }?.key)
        try fixture.apply(.complete([key], on: today), on: numbers[0], by: fixture.lead)
        try fixture.apply(.close(.work, today, note: ""), on: numbers[1], by: fixture.bo)
        let lines = try groups(fixture, fixture.lead)
        #expect(lines.map(\.content) == [.group("ST-1Y", done: 1)])
        #expect(lines.map(\.cases) == [[numbers[1], numbers[2]]])
    }

    @Test func rowsAreThoseOfTheQueueThatArePastOrDueSoon() throws {
        let (fixture, _) = try unit()
        let rulebook = fixture.store.engine.rulebook
        let led = Set(rulebook.rules.filter { $0.show == .lead }.map(\.id))
        let expected = try fixture.rows { $0.rules = led }.filter {
            [.overdue, .dueSoon].contains($0.status(on: today, rulebook))
        }
        let rows = try fixture.store.day(of: StoreFixture.lead, for: fixture.lead).rows
        #expect(rows == expected)
    }
}
