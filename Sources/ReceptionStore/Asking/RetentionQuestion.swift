// What is to be erased: found by the day of the closing or of the stated last note, so that the question costs what is
// that old, however many cases there are.

import GRDB
import Reception

extension ReceptionStore {
    public func retentionBasis() throws -> UnitRecord? { try asking(Retention.basis) }

    public func retention(for viewer: Actor) throws -> [RetentionRow] {
        try asking { db in
            guard let basis = try Retention.basis(db)?.retention else {
                throw StoreError.refused(.retentionUndecided, nil)
            }
            return try Retention(basis: basis, viewer: viewer, db: db).rows()
        }
    }

    public func exemption(of number: CaseNumber) throws -> UnitRecord? {
        try asking { db in
            guard let id = try Retention.caseID(of: number, db) else { throw try Cases.missing(number, db) }
            return try UnitRecords.all(of: id, .exemption, db).first
        }
    }

    /// The case with a number, also one whose opening was taken back.
    public func retained(_ number: CaseNumber) throws -> CaseID {
        try asking { db in
            guard let id = try Retention.caseID(of: number, db) else { throw try Cases.missing(number, db) }
            return id
        }
    }

    public func erasures() throws -> [ErasureRow] {
        try asking { db in
            let rows = try db.rows(
                """
                SELECT a.id, a.at, a.login, a.actual, e.decision, e.persons, e.scrubbed_at
                FROM erasure e JOIN act a ON a.id = e.act_id ORDER BY e.act_id DESC
                """)
            var found: [(act: Int64, row: Row)] = []
            while let row = try rows.next() { found.append((row[0], row.copy())) }
            return try found.map { act, row in
                let scrubbed: Int64? = row[6]
                return ErasureRow(
                    at: Moment(seconds: row[1]), by: Login(row[2]), actual: Login(row[3]), decision: row[4],
                    cases: try Retention.cases(erasedBy: act, db), persons: row[5],
                    scrubbed: scrubbed.map { Moment(seconds: $0) })
            }
        }
    }
}

/// Finds what is to be erased by a basis.
struct Retention {
    let basis: RetentionBasis
    let viewer: Actor
    let db: Database

    /// The basis that stands.
    static func basis(_ db: Database) throws -> UnitRecord? {
        try UnitRecords.all(
            db, "unit_record r WHERE \(UnitRecords.isOf(.retention)) AND r.ended_act IS NULL", []
        )
        .first
    }

    static func cases(erasedBy act: Int64, _ db: Database) throws -> [CaseNumber] {
        let rows = try db.rows(
            "SELECT year, serial FROM reception_case WHERE erased_act = ? ORDER BY year, serial", [act])
        var cases: [CaseNumber] = []
        while let row = try rows.next() { cases.append(CaseNumber(year: row[0], serial: row[1])) }
        return cases
    }

    /// How many cases with a number of a year, or of an earlier one, are erased.
    static func erased(through year: Int, _ db: Database) throws -> Int {
        Int(
            try db.int(
                "SELECT count(*) FROM reception_case WHERE erased_act IS NOT NULL AND year <= ?", [year]) ?? 0
        )
    }

    static func caseID(of number: CaseNumber, _ db: Database) throws -> CaseID? {
        try db.int(
            "SELECT id FROM reception_case WHERE year = ? AND serial = ? AND erased_act IS NULL",
            [number.year, number.serial]
        ).map { CaseID($0) }
    }

    /// The cases whose time has come, what is due first on top.
    func rows() throws -> [RetentionRow] {
        var found: [CaseID: RetentionRow] = [:]
        for id in try candidates() {
            if let row = try row(id) { found[id] = row }
        }
        for (id, row) in found where row.hold == nil { found[id]?.hold = try hold(row) }
        // Whoever is held holds those with whom she shares a person, and these others in their turn.
        var held = Set(found.values.filter { $0.hold != nil }.map(\.caseID))
        var links: [CaseID: Set<CaseID>] = [:]
        for id in found.keys { links[id] = try linked(id) }
        while true {
            let more = found.values.filter { row in
                !held.contains(row.caseID)
                    && links[row.caseID, default: []].contains { found[$0] == nil || held.contains($0) }
            }
            guard !more.isEmpty else { break }
            for row in more { found[row.caseID]?.hold = .linked }
            held.formUnion(more.map(\.caseID))
        }
        return found.values.sorted { ($0.from, $0.number) < ($1.from, $1.number) }
    }

