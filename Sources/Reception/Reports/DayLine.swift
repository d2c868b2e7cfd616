// One row of Min dag: what it says, and exactly which deadlines and cases it folds.

/// The headings of Min dag, in their order on the screen.
public enum DayHeading: String, CaseIterable, Sendable {
    case now
    case atRisk = "at_risk"
    case late, week, group, waiting
}

/// What a row is about.
public enum DayContent: Hashable, Sendable {
    case booking(BookingRow)
    /// A reminder's words; nil where the household is masked.
    case reminder(String?)
    case arrival(ArrivalRow)
    /// One rule, for one person or several of a household.
    case rule(RuleID)
    /// Several things to do in one household; the next one by date.
    case steps(Int, next: RuleID)
    /// Steps of the routine that are long past, across households.
    case oldSteps(Int)
    /// One rule and date in three households or more, and how many have met it.
    case group(RuleID, done: Int)
    /// Households that wait for an authority, and how many have waited longer than is usual.
    case authority(String, overMedian: Int)
    /// Cases that somebody offers, and who does.
    case offered(Int, from: [Login])
    /// Offered cases that came back.
    case sentBack(Int)
    /// Somebody is away, and this handläggare sees to the cases.
    case covers(Absence)
}

/// One row of Min dag.
public struct DayLine: Hashable, Sendable {
    public var heading: DayHeading
    public var content: DayContent
    /// The earliest binding date of what is folded.
    public var due: Day?
    /// Every deadline that the row folds; it opens into exactly these.
    public var deadlines: [DeadlineKey]
    /// Of each of them the number in the household of whose it is; nil for the case itself.
    public var numbers: [Int?]
    /// The cases concerned, in order.
    public var cases: [CaseNumber]
    /// The case, where there is one only.
    public var caseID: CaseID?
    public var kind: CaseKind?
    public var household: String
    public var isMasked: Bool
    /// The numbers in the household of those concerned; empty for the case itself.
    public var persons: [Int]
    /// Steps done of the household's checklist.
    public var progress: Progress?
    /// Whose case it is, where that is somebody who is away.
    public var coveredFor: Login?

    public init(
        heading: DayHeading, content: DayContent, due: Day?, deadlines: [DeadlineKey], numbers: [Int?] = [],
        cases: [CaseNumber],
        caseID: CaseID? = nil, kind: CaseKind? = nil, household: String = "", isMasked: Bool = false,
        persons: [Int] = [], progress: Progress? = nil
    ) {
        self.heading = heading
        self.content = content
        self.due = due
        self.deadlines = deadlines
        self.numbers = numbers
        self.cases = cases
        self.caseID = caseID
        self.kind = kind
        self.household = household
        self.isMasked = isMasked
        self.persons = persons
        self.progress = progress
    }
}
