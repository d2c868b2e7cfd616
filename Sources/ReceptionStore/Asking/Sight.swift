// Protected households: who is named for one, and which are shown in this process.

import GRDB
import Reception
import Synchronization

/// The protected households that somebody has asked to see, with a reason, in this process. SQL asks it for each
/// protected case that it would show.
final class Sight: Sendable {
    private struct Seen: Hashable {
        let login: Login
        let caseID: CaseID
        let day: Day
    }
    private let seen = Mutex<Set<Seen>>([])

    /// Makes the function known to a connection: `is_seen(login, case_id)`.
    func add(to db: Database) {
        db.add(
            function: DatabaseFunction("is_seen", argumentCount: 2) { [self] values in
                guard let login = String.fromDatabaseValue(values[0]),
                    let raw = Int64.fromDatabaseValue(values[1])
                else { return false }
                return seen.withLock { $0.contains { $0.login.name == login && $0.caseID.raw == raw } }
            })
    }

    func show(_ caseID: CaseID, to actor: Actor) {
        _ = seen.withLock { $0.insert(Seen(login: actor.login, caseID: caseID, day: actor.today)) }
    }

    /// A new day begins: what was shown on another one is shown no longer.
    func begin(_ today: Day) { seen.withLock { $0 = $0.filter { $0.day == today } } }

    /// Shows no longer what its viewer is not named for any more.
    func forgetUnnamed(_ db: Database) throws {
        let all = seen.withLock { $0 }
        for one in all where try !NamedViewers.include(one.login, one.caseID, db) {
            _ = seen.withLock { $0.remove(one) }
        }
    }
}

enum NamedViewers {
    /// Whether somebody may see a protected household: its handläggare, or whoever is named for it.
    static func include(_ login: Login, _ id: CaseID, _ db: Database) throws -> Bool {
        let caseworker = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT caseworker FROM reception_case WHERE id = ?"), arguments: [id.raw]
        )
        let own: String? = caseworker?[0]
        return try own == login.name || all(of: id, db).contains { $0.viewer?.login == login }
    }

    /// The same of whoever acts, in somebody else's place or not: both must be named.
    static func include(_ actor: Actor, _ id: CaseID, _ db: Database) throws -> Bool {
        try include(actor.login, id, db) && (actor.actual == actor.login || include(actor.actual, id, db))
    }

    /// Those of some cases that are protected and that somebody may not see.
    static func protected(
        among cases: Set<CaseID>, notFor login: Login, _ db: Database
    ) throws -> Set<CaseID> {
        let found = Set(try Cases.protected(among: cases, db).map(\.id))
        return try found.filter { try !include(login, $0, db) }
    }

    static func all(of id: CaseID, _ db: Database) throws -> [UnitRecord] {
        try UnitRecords.all(of: id, .viewer, db)
    }
}

extension ReceptionStore: ProtectedSight {
    public func reveal(_ number: CaseNumber, because reason: String, by actor: Actor) throws {
        let id = try translating {
            var shown: CaseID?
            try transaction { db in
                let id = try Cases.known(number, db)
                guard try NamedViewers.include(actor, id, db) else {
                    throw StoreError.refused(.notNamed, number)
                }
                let reason = FieldText.line(reason)
                guard !reason.isEmpty else { throw StoreError.refused(.emptyText, number) }
                guard reason.unicodeScalars.count <= Decision.textLimit else {
                    throw StoreError.refused(.textTooLong(.reason, limit: Decision.textLimit), number)
                }
                var session = try WriteSession(db, engine, actor, kind: .reveal, subject: nil)
                try session.note(reason, of: [id])
                _ = try session.finish(subject: nil)
                shown = id
                return .commit
            }
            guard let shown else { throw StoreError.damaged("journal") }
            return shown
        }
        sight.begin(actor.today)
        sight.show(id, to: actor)
    }

    public func reveal(flat number: Int, because reason: String, by actor: Actor) throws {
        let household = try asking { db in
            let record = try UnitRecords.live(RecordID(.dwelling, number), db)
            guard case .dwelling(let dwelling)? = record?.content else { return CaseNumber?.none }
            return try dwelling.household.map { try Cases.number(of: $0.caseID, db) }
        }
        guard let household else { return }
        do {
            try reveal(household, because: reason, by: actor)
        } catch StoreError.refused(let error, _) {
            // The number of the case would say who has the flat.
            throw StoreError.refused(error, nil)
        }
    }

    public func viewers(of number: CaseNumber) throws -> [UnitRecord] {
        try asking { db in
            let id = try Cases.known(number, db)
            return try NamedViewers.all(of: id, db)
        }
    }
}

extension WriteSession {
    /// Checks who names whom for a protected household.
    func check(_ content: UnitContent?, replacing former: NamedViewer?) throws {
        var new: NamedViewer?
        if case .viewer(let viewer)? = content { new = viewer }
        guard let caseID = (new ?? former)?.caseID else { return }
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT caseworker, is_protected, year, serial FROM reception_case WHERE id = ?"),
            arguments: [caseID.raw])
        guard let row else { throw StoreError.noSuchCase }
        let caseworker: String? = row[0]
        let others = try NamedViewers.all(of: caseID, db).compactMap { $0.viewer?.login }
        do {
            try Decision.check(
                new, isProtected: row[1], caseworker: caseworker.map { Login($0) }, others: Set(others),
                context)
        } catch {
            throw StoreError.refused(error, CaseNumber(year: row[2], serial: row[3]))
        }
        // In somebody else's place nobody names herself either.
        if new?.login == actor.actual {
            throw StoreError.refused(.namesHerself, CaseNumber(year: row[2], serial: row[3]))
        }
    }
}
