// One act being written: entries, and everything derived from them, in the transaction of the caller.

import GRDB
import Reception

/// Gathers the changes of an act case by case and writes each case once.
struct WriteSession {
    let db: Database
    let engine: DeadlineEngine
    let actor: Actor
    let kind: ActKind
    let act: Int64
    var context: DecisionContext
    private(set) var changes = 0
    private(set) var cases: [CaseNumber] = []
    private var known: Set<CaseNumber> = []
    private var derivation: Derivation
    private var journal: JournalWriter
    private var serials: [Int: Int64] = [:]
    private var nextCase: Int64

    /// Begins an act within a transaction that has begun.
    /// - Throws: ``StoreError/unknownUser(_:)`` where nobody of that name works here; ``StoreError/rulesChanged`` where
    ///   other rules than the engine's are in use; ``StoreError/newerVersion(found:known:)`` where a newer program has
    ///   brought the database up to date since it was opened.
    init(
        _ db: Database, _ engine: DeadlineEngine, _ actor: Actor, kind: ActKind, subject: String?,
        undoes: Int64? = nil
    ) throws {
        self.db = db
        self.engine = engine
        self.actor = actor
        self.kind = kind
        try Self.requireKnownVersion(db)
        try RuleFiles.requireInUse(engine.rulebook, db)
        let users = try Users.active(db)
        guard let user = users.first(where: { $0.login == actor.login }) else {
            throw StoreError.unknownUser(actor.login)
        }
        act = try Sequences.next("act", db)
        let firstEntry = try Sequences.next("entry", db)
        nextCase = try Sequences.next("case", db)
        context = DecisionContext(
            today: actor.today, now: actor.now, user: actor.login, role: user.role, act: ActID(act),
            engine: engine,
            knownLogins: Set(users.map(\.login)),
            readers: Set(users.lazy.filter { !$0.role.may(.haveCases) }.map(\.login)), nextEntry: firstEntry,
            nextPerson: try Sequences.next("person", db))
        journal = try JournalWriter(db)
        derivation = Derivation(db: db, engine: engine, computation: try Sequences.computation(engine, db))
        try db.run(
            """
            INSERT INTO act (id, at, day, login, actual, kind, subject, first_entry, next_entry, undoes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                act, actor.now.seconds, actor.today.number, actor.login.name, actor.actual.name,
                kind.rawValue, subject,
                firstEntry, firstEntry, undoes,
            ])
    }

    /// A new case's identifier and its number in the year of the actor's day.
    mutating func newCase() throws -> CaseFile {
        let year = actor.today.year
        let serial = try serials[year] ?? Sequences.next("case:\(year)", db)
        serials[year] = serial + 1
        defer { nextCase += 1 }
        return CaseFile(
            id: CaseID(nextCase), number: CaseNumber(year: year, serial: Int(serial)), entries: [])
    }

    /// The identifier that the next new case will have.
    var peekCaseID: CaseID { CaseID(nextCase) }

    /// Writes the changes of one case and everything that follows from them.
    /// - Parameters:
    ///   - old: the case as it is stored; without entries where it is new.
    ///   - isNew: whether the case has no row yet.
    mutating func write(_ changed: [Change], from old: CaseFile, to new: CaseFile, isNew: Bool) throws {
        guard !changed.isEmpty else { return }
        changes += changed.count
        touch(new.number)
        try writePersons(old, new)
        for change in changed { try write(change) }
        if !isNew, old.caseworker != new.caseworker || (old.closing == nil) != (new.closing == nil) {
            try endOffers(of: new.id)
        }
        let touched = changed.contains(where: \.touches) ? actor.today : nil
        // Who moves from one case to another, or comes back, is read otherwise in both from then on.
        if !isNew, changed.contains(where: \.isOwnCase) {
            try derivation.writeMembers(old, new)
            try derivation.write(
                from: old, to: try Cases.load(new.id, db), act: act, touched: touched, isNew: false,
                hasMembers: true)
        } else {
            try derivation.write(from: old, to: new, act: act, touched: touched, isNew: isNew)
        }
        let details = JournalDetails.encode(changed)
        try journal.append(act: act, kind: kind, caseID: new.id, details: details, by: actor, db)
    }

    /// Takes away everything that follows from a case's entries, as if it had none.
    mutating func empty(_ file: CaseFile) throws {
        let nothing = CaseFile(id: file.id, number: file.number, entries: [])
        try derivation.write(from: file, to: nothing, act: act, touched: nil, isNew: false)
        touch(file.number)
    }

    /// Counts a case among those of the act, once.
    private mutating func touch(_ number: CaseNumber) {
        if known.insert(number).inserted { cases.append(number) }
    }

    /// Ends the act: sequences, counters, and the act's own row.
    /// - Returns: nil where nothing changed; the transaction is then to be rolled back.
    mutating func finish(subject: String?) throws -> ActReceipt {
        let summary = ActSummary(kind: kind, subject: subject, cases: cases, changes: changes)
        guard changes > 0 else { return ActReceipt(act: nil, summary: summary) }
        try derivation.counters.flush(db)
        try db.run(
            "UPDATE act SET changes = ?, next_entry = ? WHERE id = ?", [changes, context.nextEntry, act])
        try Sequences.save("act", act + 1, db)
        try Sequences.save("entry", context.nextEntry, db)
        try Sequences.save("person", context.nextPerson, db)
        try Sequences.save("case", nextCase, db)
        for (year, serial) in serials { try Sequences.save("case:\(year)", serial, db) }
        return ActReceipt(act: ActID(act), summary: summary)
    }

    /// Writes down an act that is about no case.
    mutating func note(_ details: String) throws {
        changes += 1
        try journal.append(act: act, kind: kind, caseID: nil, details: details, by: actor, db)
    }

    /// Writes down what an act did to something besides cases, in the journal of each case that it is about.
    mutating func note(_ details: String, about cases: [CaseID]) throws {
        guard !cases.isEmpty else { return try note(details) }
        try note(details, of: cases)
        for id in cases {
            let number = try Cases.number(of: id, db)
            touch(number)
        }
    }

    /// The number of a new record of a kind.
    func newRecord(_ kind: RecordID.Kind) throws -> RecordID {
        let next = try Sequences.next(kind.rawValue, db)
        try Sequences.save(kind.rawValue, next + 1, db)
        return RecordID(kind, Int(next))
    }

    /// Writes down an act that changes nothing in the cases that it is about.
    /// - Parameter disclosure: the partner that data of the cases goes to; nil where it goes to none.
    mutating func note(_ details: String, of cases: [CaseID], _ disclosure: Disclosure? = nil) throws {
        let missing = Dictionary(
            (disclosure?.missing ?? []).map { ($0.caseID, $0.persons) },
            uniquingKeysWith: { first, _ in first })
        for id in cases {
            changes += 1
            // Of a protected case nothing went but its number: a line of the partner would read as if all had consented.
            let told = try disclosure.flatMap { disclosure -> String? in
                if !disclosure.protected.isEmpty {
                    let number = try Cases.number(of: id, db)
                    guard !disclosure.protected.contains(number) else { return nil }
                }
                return JournalDetails.line(to: disclosure.recipient, missing: missing[id] ?? [])
            }
            let details = [details, told].compactMap(\.self).joined(separator: "\n")
            try journal.append(act: act, kind: kind, caseID: id, details: details, by: actor, db)
        }
    }

    private func write(_ change: Change) throws {
        switch change {
        case .add(let entry):
            var isOnce = false
            if case .fact(let fact, _, _) = entry.content {
                isOnce = !(engine.definition(of: fact)?.isRepeated ?? false)
            }
            try EntryRows.insert(entry, isOnce: isOnce, db)
        case .end(let entry, let reason):
            try db.run(
                "UPDATE entry SET ended_act = ?, end_reason = ? WHERE id = ? AND ended_act IS NULL",
                [act, reason, entry.id.raw])
        case .revive(let entry):
            try db.run("UPDATE entry SET ended_act = NULL, end_reason = NULL WHERE id = ?", [entry.id.raw])
            try db.run("INSERT INTO revival (act_id, entry_id) VALUES (?, ?)", [act, entry.id.raw])
        }
    }

    private func writePersons(_ old: CaseFile, _ new: CaseFile) throws {
        let before = Dictionary(
            old.members.map { ($0.person.id, $0.person) }, uniquingKeysWith: { first, _ in first })
        for member in new.members where before[member.person.id] != member.person {
            try db.run(
                """
                INSERT INTO person (id, protection, folded) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET protection = excluded.protection, folded = excluded.folded
                """, [member.person.id.raw, member.person.protection.rawValue, CaseText.name(member.person)])
            try writeName(KnownName(before[member.person.id]), KnownName(member.person), member.person.id)
        }
    }

    private func writeName(_ before: KnownName?, _ after: KnownName?, _ person: PersonID) throws {
        guard before != after else { return }
        if let before {
            try db.run(
                "DELETE FROM known_name WHERE born = ? AND folded = ? AND person_id = ?",
                [before.born, before.folded, person.raw])
        }
        if let after {
            try db.run(
                "INSERT OR IGNORE INTO known_name (born, folded, person_id) VALUES (?, ?, ?)",
                [after.born, after.folded, person.raw])
        }
    }
}

extension WriteSession {
    /// What a newer version keeps besides would not be kept by us.
    private static func requireKnownVersion(_ db: Database) throws {
        let found = Int(try db.int("PRAGMA user_version") ?? 0)
        if found > Schema.version {
            throw StoreError.newerVersion(found: found, known: Schema.version)
        }
    }

    /// Refuses what the actor's role may not do.
    func require(_ permission: Permission) throws {
        guard context.role.may(permission) else { throw StoreError.notPermitted(permission) }
    }
}

extension Change {
    /// Whether somebody gets a case of her own by it, or no longer has one; in either of the two cases.
    fileprivate var isOwnCase: Bool {
        switch entry.content {
        case .memberLeft(.ownCase, _), .member(_, from: .some): true
        default: false
        }
    }
}
