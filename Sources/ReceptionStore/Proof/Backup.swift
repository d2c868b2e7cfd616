// A copy of the database while others write, and what a file is before it becomes the database.

import Foundation
import GRDB
import Reception

/// What a file says of itself before it is taken into use.
public struct DatabaseFacts: Hashable, Sendable {
    /// The version of the schema; 0 where the file cannot be read.
    public var version: Int
    /// What came of proving it.
    public var verification: Verification

    /// Whether SQLite can read all of it.
    public var isSound: Bool { !verification.faults.contains { $0.place == .integrity } }

    /// Whether it is of the version that this program writes.
    public var isCurrent: Bool { version == Schema.version }
}

extension ReceptionStore {
    /// Writes the database as it stands at one moment into another file, with SQLite's online backup. Others may write
    /// meanwhile: in WAL mode nobody waits.
    ///
    /// - Parameter path: of an empty file; it becomes one without a journal of its own beside it, and is on the disk when
    ///   this returns.
    /// - Throws: ``StoreError``.
    public func copy(to path: String) throws {
        try translating {
            var configuration = Configuration()
            configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            let target = try DatabaseQueue(path: path, configuration: configuration)
            try reader.backup(to: target)
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try target.close()
        }
    }

    /// Proves a file without changing anything in it, also one of an older version.
    /// - Parameter engine: computes what lists know; nil leaves that out.
    /// - Throws: ``StoreError``: no database of ours, of a newer version, or not to be read.
    public static func prove(
        _ path: String, against mark: JournalMark? = nil, engine: DeadlineEngine? = nil
    ) throws -> DatabaseFacts {
        try translating {
            do {
                return try facts(of: path, mark, engine)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                var result = Verification()
                result.faults = [ProofFault(.integrity, .changed)]
                return DatabaseFacts(version: 0, verification: result)
            }
        }
    }

    private static func facts(
        of path: String, _ mark: JournalMark?, _ engine: DeadlineEngine?
    ) throws -> DatabaseFacts {
        try looking(at: path) { db, version in
            let result = try Verifier(db: db, engine: engine).run(against: mark)
            return DatabaseFacts(version: version, verification: result)
        }
    }

    /// Whether a file is a database of the version that this program writes.
    /// - Throws: ``StoreError`` as when proving it.
    public static func isCurrent(_ path: String) throws -> Bool {
        try translating { try looking(at: path) { _, version in version == Schema.version } }
    }

    /// What a login may do in a database, which may be of any version up to ours; nil where it is not among its users.
    /// - Throws: ``StoreError`` as when proving it.
    public static func role(of login: Login, at path: String) throws -> Role? {
        try translating {
            try looking(at: path) { db, _ in
                let role = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT role FROM app_user WHERE login = ? AND is_removed = 0"),
                    arguments: [login.name])
                return role.flatMap { Role(rawValue: $0[0]) }
            }
        }
    }

    /// Asks a file that may be of any version up to ours, without changing anything in it.
    private static func looking<Answer>(
        at path: String, _ question: (Database, Int) throws -> Answer
    ) throws -> Answer {
        try DatabaseGroup.use(for: path)
        var configuration = Configuration.ofDatabase
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { db in
            let version = Int(try db.int("PRAGMA user_version") ?? 0)
            guard try db.int("PRAGMA application_id") == Int64(Schema.applicationID), version > 0 else {
                throw StoreError.notADatabase
            }
            guard version <= Schema.version else {
                throw StoreError.newerVersion(found: version, known: Schema.version)
            }
            return try question(db, version)
        }
    }

    /// Writes into the journal that a copy of everything leaves the program.
    public func logBackup(isEncrypted: Bool, mark: JournalMark?, by actor: Actor) throws {
        try note(.backup, [isEncrypted ? "encrypted" : "plain", mark?.description ?? ""], by: actor)
    }

    /// Writes into the journal that the database came out of a copy.
    /// - Parameters:
    ///   - mark: the end of the copy's journal.
    ///   - replaced: the end of the journal that it takes the place of.
    public func logRestore(mark: JournalMark?, replaced: JournalMark?, by actor: Actor) throws {
        try note(.restore, [mark?.description ?? "", replaced?.description ?? "none"], by: actor)
    }

    private func note(_ kind: ActKind, _ details: [String], by actor: Actor) throws {
        try translating {
            try writer.inTransaction(.immediate) { db in
                var session = try WriteSession(db, engine, actor, kind: kind, subject: nil)
                try session.require(.backup)
                try session.note(details.joined(separator: "\t"))
                _ = try session.finish(subject: nil)
                return .commit
            }
        }
    }

    /// When the last copy was made; nil where none was.
    public func lastBackup() throws -> Moment? {
        try asking { db in
            try db.int("SELECT max(at) FROM act WHERE kind = ?", [ActKind.backup.rawValue]).map {
                Moment(seconds: $0)
            }
        }
    }

    /// When the last act was done.
    public func lastAct() throws -> Moment? {
        try asking { db in try db.int("SELECT max(at) FROM act").map { Moment(seconds: $0) } }
    }

    /// How the file is journalled, `wal` as it should be.
    public func journalMode() throws -> String {
        try asking { try String.fetchOne($0, sql: "PRAGMA journal_mode") ?? "" }
    }

    /// Lets go of the file. Nothing may be asked of the store afterwards.
    public func close() throws {
        try translating {
            try reader.close()
            // The connection that writes is the last one: it empties the write-ahead log into the file.
            try writerIfOpen?.close()
        }
    }

    /// Runs something while nobody else has a database open.
    ///
    /// Every process that has read the database holds a lock for as long as it lives; changing the way in which the file
    /// is journalled asks for all of them. What others had written is in the file itself from then on.
    ///
    /// - Throws: ``StoreError/busy`` where somebody else has it open; what `body` throws.
    public static func alone<Result>(with path: String, _ body: () throws -> Result) throws -> Result {
        try translating {
            try DatabaseGroup.use(for: path)
            let queue = try DatabaseQueue(path: path, configuration: .ofDatabase)
            return try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE")
                defer { try? db.execute(sql: "ROLLBACK") }
                return try body()
            }
        }
    }
}
