// Team: how much each handläggare has, and when it falls due. Every number is that of a list that can be asked for.

/// What one handläggare has, or what nobody has.
public struct TeamRow: Hashable, Sendable {
    /// The open case in which nothing has been done for the longest time.
    public struct Untouched: Hashable, Sendable {
        public var number: CaseNumber
        /// The day of the latest act that changed the case, moving it not counted.
        public var day: Day

        public init(_ number: CaseNumber, since day: Day) {
            self.number = number
            self.day = day
        }

        /// Whether nothing has been done for longer than in another one.
        func precedes(_ other: Untouched) -> Bool { (day, number) < (other.day, other.number) }
    }

    /// Nil for the cases that nobody has.
    public var caseworker: Login?
    /// What she may do here; nil where she does not work here any more, and for nobody.
    public var role: Role?
    /// How much of full time she works, in percent; nil for nobody.
    public var share: Int?
    /// When she is away: now, or next within the weeks that are looked ahead.
    public var absence: Absence?
    /// Open cases, and the persons in them.
    public var cases = 0
    public var persons = 0
    /// How many of the cases are of a kind and in a phase.
    public var stations: [CaseKind: [Phase: Int]] = [:]
    /// Nil where there is no open case.
    public var oldest: Untouched?
    /// Open cases in which nothing has been done for ``untouchedDays``.
    public var untouched = 0
    /// Open deadlines whose status is ``DeadlineStatus/overdue``.
    public var overdue = 0
    /// Open deadlines that fall due from today to the seventh day from now, and to the thirtieth.
    public var due7 = 0
    public var due30 = 0
    /// Open deadlines that fall due in each of the next weeks: seven days from today on, the seven after those, and so on.
    public var weeks = Array(repeating: 0, count: Self.weekCount)

    /// So many weeks are looked ahead.
    public static let weekCount = 8
    /// After so many days without an act a case is counted as untouched.
    public static let untouchedDays = 60
    /// The phases of open cases.
    public static let phases = Phase.allCases.filter { $0 != .closed }

    public init(caseworker: Login?, role: Role? = nil) {
        self.caseworker = caseworker
        self.role = role
    }

    /// Open deadlines that fall due within the weeks that are looked ahead: the work that is to be expected.
    public var work: Int { weeks.reduce(0, +) }

    /// Whether she is away on a day.
    public func isAway(on day: Day) -> Bool { absence?.days.contains(day) ?? false }

    /// In which of the weeks from a day on she is away, on some day at least.
    public func weeksAway(from today: Day) -> Set<Int> {
        guard let days = absence?.days else { return [] }
        return Set(
            (0..<Self.weekCount).filter { week in
                let first = today.adding(days: 7 * week)
                return days.overlaps(first...first.adding(days: 6))
            })
    }

    /// A number of the row.
    public subscript(_ number: TeamNumber) -> Int {
        switch number {
        case .cases(nil): cases
        case .cases(let kind?): stations[kind]?.values.reduce(0, +) ?? 0
        case .phase(let phase): stations.values.reduce(0) { $0 + ($1[phase] ?? 0) }
        case .persons: persons
        case .untouched: untouched
        case .oldest: oldest == nil ? 0 : 1
        case .overdue: overdue
        case .due7: due7
        case .due30: due30
        case .week(let week): weeks[week]
        }
    }

    /// What the numbers of several rows come to.
    public static func sum(_ rows: [TeamRow]) -> TeamRow {
        rows.reduce(into: TeamRow(caseworker: nil)) { sum, row in
            sum.cases += row.cases
            sum.persons += row.persons
            sum.stations.merge(row.stations) { $0.merging($1, uniquingKeysWith: +) }
            sum.untouched += row.untouched
            if let oldest = row.oldest, sum.oldest.map(oldest.precedes) ?? true { sum.oldest = oldest }
            sum.overdue += row.overdue
            sum.due7 += row.due7
            sum.due30 += row.due30
            for week in sum.weeks.indices { sum.weeks[week] += row.weeks[week] }
        }
    }
}

/// A number of a row, by which its list is found.
public enum TeamNumber: Hashable, Sendable {
    /// Open cases, of one kind or of all.
    case cases(CaseKind?)
    /// Open cases in one phase.
    case phase(Phase)
    case persons
    /// Open cases in which nothing has been done for ``TeamRow/untouchedDays``.
    case untouched
    /// The one case in which nothing has been done for the longest time.
    case oldest
    case overdue
    case due7, due30
    /// What falls due in a week, from 0 to ``TeamRow/weekCount`` exclusively.
    case week(Int)

    /// What is counted.
    public enum Counted: Hashable, Sendable { case cases, deadlines }

    public var counted: Counted {
        switch self {
        case .cases, .phase, .persons, .untouched, .oldest: .cases
        case .overdue, .due7, .due30, .week: .deadlines
        }
    }

    /// The days on which what is counted falls due; nil where none are asked for.
    public func days(from today: Day) -> ClosedRange<Day>? {
        switch self {
        case .cases, .phase, .persons, .untouched, .oldest, .overdue: nil
        case .due7: today...today.adding(days: 7)
        case .due30: today...today.adding(days: 30)
        case .week(let week): today.adding(days: 7 * week)...today.adding(days: 7 * week + 6)
        }
    }

    /// What open cases, or open deadlines, must fulfil to be counted.
    public func filter(on today: Day) -> ListFilter {
        var filter = ListFilter()
        switch self {
        case .cases(let kind): filter.kinds = kind.map { [$0] }
        case .phase(let phase): filter.phases = [phase]
        case .untouched: filter.touchedBy = today.adding(days: -TeamRow.untouchedDays)
        case .overdue: filter.statuses = [.overdue]
        case .persons, .oldest, .due7, .due30, .week: break
        }
        if let days = days(from: today) {
            (filter.dueFrom, filter.dueTo) = (days.lowerBound, days.upperBound)
        }
        return filter
    }
}
