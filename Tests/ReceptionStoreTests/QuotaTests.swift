// How a year stands against the numbers to receive, on a real file: several years, conversions, splits, the protected.

import GRDB
import Reception
import ReceptionData
import Testing

@testable import ReceptionStore

@Suite struct QuotaTests {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func set(_ fixture: StoreFixture, _ figure: QuotaFigure) throws {
        let records = try fixture.store.records(.quota, on: .distantPast ... .distantFuture)
        let request = try QuotaAct.set(figure, among: records, today: today)
        _ = try fixture.store.apply(request, by: fixture.lead)
    }

    private func record(_ fact: FactID, _ day: Day, _ persons: [Int] = []) -> CaseCommand {
        .record(fact, day, persons.isEmpty ? .unstated : .persons(persons), until: nil, value: nil)
    }

    /// What the cases themselves say of a year.
    private func expected(_ fixture: StoreFixture, _ year: Int) throws -> [String] {
        let files = try fixture.store.reader.read { db in
            try Int64.fetchAll(db, sql: "SELECT id FROM reception_case WHERE kind IS NOT NULL").map {
                try Cases.load(CaseID($0), db)
            }
        }
        return files.flatMap { file in
            file.quotaPlacements(BuiltIn.rulebook).filter { $0.day.year == year }.map {
                "\(file.number) \($0.scheme) \($0.day) \($0.persons) "
                    + ($0.received?.description ?? "-")
            }
        }.sorted()
    }

    private func answer(_ fixture: StoreFixture, _ year: Int, _ viewer: Actor) throws -> [String] {
        try fixture.store.quota(year, for: viewer).flatMap(\.households).map { one in
            let placement = one.placement
            return "\(one.number) \(placement.scheme) \(placement.day) \(placement.persons) "
                + (placement.received?.description ?? "-")
        }.sorted()
    }

