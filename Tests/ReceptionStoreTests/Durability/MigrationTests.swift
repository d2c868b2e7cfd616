// A database of an older version is brought up to date whole or not at all, whatever ends it in the middle.

import Foundation
import GRDB
import TestSupport
import Testing

@testable import ReceptionStore

@Suite(.serialized) struct MigrationTests {
    /// A database that the program of an older version wrote, and a copy of it for each try.
    private struct Older {
        let fixture: StoreFixture
        let folder: Folder

        init(_ version: Int) throws {
            fixture = try StoreFixture()
            folder = try Folder()
            try folder.write("older.db", OlderFile(version: version).bytes())
        }

        func copy() throws -> String {
            for suffix in ["-wal", "-shm"] { unlink(folder.path + "/copy.db" + suffix) }
            return try folder.write("copy.db", folder.bytes("older.db"))
        }

        /// Opens a copy on a file system with a fault.
        func run(_ wishes: [String]) throws -> (status: Int32, lines: [String]) {
            let writer = try Child(
                [BuiltProgram.path("mottagning-writer"), copy(), "acts=1", "vfs=fault"] + wishes)
            let lines = writer.lines()
            return (writer.end(), lines)
        }

        /// What stands in the copy, version and all, as any SQLite reads it.
        func content() throws -> [String] { try Self.content(folder.path + "/copy.db") }

        static func content(_ path: String) throws -> [String] {
            var configuration = Configuration()
            configuration.readonly = true
            return try DatabaseQueue(path: path, configuration: configuration).read { db in
                let tables = try String.fetchAll(
                    db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
                let schema = try String.fetchAll(
                    db, sql: "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY 1")
                let rows = try tables.flatMap { table in
                    try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table) \($0)" }.sorted()
                }
                return try [String.fetchOne(db, sql: "PRAGMA user_version") ?? ""] + schema + rows
            }
        }

        /// The copy opens afterwards, is of our version and whole.
        func expectOpens(_ comment: String) throws {
            let path = folder.path + "/copy.db"
            let store = try fixture.store(at: path)
            #expect(
                try store.asking { try $0.int("PRAGMA user_version") } == Int64(Schema.version), "\(comment)")
            let fault = try store.verifyJournal()
            #expect(fault == nil, "\(comment)")
            #expect(try store.reader.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
            #expect(try Recount.faults(store).isEmpty, "\(comment)")
        }
    }

    @Test(arguments: [4, 6, 9, 12, 13]) func anUpgradeThatIsStoppedLeavesTheOldFile(_ version: Int) throws {
        struct Stop: Error {}
        let older = try Older(version)
        _ = try older.copy()
        let before = try older.content()
        #expect(before.first == "\(version)")
        if version < 7 {
            #expect(throws: Stop.self) {
                try older.fixture.store(at: older.folder.path + "/copy.db") { _, _ in throw Stop() }
            }
            #expect(try older.content() == before)
        }
        // A disk that is full from some moment on.
        var refused = 0
        for space in stride(from: 40_000, through: 400_000, by: 60_000) {
            let run = try older.run(["space=\(space)"])
            if run.lines == ["error diskFull"] {
                refused += 1
                #expect(try older.content() == before, "\(space)")
            }
            try older.expectOpens("\(space)")
        }
        #expect(refused > 0)
    }

    @Test(arguments: [5, 11, 13]) func aPowerCutInAnUpgradeLeavesOneOfTheTwo(_ version: Int) throws {
        let older = try Older(version)
        _ = try older.copy()
        let before = try older.content()
        var random = SplitMix64(seed: UInt64(version))
        var (old, new) = (0, 0)
        for _ in 0..<16 {
            let after = random.int(0...[6, 40, 300][random.int(0...2)])
            let run = try older.run(["power=\(after)", "tears=1", "seed=\(random.next() >> 2)"])
            #expect([0, 128 + SIGKILL].contains(run.status))
            let now = try older.content()
            if now.first == "\(version)" {
                old += 1
                #expect(now == before, "\(after)")
            } else {
                new += 1
                #expect(now.first == "\(Schema.version)", "\(after)")
            }
            try older.expectOpens("\(after)")
        }
        #expect(old > 0 && new > 0, "\(old) old, \(new) new")
    }
}
