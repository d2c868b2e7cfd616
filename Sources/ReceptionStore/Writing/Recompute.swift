// Computing deadlines again: after a new rulebook or engine, and where time alone changes something.

import Dispatch
import Foundation
import GRDB
import Reception
import Synchronization

extension ReceptionStore {
    /// How many cases were computed by another rulebook or engine than ours.
    public func outdatedCases() throws -> Int {
        try asking { db in
            let ours = try db.int(
                "SELECT id FROM computation WHERE rulebook_version = ? AND engine_version = ?",
                [engine.rulebook.version, DeadlineEngine.version])
            return Int(
                try db.int(
                    "SELECT count(*) FROM reception_case WHERE computed_by < ?1 OR computed_by > ?1",
                    [ours ?? 0])
                    ?? 0)
        }
    }

    /// Computes the deadlines of cases that another rulebook or engine has computed, in chunks of a
    /// transaction each, so that it can be stopped and taken up again.
    /// - Parameters:
    ///   - chunk: cases a transaction.
    ///   - progress: told how many are done; gives false to stop.
    public func recomputeOutdated(chunk: Int = 200, progress: (Int) -> Bool = { _ in true }) throws {
        try recompute(chunk: chunk, progress: progress) { db, computation in
            try db.rows(
                """
                SELECT id FROM reception_case WHERE computed_by < ?1 UNION ALL
                SELECT id FROM reception_case WHERE computed_by > ?1 LIMIT ?2
                """, [computation, chunk])
        }
    }

    /// Computes the cases again that asked for it on a day that has come. Ask with the real day only. Stopped, the next
    /// call goes on with the rest; where somebody else writes for long, too: what is looked at does not wait for that.
    /// - Parameter progress: told how many of how many are done; gives false to stop.
    public func recheck(today: Day, progress: (Int, Int) -> Bool = { _, _ in true }) throws {
        sight.begin(today)
        let waiting = try asking { db in
            try db.int("SELECT count(*) FROM reception_case WHERE recheck_on <= ?", [today.number])
        }
        guard let waiting, waiting > 0 else { return }
        func due(_ db: Database, _: Int64) throws -> RowCursor {
            try db.rows("SELECT id FROM reception_case WHERE recheck_on <= ? LIMIT 200", [today.number])
        }
        do {
            try recompute(chunk: 200, patience: 0.5, progress: { progress($0, Int(waiting)) }, due)
        } catch StoreError.busy {}
    }

    /// The deadlines of several cases, computed side by side: only reading and writing have to stand in a line.
    private func deadlines(of files: [CaseFile]) -> [[Deadline]] {
        let lanes = 2
        let found = Mutex([Int: [Deadline]]())
        DispatchQueue.concurrentPerform(iterations: lanes) { lane in
            for index in stride(from: lane, to: files.count, by: lanes) {
                let deadlines = engine.deadlines(of: files[index])
                found.withLock { $0[index] = deadlines }
            }
        }
        return found.withLock { found in files.indices.map { found[$0] ?? [] } }
    }

    private func recompute(
        chunk: Int, patience: Double? = nil, progress: (Int) -> Bool,
        _ outdated: (Database, Int64) throws -> RowCursor
    ) throws {
        try translating {
            var done = 0
            while true {
                var ids: [Int64] = []
                try transaction(patience: patience) { db in
                    let computation = try Sequences.computation(engine, db)
                    let rows = try outdated(db, computation)
                    while let row = try rows.next() { ids.append(row[0]) }
                    var derivation = Derivation(db: db, engine: engine, computation: computation)
                    let files = try ids.map { try Cases.load(CaseID($0), db) }
                    for (file, deadlines) in zip(files, deadlines(of: files)) {
                        let act =
                            try db.int("SELECT updated_act FROM reception_case WHERE id = ?", [file.id.raw])
                            ?? 0
                        try derivation.write(
                            from: file, to: file, act: act, touched: nil, isNew: false, deadlines: deadlines)
                    }
                    try derivation.counters.flush(db)
                    return .commit
                }
                done += ids.count
                guard !ids.isEmpty, progress(done) else { return }
                // Whoever waits gets in between two chunks.
                usleep(LockWait.naps.upperBound * 2)
            }
        }
    }
}
