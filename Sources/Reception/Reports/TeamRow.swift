// Team: how much each handläggare has, and when it falls due. Every number is that of a list that can be asked for.

/// What one handläggare has, or what nobody has.
public struct TeamRow: Hashable, Sendable {
    /// Nil for the cases that nobody has.
    public var caseworker: Login?
    /// What she may do here; nil where she does not work here any more, and for nobody.
    public var role: Role?
    /// Open cases, and the persons in them.
    public var cases = 0
    public var persons = 0
    public var casesByKind: [CaseKind: Int] = [:]
    /// Open deadlines whose status is ``DeadlineStatus/overdue``.
    public var overdue = 0
    /// Open deadlines that fall due from today to the seventh day from now, and to the thirtieth.
    public var due7 = 0
    public var due30 = 0
    /// Open deadlines that fall due in each of the next weeks: seven days from today on, the seven after those, and so on.
    public var weeks = Array(repeating: 0, count: Self.weekCount)

    /// So many weeks are looked ahead.
    public static let weekCount = 8

    public init(caseworker: Login?, role: Role? = nil) {
        self.caseworker = caseworker
        self.role = role
    }

    /// A number of the row.
    public subscript(_ number: TeamNumber) -> Int {
        switch number {
        case .cases(let kind): kind.map { casesByKind[$0] ?? 0 } ?? cases
        case .persons: persons
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
            sum.casesByKind.merge(row.casesByKind, uniquingKeysWith: +)
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
    case persons
    case overdue
    case due7, due30
    /// What falls due in a week, from 0 to ``TeamRow/weekCount`` exclusively.
    case week(Int)

    /// The days on which what is counted falls due; nil where none are asked for.
    public func days(from today: Day) -> ClosedRange<Day>? {
        switch self {
        case .cases, .persons, .overdue: nil
        case .due7: today...today.adding(days: 7)
        case .due30: today...today.adding(days: 30)
        case .week(let week): today.adding(days: 7 * week)...today.adding(days: 7 * week + 6)
        }
    }

    /// What open deadlines must fulfil to be counted; nil where cases or persons are counted.
    public func filter(on today: Day) -> ListFilter? {
        var filter = ListFilter()
        if self == .overdue { filter.statuses = [.overdue] }
        if let days = days(from: today) {
            (filter.dueFrom, filter.dueTo) = (days.lowerBound, days.upperBound)
        }
        return filter.isEmpty ? nil : filter
    }
}
