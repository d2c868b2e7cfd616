// The store: one SQLite file through GRDB, with one connection that reads and one, made when needed, that
// writes.
//
//     let store = try ReceptionStore(path: path, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
//     let page = try store.queue(QueueQuery(scope: .all, limit: 50), after: nil, for: actor)

import Foundation
import GRDB
import Reception

/// Keeps cases in a file. All its ports are fulfilled here and nowhere else; it is safe to use from any
/// thread.
public final class ReceptionStore: Sendable {
    /// What computes the deadlines.
    public let engine: DeadlineEngine
    /// Where the file is.
    public let path: String
    let reader: DatabaseQueue
    /// What the queue's filter remembers of reminders.
    let reminderWords = ReminderWords()
    /// What a filter asks for, where SQL must know it.
    let filterFunctions: FilterFunctions
    /// Which protected households are shown in this process.
    let sight: Sight
    private let lazyWriter: LazyWriter
    private let foreignWrites = ForeignWrites()

    /// Opens a database that exists.
    ///
    /// - Parameters:
    ///   - path: the file's path.
    ///   - rulebook: what deadlines are computed by.
    ///   - catalogue: the facts that may be recorded.
    ///   - busySeconds: how long a write waits for another process.
    ///   - laying: lays the rule files that the database keeps over the rulebook; asked only where there are any.
    ///   - upgrading: told how many cases of how many are done where a database of an older version is brought up to
    ///     date; what it throws leaves the database as it was.
    /// - Throws: ``StoreError``: not a database, from a newer version, on a network file system, or not to be
    ///   opened; and what `upgrading` and `laying` throw.
    public init(
        path: String, rulebook: Rulebook, catalogue: FactCatalogue, busySeconds: Double = 5,
        laying: (Rulebook, [RuleFile]) throws -> Rulebook = { rulebook, _ in rulebook },
        upgrading: (Int, Int) throws -> Void = { _, _ in }
    ) throws {
        self.path = path
        try DatabaseGroup.use(for: path)
        guard PathChecks.exists(path) else { throw StoreError.cannotOpen }
        try PathChecks.refuseNetwork(path)
        let sight = Sight()
        self.sight = sight
        let writer = LazyWriter(path: path, busySeconds: busySeconds, sight)
        lazyWriter = writer
        let found = try translating { try Self.look(at: path, busySeconds) }
        reader = found.queue
        if found.version < Schema.version {
            // Only a file of ours is brought up to date; an empty one is nobody's.
            guard found.isOurs else { throw StoreError.notADatabase }
            try translating {
                try writer.queue().inTransaction(.immediate) { db in
                    try Schema.migrate(db, from: try Self.version(db), progress: upgrading)
                    return .commit
                }
            }
        }
        let files = try translating { try found.queue.read(RuleFiles.stored) }
        engine = DeadlineEngine(
            rulebook: files.isEmpty ? rulebook : try laying(rulebook, files), catalogue: catalogue)
        let functions = FilterFunctions(engine.rulebook)
        filterFunctions = functions
        found.queue.unsafeReentrantRead { db in
            functions.add(to: db)
            sight.add(to: db)
        }
    }

    /// Makes a database where there is none, for its owner's eyes alone, with its first team lead; opens the
    /// one there is as it stands.
    ///
    /// - Parameters:
    ///   - lead: who adds the other users.
    ///   - now: when, for the journal.
    /// - Throws: ``StoreError`` as when opening; also read-only folders and full disks.
    public static func create(
        path: String, lead: Login, rulebook: Rulebook, catalogue: FactCatalogue, now: Moment,
        busySeconds: Double = 5
    ) throws -> ReceptionStore {
        try DatabaseGroup.use(for: path)
        try PathChecks.prepare(path)
        try PathChecks.refuseNetwork(path)
        if isEmptyFile(path) {
            let engine = DeadlineEngine(rulebook: rulebook, catalogue: catalogue)
            try translating {
                let writer = try LazyWriter(path: path, busySeconds: busySeconds, Sight()).queue()
                try writer.inTransaction(.immediate) { db in
                    // Another process may have made it while this one waited.
                    if try db.int("SELECT count(*) FROM sqlite_schema") == 0 {
                        try Schema.migrate(db, from: 0)
                        try addFirst(lead, now, engine, db)
                    }
                    return .commit
                }
                try writer.close()
            }
        }
        return try ReceptionStore(
            path: path, rulebook: rulebook, catalogue: catalogue, busySeconds: busySeconds)
    }

