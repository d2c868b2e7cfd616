// Gallring: by what right, and when, the unit erases what it knows of a household, and what it keeps all the same.

/// By what the unit erases, and which decision of the nämnd says so. Nothing is erased before it is written down.
public struct RetentionBasis: Hashable, Sendable {
    /// Where the time comes from. The raw value stands in the store and in JSON.
    public enum Ground: String, CaseIterable, Sendable {
        /// Socialtjänstlagen (2025:400) 16 kap. 1 §: a file is erased five years after its last note, and the erasing is
        /// done by the end of the calendar year after that in which it was due.
        case socialServices = "social_services"
        /// The nämnd's own decision, for files that are not kept under socialtjänstlagen.
        case ownDecision = "own_decision"
    }
    /// What the time runs from. The raw value stands in the store and in JSON.
    public enum Start: String, CaseIterable, Sendable {
        case lastNote = "last_note"
        /// The day on which the case was closed.
        case closing
    }

    public let ground: Ground
    public let years: Int
    public let start: Start
    /// The decision's number in the nämnd's diary (diarienummer).
    public let decision: String
    /// The day of the decision.
    public let decided: Day

    /// The nämnd has decided that files are erased as socialtjänstlagen says.
    public init(socialServices decision: String, decided: Day) {
        ground = .socialServices
        years = Self.yearsOfSocialServices
        start = .lastNote
        self.decision = decision
        self.decided = decided
    }

    /// The nämnd has decided on a time of its own.
    public init(years: Int, from start: Start, decision: String, decided: Day) {
        ground = .ownDecision
        self.years = years
        self.start = start
        self.decision = decision
        self.decided = decided
    }

    /// Socialtjänstlagen (2025:400) 16 kap. 1 §.
    public static let yearsOfSocialServices = 5
    /// A time of less than a year would erase what is still worked with.
    public static let yearsAllowed = 1...100
    public static let longestDecision = 60

    /// The first day on which what was last noted, or closed, on a day is to be erased.
    public func erasable(from day: Day) -> Day { day.adding(.years(years)) }

    /// The last day on which the erasing may be done; nil where the decision names none.
    public func latest(of erasable: Day) -> Day? {
        guard ground == .socialServices else { return nil }
        return Day(year: erasable.year + 1, month: 12, day: 31)
    }

    /// What the time of a case runs from; nil while it has no such day.
    ///
    /// The last note is the day that somebody has written down as such, unless a note or the closing is later; without
    /// one it is the day of the last act in the case.
    /// - Parameter touched: the day of the last act that changed the case.
    public func start(of file: CaseFile, touched: Day) -> Day? {
        let closed = file.closing?.day
        guard start == .lastNote else { return closed }
        let stated = file.facts.last { $0.id == .lastNote }?.day
        return ([stated ?? touched] + file.notes.map(\.day) + [closed].compactMap(\.self)).max()
    }
}

/// A case that is kept although its time has come, and why.
public struct RetentionExemption: Hashable, Sendable {
    public let caseID: CaseID
    /// What says so: a statute, a decision, a request for the file that is not answered yet.
    public let reason: String

    public init(_ caseID: CaseID, because reason: String) {
        self.caseID = caseID
        self.reason = reason
    }

    public static let longestReason = 300
}

/// Makes the acts by which the basis is written down, and cases are kept.
public enum RetentionAct {
    /// - Parameter former: the basis that stands; nil where there is none.
    public static func decide(_ basis: RetentionBasis, replacing former: UnitRecord?) -> ActRequest {
        act(former.map { .replace($0.version, .retention(basis)) } ?? .add(.retention(basis)))
    }

    public static func keep(_ caseID: CaseID, because reason: String, replacing former: UnitRecord?)
        -> ActRequest
    {
        let exemption = UnitContent.exemption(RetentionExemption(caseID, because: reason))
        return act(former.map { .replace($0.version, exemption) } ?? .add(exemption))
    }

    public static func release(_ record: UnitRecord) -> ActRequest { act(.remove(record.version)) }

    private static func act(_ change: UnitChange) -> ActRequest {
        ActRequest(kind: .retention, subject: nil, steps: [], records: [change])
    }
}

extension UnitRecord {
    /// The basis that it is; nil where it is something else.
    public var retention: RetentionBasis? {
        if case .retention(let basis) = content { basis } else { nil }
    }

    /// The exemption that it is; nil where it is something else.
    public var exemption: RetentionExemption? {
        if case .exemption(let exemption) = content { exemption } else { nil }
    }
}

extension Decision {
    /// Checks a basis as it is to stand; nil where one is to go.
    /// - Throws: why it is refused.
    public static func check(_ basis: RetentionBasis?, _ context: DecisionContext) throws(CommandError) {
        guard context.role.may(.retention) else { throw .notPermitted(.retention) }
        guard let basis else { return }
        guard RetentionBasis.yearsAllowed.contains(basis.years) else { throw .retentionYears }
        guard !basis.decision.isEmpty else { throw .retentionNeedsDecision }
        try check(.decision, basis.decision, isAtMost: RetentionBasis.longestDecision)
        guard basis.decided <= context.today else { throw .decidedInFuture(basis.decided) }
    }

    /// Checks an exemption as it is to stand; nil where one is to go.
    /// - Parameter isKept: whether another one stands for the case.
    /// - Throws: why it is refused.
    public static func check(
        _ exemption: RetentionExemption?, isKept: Bool, _ context: DecisionContext
    ) throws(CommandError) {
        guard context.role.may(.retention) else { throw .notPermitted(.retention) }
        guard let exemption else { return }
        guard !isKept else { throw .recordGone }
        guard !exemption.reason.isEmpty else { throw .emptyText }
        try check(.reason, exemption.reason, isAtMost: RetentionExemption.longestReason)
    }
}
