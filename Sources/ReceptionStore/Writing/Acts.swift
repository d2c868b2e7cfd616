// Acts: decide on each case, write what changed, all or nothing.

import GRDB
import Reception

extension ReceptionStore: ReceptionActs {
    public func apply(_ request: ActRequest, by actor: Actor) throws -> ActReceipt {
        try writing { db in
            var session = try WriteSession(db, engine, actor, kind: request.kind, subject: request.subject)
            var pending: PendingCase?
            var opened: CaseID?
            for id in Set(request.steps.compactMap(\.caseID)).sorted() {
                try session.requireNamed(id, request.steps.filter { $0.caseID == id }.map(\.command))
            }
            for step in request.steps {
                if case .split(let split) = step.command, let id = step.caseID {
                    try pending?.write(&session)
                    pending = nil
                    try Self.split(id, split, &session)
                    continue
                }
                if case .open = step.command {
                    try pending?.write(&session)
                    pending = PendingCase(new: try session.newCase())
                    opened = pending?.new.id
                } else {
                    // Without a case a step goes to the one that the act has just opened.
                    guard let id = step.caseID ?? opened else { throw StoreError.noSuchCase }
                    if pending?.new.id != id {
                        try pending?.write(&session)
                        pending = PendingCase(stored: try Cases.load(id, db))
                    }
                }
                try pending?.decide(step.command, &session.context)
            }
            try pending?.write(&session)
            for change in request.records {
                try session.requireNamed(change)
                try session.write(change)
            }
            return try session.finish(subject: request.subject)
        }
    }

    /// Some persons of a case get a case of their own; both are written.
    private static func split(_ id: CaseID, _ split: HouseholdSplit, _ session: inout WriteSession) throws {
        let file = try Cases.load(id, session.db)
        let fresh = try session.newCase()
        var old = PendingCase(stored: file)
        var new = PendingCase(new: fresh, bringing: file, persons: split.persons)
        let changes: SplitChanges
        do {
            changes = try Decision.split(split, file, into: fresh.id, fresh.number, &session.context)
        } catch {
            throw StoreError.refused(error, file.number)
        }
        try old.take(changes.old)
        try new.take(changes.new)
        try old.write(&session)
        try new.write(&session)
    }

    /// Writes one act: a transaction that begins with the lock, and is rolled back where nothing changed.
    func writing(_ body: (Database) throws -> ActReceipt) throws -> ActReceipt {
        try translating {
            var receipt: ActReceipt?
            try writer.inTransaction(.immediate) { db in
                let done = try body(db)
                receipt = done
                return done.act == nil ? .rollback : .commit
            }
            guard let receipt else { throw StoreError.failed(code: 0) }
            return receipt
        }
    }
}

/// A case in the middle of an act: as it is stored, and as the act has made it so far.
struct PendingCase {
    let stored: CaseFile
    private(set) var new: CaseFile
    private var changes: [Change] = []
    private let isNew: Bool

    init(stored: CaseFile) {
        self.stored = stored
        new = stored
        isNew = false
    }

    init(new file: CaseFile) {
        stored = file
        new = file
        isNew = true
    }

    /// A new case for persons of another one, whose own entries follow them.
    init(new file: CaseFile, bringing other: CaseFile, persons: [Int]) {
        let theirs = Set(persons.compactMap { other.member($0)?.person.id })
        let entries = other.entries.filter { entry in
            entry.content.isOfPerson && (entry.person.map(theirs.contains) ?? false)
        }
        self.init(new: CaseFile(id: file.id, number: file.number, entries: entries))
    }

    mutating func decide(_ command: CaseCommand, _ context: inout DecisionContext) throws {
        do {
            try take(Decision.decide(command, on: new, &context))
        } catch let error as CommandError {
            throw StoreError.refused(error, isNew ? nil : new.number)
        }
    }

    mutating func take(_ more: [Change]) throws {
        guard !more.isEmpty else { return }
        changes += more
        new = new.applying(more)
    }

