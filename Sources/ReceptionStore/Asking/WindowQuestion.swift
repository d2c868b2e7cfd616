// Etablering: pages of windows in the order in which they end.

import GRDB
import Reception

extension ReceptionStore {
    public func windows(
        _ scope: CaseloadScope, _ place: PagePlace<WindowRow.Cursor>, limit: Int, for viewer: Actor
    ) throws -> RowPage<WindowRow> {
        try asking { db in
            let waits = try Waits.closed(of: .registrationWait, db)
            let page = KeysetPage(place, limit: limit)
            var conditions: [String] = ["c.kind IS NOT NULL"]
            var arguments: [(any DatabaseValueConvertible)?] = [viewer.login.name]
            let whose: String? =
                switch scope {
                case .all: nil
                case .unassigned: ""
                case .caseworker(let login): login.name
                }
            if let whose {
                arguments.append(whose)
                conditions.append("w.caseworker = ?\(arguments.count)")
            }
            if let cursor = page.cursor {
                let first = arguments.count + 1
                arguments += [
                    cursor.isWaiting, cursor.ends.number, cursor.number.year, cursor.number.serial,
                    cursor.person,
                ]
                let places = (first..<first + 5).map { "?\($0)" }.joined(separator: ", ")
                conditions.append(
                    "(w.is_waiting, w.ends, w.year, w.serial, w.number) \(page.comparison) (\(places))"
                )
            }
            let order = ["w.is_waiting", "w.ends", "w.year", "w.serial", "w.number"].map {
                page.isForward ? $0 : $0 + " DESC"
            }
            let index = whose == nil ? "establishment_all" : "establishment_mine"
            let rows = try db.rows(
                """
                SELECT w.case_id, w.year, w.serial, c.kind, c.is_protected AND NOT is_seen(?1, c.id),
                    \(WindowRecord.columns)
                FROM establishment w INDEXED BY \(index) CROSS JOIN reception_case c ON c.id = w.case_id
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order.joined(separator: ", "))
                LIMIT \(limit + 1)
                """, arguments)
            var found: [WindowRow] = []
            while let row = try rows.next() { found.append(try read(row, waits, viewer)) }
            return page.page(found)
        }
    }

    private func read(_ row: Row, _ waits: ClosedWaits, _ viewer: Actor) throws -> WindowRow {
        guard let kind = CaseKind(rawValue: row[3]) else { throw StoreError.damaged("reception_case") }
        let record = WindowRecord(row, from: 5)
        let isMasked: Bool = row[4]
        let number = CaseNumber(year: row[1], serial: row[2])
        return WindowRow(
            caseID: CaseID(row[0]),
            cursor: WindowRow.Cursor(
                isWaiting: record.isWaiting, ends: Day(number: record.ends), number: number,
                person: record.number),
            kind: kind, name: isMasked ? "" : record.name, isMasked: isMasked,
            caseworker: record.caseworker.isEmpty ? nil : Login(record.caseworker),
            window: record.window(by: engine.rulebook, on: viewer.today, waits: waits))
    }
}

/// A page by keys: which way it is read, from where, and how the rows that were read become a page.
struct KeysetPage<Cursor: Hashable & Sendable> {
    let cursor: Cursor?
    let isForward: Bool
    /// How a row compares with the cursor that belongs to the page.
    let comparison: String
    private let limit: Int

    init(_ place: PagePlace<Cursor>, limit: Int) {
        self.limit = limit
        comparison =
            switch place {
            case .from: ">="
            case .before, .last: "<"
            case .first, .after: ">"
            }
        switch place {
        case .first: (cursor, isForward) = (nil, true)
        case .after(let cursor), .from(let cursor): (self.cursor, isForward) = (cursor, true)
        case .before(let cursor): (self.cursor, isForward) = (cursor, false)
        case .last: (cursor, isForward) = (nil, false)
        }
    }

    /// - Parameter rows: up to one more than the limit, in the order of reading.
    func page<Row>(_ rows: [Row]) -> RowPage<Row> {
        let isMore = rows.count > limit
        let kept = Array(rows.prefix(limit))
        // The row that a page is asked from lies on its other side.
        return isForward
            ? RowPage(rows: kept, hasMoreBefore: cursor != nil, hasMoreAfter: isMore)
            : RowPage(rows: kept.reversed(), hasMoreBefore: isMore, hasMoreAfter: cursor != nil)
    }
}
