// How a year stands against kommuntal and fördelningstal: the placement decisions of that year, and whom they count.

import GRDB
import Reception

extension ReceptionStore {
    public func quota(_ year: Int, for viewer: Actor) throws -> [QuotaYear] {
        try asking { db in
            let figures = try Quota.figures(db)
            let households = try Quota.households(of: year, viewer, db)
            return QuotaScheme.allCases.map {
                QuotaYear($0, year, figures: figures, households: households)
            }
        }
    }

    public func quotaSums(_ year: Int) throws -> [QuotaYear] {
        try asking { try Quota.sums(of: year, $0) }
    }
}

/// Who was assigned in a year, out of what is written of each case whenever it changes.
enum Quota {
    /// The numbers to receive, of all years.
    static func figures(_ db: Database) throws -> [QuotaFigure] {
        try UnitRecords.all(
            db, "unit_record r WHERE r.kind = 'quota' AND r.ended_act IS NULL ORDER BY r.day, r.number", []
        ).compactMap { record in
            if case .quota(let figure) = record.content { figure } else { nil }
        }
    }

    /// How a year stands, of the schemes that have a number.
    static func sums(of year: Int, _ db: Database) throws -> [QuotaYear] {
        let figures = try figures(db)
        return try QuotaScheme.allCases.compactMap { scheme in
            guard figures.contains(where: { $0.scheme == scheme && $0.year == year }) else { return nil }
            let sums = try sums(of: year, scheme, db)
            return QuotaYear(
                scheme, year, figures: figures, assigned: sums.assigned, received: sums.received)
        }
    }

    /// How many persons were assigned in a year by a scheme, and how many of them have been received.
    static func sums(
        of year: Int, _ scheme: QuotaScheme, _ db: Database
    ) throws -> (assigned: Int, received: Int) {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT assigned, received FROM quota_sum WHERE scheme = ? AND year = ?"),
            arguments: [scheme.rawValue, year])
        return row.map { ($0[0], $0[1]) } ?? (0, 0)
    }

    /// The households with a placement decision in a year, once for each scheme that one of them counts by.
    static func households(of year: Int, _ viewer: Actor, _ db: Database) throws -> [QuotaHousehold] {
        guard let days = days(of: year) else { return [] }
        let rows = try db.rows(
            """
            SELECT c.id, c.year, c.serial, c.is_protected AND NOT is_seen(?1, c.id),
                CASE WHEN c.is_protected AND NOT is_seen(?1, c.id) THEN '' ELSE c.household END,
                \(QuotaRecord.columns)
            FROM quota_placement q INDEXED BY quota_day CROSS JOIN reception_case c ON c.id = q.case_id
            WHERE q.scheme IN (\(QuotaScheme.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")))
                AND q.day BETWEEN ?2 AND ?3
            """, [viewer.login.name, days.lowerBound.number, days.upperBound.number])
        var found: [QuotaHousehold] = []
        while let row = try rows.next() {
            found.append(
                QuotaHousehold(
                    caseID: CaseID(row[0]), number: CaseNumber(year: row[1], serial: row[2]),
                    household: row[4], isMasked: row[3], placement: try QuotaRecord.read(row, from: 5)))
        }
        return found
    }

    private static func days(of year: Int) -> ClosedRange<Day>? {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31)
        else { return nil }
        return first...last
    }
}
