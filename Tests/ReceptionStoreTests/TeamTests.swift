// Everybody's caseload: every number is that of the list behind it, on any day, after acts at random.

import GRDB
import Reception
import Testing

@testable import ReceptionStore

@Suite struct TeamTests {
    private static let deadlines: [TeamNumber] =
        [.overdue, .due7, .due30] + (0..<TeamRow.weekCount).map { .week($0) }
    private static let cases: [TeamNumber] =
        [.cases(nil), .untouched] + CaseKind.allCases.map { .cases($0) }
        + TeamRow.phases.map { .phase($0) }

    /// How many rows Kö or Ärenden shows for a number.
    private func listed(
        _ number: TeamNumber, of row: TeamRow, _ fixture: StoreFixture, _ viewer: Actor
    ) throws -> Int {
        let scope = row.caseworker.map { CaseloadScope.caseworker($0) } ?? .unassigned
        if number.counted == .cases {
            var query = CaseListQuery(scope: scope, limit: 100_000)
            query.filter = number.filter(on: viewer.today)
            return try fixture.store.caseList(query, from: nil, backwards: false, for: viewer).rows.count
        }
        var query = QueueQuery(scope: scope, limit: 100_000)
        query.filter = number.filter(on: viewer.today)
        return try fixture.store.queue(query, after: nil, for: viewer).rows.count
    }

