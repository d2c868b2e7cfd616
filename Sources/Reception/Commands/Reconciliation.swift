// Comparing an imported household with what is known: what is new is added, what contradicts is a fault.

/// A fact that was recorded once and taken back; import reports it and does not add it again.
public struct RetractedFact: Hashable, Sendable {
    public let id: FactID
    public let person: PersonID?
    public let day: Day
    public init(id: FactID, person: PersonID?, day: Day) {
        self.id = id
        self.person = person
        self.day = day
    }
}

/// What an imported household changes.
public struct Reconciled: Sendable {
    public var changes: [Change] = []
    public var persons = 0
    public var facts = 0
    /// Rows that changed nothing.
    public var unchanged = 0
    public var faults: [ImportFault] = []
}

extension ImportHousehold {
    /// The household as it is opened where nothing is known of it.
    public var asNew: NewHousehold {
        NewHousehold(
            kind: kind, caseworker: caseworker,
            details: details.merging([.importKey: key], uniquingKeysWith: { own, _ in own }),
            facts: facts.map { StatedFact($0.id, $0.day) },
            persons: persons.map {
                NewHousehold.Person(details: $0.details, facts: $0.facts.map { StatedFact($0.id, $0.day) })
            },
            notes: notes)
    }

    /// Compares the household with the case it is known as.
    /// - Parameters:
    ///   - retracted: what was taken back in the case.
    ///   - context: takes identifiers; nothing else changes in it.
    public func reconciled(
        with file: CaseFile, retracted: Set<RetractedFact>, _ context: inout DecisionContext
    ) -> Reconciled {
        var result = Reconciled()
        if !file.kinds.contains(where: { $0.kind == kind }) {
            result.faults.append(
                ImportFault(.contradiction, at: ImportPlace(line: line, column: 0), ["kind"]))
        }
        var isCaseChanged = reconcileCase(file, retracted, &context, &result)
        for person in persons {
            let before = result.changes.count
            if let known = match(person, in: file) {
                if known.left == nil {
                    reconcile(person, with: known, file, retracted, &context, &result)
                } else if !isKnown(person, of: known, file, retracted, context) {
                    let place = ImportPlace(line: person.line, column: 0)
                    result.faults.append(ImportFault(.personLeft, at: place))
                }
            } else {
                join(person, file, &context, &result)
            }
            if result.changes.count == before && !isCaseChanged { result.unchanged += 1 }
            isCaseChanged = false
        }
        return result
    }

    /// The member whom a row means: by number, else by name and birth date.
    public func match(_ person: ImportPerson, in file: CaseFile) -> Membership? {
        for field in [PersonDetail.personnummer, .samordningsnummer] {
            if let number = person.details[field],
                let known = file.members.first(where: { $0.person[field] == number })
            {
                return known
            }
        }
        func name(_ details: [PersonDetail: String]) -> [String] {
            [details[.givenName] ?? "", details[.familyName] ?? ""].map(SearchText.fold)
        }
        return file.members.first {
            $0.person[.birthDate] == person.details[.birthDate]
                && name($0.person.details) == name(person.details)
        }
    }

    /// Whether an earlier use of the household's key meant this household: some person matches.
    public func isSameHousehold(as file: CaseFile) -> Bool { persons.contains { match($0, in: file) != nil } }

    private func reconcileCase(
        _ file: CaseFile, _ retracted: Set<RetractedFact>, _ context: inout DecisionContext,
        _ result: inout Reconciled
    ) -> Bool {
        let before = result.changes.count
        var new: [CaseDetail: String] = [:]
        for (field, value) in details.sorted(by: { $0.key < $1.key }) {
            let known = file.details[field]
            if known == nil {
                new[field] = value
            } else if known != value {
                result.faults.append(
                    ImportFault(.contradiction, at: ImportPlace(line: line, column: 0), [field.rawValue]))
            }
        }
        if file.details[.importKey] == nil { new[.importKey] = key }
        if !new.isEmpty {
            result.changes.append(.add(context.entry(file.id, nil, context.today, .caseDetails(new))))
        }
        if let caseworker {
            if file.caseworker == nil {
                result.changes.append(
                    .add(context.entry(file.id, nil, context.today, .assignment(caseworker))))
            } else if file.caseworker != caseworker {
                result.faults.append(ImportFault(.contradiction, at: caseworkerPlace, ["caseworker"]))
            }
        }
        for fact in facts { reconcile(fact, nil, file, retracted, &context, &result) }
        for note in notes where !file.notes.contains(where: { $0.content == .note(note, important: false) }) {
            result.changes.append(
                .add(context.entry(file.id, nil, context.today, .note(note, important: false))))
        }
        return result.changes.count > before
    }

