// The journal proved: every changed column of every table that it tells of is found, and named.

import Foundation
import GRDB
import Reception
import ReceptionData
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct JournalTests {
    /// A unit with acts of every kind that leaves something behind, as a file that is copied and changed.
    private final class Unit {
        let fixture: StoreFixture
        private(set) var mark = JournalMark(rows: 0, hash: [])

        init(acts: Int = 60, seed: UInt64 = 3) throws {
            fixture = try StoreFixture()
            let numbers = try fixture.live(through: acts, households: 7, seed: seed, over: 30)
            let store = fixture.store
            let flat = Dwelling(address: "Storgatan 1", from: today)
            try apply(.dwelling, .dwelling(flat), by: fixture.anna)
            var home = NewHousehold.invented("Provsson", kind: .ebo)
            home.persons[0].details[.dossiernummer] = "12345678"
            let number = try fixture.open(home)
            try fixture.apply(.remind(today, "Ring"), on: number)
            try fixture.apply(.assign(StoreFixture.bo), on: number)
            try fixture.apply(.assign(StoreFixture.anna), on: number)
            for _ in 0..<2 { _ = try store.undo(by: fixture.anna) }
            _ = try? store.redo(by: fixture.anna)
            let stored = try #require(try store.record(RecordID(.dwelling, 1)))
            let moved = Dwelling(address: "Storgatan 2", from: today)
            let change = ActRequest(
                kind: .dwelling, subject: nil, steps: [],
                records: [.replace(stored.version, .dwelling(moved))])
            _ = try store.apply(change, by: fixture.anna)
            _ = try store.undo(by: fixture.anna)
            let absence = Absence(StoreFixture.bo, today...today.adding(days: 3), cover: nil)
            try apply(.absence, .absence(absence), by: fixture.bo)
            try store.setShare(80, of: StoreFixture.bo, by: fixture.lead)
            try store.keepUnitFile("[unit]\nname = \"Provenheten\"\n", by: fixture.lead)
            for number in numbers.prefix(3) { try store.logOpening(of: fixture.id(number), by: fixture.anna) }
            mark = try #require(try store.verify().mark)
            try fixture.force("PRAGMA wal_checkpoint(TRUNCATE)")
        }

        private func apply(_ kind: ActKind, _ content: UnitContent, by actor: Actor) throws {
            let request = ActRequest(kind: kind, subject: nil, steps: [], records: [.add(content)])
            _ = try fixture.store.apply(request, by: actor)
        }

        /// The database as somebody with the file at hand has changed it.
        func changed(_ sql: String) throws -> Verification {
            try changed { try $0.execute(sql: sql) }
        }

        func changed(_ change: (Database) throws -> Void) throws -> Verification {
            let copy = fixture.folder + "/copy-\(UUID().uuidString).db"
            defer {
                for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + end) }
            }
            try FileManager.default.copyItem(atPath: fixture.path, toPath: copy)
            let queue = try DatabaseQueue(path: copy)
            try queue.writeWithoutTransaction { db in
                try db.execute(
                    sql:
                        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF"
                )
                try change(db)
            }
            return try queue.read { try Verifier(db: $0, engine: fixture.store.engine).run(against: mark) }
        }

        func ask<Value: DatabaseValueConvertible>(_ sql: String) throws -> Value {
            try #require(try fixture.ask(sql) as Value?)
        }
    }

    @Test(arguments: [3, 4, 5] as [UInt64]) func holdsAsItIsWritten(seed: UInt64) throws {
        let unit = try Unit(acts: 120, seed: seed)
        let result = try unit.fixture.store.verify(against: unit.mark)
        #expect(result.faults == [])
        #expect(result.rows == (try unit.ask("SELECT count(*) FROM journal")))
        #expect(result.acts == (try unit.ask("SELECT count(*) FROM act")))
        #expect(result.entries == (try unit.ask("SELECT count(*) FROM entry")))
        #expect(result.openings == 3)
        #expect(result.withoutDetails == 0)
        #expect(JournalMark(unit.mark.description) == unit.mark)
        // Later acts do not touch what was noted down.
        try unit.fixture.store.setShare(50, of: StoreFixture.bo, by: unit.fixture.lead)
        let later = try unit.fixture.store.verify(against: unit.mark)
        #expect(later.isWhole && later.mark?.rows == unit.mark.rows + 1)
    }

    /// Only erasing takes details away, and says of which rows; see `RetentionTests`.
    @Test func detailsThatAreGoneAreFound() throws {
        let result = try Unit().changed("DELETE FROM journal_detail WHERE seq BETWEEN 9 AND 12")
        #expect(result.faults.first == ProofFault(.details, .missing, 9, last: 12))
        #expect(!result.faults.contains { $0.place == .journal })
        #expect(result.withoutDetails == 4)
    }

    /// Each column of random rows of the journal: the row is named, and no other.
    @Test func namesTheRowOfAChangedColumn() throws {
        let unit = try Unit()
        var random = SplitMix64(seed: 11)
        let columns = ["at", "login", "actual", "act_id", "kind", "case_id", "digest", "hash"]
        for column in columns {
            for _ in 0..<6 {
                let row = random.int(1...unit.mark.rows)
                let result = try unit.changed(
                    "UPDATE journal SET \(column) = \(Self.other(column)) WHERE seq = \(row)")
                let named = result.faults.filter { $0.place == .journal }
                // The last row's own hash is held against the mark too.
                #expect(named == [ProofFault(.journal, .changed, row)], "\(column) of \(row)")
                #expect(
                    result.faults.contains { $0.place == .mark }
                        == (column == "hash" && row == unit.mark.rows))
            }
        }
        for column in ["salt", "details"] {
            let row = random.int(1...unit.mark.rows)
            let result = try unit.changed(
                "UPDATE journal_detail SET \(column) = \(Self.other(column)) WHERE seq = \(row)")
            #expect(result.faults.contains(ProofFault(.details, .changed, row)), "\(column) of \(row)")
            #expect(!result.faults.contains { $0.place == .journal })
        }
    }

    @Test(arguments: 0..<12) func namesRowsThatAreGone(seed: Int) throws {
        let unit = try Unit()
        var random = SplitMix64(seed: UInt64(100 + seed))
        let first = random.int(1...unit.mark.rows - 4)
        let last = first + random.int(0...3)
        let result = try unit.changed("DELETE FROM journal WHERE seq BETWEEN \(first) AND \(last)")
        #expect(
            result.faults.filter { $0.place == .journal } == [
                ProofFault(.journal, .missing, first, last: last)
            ])
    }

    @Test func aJournalCutOffAtItsEndIsFound() throws {
        let unit = try Unit()
        let rows = unit.mark.rows
        for cut in [1, 3] {
            let result = try unit.changed("DELETE FROM journal WHERE seq > \(rows - cut)")
            #expect(
                result.faults.contains(ProofFault(.journal, .missing, rows - cut + 1, name: ProofFault.end)))
            #expect(result.faults.contains(ProofFault(.mark, .missing, rows)))
        }
        // Also with everything that the last act left behind: only the mark knows.
        let act: Int64 = try unit.ask("SELECT max(id) FROM act")
        let thorough = try unit.changed(
            """
            DELETE FROM journal WHERE act_id = \(act); DELETE FROM journal_detail WHERE seq = \(rows);
            DELETE FROM act WHERE id = \(act); DELETE FROM unit_file;
            UPDATE sequence SET next = \(act) WHERE name = 'act'
            """)
        #expect(thorough.faults == [ProofFault(.mark, .missing, rows)])
        let empty = try unit.changed("DELETE FROM journal; DELETE FROM journal_detail")
        #expect(empty.faults.contains(ProofFault(.journal, .missing, 1, name: ProofFault.end)))
    }

    /// A row with a well computed hash of its own, and the rows behind it a number further: the row is named.
    @Test(arguments: 0..<12) func namesARowThatWasPutIn(seed: Int) throws {
        let unit = try Unit()
        var random = SplitMix64(seed: UInt64(200 + seed))
        let place = random.int(2...unit.mark.rows - 1)
        let isComputed = seed % 2 == 0
        let result = try unit.changed { db in
            try db.execute(
                sql: """
                    UPDATE journal_detail SET seq = -seq - 1 WHERE seq >= \(place);
                    UPDATE journal_detail SET seq = -seq WHERE seq < 0;
                    UPDATE journal SET seq = -seq - 1 WHERE seq >= \(place);
                    UPDATE journal SET seq = -seq WHERE seq < 0;
                    INSERT INTO journal SELECT \(place), at, login, 'x', act_id, kind, case_id, digest, hash
                        FROM journal WHERE seq = \(place - 1)
                    """)
            if isComputed { try Self.rehash(place...place, db) }
        }
        let named = result.faults.filter { $0.place == .journal }
        #expect(
            named
                == [
                    ProofFault(.journal, .inserted, place),
                    ProofFault(
                        .journal, .moved, place + 1, last: unit.mark.rows + 1,
                        name: Self.range(place, unit.mark.rows)),
                ].sorted { ($0.first ?? 0) < ($1.first ?? 0) }, "\(place) of \(unit.mark.rows)")
    }

    @Test(arguments: 0..<12) func namesRowsThatChangedPlaces(seed: Int) throws {
        let unit = try Unit()
        var random = SplitMix64(seed: UInt64(300 + seed))
        let first = random.int(1...unit.mark.rows - 1)
        let second = random.int(first + 1...unit.mark.rows)
        let result = try unit.changed(
            """
            UPDATE journal SET seq = -1 WHERE seq = \(first);
            UPDATE journal SET seq = \(first) WHERE seq = \(second);
            UPDATE journal SET seq = \(second) WHERE seq = -1
            """)
        #expect(
            result.faults.filter { $0.place == .journal } == [
                ProofFault(.journal, .moved, first, name: "\(second)"),
                ProofFault(.journal, .moved, second, name: "\(first)"),
            ], "\(first) and \(second)")
    }

    @Test func aRowUnderAnotherNumberIsFollowed() throws {
        let unit = try Unit()
        let result = try unit.changed("UPDATE journal SET seq = 99999 WHERE seq = 8")
        #expect(
            result.faults.filter { $0.place == .journal } == [ProofFault(.journal, .moved, 99_999, name: "8")]
        )
    }

    /// Whoever computes the whole chain anew is betrayed by the acts, and by the mark.
    @Test func aChainThatIsComputedAnewIsFound() throws {
        let unit = try Unit()
        let row = unit.mark.rows / 2
        let result = try unit.changed { db in
            try db.execute(sql: "UPDATE journal SET login = 'x' WHERE seq = \(row)")
            try Self.rehash(row...unit.mark.rows, db)
        }
        let act: Int = try unit.ask("SELECT act_id FROM journal WHERE seq = \(row)")
        #expect(result.faults.contains(ProofFault(.act, .changed, act)))
        #expect(result.faults.contains(ProofFault(.mark, .changed, unit.mark.rows)))
        // One row alone, with its own hash: it is told from the one behind it by its act.
        let one = try unit.changed { db in
            try db.execute(sql: "UPDATE journal SET login = 'x' WHERE seq = \(row)")
            try Self.rehash(row...row, db)
        }
        #expect(one.faults.filter { $0.place == .journal } == [ProofFault(.journal, .changed, row)])
    }

    /// What the journal proves of the other tables: every column but those that the decision record names.
    @Test(arguments: [
        ("act", ["day", "subject", "undoes"]), ("entry", ["is_once"]), ("revival", []),
        ("unit_record", ["id", "vacant_since", "rent", "reserved_for"]), ("unit_record_revival", []),
        ("app_user", []), ("unit_file", ["id", "act_id"]), ("lookup_key", []), ("membership", []),
        (
            "reception_case", ["computed_by", "updated_act", "touched_on", "recheck_on", "year", "serial"]
        ),
        ("deadline", []), ("caseload_counter", []), ("caseload_total", []),
        ("case_counter", []), ("due_counter", []), ("open_wait", []), ("quota_sum", []),
    ])
    func findsAChangedColumn(table: String, unproved: [String]) throws {
        let unit = try Unit(acts: 100)
        let columns: [String] = try unit.fixture.store.reader.read { db in
            try db.columns(in: table).map(\.name).filter { !unproved.contains($0) }
        }
        // A counter may stand at nought, which says nothing.
        let counted = ["case_counter": "cases > 0", "caseload_total": "n > 0"][table] ?? "true"
        let count: Int = try unit.ask("SELECT count(*) FROM \(table) WHERE \(counted)")
        try #require(count > 0, "\(table)")
        var random = SplitMix64(seed: 17)
        for column in columns {
            for _ in 0..<2 {
                let row = random.int(0...count - 1)
                let result = try unit.changed { db in
                    let keys = try db.primaryKey(table).columns.joined(separator: ", ")
                    let type = try String.fetchOne(
                        db, sql: "SELECT type FROM pragma_table_info(?) WHERE name = ?",
                        arguments: [table, column])
                    let other =
                        type == "INTEGER" ? "ifnull(\(column), 0) + 100000" : "ifnull(\(column), '') || 'x'"
                    try db.execute(
                        sql: """
                            UPDATE \(table) SET \(column) = \(other)
                            WHERE (\(keys)) IN (SELECT \(keys) FROM \(table) WHERE \(counted) ORDER BY \(keys) LIMIT 1 OFFSET \(row))
                            """)
                    #expect(db.changesCount == 1)
                }
                #expect(!result.isWhole, "\(table).\(column), row \(row)")
            }
        }
        for end in [0, count - 1] where table != "unit_file" {
            let result = try unit.changed { db in
                let keys = try db.primaryKey(table).columns.joined(separator: ", ")
                try db.execute(
                    sql: """
                        DELETE FROM \(table)
                        WHERE (\(keys)) IN (SELECT \(keys) FROM \(table) WHERE \(counted) ORDER BY \(keys) LIMIT 1 OFFSET \(end))
                        """)
            }
            #expect(!result.isWhole, "\(table), row \(end) deleted")
        }
    }

    @Test func findsATriggerOfSomebodyElse() throws {
        let result = try Unit().changed(
            "CREATE TRIGGER quiet AFTER INSERT ON opening BEGIN DELETE FROM opening WHERE id = new.id; END")
        #expect(result.faults == [ProofFault(.file, .inserted, name: "quiet")])
    }

    @Test func findsAHoleInTheOpenings() throws {
        let result = try Unit().changed("DELETE FROM opening WHERE id = 2")
        #expect(result.faults == [ProofFault(.opening, .missing, 2)])
    }

    @Test func everyActIsInIt() throws {
        let unit = try Unit()
        #expect(
            try unit.fixture.ask("SELECT count(*) FROM act WHERE id NOT IN (SELECT act_id FROM journal)") == 0
        )
    }

    /// Another value of a column of the journal.
    private static func other(_ column: String) -> String {
        switch column {
        case "digest", "hash": "randomblob(32)"
        case "salt": "randomblob(16)"
        case "at", "act_id": "\(column) + 1"
        case "case_id": "ifnull(case_id, 0) + 1"
        default: "\(column) || 'x'"
        }
    }

    private static func range(_ first: Int, _ last: Int) -> String {
        first == last ? "\(first)" : "\(first)–\(last)"
    }

    /// Computes hashes anew, as somebody does who knows how.
    private static func rehash(_ rows: ClosedRange<Int>, _ db: Database) throws {
        for seq in rows {
            let previous = try Data.fetchOne(
                db, sql: "SELECT hash FROM journal WHERE seq = ?", arguments: [seq - 1])
            let row = try #require(
                try Row.fetchOne(
                    db,
                    sql: "SELECT at, login, actual, act_id, kind, case_id, digest FROM journal WHERE seq = ?",
                    arguments: [seq]))
            let journal = JournalRow(
                seq: Int64(seq), at: row[0], login: row[1], actual: row[2], act: row[3], kind: row[4],
                caseID: row[5], digest: Blob.bytes(row, 6))
            try db.execute(
                sql: "UPDATE journal SET hash = ? WHERE seq = ?",
                arguments: [Data(journal.hash(after: Array(previous ?? Data()))), seq])
        }
    }
}
