// What the figures of a year or a quarter are counted from: the log of all households, read once from end to end, and the
// statutory deadlines of the period.

import GRDB
import Reception

extension ReceptionStore {
    public func report(_ period: ReportPeriod, for viewer: Actor) throws -> Report {
        let material = try asking { db in
            let quota = try QuotaScheme.allCases.map { scheme in
                let sums = try Quota.sums(of: period.year, scheme, db)
                return QuotaYear(
                    scheme, period.year, figures: try Quota.figures(db), assigned: sums.assigned,
                    received: sums.received)
            }
            var log = ReportLog(viewer, db)
            var material = ReportMaterial(
                households: try log.read(), deadlines: try ReportLog.deadlines(in: period.days, db),
                quota: quota)
            material.erased = try Retention.erased(through: period.year, db)
            return material
        }
        return Report(period, from: material, today: viewer.today, rulebook: engine.rulebook)
    }
}

/// The log as a report reads it. Masked households count; of them there is no name.
private struct ReportLog {
    private let viewer: Actor
    private let db: Database
    private var households: [ReportHousehold] = []
    private var places: [Int64: Int] = [:]
    private var founding: [Int64: Int64] = [:]
    private var born: [Int64: Day] = [:]
    private var facts: [Int64: [FactID: Day]] = [:]
    private var left: [Membership: Day] = [:]

    private struct Membership: Hashable {
        let caseID: Int64
        let person: Int64
    }

    init(_ viewer: Actor, _ db: Database) {
        self.viewer = viewer
        self.db = db
    }

    mutating func read() throws -> [ReportHousehold] {
        try readCases()
        try readEntries()
        for index in households.indices {
            households[index].kinds.sort { $0.from < $1.from }
            let id = households[index].caseID.raw
            for place in households[index].members.indices {
                let person = households[index].members[place].person.raw
                households[index].members[place].born = born[person]
                households[index].members[place].facts = facts[person] ?? [:]
                households[index].members[place].left = left[Membership(caseID: id, person: person)]
            }
        }
        return households
    }

    private mutating func readCases() throws {
        let rows = try db.rows(
            """
            SELECT c.id, c.year, c.serial, c.is_protected AND NOT is_seen(?1, c.id),
                CASE WHEN c.is_protected AND NOT is_seen(?1, c.id) THEN '' ELSE c.household END
            FROM reception_case c WHERE c.kind IS NOT NULL
            """, [viewer.login.name])
        while let row = try rows.next() {
            let id: Int64 = row[0]
            places[id] = households.count
            households.append(
                ReportHousehold(
                    caseID: CaseID(id), number: CaseNumber(year: row[1], serial: row[2]), household: row[4],
                    isMasked: row[3]))
        }
    }

    /// What a row of ``readEntries()`` is about; beyond these come the facts.
    private enum Code {
        static let kind = 0
        static let closing = 1
        static let member = 2
        static let left = 3
        static let birthDate = 4
        static let received = 5
        static let placed = 6
        static let firstFact = 7
    }

    /// Each fact's number beyond ``Code/firstFact``.
    private static let factCodes = ReportMaterial.facts.enumerated().map { index, fact in
        "WHEN '\(fact.id)' THEN \(Code.firstFact + index)"
    }.joined(separator: " ")

