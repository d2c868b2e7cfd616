// Writing down what has happened to a household: facts of the case and of its members, only what can be true today.

import Reception

/// Facts under way. Events after today are left out, facts before a birth wait for it.
struct Timeline {
    let today: Day
    let catalogue: FactCatalogue
    let births: [Day]
    private(set) var ofCase: [StatedFact] = []
    private(set) var ofPerson: [[StatedFact]]

    init(today: Day, catalogue: FactCatalogue, births: [Day]) {
        self.today = today
        self.catalogue = catalogue
        self.births = births
        ofPerson = Array(repeating: [], count: births.count)
    }

    /// Records a fact of the case.
    mutating func put(_ id: FactID, _ day: Day) {
        guard let kind = catalogue[id], kind.scope == .case else { return }
        guard kind.nature == .plan || day <= today, !has(id, day, isRepeated: kind.isRepeated, in: ofCase)
        else { return }
        ofCase.append(StatedFact(id, day))
    }

    /// Records a fact of one member.
    mutating func put(_ id: FactID, _ day: Day, person: Int, until: Day? = nil, value: String? = nil) {
        guard let kind = catalogue[id], kind.scope == .person else { return }
        let day = day < births[person] ? min(today, births[person].adding(days: 12)) : day
        guard kind.nature == .plan || day <= today else { return }
        guard !has(id, day, isRepeated: kind.isRepeated, in: ofPerson[person]) else { return }
        ofPerson[person].append(StatedFact(id, day, until: until, value: value))
    }

    /// Records a fact of every member of these ages on the day.
    mutating func put(_ id: FactID, _ day: Day, ages: ClosedRange<Int>) {
        for person in births.indices where ages.contains(age(person, on: day)) {
            put(id, day, person: person)
        }
    }

    /// Records what housekeeping does, steps of checklists included.
    mutating func complete(_ id: FactID, _ day: Day, person: Int?, isRepeated: Bool) -> Bool {
        guard day <= today else { return false }
        if let person {
            guard day >= births[person], !isDone(id, day, isRepeated: isRepeated, in: ofPerson[person]) else {
                return false
            }
            ofPerson[person].append(StatedFact(id, day))
        } else {
            guard !isDone(id, day, isRepeated: isRepeated, in: ofCase) else { return false }
            ofCase.append(StatedFact(id, day))
        }
        return true
    }

    /// Age in whole years, 0 for somebody not yet born.
    func age(_ person: Int, on day: Day) -> Int { max(0, births[person].age(on: day)) }

    /// Whether a member has a fact.
    func has(_ id: FactID, person: Int) -> Bool { ofPerson[person].contains { $0.id == id } }

    private func has(_ id: FactID, _ day: Day, isRepeated: Bool, in facts: [StatedFact]) -> Bool {
        facts.contains { $0.id == id && (!isRepeated || $0.day == day) }
    }

    /// Whether what housekeeping wants to do is done already; what comes again does not come twice in two months.
    private func isDone(_ id: FactID, _ day: Day, isRepeated: Bool, in facts: [StatedFact]) -> Bool {
        facts.contains { $0.id == id && (!isRepeated || abs($0.day - day) < 60) }
    }
}
