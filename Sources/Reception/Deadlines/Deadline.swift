// Bevakning: something due on a date, and the one place that knows what late is.

/// What makes a deadline the same one after a recomputation.
public struct DeadlineKey: Hashable, Sendable {
    public let caseID: CaseID
    public let person: PersonID?
    public let rule: RuleID
    /// The entry it starts from; nil where a parameter of the rulebook starts it.
    public let trigger: EntryID?

    public init(caseID: CaseID, person: PersonID?, rule: RuleID, trigger: EntryID?) {
        self.caseID = caseID
        self.person = person
        self.rule = rule
        self.trigger = trigger
    }
}

/// Why a deadline was closed without being met.
public enum CancelReason: String, CaseIterable, Sendable {
    /// The case became another kind.
    case converted
    /// The person left the household.
    case left
    /// The case was closed.
    case closed
    /// Something happened that leaves nothing to do, such as a new permit before the old one was prolonged.
    case superseded
}

/// How a deadline stands, apart from what time alone does to it.
public enum DeadlineOutcome: Hashable, Sendable {
    case open
    case met(on: Day, by: FactID)
    case waived(WaiverReason)
    case cancelled(on: Day, CancelReason)

    /// The day on which it was met or cancelled; nil where it is open or does not apply.
    public var day: Day? {
        switch self {
        case .met(let day, _), .cancelled(let day, _): day
        case .open, .waived: nil
        }
    }
}

/// One computed deadline. It holds no today: what time alone changes is a date in it.
public struct Deadline: Hashable, Sendable {
    public let key: DeadlineKey
    /// The person's number in the household, nil for a deadline of the case.
    public let personNumber: Int?
    /// The version of the rule that governs it.
    public let version: Int
    public let nature: DeadlineNature
    /// The fact that it starts from, nil for a parameter.
    public let triggerFact: FactID?
    public let triggerDay: Day
    /// The first day on which the act can be done.
    public let opensOn: Day?
    /// The date before any roll; nil while a pause runs.
    public let rawDue: Day?
    /// The last day for the act; nil while a pause runs.
    public let due: Day?
    public let rolledBecause: RollReason?
    /// The first day on which a window is gone or the person has grown out of the rule; nil for what stays until met.
    public let lapsesOn: Day?
    /// The plan that outranked the computation.
    public let overriddenBy: FactID?
    /// What the computation gives where a stated date outranks it.
    public var computed: Day?
    /// A later fact will move the date.
    public let isProvisional: Bool
    public let snoozedUntil: Day?
    public let outcome: DeadlineOutcome

    public var isOpen: Bool { outcome == .open }
}

/// How a deadline stands on a day.
public enum DeadlineStatus: String, CaseIterable, Sendable {
    case overdue
    case dueSoon = "due_soon"
    case upcoming, paused, snoozed, met
    case metLate = "met_late"
    case cancelled, waived, lapsed

    /// Whether it still asks for something.
    public var isOpen: Bool {
        switch self {
        case .overdue, .dueSoon, .upcoming, .paused, .snoozed: true
        case .met, .metLate, .cancelled, .waived, .lapsed: false
        }
    }

    /// How many days before the due date something is due soon, where its rule does not say.
    public static let warningDays = 14
}

/// The dates that decide how an open deadline stands; a stored row and a computed deadline both give them.
public struct DeadlineDates: Hashable, Sendable {
    public var due: Day?
    public var lapsesOn: Day?
    public var snoozedUntil: Day?
    public var nature: DeadlineNature

    public init(due: Day?, lapsesOn: Day?, snoozedUntil: Day?, nature: DeadlineNature) {
        self.due = due
        self.lapsesOn = lapsesOn
        self.snoozedUntil = snoozedUntil
        self.nature = nature
    }

    /// How an open deadline stands on a day; the only definition of late.
    /// - Parameters:
    ///   - today: the day asked about.
    ///   - warningDays: as ``Rulebook/warningDays(of:)`` gives them, nil for the program's.
    public func status(on today: Day, warningDays: Int?) -> DeadlineStatus {
        if let lapsesOn, lapsesOn <= today { return .lapsed }
        if let snoozedUntil, today < snoozedUntil { return .snoozed }
        guard let due else { return .paused }
        if due < today { return nature == .window ? .dueSoon : .overdue }
        return due - today <= (warningDays ?? DeadlineStatus.warningDays) ? .dueSoon : .upcoming
    }
}

extension Deadline {
    public var dates: DeadlineDates {
        DeadlineDates(due: due, lapsesOn: lapsesOn, snoozedUntil: snoozedUntil, nature: nature)
    }
}

/// How a deadline stands on a day: the only function that knows today.
/// - Parameter warningDays: the rule's own, nil for the program's 14.
public func status(_ deadline: Deadline, on today: Day, warningDays: Int?) -> DeadlineStatus {
    switch deadline.outcome {
    case .open: deadline.dates.status(on: today, warningDays: warningDays)
    case .met(let day, _): (deadline.due.map { day > $0 } ?? false) ? .metLate : .met
    case .waived: .waived
    case .cancelled: .cancelled
    }
}