    func write(_ session: inout WriteSession) throws {
        try session.write(changes, from: stored, to: new, isNew: isNew)
    }
}

/// Cases out of their tables.
enum Cases {
    /// A case with everything alive in it.
    static func load(_ id: CaseID, _ db: Database) throws -> CaseFile {
        CaseFile(id: id, number: try number(of: id, db), entries: try EntryRows.live(of: id, db))
    }

    /// A case that is not masked, as somebody may see it; whoever acts in somebody else's place as both may.
    static func load(_ id: CaseID, for viewer: Actor, _ db: Database) throws -> CaseFile {
        try load(id, db).seen(by: viewer.actual)
            .seen(by: viewer.login, leavers: protectedLeavers(of: id, for: viewer, db))
    }

    /// Those who left for a case of their own and are protected now; what protects them is known in that one alone.
    static func protectedLeavers(
        of id: CaseID, for viewer: Actor, _ db: Database
    ) throws -> ProtectedLeavers {
        let rows = try db.rows(
            """
            SELECT \(EntryRows.columns), p.protection FROM entry e JOIN person p ON p.id = e.person_id
            WHERE e.case_id = ? AND e.type = 'left' AND e.ended_act IS NULL AND p.protection <> 'none'
            """, [id.raw])
        var leavers = ProtectedLeavers()
        while let row = try rows.next() {
            let entry = try EntryRows.read(row)
            guard let person = entry.person, case .memberLeft(.ownCase, let to?) = entry.content,
                let protection = Protection(rawValue: row[14])
            else { continue }
            leavers.add(person, protection, to: to, for: [viewer.login, viewer.actual])
        }
        return leavers
    }

    /// As much of a case as some of its entries say, without reading the others. Of one whose persons came out of another
    /// or went into one everything is read: something of theirs is written there too.
    ///
    /// - Parameter only: which entries, as a condition on `e`.
    static func load(_ id: CaseID, _ number: CaseNumber, only: StaticString, _ db: Database) throws
        -> CaseFile
    {
        let own = try EntryRows.all(
            db,
            """
            SELECT \(EntryRows.columns) FROM entry e WHERE e.case_id = ? AND e.ended_act IS NULL
                AND (e.type IN ('kind', 'member', 'left', 'person') OR \(only.description))
            """, [id.raw])
        let isAlone = own.allSatisfy { entry in
            switch entry.content {
            case .member(_, let from): from == nil
            case .memberLeft(let reason, _): reason != .ownCase
            default: true
            }
        }
        return isAlone ? CaseFile(id: id, number: number, entries: own) : try load(id, db)
    }

    /// What people call a case by.
    static func number(of id: CaseID, _ db: Database) throws -> CaseNumber {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT year, serial FROM reception_case WHERE id = ?"),
            arguments: [id.raw])
        guard let row else { throw StoreError.noSuchCase }
        return CaseNumber(year: row[0], serial: row[1])
    }

    static func id(of number: CaseNumber, _ db: Database) throws -> CaseID? {
        try db.int(
            "SELECT id FROM reception_case WHERE year = ? AND serial = ? AND kind IS NOT NULL",
            [number.year, number.serial]
        ).map { CaseID($0) }
    }

    /// The case with a number.
    /// - Throws: ``StoreError/noSuchCase``; of an erased one when it was erased, and by which decision.
    static func known(_ number: CaseNumber, _ db: Database) throws -> CaseID {
        if let id = try id(of: number, db) { return id }
        throw try missing(number, db)
    }

    /// Why there is no case with a number.
    static func missing(_ number: CaseNumber, _ db: Database) throws -> StoreError {
        let erased = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT a.day, e.decision FROM reception_case c JOIN erasure e ON e.act_id = c.erased_act
                    JOIN act a ON a.id = e.act_id WHERE c.year = ? AND c.serial = ?
                    """), arguments: [number.year, number.serial])
        guard let erased else { return .noSuchCase }
        let day = Day(number: Int32(clamping: erased[0] as Int64))
        return .refused(.caseErased(day, decision: erased[1]), number)
    }
}