    private func reconcile(
        _ person: ImportPerson, with known: Membership, _ file: CaseFile, _ retracted: Set<RetractedFact>,
        _ context: inout DecisionContext, _ result: inout Reconciled
    ) {
        var new: [PersonDetail: String] = [:]
        for (field, value) in person.details.sorted(by: { $0.key < $1.key }) {
            let stands = known.person[field]
            if stands == nil {
                new[field] = value
            } else if stands != value,
                !(isName(field) && SearchText.fold(stands ?? "") == SearchText.fold(value))
            {
                let place = ImportPlace(line: person.line, column: person.columns[field] ?? 0)
                result.faults.append(ImportFault(.contradiction, at: place, [field.rawValue]))
            }
        }
        if !new.isEmpty {
            result.changes.append(
                .add(context.entry(file.id, known.person.id, context.today, .personDetails(new))))
        }
        for fact in person.facts { reconcile(fact, known, file, retracted, &context, &result) }
    }

    /// Whether a row says nothing new of somebody who has left the household, so that an old list may come again.
    private func isKnown(
        _ person: ImportPerson, of known: Membership, _ file: CaseFile, _ retracted: Set<RetractedFact>,
        _ context: DecisionContext
    ) -> Bool {
        var trial = Reconciled()
        var unused = context
        reconcile(person, with: known, file, retracted, &unused, &trial)
        return trial.changes.isEmpty && trial.faults.isEmpty
    }

    private func isName(_ field: PersonDetail) -> Bool { field == .givenName || field == .familyName }

    private func reconcile(
        _ fact: ImportFact, _ member: Membership?, _ file: CaseFile, _ retracted: Set<RetractedFact>,
        _ context: inout DecisionContext, _ result: inout Reconciled
    ) {
        let same = file.facts.filter { $0.id == fact.id && $0.person == member?.person.id }
        if same.contains(where: { $0.day == fact.day }) { return }
        if retracted.contains(RetractedFact(id: fact.id, person: member?.person.id, day: fact.day)) {
            result.faults.append(ImportFault(.retractedValue, at: fact.place, [fact.id.id]))
            return
        }
        if let stands = same.first {
            // A list holds one date a fact: another date contradicts, also for what may come again.
            result.faults.append(
                ImportFault(
                    .contradiction, at: fact.place,
                    [fact.id.id, stands.day.description, fact.day.description]))
            return
        }
        let content = Entry.Content.fact(fact.id, until: nil, value: nil)
        result.changes.append(.add(context.entry(file.id, member?.person.id, fact.day, content)))
        result.facts += 1
    }

    private func join(
        _ person: ImportPerson, _ file: CaseFile, _ context: inout DecisionContext, _ result: inout Reconciled
    ) {
        let new = NewHousehold.Person(
            details: person.details, facts: person.facts.map { StatedFact($0.id, $0.day) })
        // Numbers of rows that join in the same import follow on each other.
        let joined = result.changes.compactMap { change -> Int? in
            guard case .add(let entry) = change, case .member(let number, _) = entry.content else {
                return nil
            }
            return number
        }
        let number = (file.members.map(\.number) + joined).max().map { $0 + 1 } ?? 1
        do {
            result.changes += try Decision.enter(new, number: number, on: context.today, file.id, &context)
            result.persons += 1
            result.facts += person.facts.count
        } catch {
            result.faults.append(ImportFault(.contradiction, at: ImportPlace(line: person.line, column: 0)))
        }
    }
}
