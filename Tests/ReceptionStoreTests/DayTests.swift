// The material of Min dag: bookings, arrivals, progress and what others have met.

import Reception
import ReceptionStore
import Testing

@Suite struct DayTests {
    @Test func holdsWhatTheDayNeeds() throws {
        let fixture = try StoreFixture()
        let first = try fixture.open(.invented("Ett", kind: .kvot))
        let second = try fixture.open(.invented("Två", kind: .kvot))
        try fixture.open(.invented("Annan", kind: .kvot, caseworker: StoreFixture.bo))
        try fixture.apply(.correctCase([.flight: "SK123", .arrivalTime: "14:05"], from: today), on: first)
        for (number, shift) in [(first, 3), (second, 30)] {
            try fixture.apply(
                .record(.arrivalPlanned, today.adding(days: shift), .unstated, until: nil, value: nil),
                on: number)
        }
        try fixture.apply(.book(today, Booking(minutes: 540, what: "Tidig")), on: first)
        try fixture.apply(.book(today, Booking(minutes: nil, what: "Hela dagen")), on: second)
        try fixture.apply(.book(today.adding(days: 2), Booking(minutes: nil, what: "Senare")), on: second)
        let day = try fixture.store.day(of: StoreFixture.anna, for: fixture.anna)
        #expect(day.households == 2)
        #expect(day.bookings.map(\.booking.what) == ["Hela dagen", "Tidig"])
        #expect(day.arrivals.map(\.number) == [first])
        #expect(day.arrivals.first?.flight == "SK123" && day.arrivals.first?.time == "14:05")
        #expect(day.rows.allSatisfy { $0.caseworker == StoreFixture.anna })
        let own = try fixture.rows(.caseworker(StoreFixture.anna), for: fixture.anna)
        let horizon = today.adding(days: DayInput.horizonDays)
        let expected = own.filter { row in
            let rule = fixture.store.engine.rulebook[row.key.rule]
            let waits =
                rule.map { $0.show == .waiting || $0.owner == .authority || $0.owner == .household } ?? false
            return row.due.map { $0 <= horizon } ?? false || waits
        }
        #expect(Set(day.rows.map(\.key)) == Set(expected.map(\.key)) && day.rows.count == expected.count)
        let id = try fixture.id(first)
        let steps = try fixture.store.caseFile(first, for: fixture.anna).deadlines.filter {
            fixture.store.engine.rulebook[$0.key.rule]?.checklist != nil
        }
        #expect(day.progress[id]?.total ?? 0 == steps.count)
        let step = try #require(steps.first { $0.outcome == .open })
        let before = day.progress[id]?.done ?? 0
        try fixture.apply(.complete([step.key], on: today), on: first)
        #expect(
            try fixture.store.day(of: StoreFixture.anna, for: fixture.anna).progress[id]?.done == before + 1)
    }

    /// Of a case only some entries are read for its row; they say all that the whole case does.
    @Test func aRowSaysWhatTheWholeCaseSays() throws {
        let fixture = try StoreFixture()
        var numbers = try (0..<12).map { index in
            try fixture.open(
                .invented(
                    "Namn\(index)", kind: index % 2 == 0 ? .kvot : .abo, persons: 3,
                    caseworker: index == 5 ? StoreFixture.bo : StoreFixture.anna,
                    protection: index == 5 ? .confidential : .none),
                by: index == 5 ? fixture.bo : fixture.anna)
        }
        // Something of the persons of these two is written in the other one.
        let split = HouseholdSplit(persons: [3], day: today, caseworker: StoreFixture.anna)
        numbers += try fixture.apply(.split(split), on: numbers[2]).summary.cases.suffix(1)
        for (index, number) in numbers.enumerated() {
            let day = today.adding(days: index % 5)
            let facts: [FactID] = [.housingReady, .latestReception, .guardianAppointed, .didNotCome]
            let planned = CaseCommand.record(.arrivalPlanned, day, .unstated, until: nil, value: nil)
            _ = try? fixture.apply(planned, on: number, by: fixture.lead)
            for fact in facts where index % 4 == facts.firstIndex(of: fact) {
                let isCase = fixture.store.engine.catalogue[fact]?.scope == .case
                let command = CaseCommand.record(
                    fact, today, isCase ? .unstated : .persons([1]), until: nil, value: nil)
                _ = try? fixture.apply(command, on: number, by: fixture.lead)
            }
            _ = try? fixture.apply(
                .correctCase([.flight: "SK1\(index)", .address: "Björkvägen \(index)"], from: today),
                on: number, by: fixture.lead)
        }
        let rows = try fixture.store.arrivals(.all, on: today...today.adding(days: 9), for: fixture.anna)
        #expect(rows.contains { $0.hasFlat } && rows.contains { !$0.absent.isEmpty })
        for row in rows where !row.isMasked {
            var whole = ArrivalRow(
                caseID: row.caseID, number: row.number, kind: row.kind, household: row.household,
                isMasked: false, caseworker: row.caseworker, day: row.day, persons: row.persons)
            whole.add(try fixture.store.caseFile(row.number, for: fixture.lead).file)
            whole.progress = row.progress
            #expect(row == whole)
        }
        // A limit cuts the same order off.
        #expect(rows.count > 3)
        for scope in [CaseloadScope.all, .unassigned, .caseworker(StoreFixture.anna)] {
            let rows = try fixture.store.arrivals(scope, on: today...today.adding(days: 9), for: fixture.anna)
            let whole = try fixture.store.arrivalGroups(
                scope, on: today...today.adding(days: 9), after: nil, limit: .max, for: fixture.anna)
            #expect(whole.next == nil)
            var (groups, after, read) = ([ArrivalGroup](), ArrivalCursor?.none, 0)
            repeat {
                let page = try fixture.store.arrivalGroups(
                    scope, on: today...today.adding(days: 9), after: after, limit: 3, for: fixture.anna)
                let own = rows.dropFirst(read).prefix(3).map(\.number)
                #expect(Set(page.groups.flatMap(\.rows).map(\.number)).isSuperset(of: own))
                #expect(page.after == after && (page.next != nil) == (read + 3 < rows.count))
                groups = ArrivalGroup.joined(groups, page.groups)
                (after, read) = (page.next, read + 3)
            } while after != nil
            #expect(groups == whole.groups)
        }
    }

    @Test func arrivedHouseholdsAreExpectedNoMore() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Ett", kind: .kvot))
        try fixture.apply(.record(.arrivalPlanned, today, .unstated, until: nil, value: nil), on: number)
        #expect(try fixture.store.day(of: StoreFixture.anna, for: fixture.anna).arrivals.count == 1)
        try fixture.apply(.record(.received, today, .unstated, until: nil, value: nil), on: number)
        #expect(try fixture.store.day(of: StoreFixture.anna, for: fixture.anna).arrivals.isEmpty)
    }
}
