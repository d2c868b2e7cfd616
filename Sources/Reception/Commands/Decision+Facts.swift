// Recording and retracting facts: what is one conflict, what is none, and who is meant.

extension Decision {
    /// Days outside these are slips of the finger.
    static let earliest = Day(year: 1900, month: 1, day: 1) ?? .distantPast
    static let latest = Day(year: 2100, month: 12, day: 31) ?? .distantFuture

    static func record(
        _ fact: StatedFact, _ who: Subjects, _ file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        guard let kind = context.engine.definition(of: fact.id) else { throw .unknownFact(fact.id) }
        guard kind.scope == .person else {
            guard case .unstated = who else { throw .factOfCase(fact.id) }
            return try change(fact, kind, nil, file, &context)
        }
        var changes: [Change] = []
        for member in try subjects(who, fact.id, file) {
            changes += try change(fact, kind, member, file, &context)
        }
        return changes
    }

    private static func subjects(
        _ who: Subjects, _ fact: FactID, _ file: CaseFile
    ) throws(CommandError) -> [Membership] {
        let everyone = file.members.filter { $0.left == nil }
        switch who {
        case .unstated:
            guard everyone.count == 1 else { throw .whichPerson(fact) }
            return everyone
        case .persons(let numbers):
            var members: [Membership] = []
            for number in numbers where !members.contains(where: { $0.number == number }) {
                members.append(try present(number, in: file))
            }
            guard !members.isEmpty else { throw .whichPerson(fact) }
            return members
        case .everyone(let exceptions):
            for number in exceptions { _ = try present(number, in: file) }
            let members = everyone.filter { !exceptions.contains($0.number) }
            guard !members.isEmpty else { throw .noPersons }
            return members
        }
    }

    static func change(
        _ fact: StatedFact, _ kind: FactDefinition, _ member: Membership?, _ file: CaseFile,
        _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        try check(fact, kind, member?.person, number: member?.number, today: context.today)
        let same = file.facts.filter { $0.id == fact.id && $0.person == member?.person.id }
        if let known = same.first(where: { $0.day == fact.day }) {
            if known.until == fact.until && known.value == fact.value { return [] }
            return try replace(known, by: fact, kind, member, same, file, &context)
        }
        if kind.bearsUntil { try checkOverlap(fact, with: same) }
        if fact.id == .establishmentPaused, let member { try checkWindow(fact, member, file, context) }
        let entry = context.entry(
            file.id, member?.person.id, fact.day, .fact(fact.id, until: fact.until, value: fact.value))
        guard !kind.isRepeated, let known = same.first else { return [.add(entry)] }
        // A plan may be moved; an event that stands with another date is the one real conflict.
        guard kind.nature == .plan, let old = file.entry(known.entry) else {
            throw .conflict(fact.id, person: member?.number, stands: known.day, by: known.by, given: fact.day)
        }
        return [.end(old, reason: "moved"), .add(entry)]
    }

    /// The same fact on the same day with another end or value: a pause that is ended, a value that is corrected.
    private static func replace(
        _ known: Fact, by fact: StatedFact, _ kind: FactDefinition, _ member: Membership?, _ same: [Fact],
        _ file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        guard let old = file.entry(known.entry) else { return [] }
        if kind.bearsUntil { try checkOverlap(fact, with: same.filter { $0.entry != known.entry }) }
        let content = Entry.Content.fact(fact.id, until: fact.until, value: fact.value ?? known.value)
        return [
            .end(old, reason: "corrected"),
            .add(context.entry(file.id, member?.person.id, fact.day, content)),
        ]
    }

    /// The checks that need no case: used for new households too.
    static func check(
        _ fact: StatedFact, _ kind: FactDefinition, _ person: Newcomer?, number: Int?, today: Day
    ) throws(CommandError) {
        guard fact.id != .caseClosed else { throw .recordedByClosing(fact.id) }
        guard fact.day >= earliest, fact.day <= latest else { throw .dateOutOfRange(fact.day) }
        if kind.nature == .event, fact.day > today { throw .eventInFuture(fact.id, fact.day) }
        if let born = person?.birthDate, fact.day < born { throw .beforeBirth(fact.id, person: number ?? 0) }
        if let until = fact.until {
            guard kind.bearsUntil else { throw .mayNotBearUntil(fact.id) }
            guard until >= fact.day else { throw .untilBeforeStart(fact.day, until) }
        }
        guard kind.values.isEmpty || fact.value.map(kind.values.contains) ?? false else {
            throw .mustBearOneOf(fact.id, kind.values)
        }
    }

    private static func checkOverlap(_ fact: StatedFact, with others: [Fact]) throws(CommandError) {
        for other in others {
            let startsBeforeEnd = fact.day <= other.until ?? .distantFuture
            let endsAfterStart = fact.until ?? .distantFuture >= other.day
            if startsBeforeEnd && endsAfterStart { throw .pausesOverlap(other.day, other.until) }
        }
    }

    /// A pause begins in the person's window: from the start, or from first registration while there is none, to the
    /// end that the window shows (förordning 2017:820 15 and 15 a §§). How long it lasts is no reason to refuse it: more than a year happens, and
    /// ``EstablishmentWindow/lostDays`` says what that costs.
    private static func checkWindow(
        _ fact: StatedFact, _ member: Membership, _ file: CaseFile, _ context: DecisionContext
    ) throws(CommandError) {
        let windows = EstablishmentWindow.windows(of: file, deadlines: context.engine.deadlines(of: file))
        guard let window = windows.first(where: { $0.number == member.number }),
            let opens = window.started ?? window.registered
        else { throw .noWindowToPause(person: member.number) }
        let closes = window.closes
        guard fact.day >= opens, fact.day <= closes ?? .distantFuture else {
            throw .pauseOutsideWindow(opens, closes)
        }
    }

    static func retract(
        _ fact: FactID, person: Int?, day: Day?, reason: String, _ file: CaseFile
    ) throws(CommandError) -> [Change] {
        _ = try checked(reason, .reason)
        var found = file.facts.filter { $0.id == fact && (day == nil || $0.day == day) }
        if let person {
            guard let member = file.member(person) else { throw .noSuchPerson(person) }
            if member.hasOwnCase { throw .ownCase(person: person) }
            found = found.filter { $0.person == member.person.id }
        }
        guard let first = found.first else { throw .nothingToRetract(fact) }
        guard found.count == 1, let entry = file.entry(first.entry) else {
            throw .severalToRetract(fact, found.map(\.day))
        }
        if let member = first.person.flatMap({ file.member($0) }), member.hasOwnCase {
            throw .ownCase(person: member.number)
        }
        return [.end(entry, reason: reason)]
    }
}

extension CaseFile {
    /// A live entry of the case.
    public func entry(_ id: EntryID) -> Entry? { entries.first { $0.id == id } }
}
