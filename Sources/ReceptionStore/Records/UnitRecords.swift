// The unit's own records in their table: one live version each, every earlier one with the act that ended it.

import GRDB
import Reception

enum UnitRecords {
    private static let columns = "r.kind, r.number, r.id, r.day, r.text, r.act_id, r.by_login, r.at"

    /// The live records of a question, which goes on after the columns.
    static func all(
        _ db: Database, _ rest: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws -> [UnitRecord] {
        let rows = try db.rows("SELECT \(columns) FROM \(rest)", arguments)
        var records: [UnitRecord] = []
        while let row = try rows.next() { records.append(try read(row)) }
        return records
    }

    /// The condition that a record is of a kind. The kind is written out: with a parameter that an index's own condition
    /// speaks of, SQLite compiles the statement anew each time.
    static func isOf(_ kind: RecordID.Kind) -> String { "r.kind = '\(kind.rawValue)'" }

    /// The live record with a number; nil where there is none.
    static func live(_ id: RecordID, _ db: Database) throws -> UnitRecord? {
        try all(
            db, "unit_record r WHERE \(isOf(id.kind)) AND r.number = ? AND r.ended_act IS NULL", [id.number]
        )
        .first
    }

    /// The live records of a kind that are about a household.
    static func all(of household: CaseID, _ kind: RecordID.Kind, _ db: Database) throws -> [UnitRecord] {
        try all(
            db,
            """
            unit_record_case l JOIN unit_record r ON r.id = l.record_id
            WHERE l.case_id = ? AND \(isOf(kind)) AND r.ended_act IS NULL ORDER BY r.day, r.number
            """, [household.raw])
    }

    private static func read(_ row: Row) throws -> UnitRecord {
        guard let kind = RecordID.Kind(rawValue: row[0]),
            let content = UnitContent(kind, day: Day(number: row[3]), text: row[4])
        else { throw StoreError.damaged("unit_record") }
        return UnitRecord(
            id: RecordID(kind, row[1]), version: UnitRecord.Version(row[2]), content: content,
            act: ActID(row[5]), by: Login(row[6]), at: Moment(seconds: row[7]))
    }

    /// What an act did to a record, from the versions that it found and left; nil where they are not there.
    ///
    /// - Parameters:
    ///   - isThere: whether anything stood there afterwards.
    ///   - household: whose journal tells it.
    static func step(
        of id: RecordID, isThere: Bool, in act: Int64, about household: CaseID, _ db: Database
    ) throws -> UnitStep? {
        let own = "unit_record r WHERE \(isOf(id.kind)) AND r.number = ?"
        func last(_ condition: String) throws -> UnitContent? {
            try all(
                db, "\(own) AND \(condition) ORDER BY r.id DESC LIMIT 1", [id.number, act]
            ).first?.content
        }
        let revived = "r.id IN (SELECT record_id FROM unit_record_revival WHERE act_id = ?)"
        let (written, again) = (try last("r.act_id = ?"), try last(revived))
        // An undo that lets an earlier version stand again tells of that in a row of its own.
        if !isThere, again != nil { return nil }
        let after = isThere ? written ?? again : nil
        var before = try last("r.ended_act = ?")
        // Once an undo has let it stand again, the end that the act gave it is written nowhere: it is the one before.
        if before == nil, !isThere || written != nil { before = try last("r.act_id < ?") }
        return UnitStep(id, from: before, to: after, about: household)
    }

    /// A version, live or not, with the act that ended it.
    static func version(
        _ version: UnitRecord.Version, _ db: Database
    ) throws -> (record: UnitRecord, ended: Int64?)? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT \(columns), r.ended_act FROM unit_record r WHERE r.id = ?"),
            arguments: [version.raw])
        return try row.map { (try read($0), $0[8]) }
    }

    /// By what flats that nobody lives in are ordered: since when, the rent, for whom; nothing of anything else.
    private static func vacancy(_ content: UnitContent) -> [(any DatabaseValueConvertible)?] {
        guard case .dwelling(let dwelling) = content, !dwelling.isLivedIn else { return [nil, nil, nil] }
        return [dwelling.vacantSince?.number, dwelling.rent, dwelling.household?.caseID.raw]
    }

    /// Writes by what flats are ordered, where an older version of the program has not.
    static func fillVacancies(_ db: Database) throws {
        let records = try all(db, "unit_record r WHERE \(isOf(.dwelling)) AND r.shelf = 0", [])
        for record in records {
            try db.run(
                "UPDATE unit_record SET vacant_since = ?, rent = ?, reserved_for = ? WHERE id = ?",
                vacancy(record.content) + [record.version.raw])
        }
    }

    /// Every version, standing or not, that is about a household.
    static func versions(of household: CaseID, _ db: Database) throws -> [UnitRecord] {
        try all(
            db,
            "unit_record_case l JOIN unit_record r ON r.id = l.record_id WHERE l.case_id = ? ORDER BY r.id",
            [household.raw])
    }

    /// Lets a version say less than it did, because somebody whom it was about is erased.
    static func rewrite(_ content: UnitContent, _ version: Int64, _ db: Database) throws {
        try db.run(
            """
            UPDATE unit_record SET day = ?, shelf = ?, text = ?, vacant_since = ?, rent = ?, reserved_for = ?
            WHERE id = ?
            """, [content.day.number, content.shelf, content.text] + vacancy(content) + [version])
    }

    /// Ends a version and puts another one in its place, or nothing.
    static func write(
        _ content: UnitContent?, as id: RecordID, ending former: UnitRecord.Version?, _ act: Int64,
        by login: Login, at: Moment, _ db: Database
    ) throws {
        if let former {
            try db.run(
                "UPDATE unit_record SET ended_act = ? WHERE id = ? AND ended_act IS NULL", [act, former.raw])
        }
        guard let content else { return }
        try db.run(
            """
            INSERT INTO unit_record
                (kind, number, day, shelf, text, act_id, by_login, at, vacant_since, rent, reserved_for)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.kind.rawValue, id.number, content.day.number, content.shelf, content.text, act, login.name,
                at.seconds,
            ] + vacancy(content))
        let row = db.lastInsertedRowID
        for household in Set(content.households) {
            try db.run(
                "INSERT INTO unit_record_case (record_id, case_id) VALUES (?, ?)", [row, household.raw])
        }
    }
}

extension ReceptionStore: UnitQuestions {
    public func records(
        _ kind: RecordID.Kind, on days: ClosedRange<Day>
    ) throws -> [UnitRecord] {
        try asking { db in
            try UnitRecords.all(
                db,
                """
                unit_record r WHERE \(UnitRecords.isOf(kind)) AND r.day BETWEEN ? AND ? AND r.ended_act IS NULL
                ORDER BY r.day, r.number
                """, [days.lowerBound.number, days.upperBound.number])
        }
    }

    public func records(_ kind: RecordID.Kind, of household: CaseID) throws -> [UnitRecord] {
        try asking { db in try UnitRecords.all(of: household, kind, db) }
    }

    public func number(of household: CaseID) throws -> CaseNumber {
        try asking { db in try Cases.number(of: household, db) }
    }

    public func record(_ id: RecordID) throws -> UnitRecord? {
        try asking { db in try UnitRecords.live(id, db) }
    }
}

extension WriteSession {
    /// Who is not named for a protected household may not change what is kept of it either. Who is to be named is checked
    /// by itself.
    func requireNamed(_ change: UnitChange) throws {
        // Keeping one shows nothing of it.
        switch change.content {
        case .viewer?, .exemption?: return
        default: break
        }
        var households = change.content?.households ?? []
        // Whoever was offered a protected household may send it back.
        if let seen = change.seen, let offer = try UnitRecords.version(seen, db)?.record.handover,
            offer.to == actor.login
        {
            return
        }
        if let seen = change.seen, let former = try UnitRecords.version(seen, db) {
            if former.record.viewer != nil || former.record.exemption != nil { return }
            households += former.record.content.households
        }
        for household in Set(households).sorted() {
            do {
                try requireNamed(household, [.reopen])
            } catch StoreError.refused(let error, _) {
                // The number of the case would say who has the flat.
                throw StoreError.refused(error, nil)
            }
        }
    }

    /// Writes what an act does to the unit's records.
    /// - Throws: ``StoreError/refused(_:_:)`` where somebody has changed a record since it was read.
    mutating func write(_ change: UnitChange) throws {
        var former: UnitRecord?
        if let seen = change.seen {
            guard let found = try UnitRecords.version(seen, db) else {
                throw StoreError.refused(.recordGone, nil)
            }
            if let ended = found.ended {
                guard let later = try PastAct.load(ended, db) else { throw StoreError.damaged("act") }
                throw StoreError.refused(.recordChanged(by: later.login), nil)
            }
            former = found.record
        }
        guard let kind = change.content?.kind ?? former?.id.kind else { return }
        do {
            try Decision.check(change, kind: kind, by: context.role)
        } catch {
            throw StoreError.refused(error, nil)
        }
        guard former == nil || former?.content != change.content else { return }
        switch kind {
        case .handover: try check(change.content, replacing: former?.handover)
        case .absence: try check(change.content, replacing: former)
        case .viewer: try check(change.content, replacing: former?.viewer)
        case .partner: try check(change.content, replacing: former?.id)
        case .consent: try check(change.content, replacing: former?.consent)
        case .retention, .exemption: try checkRetention(change.content, replacing: former)
        case .pickup, .quota, .dwelling: break
        }
        if case .pickup(let pickup)? = change.content { try requireFree(pickup, former?.id) }
        let id = try former?.id ?? newRecord(kind)
        try put(change.content, as: id, ending: former)
    }

    /// A household is in one pickup at most.
    private func requireFree(_ pickup: Pickup, _ own: RecordID?) throws {
        for household in pickup.households {
            let others = try UnitRecords.all(of: household.caseID, .pickup, db).filter { $0.id != own }
            guard !others.isEmpty else { continue }
            throw StoreError.refused(.pickedUpTwice, try Cases.number(of: household.caseID, db))
        }
    }

    /// Puts a version in the place of another one, with a line in the journal of each household that either is about.
    mutating func put(_ content: UnitContent?, as id: RecordID, ending former: UnitRecord?) throws {
        try UnitRecords.write(
            content, as: id, ending: former?.version, act, by: actor.login, at: actor.now, db)
        let households = Set((former?.content.households ?? []) + (content?.households ?? []))
        try note(
            content.map { "record" + id.journalled + "\t\($0.day)\t" + $0.text } ?? "remove" + id.journalled,
            about: households.sorted())
    }
}

extension UnitChange {
    /// The version that whoever changes it has seen.
    var seen: UnitRecord.Version? {
        switch self {
        case .add: nil
        case .replace(let version, _), .remove(let version): version
        }
    }
}

extension WriteSession {
    /// Lets a version stand that an act ended, because that act is taken back.
    mutating func revive(_ record: UnitRecord) throws {
        try db.run("UPDATE unit_record SET ended_act = NULL WHERE id = ?", [record.version.raw])
        try db.run(
            "INSERT INTO unit_record_revival (act_id, record_id) VALUES (?, ?)", [act, record.version.raw])
        try note("revive" + record.id.journalled, about: Set(record.content.households).sorted())
    }
}

extension RecordID {
    /// The record in a line of the journal.
    var journalled: String { "\t\(kind.rawValue)\t\(number)" }
}

extension PastAct {
    /// The versions that the act wrote or let stand again, and those that it ended.
    /// - Throws: ``StoreError/undoBlocked(by:_:)`` where a later act has put something else in their place.
    func records(_ db: Database) throws -> (standing: [UnitRecord], ended: [UnitRecord]) {
        let rows = try db.rows(
            """
            SELECT r.id, r.ended_act FROM unit_record r WHERE r.act_id = ?1
            UNION SELECT r.id, r.ended_act FROM unit_record_revival v JOIN unit_record r ON r.id = v.record_id
            WHERE v.act_id = ?1 ORDER BY 1
            """, [id])
        var found: [(version: Int64, ended: Int64?)] = []
        while let row = try rows.next() { found.append((row[0], row[1])) }
        for ended in found.compactMap(\.ended) { throw try Self.recordBlocked(by: ended, db) }
        let standing = try found.compactMap {
            try UnitRecords.version(UnitRecord.Version($0.version), db)?.record
        }
        let ended = try UnitRecords.all(db, "unit_record r WHERE r.ended_act = ? ORDER BY r.id", [id])
        for record in ended where !standing.contains(where: { $0.id == record.id }) {
            if let now = try UnitRecords.live(record.id, db) {
                throw try Self.recordBlocked(by: now.act.raw, db)
            }
        }
        return (standing, ended)
    }
    /// The refusal that names a later act on a record, without the numbers of protected cases: they would say whose it
    /// is.
    static func recordBlocked(by act: Int64, _ db: Database) throws -> StoreError {
        let refusal = try blocked(by: act, db)
        guard case .undoBlocked(let by, var summary) = refusal else { return refusal }
        summary.cases = try summary.cases.filter { number in
            try db.int(
                "SELECT is_protected FROM reception_case WHERE year = ? AND serial = ?",
                [number.year, number.serial]) == 0
        }
        return .undoBlocked(by: by, summary)
    }
}