    /// The case that has been without an act longest, by a look at all.
    private func oldest(_ login: Login?, _ fixture: StoreFixture) throws -> TeamRow.Untouched? {
        let row = try fixture.store.reader.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT year, serial, touched_on FROM reception_case
                    WHERE caseworker IS ? AND is_closed = 0 AND kind IS NOT NULL ORDER BY touched_on, year, serial
                    """, arguments: [login?.name])
        }
        return row.map {
            TeamRow.Untouched(CaseNumber(year: $0[0], serial: $0[1]), since: Day(number: $0[2]))
        }
    }

    private func expectLists(_ fixture: StoreFixture, on day: Day) throws -> TeamRow {
        let viewer = StoreFixture.actor(StoreFixture.lead, .teamLead, on: day)
        let rows = try fixture.store.team(for: viewer)
        for row in rows {
            for number in Self.deadlines + Self.cases {
                #expect(
                    try row[number] == listed(number, of: row, fixture, viewer), "\(row) \(number) \(day)")
            }
            #expect(try row.oldest == oldest(row.caseworker, fixture))
            for (days, count) in [(7, row.due7), (30, row.due30)] {
                #expect(try fixture.store.due(within: days, for: viewer)[row.caseworker] ?? 0 == count)
            }
            var cases = CaseQuery(
                scope: row.caseworker.map { .caseworker($0) } ?? .unassigned, limit: 100_000)
            #expect(try row.cases == fixture.store.cases(cases, for: viewer).count)
            #expect(
                try row.persons == fixture.store.cases(cases, for: viewer).reduce(0) { $0 + $1.persons })
            for kind in CaseKind.allCases {
                cases.kind = kind
                #expect(try row[.cases(kind)] == fixture.store.cases(cases, for: viewer).count)
            }
        }
        let sum = TeamRow.sum(rows)
        #expect(
            try sum.cases == fixture.store.cases(CaseQuery(scope: .all, limit: 100_000), for: viewer).count)
        #expect(try sum.overdue == fixture.store.openCount(.all, for: viewer).overdue)
        return sum
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func everyNumberIsThatOfItsList(seed: UInt64) throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 150, households: 16, seed: seed, over: seed == 33 ? 70 : 0)
        var found = TeamRow(caseworker: nil)
        for days in [0, 1, -40, 13, 29, 30, 31, 75, 200, 365, 1000, 4000] {
            let sum = try expectLists(fixture, on: today.adding(days: days))
            found = TeamRow.sum([found, sum])
        }
        #expect(Self.deadlines.allSatisfy { found[$0] > 0 })
        #expect(Self.cases.count { found[$0] > 0 } > 8 && found.untouched > 0 && found.oldest != nil)
        // Also where acts are taken back.
        for actor in [fixture.anna, fixture.bo] {
            for _ in 0..<40 { _ = try? fixture.store.undo(by: actor) }
        }
        _ = try expectLists(fixture, on: today)
        // And in a database that an older program has written.
        let kept = try counters(fixture)
        try fixture.makeOlder(12)
        _ = try fixture.another()
        #expect(try counters(fixture) == kept)
    }

    /// Somebody may grow out of a deadline before its date comes: it is due no more then, and never late.
    @Test func whatLapsesBeforeItsDateIsNotCounted() throws {
        let fixture = try StoreFixture()
        for (index, years) in [1, 3, 6, 7, 16, 20, 19, 18].enumerated() {
            var details: [PersonDetail: String] = [.givenName: "Prov", .familyName: "Provsson"]
            let persons =
                ["1990-05-05"]
                + [3, 12, 25, 50].map { days in
                    let day = today.adding(days: days)
                    let birthday = Day(year: day.year - years, month: day.month, day: day.day) ?? day
                    return birthday.description
                }
            let number = try fixture.open(
                NewHousehold(
                    kind: CaseKind.allCases[index % 4], caseworker: StoreFixture.anna,
                    facts: [
                        StatedFact("placement_decided", today.adding(days: -30)),
                        StatedFact("received", today.adding(days: -20)),
                    ],
                    persons: persons.map { born in
                        details[.birthDate] = born
                        return NewHousehold.Person(details: details)
                    }))
            try fixture.apply(
                .record(
                    .populationRegistered, today.adding(days: -5), .persons([1, 2, 3, 4, 5]), until: nil,
                    value: nil), on: number)
        }
        #expect(try fixture.ask("SELECT count(*) FROM early_lapse") as Int? ?? 0 > 0)
        for days in [0, 2, 3, 4, 11, 12, 13, 24, 26, 40, 49, 51, 80, 120, 400] {
            _ = try expectLists(fixture, on: today.adding(days: days))
        }
    }

    private func counters(_ fixture: StoreFixture) throws -> [[String]] {
        try fixture.store.reader.read { db in
            let due = try Row.fetchAll(
                db, sql: "SELECT scope, series, slot, n FROM due_counter WHERE n > 0 ORDER BY 1, 2, 3")
            let early = try Row.fetchAll(
                db,
                sql:
                    "SELECT scope, due, lapses, can_be_late, n FROM early_lapse WHERE n > 0 ORDER BY 1, 2, 3, 4"
            )
            return (due + early).map { row in row.databaseValues.map(\.description) }
        }
    }

    /// Moving a case is nothing done in it; neither is computing it again, or taking the move back.
    @Test func whatTouchesACase() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        func actor(_ login: Login, _ days: Int) -> Actor {
            StoreFixture.actor(login, on: today.adding(days: days))
        }
        func touched() throws -> Day? {
            let rows = try fixture.store.team(for: fixture.lead)
            return rows.compactMap { $0.oldest }.first?.day
        }
        #expect(try touched() == today)
        try fixture.apply(.assign(StoreFixture.bo), on: number, by: actor(StoreFixture.anna, 5))
        #expect(try touched() == today)
        _ = try fixture.store.undo(by: actor(StoreFixture.anna, 5))
        #expect(try touched() == today)
        try fixture.force("UPDATE computation SET engine_version = engine_version - 1")
        let again = try fixture.another()
        try again.recomputeOutdated()
        #expect(try again.outdatedCases() == 0 && touched() == today)
        try fixture.apply(.note("Ringt", important: false), on: number, by: actor(StoreFixture.anna, 7))
        #expect(try touched() == today.adding(days: 7))
        _ = try fixture.store.undo(by: actor(StoreFixture.anna, 7))
        #expect(try touched() == today.adding(days: 7))
        for (days, count) in [(66, 0), (67, 1), (400, 1)] {
            let viewer = actor(StoreFixture.lead, days)
            #expect(TeamRow.sum(try fixture.store.team(for: viewer)).untouched == count)
        }
    }

    @Test func sharesOfFullTime() throws {
        let fixture = try StoreFixture()
        func share(_ login: Login) throws -> Int? {
            try fixture.store.team(for: fixture.lead).first { $0.caseworker == login }?.share
        }
        #expect(try share(StoreFixture.anna) == 100)
        try fixture.store.setShare(60, of: StoreFixture.anna, by: fixture.lead)
        try fixture.store.setRole(.teamLead, of: StoreFixture.anna, by: fixture.lead)
        #expect(try share(StoreFixture.anna) == 60)
        #expect(try fixture.store.caseworkers().first { $0.login == StoreFixture.anna }?.share == 60)
        #expect(throws: StoreError.self) {
            try fixture.store.setShare(50, of: StoreFixture.anna, by: fixture.bo)
        }
        #expect(throws: StoreError.self) {
            try fixture.store.setShare(50, of: Login("okänd"), by: fixture.lead)
        }
    }

    @Test func everybodyWhoWorksHereHasARow() throws {
        let fixture = try StoreFixture()
        let rows = try fixture.store.team(for: fixture.reader)
        #expect(rows.first?.caseworker == nil && rows.allSatisfy { $0.cases == 0 && $0.overdue == 0 })
        #expect(Set(rows.dropFirst().compactMap(\.role)) == [.caseworker, .teamLead, .reader])
        let number = try fixture.open(.invented("Haddad", persons: 4))
        let anna = try #require(
            try fixture.store.team(for: fixture.lead).first { $0.caseworker == StoreFixture.anna })
        #expect(anna.cases == 1 && anna.persons == 4 && anna[.phase(.assigned)] == 1)
        try fixture.apply(.assign(StoreFixture.bo), on: number, by: fixture.lead)
        let after = try fixture.store.team(for: fixture.lead)
        #expect(after.first { $0.caseworker == StoreFixture.anna }?.cases == 0)
        #expect(after.first { $0.caseworker == StoreFixture.bo }?.overdue == anna.overdue)
    }
}
