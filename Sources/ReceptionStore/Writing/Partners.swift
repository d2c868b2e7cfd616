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
                let given = try UnitRecords.consents(to: former.number, db).count {
                    $0.isAhead(on: actor.today)
                }
                guard given == 0 else { throw CommandError.partnerHasConsents(given) }
            }
        } catch let error as CommandError {
            throw StoreError.refused(error, nil)
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

    /// Everything that anybody consented to share with a partner.
    static func consents(to partner: Int, _ db: Database) throws -> [Consent] {
        try all(db, "unit_record r WHERE \(isOf(.consent)) AND r.ended_act IS NULL", [])
            .compactMap(\.consent).filter { $0.partner == partner }
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
