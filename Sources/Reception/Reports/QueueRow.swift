// Kö: open deadlines as rows, most urgent first. Names in them are masked already where the viewer may not see them.

/// One deadline in a list.
public struct QueueRow: Hashable, Sendable, Identifiable {
    public var key: DeadlineKey
    public var number: CaseNumber
    public var kind: CaseKind
    public var phase: Phase
    /// The applicant's family name; empty where the household is masked.
    public var household: String
    /// Whether the household is protected and the viewer is not its handläggare.
    public var isMasked: Bool
    public var personNumber: Int?
    public var version: Int
    public var nature: DeadlineNature
    /// From which day it counts; nil where that would tell the birth date of somebody protected.
    public var triggerDay: Day?
    public var opensOn: Day?
    public var rawDue: Day?
    public var due: Day?
    public var lapsesOn: Day?
    public var snoozedUntil: Day?
    public var isProvisional: Bool
    public var caseworker: Login?
    /// How it was closed, `.open` in the queue itself.
    public var outcome: DeadlineOutcome
    /// The day of the latest act that changed the case, moving it not counted.
    public var touchedOn = Day.distantPast
    /// The words of a reminder; nil for a rule's deadline and where the household is masked.
    public var text: String?

    public var id: DeadlineKey { key }

    public init(
        key: DeadlineKey, number: CaseNumber, kind: CaseKind, phase: Phase, household: String, isMasked: Bool,
        personNumber: Int?, version: Int, nature: DeadlineNature, triggerDay: Day?, opensOn: Day?,
        rawDue: Day?,
        due: Day?, lapsesOn: Day?, snoozedUntil: Day?, isProvisional: Bool, caseworker: Login?,
        outcome: DeadlineOutcome, text: String?
    ) {
        self.key = key
        self.number = number
        self.kind = kind
        self.phase = phase
        self.household = household
        self.isMasked = isMasked
        self.personNumber = personNumber
        self.version = version
        self.nature = nature
        self.triggerDay = triggerDay
        self.opensOn = opensOn
        self.rawDue = rawDue
        self.due = due
        self.lapsesOn = lapsesOn
        self.snoozedUntil = snoozedUntil
        self.isProvisional = isProvisional
        self.caseworker = caseworker
        self.outcome = outcome
        self.text = text
    }

    public var dates: DeadlineDates {
        DeadlineDates(due: due, lapsesOn: lapsesOn, snoozedUntil: snoozedUntil, nature: nature)
    }

    /// How the row stands on a day.
    public func status(on today: Day, _ rulebook: Rulebook) -> DeadlineStatus {
        switch outcome {
        case .open: dates.status(on: today, warningDays: rulebook.warningDays(of: key.rule))
        case .met(let day, _): (due.map { day > $0 } ?? false) ? .metLate : .met
        case .waived: .waived
        case .cancelled: .cancelled
        }
    }

    /// Where the row stands in the total order of the queue.
    public var cursor: QueueCursor {
        QueueCursor(
            due: due ?? .distantFuture, rank: nature.rank, number: number, rule: key.rule,
            person: personNumber ?? 0, trigger: key.trigger)
    }
}

/// A place in the queue's total order: due date, nature, case, rule, person, trigger. Paused rows come last.
public struct QueueCursor: Hashable, Comparable, Sendable {
    public let due: Day
    public let rank: Int
    public let number: CaseNumber
    public let rule: RuleID
    public let person: Int
    public let trigger: EntryID?

    public init(due: Day, rank: Int, number: CaseNumber, rule: RuleID, person: Int, trigger: EntryID?) {
        self.due = due
        self.rank = rank
        self.number = number
        self.rule = rule
        self.person = person
        self.trigger = trigger
    }

    public static func < (a: QueueCursor, b: QueueCursor) -> Bool {
        if a.due != b.due { return a.due < b.due }
        if a.rank != b.rank { return a.rank < b.rank }
        if a.number != b.number { return a.number < b.number }
        if a.rule != b.rule { return a.rule < b.rule }
        if a.person != b.person { return a.person < b.person }
        return (a.trigger?.raw ?? 0) < (b.trigger?.raw ?? 0)
    }
}

/// Whose rows are asked for.
public enum CaseloadScope: Hashable, Sendable {
    case caseworker(Login)
    case unassigned
    /// Everyone's, the unassigned included.
    case all
}

/// A question to the queue. Everything given must hold.
public struct QueueQuery: Hashable, Sendable {
    public var scope: CaseloadScope
    public var kind: CaseKind?
    public var phase: Phase?
    public var rules: Set<RuleID>?
    public var cases: Set<CaseNumber>?
    /// Due on this day or before; paused rows then are left out.
    public var dueBy: Day?
    /// Words that title, household, case number or the reminder's text must all contain, folded for search.
    public var text: String
    /// Rules whose title matches `text`, which the asker has found in memory.
    public var textRules: Set<RuleID>
    /// What somebody asked for on `:`; it holds beside all the rest.
    public var filter = ListFilter()
    /// Whether closed deadlines are asked for too (`--status met` and its like).
    public var includesClosed: Bool
    public var sort: QueueSort
    public var isReversed: Bool
    public var limit: Int

    public init(scope: CaseloadScope, limit: Int) {
        self.scope = scope
        self.limit = limit
        kind = nil
        phase = nil
        rules = nil
        cases = nil
        dueBy = nil
        text = ""
        textRules = []
        includesClosed = false
        sort = .due
        isReversed = false
    }
}

/// By which column a queue is sorted; all but `due` sort within the answer's limit of rows.
public enum QueueSort: String, CaseIterable, Sendable {
    case due, household, number, kind, phase, caseworker
}

/// A page of the queue.
public typealias QueuePage = RowPage<QueueRow>
