// What Min dag is made of: the answers of the store, before they are folded.

/// A booking in somebody's day. Of a household that is masked for the viewer it has time and length only.
public struct BookingRow: Hashable, Sendable {
    public var entry: EntryID
    public var day: Day
    public var booking: Booking
    public var caseID: CaseID
    public var number: CaseNumber
    public var kind: CaseKind
    public var household: String
    public var isMasked: Bool
    /// Who handles the case at the time of asking.
    public var caseworker: Login?
    public init(
        entry: EntryID, day: Day, booking: Booking, caseID: CaseID, number: CaseNumber, kind: CaseKind,
        household: String, isMasked: Bool, caseworker: Login? = nil
    ) {
        self.entry = entry
        self.day = day
        self.booking = booking
        self.caseID = caseID
        self.number = number
        self.kind = kind
        self.household = household
        self.isMasked = isMasked
        self.caseworker = caseworker
    }
}

/// How many of a household's checklist steps are done.
public struct Progress: Hashable, Sendable {
    public var done: Int
    public var total: Int
    public init(done: Int, total: Int) {
        self.done = done
        self.total = total
    }
}

/// One rule and date that many households share.
public struct GroupKey: Hashable, Sendable {
    public var rule: RuleID
    public var due: Day
    public init(rule: RuleID, due: Day) {
        self.rule = rule
        self.due = due
    }
}

/// Everything that Min dag is folded from.
public struct DayInput: Sendable {
    /// Open rows of one handläggare up to the day's horizon, and all that somebody else must do;
    /// in any order.
    public var rows: [QueueRow]
    /// Bookings of the day and the next.
    public var bookings: [BookingRow]
    /// Arrivals within seven days.
    public var arrivals: [ArrivalRow]
    /// Steps done and in all of the checklists of the cases in `rows` and `arrivals`.
    public var progress: [CaseID: Progress]
    /// Households that have met a rule on a date; asked for the groups only.
    public var met: [GroupKey: Int]
    /// The number of the handläggare's open cases.
    public var households: Int
    /// Open cases that nobody has.
    public var unassigned: Int
    /// The offers that wait for the handläggare.
    public var handovers = DayHandovers()
    /// Who is away today and is seen to by the handläggare; what is theirs is among the rest.
    public var covered: [Absence] = []

    public init(
        rows: [QueueRow], bookings: [BookingRow], arrivals: [ArrivalRow], progress: [CaseID: Progress],
        met: [GroupKey: Int], households: Int, unassigned: Int = 0
    ) {
        self.rows = rows
        self.bookings = bookings
        self.arrivals = arrivals
        self.progress = progress
        self.met = met
        self.households = households
        self.unassigned = unassigned
    }

    /// Every case that something of it is about.
    public var cases: Set<CaseID> {
        Set(rows.map(\.key.caseID) + bookings.map(\.caseID) + arrivals.map(\.caseID))
    }

    /// How many days ahead of today rows matter to a day: groups that share a far date are shown a year ahead.
    public static let horizonDays = 400
}
