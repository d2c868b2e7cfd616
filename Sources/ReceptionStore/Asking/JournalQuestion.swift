// The journal of a case, a page at a time; of a masked case nothing is read.

import GRDB
import Reception

extension ReceptionStore {
    public func journal(
        of number: CaseNumber, _ place: PagePlace<JournalEvent.Cursor>, limit: Int, for viewer: Actor
    ) throws -> RowPage<JournalEvent> {
        try asking { db in
            let id = try Cases.known(number, db)
            let page = KeysetPage(place, limit: limit)
            var arguments: [(any DatabaseValueConvertible)?] = [viewer.login.name, id.raw]
            var condition = ""
            if let cursor = page.cursor {
                arguments.append(cursor.sequence)
                condition =
                    "AND j.seq \(page.isForward ? "<" : ">")\(page.comparison.count > 1 ? "=" : "") ?3"
            }
            arguments.append(limit + 1)
            let rows = try db.rows(
                """
                SELECT j.seq, j.at, j.login, j.actual, j.kind, a.subject, u.kind, a.undone_by IS NOT NULL, d.details, j.act_id
                FROM journal j INDEXED BY journal_of_case CROSS JOIN reception_case c ON c.id = j.case_id
                LEFT JOIN act a ON a.id = j.act_id LEFT JOIN act u ON u.id = a.undoes
                LEFT JOIN journal_detail d ON d.seq = j.seq
                WHERE j.case_id = ?2 \(condition) AND (c.is_protected = 0 OR is_seen(?1, c.id))
                ORDER BY j.seq \(page.isForward ? "DESC" : "ASC") LIMIT ?\(arguments.count)
                """, arguments)
            var found: [(event: JournalEvent, details: String?, act: Int64)] = []
            while let row = try rows.next() {
                guard let kind = ActKind(rawValue: row[4]) else { throw StoreError.damaged("journal") }
                let undoes: String? = row[6]
                let details: String? = row[8]
                found.append(
                    (
                        JournalEvent(
                            cursor: JournalEvent.Cursor(sequence: row[0]), at: Moment(seconds: row[1]),
                            by: Login(row[2]), actual: Login(row[3]), kind: kind, subject: row[5],
                            undoes: undoes.flatMap { ActKind(rawValue: $0) }, isUndone: row[7], changes: []),
                        details, row[9]
                    ))
            }
            let leavers = try Cases.protectedLeavers(of: id, for: viewer, db)
            let events = try found.map { event, details, act in
                var event = event
                guard let details else {
                    event.isStripped = true
                    return event
                }
                event.steps = try JournalDetails.records(details).compactMap { record, isThere in
                    try UnitRecords.step(of: record, isThere: isThere, in: act, about: id, db)
                }
                if event.kind == .print, let paper = JournalDetails.paper(details) {
                    event.steps.append(.printed(paper.kind, copy: paper.copy))
                }
                if event.kind == .reveal { event.steps.append(.revealed(details)) }
                if let (partner, missing) = JournalDetails.disclosure(details) {
                    event.steps.append(.disclosed(to: partner, missing: missing))
                }
                event.changes = try JournalDetails.touched(details).compactMap { touched in
                    try change(touched, db)?.seen(by: viewer.actual)
                        .seen(by: viewer.login, leavers: leavers)
                }
                return event
            }
            return page.page(events)
        }
    }

    private func change(_ touched: JournalDetails.Touched, _ db: Database) throws -> Change? {
        let found = try EntryRows.all(
            db, "SELECT \(EntryRows.columns) FROM entry e WHERE e.id = ?", [touched.entry])
        guard let entry = found.first else { return nil }
        return switch touched.how {
        case .added: .add(entry)
        case .ended(let reason): .end(entry, reason: reason)
        case .revived: .revive(entry)
        }
    }
}
