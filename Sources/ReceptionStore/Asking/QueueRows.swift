// Rows of the queue out of their tables, masked by the query for whoever may not see the household.

import GRDB
import Reception

enum QueueRows {
    /// The columns that ``read(_:)`` reads. The first parameter is the viewer's login. From which day a deadline counts
    /// that starts on a birthday is told of nobody who is protected, in this case or in one of her own.
    static let select = """
        SELECT d.case_id, d.person_id, d.rule, d.trigger, d.number, d.year, d.serial, c.kind, c.phase, \
        c.is_protected AND NOT is_seen(?1, c.id), \
        CASE WHEN c.is_protected AND NOT is_seen(?1, c.id) THEN '' ELSE c.household END, \
        CASE WHEN c.is_protected AND NOT is_seen(?1, c.id) THEN NULL ELSE d.text END, \
        d.version, d.rank, \
        CASE WHEN d.trigger = 0 AND d.number > 0 AND (c.is_protected AND NOT is_seen(?1, c.id) OR EXISTS ( \
            SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id \
            WHERE m.case_id = d.case_id AND m.number = d.number AND m.left_on IS NOT NULL AND p.protection <> 'none')) \
            THEN NULL ELSE d.trigger_day END, \
        d.opens_on, d.raw_due, d.due, d.lapses_on, d.snoozed_until, \
        d.is_provisional, d.caseworker, d.outcome, d.outcome_day, d.outcome_key, d.band, c.touched_on
        """

    /// A row and the band it stands in.
    /// - Parameter before: the row that was read before it; of the same case nothing is read again that is the case's.
    static func read(_ row: Row, after before: QueueRow? = nil) throws -> (row: QueueRow, band: Int64) {
        let person: Int64? = row[1]
        let trigger: Int64 = row[3]
        let number: Int = row[4]
        let key = DeadlineKey(
            caseID: CaseID(row[0]), person: person.map { PersonID($0) }, rule: RuleID(row[2]),
            trigger: trigger == 0 ? nil : EntryID(trigger))
        guard let outcome = outcome(row[22], row[23], row[24]) else { throw StoreError.damaged("deadline") }
        let due = Day(number: row[17])
        var read = try before.flatMap { $0.key.caseID == key.caseID ? $0 : nil } ?? ofCase(row, key)
        read.key = key
        read.personNumber = number == 0 ? nil : number
        read.version = row[12]
        read.nature = nature(row[13])
        read.triggerDay = day(row[14])
        read.opensOn = day(row[15])
        read.rawDue = day(row[16])
        read.due = due == .distantFuture ? nil : due
        read.lapsesOn = day(row[18])
        read.snoozedUntil = day(row[19])
        read.isProvisional = row[20]
        read.outcome = outcome
        read.text = row[11]
        return (read, row[25])
    }

    /// A row with what is the case's, and nothing yet of the deadline.
    private static func ofCase(_ row: Row, _ key: DeadlineKey) throws -> QueueRow {
        guard let kind = CaseKind(rawValue: row[7]), let phase = Phase(rawValue: row[8]) else {
            throw StoreError.damaged("deadline")
        }
        let caseworker: String = row[21]
        var read = QueueRow(
            key: key, number: CaseNumber(year: row[5], serial: row[6]), kind: kind, phase: phase,
            household: row[10], isMasked: row[9], personNumber: nil, version: 0, nature: .target,
            triggerDay: nil, opensOn: nil, rawDue: nil, due: nil, lapsesOn: nil, snoozedUntil: nil,
            isProvisional: false, caseworker: caseworker.isEmpty ? nil : Login(caseworker), outcome: .open,
            text: nil)
        read.touchedOn = Day(number: row[26])
        return read
    }

    private static func day(_ number: Int32?) -> Day? { number.map { Day(number: $0) } }

    /// The nature of a rank.
    static func nature(_ rank: Int) -> DeadlineNature {
        switch rank {
        case 0: .statutory
        case 1: .expiry
        case 2: .window
        default: .target
        }
    }

    private static func outcome(_ code: Int, _ onDay: Int32?, _ key: String?) -> DeadlineOutcome? {
        switch (code, day(onDay), key) {
        case (0, _, _): .open
        case (1, let day?, let key?): .met(on: day, by: FactID(key))
        case (2, _, let key?): WaiverReason(rawValue: key).map { .waived($0) }
        case (3, let day?, let key?): CancelReason(rawValue: key).map { .cancelled(on: day, $0) }
        default: nil
        }
    }

    /// All rows of one case, in no order.
    static func all(of id: Int64, for viewer: Login, _ db: Database) throws -> [(row: QueueRow, band: Int64)]
    {
        let rows = try db.rows(
            "\(select) FROM deadline d CROSS JOIN reception_case c ON c.id = d.case_id "
                + "WHERE d.case_id = ?2 AND c.kind IS NOT NULL", [viewer.name, id])
        var all: [(row: QueueRow, band: Int64)] = []
        while let row = try rows.next() { all.append(try read(row, after: all.last?.row)) }
        return all
    }
}
