// Undo and redo on a real file: they survive a restart and stand back for what others did later.

import Reception
import ReceptionStore
import Testing

@Suite struct UndoTests {
    @Test func takesBackAndDoesAgain() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        try fixture.apply(.record(.received, today, .unstated, until: nil, value: nil), on: number)
        let with = try fixture.rows()
        let undone = try fixture.store.undo(by: fixture.anna)
        #expect(undone.summary.kind == .record && undone.summary.subject == "received")
        #expect(
            try !fixture.store.caseFile(number, for: fixture.anna).file.facts.contains { $0.id == .received })
        #expect(try fixture.store.undoable(by: fixture.anna).redo?.kind == .record)
        // Another process does it again.
        let other = try fixture.another()
        _ = try other.redo(by: fixture.anna)
        #expect(try fixture.rows() == with)
        #expect(throws: StoreError.self) { try fixture.store.redo(by: fixture.anna) }
        _ = try fixture.store.undo(by: fixture.anna)
        _ = try fixture.store.redo(by: fixture.anna)
        #expect(try fixture.rows() == with)
    }

    @Test func goesBackActByActAndForthAgain() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        try fixture.apply(.note("ett", important: false), on: number)
        try fixture.apply(.note("två", important: false), on: number)
        try fixture.apply(.assign(StoreFixture.bo), on: number)
        func notes() throws -> Int { try fixture.store.caseFile(number, for: fixture.anna).file.notes.count }
        for _ in 0..<2 { _ = try fixture.store.undo(by: fixture.anna) }
        #expect(try notes() == 2)
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try notes() == 1)
        for _ in 0..<3 { _ = try fixture.store.redo(by: fixture.anna) }
        #expect(try notes() == 3)
        #expect(try fixture.store.caseFile(number, for: fixture.anna).file.caseworker == StoreFixture.bo)
        // Something new ends what can be done again.
        _ = try fixture.store.undo(by: fixture.anna)
        try fixture.apply(.note("tre", important: false), on: number)
        #expect(throws: StoreError.self) { try fixture.store.redo(by: fixture.anna) }
    }

    @Test func undoneOpeningsAreInNoList() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try fixture.rows().isEmpty)
        #expect(try fixture.store.cases(CaseQuery(scope: .all, limit: 9), for: fixture.anna).isEmpty)
        #expect(try fixture.store.search("haddad", limit: 9, for: fixture.anna).isEmpty)
        #expect(throws: StoreError.self) { try fixture.store.caseFile(number, for: fixture.anna) }
        #expect(try fixture.store.openCount(.all, for: fixture.anna).open == 0)
        _ = try fixture.store.redo(by: fixture.anna)
        #expect(try fixture.store.caseFile(number, for: fixture.anna).file.household == "Haddad")
        #expect(try !fixture.rows().isEmpty)
    }

    @Test func isRefusedWhereSomebodyElseTouchedTheSame() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        try fixture.apply(.record(.received, today, .unstated, until: nil, value: nil), on: number)
        try fixture.apply(
            .retract(.received, person: nil, day: nil, reason: "fel"), on: number, by: fixture.bo)
        do {
            _ = try fixture.store.undo(by: fixture.anna)
            Issue.record("undone")
        } catch StoreError.undoBlocked(let login, let summary) {
            #expect(login == StoreFixture.bo && summary.kind == .retract && summary.cases == [number])
        }
        // Bo's retraction can not be taken back once another date stands.
        try fixture.apply(
            .record(.received, today.adding(days: -1), .unstated, until: nil, value: nil), on: number)
        do {
            _ = try fixture.store.undo(by: fixture.bo)
            Issue.record("undone")
        } catch StoreError.undoBlocked(let login, let summary) {
            #expect(login == StoreFixture.anna && summary.kind == .record)
        }
    }

    @Test func anOpeningStaysWhereOthersHaveWritten() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        try fixture.apply(.note("hej", important: false), on: number, by: fixture.bo)
        #expect(throws: StoreError.self) { try fixture.store.undo(by: fixture.anna) }
        #expect(try fixture.store.caseFile(number, for: fixture.anna).file.notes.count == 2)
    }

    @Test func onlyTodaysOwnActs() throws {
        let fixture = try StoreFixture()
        try fixture.open(.invented("Haddad"))
        #expect(throws: StoreError.self) { try fixture.store.undo(by: fixture.bo) }
        let tomorrow = StoreFixture.actor(StoreFixture.anna, on: today.adding(days: 1))
        #expect(throws: StoreError.self) { try fixture.store.undo(by: tomorrow) }
    }
}
