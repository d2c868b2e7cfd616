// Entries in and out of their table.

import GRDB
import Reception

enum EntryRows {
    /// The columns that ``read(_:)`` reads, in its order.
    static let columns = """
        e.id, e.case_id, e.person_id, e.day, e.act_id, e.by_login, e.at, e.type, e.key, e.until, e.number, e.code, \
        e.text, e.trigger
        """

    /// The same without anything that somebody wrote.
    static let maskedColumns = """
        e.id, e.case_id, e.person_id, e.day, e.act_id, e.by_login, e.at, e.type, e.key, e.until, e.number, e.code, \
        NULL, e.trigger
        """

    /// Reads one entry.
    /// - Throws: ``StoreError/damaged(_:)`` where the columns make no sense.
    static func read(_ row: Row) throws -> Entry {
        guard let read = Entry.Content(content(row)) else { throw StoreError.damaged("entry") }
        let person: Int64? = row[2]
        return Entry(
            id: EntryID(row[0]), caseID: CaseID(row[1]), person: person.map { PersonID($0) },
            day: Day(number: row[3]), content: read, act: ActID(row[4]), by: Login(row[5]),
            at: Moment(seconds: row[6]))
    }

    /// What a row says, as columns.
    static func content(_ row: Row) -> ContentColumns {
        var content = ContentColumns(row[7])
        content.key = row[8]
        content.until = row[9]
        content.number = row[10]
        content.code = row[11]
        content.text = row[12]
        content.trigger = row[13]
        return content
    }

    /// All entries of a question whose columns are ``columns``.
    static func all(_ db: Database, _ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws
        -> [Entry]
    {
        let rows = try db.rows(sql, arguments)
        var entries: [Entry] = []
        while let row = try rows.next() { entries.append(try read(row)) }
        return entries
    }

    /// Writes a new entry.
    /// - Parameter isOnce: whether its fact may stand once only.
    static func insert(_ entry: Entry, isOnce: Bool, _ db: Database) throws {
        let content = entry.content.columns
        try db.run(
            """
            INSERT INTO entry (id, case_id, person_id, day, type, key, until, number, code, text, trigger, is_once,
                by_login, at, act_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.id.raw, entry.caseID.raw, entry.person?.raw, entry.day.number, content.type,
                content.key,
                content.until, content.number, content.code, content.text, content.trigger, isOnce ? 1 : 0,
                entry.by.name, entry.at.seconds, entry.act.raw,
            ])
    }

    /// Every live entry of a case, and what of its members' own was written in other cases. Of somebody who has a case
    /// of her own now it is what was known when she left, whatever was written or ended since.
    static func live(of id: CaseID, _ db: Database) throws -> [Entry] {
        let own = try all(
            db, "SELECT \(columns) FROM entry e WHERE e.case_id = ? AND e.ended_act IS NULL ORDER BY e.id",
            [id.raw])
        let leavings = own.filter {
            if case .memberLeft(.ownCase, _) = $0.content { true } else { false }
        }
        guard !leavings.isEmpty else { return try own + brought(to: id, db) }
        let gone = Set(leavings.compactMap(\.person))
        let present = try (own + brought(to: id, db)).filter { entry in
            guard let person = entry.person, gone.contains(person) else { return true }
            return !entry.content.isOfPerson
        }
        return try leavings.reduce(into: present) { entries, left in entries += try known(before: left, db) }
    }

    /// What of a person was known when she left, from whichever case; of what lay ahead on the day of the act, all.
    private static func known(before left: Entry, _ db: Database) throws -> [Entry] {
        try all(
            db,
            """
            SELECT \(columns) FROM entry e WHERE e.person_id = ?1 AND e.id < ?2
            AND (e.type = 'person' OR e.type = 'fact'
                AND (e.day <= ?3 OR e.day > (SELECT day FROM act WHERE id = ?4)))
            AND (e.ended_act IS NULL OR e.ended_act > ?4) ORDER BY e.id
            """, [left.person?.raw, left.id.raw, left.day.number, left.act.raw])
    }

    /// What of the members' own was written in other cases.
    private static func brought(to id: CaseID, _ db: Database) throws -> [Entry] {
        try all(
            db,
            """
            SELECT \(columns) FROM membership m JOIN entry e ON e.person_id = m.person_id AND e.ended_act IS NULL
            WHERE m.case_id = ? AND e.case_id <> m.case_id AND e.type IN ('person', 'fact') ORDER BY e.id
            """, [id.raw])
    }
}
