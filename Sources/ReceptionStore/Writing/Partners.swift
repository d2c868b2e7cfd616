// Partners and consents on their way into the store: what stands besides them is read here, what they must be like is
// decided in the domain.

import GRDB
import Reception

extension WriteSession {
    /// Checks what the act does to a partner.
    func check(_ content: UnitContent?, replacing former: RecordID?) throws {
        do {
            if case .partner(let partner)? = content {
                let others = try UnitRecords.partners(db).filter { $0.number != former?.number }
                try Decision.check(partner, among: others)
            } else if let former {
                let given = try consentsAhead(to: former.number).count
                guard given == 0 else { throw CommandError.partnerHasConsents(given) }
            }
        } catch let error as CommandError {
            throw StoreError.refused(error, nil)
        }
    }

    /// What persons consent to share with a partner, today or later, oldest first.
    private func consentsAhead(to partner: Int) throws -> [ConsentRow] {
        try UnitRecords.consents(to: partner, db).filter { $0.consent.isAhead(on: actor.today) }
    }

    /// Checks the list of partners when an act has been taken back: what somebody has written since must fit it.
    /// - Parameter records: what the act had written, and what it had ended, which stands again.
    /// - Throws: ``StoreError/undoBlocked(by:_:)`` with the act in the way.
    func check(takenBack records: (standing: [UnitRecord], ended: [UnitRecord])) throws {
        for record in records.ended {
            if let partner = record.partner { try checkName(of: partner, record.id) }
            guard let consent = record.consent, consent.isAhead(on: actor.today) else { continue }
            let partner = RecordID(.partner, consent.partner)
            guard try UnitRecords.live(partner, db) == nil else { continue }
            if let ender = try UnitRecords.lastEnd(of: partner, db) {
                throw try PastAct.recordBlocked(by: ender, db)
            }
        }
        for record in records.standing where record.id.kind == .partner {
            guard try UnitRecords.live(record.id, db) == nil,
                let given = try consentsAhead(to: record.id.number).last,
                let version = try UnitRecords.version(given.version, db)
            else { continue }
            throw try PastAct.recordBlocked(by: version.record.act.raw, db)
        }
    }

    /// Somebody may have taken the name while the partner was not on the list, or was called otherwise.
    private func checkName(of partner: Partner, _ id: RecordID) throws {
        let others = try UnitRecords.partners(db).filter { $0.number != id.number }
        do throws(CommandError) {
            try Decision.check(partner, among: others)
        } catch {
            guard case .partnerKnown(let other) = error,
                let taken = try UnitRecords.live(RecordID(.partner, other), db)
            else { return }
            throw try PastAct.recordBlocked(by: taken.act.raw, db)
        }
    }

    /// Checks what the act does to a consent.
    func check(_ content: UnitContent?, replacing former: Consent?) throws {
        guard case .consent(let consent)? = content else { return }
        let number = try Cases.number(of: consent.caseID, db)
        let isMember = try UnitRecords.present(in: consent.caseID, db).contains { $0.id == consent.person }
        let partner = try UnitRecords.live(RecordID(.partner, consent.partner), db)?.partner
        do {
            try Decision.check(
                consent, replacing: former, partner: partner, isMember: isMember, today: actor.today)
        } catch {
            throw StoreError.refused(error, number)
        }
    }
}

extension UnitRecords {
    /// The list of partners, by sort and name.
    static func partners(_ db: Database) throws -> [PartnerRow] {
        try all(db, "unit_record r WHERE \(isOf(.partner)) AND r.ended_act IS NULL", [])
            .compactMap { PartnerRow($0) }.sorted { $0.cursor < $1.cursor }
    }

    /// What the persons of a case consent to, the newest first.
    static func consents(of household: CaseID, _ db: Database) throws -> [ConsentRow] {
        try all(of: household, .consent, db).reversed().compactMap { ConsentRow($0) }
    }

    /// Everything that anybody consented to share with a partner, oldest first.
    static func consents(to partner: Int, _ db: Database) throws -> [ConsentRow] {
        try all(db, "unit_record r WHERE \(isOf(.consent)) AND r.ended_act IS NULL ORDER BY r.id", [])
            .compactMap { ConsentRow($0) }.filter { $0.consent.partner == partner }
    }

    /// The act that ended the last version of a record; nil where that stands.
    static func lastEnd(of id: RecordID, _ db: Database) throws -> Int64? {
        try Row.fetchOne(
            db.cachedStatement(
                sql:
                    "SELECT ended_act FROM unit_record WHERE kind = ? AND number = ? ORDER BY id DESC LIMIT 1"
            ),
            arguments: [id.kind.rawValue, id.number])?[0]
    }

    /// The persons who belong to a household now.
    static func present(in household: CaseID, _ db: Database) throws -> [(number: Int, id: PersonID)] {
        let rows = try db.rows(
            "SELECT number, person_id FROM membership WHERE case_id = ? AND left_on IS NULL ORDER BY number",
            [household.raw])
        var persons: [(number: Int, id: PersonID)] = []
        while let row = try rows.next() { persons.append((row[0], PersonID(row[1]))) }
        return persons
    }
}
