// What the journal says of an export, and that there is nothing in it to take back.

import Reception
import Testing

@testable import ReceptionStore

@Suite struct ExportLogTests {
    private let note = ExportNote(format: "ics", filter: ["all", "kind=ABO"], rows: 12, hasNames: true)

    @Test func isOneRowForTheWholeAndOfNoCase() throws {
        let fixture = try StoreFixture()
        let numbers = try fixture.live(through: 5, households: 4, seed: 5)
        let before: Int = try fixture.ask("SELECT count(*) FROM journal") ?? 0
        try fixture.store.logExport(note, by: fixture.anna)
        #expect(try fixture.ask("SELECT count(*) FROM journal") == before + 1)
        let last = "FROM journal j JOIN journal_detail d ON d.seq = j.seq ORDER BY j.seq DESC LIMIT 1"
        #expect(try fixture.ask("SELECT j.kind \(last)") == "export")
        #expect(try fixture.ask("SELECT j.case_id IS NULL \(last)") == true)
        #expect(try fixture.ask("SELECT d.details \(last)") == "ics\trows=12\tnames\tall\tkind=ABO")
        #expect(try fixture.store.verifyJournal() == nil)
        for number in numbers {
            let page = try fixture.store.journal(of: number, .first, limit: 500, for: fixture.lead)
            #expect(!page.rows.contains { $0.kind == .export })
        }
    }

    @Test func isNotTakenBack() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 0, households: 1, seed: 1)
        let undo = try fixture.store.undoable(by: fixture.anna).undo
        try fixture.store.logExport(note, by: fixture.anna)
        #expect(try fixture.store.undoable(by: fixture.anna).undo == undo)
        _ = try fixture.store.undo(by: fixture.anna)
        let redo = try fixture.store.undoable(by: fixture.anna).redo
        try fixture.store.logExport(note, by: fixture.anna)
        #expect(redo != nil)
        #expect(try fixture.store.undoable(by: fixture.anna).redo == redo)
    }

    @Test func whoMayReadMayExport() throws {
        let fixture = try StoreFixture()
        try fixture.store.logExport(note, by: fixture.reader)
        #expect(try fixture.ask("SELECT login FROM journal ORDER BY seq DESC LIMIT 1") == "rut")
    }

    @Test func aDatabaseKeepsItsMark() throws {
        let (one, other) = (try StoreFixture(), try StoreFixture())
        let mark = try one.store.databaseMark()
        #expect(mark.utf8.count == 12)
        _ = try one.live(through: 5, households: 2, seed: 5)
        try one.force("DELETE FROM journal_detail")
        #expect(try one.store.databaseMark() == mark)
        #expect(try other.store.databaseMark() != mark)
    }
}
