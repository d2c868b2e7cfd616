// A case's facts by subject, with the rules of reading: taken from another fact, counted from joining, and of somebody who did
// not come with the others from the day she came.

/// Looks facts up for the engine. Built once a computation.
struct FactIndex {
    private let catalogue: FactCatalogue
    private var ofCase: [FactID: [Fact]] = [:]
    private var ofPerson: [PersonID: [FactID: [Fact]]] = [:]
    /// Every fact that somebody has, and what is taken from it.
    private var present: Set<FactID> = []
    /// Those who did not come with the others: since when, and the day on which they came after all.
    private var absences: [PersonID: (since: Day, came: Day?)] = [:]

    init(_ file: CaseFile, _ catalogue: FactCatalogue) {
        self.catalogue = catalogue
        for fact in file.facts {
            present.insert(fact.id)
            if let person = fact.person {
                ofPerson[person, default: [:]][fact.id, default: []].append(fact)
            } else {
                ofCase[fact.id, default: []].append(fact)
            }
        }
        guard present.contains(.didNotCome) else { return }
        for (person, facts) in ofPerson {
            guard let missed = facts[.didNotCome]?.first else { continue }
            absences[person] = (missed.day, facts[.cameLater]?.first?.day)
        }
    }

    /// A fact of the case as it counts for a member; nil where it happened to the others and she has not come yet.
    private func reading(_ fact: Fact, for member: Membership) -> Reading? {
        let reading = Reading(fact, sharedWith: member)
        guard let absence = absences[member.person.id], isEvent(fact.id), fact.day >= absence.since else {
            return reading
        }
        return absence.came.map { Reading(fact: fact, day: max(reading.day, $0), takenFrom: nil) }
    }

    /// Whether anybody has a fact, or the one from which it is taken.
    func has(_ id: FactID) -> Bool {
        present.contains(id) || (catalogue[id]?.takenFrom.map(present.contains) ?? false)
    }

    /// A fact as it counts for a subject: on which day, and what was recorded.
    struct Reading {
        let fact: Fact
        /// The fact's day, or the day of joining for somebody who joined later.
        let day: Day
        /// Whether the fact asked for was taken from another one.
        let takenFrom: FactID?

        init(fact: Fact, day: Day, takenFrom: FactID?) {
            self.fact = fact
            self.day = day
            self.takenFrom = takenFrom
        }

        /// A fact of the case as it counts for a member.
        init(_ fact: Fact, sharedWith member: Membership) {
            self.init(
                fact: fact, day: member.joinedLater ? max(fact.day, member.joined) : fact.day, takenFrom: nil)
        }
    }

    /// The facts of a name that count for a member, or for the case, earliest first.
    func readings(_ id: FactID, for member: Membership?) -> [Reading] {
        if let member {
            let shared = (ofCase[id] ?? []).compactMap { reading($0, for: member) }
            guard let own = ofPerson[member.person.id]?[id] else {
                return shared.isEmpty ? taken(id, for: member) : shared
            }
            let brought = own.map { Reading(fact: $0, day: $0.day, takenFrom: nil) }
            // A household's fact that is a person's came with her from another case, and this one's follow it.
            guard !shared.isEmpty, !isPersonal(id) else { return brought }
            return (brought + shared).sorted { ($0.day, $0.fact.entry) < ($1.day, $1.fact.entry) }
        } else if let own = ofCase[id] {
            return own.map { Reading(fact: $0, day: $0.day, takenFrom: nil) }
        }
        return taken(id, for: member)
    }

    /// The readings of the fact that stands in for one that nobody has.
    private func taken(_ id: FactID, for member: Membership?) -> [Reading] {
        guard let source = catalogue[id]?.takenFrom else { return [] }
        return readings(source, for: member).map { Reading(fact: $0.fact, day: $0.day, takenFrom: source) }
    }

    /// The facts of the case as they count for a member, earliest first.
    func shared(with member: Membership) -> [Reading] {
        ofCase.values.joined().compactMap { reading($0, for: member) }
            .sorted { ($0.day, $0.fact.entry) < ($1.day, $1.fact.entry) }
    }

    /// Whether a fact is one of a person's, so that a household has it when each of its members has.
    func isPersonal(_ id: FactID) -> Bool { catalogue[id]?.scope == .person }

    /// Whether a fact may come again.
    func isRepeated(_ id: FactID) -> Bool { catalogue[id]?.isRepeated ?? false }

    /// Whether a fact is an event; only events complete something.
    func isEvent(_ id: FactID) -> Bool { catalogue[id]?.nature != .plan }
}
