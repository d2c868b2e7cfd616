// Who can take the next household: what each handläggare has, for the share of full time that she works.

/// How much a case weighs, by its kind and its phase; 1 where nothing is said.
public struct TeamWeights: Hashable, Sendable {
    public var kinds: [CaseKind: Double]
    public var phases: [Phase: Double]

    /// What a weight may be.
    public static let range = 0...100

    /// What weights are called in a file: the kinds and the phases of open cases.
    public static let names =
        CaseKind.allCases.map { $0.rawValue.lowercased() } + TeamRow.phases.map(\.rawValue)

    public init(kinds: [CaseKind: Double] = [:], phases: [Phase: Double] = [:]) {
        self.kinds = kinds
        self.phases = phases
    }

    /// What a case of a kind weighs in a phase: the product of both.
    public func weight(_ kind: CaseKind, _ phase: Phase) -> Double {
        (kinds[kind] ?? 1) * (phases[phase] ?? 1)
    }

    /// What all cases of somebody weigh.
    public func weight(of row: TeamRow) -> Double {
        var sum = 0.0
        // In one order, so that the same cases always weigh the same.
        for kind in CaseKind.allCases {
            for phase in TeamRow.phases {
                sum += Double(row.stations[kind]?[phase] ?? 0) * weight(kind, phase)
            }
        }
        return sum
    }
}

/// What one handläggare has, and what that is for her share of full time.
public struct TeamLoad: Hashable, Sendable {
    public let caseworker: Login
    public let role: Role
    /// Percent of full time.
    public let share: Int
    /// Open cases and their persons.
    public let cases: Int
    public let persons: Int
    /// Open deadlines that fall due within ``TeamRow/weekCount`` weeks.
    public let work: Int
    /// What the cases weigh, to a thousandth.
    public let weight: Double
    /// The last day of her absence, where she is away on the day of asking.
    public let awayUntil: Day?

    /// Nil for nobody, and for whoever takes no cases.
    public init?(_ row: TeamRow, _ weights: TeamWeights, on today: Day) {
        guard let login = row.caseworker, let role = row.role, role.may(.haveCases) else { return nil }
        caseworker = login
        self.role = role
        share = row.share ?? 100
        cases = row.cases
        persons = row.persons
        work = row.work
        weight = Self.rounded(weights.weight(of: row))
        awayUntil = row.isAway(on: today) ? row.absence?.days.upperBound : nil
    }

    /// So much of something as it would be at full time, to a thousandth, so that what is equal is found equal.
    public func atFullTime(_ amount: Double) -> Double { Self.rounded(amount * 100 / Double(share)) }

    private static func rounded(_ amount: Double) -> Double { (amount * 1000).rounded() / 1000 }

    /// By what somebody stands before another in the ranking.
    public enum Reason: String, CaseIterable, Sendable {
        /// She is here and the other is away.
        case presence
        /// Her cases weigh less, at full time.
        case weight
        /// They weigh the same, and less falls due, at full time.
        case work
        /// All is the same, and somebody must come first.
        case name
    }

    /// Why this one stands before another; nil where she does not.
    public func reason(before other: TeamLoad) -> Reason? {
        if (awayUntil == nil) != (other.awayUntil == nil) { return awayUntil == nil ? .presence : nil }
        let (own, theirs) = (atFullTime(weight), other.atFullTime(other.weight))
        if own != theirs { return own < theirs ? .weight : nil }
        let (work, others) = (atFullTime(Double(work)), other.atFullTime(Double(other.work)))
        if work != others { return work < others ? .work : nil }
        return caseworker < other.caseworker ? .name : nil
    }
}

/// Who can take the next household.
public struct TeamRanking: Hashable, Sendable {
    /// Everybody who works here and takes cases: who can best take one first; by name where they are too few to be ranked.
    public let loads: [TeamLoad]

    /// With fewer nobody is ranked: a handful of people know more of each other than numbers do.
    public static let fewest = 4

    public init(_ rows: [TeamRow], _ weights: TeamWeights, on today: Day) {
        let loads = rows.compactMap { TeamLoad($0, weights, on: today) }
        self.loads =
            loads.count < Self.fewest
            ? loads.sorted { $0.caseworker < $1.caseworker }
            : loads.sorted { $0.reason(before: $1) != nil }
    }

    public var isRanked: Bool { loads.count >= Self.fewest }

    /// Why somebody stands before the next one; nil where nobody is ranked, and for the last.
    public func reason(at index: Int) -> TeamLoad.Reason? {
        guard isRanked, loads.indices.contains(index + 1) else { return nil }
        return loads[index].reason(before: loads[index + 1])
    }
}
