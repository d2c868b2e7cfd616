// Questions about cases and people: one case, lists of cases, who works here, how much there is.

import GRDB
import Reception

extension ReceptionStore: ReceptionQuestions {
    public func caseFile(_ number: CaseNumber, for viewer: Actor) throws -> CaseView {
        try asking { db in
            let found = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT id, is_protected AND NOT is_seen(?, id) FROM reception_case
                        WHERE year = ? AND serial = ? AND kind IS NOT NULL
                        """), arguments: [viewer.login.name, number.year, number.serial])
            guard let found else { throw try Cases.missing(number, db) }
            let id = CaseID(found[0])
            let isMasked: Bool = found[1]
            let file = try isMasked ? maskedFile(id, number, db) : Cases.load(id, for: viewer, db)
            let deadlines = try QueueRows.all(of: id.raw, for: viewer.login, db).map(\.row)
            return CaseView(
                file: file, isMasked: isMasked,
                mayReveal: try isMasked && NamedViewers.include(viewer, id, db),
                deadlines: deadlines.sorted { $0.cursor < $1.cursor },
                registrationWaits: try Waits.closed(of: .registrationWait, db),
                consents: isMasked
                    ? []
                    : try UnitRecords.consents(of: id, db).filter { row in
                        file.member(row.consent.person)?.isWithheld != true
                    })
        }
    }

    /// Why a deadline is due when it is. How a date was computed may tell a birth date.
    /// - Returns: nil when the case has no such deadline, and where the viewer may not see whom it is of.
    public func explanation(of key: DeadlineKey, for viewer: Actor) throws -> Explanation? {
        try asking { db in
            let isMasked = try db.int(
                "SELECT is_protected AND NOT is_seen(?, id) FROM reception_case WHERE id = ?",
                [viewer.login.name, key.caseID.raw])
            guard isMasked == 0 else { return nil }
            let withheld = try Cases.protectedLeavers(of: key.caseID, for: viewer, db).withheld
            guard key.person.map(withheld.contains) != true else { return nil }
            return engine.explain(key, in: try Cases.load(key.caseID, db))
        }
    }

    /// What is neither name, number, address nor note: the question itself leaves those out.
    private func maskedFile(_ id: CaseID, _ number: CaseNumber, _ db: Database) throws -> CaseFile {
        var entries = try EntryRows.all(
            db,
            """
            SELECT \(EntryRows.maskedColumns) FROM entry e WHERE e.case_id = ? AND e.ended_act IS NULL
            AND e.type IN ('kind', 'member', 'left', 'fact', 'assignment', 'waiver', 'snooze', 'closing')
            """, [id.raw])
        entries += try EntryRows.all(
            db,
            """
            SELECT \(EntryRows.maskedColumns) FROM membership m
            JOIN entry e ON e.person_id = m.person_id AND e.ended_act IS NULL
            WHERE m.case_id = ? AND m.left_on IS NULL AND e.case_id <> m.case_id AND e.type = 'fact'
            """, [id.raw])
        let rows = try db.rows(
            """
            SELECT m.number, m.person_id, m.joined,
                CASE WHEN m.left_on IS NULL THEN p.protection ELSE 'none' END
            FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.case_id = ?
            """, [id.raw])
        while let row = try rows.next() {
            let number: Int64 = row[0]
            entries.append(
                Entry(
                    id: EntryID(-number), caseID: id, person: PersonID(row[1]), day: Day(number: row[2]),
                    content: .personDetails([.protection: row[3]]), act: ActID(0), by: Login(""),
                    at: Moment(seconds: 0)))
        }
        return CaseFile(id: id, number: number, entries: entries)
    }

    public func cases(_ query: CaseQuery, for viewer: Actor) throws -> [CaseListRow] {
        try asking { db in
            var conditions = ["c.kind IS NOT NULL"]
            var arguments: [(any DatabaseValueConvertible)?] = [viewer.login.name]
            switch query.scope {
            case .all: break
            case .unassigned: conditions.append("c.caseworker IS NULL")
            case .caseworker(let login):
                arguments.append(login.name)
                conditions.append("c.caseworker = ?\(arguments.count)")
            }
            if let kind = query.kind {
                arguments.append(kind.rawValue)
                conditions.append("c.kind = ?\(arguments.count)")
            }
            if let phase = query.phase {
                arguments.append(phase.rawValue)
                conditions.append("c.phase = ?\(arguments.count)")
            }
            if !query.includesClosed { conditions.append("c.is_closed = 0") }
            arguments.append(query.limit)
            let rows = try db.rows(
                """
                \(CaseListRows.select) FROM reception_case c WHERE \(conditions.joined(separator: " AND "))
                ORDER BY c.year, c.serial LIMIT ?\(arguments.count)
                """, arguments)
            var list: [CaseListRow] = []
            while let row = try rows.next() { list.append(try CaseListRows.read(row)) }
            return list
        }
    }

    public func caseworkers() throws -> [Caseworker] { try asking { try Users.active($0) } }

    public func openCount(_ scope: CaseloadScope, for viewer: Actor) throws -> (open: Int, overdue: Int) {
        try asking { try OpenCount.read(scope, on: viewer.today, $0) }
    }

    public func openCount(of rule: RuleID, limit: Int, for viewer: Actor) throws -> Int {
        try asking { try OpenCount.read(rule, limit: limit, on: viewer.today, $0) }
    }

    public func dataVersion() throws -> Int {
        try translating { try foreignVersion() }
    }
}

/// Rows of lists of cases.
enum CaseListRows {
    /// The columns that ``read(_:)`` reads; `?1` is the viewer's login.
    static let select = """
        SELECT c.id, c.year, c.serial, c.kind, c.phase, c.is_closed, c.caseworker, \
        c.is_protected AND NOT is_seen(?1, c.id), \
        CASE WHEN c.is_protected AND NOT is_seen(?1, c.id) THEN '' ELSE c.household END, c.persons
        """

    static func read(_ row: Row) throws -> CaseListRow {
        guard let kind = CaseKind(rawValue: row[3]), let phase = Phase(rawValue: row[4]) else {
            throw StoreError.damaged("reception_case")
        }
        let caseworker: String? = row[6]
        return CaseListRow(
            caseID: CaseID(row[0]), number: CaseNumber(year: row[1], serial: row[2]), kind: kind,
            phase: phase,
            isClosed: row[5], caseworker: caseworker.map { Login($0) }, household: row[8], isMasked: row[7],
            persons: row[9])
    }
}

extension ReceptionStore {
    public func protected(among cases: Set<CaseID>) throws -> Set<CaseNumber> {
        Set(try asking { try Cases.protected(among: cases, $0) }.map(\.number))
    }
}

extension Cases {
    /// Those of some cases that are protected.
    static func protected(
        among cases: Set<CaseID>, _ db: Database
    ) throws -> [(id: CaseID, number: CaseNumber)] {
        let list = "[" + cases.map { String($0.raw) }.joined(separator: ",") + "]"
        let rows = try db.rows(
            """
            SELECT c.id, c.year, c.serial FROM json_each(?) j CROSS JOIN reception_case c ON c.id = j.value
            WHERE c.is_protected = 1
            """, [list])
        var found: [(id: CaseID, number: CaseNumber)] = []
        while let row = try rows.next() {
            found.append((CaseID(row[0]), CaseNumber(year: row[1], serial: row[2])))
        }
        return found
    }
}
