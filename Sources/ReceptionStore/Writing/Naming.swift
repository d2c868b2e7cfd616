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
        if commands.isEmpty { throw StoreError.refused(.masked, household.number) }
    }

    /// Taking an act back may leave a protected household neither with whoever takes it back nor with nobody where others
    /// have been at work in it since: what they wrote she has not seen.
    /// - Parameters:
    ///   - caseworker: who would have it.
    ///   - act: what is taken back.
    func requireMayGiveBack(_ id: CaseID, to caseworker: Login?, since act: Int64) throws {
        guard let household = try unseen(id), household.caseworker != caseworker else { return }
        guard caseworker == nil || isActor(caseworker) else { return }
        let others = try db.int(
            """
            SELECT count(*) FROM journal j JOIN act a ON a.id = j.act_id
            WHERE j.case_id = ? AND j.act_id > ? AND a.login <> ?
            """, [id.raw, act, actor.actual.name])
        if others ?? 0 > 0 { throw StoreError.refused(.takesProtected, household.number) }
    }

    /// Whoever has a case may look at it; so a team lead gives one to others only, and takes none but what is nobody's.
    private func mayGive(_ household: UnseenHousehold, to login: Login?) throws -> Bool {
        if try login == actor.login && isOffered(household.id) { return true }
        guard context.role.may(.assignUnseen), let login else { return false }
        return household.caseworker == nil || !isActor(login)
    }

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

private struct UnseenHousehold {
    let id: CaseID
    let number: CaseNumber
    let caseworker: Login?
}
