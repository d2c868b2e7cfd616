// Taking in a list of households: each is compared with what is known, and all is written as one act.

import GRDB
import Reception

extension ReceptionStore: HouseholdImporting {
    public func importHouseholds(
        _ options: ImportOptions, by actor: Actor,
        from feed: ((ImportHousehold) throws -> Void) throws -> Void
    ) throws -> ImportOutcome {
        try translating {
            var outcome = ImportOutcome()
            try writer.inTransaction(.immediate) { db in
                var importing = Importing(
                    session: try WriteSession(db, engine, actor, kind: .import, subject: nil),
                    options: options)
                try importing.session.require(.change)
                try feed { household in try importing.take(household) }
                outcome = importing.outcome
                let isRefused = !outcome.faults.isEmpty && !options.isQuarantining
                if isRefused {
                    (outcome.cases, outcome.persons, outcome.facts, outcome.unchanged) = (0, 0, 0, 0)
                }
                let receipt = try importing.session.finish(subject: nil)
                return isRefused || options.isDryRun || receipt.act == nil ? .rollback : .commit
            }
            return outcome
        }
    }
}

/// An import in its transaction.
private struct Importing {
    var session: WriteSession
    let options: ImportOptions
    private(set) var outcome = ImportOutcome()
    private var db: Database { session.db }

    init(session: WriteSession, options: ImportOptions) {
        self.session = session
        self.options = options
    }

    mutating func take(_ household: ImportHousehold) throws {
        let faults = try admit(household)
        guard !faults.isEmpty else { return }
        outcome.faults += faults
        outcome.faultyKeys.insert(household.key)
    }

    /// Writes a household, or says what is wrong with it and writes nothing.
    private mutating func admit(_ household: ImportHousehold) throws -> [ImportFault] {
        if let login = household.caseworker, !session.context.knownLogins.contains(login) {
            guard options.addsUsers else {
                return [ImportFault(.unknownCaseworker, at: household.caseworkerPlace, [login.name])]
            }
            try addUser(login)
        }
        if let login = household.caseworker, session.context.readers.contains(login) {
            return [ImportFault(.caseworkerReadsOnly, at: household.caseworkerPlace, [login.name])]
        }
        let matches = try matches(household)
        let place = ImportPlace(line: household.line, column: 0)
        if try matches.all.contains(where: { try session.isUnseen($0.id) }) {
            outcome.withheld.append(household.line)
            outcome.unchanged += household.persons.count
            return []
        }
        if household.givesProtectedAHome(besides: matches.cases.first) {
            return [ImportFault(.protectedAddress, at: place)]
        }
        guard matches.cases.count <= 1 else { return [ImportFault(.severalHouseholdsMatch, at: place)] }
        guard let known = matches.cases.first else {
            return !matches.all.isEmpty ? [ImportFault(.householdKeyReused, at: place)] : try open(household)
        }
        return try update(known, household)
    }

    private mutating func addUser(_ login: Login) throws {
        try Users.put(Caseworker(login: login, role: .caseworker), db)
        try session.note(Users.details("add", login, .caseworker))
        let old = session.context
        session.context = DecisionContext(
            today: old.today, now: old.now, user: old.user, role: old.role, act: old.act, engine: old.engine,
            knownLogins: old.knownLogins.union([login]), readers: old.readers, nextEntry: old.nextEntry,
            nextPerson: old.nextPerson)
    }

    /// The cases that the household may be, by a person's numbers, else by its key in an earlier list; and all that have
    /// such a number or that key.
    private func matches(_ household: ImportHousehold) throws -> (cases: [CaseFile], all: [CaseFile]) {
        var ids: Set<Int64> = []
        for person in household.persons {
            for field in [PersonDetail.personnummer, .samordningsnummer, .dossiernummer] {
                if let value = person.details[field] { ids.formUnion(try cases(field.rawValue, value)) }
            }
        }
        if !ids.isEmpty {
            let found = try ids.sorted().map { try Cases.load(CaseID($0), db) }
            // A list from before somebody moved out means the household that she belonged to then.
            let gone = Set(found.flatMap { $0.members.filter(\.hasOwnCase).map(\.person.id) })
            let before = found.filter { file in
                !file.members.contains { gone.contains($0.person.id) && !$0.hasOwnCase }
            }
            // Rows of those who moved out alone mean their own household.
            let isOld = before.contains { file in
                household.persons.contains { household.match($0, in: file)?.hasOwnCase == false }
            }
            let own = found.filter { file in !before.contains { $0.id == file.id } }
            return (isOld || own.isEmpty ? (before.isEmpty ? found : before) : own, found)
        }
        let keyed = try cases(CaseDetail.importKey.rawValue, household.key).map {
            try Cases.load(CaseID($0), db)
        }
        return (keyed.filter { household.isSameHousehold(as: $0) }, keyed)
    }