    /// Cases whose time may have come: closed, or said to have had their last note, long enough ago; and those that
    /// were never opened for good.
    private func candidates() throws -> [CaseID] {
        let last = viewer.today.adding(.years(-basis.years)).adding(days: 1).number
        let rows = try db.rows(
            """
            SELECT case_id FROM entry WHERE type = 'closing' AND ended_act IS NULL AND day <= ?1
            UNION SELECT case_id FROM entry WHERE type = 'fact' AND key = 'last_note' AND ended_act IS NULL
                AND day <= ?1
            UNION SELECT id FROM reception_case WHERE kind IS NULL AND erased_act IS NULL AND touched_on <= ?1
            """, [last])
        var ids: [CaseID] = []
        while let row = try rows.next() { ids.append(CaseID(row[0])) }
        return ids
    }

    private func row(_ id: CaseID) throws -> RetentionRow? {
        let found = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT c.year, c.serial, c.kind, c.is_protected AND NOT is_seen(?1, c.id),
                        CASE WHEN c.is_protected AND NOT is_seen(?1, c.id) THEN '' ELSE c.household END,
                        c.touched_on,
                        (SELECT count(DISTINCT e.person_id) FROM entry e WHERE e.case_id = c.id)
                    FROM reception_case c WHERE c.id = ?2
                    """), arguments: [viewer.login.name, id.raw])
        guard let found else { throw StoreError.noSuchCase }
        let number = CaseNumber(year: found[0], serial: found[1])
        let kind: String? = found[2]
        let touched = Day(number: Int32(clamping: found[5] as Int64))
        let file = try Cases.load(
            id, number, only: "e.type IN ('note', 'closing') OR e.key = 'last_note'", db)
        // What was taken back has neither a note nor a closing.
        guard let start = kind == nil ? touched : basis.start(of: file, touched: touched) else { return nil }
        let from = basis.erasable(from: start)
        guard from <= viewer.today else { return nil }
        return RetentionRow(
            caseID: id, number: number, kind: kind.flatMap { CaseKind(rawValue: $0) }, household: found[4],
            isMasked: found[3], persons: found[6], start: start, from: from, latest: basis.latest(of: from),
            hold: kind != nil && file.closing == nil ? .open : nil)
    }

    private func hold(_ row: RetentionRow) throws -> RetentionRow.Hold? {
        if let kept = try UnitRecords.all(of: row.caseID, .exemption, db).first?.exemption {
            return .kept(kept.reason)
        }
        return try UnitRecords.all(of: row.caseID, .dwelling, db).first.map { .flat($0.id.number) }
    }

    /// The other cases that somebody of a household belongs to, or did.
    func linked(_ id: CaseID) throws -> Set<CaseID> {
        let rows = try db.rows(
            """
            SELECT DISTINCT o.case_id FROM entry e JOIN entry o ON o.person_id = e.person_id
            WHERE e.case_id = ?1 AND e.person_id IS NOT NULL AND o.case_id <> ?1
            """, [id.raw])
        var cases: Set<CaseID> = []
        while let row = try rows.next() { cases.insert(CaseID(row[0])) }
        return cases
    }
}

extension WriteSession {
    /// Checks a basis, or that a case is kept.
    func checkRetention(_ content: UnitContent?, replacing former: UnitRecord?) throws {
        do {
            switch content ?? former?.content {
            case .retention:
                // One basis holds at a time.
                if former == nil, try Retention.basis(db) != nil { throw CommandError.recordGone }
                try Decision.check(content == nil ? nil : content?.retention, context)
            case .exemption(let exemption):
                let others = try UnitRecords.all(of: exemption.caseID, .exemption, db)
                try Decision.check(
                    content == nil ? nil : exemption, isKept: others.contains { $0.id != former?.id }, context
                )
            default: break
            }
        } catch let error as CommandError {
            throw StoreError.refused(error, nil)
        }
    }
}

extension UnitContent {
    fileprivate var retention: RetentionBasis? {
        if case .retention(let basis) = self { basis } else { nil }
    }
}
