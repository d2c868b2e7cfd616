// What a team lead asks of the whole unit: each number is that of the list behind it, on any day, for any viewer.

import GRDB
import Reception
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct LeadBoardTests {
    /// Households that come with or without a flat and an interpreter, flats of all sorts, leases and claims.
    private func unit(seed: UInt64) throws -> StoreFixture {
        var random = SplitMix64(seed: seed)
        let fixture = try StoreFixture()
        for index in 0..<24 {
            var household = NewHousehold.invented(
                "Namn\(index)", kind: CaseKind.allCases[random.int(0...3)], persons: random.int(1...3),
                caseworker: [StoreFixture.anna, StoreFixture.lead, nil][random.int(0...2)],
                protection: index % 6 == 1 ? .confidential : .none,
                received: random.int(0...1) == 0 ? nil : today.adding(days: -random.int(200...700)))
            if random.int(0...1) == 0 { household.details[.address] = nil }
            household.facts.append(
                StatedFact(.arrivalPlanned, today.adding(days: random.int(-5...45))))
            if random.int(0...1) == 0 {
                household.facts.append(
                    StatedFact("lease_ends", today.adding(days: random.int(-90...400))))
            }
            for person in household.persons.indices where random.int(0...1) == 0 {
                household.persons[person].details[.language] = "ara"
            }
            try fixture.open(household)
        }
        let numbers = try fixture.store.cases(CaseQuery(scope: .all, limit: 99), for: fixture.lead)
        for index in 0..<20 {
            let from = random.int(0...4) == 0 ? nil : today.adding(days: random.int(-200...20))
            var flat = Dwelling(address: "Gatan \(index)", from: from)
            flat.rent = random.int(0...4) == 0 ? nil : random.int(4000...12_000)
            if random.int(0...3) == 0 { flat.until = today.adding(days: random.int(-20...90)) }
            if random.int(0...2) == 0, let row = random.element(of: numbers) {
                flat.household = Dwelling.Household(row.caseID, since: today)
                if random.int(0...1) == 0 { flat.keys.handedOver = today.adding(days: -random.int(0...30)) }
            }
            _ = try? fixture.store.apply(DwellingActs.add(flat), by: fixture.anna)
        }
        return fixture
    }

    private func count(_ filter: ListFilter, _ fixture: StoreFixture, _ viewer: Actor) throws -> Int {
        var query = QueueQuery(scope: .all, limit: 100_000)
        query.filter = filter
        return try fixture.store.queue(query, after: nil, for: viewer).rows.count
    }

    @Test(arguments: [71, 72, 73] as [UInt64])
    func everyNumberIsThatOfItsList(seed: UInt64) throws {
        let fixture = try unit(seed: seed)
        var found: [Int] = []
        for days in [0, 3, 31, 70, 180, 365] {
            let day = today.adding(days: days)
            for login in [StoreFixture.lead, StoreFixture.anna] {
                let viewer = StoreFixture.actor(login, .teamLead, on: day)
                let board = try fixture.store.leadBoard(for: viewer)
                let groups = try fixture.store.arrivalGroups(
                    .all, on: day...day.adding(days: 30), after: nil, limit: 1000, for: viewer
                ).groups
                for need in LeadBoard.needs {
                    let rows = groups.flatMap { $0.rows(lacking: need) }
                    #expect(board.arrivals[need] == rows.count && rows.allSatisfy { !$0.isMasked })
                    found.append(rows.count)
                }
                let flats = try fixture.store.flats(.empty, .first, limit: 1000, for: viewer).rows
                #expect(board.flats.count == flats.count)
                #expect(board.flats.rent == flats.reduce(0) { $0 + ($1.dwelling.rent ?? 0) })
                #expect(board.flats.cost == flats.reduce(0) { $0 + ($1.costEmpty(on: day) ?? 0) })
                let all = try fixture.store.flats(.current, .first, limit: 1000, for: viewer).rows
                #expect(flats == all.filter { $0.isEmpty(on: day) })
                let ending = try fixture.store.flats(.ending, .first, limit: 1000, for: viewer).rows
                #expect(board.leases == ending.count && Set(ending.map(\.number)).count == ending.count)
                #expect(ending == all.filter { !$0.isMasked && $0.dwelling.endsSoon(on: day) })
                #expect(try board.claims == count(LeadBoard.claims(on: day), fixture, viewer))
                found += [flats.count, board.flats.cost, board.leases, board.claims]
            }
        }
        // None of the seven is nothing on every day.
        for number in 0..<7 {
            #expect(stride(from: number, to: found.count, by: 7).contains { found[$0] > 0 }, "\(number)")
        }
    }

    /// The filter for untouched cases keeps of Kö and Ärenden what each row says of itself.
    @Test func untouchedCasesInBothLists() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 80, households: 14, seed: 9, over: 60)
        for days in [0, 20, 40, 59, 61] {
            var query = QueueQuery(scope: .all, limit: 100_000)
            let all = try fixture.store.queue(query, after: nil, for: fixture.lead).rows
            let day = today.adding(days: days)
            query.filter.touchedBy = day
            let left = try fixture.store.queue(query, after: nil, for: fixture.lead).rows
            #expect(left == all.filter { $0.touchedOn <= day })
            // Page by page as well, and by candidates.
            var paged: [QueueRow] = []
            query.limit = 7
            var page = try fixture.store.queue(query, after: nil, for: fixture.lead)
            while let last = page.rows.last {
                paged += page.rows
                page = try fixture.store.queue(query, after: last.cursor, for: fixture.lead)
            }
            #expect(paged == left)
            var cases = CaseListQuery(scope: .all, limit: 1000)
            cases.filter.touchedBy = day
            cases.includesClosed = true
            let found = try fixture.store.caseList(cases, from: nil, backwards: false, for: fixture.lead)
            let expected = try fixture.store.reader.read { db in
                try Int64.fetchSet(
                    db, sql: "SELECT id FROM reception_case WHERE kind IS NOT NULL AND touched_on <= ?",
                    arguments: [day.number])
            }
            #expect(Set(found.rows.map(\.id.raw)) == expected)
        }
    }
}
