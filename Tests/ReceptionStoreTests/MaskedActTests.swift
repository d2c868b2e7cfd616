// Who may not see a household may not change it, nor be told by a refusal what stands in it.

import Reception
import Testing

@testable import ReceptionStore

@Suite struct MaskedActTests {
    @Test func othersMayNotActOnAProtectedHousehold() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(
            .invented("Hemlig", caseworker: StoreFixture.bo, protection: .confidential), by: fixture.bo)
        try fixture.apply(
            .record("population_registered", today.adding(days: -9), .persons([1]), until: nil, value: nil),
            on: number, by: fixture.bo)
        let acts: [CaseCommand] = [
            .assign(StoreFixture.anna), .note("hej", important: false),
            .record("population_registered", today, .persons([1]), until: nil, value: nil),
            .retract("population_registered", person: 1, day: nil, reason: "fel"),
            .pause(person: 1, from: today, to: nil, .other), .remind(today, "ring"),
            .split(HouseholdSplit(persons: [1], day: today, caseworker: nil)),
        ]
        for act in acts {
            let error = #expect(throws: StoreError.self) {
                _ = try fixture.apply(act, on: number, by: fixture.anna)
            }
            guard case .refused(.masked, number)? = error else {
                Issue.record("\(act): \(String(describing: error))")
                continue
            }
        }
        #expect(throws: StoreError.self) {
            try fixture.apply(.note("hej", important: false), on: number, by: fixture.lead)
        }
        // A team lead gives it to somebody, who then works on it.
        try fixture.apply(.assign(StoreFixture.anna), on: number, by: fixture.lead)
        try fixture.apply(.note("hej", important: false), on: number, by: fixture.anna)
    }

    /// What came with somebody from another case counts in the masked view as it does in the list.
    @Test func aMaskedCaseStandsInOnePhase() throws {
        let fixture = try StoreFixture()
        let old = try fixture.open(.invented("Ek", received: today.adding(days: -90)))
        try fixture.apply(
            .record("establishment_started", today.adding(days: -9), .persons([2]), until: nil, value: nil),
            on: old)
        let split = HouseholdSplit(
            persons: [2], day: today, caseworker: StoreFixture.bo, protection: .confidential)
        let new = try #require(try fixture.apply(.split(split), on: old).summary.cases.last)
        let row = try fixture.store.cases(CaseQuery(scope: .all, limit: 9), for: fixture.anna).last
        let view = try fixture.store.caseFile(new, for: fixture.anna)
        #expect(view.isMasked)
        #expect(view.file.phase == .establishment)
        #expect(row?.phase == .establishment)
    }
}