    private func cases(_ kind: String, _ value: String) throws -> [Int64] {
        let rows = try db.rows("SELECT case_id FROM lookup_key WHERE kind = ? AND value = ?", [kind, value])
        var ids: [Int64] = []
        while let row = try rows.next() { ids.append(row[0]) }
        return ids
    }

    private mutating func open(_ household: ImportHousehold) throws -> [ImportFault] {
        let new = household.asNew
        let file: CaseFile
        var context = session.context
        do {
            // The number is taken only when the household is in order.
            let empty = CaseFile(id: session.peekCaseID, number: CaseNumber(year: 1, serial: 1), entries: [])
            let changes = try Decision.open(new, as: empty.id, &context)
            session.context = context
            file = try session.newCase()
            try session.write(changes, from: file, to: file.applying(changes), isNew: true)
        } catch let error as CommandError {
            return [household.fault(error)]
        }
        outcome.cases += 1
        outcome.persons += new.persons.count
        outcome.facts += new.facts.count + new.persons.reduce(0) { $0 + $1.facts.count }
        return []
    }

    private mutating func update(_ file: CaseFile, _ household: ImportHousehold) throws -> [ImportFault] {
        var context = session.context
        let result = household.reconciled(with: file, retracted: try retracted(in: file), &context)
        guard result.faults.isEmpty else { return result.faults }
        session.context = context
        try session.write(result.changes, from: file, to: file.applying(result.changes), isNew: false)
        outcome.persons += result.persons
        outcome.facts += result.facts
        outcome.unchanged += result.unchanged
        return []
    }

    private func retracted(in file: CaseFile) throws -> Set<RetractedFact> {
        let rows = try db.rows(
            """
            SELECT e.key, e.person_id, e.day FROM entry e JOIN act a ON a.id = e.ended_act
            WHERE e.case_id = ? AND e.ended_act > 0 AND e.type = 'fact' AND a.kind = 'retract'
            """, [file.id.raw])
        var facts: Set<RetractedFact> = []
        while let row = try rows.next() {
            let person: Int64? = row[1]
            facts.insert(
                RetractedFact(
                    id: FactID(row[0]), person: person.map { PersonID($0) }, day: Day(number: row[2])))
        }
        return facts
    }
}

extension ImportHousehold {
    /// Whether it says where protected persons live and their case does not say the same already.
    fileprivate func givesProtectedAHome(besides known: CaseFile?) -> Bool {
        let saysWhere = [CaseDetail.address, .dwellingNumber, .landlord].contains { detail in
            details[detail].map { $0 != known?.details[detail] } ?? false
        }
        return saysWhere
            && (known?.isProtected ?? false
                || persons.contains { $0.details[.protection].flatMap(Protection.init) ?? .none != .none })
    }

    /// What a refusal of the domain says about the list.
    fileprivate func fault(_ error: CommandError) -> ImportFault {
        func place(_ id: FactID, _ fits: (ImportFact) -> Bool = { _ in true }) -> ImportPlace {
            let all = facts + persons.flatMap(\.facts)
            return all.first { $0.id == id && fits($0) }?.place ?? ImportPlace(line: line, column: 0)
        }
        switch error {
        case .eventInFuture(let id, let day):
            return ImportFault(.eventInFuture, at: place(id) { $0.day == day }, [id.id])
        case .beforeBirth(let id, let number):
            let own = persons.indices.contains(number - 1) ? persons[number - 1].facts : []
            return ImportFault(.factBeforeBirth, at: own.first { $0.id == id }?.place ?? place(id), [id.id])
        case .birthInFuture: return ImportFault(.birthInFuture, at: ImportPlace(line: line, column: 0))
        case .dateOutOfRange: return ImportFault(.badDate, at: ImportPlace(line: line, column: 0))
        case .textTooLong, .personDetailTooLong, .caseDetailTooLong:
            return ImportFault(.valueTooLong, at: ImportPlace(line: line, column: 0))
        default: return ImportFault(.contradiction, at: ImportPlace(line: line, column: 0))
        }
    }
}
