// Väntar på: who waits for whom, since when, against how long the unit has waited before.

/// All open waits of one rule, counted.
public struct WaitGroup: Hashable, Sendable, Identifiable {
    public let rule: RuleID
    /// How many wait.
    public let open: Int
    /// How many have waited longer than the median, and than nine waits of ten.
    public let overMedian: Int
    public let outliers: Int
    /// The day since which the longest of them waits.
    public let since: Day?
    public let expected: ExpectedWait

    public var id: RuleID { rule }

    /// Counts the open waits of a rule.
    /// - Parameters:
    ///   - waiting: how many wait since which day.
    ///   - closed: the unit's own waits that are over; the rule's value counts until there are ten.
    public init(_ rule: Rule, waiting: [Day: Int], closed: ClosedWaits, today: Day) {
        self.rule = rule.id
        since = waiting.keys.min()
        let start = since ?? today
        // What can be done from a day on is waited for since that day, until the deadline.
        expected =
            rule.opensBefore.map { opens in
                let days = start.adding(opens).adding(rule.span) - start
                return ExpectedWait(median: days, long: days, waits: closed.count, isOwn: false)
            } ?? ExpectedWait(rule, from: start, waits: closed)
        open = waiting.values.reduce(0, +)
        let expected = expected
        func longer(than days: Int) -> Int {
            waiting.reduce(0) { $0 + (today - $1.key > days ? $1.value : 0) }
        }
        overMedian = longer(than: expected.median)
        outliers = longer(than: expected.long)
    }
}

/// A household that waits by one rule since one day.
public struct WaitRow: Hashable, Sendable, Identifiable {
    /// Where it stands: the longest wait first.
    public struct Cursor: Hashable, Comparable, Sendable {
        public let since: Day
        public let number: CaseNumber
        public init(since: Day, number: CaseNumber) {
            self.since = since
            self.number = number
        }
        public static func < (a: Cursor, b: Cursor) -> Bool { (a.since, a.number) < (b.since, b.number) }
    }

    public var caseID: CaseID
    public var cursor: Cursor
    public var kind: CaseKind
    public var household: String
    public var isMasked: Bool
    public var caseworker: Login?
    /// The numbers of those who wait; empty for the case itself.
    public var persons: [Int]
    public var keys: [DeadlineKey]
    /// The last day on which the other side was reminded.
    public var reminded: Day?

    public var id: Cursor { cursor }

    public init(
        caseID: CaseID, cursor: Cursor, kind: CaseKind, household: String, isMasked: Bool, caseworker: Login?,
        persons: [Int], keys: [DeadlineKey], reminded: Day? = nil
    ) {
        self.caseID = caseID
        self.cursor = cursor
        self.kind = kind
        self.household = household
        self.isMasked = isMasked
        self.caseworker = caseworker
        self.persons = persons
        self.keys = keys
        self.reminded = reminded
    }
}

extension Rule {
    /// Whether somebody outside the unit must act, so that its open deadlines are waits.
    public var isWait: Bool { show == .waiting || owner == .authority || owner == .household }
}
