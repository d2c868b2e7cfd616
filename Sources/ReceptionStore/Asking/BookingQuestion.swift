// Bokningar: the bookings of some days by the index of days, and what a new one would clash with.

import GRDB
import Reception

extension ReceptionStore {
    public func bookings(_ query: BookingQuery, for viewer: Actor) throws -> BookingPage {
        try asking { db in try Bookings.page(query, viewer, db) }
    }

    public func clashes(of draft: BookingDraft, for viewer: Actor) throws -> [BookingClash] {
        try asking { db in
            guard let own = try Bookings.draft(draft, viewer, db) else { throw StoreError.noSuchCase }
            let day = draft.day...draft.day
            var rows = try Bookings.rows(of: draft.caseID, on: draft.day, viewer, db)
            if let caseworker = own.caseworker {
                let known = Set(rows.map(\.entry))
                let query = BookingQuery(scope: .caseworker(caseworker), days: day)
                rows += try Bookings.page(query, viewer, db).rows.filter { !known.contains($0.entry) }
            }
            return BookingClash.of(own, among: rows)
        }
    }
}

/// Bookings out of the table of entries, without anything that somebody wrote where the household is masked.
enum Bookings {
    /// `?1` is the viewer's login. Of a masked household the day, the time and the length are read, and no more.
    private static let select = """
        SELECT e.id, e.day, \(unmasked("e.until")), e.number, \(unmasked("e.text")), e.code,
            c.id, c.year, c.serial, c.kind, \(unmasked("c.household", else: "''")), \(isMasked), c.caseworker
        """

    private static let isMasked = "c.is_protected AND NOT is_seen(?1, c.id)"

    private static func unmasked(_ column: String, else other: String = "NULL") -> String {
        "CASE WHEN \(isMasked) THEN \(other) ELSE \(column) END"
    }

    /// The live bookings of open cases on some days, in the order of time. What is read grows with what is asked for of
    /// each day; of one caseworker or of nobody with the bookings of those days or with the cases, whichever are fewer.
    static func page(_ query: BookingQuery, _ viewer: Actor, _ db: Database) throws -> BookingPage {
        var page = BookingPage(rows: [], cut: [])
        if try OwnCases.areFewer(in: query.scope, on: query.days, db) {
            let own = try rows(OwnCases.source, query.scope, on: query.days, 1 << 30, viewer, db)
            var day = Day.distantPast
            var count = 0
            for row in own {
                count = row.day == day ? count + 1 : 1
                day = row.day
                if count <= query.perDay { page.rows.append(row) } else { page.cut.insert(day) }
            }
            return page
        }
        // The index has a day's bookings in their order: no more are read than are shown.
        let source = "entry e INDEXED BY entry_booking CROSS JOIN reception_case c ON c.id = e.case_id"
        let limit = min(query.perDay, 1 << 30)
        var from = query.days.lowerBound
        while from <= query.days.upperBound {
            let next = try db.int(
                """
                SELECT min(day) FROM entry INDEXED BY entry_booking
                WHERE type = 'booking' AND ended_act IS NULL AND day BETWEEN ? AND ?
                """, [from.number, query.days.upperBound.number])
            guard let day = next.map({ Day(number: Int32($0)) }) else { break }
            let found = try rows(source, query.scope, on: day...day, limit + 1, viewer, db)
            page.rows += found.prefix(limit)
            if found.count > limit { page.cut.insert(day) }
            guard day < .distantFuture else { break }
            from = day.adding(days: 1)
        }
        return page
    }

    /// The bookings that a way to them leads to.
    private static func rows(
        _ source: String, _ scope: CaseloadScope, on days: ClosedRange<Day>, _ limit: Int, _ viewer: Actor,
        _ db: Database
    ) throws -> [BookingRow] {
        var arguments: [(any DatabaseValueConvertible)?] = [
            viewer.login.name, days.lowerBound.number, days.upperBound.number, limit,
        ]
        let whose: String
        switch scope {
        case .all: whose = ""
        case .unassigned: whose = "AND c.caseworker IS NULL"
        case .caseworker(let login):
            arguments.append(login.name)
            whose = "AND c.caseworker = ?5"
        }
        return try read(
            """
            \(select) FROM \(source)
            WHERE e.type = 'booking' AND e.ended_act IS NULL AND e.day BETWEEN ?2 AND ?3 \(whose)
                AND c.kind IS NOT NULL AND c.is_closed = 0
            ORDER BY e.day, coalesce(e.number, -1), e.id LIMIT ?4
            """, arguments, db)
    }

    /// The live bookings of one case on a day.
    static func rows(of id: CaseID, on day: Day, _ viewer: Actor, _ db: Database) throws -> [BookingRow] {
        try read(
            """
            \(select) FROM entry e INDEXED BY entry_booking_of_case CROSS JOIN reception_case c ON c.id = e.case_id
            WHERE e.case_id = ?2 AND e.ended_act IS NULL AND e.type = 'booking' AND e.day = ?3
            ORDER BY coalesce(e.number, -1), e.id
            """, [viewer.login.name, id.raw, day.number], db)
    }

    /// A booking that is not made yet, as a row of its case.
    static func draft(_ draft: BookingDraft, _ viewer: Actor, _ db: Database) throws -> BookingRow? {
        let rows = try db.rows(
            """
            SELECT c.year, c.serial, c.kind, \(unmasked("c.household", else: "''")), \(isMasked), c.caseworker
            FROM reception_case c WHERE c.id = ?2 AND c.kind IS NOT NULL
            """, [viewer.login.name, draft.caseID.raw])
        guard let row = try rows.next() else { return nil }
        guard let kind = CaseKind(rawValue: row[2]) else { throw StoreError.damaged("reception_case") }
        let caseworker: String? = row[5]
        return BookingRow(
            entry: EntryID(0), day: draft.day, booking: draft.booking, caseID: draft.caseID,
            number: CaseNumber(year: row[0], serial: row[1]), kind: kind, household: row[3],
            isMasked: row[4], caseworker: caseworker.map { Login($0) })
    }

    private static func read(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?], _ db: Database
    ) throws -> [BookingRow] {
        let rows = try db.rows(sql, arguments)
        var bookings: [BookingRow] = []
        while let row = try rows.next() {
            var columns = ContentColumns("booking")
            columns.until = row[2]
            columns.number = row[3]
            columns.text = row[4]
            columns.code = row[5]
            guard case .booking(let booking)? = Entry.Content(columns), let kind = CaseKind(rawValue: row[9])
            else {
                throw StoreError.damaged("entry")
            }
            let caseworker: String? = row[12]
            bookings.append(
                BookingRow(
                    entry: EntryID(row[0]), day: Day(number: row[1]), booking: booking,
                    caseID: CaseID(row[6]), number: CaseNumber(year: row[7], serial: row[8]), kind: kind,
                    household: row[10], isMasked: row[11], caseworker: caseworker.map { Login($0) }))
        }
        return bookings
    }
}
