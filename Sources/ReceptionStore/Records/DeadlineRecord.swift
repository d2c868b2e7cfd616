// A deadline as it is stored beside its case, and what differs between two computations.

import GRDB
import Reception

/// What makes a stored deadline the same one within its case.
struct DeadlineIdentity: Hashable {
    let rule: String
    let number: Int64
    let trigger: Int64
}

/// One row of the table `deadline`.
struct DeadlineRecord: Hashable {
    var identity: DeadlineIdentity
    var person: Int64?
    var caseworker: String
    var band: Int64
    var due: Int32
    var rank: Int64
    var version: Int64
    var triggerDay: Int32
    var opensOn: Int32?
    var rawDue: Int32?
    var lapsesOn: Int32?
    var snoozedUntil: Int32?
    var isProvisional: Bool
    var outcome: Int64
    var outcomeDay: Int32?
    var outcomeKey: String?
    var waits: Bool
    var text: String?

    /// The row of a computed deadline.
    init(_ deadline: Deadline, _ rule: Rule?, caseworker: Login?, text: String?) {
        identity = DeadlineIdentity(
            rule: deadline.key.rule.id, number: Int64(deadline.personNumber ?? 0),
            trigger: deadline.key.trigger?.raw ?? 0)
        person = deadline.key.person?.raw
        self.caseworker = caseworker?.name ?? ""
        band = Band.of(deadline, rule)
        due = (deadline.due ?? .distantFuture).number
        rank = Int64(deadline.nature.rank)
        version = Int64(deadline.version)
        triggerDay = deadline.triggerDay.number
        opensOn = deadline.opensOn?.number
        rawDue = deadline.rawDue?.number
        lapsesOn = deadline.lapsesOn?.number
        snoozedUntil = deadline.snoozedUntil?.number
        isProvisional = deadline.isProvisional
        waits = rule?.isWait ?? false
        self.text = text
        switch deadline.outcome {
        case .open: outcome = 0
        case .met(let day, let fact): (outcome, outcomeDay, outcomeKey) = (1, day.number, fact.id)
        case .waived(let reason): (outcome, outcomeKey) = (2, reason.rawValue)
        case .cancelled(let day, let reason):
            (outcome, outcomeDay, outcomeKey) = (3, day.number, reason.rawValue)
        }
    }

    private static let columns = """
        rule, number, trigger, person_id, caseworker, band, due, rank, version, trigger_day, opens_on, raw_due, \
        lapses_on, snoozed_until, is_provisional, outcome, outcome_day, outcome_key, waits, text
        """

    private init(_ row: Row) {
        identity = DeadlineIdentity(rule: row[0], number: row[1], trigger: row[2])
        person = row[3]
        caseworker = row[4]
        band = row[5]
        due = row[6]
        rank = row[7]
        version = row[8]
        triggerDay = row[9]
        opensOn = row[10]
        rawDue = row[11]
        lapsesOn = row[12]
        snoozedUntil = row[13]
        isProvisional = row[14]
        outcome = row[15]
        outcomeDay = row[16]
        outcomeKey = row[17]
        waits = row[18]
        text = row[19]
    }

    /// The stored rows of a case.
    static func stored(of id: CaseID, _ db: Database) throws -> [DeadlineIdentity: DeadlineRecord] {
        let rows = try db.rows("SELECT \(columns) FROM deadline WHERE case_id = ?", [id.raw])
        var records: [DeadlineIdentity: DeadlineRecord] = [:]
        while let row = try rows.next() {
            let record = DeadlineRecord(row)
            records[record.identity] = record
        }
        return records
    }

    /// From which day somebody else's act is waited for: when it can be done, else its trigger; nil where it is over.
    var openWait: Int32? { waits && outcome == 0 ? opensOn ?? triggerDay : nil }

    /// How many days somebody else's act was waited for; nil while it is open, where nobody waited for others, and where
    /// the act was done before anybody began to wait.
    var closedWait: Int64? {
        guard waits, outcome == 1, let outcomeDay, outcomeDay >= triggerDay else { return nil }
        return Int64(outcomeDay - triggerDay)
    }

    /// A met deadline keeps its date and version when only the rulebook has changed.
    func keeping(_ stored: DeadlineRecord?) -> DeadlineRecord {
        guard let stored, outcome == 1, stored.outcome == 1, version != stored.version,
            triggerDay == stored.triggerDay, outcomeDay == stored.outcomeDay, outcomeKey == stored.outcomeKey
        else { return self }
        var kept = stored
        kept.caseworker = caseworker
        return kept
    }

    func insert(_ id: CaseID, _ number: CaseNumber, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO deadline (case_id, rule, number, trigger, person_id, caseworker, year, serial, band, due, rank,
                version, trigger_day, opens_on, raw_due, lapses_on, snoozed_until, is_provisional, outcome,
                outcome_day, outcome_key, waits, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.raw, identity.rule, identity.number, identity.trigger, person, caseworker, number.year,
                number.serial, band, due, rank, version, triggerDay, opensOn, rawDue, lapsesOn, snoozedUntil,
                isProvisional, outcome, outcomeDay, outcomeKey, waits, text,
            ])
    }

    func delete(_ id: CaseID, _ db: Database) throws {
        try db.run(
            "DELETE FROM deadline WHERE case_id = ? AND rule = ? AND number = ? AND trigger = ?",
            [id.raw, identity.rule, identity.number, identity.trigger])
    }
}
