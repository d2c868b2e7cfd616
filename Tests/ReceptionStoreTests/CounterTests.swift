// Derived rows agree with what they are derived from, after acts at random.

import GRDB
import Reception
import ReceptionData
import Testing

@testable import ReceptionStore

@Suite struct CounterTests {
    @Test(arguments: [21, 22, 23] as [UInt64])
    func equalARecount(seed: UInt64) throws {
        let fixture = try StoreFixture()
        let numbers = try fixture.live(through: 150, households: 14, seed: seed, over: 90)
        #expect(try Recount.faults(fixture.store).isEmpty)
        try expectTouched(fixture)
        #expect(try fixture.store.waits() == closedWaits(numbers, fixture))
        try #require(try fixture.store.verifyJournal() == nil)
        for number in numbers {
            guard let id = try fixture.store.reader.read({ try Cases.id(of: number, $0) }) else { continue }
            let file = try fixture.store.reader.read { try Cases.load(id, $0) }
            let stored = try fixture.store.reader.read { try DeadlineRecord.stored(of: id, $0) }
            #expect(stored.count == fixture.store.engine.deadlines(of: file).count)
            let keys = try fixture.store.reader.read { db in
                try Set(
                    Row.fetchAll(
                        db, sql: "SELECT kind, value, number FROM lookup_key WHERE case_id = ?",
                        arguments: [id.raw]
                    ).map { LookupKey(kind: $0[0], value: $0[1], number: $0[2]) })
            }
            #expect(keys == LookupKey.all(of: file))
        }
        #expect(try fixture.ask("SELECT count(*) FROM pragma_foreign_key_check") == 0)
        #expect(try fixture.ask("PRAGMA integrity_check") == "ok")
    }