    private static func addFirst(_ lead: Login, _ now: Moment, _ engine: DeadlineEngine, _ db: Database)
        throws
    {
        try Users.put(Caseworker(login: lead, role: .teamLead), db)
        let today = Day(number: Int32(clamping: now.seconds / 86_400))
        let actor = Actor(login: lead, actual: lead, role: .teamLead, today: today, now: now)
        var session = try WriteSession(db, engine, actor, kind: .user, subject: nil)
        try session.note(Users.details("add", lead, .teamLead))
        _ = try session.finish(subject: nil)
    }

    /// The connection that writes.
    var writer: DatabaseQueue {
        get throws {
            let queue = try lazyWriter.queue()
            try foreignWrites.begin(queue, reader)
            return queue
        }
    }

    /// Writes in one transaction that begins with the lock.
    /// - Parameter patience: how many seconds it waits for the lock, where that is not the usual time.
    func transaction(
        patience: Double? = nil, _ body: (Database) throws -> Database.TransactionCompletion
    ) throws {
        try writer.inDatabase { db in
            try lazyWriter.wait.within(patience) { try db.inTransaction(.immediate) { try body(db) } }
        }
    }

    /// The connection that writes, where anything has been written.
    var writerIfOpen: DatabaseQueue? { lazyWriter.openQueue }

    /// What ``dataVersion()`` answers.
    func foreignVersion() throws -> Int { try foreignWrites.version(lazyWriter.openQueue, reader) }

    /// Asks within one consistent state of the database.
    func asking<Answer>(_ question: (Database) throws -> Answer) throws -> Answer {
        try translating {
            try reader.read { db in
                try sight.forgetUnnamed(db)
                return try question(db)
            }
        }
    }

    private static func isEmptyFile(_ path: String) -> Bool {
        var info = stat()
        return DatabaseGroup.reaching(path) { stat(path, &info) == 0 && info.st_size == 0 }
    }

    private static func look(
        at path: String, _ busySeconds: Double
    ) throws -> (queue: DatabaseQueue, version: Int, isOurs: Bool) {
        var configuration = Configuration.ofDatabase
        configuration.readonly = true
        configuration.busyMode = LockWait(seconds: busySeconds).mode
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA cache_size = -4000") }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        return try queue.unsafeRead { db in
            let version = try version(db)
            let isOurs = try db.int("PRAGMA application_id") == Int64(Schema.applicationID)
            if !isOurs { throw StoreError.notADatabase }
            if version > Schema.version {
                throw StoreError.newerVersion(found: version, known: Schema.version)
            }
            return (queue, version, isOurs)
        }
    }

    private static func version(_ db: Database) throws -> Int { Int(try db.int("PRAGMA user_version") ?? 0) }
}

/// The writing connection, opened when something is written for the first time.
private final class LazyWriter: @unchecked Sendable {
    /// How it waits for other processes.
    let wait: LockWait
    private let path: String
    private let sight: Sight
    private let lock = NSLock()
    private var opened: DatabaseQueue?

    init(path: String, busySeconds: Double, _ sight: Sight) {
        self.path = path
        self.sight = sight
        wait = LockWait(seconds: busySeconds)
    }

    /// The connection, where it has been made.
    var openQueue: DatabaseQueue? { lock.withLock { opened } }

    func queue() throws -> DatabaseQueue {
        lock.lock()
        defer { lock.unlock() }
        if let opened { return opened }
        var configuration = Configuration.ofDatabase
        configuration.busyMode = wait.mode
        configuration.prepareDatabase { [sight] db in
            sight.add(to: db)
            // Without FULL the power may take acts that somebody was told are written. The log is cut back to the limit when
            // it begins anew, however long a slow reader has let it grow.
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    PRAGMA cache_size = -4000;
                    PRAGMA journal_size_limit = 16777216;
                    """)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        opened = queue
        return queue
    }
}
