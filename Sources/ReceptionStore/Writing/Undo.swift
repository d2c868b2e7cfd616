// Taking acts back, and doing them again: each is an act of its own that names the one it undoes.

import GRDB
import Reception

extension ReceptionStore {
    public func undo(by actor: Actor) throws -> ActReceipt {
        try writing { db in
            guard let act = try PastAct.toUndo(actor, db) else { throw StoreError.nothingToUndo }
            return try takeBackUnseen(act, by: actor, db)
        }
    }

    public func redo(by actor: Actor) throws -> ActReceipt {
        try writing { db in
            guard let act = try PastAct.toRedo(actor, db) else { throw StoreError.nothingToRedo }
            return try takeBackUnseen(act, by: actor, db)
        }
    }

    public func undoable(by actor: Actor) throws -> (undo: ActSummary?, redo: ActSummary?) {
        try asking { db in
            let undo = try PastAct.toUndo(actor, db)?.summary(db)
            // What redo would do again is what the undone act did.
            let redo = try PastAct.toRedo(actor, db).flatMap {
                try PastAct.load($0.undoes ?? 0, db)?.summary(db)
            }
            return (undo, redo)
        }
    }

    /// What stands in the way is told without the numbers of protected cases: they would say what belongs together.
    private func takeBackUnseen(_ act: PastAct, by actor: Actor, _ db: Database) throws -> ActReceipt {
        do {
            return try takeBack(act, by: actor, db)
        } catch StoreError.undoBlocked(let login, var later) {
            later.cases = try later.cases.filter { number in
                guard let id = try Cases.id(of: number, db) else { return false }
                let isProtected = try !Cases.protected(among: [id], db).isEmpty
                return try !isProtected || NamedViewers.include(actor, id, db)
            }
            throw StoreError.undoBlocked(by: login, later)
        }
    }

    private func takeBack(_ act: PastAct, by actor: Actor, _ db: Database) throws -> ActReceipt {
        let standing = try act.lastDone(db)
        let touched = try standing.changes(db)
        let undone = act.undoes == nil ? act : try PastAct.load(act.undoes ?? 0, db) ?? act
        var session = try WriteSession(
            db, engine, actor, kind: .undo, subject: undone.subject, undoes: act.id)
        try session.require(.change)
        // Read before the cases are written: with an owner some of them end by themselves.
        let records = try standing.records(db)
        for (id, changes) in touched { try session.requireMayTakeBack(id, changes, since: act.id) }
        try session.requireMayTakeBack(records, since: act.id)
        for (id, changes) in touched {
            let stored = try Cases.load(id, db)
            let new = stored.applying(changes)
            try UndoCheck(act: standing, engine: engine, db: db).check(changes, stored, new)
            try session.write(changes, from: stored, to: new, isNew: false)
        }
        try takeBack(records, &session)
        try session.check(takenBack: records)
        try db.run("UPDATE act SET undone_by = ? WHERE id = ?", [session.act, act.id])
        // An act that was taken back and is done again can be taken back again.
        if let undoes = act.undoes { try db.run("UPDATE act SET undone_by = NULL WHERE id = ?", [undoes]) }
        let receipt = try session.finish(subject: undone.subject)
        let summary = ActSummary(
            kind: undone.kind, subject: undone.subject, cases: receipt.summary.cases,
            changes: receipt.summary.changes)
        return ActReceipt(act: receipt.act, summary: summary)
    }
}

extension ReceptionStore {
    /// Puts the unit's records as they were before an act: what it wrote is ended, what it ended stands again.
    private func takeBack(
        _ records: (standing: [UnitRecord], ended: [UnitRecord]), _ session: inout WriteSession
    ) throws {
        for record in records.standing
        where try UnitRecords.version(record.version, session.db)?.ended == nil {
            try session.put(nil, as: record.id, ending: record)
        }
        for record in records.ended { try session.revive(record) }
    }
}

/// An act as it stands in its table.
struct PastAct {
    let id: Int64
    let login: Login
    let kind: ActKind
    let subject: String?
    let undoes: Int64?
    let changeCount: Int
    private let firstEntry: Int64
    private let nextEntry: Int64

    private static let columns =
        "a.id, a.login, a.kind, a.subject, a.undoes, a.changes, a.first_entry, a.next_entry"

