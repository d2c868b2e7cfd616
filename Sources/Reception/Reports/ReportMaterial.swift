// What figures are counted from: plain rows of households, their members and their deadlines, as a store gives them.

/// What the figures of a period are counted from.
public struct ReportMaterial: Sendable {
    /// Every household that has been opened.
    public var households: [ReportHousehold]
    /// The statutory deadlines that fell due in the period; those of other days and natures are left out anyway.
    public var deadlines: [ReportDeadline]
    /// How the period's year stands against kommuntal and fördelningstal; sums are enough.
    public var quota: [QuotaYear]
    /// How many cases of the period's year and of earlier ones are erased; nothing of them is in the other rows.
    public var erased = 0

    public init(households: [ReportHousehold], deadlines: [ReportDeadline], quota: [QuotaYear]) {
        self.households = households
        self.deadlines = deadlines
        self.quota = quota
    }

    /// The facts that a member's row bears where she has them; each stands once.
    public static let facts: [FactID] = [
        .personnummerReceived, .sfiStarted, .establishmentStarted, .firstEstablishmentBenefit,
        .firstRegistered,
        .populationRegistered, .didNotCome, .cameLater,
    ]
}

/// A household as a report names it.
public struct ReportHousehold: Hashable, Sendable {
    public let caseID: CaseID
    public let number: CaseNumber
    /// The family name; empty where masked.
    public let household: String
    public let isMasked: Bool
    /// The kinds that the case has had, by day.
    public var kinds: [DatedKind] = []
    /// The first decision to place the household here.
    public var placed: Day?
    /// The day on which the household was received in the municipality.
    public var received: Day?
    /// The day and the reason of the closing; nil while it is open.
    public var closing: DatedReason?
    /// Everybody who belongs or has belonged to it.
    public var members: [ReportMember] = []

    public init(caseID: CaseID, number: CaseNumber, household: String, isMasked: Bool) {
        self.caseID = caseID
        self.number = number
        self.household = isMasked ? "" : household
        self.isMasked = isMasked
    }

    public struct DatedKind: Hashable, Sendable {
        public let from: Day
        public let kind: CaseKind
        public init(from: Day, kind: CaseKind) {
            self.from = from
            self.kind = kind
        }
    }

    public struct DatedReason: Hashable, Sendable {
        public let day: Day
        public let reason: ClosingReason
        public init(day: Day, reason: ClosingReason) {
            self.day = day
            self.reason = reason
        }
    }

    /// The kind that held on a day; before the first one it is the first.
    func kind(on day: Day) -> CaseKind? { kinds.last { $0.from <= day }?.kind ?? kinds.first?.kind }

    /// The day on which the case began: when it was written down, or before that when the household was placed here or
    /// received.
    var began: Day? { [kinds.first?.from, placed, received].compactMap(\.self).min() }

    /// Whether the case had begun on a day and was not closed yet at its end.
    func isOpen(on day: Day) -> Bool {
        guard let began, began <= day else { return false }
        return closing.map { day < $0.day } ?? true
    }

    /// The first of some days on which it was open as a case of a kind.
    func firstDay(as kind: CaseKind, in days: ClosedRange<Day>) -> Day? {
        let end = closing.map { min($0.day.adding(days: -1), days.upperBound) } ?? days.upperBound
        for (index, dated) in kinds.enumerated() where dated.kind == kind {
            let next = index + 1 < kinds.count ? kinds[index + 1].from.adding(days: -1) : .distantFuture
            let first = max(index == 0 ? began ?? dated.from : dated.from, days.lowerBound)
            if first <= min(next, end) { return first }
        }
        return nil
    }
}

/// Somebody who belongs or has belonged to a household.
public struct ReportMember: Hashable, Sendable {
    public let person: PersonID
    public let number: Int
    public let joined: Day
    public var left: Day?
    /// Whether she came into the household after it was opened.
    public let joinedLater: Bool
    /// Whether she moved here out of another case, in which she was received.
    public let movedHere: Bool
    public var born: Day?
    /// The days of those of ``ReportMaterial/facts`` that she has.
    public var facts: [FactID: Day] = [:]

    public init(
        person: PersonID, number: Int, joined: Day, left: Day? = nil, joinedLater: Bool, movedHere: Bool,
        born: Day? = nil, facts: [FactID: Day] = [:]
    ) {
        self.person = person
        self.number = number
        self.joined = joined
        self.left = left
        self.joinedLater = joinedLater
        self.movedHere = movedHere
        self.born = born
        self.facts = facts
    }

    /// Whether she belongs to the household on a day; those with whom it was opened do from its beginning.
    func isPresent(on day: Day) -> Bool {
        (joined <= day || !joinedLater) && left.map { day < $0 } ?? true
    }

    /// The day on which she herself was received: the household's, the day on which she came after the others, or on
    /// which she joined them. Nil for who has not come, who had left before, who was received in another case, and for a
    /// child who was born here.
    func received(with household: ReportHousehold) -> Day? {
        guard !movedHere, var day = household.received else { return nil }
        if let born, day < born { return nil }
        if let missed = facts[.didNotCome], missed <= day {
            guard let came = facts[.cameLater] else { return nil }
            day = max(day, came)
        }
        if joinedLater { day = max(day, joined) }
        return left.map { $0 < day } ?? false ? nil : day
    }
}

/// A statutory deadline that has fallen due.
public struct ReportDeadline: Hashable, Sendable {
    public let rule: RuleID
    public let caseID: CaseID
    /// The person's number in the household; nil for a deadline of the case.
    public let person: Int?
    public let due: Day
    public let lapsesOn: Day?
    public let outcome: Outcome

    /// How it ended, as far as a report asks.
    public enum Outcome: Hashable, Sendable {
        case open
        case met(Day)
        case waived
        case cancelled(Day)
    }

    public init(
        rule: RuleID, caseID: CaseID, person: Int?, due: Day, lapsesOn: Day?, outcome: Outcome
    ) {
        self.rule = rule
        self.caseID = caseID
        self.person = person
        self.due = due
        self.lapsesOn = lapsesOn
        self.outcome = outcome
    }

    /// How it counts; nil for what never came to be due: what did not apply, and what was cancelled or lapsed by its
    /// due day.
    var state: FigureRow.State? {
        switch outcome {
        case .met(let day): day <= due ? .onTime : .late
        case .waived: nil
        case .cancelled(let day): day <= due ? nil : .missing
        case .open: lapsesOn.map { $0 <= due } ?? false ? nil : .missing
        }
    }
}
