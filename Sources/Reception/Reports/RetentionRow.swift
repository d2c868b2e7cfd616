// What is to be erased, what keeps a case that is, and what has been erased.

/// A case whose time has come, or that was never one because its opening was taken back.
public struct RetentionRow: Hashable, Sendable {
    /// What keeps it all the same.
    public enum Hold: Hashable, Sendable {
        /// Somebody has said why.
        case kept(String)
        /// The case is not closed.
        case open
        /// Somebody of the household belongs to another case too, whose time has not come. Which one is for those who may
        /// know how the two belong together.
        case linked
        /// A flat of the unit is the household's, or reserved for it.
        case flat(Int)
    }

    public let caseID: CaseID
    public let number: CaseNumber
    /// Nil where the act that opened the case was taken back.
    public let kind: CaseKind?
    /// Empty where the viewer may not see it.
    public let household: String
    public let isMasked: Bool
    /// Everybody who has belonged to it.
    public let persons: Int
    /// The day that the time runs from.
    public let start: Day
    /// From when it is to be erased.
    public let from: Day
    /// By when that is to be done; nil where the decision names no day.
    public let latest: Day?
    public var hold: Hold?

    public init(
        caseID: CaseID, number: CaseNumber, kind: CaseKind?, household: String, isMasked: Bool, persons: Int,
        start: Day, from: Day, latest: Day?, hold: Hold? = nil
    ) {
        self.caseID = caseID
        self.number = number
        self.kind = kind
        self.household = household
        self.isMasked = isMasked
        self.persons = persons
        self.start = start
        self.from = from
        self.latest = latest
        self.hold = hold
    }
}

/// What was erased by one act.
public struct ErasureRow: Hashable, Sendable {
    public let at: Moment
    public let by: Login
    public let actual: Login
    /// The decision's number, as it was then.
    public let decision: String
    public let cases: [CaseNumber]
    public let persons: Int
    /// When the file's free pages were written over; nil while that is still to be done.
    public let scrubbed: Moment?

    public init(
        at: Moment, by: Login, actual: Login, decision: String, cases: [CaseNumber], persons: Int,
        scrubbed: Moment?
    ) {
        self.at = at
        self.by = by
        self.actual = actual
        self.decision = decision
        self.cases = cases
        self.persons = persons
        self.scrubbed = scrubbed
    }
}
