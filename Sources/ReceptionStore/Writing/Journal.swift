// The journal: append-only rows, each hashed with the one before it, over the digest of salted details.

import Crypto
import GRDB
import Reception

/// One row of the journal, without its hash.
struct JournalRow {
    var seq: Int64
    var at: Int64
    var login: String
    var actual: String
    var act: Int64
    var kind: String
    var caseID: Int64?
    var digest: [UInt8]

    /// The row's hash on top of the one before it. Every part bears its length, so that none can grow into
    /// the next.
    func hash(after previous: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        func add(_ bytes: [UInt8]) {
            var length = UInt32(truncatingIfNeeded: bytes.count).littleEndian
            withUnsafeBytes(of: &length) { hasher.update(bufferPointer: $0) }
            bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        }
        add(previous)
        for text in [
            String(seq), String(at), login, actual, String(act), kind, caseID.map { String($0) } ?? "",
        ] {
            add(Array(text.utf8))
        }
        add(digest)
        return Array(hasher.finalize())
    }

    /// What stands in the chain for details, which may be deleted later.
    static func digest(salt: [UInt8], details: String) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: salt)
        hasher.update(data: Array(details.utf8))
        return Array(hasher.finalize())
    }
}

/// Appends to the journal within one transaction.
struct JournalWriter {
    private var seq: Int64
    private var previous: [UInt8]
    private var random = SystemRandomNumberGenerator()

    init(_ db: Database) throws {
        let last = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"))
        seq = last?[0] ?? 0
        previous = last.map { Blob.bytes($0, 1) } ?? []
    }

    mutating func append(
        act: Int64, kind: ActKind, caseID: CaseID?, details: String, by actor: Actor, _ db: Database
    ) throws {
        seq += 1
        let salt = withUnsafeBytes(of: (random.next() as UInt64, random.next() as UInt64)) { Array($0) }
        let row = JournalRow(
            seq: seq, at: actor.now.seconds, login: actor.login.name, actual: actor.actual.name, act: act,
            kind: kind.rawValue, caseID: caseID?.raw, digest: JournalRow.digest(salt: salt, details: details))
        previous = row.hash(after: previous)
        try db.run(
            """
            INSERT INTO journal (seq, at, login, actual, act_id, kind, case_id, digest, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                row.seq, row.at, row.login, row.actual, row.act, row.kind, row.caseID, Blob.data(row.digest),
                Blob.data(previous),
            ])
        try db.run(
            "INSERT INTO journal_detail (seq, salt, details) VALUES (?, ?, ?)",
            [seq, Blob.data(salt), details])
    }
}

extension ReceptionStore: OpeningLog {
    /// Writes down that somebody has opened a case.
    /// - Throws: ``StoreError``; for a protected case the view is not to be shown then.
    public func logOpening(of caseID: CaseID, by actor: Actor) throws {
        try logOpening(of: caseID, by: actor, patience: nil)
    }

    /// The same where nobody else is writing just now.
    /// - Returns: whether it is written.
    /// - Throws: ``StoreError`` but for ``StoreError/busy``.
    public func logOpeningAtOnce(of caseID: CaseID, by actor: Actor) throws -> Bool {
        do {
            try logOpening(of: caseID, by: actor, patience: 0)
            return true
        } catch StoreError.busy {
            return false
        }
    }

    private func logOpening(of caseID: CaseID, by actor: Actor, patience: Double?) throws {
        try translating {
            try transaction(patience: patience) { db in
                try db.run(
                    "INSERT INTO opening (case_id, login, actual, at) VALUES (?, ?, ?, ?)",
                    [caseID.raw, actor.login.name, actor.actual.name, actor.now.seconds])
                return .commit
            }
        }
    }
}
