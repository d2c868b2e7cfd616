// Proving a database: the chain, the tables that it tells of, what is kept beside them, and the file itself.

import GRDB
import Reception

/// Proves a database within one consistent state of it.
struct Verifier {
    let db: Database
    /// Computes what lists know; nil leaves that out, as for a file of an older version.
    var engine: DeadlineEngine?

    /// - Parameter mark: must be the journal's at its row.
    func run(against mark: JournalMark?) throws -> Verification {
        var result = Verification()
        // A file whose pages are wrong may answer anything at all: what its rows say is not worth asking.
        let integrity = try Self.integrity(db)
        guard integrity.isEmpty else {
            result.faults = integrity
            return result
        }
        try journal(&result, mark)
        result.faults += try references()
        // What lists know follows from the entries: where these are wrong it says nothing more.
        let isLogWhole = !result.faults.contains { [.entry, .act, .record].contains($0.place) }
        if let engine, isLogWhole, try db.int("PRAGMA user_version") == Int64(Schema.version) {
            result.faults += try DerivedCheck.counters(db) + DerivedCheck.cases(engine, db)
        }
        result.openings = Int(try db.int("SELECT count(*) FROM opening") ?? 0)
        result.faults = Self.shortened(result.faults)
        return result
    }

    private func journal(_ result: inout Verification, _ mark: JournalMark?) throws {
        var proof = JournalProof()
        var replay = try JournalReplay(db)
        var details: [ProofFault] = []
        var marked: [UInt8]?
        let rows = try db.rows(
            """
            SELECT j.seq, j.at, j.login, j.actual, j.act_id, j.kind, j.case_id, j.digest, j.hash, d.salt, d.details,
                a.id IS NULL OR a.at = j.at AND a.login = j.login AND a.actual = j.actual AND a.kind = j.kind
            FROM journal j LEFT JOIN journal_detail d ON d.seq = j.seq LEFT JOIN act a ON a.id = j.act_id
            ORDER BY j.seq
            """)
        while let row = try rows.next() {
            let journal = JournalRow(
                seq: row[0], at: row[1], login: row[2], actual: row[3], act: row[4], kind: row[5],
                caseID: row[6], digest: Blob.bytes(row, 7))
            let hash = Blob.bytes(row, 8)
            var text: String? = row[10]
            let agrees = text.map {
                JournalRow.digest(salt: Blob.bytes(row, 9), details: $0) == journal.digest
            }
            let isOfItsAct: Bool = row[11]
            proof.take(journal, hash: hash, agrees: isOfItsAct && agrees ?? true)
            if agrees == false {
                details.append(ProofFault(.details, .changed, Int(journal.seq)))
                text = nil
            }
            if mark?.rows == Int(journal.seq) { marked = hash }
            result.rows += 1
            if row[10] as String? == nil { result.withoutDetails += 1 }
            try replay.take(journal, details: text, agrees: isOfItsAct)
        }
        result.mark = proof.last
        let last = result.mark?.rows ?? 0
        result.faults += proof.finish() + details
        if let mark, marked != mark.hash {
            result.faults.append(ProofFault(.mark, marked == nil ? .missing : .changed, mark.rows))
        }
        if last == 0 { result.faults.append(ProofFault(.journal, .missing, 1, name: ProofFault.end)) }
        result.entries = try replay.finish(rows: last)
        result.acts = replay.acts
        result.faults += replay.faults
    }

    /// What SQLite says of the file itself.
    private static func integrity(_ db: Database) throws -> [ProofFault] {
        let said = try String.fetchAll(db, sql: "PRAGMA integrity_check")
        return said == ["ok"] ? [] : [ProofFault(.integrity, .changed)]
    }

    private func references() throws -> [ProofFault] {
        // We have neither: somebody who may change the schema could let one write, or answer, something of its own.
        let strangers = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY 1")
        let tables = try String.fetchAll(
            db, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check ORDER BY 1")
        return tables.map { ProofFault(.reference, .missing, name: $0) }
            + strangers.map { ProofFault(.file, .inserted, name: $0) }
    }

    /// The faults in order of places, each once, what stands side by side as one; of a place no more than are worth
    /// telling.
    private static func shortened(_ faults: [ProofFault]) -> [ProofFault] {
        ProofFault.Place.allCases.flatMap { place -> ArraySlice<ProofFault> in
            var runs: [ProofFault] = []
            for fault in Set(faults.filter { $0.place == place }).sorted(by: isBefore) {
                if let last = runs.last, let first = fault.first, fault.name == nil, last.name == nil,
                    last.kind == fault.kind, last.last ?? last.first == first - 1
                {
                    runs[runs.count - 1].last = fault.last ?? first
                } else {
                    runs.append(fault)
                }
            }
            return runs.prefix(Verification.mostFaults)
        }
    }

    private static func isBefore(_ a: ProofFault, _ b: ProofFault) -> Bool {
        (a.first ?? 0, a.kind.rawValue, a.name ?? "") < (b.first ?? 0, b.kind.rawValue, b.name ?? "")
    }
}

extension ReceptionStore {
    /// Proves the database.
    /// - Parameter mark: what an earlier proof gave; nothing up to there may have changed since.
    public func verify(against mark: JournalMark? = nil) throws -> Verification {
        try asking { try Verifier(db: $0, engine: engine).run(against: mark) }
    }
}
