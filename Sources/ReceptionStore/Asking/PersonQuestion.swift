// All that is known of one person, out of every place that knows something.

import GRDB
import Reception

extension ReceptionStore: PersonQuestions {
    public func extract(
        of number: CaseNumber, person: Int, mask: String, for viewer: Actor
    ) throws -> PersonExtract {
        let view = try caseFile(number, for: viewer)
        guard !view.isMasked else {
            throw StoreError.refused(view.mayReveal ? .needsReason : .masked, number)
        }
        guard let member = view.file.member(person) else {
            throw StoreError.refused(.noSuchPerson(person), number)
        }
        guard !member.isWithheld else { throw StoreError.refused(.masked, number) }
        return try asking { db in
            let id = view.file.id
            return PersonExtract(
                of: member, in: view, besides: try Cases.load(id, db), for: viewer.login,
                written: try Extracting.written(member, id, viewer, db),
                records: try UnitRecords.versions(of: id, db),
                recipients: try Extracting.recipients(id, db), readings: try Extracting.readings(id, db),
                basis: try Retention.basis(db)?.retention, mask: mask)
        }
    }
}

private enum Extracting {
    /// Everything in the case, ended or not, and what of hers was brought from cases that the viewer may see. Of
    /// somebody who has a case of her own it is what stands in this one.
    static func written(
        _ member: Membership, _ id: CaseID, _ viewer: Actor, _ db: Database
    ) throws -> [PersonExtract.Written] {
        let rows = try db.rows(
            """
            SELECT \(EntryRows.columns), e.end_reason, a.at
            FROM entry e LEFT JOIN act a ON a.id = e.ended_act
            WHERE e.case_id = ?1 OR ?4 AND e.person_id = ?2 AND e.type IN ('person', 'fact') AND EXISTS (
                SELECT 1 FROM reception_case c
                WHERE c.id = e.case_id AND (c.is_protected = 0 OR is_seen(?3, c.id)))
            """, [id.raw, member.person.id.raw, viewer.login.name, !member.hasOwnCase])
        var found: [PersonExtract.Written] = []
        while let row = try rows.next() {
            let at: Int64? = row[15]
            let reason: String? = row[14]
            found.append(
                PersonExtract.Written(
                    try EntryRows.read(row),
                    ended: at.map { PersonExtract.Ending(at: Moment(seconds: $0), reason: reason ?? "") }))
        }
        return found
    }

    /// To whom something of the case went, the latest first.
    static func recipients(_ id: CaseID, _ db: Database) throws -> [PersonExtract.Recipient] {
        let rows = try db.rows(
            """
            SELECT j.at, d.details FROM journal j INDEXED BY journal_of_case
            JOIN journal_detail d ON d.seq = j.seq
            WHERE j.case_id = ?1 AND j.kind IN ('print', 'export') ORDER BY j.seq DESC
            """, [id.raw])
        var found: [PersonExtract.Recipient] = []
        while let row = try rows.next() {
            guard let told = JournalDetails.disclosure(row[1]) else { continue }
            found.append(PersonExtract.Recipient(at: Moment(seconds: row[0]), name: told.partner))
        }
        return found
    }

    /// When the case was opened or put on paper, the latest first.
    static func readings(_ id: CaseID, _ db: Database) throws -> [PersonExtract.Reading] {
        let rows = try db.rows(
            """
            SELECT at, NULL, id FROM opening WHERE case_id = ?1
            UNION ALL
            SELECT j.at, ifnull(d.details, ''), j.seq FROM journal j INDEXED BY journal_of_case
            LEFT JOIN journal_detail d ON d.seq = j.seq WHERE j.case_id = ?1 AND j.kind = 'print'
            ORDER BY 1 DESC, 2, 3 DESC
            """, [id.raw])
        var found: [PersonExtract.Reading] = []
        while let row = try rows.next() {
            let details: String? = row[1]
            found.append(
                PersonExtract.Reading(
                    at: Moment(seconds: row[0]),
                    paper: details.map { String($0.prefix { $0 != "\n" && $0 != "\t" }) }))
        }
        return found
    }
}
