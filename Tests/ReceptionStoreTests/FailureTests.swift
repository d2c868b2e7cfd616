// What can be wrong with a file, each with its own error, and what must hold of the connections.

import Foundation
import GRDB
import Reception
import ReceptionData
import Testing

@testable import ReceptionStore

@Suite struct FailureTests {
    /// The error that opening or writing gives, by name.
    private func error(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "none"
        } catch {
            return "\(error)"
        }
    }

    private func open(_ path: String) throws {
        _ = try ReceptionStore(path: path, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    }

    private func write(_ fixture: StoreFixture, _ store: ReceptionStore) throws {
        _ = try store.apply(ActRequest(.open(.invented("Ny")), on: nil), by: fixture.anna)
    }

    @Test func writesAreFullySynchronousInWAL() throws {
        let fixture = try StoreFixture()
        let writer = try fixture.store.writer
        #expect(try writer.inDatabase { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
        #expect(try writer.inDatabase { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") } == 1)
        #expect(try writer.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test func onlyItsOwnerMayRead() throws {
        let fixture = try StoreFixture()
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(fixture.path) == 0o600)
        #expect(try mode(fixture.folder) == 0o700)
    }

    @Test func filesThatAreNoneOfOurs() throws {
        let fixture = try StoreFixture()
        let path = fixture.folder + "/other"
        #expect(error { try open(path) } == "cannotOpen")
        try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: path))
        #expect(error { try open(path) } == "notADatabase")
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(error { try open(path) } == "notADatabase")
        let foreign = fixture.folder + "/foreign"
        try DatabaseQueue(path: foreign).write { try $0.execute(sql: "CREATE TABLE t (a)") }
        #expect(error { try open(foreign) } == "notADatabase")
        #expect(
            error {
                _ = try ReceptionStore.create(
                    path: foreign, lead: StoreFixture.lead, rulebook: BuiltIn.rulebook,
                    catalogue: BuiltIn.facts,
                    now: Moment(seconds: 0))
            } == "notADatabase")
    }

    @Test func aNewerVersionIsLeftAlone() throws {
        let fixture = try StoreFixture()
        try fixture.force("PRAGMA user_version = 99")
        #expect(error { try open(fixture.path) } == "newerVersion(found: 99, known: \(Schema.version))")
    }

    /// Nor by a program that had it open when a newer one brought it up to date.
    @Test func aNewerVersionIsNotWrittenByWhoHasItOpen() throws {
        let fixture = try StoreFixture()
        try write(fixture, fixture.store)
        let newer = Schema.version + 1
        try fixture.force("PRAGMA user_version = \(newer)")
        let refusal = "newerVersion(found: \(newer), known: \(Schema.version))"
        #expect(error { try write(fixture, fixture.store) } == refusal)
        #expect(error { _ = try fixture.store.undo(by: fixture.anna) } == refusal)
        #expect(try fixture.ask("SELECT count(*) FROM act WHERE kind = 'open'") == 1)
    }

    @Test func lockedForTooLong() throws {
        let fixture = try StoreFixture()
        let store = try fixture.another(busySeconds: 0.05)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: fixture.path, configuration: configuration)
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        #expect(error { try write(fixture, store) } == "busy")
        #expect(
            try store.queue(QueueQuery(scope: .all, limit: 1), after: nil, for: fixture.lead).rows.isEmpty)
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        #expect(error { try write(fixture, store) } == "none")
    }

    /// The file's header can forbid writing, which holds for the superuser too.
    @Test func aReadOnlyFileIsReadAndNotWritten() throws {
        let fixture = try StoreFixture()
        try fixture.open(.invented("Haddad"))
        let copy = fixture.folder + "/readonly.db"
        try fixture.store.writer.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
        var data = try Data(contentsOf: URL(fileURLWithPath: copy))
        data[18] = 3
        try data.write(to: URL(fileURLWithPath: copy))
        let store = try ReceptionStore(path: copy, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
        #expect(try store.caseworkers().count == 4)
        #expect(error { try write(fixture, store) } == "readOnly")
    }

    @Test func aFullDiskTakesNothing() throws {
        let fixture = try StoreFixture()
        let writer = try fixture.store.writer
        try writer.inDatabase { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
        }
        let household = NewHousehold.invented("Full", persons: 4)
        let big = NewHousehold(
            kind: .abo, caseworker: nil, facts: household.facts, persons: household.persons,
            notes: [String(repeating: "ord ", count: 6000)])
        #expect(
            error { _ = try fixture.store.apply(ActRequest(.open(big), on: nil), by: fixture.anna) }
                == "diskFull")
        #expect(try fixture.ask("SELECT count(*) FROM entry") == 0)
        #expect(try fixture.ask("PRAGMA integrity_check") == "ok")
    }

    @Test func aFileCopiedInTheMiddleOfADayIsWhole() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 20, households: 4, seed: 9)
        let copy = fixture.folder + "/copy.db"
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: fixture.path + suffix, toPath: copy + suffix)
        }
        let store = try ReceptionStore(path: copy, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
        #expect(try store.verifyJournal() == nil)
        #expect(
            try store.queue(QueueQuery(scope: .all, limit: 9999), after: nil, for: fixture.lead).rows
                == fixture.rows())
    }

    @Test func networkMounts() {
        let mounts = """
            22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
            40 22 0:35 / /srv/delad rw shared:20 - nfs4 server:/delad rw
            41 40 0:36 / /srv/delad/lokal rw - tmpfs tmpfs rw
            """
        #expect(PathChecks.isNetwork("/srv/delad/enhet", mounts: mounts))
        #expect(PathChecks.isNetwork("/srv/delad", mounts: mounts))
        #expect(!PathChecks.isNetwork("/srv/delad/lokal/x", mounts: mounts))
        #expect(!PathChecks.isNetwork("/srv/deladannan", mounts: mounts))
    }

    @Test func errorsSayNothingOfTheData() throws {
        let error = StoreError(
            DatabaseError(resultCode: .SQLITE_CONSTRAINT_UNIQUE, message: "m", sql: "SELECT 1"))
        #expect("\(error)" == "failed(code: 2067)")
    }

    @Test func anotherProcesssWritingShows() throws {
        let fixture = try StoreFixture()
        let before = try fixture.store.dataVersion()
        #expect(try fixture.store.dataVersion() == before)
        try write(fixture, try fixture.another())
        #expect(try fixture.store.dataVersion() != before)
        #expect(try !fixture.rows().isEmpty)
    }

    /// Whatever lies between asking and our own commit: theirs is news, ours is none.
    @Test func onlyWhatOthersWroteIsNews() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        let id = try fixture.id(number)
        let (mine, theirs) = (try fixture.another(), try fixture.another())
        func note(_ store: ReceptionStore) throws {
            _ = try store.apply(ActRequest(.note("hej", important: false), on: id), by: fixture.anna)
        }
        func isNews(_ write: () throws -> Void) throws -> Bool {
            let before = try mine.dataVersion()
            try write()
            return try mine.dataVersion() != before
        }
        #expect(try !isNews {})
        // Before and after it has a connection that writes.
        for _ in 0..<2 {
            #expect(try isNews { try note(theirs) })
            #expect(
                try isNews {
                    try note(theirs)
                    try mine.logOpening(of: id, by: fixture.anna)
                })
            #expect(try !isNews { try mine.logOpening(of: id, by: fixture.anna) })
            #expect(try !isNews { try note(mine) })
            #expect(
                try isNews {
                    try note(mine)
                    try note(theirs)
                    try note(mine)
                })
        }
    }

    @Test func twoStoresWriteInTurns() async throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        let id = try fixture.id(number)
        let stores = [fixture.store, try fixture.another()]
        let actor = fixture.anna
        try await withThrowingTaskGroup(of: Void.self) { group in
            for store in stores {
                group.addTask {
                    for index in 0..<20 {
                        _ = try store.apply(
                            ActRequest(.note("\(index)", important: false), on: id), by: actor)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try fixture.store.caseFile(number, for: fixture.anna).file.notes.count == 41)
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test func theSameFactWithTwoDatesIsTheOneConflict() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        try fixture.apply(.record(.received, today, .unstated, until: nil, value: nil), on: number)
        let request = ActRequest(
            .record(.received, today.adding(days: -1), .unstated, until: nil, value: nil),
            on: try fixture.id(number))
        do {
            _ = try fixture.another().apply(request, by: fixture.bo)
            Issue.record("no conflict")
        } catch StoreError.refused(.conflict(let fact, _, let stands, let by, _), let refused) {
            #expect(fact == .received && stands == today && by == StoreFixture.anna && refused == number)
        }
        // Even behind the domain's back the schema holds.
        #expect(throws: DatabaseError.self) {
            try fixture.force(
                """
                INSERT INTO entry (id, case_id, day, type, key, is_once, by_login, at, act_id)
                SELECT 9999, case_id, day, type, key, is_once, by_login, at, act_id FROM entry WHERE key = 'received'
                """)
        }
    }

    @Test func usersAreKeptByTeamLeads() throws {
        let fixture = try StoreFixture()
        let store = fixture.store
        let new = Caseworker(login: Login("ny"), role: .caseworker)
        #expect(
            error { try store.addUser(new, by: fixture.anna) }
                == "refused(Reception.CommandError.notPermitted(Reception.Permission.users), nil)")
        try store.addUser(new, by: fixture.lead)
        try store.setRole(.teamLead, of: new.login, by: fixture.lead)
        try store.setRole(.reader, of: StoreFixture.lead, by: fixture.lead)
        let second = StoreFixture.actor(new.login, .teamLead)
        #expect(error { try store.setRole(.reader, of: new.login, by: second) } == "lastTeamLead")
        try fixture.open(.invented("Haddad"))
        #expect(error { try store.removeUser(StoreFixture.anna, by: second) } == "userHasCases(1)")
        try store.removeUser(StoreFixture.bo, by: second)
        #expect(try store.caseworkers().map(\.login.name) == ["anna", "lena", "ny", "rut"])
        #expect(try store.verifyJournal() == nil)
    }
}
