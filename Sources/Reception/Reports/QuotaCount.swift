// Kommuntal: which persons of a household count against the number that the municipality is to receive, and when.

/// A placement decision by which persons of a household count.
public struct QuotaPlacement: Hashable, Sendable {
    public let scheme: QuotaScheme
    /// The day of the decision; its year is the year in which they count.
    public let day: Day
    /// What the case was on that day.
    public let kind: CaseKind
    /// How many persons count by it; at least one.
    public let persons: Int
    /// The day on which they were received; nil while they are awaited.
    public let received: Day?
    /// Whether the household lived here before, under temporary protection.
    public let wasHere: Bool

    public init(
        scheme: QuotaScheme, day: Day, kind: CaseKind, persons: Int, received: Day?, wasHere: Bool
    ) {
        self.scheme = scheme
        self.day = day
        self.kind = kind
        self.persons = persons
        self.received = received
        self.wasHere = wasHere
    }
}

extension QuotaScheme {
    /// By which scheme a household of a kind counts that is assigned; nil for those who settle by themselves, who are
    /// not assigned at all.
    public init?(_ kind: CaseKind) {
        switch kind {
        case .kvot, .abo: self = .kommuntal
        case .massflykt: self = .fordelningstal
        case .ebo: return nil
        }
    }
}

extension CaseFile {
    /// The placement decisions by which persons of the household count, earliest first: one of each scheme at most (lag
    /// (2016:38) 5 §).
    ///
    /// A decision counts by the kind that the case has on its day, and only the first of a scheme; a later one of the
    /// same scheme moves nobody into another year. Of the household are counted those who belong to it on that day:
    /// who leaves it later stays counted, who moved here out of another case is counted there, and who is born later
    /// counts only where the unit says so with the rulebook's number `births_in_quota`. A household that leaves temporary
    /// protection and is assigned anew counts again, under kommuntal, and as received on the day of that decision,
    /// because it lives here already.
    public func quotaPlacements(_ rulebook: Rulebook) -> [QuotaPlacement] {
        var placements: [QuotaPlacement] = []
        for fact in facts where fact.id == .placementDecided && fact.person == nil {
            guard let kind = kind(on: fact.day), let scheme = QuotaScheme(kind),
                !placements.contains(where: { $0.scheme == scheme })
            else { continue }
            let persons = counted(by: scheme, on: fact.day, rulebook)
            guard persons > 0 else { continue }
            let wasHere =
                scheme == .kommuntal && kinds.contains { $0.kind == .massflykt && $0.from <= fact.day }
            let received = facts.first { $0.id == .received && $0.person == nil }?.day
            placements.append(
                QuotaPlacement(
                    scheme: scheme, day: fact.day, kind: kind, persons: persons,
                    received: wasHere ? fact.day : received, wasHere: wasHere))
        }
        return placements
    }

    /// How many persons of the household count against kommuntal or fördelningstal, by its first assignment.
    ///
    /// A household without a placement decision counts nobody; see ``quotaPlacements(_:)``.
    public func countedInQuota(_ rulebook: Rulebook) -> Int { quotaPlacements(rulebook).first?.persons ?? 0 }

    private func counted(by scheme: QuotaScheme, on day: Day, _ rulebook: Rulebook) -> Int {
        let countsBirths = rulebook.number("births_in_quota", on: day) == 1
        // Whoever moved out of another case brought its placement decision along as one of her own.
        let elsewhere = Set(
            facts.compactMap { fact -> PersonID? in
                guard fact.id == .placementDecided, let kind = kind(on: fact.day),
                    QuotaScheme(kind) == scheme
                else { return nil }
                return fact.person
            })
        return members.count { member in
            guard member.cameFrom == nil || !elsewhere.contains(member.person.id) else { return false }
            if let left = member.left, left <= day { return false }
            return countsBirths || member.person.birthDate.map { $0 <= day } ?? true
        }
    }
}