    /// When each case was last touched is what the journal's details say, and the counters of it are a recount.
    private func expectTouched(_ fixture: StoreFixture) throws {
        let kept = try fixture.store.reader.read { db in
            try Row.fetchAll(db, sql: "SELECT id, touched_on FROM reception_case ORDER BY id")
        }
        var told: [Int64: Int32] = [:]
        let journal = try all(
            fixture,
            """
            SELECT j.case_id, a.day, d.details FROM journal j JOIN act a ON a.id = j.act_id
            JOIN journal_detail d ON d.seq = j.seq WHERE j.case_id IS NOT NULL ORDER BY j.seq
            """)
        for row in journal {
            let touches = (row[2] as String).split(separator: "\n").contains { line in
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard ["add", "end", "revive"].contains(fields[0]) else { return false }
                return !fields.contains("assignment")
            }
            if touches { told[row[0]] = row[1] }
        }
        #expect(kept.allSatisfy { told[$0[0]] == ($0[1] as Int32) })
        #expect(Set(told.values).count > 3)
        let days = "SELECT scope, slot, n FROM due_counter WHERE series = 3 AND slot < 10000000 ORDER BY 1, 2"
        let recounted = """
            SELECT coalesce(caseworker, '') AS scope, touched_on AS slot, count(*) AS n FROM reception_case
            WHERE kind IS NOT NULL AND is_closed = 0 GROUP BY 1, 2 ORDER BY 1, 2
            """
        #expect(try all(fixture, days) == all(fixture, recounted))
        // And an older database is brought to the same.
        try fixture.makeOlder(13)
        _ = try fixture.another()
        #expect(
            try all(fixture, "SELECT id, touched_on FROM reception_case ORDER BY id") == kept)
        #expect(try all(fixture, days) == all(fixture, recounted))
    }

    /// A new rulebook computes every case again, in chunks that can be stopped, and keeps what was met.
    @Test func aNewRulebookIsComputedInChunks() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 40, households: 9, seed: 5)
        let old = fixture.store.engine.rulebook
        let fewer = Rulebook(
            version: old.version + "+", rules: old.rules.filter { $0.id != "MOT-ABO" },
            parameters: old.parameters)
        let newer = try ReceptionStore(
            path: fixture.path, rulebook: fewer, catalogue: fixture.store.engine.catalogue)
        let outdated = try newer.outdatedCases()
        #expect(outdated > 4)
        try newer.recomputeOutdated(chunk: 2) { $0 < 4 }
        #expect(try newer.outdatedCases() == outdated - 4)
        try newer.recomputeOutdated(chunk: 2)
        #expect(try newer.outdatedCases() == 0)
        #expect(try fixture.rows().allSatisfy { $0.key.rule != "MOT-ABO" })
        let rows = try fixture.rows()
        #expect(try fixture.store.openCount(.all, for: fixture.lead).open == rows.count)
        try newer.recheck(today: today)
    }

    /// The waits that are over, by the engine alone.
    private func closedWaits(_ numbers: [CaseNumber], _ fixture: StoreFixture) throws -> [RuleID: ClosedWaits]
    {
        var counts: [RuleID: [Int: Int]] = [:]
        for number in numbers {
            guard let id = try fixture.store.reader.read({ try Cases.id(of: number, $0) }) else { continue }
            let file = try fixture.store.reader.read { try Cases.load(id, $0) }
            for deadline in fixture.store.engine.deadlines(of: file) {
                guard case .met(let day, _) = deadline.outcome, day >= deadline.triggerDay,
                    let rule = fixture.store.engine.rulebook.rule(
                        deadline.key.rule, version: deadline.version),
                    rule.show == .waiting || rule.owner == .authority || rule.owner == .household
                else { continue }
                counts[deadline.key.rule, default: [:]][day - deadline.triggerDay, default: 0] += 1
            }
        }
        return counts.mapValues(ClosedWaits.init)
    }

    @Test func whatPeopleGrowOutOfIsLateUntilThen() throws {
        let fixture = try StoreFixture()
        var details: [PersonDetail: String] = [.givenName: "Prov", .familyName: "Provsson"]
        let persons = ["1990-05-05", "2020-12-31", "2008-10-10"].map { born in
            details[.birthDate] = born
            return NewHousehold.Person(details: details)
        }
        let received = try #require(Day("2026-02-02"))
        let number = try fixture.open(
            NewHousehold(
                kind: .massflykt, caseworker: StoreFixture.anna, facts: [StatedFact("received", received)],
                persons: persons))
        func expectCounts(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
            for text in ["2026-03-16", "2026-10-09", "2026-10-10", "2027-06-30", "2027-07-01"] {
                let day = try #require(Day(text))
                let actor = StoreFixture.actor(StoreFixture.anna, on: day)
                let statuses = try fixture.store.caseFile(number, for: actor).deadlines.map {
                    $0.status(on: day, BuiltIn.rulebook)
                }
                for scope in [CaseloadScope.all, .caseworker(StoreFixture.anna)] {
                    let count = try fixture.store.openCount(scope, for: actor)
                    #expect(
                        count.open == statuses.filter(\.isOpen).count, "\(text)",
                        sourceLocation: sourceLocation)
                    #expect(
                        count.overdue == statuses.filter { $0 == .overdue }.count, "\(text)",
                        sourceLocation: sourceLocation)
                }
            }
        }
        try expectCounts()
        let late = try fixture.store.caseFile(number, for: fixture.anna).deadlines.filter {
            ["MASSFLYKT-FORSKOLA", "MASSFLYKT-SKOLA"].contains($0.key.rule)
        }
        #expect(late.count == 2 && late.allSatisfy { $0.status(on: today, BuiltIn.rulebook) == .overdue })
        try fixture.apply(.snooze(late.map(\.key), until: try #require(Day("2026-12-01"))), on: number)
        try expectCounts()
    }

    private func all(_ fixture: StoreFixture, _ sql: String) throws -> [Row] {
        try fixture.store.reader.read { try Row.fetchAll($0, sql: sql) }
    }
}
