// Offers of cases and absences on their way into the store: what stands besides them is read here, what they must be
// like is decided in the domain.

import GRDB
import Reception

extension WriteSession {
    /// Whether the actor was offered a case and has neither taken it nor sent it back.
    func isOffered(_ id: CaseID) throws -> Bool {
        try UnitRecords.all(of: id, .handover, db).contains { record in
            record.handover?.to == actor.login && record.handover?.returned == nil
        }
    }

    /// With another owner, or none to work on it, the offer of a case is over.
    mutating func endOffers(of id: CaseID) throws {
        for record in try UnitRecords.all(of: id, .handover, db) {
            try put(nil, as: record.id, ending: record)
        }
    }

    /// Checks what the act does to an offer.
    func check(_ content: UnitContent?, replacing former: Handover?) throws {
        var new: Handover?
        if case .handover(let handover)? = content { new = handover }
        guard let caseID = (new ?? former)?.caseID else { return }
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT caseworker, is_closed, year, serial FROM reception_case WHERE id = ?"),
            arguments: [caseID.raw])
        guard let row else { throw StoreError.noSuchCase }
        let owner: String = row[0] ?? ""
        let owned = OfferedCase(caseworker: owner.isEmpty ? nil : Login(owner), isClosed: row[1])
        if former == nil, let other = try UnitRecords.all(of: caseID, .handover, db).first {
            throw StoreError.refused(.recordChanged(by: other.by), nil)
        }
        do {
            try Decision.check(new, replacing: former, of: owned, context)
        } catch {
            throw StoreError.refused(error, CaseNumber(year: row[2], serial: row[3]))
        }
    }

    /// Checks what the act does to an absence.
    func check(_ content: UnitContent?, replacing former: UnitRecord?) throws {
        var new: Absence?
        if case .absence(let absence)? = content { new = absence }
        let others = try UnitRecords.absences(since: new?.days.lowerBound ?? actor.today, db)
            .filter { $0.id != former?.id }.compactMap(\.absence).filter { $0.login == new?.login }
        do {
            try Decision.check(new, replacing: former?.absence, among: others, context)
        } catch {
            throw StoreError.refused(error, nil)
        }
    }
}

extension UnitRecords {
    /// Every offer that has not been answered, or came back.
    static func offers(_ db: Database) throws -> [UnitRecord] {
        try all(db, "unit_record r WHERE \(isOf(.handover)) AND r.ended_act IS NULL", [])
    }

    /// The absences that are not over on a day, in the order in which they end.
    static func absences(since day: Day, _ db: Database) throws -> [UnitRecord] {
        try all(
            db,
            """
            unit_record r WHERE \(isOf(.absence)) AND r.day >= ? AND r.ended_act IS NULL
            ORDER BY r.day, r.number
            """, [day.number])
    }
}
