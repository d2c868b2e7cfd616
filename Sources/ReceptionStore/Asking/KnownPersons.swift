// Likely duplicates and landlords used before: look-ups of keys, whose cost does not grow with the cases.

import GRDB
import Reception

extension ReceptionStore {
    public func known(_ person: KnownPersonQuery, for viewer: Actor) throws -> [KnownPerson] {
        guard !person.isEmpty else { return [] }
        return try asking { db in
            var found: [KnownPerson] = []
            for field in KnownPersonQuery.numbers {
                guard let value = person.details[field],
                    let matched = KnownPerson.Matched(rawValue: field.rawValue)
                else { continue }
                try add(
                    """
                    lookup_key k CROSS JOIN reception_case c ON c.id = k.case_id WHERE k.kind = ?2 AND k.value = ?3
                    """, [field.rawValue, value], matched, viewer, &found, db)
            }
            for name in person.foldedNames {
                try add(
                    """
                    known_name k CROSS JOIN membership m ON m.person_id = k.person_id AND m.left_on IS NULL
                    CROSS JOIN reception_case c ON c.id = m.case_id WHERE k.born = ?2 AND k.folded = ?3
                    """, [person.details[.birthDate], name], .name, viewer, &found, db)
            }
            return found
        }
    }

    /// As many cases as are worth showing.
    private static let limit = 5

    /// Adds the cases of a source, each once, by what was found first.
    private func add(
        _ source: String, _ arguments: [(any DatabaseValueConvertible)?], _ matched: KnownPerson.Matched,
        _ viewer: Actor, _ found: inout [KnownPerson], _ db: Database
    ) throws {
        let number = matched == .name ? "m.number" : "k.number"
        let rows = try db.rows(
            """
            \(CaseListRows.select), \(number) FROM \(source) AND c.kind IS NOT NULL
            AND (c.is_protected = 0 OR is_seen(?1, c.id)) ORDER BY c.year DESC, c.serial DESC LIMIT \(Self.limit)
            """, [viewer.login.name] + arguments)
        while let row = try rows.next() {
            let hit = try CaseListRows.read(row)
            guard found.count < Self.limit, !found.contains(where: { $0.row.caseID == hit.caseID }) else {
                continue
            }
            found.append(KnownPerson(row: hit, person: row[10], matched: matched))
        }
    }

    public func landlords(limit: Int) throws -> [String] {
        try asking { db in
            var names: [String] = []
            let rows = try db.rows("SELECT name FROM landlord ORDER BY n DESC, name LIMIT ?", [limit])
            while let row = try rows.next() { names.append(row[0]) }
            return names
        }
    }
}
