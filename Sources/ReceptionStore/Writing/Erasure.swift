// Gallring: everything that is known of a household goes for good, and the journal's chain stays provable.

import GRDB
import Reception

extension ReceptionStore: RetentionKeeping {
    public func erase(_ expected: [CaseNumber], by actor: Actor) throws -> ErasureRow {
        try translating {
            let writer = try writer
            // What is deleted is written over at once, and nothing of it is left in pages that stay.
            try writer.inDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
            var done: ErasureRow?
            try writer.inTransaction(.immediate) { db in
                done = try Erasure.run(expected, by: actor, engine, db)
                return .commit
            }
            guard let done else { throw StoreError.damaged("erasure") }
            return done
        }
    }

    public func scrub(now: Moment) throws -> Bool {
        try translating {
            let writer = try writer
            let isWritten = try writer.writeWithoutTransaction { db in
                // A copy of everything on its way through the folder of passing files would be one more to clean.
                try db.execute(sql: "PRAGMA temp_store = MEMORY; VACUUM")
                return try Self.emptyLog(db)
            }
            guard isWritten else { return false }
            try writer.inTransaction(.immediate) { db in
                try db.run("UPDATE erasure SET scrubbed_at = ? WHERE scrubbed_at IS NULL", [now.seconds])
                return .commit
            }
            return true
        }
    }

    /// Brings the log into the file and cuts it off; false where somebody still reads from it.
    private static func emptyLog(_ db: Database) throws -> Bool {
        let row = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        return row?[0] == 0
    }
}

/// Erases cases within one act.
private struct Erasure {
    let db: Database
    let act: Int64
    /// Rows of the journal of other households that tell of an erased one, in a record that both were in.
    private var stripped: Set<Int64> = []

    static func run(
        _ expected: [CaseNumber], by actor: Actor, _ engine: DeadlineEngine, _ db: Database
    ) throws -> ErasureRow {
        // A stated day may lie ahead, and then too much is to be erased. East of Greenwich it is tomorrow already.
        guard actor.today.number <= Int32(clamping: actor.now.seconds / 86_400) + 1 else {
            throw StoreError.refused(.retentionByStatedDay, nil)
        }
        var session = try WriteSession(db, engine, actor, kind: .erase, subject: nil)
        try session.require(.retention)
        guard let basis = try Retention.basis(db)?.retention else {
            throw StoreError.refused(.retentionUndecided, nil)
        }
        let retention = Retention(basis: basis, viewer: actor, db: db)
        let due = try retention.rows().filter { $0.hold == nil }
        let rows = due.filter { expected.contains($0.number) }
        guard !expected.isEmpty, rows.count == Set(expected).count else {
            throw StoreError.refused(.retentionChanged, nil)
        }
        var erasure = Erasure(db: db, act: session.act)
        let chosen = Set(rows.map(\.caseID))
        for row in rows where try !retention.linked(row.caseID).isSubset(of: chosen) {
            // Whoever shares a person with another household goes with it, or not at all.
            throw StoreError.refused(.retentionChanged, row.number)
        }
        try db.run(
            "INSERT INTO erasure (act_id, decision, persons) VALUES (?, ?, ?)",
            [session.act, basis.decision, 0])
        // Derived rows and counters go as they do when the act that opened a case is taken back, for all of them while
        // every entry is there still: one case tells of persons that were written of in another.
        for row in rows { try session.empty(try Cases.load(row.caseID, db)) }
        var persons: Set<Int64> = []
        for row in rows { try persons.formUnion(erasure.erase(row, basis, &session)) }
        for person in persons {
            try db.run("DELETE FROM known_name WHERE person_id = ?", [person])
            try db.run("DELETE FROM person WHERE id = ?", [person])
        }
        try db.run("UPDATE erasure SET persons = ? WHERE act_id = ?", [persons.count, session.act])
        try erasure.finish(&session)
        _ = try session.finish(subject: nil)
        return ErasureRow(
            at: actor.now, by: actor.login, actual: actor.actual, decision: basis.decision,
            cases: rows.map(\.number).sorted(), persons: persons.count, scrubbed: nil)
    }