    @Test func severalYearsWithConversionsSplitsAndProtectedHouseholds() throws {
        let fixture = try StoreFixture()
        let last = try day("2025-12-30")
        let first = try day("2026-01-02")
        _ = try fixture.open(.invented("Ett", persons: 3, decided: last, received: first))
        _ = try fixture.open(.invented("Två", persons: 4, decided: first))
        _ = try fixture.open(.invented("Tre", kind: .ebo, persons: 4, decided: first))
        let hidden = try fixture.open(
            .invented(
                "Hemlig", persons: 2, caseworker: StoreFixture.bo, protection: .confidential,
                decided: first), by: fixture.bo)
        let here = try fixture.open(
            .invented("Fyra", kind: .massflykt, persons: 4, decided: last, received: last))
        try fixture.apply(record(.populationRegistered, today.adding(days: -20), [1, 2, 3, 4]), on: here)
        let split = HouseholdSplit(
            persons: [4], day: today.adding(days: -15), caseworker: StoreFixture.bo,
            protection: .confidential)
        let own = try #require(try fixture.apply(.split(split), on: here).summary.cases.last)
        try fixture.apply(.convert(to: .abo, on: today.adding(days: -10)), on: here)
        try fixture.apply(record(.placementDecided, today.adding(days: -5)), on: here)
        try fixture.apply(record(.placementDecided, today.adding(days: -4)), on: here)

        let now = try fixture.store.quota(2026, for: fixture.anna)
        #expect(now.map(\.scheme) == [.kommuntal, .fordelningstal])
        #expect(now[0].assigned == 4 + 2 + 3 && now[0].received == 3 && now[0].planned == 6)
        #expect(now[0].figure == nil && now[0].remaining == nil && now[1].households.isEmpty)
        // The protected count like all others; there is a number and no name.
        let masked = try #require(now[0].households.first { $0.number == hidden })
        #expect(masked.isMasked && masked.household.isEmpty && masked.placement.persons == 2)
        try fixture.reveal(hidden, to: fixture.bo)
        #expect(
            try fixture.store.quota(2026, for: fixture.bo)[0].households.first { $0.number == hidden }?
                .household == "Hemlig")
        let before = try fixture.store.quota(2025, for: fixture.anna)
        #expect(before[0].assigned == 3 && before[0].received == 3)
        // Who has a case of her own since is counted in the household that was assigned.
        #expect(before[1].assigned == 4 && before[1].households.map(\.number) == [here])
        #expect(!now.flatMap(\.households).contains { $0.number == own })
        for year in 2024...2027 {
            #expect(try answer(fixture, year, fixture.bo) == expected(fixture, year))
        }
        // A decision that is taken back counts nobody any more.
        try fixture.apply(
            .retract(.placementDecided, person: nil, day: today.adding(days: -5), reason: "fel"), on: here)
        #expect(
            try fixture.store.quota(2026, for: fixture.anna)[0].households.first { $0.number == here }?
                .placement.day == today.adding(days: -4))
    }

    @Test func aNumberIsRevisedPutRightTakenAwayAndTakenBack() throws {
        let fixture = try StoreFixture()
        func figure(_ persons: Int, _ decided: String) throws -> QuotaFigure {
            QuotaFigure(scheme: .kommuntal, year: 2026, persons: persons, decided: try day(decided))
        }
        func stands() throws -> [Int] {
            try fixture.store.quota(2026, for: fixture.anna)[0].figures.map(\.persons)
        }
        try set(fixture, figure(30, "2025-11-15"))
        try set(fixture, figure(24, "2026-02-20"))
        try set(fixture, figure(31, "2025-11-15"))
        #expect(try stands() == [31, 24])
        let latest = try #require(
            try fixture.store.records(.quota, on: day("2026-02-20")...day("2026-02-20")).first)
        #expect(throws: StoreError.self) {
            try fixture.store.apply(QuotaAct.remove(latest), by: fixture.anna)
        }
        _ = try fixture.store.apply(QuotaAct.remove(latest), by: fixture.lead)
        #expect(try stands() == [31])
        for expected in [[31, 24], [30, 24], [30], []] {
            _ = try fixture.store.undo(by: fixture.lead)
            #expect(try stands() == expected)
        }
        _ = try fixture.store.redo(by: fixture.lead)
        #expect(try stands() == [30])
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test(arguments: [61, 62, 63] as [UInt64]) func isWhatTheCasesSay(seed: UInt64) throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 150, households: 16, seed: seed)
        var found = 0
        for year in 2024...2026 {
            let answer = try answer(fixture, year, fixture.lead)
            #expect(try answer == expected(fixture, year))
            found += answer.count
        }
        #expect(found > 4)
        // The sums that are kept are those of the placements, also when acts are taken back.
        let kept = try sums(fixture)
        #expect(try kept.count > 1 && kept == counted(fixture))
        for actor in [fixture.anna, fixture.bo, fixture.anna] {
            for _ in 0..<30 { _ = try? fixture.store.undo(by: actor) }
            #expect(try sums(fixture) == counted(fixture))
        }
        #expect(try sums(fixture) != kept)
        try fixture.makeOlder(12)
        _ = try fixture.another()
        #expect(try sums(fixture) == counted(fixture))
    }

    private func sums(_ fixture: StoreFixture) throws -> Set<String> {
        try rows(fixture, "SELECT scheme, year, assigned, received FROM quota_sum WHERE assigned > 0")
    }

    private func counted(_ fixture: StoreFixture) throws -> Set<String> {
        var sums: [String: (assigned: Int, received: Int)] = [:]
        let placements = try fixture.store.reader.read { db in
            try Row.fetchAll(db, sql: "SELECT \(QuotaRecord.columns) FROM quota_placement q").map {
                try QuotaRecord.read($0, from: 0)
            }
        }
        for placement in placements {
            let key = "\(placement.scheme.rawValue) \(placement.day.year)"
            sums[key, default: (0, 0)].assigned += placement.persons
            if placement.received != nil { sums[key, default: (0, 0)].received += placement.persons }
        }
        return Set(sums.map { "\($0) \($1.assigned) \($1.received)" })
    }

    private func rows(_ fixture: StoreFixture, _ sql: String) throws -> Set<String> {
        try fixture.store.reader.read { db in
            Set(
                try Row.fetchAll(db, sql: sql).map { row in
                    row.databaseValues.map { $0.storage.value.map { "\($0)" } ?? "" }.joined(separator: " ")
                })
        }
    }

    /// Of a database of the version before nothing is counted until its cases are computed again, as they are when the
    /// program opens it.
    @Test func isFilledForAnOlderDatabase() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 60, households: 12, seed: 64)
        let before = try (2024...2026).map { try answer(fixture, $0, fixture.lead) }
        #expect(!before.joined().isEmpty)
        try fixture.force("UPDATE computation SET engine_version = engine_version - 1")
        try fixture.makeOlder(11)
        let later = try fixture.another()
        #expect(try later.quota(2026, for: fixture.lead).allSatisfy(\.households.isEmpty))
        try later.recomputeOutdated()
        #expect(try (2024...2026).map { try answer(fixture, $0, fixture.lead) } == before)
    }

    @Test func theSumsAreThoseOfWhoCounts() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 40, households: 16, seed: 65)
        #expect(try fixture.store.quotaSums(2026).isEmpty)
        try set(
            fixture,
            QuotaFigure(scheme: .kommuntal, year: 2026, persons: 40, decided: try day("2025-11-15")))
        let sums = try fixture.store.quotaSums(2026)
        let whole = try fixture.store.quota(2026, for: fixture.anna)
        #expect(sums.map(\.scheme) == [.kommuntal] && sums[0].figure?.persons == 40)
        #expect(sums[0].assigned == whole[0].assigned && sums[0].received == whole[0].received)
        #expect(sums[0].assigned > 0 && sums[0].remaining == whole[0].remaining && sums[0].households.isEmpty)
    }

    @Test func noYearThatThereIsNotHasAnybody() throws {
        let fixture = try StoreFixture()
        _ = try fixture.open(.invented("Ett"))
        #expect(try fixture.store.quota(0, for: fixture.anna).allSatisfy(\.households.isEmpty))
        #expect(try fixture.store.quota(20_000, for: fixture.anna).allSatisfy(\.households.isEmpty))
    }
}
