// How a year stands against kommuntal and fördelningstal: the placement decisions of that year, and whom they count.

import GRDB
import Reception

extension ReceptionStore {
    public func quota(_ year: Int, for viewer: Actor) throws -> [QuotaYear] {
        try asking { db in
            let figures = try UnitRecords.all(
                db, "unit_record r WHERE r.kind = 'quota' AND r.ended_act IS NULL ORDER BY r.day, r.number",
                []
            ).compactMap { record in
                if case .quota(let figure) = record.content { figure } else { nil }
            }
            let households = try Quota.households(of: year, engine.rulebook, viewer, db)
            return QuotaScheme.allCases.map {
                QuotaYear($0, year, figures: figures, households: households)
            }
        }
    }
}

/// Who was assigned in a year.
enum Quota {
    /// The households with a placement decision in a year, once for each scheme that one of them counts by.
    static func households(
        of year: Int, _ rulebook: Rulebook, _ viewer: Actor, _ db: Database
    ) throws -> [QuotaHousehold] {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31)
        else { return [] }
        // A decision that is a person's own is what she brought out of another case, where she is counted.
        let rows = try db.rows(
            """
            SELECT DISTINCT c.id, c.year, c.serial, c.is_protected AND c.caseworker IS NOT ?1,
                CASE WHEN c.is_protected AND c.caseworker IS NOT ?1 THEN '' ELSE c.household END
            FROM entry e INDEXED BY entry_placement CROSS JOIN reception_case c ON c.id = e.case_id
            WHERE e.type = 'fact' AND e.key = 'placement_decided' AND e.ended_act IS NULL
                AND e.day BETWEEN ?2 AND ?3 AND e.person_id IS NULL AND c.kind IS NOT NULL
            """, [viewer.login.name, first.number, last.number])
        var found: [(id: CaseID, number: CaseNumber, isMasked: Bool, household: String)] = []
        while let row = try rows.next() {
            found.append((CaseID(row[0]), CaseNumber(year: row[1], serial: row[2]), row[3], row[4]))
        }
        return try found.flatMap { one in
            try file(one.id, one.number, db).quotaPlacements(rulebook).filter { $0.day.year == year }.map {
                QuotaHousehold(
                    caseID: one.id, number: one.number, household: one.household, isMasked: one.isMasked,
                    placement: $0)
            }
        }
    }

    /// As much of a case as says whom it counts: its kinds, who belongs to it since when, their births, when it was
    /// assigned and received. Most of what a case holds says nothing of that, and is not read.
    private static func file(_ id: CaseID, _ number: CaseNumber, _ db: Database) throws -> CaseFile {
        let own = try EntryRows.all(
            db,
            """
            SELECT \(EntryRows.columns) FROM entry e WHERE e.case_id = ? AND e.ended_act IS NULL
                AND (e.type IN ('kind', 'member', 'left', 'person')
                    OR e.type = 'fact' AND e.key IN ('placement_decided', 'received'))
            """, [id.raw])
        // Who came out of another case or went into one has something written there too.
        let isAlone = own.allSatisfy { entry in
            switch entry.content {
            case .member(_, let from): from == nil
            case .memberLeft(let reason, _): reason != .ownCase
            default: true
            }
        }
        return isAlone ? CaseFile(id: id, number: number, entries: own) : try Cases.load(id, db)
    }
}
