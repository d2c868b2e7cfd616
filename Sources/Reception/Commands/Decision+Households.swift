// Opening a case with its household, and somebody joining later.

extension Decision {
    /// The entries of a household that is not known yet.
    /// - Parameter id: the case, already numbered by the store.
    public static func open(
        _ household: NewHousehold, as id: CaseID, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        try require(.change, of: context.role)
        guard !household.persons.isEmpty else { throw .noPersons }
        if let login = household.caseworker { try context.requireCaseworker(login) }
        let today = context.today
        var changes: [Change] = [.add(context.entry(id, nil, today, .kind(household.kind)))]
        if !household.details.isEmpty {
            try check(household.details)
            changes.append(.add(context.entry(id, nil, today, .caseDetails(household.details))))
        }
        if let login = household.caseworker {
            changes.append(.add(context.entry(id, nil, today, .assignment(login))))
        }
        for (index, person) in household.persons.enumerated() {
            changes += try enter(person, number: index + 1, on: today, id, &context)
        }
        for fact in household.facts { changes.append(.add(try first(fact, .case, nil, 0, id, &context))) }
        for text in household.notes {
            changes.append(.add(context.entry(id, nil, today, .note(try checked(text), important: false))))
        }
        return changes
    }

    static func join(
        _ person: NewHousehold.Person, _ day: Day, _ file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        guard day <= context.today else { throw .leavesInFuture(day) }
        let born = person.details[.birthDate].flatMap { Day($0) }
        guard day >= born ?? day else { throw .joinsBeforeBirth }
        let number = (file.members.map(\.number).max() ?? 0) + 1
        return try enter(person, number: number, on: day, file.id, &context)
    }

    static func enter(
        _ person: NewHousehold.Person, number: Int, on day: Day, _ id: CaseID,
        _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        let newcomer = Newcomer(id: context.person(), details: person.details.filter { !$0.value.isEmpty })
        if let born = newcomer.birthDate, born > context.today { throw .birthInFuture }
        try check(newcomer.details)
        var changes: [Change] = [
            .add(context.entry(id, newcomer.id, day, .member(number: number, from: nil))),
            .add(context.entry(id, newcomer.id, day, .personDetails(newcomer.details))),
        ]
        for fact in person.facts {
            changes.append(.add(try first(fact, .person, newcomer, number, id, &context)))
        }
        return changes
    }

    /// A fact of a household that has no history which it could contradict.
    private static func first(
        _ fact: StatedFact, _ scope: FactDefinition.Scope, _ person: Newcomer?, _ number: Int, _ id: CaseID,
        _ context: inout DecisionContext
    ) throws(CommandError) -> Entry {
        guard let kind = context.engine.definition(of: fact.id) else { throw .unknownFact(fact.id) }
        guard kind.scope == scope else { throw scope == .case ? .whichPerson(fact.id) : .factOfCase(fact.id) }
        try check(fact, kind, person, number: number, today: context.today)
        return context.entry(id, person?.id, fact.day, .fact(fact.id, until: fact.until, value: fact.value))
    }
}
