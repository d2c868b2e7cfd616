// Who is expected when: planned arrivals of households that have not been received yet.

import GRDB
import Reception

extension ReceptionStore {
    public func arrivalGroups(
        _ scope: CaseloadScope, on days: ClosedRange<Day>, after: ArrivalCursor?, limit: Int,
        for viewer: Actor
    ) throws -> ArrivalPage {
        try asking { db in
            try Arrivals.groups(
                scope, on: days, after: after, limit: limit, progress: engine.rulebook, viewer, db)
        }
    }

    public func arrivalGroup(_ id: RecordID, for viewer: Actor) throws -> ArrivalGroup? {
        try asking { db in
            guard let record = try UnitRecords.live(id, db), case .pickup(let pickup) = record.content else {
                return nil
            }
            var rows: [ArrivalRow] = []
            for household in pickup.households {
                rows +=
                    try Arrivals.row(of: household.caseID, isExpected: false, viewer, db).map { [$0] } ?? []
            }
            let progress = try Arrivals.progress(of: Set(rows.map(\.caseID)), engine.rulebook, db)
            for index in rows.indices { rows[index].progress = progress[rows[index].caseID] }
            return ArrivalGroup(record, pickup, rows)
        }
    }

    public func arrivals(
        _ scope: CaseloadScope, on days: ClosedRange<Day>, for viewer: Actor
    ) throws -> [ArrivalRow] {
        try asking { db in
            var rows = try Arrivals.rows(scope, on: days, viewer, db)
            let progress = try Arrivals.progress(of: Set(rows.map(\.caseID)), engine.rulebook, db)
            for index in rows.indices { rows[index].progress = progress[rows[index].caseID] }
            return rows
        }
    }
}

/// Planned arrivals, with what their cases say where the household is not masked.
enum Arrivals {
    /// The arrivals of some days, in the order of days and case numbers.
    static func rows(
        _ scope: CaseloadScope, on days: ClosedRange<Day>, after: ArrivalCursor? = nil, limit: Int = -1,
        _ viewer: Actor, _ db: Database
    ) throws -> [ArrivalRow] {
        let place = after ?? ArrivalCursor(days.lowerBound, CaseNumber(year: 0, serial: 0))
        var arguments: [(any DatabaseValueConvertible)?] = [
            viewer.login.name, place.day.number, days.upperBound.number, limit, place.number.year,
            place.number.serial,
        ]
        let source: String
        switch scope {
        case .all: source = "case_expected WHERE true"
        case .unassigned: source = "case_expected_mine WHERE c.caseworker IS NULL"
        case .caseworker(let login):
            arguments.append(login.name)
            source = "case_expected_mine WHERE c.caseworker = ?7"
        }
        return try read(
            "c.expected_on",
            """
            reception_case c INDEXED BY \(source) AND c.expected_on BETWEEN ?2 AND ?3
                AND (c.expected_on, c.year, c.serial) > (?2, ?5, ?6)
            ORDER BY c.expected_on, c.year, c.serial LIMIT ?4
            """, arguments, db)
    }

    /// Arrivals with their pickups.
    /// - Parameter rulebook: tells how far the checklists are; nil where nobody asks.
    static func groups(
        _ scope: CaseloadScope, on days: ClosedRange<Day>, after: ArrivalCursor?, limit: Int,
        progress rulebook: Rulebook? = nil, _ viewer: Actor, _ db: Database
    ) throws -> ArrivalPage {
        var rows = try rows(scope, on: days, after: after, limit: min(limit, 1 << 30) + 1, viewer, db)
        let hasMore = rows.count > limit
        if hasMore { rows.removeLast() }
        let next = hasMore ? rows.last.map { ArrivalCursor($0.day, $0.number) } : nil
        var pickups: [UnitRecord] = []
        var there = Set(rows.map(\.caseID))
        var met: Set<CaseID> = []
        // A pickup brings its other households, whoever handles them and whatever day their cases say.
        for row in rows where !met.contains(row.caseID) {
            for record in try UnitRecords.all(of: row.caseID, .pickup, db) {
                pickups.append(record)
                met.formUnion(record.content.households)
                for id in record.content.households where there.insert(id).inserted {
                    rows += try Self.row(of: id, viewer, db).map { [$0] } ?? []
                }
            }
        }
        if let rulebook {
            let progress = try progress(of: Set(rows.map(\.caseID)), rulebook, db)
            for index in rows.indices { rows[index].progress = progress[rows[index].caseID] }
        }
        return ArrivalPage(groups: ArrivalGroup.all(rows, pickups), after: after, next: next)
    }

