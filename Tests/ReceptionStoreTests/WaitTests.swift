// Closed waits are kept by the acts that close them, and taken back with them.

import GRDB
import Reception
import Testing

@testable import ReceptionStore

@Suite struct WaitTests {
    @Test func actsAndUndoKeepTheCounters() throws {
        let fixture = try StoreFixture()
        let first = try fixture.open(.invented("Ali", persons: 3))
        let second = try fixture.open(.invented("Haile", persons: 1, protection: .confidential))
        func record(_ fact: FactID, _ daysAgo: Int, on number: CaseNumber) throws {
            try fixture.apply(
                .record(
                    fact, today.adding(days: -daysAgo), .everyone(except: []), until: nil, value: nil),
                on: number)
        }
        for number in [first, second] { try record(.registrationNotified, 120, on: number) }
        #expect(try fixture.store.waits()[.registrationWait] == nil)
        try record(.populationRegistered, 20, on: first)
        #expect(try fixture.store.waits()[.registrationWait] == ClosedWaits([100: 3]))
        // A masked household is counted like any other, and nothing of it but the number of days is.
        try record(.populationRegistered, 8, on: second)
        let all = ClosedWaits([100: 3, 112: 1])
        #expect(try fixture.store.waits()[.registrationWait] == all)
        #expect(try fixture.store.caseFile(first, for: fixture.bo).registrationWaits == all)
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try fixture.store.waits()[.registrationWait] == ClosedWaits([100: 3]))
        _ = try fixture.store.redo(by: fixture.anna)
        #expect(try fixture.store.waits()[.registrationWait] == all)
        try fixture.apply(
            .retract(.populationRegistered, person: 2, day: nil, reason: "fel"), on: first)
        #expect(try fixture.store.waits()[.registrationWait] == ClosedWaits([100: 2, 112: 1]))
    }

    /// What was done before anybody waited is no wait.
    @Test func anActBeforeTheTriggerIsNoWait() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Ali", persons: 1))
        for (fact, daysAgo) in [(FactID.populationRegistered, 30), (.registrationNotified, 10)] {
            try fixture.apply(
                .record(
                    fact, today.adding(days: -daysAgo), .everyone(except: []), until: nil, value: nil),
                on: number)
        }
        #expect(try fixture.store.waits()[.registrationWait] == nil)
        #expect(try fixture.ask("SELECT count(*) FROM wait_counter WHERE rule = 'FB-VANTE'") == 0)
    }

    /// The question walks the counters, however many deadlines there are.
    @Test func theQuestionReadsTheCountersAlone() throws {
        let fixture = try StoreFixture()
        let plan = try fixture.store.reader.read { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN SELECT days, n FROM wait_counter WHERE rule = 'FB-VANTE'")
        }
        let details = plan.compactMap { row -> String? in row["detail"] }
        #expect(details.allSatisfy { $0.contains("wait_counter") && $0.contains("PRIMARY KEY") })
    }
}
