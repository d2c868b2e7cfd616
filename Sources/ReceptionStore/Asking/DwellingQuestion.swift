// Bostäder: pages of flats by indexes that hold their order, with the households that the viewer may know of.

import GRDB
import Reception

extension ReceptionStore {
    public func flats(
        _ list: DwellingList, _ place: PagePlace<DwellingRow.Cursor>, limit: Int, for viewer: Actor
    ) throws -> RowPage<DwellingRow> {
        try asking { db in try Dwellings(viewer, db).page(list, place, limit: limit) }
    }

    public func flat(_ number: Int, for viewer: Actor) throws -> DwellingRow? {
        try asking { db in try Dwellings(viewer, db).row(number) }
    }

    public func flats(of household: CaseID, for viewer: Actor) throws -> [DwellingRow] {
        try asking { db in try Dwellings(viewer, db).rows(of: household) }
    }
}

/// Flats out of the table of records, by pages.
struct Dwellings {
    private let viewer: Actor
    private let db: Database

    init(_ viewer: Actor, _ db: Database) {
        self.viewer = viewer
        self.db = db
    }

    func row(_ number: Int) throws -> DwellingRow? {
        try UnitRecords.all(
            db, "unit_record r WHERE r.kind = 'dwelling' AND r.number = ? AND r.ended_act IS NULL", [number]
        ).first.flatMap(row)
    }

    /// The flats of a household, unless the viewer may not know of it.
    func rows(of household: CaseID) throws -> [DwellingRow] {
        try UnitRecords.all(
            db,
            """
            unit_record_case l JOIN unit_record r ON r.id = l.record_id
            WHERE l.case_id = ? AND r.kind = 'dwelling' AND r.ended_act IS NULL ORDER BY r.number
            """, [household.raw]
        ).compactMap(row).filter { !$0.isMasked }
    }

    func page(
        _ list: DwellingList, _ place: PagePlace<DwellingRow.Cursor>, limit: Int
    ) throws -> RowPage<DwellingRow> {
        let page = KeysetPage(place, limit: limit)
        let wanted = min(limit, 1 << 30) + 1
        switch list {
        case .free: return page.page(try vacant(page, wanted) { !$0.isTaken })
        case .empty: return page.page(try vacant(page, wanted) { $0.isEmpty(on: viewer.today) })
        case .ending:
            let rows = try endingLeases().filter { page.admits($0.cursor(on: viewer.today)) }
            return page.page(Array((page.isForward ? rows : rows.reversed()).prefix(wanted)))
        case .ended: return try join([{ try ended(page, wanted) }, { try masked(page, isEnded: true) }])
        case .current:
            return try join([
                { try livedIn(page, wanted, isOver: true) }, { try vacant(page, wanted) },
                { try livedIn(page, wanted, isOver: false) }, { try masked(page, isEnded: false) },
            ])
        }
        /// The parts follow each other; which one is read first depends on the way.
        func join(_ parts: [() throws -> [DwellingRow]]) throws -> RowPage<DwellingRow> {
            var rows: [DwellingRow] = []
            for part in page.isForward ? parts : parts.reversed() where rows.count < wanted {
                rows += try part()
            }
            return page.page(rows)
        }
    }

    /// The records of the households that the viewer may not know of, one argument.
    private static let maskedRecords = """
        SELECT l.record_id FROM reception_case c INDEXED BY case_protected CROSS JOIN unit_record_case l ON l.case_id = c.id
        WHERE c.is_protected = 1 AND NOT is_seen(?, c.id) AND c.kind IS NOT NULL
        """

    /// The flats of households that the viewer may not know of, by number: there are few of them, and neither a day nor
    /// an order by days leads to one.
    private func masked(_ page: KeysetPage<DwellingRow.Cursor>, isEnded: Bool) throws -> [DwellingRow] {
        let rows = try UnitRecords.all(
            db,
            """
            unit_record r WHERE r.id IN (\(Self.maskedRecords)) AND r.kind = 'dwelling' AND r.ended_act IS NULL
            ORDER BY r.number
            """, [viewer.login.name]
        ).compactMap(row).filter { row in
            row.isMasked && (row.status(on: viewer.today) == .ended) == isEnded
                && page.admits(row.cursor(on: viewer.today))
        }
        return page.isForward ? rows : rows.reversed()
    }

