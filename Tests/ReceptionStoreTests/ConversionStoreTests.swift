// A changed kind on a real file: the rows follow, undo restores them, and redo changes them again.

import Reception
import ReceptionStore
import Testing

@Suite struct ConversionStoreTests {
    private let later = StoreFixture.actor(StoreFixture.anna, on: today.adding(days: 60))

    private func rows(_ fixture: StoreFixture) throws -> [QueueRow] {
        try fixture.rows(.all, for: StoreFixture.actor(StoreFixture.lead, .teamLead, on: later.today))
    }

    private func listed(_ fixture: StoreFixture) throws -> [CaseKind?] {
        try fixture.store.cases(CaseQuery(scope: .all, limit: 9), for: later).map(\.kind)
    }

    @Test func undoRestoresTheRowsAndRedoTheConversion() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad", kind: .massflykt, received: today))
        try fixture.apply(
            .record(
                .populationRegistered, today.adding(days: 30), .everyone(except: []), until: nil, value: nil),
            on: number, by: later)
        let before = try rows(fixture)
        let receipt = try fixture.apply(
            .convert(to: .ebo, on: today.adding(days: 30)), on: number, by: later)
        #expect(receipt.summary.kind == .convert && receipt.summary.changes == 1)
        let after = try rows(fixture)
        #expect(after != before)
        #expect(after.allSatisfy { $0.kind == .ebo })
        #expect(try listed(fixture) == [.ebo])
        #expect(try fixture.store.undo(by: later).summary.kind == .convert)
        #expect(try rows(fixture) == before)
        #expect(try listed(fixture) == [.massflykt])
        _ = try fixture.store.redo(by: later)
        #expect(try rows(fixture) == after)
        #expect(try listed(fixture) == [.ebo])
    }

    @Test func aReplacedRegistrationComesBack() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad", kind: .ebo))
        let before = try fixture.rows()
        let receipt = try fixture.apply(.convert(to: .abo, on: today), on: number)
        #expect(receipt.summary.changes == 2)
        #expect(try fixture.rows().contains { $0.key.rule == "MOT-ABO" })
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try fixture.rows() == before)
        _ = try fixture.store.redo(by: fixture.anna)
        #expect(try fixture.rows().contains { $0.key.rule == "MOT-ABO" })
        let again = try fixture.another()
        #expect(try again.caseFile(number, for: fixture.anna).file.kinds.map(\.kind) == [.abo])
    }

    @Test func aReaderChangesNoKind() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        let before = try fixture.rows()
        #expect(throws: StoreError.self) {
            try fixture.apply(.convert(to: .ebo, on: today), on: number, by: fixture.reader)
        }
        #expect(try fixture.rows() == before)
    }
}
