// What the store keeps of papers and of the unit: a copy is counted when it is made, the unit's file is the team lead's.

import GRDB
import Reception
import Testing

@testable import ReceptionStore

@Suite struct PaperStoreTests {
    private enum Fault: Error { case noGlyph }

    private func household(_ fixture: StoreFixture) throws -> CaseID {
        let number = try fixture.open(
            NewHousehold(
                kind: .ebo, facts: [],
                persons: [
                    NewHousehold.Person(details: [
                        .givenName: "Prov", .familyName: "Provsson", .birthDate: "1990-05-05",
                        .relation: Relation.applicant.rawValue,
                    ])
                ]))
        return try fixture.store.caseFile(number, for: fixture.anna).file.id
    }

    private func prints(_ fixture: StoreFixture) throws -> Int64? {
        try fixture.store.asking { try $0.int("SELECT count(*) FROM journal WHERE kind = 'print'") }
    }

    @Test func aCopyIsCountedWhenItIsMade() throws {
        let fixture = try StoreFixture()
        let id = try household(fixture)
        #expect(try fixture.store.logPrint(.case, of: [id], by: fixture.anna) { $0 } == 1)
        #expect(throws: Fault.noGlyph) {
            try fixture.store.logPrint(.case, of: [id], by: fixture.anna) { _ in throw Fault.noGlyph }
        }
        #expect(try prints(fixture) == 1)
        // Each kind of paper has copies of its own.
        #expect(try fixture.store.logPrint(.welcome, of: [id], by: fixture.anna) { $0 } == 1)
        #expect(try fixture.store.logPrint(.case, of: [id], by: fixture.anna) { $0 } == 2)
        // A paper that names nobody leaves nothing behind.
        #expect(try fixture.store.logPrint(.day, of: [], by: fixture.anna) { $0 } == 1)
        #expect(try prints(fixture) == 3)
    }

    @Test func theJournalOfTheCaseSaysWhichPaperAndWhichCopy() throws {
        let fixture = try StoreFixture()
        let id = try household(fixture)
        for _ in 1...2 { _ = try fixture.store.logPrint(.welcome, of: [id], by: fixture.anna) { $0 } }
        let number = CaseNumber(year: 2026, serial: 1)
        func steps() throws -> [[UnitStep]] {
            try fixture.store.journal(of: number, .first, limit: 2, for: fixture.anna).rows.map(\.steps)
        }
        #expect(try steps() == [[.printed(.welcome, copy: 2)], [.printed(.welcome, copy: 1)]])
        #expect(try fixture.store.readings(of: number, for: fixture.lead).first?.paper == "welcome")
        // What an earlier program printed; only what is erased is stripped.
        try DatabaseQueue(path: fixture.path).write { db in
            try db.execute(sql: "UPDATE journal_detail SET details = 'welcome' WHERE details = 'welcome\t2'")
            try db.execute(sql: "DELETE FROM journal_detail WHERE details = 'welcome\t1'")
        }
        #expect(try steps() == [[.printed(.welcome, copy: nil)], []])
        let rows = try fixture.store.journal(of: number, .first, limit: 2, for: fixture.anna).rows
        #expect(rows.map(\.isStripped) == [false, true])
    }

    /// One of them that cannot be made takes back those that were.
    @Test func severalPapersAreAllMadeOrNone() throws {
        let fixture = try StoreFixture()
        let ids = [try household(fixture), try household(fixture)]
        let notes =
            ids.map { PrintNote(.case, of: [$0]) } + [PrintNote(.case, of: ids), PrintNote(.day, of: [])]
        #expect(throws: Fault.noGlyph) {
            _ = try fixture.store.logPrints(notes, by: fixture.anna) { index, _ in
                if index == 1 { throw Fault.noGlyph }
            }
        }
        #expect(try prints(fixture) == 0)
        let made = try fixture.store.logPrints(notes, by: fixture.anna) { "\($0): \($1)" }
        #expect(made == ["0: 1", "1: 1", "2: 2", "3: 1"])
        #expect(try prints(fixture) == 4)
    }

    @Test func theUnitsFileIsKeptForEverybody() throws {
        let fixture = try StoreFixture()
        #expect(try fixture.store.unitFile() == nil)
        try fixture.store.keepUnitFile("[unit]\n", by: fixture.lead)
        try fixture.store.keepUnitFile("# new\n", by: fixture.lead)
        #expect(try fixture.another().unitFile() == "# new\n")
        for actor in [fixture.anna, fixture.reader] {
            #expect(throws: StoreError.self) { try fixture.store.keepUnitFile("", by: actor) }
        }
        #expect(try fixture.store.unitFile() == "# new\n")
        let kept = try fixture.store.asking { try $0.int("SELECT count(*) FROM journal WHERE kind = 'unit'") }
        #expect(kept == 2)
    }
}
