// By which decisions persons of a household count against kommuntal and fördelningstal, in and out of their table.

import GRDB
import Reception

enum QuotaRecord {
    /// Writes the placements of a case, as far as they differ from what is stored.
    static func write(
        _ file: CaseFile, _ rulebook: Rulebook, isNew: Bool, _ db: Database
    ) throws {
        var stored: [QuotaScheme: QuotaPlacement] = [:]
        if !isNew {
            let rows = try db.rows(
                "SELECT \(columns) FROM quota_placement q WHERE q.case_id = ?", [file.id.raw])
            while let row = try rows.next() {
                let placement = try read(row, from: 0)
                stored[placement.scheme] = placement
            }
        }
        for placement in file.quotaPlacements(rulebook) {
            let old = stored.removeValue(forKey: placement.scheme)
            guard old != placement else { continue }
            if let old { try uncount(old, db) }
            try count(placement, db)
            try db.run(
                """
                INSERT OR REPLACE INTO quota_placement (case_id, scheme, day, kind, persons, received, was_here)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    file.id.raw, placement.scheme.rawValue, placement.day.number, placement.kind.rawValue,
                    placement.persons, placement.received?.number, placement.wasHere,
                ])
        }
        for (scheme, old) in stored {
            try uncount(old, db)
            try db.run(
                "DELETE FROM quota_placement WHERE case_id = ? AND scheme = ?",
                [file.id.raw, scheme.rawValue])
        }
    }

    /// Counts the persons of a placement in its year.
    private static func count(_ placement: QuotaPlacement, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO quota_sum (scheme, year, assigned, received) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET assigned = assigned + ?3, received = received + ?4
            """, counted(placement))
    }

    /// Takes them out of it again.
    private static func uncount(_ placement: QuotaPlacement, _ db: Database) throws {
        try db.run(
            """
            UPDATE quota_sum SET assigned = assigned - ?3, received = received - ?4
            WHERE scheme = ?1 AND year = ?2
            """, counted(placement))
    }

    private static func counted(_ placement: QuotaPlacement) -> [(any DatabaseValueConvertible)?] {
        [
            placement.scheme.rawValue, placement.day.year, placement.persons,
            placement.received == nil ? 0 : placement.persons,
        ]
    }

    /// The columns that ``read(_:from:)`` reads, in its order.
    static let columns = "q.scheme, q.day, q.kind, q.persons, q.received, q.was_here"

    static func read(_ row: Row, from column: Int) throws -> QuotaPlacement {
        guard let scheme = QuotaScheme(rawValue: row[column]), let kind = CaseKind(rawValue: row[column + 2])
        else { throw StoreError.damaged("quota_placement") }
        let received: Int32? = row[column + 4]
        return QuotaPlacement(
            scheme: scheme, day: Day(number: row[column + 1]), kind: kind, persons: row[column + 3],
            received: received.map { Day(number: $0) }, wasHere: row[column + 5])
    }
}
