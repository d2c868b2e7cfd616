// How a year stands against kommuntal and fördelningstal: the placement decisions of that year, and whom they count.

import GRDB
import Reception

extension ReceptionStore {
    public func quota(_ year: Int, decidedOnly: Bool, for viewer: Actor) throws -> [QuotaYear] {
        try asking { db in
            let figures = try UnitRecords.all(
                db, "unit_record r WHERE r.kind = 'quota' AND r.ended_act IS NULL ORDER BY r.day, r.number",
                []
            ).compactMap { record in
                if case .quota(let figure) = record.content { figure } else { nil }
            }
            let schemes = QuotaScheme.allCases.filter { scheme in
                !decidedOnly || figures.contains { $0.scheme == scheme && $0.year == year }
            }
            guard !schemes.isEmpty else { return [] }
            let households = try Quota.households(of: year, engine.rulebook, viewer, db)
            return schemes.map {
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
            try Cases.load(one.id, one.number, only: entries, db).quotaPlacements(rulebook).filter {
                $0.day.year == year
            }.map {
                QuotaHousehold(
                    caseID: one.id, number: one.number, household: one.household, isMasked: one.isMasked,
                    placement: $0)
            }
        }
    }

    /// What else says whom a case counts, besides who belongs to it.
    private static let entries: StaticString =
        "e.type = 'fact' AND e.key IN ('placement_decided', 'received')"
}