    /// Flats that nobody lives in, in the order of the page and from its place on. Their order depends on the day, so that
    /// all are looked at, but only those of the page are read.
    private func vacant(
        _ page: KeysetPage<DwellingRow.Cursor>, _ limit: Int,
        where isAsked: (Vacancy) -> Bool = { _ in true }
    ) throws -> [DwellingRow] {
        // Behind these stand the lived-in ones.
        if page.isForward, let cursor = page.cursor, cursor.part > 3 { return [] }
        var found: [(cursor: DwellingRow.Cursor, id: Int64)] = []
        try eachVacancy { id, number, vacancy in
            let cursor = vacancy.cursor(number, on: viewer.today)
            if isAsked(vacancy), page.admits(cursor) { found.append((cursor, id)) }
        }
        found.sort { page.isForward ? $0.cursor < $1.cursor : $1.cursor < $0.cursor }
        return try found.prefix(limit).compactMap { place in
            try UnitRecords.version(UnitRecord.Version(place.id), db).flatMap { try row($0.record) }
        }
    }

    /// Flats whose leases end soon and of which nobody has given notice, in the order of the list of all. Only those whose
    /// last day is near are read.
    func endingLeases() throws -> [DwellingRow] {
        let days = LeadBoard.leaseDays(from: viewer.today)
        let rows = try (0...1).flatMap { shelf in
            try records(
                "r.shelf = \(shelf) AND r.day BETWEEN ? AND ? AND r.id NOT IN (\(Self.maskedRecords))",
                [
                    days.lowerBound.adding(days: 1).number, days.upperBound.adding(days: 1).number,
                    viewer.login.name,
                ], "r.day, r.number")
        }
        return try rows.filter { try $0.dwelling.endsSoon(on: viewer.today) && !isNoticeGiven($0) }
            .sorted { $0.cursor(on: viewer.today) < $1.cursor(on: viewer.today) }
    }

