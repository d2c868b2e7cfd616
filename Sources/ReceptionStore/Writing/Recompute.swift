// Computing deadlines again: after a new rulebook or engine, and where time alone changes something.

import GRDB
import Reception

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

    /// Computes the cases again that asked for it on a day that has come. Ask with the real day only.
    public func recheck(today: Day) throws {
        let waiting = try asking { db in
            try db.int("SELECT count(*) FROM reception_case WHERE recheck_on <= ?", [today.number])
        }
        guard let waiting, waiting > 0 else { return }
        func due(_ db: Database, _: Int64) throws -> RowCursor {
            try db.rows("SELECT id FROM reception_case WHERE recheck_on <= ? LIMIT 200", [today.number])
        }
        try recompute(chunk: 200, progress: { _ in true }, due)
    }

    private func recompute(
        chunk: Int, progress: (Int) -> Bool, _ outdated: (Database, Int64) throws -> RowCursor
    ) throws {
        try translating {
            var done = 0
            while true {
                var ids: [Int64] = []
                try writer.inTransaction(.immediate) { db in
                    let computation = try Sequences.computation(engine, db)
                    let rows = try outdated(db, computation)
                    while let row = try rows.next() { ids.append(row[0]) }
                    var derivation = Derivation(db: db, engine: engine, computation: computation)
                    for id in ids {
                        let file = try Cases.load(CaseID(id), db)
                        let act = try db.int("SELECT updated_act FROM reception_case WHERE id = ?", [id]) ?? 0
                        try derivation.write(from: file, to: file, act: act, isNew: false)
                    }
                    try derivation.counters.flush(db)
                    return .commit
                }
                done += ids.count
                guard !ids.isEmpty, progress(done) else { return }
            }
        }
    }
}
