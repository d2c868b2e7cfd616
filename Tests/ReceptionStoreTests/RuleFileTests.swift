// Rule files in the database: kept, laid over ours, told before they move anything, and safe against two programs.

import GRDB
import Reception
import ReceptionData
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct RuleFileTests {
    /// The rulebook with one routine's span changed, as an overlay of this version.
    private static func book(_ version: String, days: Int) -> Rulebook {
        let change = RuleAdjustment(rule: "SO-START", span: Span([.init(count: days, unit: .days)]))
        return BuiltIn.rulebook.laying(
            RuleOverlay(version: version, edition: nil, rules: [], parameters: [], adjustments: [change]))
    }

    private static func file(_ version: String) -> RuleFile {
        RuleFile(slot: .unit, name: "enhet.toml", version: version, text: "# \(version)\n")
    }

    /// Opens the fixture's file by its stored rules.
    private static func reopen(_ fixture: StoreFixture, days: Int) throws -> ReceptionStore {
        try ReceptionStore(path: fixture.path, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts) {
            _, files in
            book(files[0].version, days: days)
        }
    }

    private static func unit(_ cases: Int) throws -> StoreFixture {
        let fixture = try StoreFixture()
        var random = SplitMix64(seed: 7)
        for _ in 0..<cases {
            let day = random.day(in: 2025...2025)
            let number = try fixture.open(
                NewHousehold(
                    kind: .ebo, facts: [],
                    persons: [
                        NewHousehold.Person(details: [
                            .givenName: "Prov", .familyName: "Provsson", .birthDate: "1990-05-05",
                            .relation: Relation.applicant.rawValue,
                        ])
                    ]))
            try fixture.apply(
                .record("population_registered", day, .persons([1]), until: nil, value: nil), on: number)
        }
        return fixture
    }

    private static func rows(_ store: ReceptionStore, _ fixture: StoreFixture) throws -> [DeadlineKey: Day?] {
        let page = try store.queue(QueueQuery(scope: .all, limit: 100_000), after: nil, for: fixture.lead)
        return Dictionary(page.rows.map { ($0.key, $0.due) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func aPreviewTellsExactlyWhatLoadingDoes() throws {
        let fixture = try Self.unit(12)
        let before = try Self.rows(fixture.store, fixture)
        var told: [CaseNumber: [DeadlineMove]] = [:]
        var done: [Int] = []
        let book = Self.book("v1", days: 20)
        func tell(_ index: Int, _ count: Int) { done.append(index) }
        try fixture.store.preview(book, for: fixture.lead, progress: tell) { told[$0.number] = $0.moves }
        #expect(!done.isEmpty && done == Array(done.indices))
        struct Stopped: Error {}
        #expect(throws: Stopped.self) {
            func stop(_ index: Int, _ count: Int) throws { throw Stopped() }
            try fixture.store.preview(book, for: fixture.lead, progress: stop) { _ in }
        }
        #expect(try Self.rows(fixture.store, fixture) == before)
        #expect(told.count == 12 && told.values.allSatisfy { $0.map(\.change) == [.moved] })

        try fixture.store.keep(Self.file("v1"), by: fixture.lead)
        let store = try Self.reopen(fixture, days: 20)
        #expect(try store.outdatedCases() == 12)
        try store.recomputeOutdated()
        let after = try Self.rows(store, fixture)
        let moved = after.filter { before[$0.key] != $0.value }
        #expect(Set(moved.keys.map(\.rule)) == ["SO-START"] && moved.count == 12)
        #expect(Set(moved.values.map { $0 }) == Set(told.values.flatMap { $0.map(\.after) }))
        #expect(Set(before.keys) == Set(after.keys))
    }

    @Test func aProgramWithOldRulesWritesNothingMore() throws {
        let fixture = try Self.unit(1)
        let other = try fixture.another()
        try fixture.store.keep(Self.file("v1"), by: fixture.lead)
        let entries: Int? = try fixture.ask("SELECT count(*) FROM entry")
        let number = try #require(try fixture.rows().first?.number)
        let request = ActRequest(.note("nytt", important: false), on: try fixture.id(number))
        #expect { try other.apply(request, by: fixture.anna) } throws: { error in
            if case .rulesChanged? = error as? StoreError { true } else { false }
        }
        #expect(try fixture.ask("SELECT count(*) FROM entry") == entries)
        #expect(try Self.reopen(fixture, days: 20).apply(request, by: fixture.anna).act != nil)
    }

    @Test func onlyATeamLeadChangesRules() throws {
        let fixture = try StoreFixture()
        for actor in [fixture.anna, fixture.reader] {
            #expect { try fixture.store.keep(Self.file("v1"), by: actor) } throws: { error in
                if case .refused(.notPermitted(.rules), nil)? = error as? StoreError { true } else { false }
            }
        }
        #expect(try fixture.store.ruleFiles().isEmpty)
        let kept: Int? = try fixture.ask("SELECT count(*) FROM journal WHERE kind = 'rules'")
        #expect(kept == 0)
    }

    @Test func anEmptyTextTakesTheFileAwayAndTheJournalKeepsBoth() throws {
        let fixture = try StoreFixture()
        try fixture.store.keep(Self.file("v1"), by: fixture.lead)
        #expect(try fixture.store.ruleFiles() == [Self.file("v1")])
        let store = try Self.reopen(fixture, days: 20)
        try store.keep(RuleFile(slot: .unit, name: "tom.toml", version: "", text: ""), by: fixture.lead)
        #expect(try fixture.store.ruleFiles().isEmpty)
        let kept: Int? = try fixture.ask("SELECT count(*) FROM journal WHERE kind = 'rules'")
        #expect(kept == 2)
        // The program's own rules are in use again, so the first store may write.
        try fixture.store.keep(Self.file("v2"), by: fixture.lead)
    }

    @Test func computingAgainGoesOnWhereItWasStopped() throws {
        let fixture = try Self.unit(12)
        try fixture.store.keep(Self.file("v1"), by: fixture.lead)
        let store = try Self.reopen(fixture, days: 20)
        var left: [Int] = []
        for _ in 0..<4 {
            try store.recomputeOutdated(chunk: 3) { _ in false }
            left.append(try store.outdatedCases())
        }
        #expect(left == [9, 6, 3, 0])
    }
}
