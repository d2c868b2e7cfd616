// What may be done to a protected household by somebody who is not named for it: almost nothing.

import GRDB
import Reception

extension WriteSession {
    /// Who is not named for a protected household, or only acts in the place of somebody who is, may not change it
    /// either, nor be told by a refusal what stands in it; a team lead may give it to somebody.
    func requireNamed(_ id: CaseID, _ commands: [CaseCommand]) throws {
        guard let household = try unseen(id) else { return }
        for command in commands {
            guard case .assign(let login) = command else {
                throw StoreError.refused(.masked, household.number)
            }
            guard try context.role.may(.assignUnseen) || isOffered(id) else {
                throw StoreError.refused(.masked, household.number)
            }
            guard try mayGive(household, to: login) else {
                throw StoreError.refused(.takesProtected, household.number)
            }
        }
    }

    /// What somebody did before a household was protected, or while she was named for it, she takes back only as long as
    /// nobody else has been at work in it since: she would lift the protection of what she has not seen, or get the household
    /// back with it. Who has it may change again from one colleague to another. In somebody else's place nothing is taken
    /// back.
    /// - Parameters:
    ///   - changes: what would take the act back.
    ///   - act: what is taken back.
    func requireMayTakeBack(_ id: CaseID, _ changes: [Change], since act: Int64) throws {
        guard let household = try unseen(id) else { return }
        guard actor.login == actor.actual else { throw StoreError.refused(.masked, nil) }
        guard try isWritten(id, since: act) else { return }
        // The number may be that of somebody's own case, which says where she went.
        guard changes.allSatisfy(\.isAssignment) else { throw StoreError.refused(.masked, nil) }
        let caseworker = try Cases.load(id, db).applying(changes).caseworker
        guard household.caseworker == caseworker || caseworker.map({ !isActor($0) }) ?? false else {
            throw StoreError.refused(.takesProtected, household.number)
        }
    }

    /// The same of the unit's records; who is named for a household is checked as if it were said anew.
    func requireMayTakeBack(_ records: (standing: [UnitRecord], ended: [UnitRecord]), since act: Int64) throws
    {
        for record in records.standing + records.ended {
            switch record.content {
            // These are written unseen.
            case .viewer, .exemption: continue
            default:
                for household in Set(record.content.households).sorted() where try unseen(household) != nil {
                    if try actor.login != actor.actual || isWritten(household, since: act) {
                        throw StoreError.refused(.masked, nil)
                    }
                }
            }
        }
        for record in records.standing {
            if let viewer = record.viewer { try check(UnitContent?.none, replacing: viewer) }
        }
        for record in records.ended where record.viewer != nil {
            try check(record.content, replacing: NamedViewer?.none)
        }
    }

    /// Whether others have been at work in a case since an act.
    private func isWritten(_ id: CaseID, since act: Int64) throws -> Bool {
        let others = try db.int(
            """
            SELECT count(*) FROM journal j JOIN act a ON a.id = j.act_id
            WHERE j.case_id = ?1 AND j.act_id > ?2 AND (a.login <> ?3 OR a.actual <> ?3)
            """, [id.raw, act, actor.actual.name])
        return others ?? 0 > 0
    }

    /// Whoever has a case may look at it; so a team lead gives one to others only, and takes none but what is nobody's.
    private func mayGive(_ household: UnseenHousehold, to login: Login?) throws -> Bool {
        if try login == actor.login && isOffered(household.id) { return true }
        guard context.role.may(.assignUnseen), let login else { return false }
        return household.caseworker == nil || !isActor(login)
    }

    /// Whether a case is protected and the actor is not named for it.
    func isUnseen(_ id: CaseID) throws -> Bool { try unseen(id) != nil }

    private func isActor(_ login: Login?) -> Bool { login == actor.login || login == actor.actual }

    /// A protected household that the actor is not named for; nil for every other.
    private func unseen(_ id: CaseID) throws -> UnseenHousehold? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT year, serial, caseworker FROM reception_case WHERE id = ? AND is_protected"),
            arguments: [id.raw])
        guard let row, try !NamedViewers.include(actor, id, db) else { return nil }
        let caseworker: String? = row[2]
        return UnseenHousehold(
            id: id, number: CaseNumber(year: row[0], serial: row[1]),
            caseworker: caseworker.flatMap { $0.isEmpty ? nil : Login($0) })
    }
}

extension Change {
    /// Whether it changes who has the case, and nothing else.
    fileprivate var isAssignment: Bool {
        if case .assignment = entry.content { true } else { false }
    }
}

private struct UnseenHousehold {
    let id: CaseID
    let number: CaseNumber
    let caseworker: Login?
}
