// Offers that wait for an answer, with their cases as a viewer may see them.

import GRDB
import Reception

extension ReceptionStore {
    public func handovers(for viewer: Actor) throws -> [HandoverRow] {
        try asking { db in try offers(for: viewer, db) }
    }

    public func offering(of caseworker: Login) throws -> Offering {
        try asking { db in
            let rows = try db.rows(
                """
                SELECT id FROM reception_case WHERE caseworker = ? AND is_closed = 0 AND kind IS NOT NULL
                ORDER BY year, serial
                """, [caseworker.name])
            var cases: [CaseID] = []
            while let row = try rows.next() { cases.append(CaseID(row[0])) }
            return try offering(cases, db)
        }
    }

    public func offering(_ cases: [CaseID]) throws -> Offering {
        try asking { db in try offering(cases, db) }
    }

    private func offering(_ cases: [CaseID], _ db: Database) throws -> Offering {
        var found: [Offering.Case] = []
        var records: [UnitRecord] = []
        for id in cases {
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT year, serial, caseworker, is_protected FROM reception_case WHERE id = ?"),
                arguments: [id.raw])
            guard let row else { throw StoreError.noSuchCase }
            let caseworker: String? = row[2]
            found.append(
                Offering.Case(
                    id: id, number: CaseNumber(year: row[0], serial: row[1]),
                    caseworker: caseworker.map { Login($0) }, isProtected: row[3]))
            records += try UnitRecords.all(of: id, .handover, db)
        }
        return Offering(cases: found, records: records)
    }

    /// The offers that somebody made or was made.
    func offers(for viewer: Actor, _ db: Database) throws -> [HandoverRow] {
        let lost = engine.rulebook.rules.filter { $0.atRiskDays != nil }.map(\.id.id)
        let records = try UnitRecords.offers(db)
        var rows: [HandoverRow] = []
        for record in records {
            guard let handover = record.handover else { continue }
            guard handover.concerns(viewer.login) || viewer.role.may(.handOverForOthers) else { continue }
            rows.append(
                HandoverRow(
                    record: record, handover: handover,
                    row: try Self.caseRow(handover.caseID, viewer, db),
                    lostAfter: try Self.lostAfter(handover.caseID, lost, viewer.today, db),
                    for: viewer.login))
        }
        return rows.sorted { $0.cursor < $1.cursor }
    }

    private static func caseRow(_ id: CaseID, _ viewer: Actor, _ db: Database) throws -> CaseListRow {
        let rows = try db.rows(
            "\(CaseListRows.select) FROM reception_case c WHERE c.id = ?2", [viewer.login.name, id.raw])
        guard let row = try rows.next() else { throw StoreError.damaged("unit_record") }
        return try CaseListRows.read(row)
    }

    private static func lostAfter(
        _ id: CaseID, _ rules: [String], _ today: Day, _ db: Database
    ) throws -> Day? {
        let list = "[" + rules.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        return try db.int(
            """
            SELECT min(d.due) FROM deadline d WHERE d.case_id = ?1 AND d.outcome = 0
                AND \(Band.isLive(on: today, "?2")) AND +d.rule IN (SELECT value FROM json_each(?3))
            """, [id.raw, today.number, list]
        ).map { Day(number: Int32($0)) }.flatMap { $0 == .distantFuture ? nil : $0 }
    }
}
