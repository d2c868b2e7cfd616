// The journal for an auditor: its rows with their hashes, which prove themselves without the database.

import GRDB
import Reception

/// A row of the journal as it is taken out.
public struct JournalLine: Hashable, Sendable {
    public var row: Int
    public var at: Moment
    public var login: String
    public var actual: String
    public var act: Int
    public var kind: String
    /// The number by which the chain knows the case, and the one that people know.
    public var caseID: Int?
    public var caseNumber: CaseNumber?
    public var digest: [UInt8]
    public var hash: [UInt8]
    /// What was done, with what proves it; nil where it is not told.
    public var details: String?
    public var salt: [UInt8]?

    public init(
        row: Int, at: Moment, login: String, actual: String, act: Int, kind: String, caseID: Int?,
        caseNumber: CaseNumber?, digest: [UInt8], hash: [UInt8], details: String?, salt: [UInt8]?
    ) {
        self.row = row
        self.at = at
        self.login = login
        self.actual = actual
        self.act = act
        self.kind = kind
        self.caseID = caseID
        self.caseNumber = caseNumber
        self.digest = digest
        self.hash = hash
        self.details = details
        self.salt = salt
    }
}

/// Proves the rows of a journal that was taken out.
public struct ExportedJournal {
    private var proof = JournalProof()
    private var faults: [ProofFault] = []
    public private(set) var rows = 0

    public init() {}

    public mutating func take(_ line: JournalLine) {
        let row = JournalRow(
            seq: Int64(line.row), at: line.at.seconds, login: line.login, actual: line.actual,
            act: Int64(line.act), kind: line.kind, caseID: line.caseID.map(Int64.init), digest: line.digest)
        rows += 1
        var agrees = true
        if let details = line.details {
            agrees = JournalRow.digest(salt: line.salt ?? [], details: details) == line.digest
            if !agrees { faults.append(ProofFault(.details, .changed, line.row)) }
        }
        proof.take(row, hash: line.hash, agrees: agrees)
    }

    /// What is not as it was written, and the end of the journal.
    public mutating func finish() -> (faults: [ProofFault], mark: JournalMark?) {
        (proof.finish() + faults, proof.last)
    }
}

extension ReceptionStore {
    /// Reads the whole journal in its order, one consistent state of it.
    ///
    /// Details of a case are told only where the viewer may see it, and never of a case that shares a person, or in the
    /// same act a pickup or a flat, with one that she may not see; nor of a flat or a pickup that such a household has ever
    /// had: where it was written down first stands its address.
    ///
    /// - Parameter hasDetails: whether what was done is told too.
    public func eachJournalLine(
        hasDetails: Bool, for viewer: Actor, _ visit: (JournalLine) throws -> Void
    ) throws {
        guard viewer.role.may(.audit) else { throw StoreError.notPermitted(.audit) }
        try asking { db in
            let rows = try db.rows(
                """
                WITH hidden AS (
                    SELECT id FROM reception_case WHERE is_protected AND NOT is_seen(?1, id)),
                near AS (
                    SELECT o.case_id AS id FROM membership o WHERE o.person_id IN (
                        SELECT m.person_id FROM membership m WHERE m.case_id IN (SELECT id FROM hidden))
                    UNION SELECT id FROM hidden),
                kept AS MATERIALIZED (
                    SELECT DISTINCT r.kind || char(9) || r.number || char(9) AS name
                    FROM unit_record_case l JOIN unit_record r ON r.id = l.record_id
                    WHERE l.case_id IN (SELECT id FROM hidden))
                SELECT j.seq, j.at, j.login, j.actual, j.act_id, j.kind, j.case_id, c.year, c.serial, j.digest, j.hash,
                    d.details, d.salt
                FROM journal j LEFT JOIN reception_case c ON c.id = j.case_id
                LEFT JOIN journal_detail d ON ?2 AND d.seq = j.seq
                    AND (j.case_id IS NULL OR j.case_id NOT IN (SELECT id FROM near))
                    AND NOT (substr(d.details, 1, 7) IN ('record' || char(9), 'remove' || char(9), 'revive' || char(9))
                        AND (EXISTS (SELECT * FROM journal o
                                WHERE o.act_id = j.act_id AND o.case_id IN (SELECT id FROM hidden))
                            OR EXISTS (SELECT * FROM kept
                                WHERE instr(substr(d.details, 8) || char(9), kept.name) = 1)))
                ORDER BY j.seq
                """, [viewer.login.name, hasDetails])
            while let row = try rows.next() {
                let year: Int? = row[7]
                try visit(
                    JournalLine(
                        row: row[0], at: Moment(seconds: row[1]), login: row[2], actual: row[3], act: row[4],
                        kind: row[5], caseID: row[6],
                        caseNumber: year.map { CaseNumber(year: $0, serial: row[8]) },
                        digest: Blob.bytes(row, 9), hash: Blob.bytes(row, 10), details: row[11],
                        salt: row[11] as String? == nil ? nil : Blob.bytes(row, 12)))
            }
        }
    }

    /// Who has opened a case or put it on paper, the latest first. Nothing of the household is told.
    ///
    /// - Throws: ``StoreError/notPermitted(_:)`` for whoever may not look into others' doings, in a case that is not hers.
    public func readings(of number: CaseNumber, for viewer: Actor) throws -> [CaseReading] {
        try asking { db in
            let id = try Cases.known(number, db)
            let owner = try String.fetchOne(
                db, sql: "SELECT caseworker FROM reception_case WHERE id = ?", arguments: [id.raw])
            guard viewer.role.may(.audit) || owner == viewer.login.name else {
                throw StoreError.notPermitted(.audit)
            }
            let rows = try db.rows(
                """
                SELECT at, login, actual, NULL AS paper, id FROM opening WHERE case_id = ?1
                UNION ALL
                SELECT j.at, j.login, j.actual, ifnull(d.details, ''), j.seq FROM journal j INDEXED BY journal_of_case
                LEFT JOIN journal_detail d ON d.seq = j.seq WHERE j.case_id = ?1 AND j.kind = ?2
                ORDER BY 1 DESC, 4, 5 DESC
                """, [id.raw, ActKind.print.rawValue])
            var readings: [CaseReading] = []
            while let row = try rows.next() {
                let details: String? = row[3]
                readings.append(
                    CaseReading(
                        at: Moment(seconds: row[0]), by: Login(row[1]), actual: Login(row[2]),
                        paper: details.map { JournalDetails.paper($0)?.kind.rawValue ?? "" }))
            }
            return readings
        }
    }
}