    /// Whether the case of those who live in a flat says that notice was given, or that none is to be.
    private func isNoticeGiven(_ row: DwellingRow) throws -> Bool {
        guard row.dwelling.isLivedIn, let household = row.household, let until = row.dwelling.until else {
            return false
        }
        return try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM deadline WHERE case_id = ? AND rule = ? AND trigger_day = ?
                        AND outcome IN (1, 2))
                    """), arguments: [household.caseID.raw, RuleID.leaseNotice.id, until.number]) ?? false
    }

    /// What stands empty, without reading a flat.
    func emptyFlats() throws -> EmptyFlats {
        var flats = EmptyFlats()
        try eachVacancy { _, _, vacancy in
            guard vacancy.isEmpty(on: viewer.today) else { return }
            flats.add(rent: vacancy.rent, cost: vacancy.cost(on: viewer.today))
        }
        return flats
    }

    /// The flats that nobody lives in and the viewer may know of, by the index that holds what they are ordered by.
    private func eachVacancy(_ visit: (Int64, Int, Vacancy) throws -> Void) throws {
        let rows = try db.rows(
            """
            SELECT r.id, r.number, r.vacant_since, r.rent,
                r.reserved_for IS NOT NULL AND r.reserved_for NOT IN (
                    SELECT id FROM reception_case INDEXED BY case_undone WHERE kind IS NULL)
            FROM unit_record r INDEXED BY unit_record_vacant
            WHERE r.kind = 'dwelling' AND r.ended_act IS NULL AND r.shelf = 0 AND r.day > ?
                AND r.id NOT IN (\(Self.maskedRecords))
            """, [viewer.today.number, viewer.login.name])
        while let row = try rows.next() {
            let since: Int32? = row[2]
            try visit(
                row[0], row[1],
                Vacancy(since: since.map { Day(number: $0) }, rent: row[3], isTaken: row[4]))
        }
    }

    /// Flats that somebody lives in, by the end of their leases: those whose lease is over, or the others.
    private func livedIn(
        _ page: KeysetPage<DwellingRow.Cursor>, _ limit: Int, isOver: Bool
    ) throws -> [DwellingRow] {
        let part = isOver ? 0 : 4
        var condition =
            "r.shelf = 1 AND r.day \(isOver ? "<=" : ">") ? AND r.id NOT IN (\(Self.maskedRecords))"
        var arguments: [(any DatabaseValueConvertible)?] = [viewer.today.number, viewer.login.name]
        if let cursor = page.cursor {
            if cursor.part == part {
                condition += " AND (r.day, r.number) \(page.comparison) (?, ?)"
                arguments += [cursor.key, cursor.number]
            } else if (cursor.part < part) != page.isForward {
                return []
            }
        }
        return try records(condition, arguments, order(page), limit)
    }

    private static let endedPart = 9

    private func ended(_ page: KeysetPage<DwellingRow.Cursor>, _ limit: Int) throws -> [DwellingRow] {
        // Behind these stand the masked ones only.
        if let cursor = page.cursor, cursor.part > Self.endedPart, page.isForward { return [] }
        var condition = "r.shelf = 0 AND r.day <= ? AND r.id NOT IN (\(Self.maskedRecords))"
        var arguments: [(any DatabaseValueConvertible)?] = [viewer.today.number, viewer.login.name]
        if let cursor = page.cursor, cursor.part <= Self.endedPart {
            condition += " AND (-r.day, r.number) \(page.comparison) (?, ?)"
            arguments += [cursor.key, cursor.number]
        }
        let way = page.isForward ? "r.day DESC, r.number" : "r.day, r.number DESC"
        return try records(condition, arguments, way, limit)
    }

    private func order(_ page: KeysetPage<DwellingRow.Cursor>) -> String {
        page.isForward ? "r.day, r.number" : "r.day DESC, r.number DESC"
    }

    private func records(
        _ condition: String, _ arguments: [(any DatabaseValueConvertible)?], _ order: String,
        _ limit: Int = -1
    ) throws -> [DwellingRow] {
        try UnitRecords.all(
            db,
            """
            unit_record r INDEXED BY unit_record_dwelling
            WHERE r.kind = 'dwelling' AND r.ended_act IS NULL AND \(condition) ORDER BY \(order) LIMIT \(limit)
            """, arguments
        ).compactMap(row)
    }

    /// A flat as the viewer may see it: of a protected household that is not her own there is no trace but that the
    /// flat is taken, so that address and case never stand together.
    private func row(_ record: UnitRecord) throws -> DwellingRow? {
        guard case .dwelling(var dwelling) = record.content else { return nil }
        guard let taken = dwelling.household else {
            return DwellingRow(number: record.id.number, version: record.version, dwelling: dwelling)
        }
        let found = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT year, serial, kind, household, is_protected, is_protected AND NOT is_seen(?, id)
                    FROM reception_case WHERE id = ?
                    """), arguments: [viewer.login.name, taken.caseID.raw])
        guard let found, let code: String = found[2], let kind = CaseKind(rawValue: code) else {
            // The act that opened the case was taken back: nobody has the flat.
            dwelling.household = nil
            dwelling.keys.handedOver = nil
            dwelling.keys.signedBy = ""
            return DwellingRow(number: record.id.number, version: record.version, dwelling: dwelling)
        }
        if found[5] {
            return DwellingRow(
                masked: dwelling, number: record.id.number, version: record.version, on: viewer.today)
        }
        return DwellingRow(
            number: record.id.number, version: record.version, dwelling: dwelling,
            household: DwellingRow.Household(
                caseID: taken.caseID, number: CaseNumber(year: found[0], serial: found[1]), kind: kind,
                name: found[3], isProtected: found[4]))
    }
}

extension KeysetPage where Cursor: Comparable {
    /// Whether a row at a place belongs to the page or comes after it on its way.
    fileprivate func admits(_ place: Cursor) -> Bool {
        guard let cursor else { return true }
        return switch comparison {
        case ">=": place >= cursor
        case "<": place < cursor
        default: place > cursor
        }
    }
}