    private init?(_ row: Row?) {
        guard let row, let kind = ActKind(rawValue: row[2]) else { return nil }
        id = row[0]
        login = Login(row[1])
        self.kind = kind
        subject = row[3]
        undoes = row[4]
        changeCount = row[5]
        firstEntry = row[6]
        nextEntry = row[7]
    }

    static func load(_ id: Int64, _ db: Database) throws -> PastAct? {
        PastAct(
            try Row.fetchOne(
                db.cachedStatement(sql: "SELECT \(columns) FROM act a WHERE a.id = ?"), arguments: [id]))
    }

    /// The actor's latest act of the day that stands.
    static func toUndo(_ actor: Actor, _ db: Database) throws -> PastAct? {
        PastAct(
            try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT \(columns) FROM act a WHERE a.login = ? AND a.day = ? AND a.undone_by IS NULL
                        AND a.kind NOT IN (
                            'undo', 'user', 'rules', 'print', 'export', 'reveal', 'backup', 'restore', 'erase')
                        ORDER BY a.id DESC LIMIT 1
                        """), arguments: [actor.login.name, actor.today.number]))
    }

    /// The actor's latest undo of the day that stands, where nothing else was done since.
    static func toRedo(_ actor: Actor, _ db: Database) throws -> PastAct? {
        PastAct(
            try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT \(columns) FROM act a JOIN act u ON u.id = a.undoes
                        WHERE a.login = ?1 AND a.day = ?2 AND a.undone_by IS NULL AND a.kind = 'undo'
                            AND u.kind <> 'undo'
                            AND a.id > coalesce((SELECT max(l.id) FROM act l WHERE l.login = ?1 AND l.day = ?2
                                AND l.kind NOT IN ('undo', 'user', 'rules', 'print', 'export', 'backup', 'restore',
                                    'erase')), 0)
                        ORDER BY a.id DESC LIMIT 1
                        """), arguments: [actor.login.name, actor.today.number]))
    }

    /// The act in which it was last done again, else itself: what an act ended bears the mark of the redo from then on,
    /// and only the redo knows what is to come back.
    func lastDone(_ db: Database) throws -> PastAct {
        guard undoes == nil else { return self }
        let again = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(Self.columns) FROM act u JOIN act a ON a.undoes = u.id AND a.id = u.undone_by
                    WHERE u.login = ?1 AND u.day = (SELECT o.day FROM act o WHERE o.id = ?2) AND u.id > ?2
                        AND u.undoes = ?2 ORDER BY u.id DESC LIMIT 1
                    """), arguments: [login.name, id])
        return PastAct(again) ?? self
    }

    /// The act that was first done, where this one does it again; itself otherwise.
    func origin(_ db: Database) throws -> PastAct {
        guard let undoes, let undo = try Self.load(undoes, db), let first = undo.undoes else { return self }
        return try Self.load(first, db)?.origin(db) ?? self
    }

    func summary(_ db: Database) throws -> ActSummary {
        let rows = try db.rows(
            """
            SELECT DISTINCT c.year, c.serial FROM journal j JOIN reception_case c ON c.id = j.case_id
            WHERE j.act_id = ? ORDER BY j.case_id
            """, [id])
        var cases: [CaseNumber] = []
        while let row = try rows.next() { cases.append(CaseNumber(year: row[0], serial: row[1])) }
        return ActSummary(kind: kind, subject: subject, cases: cases, changes: changeCount)
    }

    /// What takes the act back, by the case it changes.
    /// - Throws: ``StoreError/undoBlocked(by:_:)`` where a later act has ended what this one added.
    func changes(_ db: Database) throws -> [(CaseID, [Change])] {
        var found: [CaseID: [Change]] = [:]
        try end(
            "SELECT \(EntryRows.columns), e.ended_act FROM entry e WHERE e.id >= ? AND e.id < ? AND e.act_id = ? "
                + "ORDER BY e.id", [firstEntry, nextEntry, id], &found, db)
        try end(
            "SELECT \(EntryRows.columns), e.ended_act FROM revival r JOIN entry e ON e.id = r.entry_id "
                + "WHERE r.act_id = ? ORDER BY e.id", [id], &found, db)
        let ended = try EntryRows.all(
            db, "SELECT \(EntryRows.columns) FROM entry e WHERE e.ended_act = ? AND e.act_id <> e.ended_act",
            [id])
        for entry in ended { found[try caseNow(of: entry, db), default: []].append(.revive(entry)) }
        // A case of somebody's own comes before the one that she left: what it no longer says must not be read there.
        return found.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    }

    private func end(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?], _ found: inout [CaseID: [Change]],
        _ db: Database
    ) throws {
        let rows = try db.rows(sql, arguments)
        while let row = try rows.next() {
            let ender: Int64? = row[14]
            guard let ender else {
                let entry = try EntryRows.read(row)
                found[try caseNow(of: entry, db), default: []].append(.end(entry, reason: ""))
                continue
            }
            if ender != id { throw try PastAct.blocked(by: ender, db) }
        }
    }

    /// The case in which an entry counts: what is a person's own follows her into a case of her own, and the one in
    /// which it was written stays as it was when she left.
    private func caseNow(of entry: Entry, _ db: Database) throws -> CaseID {
        guard let person = entry.person, entry.content.isOfPerson else { return entry.caseID }
        let now = try db.int(
            """
            SELECT m.case_id FROM membership m WHERE m.person_id = ?1 AND m.left_on IS NULL AND EXISTS (
                SELECT 1 FROM membership o WHERE o.person_id = ?1 AND o.case_id = ?2 AND o.left_on IS NOT NULL)
            """, [person.raw, entry.caseID.raw])
        return now.map { CaseID($0) } ?? entry.caseID
    }

    /// The refusal that names a later act.
    static func blocked(by act: Int64, _ db: Database) throws -> StoreError {
        guard let later = try load(act, db) else { return .damaged("act") }
        return .undoBlocked(by: later.login, try later.summary(db))
    }
}

/// Whether an act can be taken back without harm to what was done later.
struct UndoCheck {
    let act: PastAct
    let engine: DeadlineEngine
    let db: Database

    func check(_ changes: [Change], _ stored: CaseFile, _ new: CaseFile) throws {
        let revived = Set(
            changes.compactMap { change -> EntryID? in
                if case .revive(let entry) = change { entry.id } else { nil }
            })
        for change in changes {
            switch change {
            case .revive(let entry): try checkConflict(entry, revived, new)
            case .end(let entry, _): try checkOrphans(entry, new)
            case .add: break
            }
        }
    }

    /// A fact that would hold again beside one that was recorded since.
    private func checkConflict(_ entry: Entry, _ revived: Set<EntryID>, _ new: CaseFile) throws {
        guard case .fact(let id, let until, _) = entry.content else { return }
        let definition = engine.definition(of: id)
        for fact in new.facts
        where fact.id == id && fact.person == entry.person && fact.entry != entry.id
            && !revived.contains(fact.entry)
        {
            let isOnce = !(definition?.isRepeated ?? false)
            let overlaps =
                definition?.bearsUntil == true && fact.day <= until ?? .distantFuture
                && entry.day <= fact.until ?? .distantFuture
            if isOnce || fact.day == entry.day || overlaps { throw try PastAct.blocked(by: fact.act.raw, db) }
        }
    }

    /// A case or a person that would be gone while something written since is about it.
    private func checkOrphans(_ entry: Entry, _ new: CaseFile) throws {
        switch entry.content {
        case .kind:
            guard new.kinds.isEmpty, let left = new.entries.last(where: { $0.caseID == new.id }) else {
                return
            }
            throw try PastAct.blocked(by: left.act.raw, db)
        case .member:
            let left = new.entries.last { $0.person == entry.person && $0.caseID == new.id }
            guard let left else { return }
            throw try PastAct.blocked(by: left.act.raw, db)
        case .memberLeft(.ownCase, _): try checkReturn(entry)
        default: return
        }
    }

    /// Somebody who would come back out of a case of her own, in which something of hers was changed since. What was
    /// done before she left and is done again since is no such change.
    private func checkReturn(_ left: Entry) throws {
        let rows = try db.rows(
            """
            SELECT DISTINCT coalesce(e.ended_act, e.act_id) FROM entry e
            WHERE e.person_id = ?1 AND e.type IN ('person', 'fact')
                AND (e.act_id > ?2 AND e.ended_act IS NULL OR e.act_id < ?2 AND e.ended_act > ?2)
            ORDER BY 1 DESC
            """, [left.person?.raw, left.act.raw])
        while let row = try rows.next() {
            let later: Int64 = row[0]
            guard later != act.id, let first = try PastAct.load(later, db)?.origin(db),
                first.id > left.act.raw
            else { continue }
            throw try PastAct.blocked(by: later, db)
        }
    }
}