    /// Goes through the log in the order in which it was written. A person's birth date is the first line of her fields.
    private mutating func readEntries() throws {
        let keys = (ReportMaterial.facts + [.received, .placementDecided]).map { "'\($0.id)'" }.joined(
            separator: ", ")
        let rows = try db.rows(
            """
            SELECT CASE e.type WHEN 'kind' THEN \(Code.kind) WHEN 'closing' THEN \(Code.closing)
                    WHEN 'member' THEN \(Code.member) WHEN 'left' THEN \(Code.left)
                    WHEN 'person' THEN \(Code.birthDate)
                    ELSE CASE e.key WHEN '\(FactID.received.id)' THEN \(Code.received)
                        WHEN '\(FactID.placementDecided.id)' THEN \(Code.placed) \(Self.factCodes) END END,
                e.case_id, e.person_id, e.day, e.number, e.act_id,
                CASE e.type WHEN 'person' THEN substr(e.text, 12, 10) WHEN 'member' THEN e.text ELSE e.key END
            FROM entry e NOT INDEXED
            WHERE e.ended_act IS NULL AND (e.type IN ('kind', 'closing', 'member', 'left')
                OR e.type = 'fact' AND e.key IN (\(keys))
                OR e.type = 'person' AND substr(e.text, 1, 11) = 'birth_date=')
            """)
        while let row = try rows.next() {
            let (code, id): (Int, Int64) = (row[0], row[1])
            guard let place = places[id] else { continue }
            let person: Int64? = row[2]
            let day = Day(number: row[3])
            switch (code, person) {
            case (Code.kind, _):
                guard let kind = CaseKind(rawValue: row[6]) else { throw StoreError.damaged("entry") }
                households[place].kinds.append(.init(from: day, kind: kind))
            case (Code.closing, _):
                guard let reason = ClosingReason(rawValue: row[6]) else { throw StoreError.damaged("entry") }
                households[place].closing = .init(day: day, reason: reason)
            case (Code.received, _): households[place].received = day
            case (Code.placed, _): households[place].placed = min(households[place].placed ?? day, day)
            case (Code.member, let person?):
                let (number, act, from): (Int, Int64, String?) = (row[4], row[5], row[6])
                let first = founding[id, default: act]
                founding[id] = first
                households[place].members.append(
                    ReportMember(
                        person: PersonID(person), number: number, joined: day, joinedLater: act != first,
                        movedHere: from != nil))
            case (Code.left, let person?): left[Membership(caseID: id, person: person)] = day
            case (Code.birthDate, let person?): born[person] = Day(row[6] as String)
            case (_, let person?):
                facts[person, default: [:]][ReportMaterial.facts[code - Code.firstFact]] = day
            case (_, nil): throw StoreError.damaged("entry")
            }
        }
    }

    /// The statutory deadlines that fall due on some days, out of the queue's index; text is none.
    static func deadlines(in days: ClosedRange<Day>, _ db: Database) throws -> [ReportDeadline] {
        let rows = try db.rows(
            """
            SELECT rule, case_id, number, due, lapses_on, outcome, outcome_day
            FROM deadline INDEXED BY deadline_all
            WHERE band IN (\(Band.open), \(Band.window), \(Band.closed)) AND due BETWEEN ?1 AND ?2 AND rank = ?3
            UNION ALL
            SELECT rule, case_id, number, due, lapses_on, outcome, outcome_day
            FROM deadline INDEXED BY deadline_all
            WHERE band > \(Band.lapseBase) AND due BETWEEN ?1 AND ?2 AND rank = ?3
            """,
            [days.lowerBound.number, days.upperBound.number, DeadlineNature.statutory.rank])
        var found: [ReportDeadline] = []
        while let row = try rows.next() {
            let (number, lapses, code, day): (Int, Int32?, Int, Int32?) = (row[2], row[4], row[5], row[6])
            let outcome: ReportDeadline.Outcome
            switch (code, day) {
            case (0, _): outcome = .open
            case (1, let day?): outcome = .met(Day(number: day))
            case (2, _): outcome = .waived
            case (3, let day?): outcome = .cancelled(Day(number: day))
            default: throw StoreError.damaged("deadline")
            }
            found.append(
                ReportDeadline(
                    rule: RuleID(row[0]), caseID: CaseID(row[1]), person: number == 0 ? nil : number,
                    due: Day(number: row[3]), lapsesOn: lapses.map { Day(number: $0) }, outcome: outcome))
        }
        return found
    }
}