    private init(db: Database, act: Int64) {
        self.db = db
        self.act = act
    }

    /// Erases one case.
    /// - Returns: the persons that were written of in it; they are to go when all their cases have.
    private mutating func erase(
        _ row: RetentionRow, _ basis: RetentionBasis, _ session: inout WriteSession
    ) throws -> Set<Int64> {
        let id = row.caseID
        for record in try UnitRecords.versions(of: id, db) { try erase(record, of: id) }
        let persons = try Int64.fetchSet(
            db, sql: "SELECT DISTINCT person_id FROM entry WHERE case_id = ? AND person_id IS NOT NULL",
            arguments: [id.raw])
        try db.run(
            "DELETE FROM revival WHERE entry_id IN (SELECT id FROM entry WHERE case_id = ?)", [id.raw])
        try db.run("DELETE FROM entry WHERE case_id = ?", [id.raw])
        try db.run("DELETE FROM membership WHERE case_id = ?", [id.raw])
        try db.run(
            "DELETE FROM journal_detail WHERE seq IN (SELECT seq FROM journal WHERE case_id = ?)", [id.raw])
        try db.run("UPDATE reception_case SET erased_act = ? WHERE id = ?", [act, id.raw])
        let day = row.start.description
        try session.note(
            "erase\t\(row.number)\t\(day)\t\(basis.ground.rawValue)\t\(basis.decision)", of: [id])
        return persons
    }

    /// Takes a household out of a version of a record; one that is about nobody else goes whole.
    private mutating func erase(_ record: UnitRecord, of id: CaseID) throws {
        let version = record.version.raw
        try strip(record, besides: id)
        var content: UnitContent?
        switch record.content {
        case .pickup(var pickup):
            pickup.households.removeAll { $0.caseID == id }
            if !pickup.households.isEmpty { content = .pickup(pickup) }
        case .dwelling(var dwelling):
            dwelling.household = nil
            dwelling.keys = Dwelling.Keys(count: dwelling.keys.count)
            content = .dwelling(dwelling)
        case .handover, .consent, .viewer, .exemption, .quota, .absence, .partner, .retention: break
        }
        try db.run(
            "DELETE FROM unit_record_case WHERE record_id = ? AND case_id = ?", [version, id.raw])
        if let content {
            try UnitRecords.rewrite(content, version, db)
        } else {
            try db.run("DELETE FROM unit_record_case WHERE record_id = ?", [version])
            try db.run("DELETE FROM unit_record_revival WHERE record_id = ?", [version])
            try db.run("DELETE FROM unit_record WHERE id = ?", [version])
        }
    }

    /// What the journal of others tells of a version goes with the household that it is about.
    private mutating func strip(_ record: UnitRecord, besides id: CaseID) throws {
        let start = "record" + record.id.journalled + "\t"
        stripped.formUnion(
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT j.seq FROM journal j JOIN journal_detail d ON d.seq = j.seq
                    WHERE j.act_id = ?1 AND j.case_id IS NOT ?2 AND substr(d.details, 1, ?3) = ?4
                    """, arguments: [record.act.raw, id.raw, start.count, start]))
    }

    /// Says of which other rows the details went, and clears the index for searching of what was in it.
    private mutating func finish(_ session: inout WriteSession) throws {
        for seq in stripped { try db.run("DELETE FROM journal_detail WHERE seq = ?", [seq]) }
        if !stripped.isEmpty {
            let rows = stripped.sorted().map { String($0) }.joined(separator: "\t")
            try session.note("strip\t" + rows)
        }
        try db.run("INSERT INTO case_text (case_text) VALUES ('optimize')")
    }
}