    /// A household whose arrival is planned; nil where it is not.
    /// - Parameter isExpected: whether it must not have come yet.
    static func row(
        of id: CaseID, isExpected: Bool = true, _ viewer: Actor, _ db: Database
    ) throws -> ArrivalRow? {
        let arguments: [(any DatabaseValueConvertible)?] = [viewer.login.name, id.raw]
        guard !isExpected else {
            let rest = "reception_case c WHERE c.id = ?2 AND c.expected_on IS NOT NULL"
            return try read("c.expected_on", rest, arguments, db).first
        }
        return try read(
            "e.day",
            """
            reception_case c CROSS JOIN entry e ON e.case_id = c.id AND e.ended_act IS NULL
            WHERE c.id = ?2 AND e.type = 'fact' AND e.key = 'arrival_planned' AND c.kind IS NOT NULL
            """, arguments, db
        ).first
    }

    /// The rows of a question, which goes on after the columns.
    /// - Parameter day: where the day of the arrival stands.
    private static func read(
        _ day: String, _ rest: String, _ arguments: [(any DatabaseValueConvertible)?], _ db: Database
    ) throws -> [ArrivalRow] {
        let rows = try db.rows(
            """
            SELECT \(day), c.id, c.year, c.serial, c.kind,
                CASE WHEN c.is_protected AND NOT is_seen(?1, c.id) THEN '' ELSE c.household END,
                c.is_protected AND NOT is_seen(?1, c.id), c.caseworker, c.persons
            FROM \(rest)
            """, arguments)
        var arrivals: [ArrivalRow] = []
        while let row = try rows.next() {
            guard let kind = CaseKind(rawValue: row[4]) else { throw StoreError.damaged("reception_case") }
            let caseworker: String? = row[7]
            arrivals.append(
                ArrivalRow(
                    caseID: CaseID(row[1]), number: CaseNumber(year: row[2], serial: row[3]), kind: kind,
                    household: row[5], isMasked: row[6], caseworker: caseworker.map { Login($0) },
                    day: Day(number: row[0]), persons: row[8]))
        }
        for index in arrivals.indices where !arrivals[index].isMasked {
            let (id, number) = (arrivals[index].caseID, arrivals[index].number)
            arrivals[index].add(try Cases.load(id, number, only: entries, db))
        }
        return arrivals
    }

    /// What ``ArrivalRow/add(_:)`` asks a case for, besides who belongs to it.
    private static let entries: StaticString = """
        e.type = 'case' OR e.type = 'fact' AND e.key IN
            ('latest_reception', 'housing_ready', 'did_not_come', 'came_later', 'guardian_appointed')
        """

    /// Steps of checklists: what is met of what is open or met.
    static func progress(
        of cases: Set<CaseID>, _ rulebook: Rulebook, _ db: Database
    ) throws -> [CaseID: Progress] {
        let steps = rulebook.rules.filter { $0.checklist != nil }.map(\.id.id)
        guard !steps.isEmpty, !cases.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT d.case_id, sum(d.outcome), count(*) FROM json_each(?1) j
            CROSS JOIN deadline d ON d.case_id = j.value
            WHERE d.outcome < 2 AND +d.rule IN (SELECT value FROM json_each(?2)) GROUP BY d.case_id
            """, [SQLList.of(cases.map(\.raw)), SQLList.of(steps)])
        var progress: [CaseID: Progress] = [:]
        while let row = try rows.next() { progress[CaseID(row[0])] = Progress(done: row[1], total: row[2]) }
        return progress
    }
}
