// The journal's chain: every changed column is found, deleted details are not missed.

import Reception
import ReceptionStore
import Testing

@Suite struct JournalTests {
    private func fixture() throws -> StoreFixture {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 10, households: 3, seed: 3)
        return fixture
    }

    @Test func holdsAsItIsWritten() throws {
        let fixture = try fixture()
        #expect(try fixture.store.verifyJournal() == nil)
        try fixture.force("DELETE FROM journal_detail WHERE seq < 4")
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test(arguments: [
        "at = at + 1", "login = 'x'", "actual = 'x'", "act_id = act_id + 1", "kind = 'note'", "case_id = 99",
        "case_id = NULL", "digest = zeroblob(32)", "hash = zeroblob(32)", "seq = 9999",
    ])
    func findsAChangedColumn(change: String) throws {
        let fixture = try fixture()
        try fixture.force("PRAGMA foreign_keys = OFF; UPDATE journal SET \(change) WHERE seq = 6")
        #expect(try fixture.store.verifyJournal() == 6)
    }

    @Test func findsDeletedRowsAndChangedDetails() throws {
        let one = try fixture()
        try one.force("PRAGMA foreign_keys = OFF; DELETE FROM journal WHERE seq = 5")
        #expect(try one.store.verifyJournal() == 5)
        let other = try fixture()
        try other.force("UPDATE journal_detail SET details = details || ' ' WHERE seq = 6")
        #expect(try other.store.verifyJournal() == 6)
    }

    @Test func everyActIsInIt() throws {
        let fixture = try fixture()
        #expect(
            try fixture.ask("SELECT count(*) FROM act WHERE id NOT IN (SELECT act_id FROM journal)") == 0)
    }
}
