// A figure of a report: what is counted, in which groups, and the rows that are behind every number.

/// The figures there are. The raw value is what commands call them by.
public enum FigureID: String, CaseIterable, Hashable, Sendable {
    /// Persons received, by kind.
    case received
    /// Time from reception to the day of a fact.
    case toPersonnummer = "to_personnummer"
    case toSFI = "to_sfi"
    case toEstablishment = "to_establishment"
    case toBenefit = "to_benefit"
    /// Statutory deadlines met in time, of the unit's own acts.
    case deadlinesUnit = "deadlines_unit"
    /// The same of acts that are the household's.
    case deadlinesHousehold = "deadlines_household"
    /// The same of other authorities' acts.
    case deadlinesAuthority = "deadlines_authority"
    /// EBO households that the unit knows of.
    case knownEBO = "known_ebo"
    /// Why cases were closed.
    case outcomes
    /// How much of the establishment window was over when the programme began.
    case windowUsed = "window_used"
    /// Open at the end of the period.
    case openAtEnd = "open_at_end"

    /// What the figure consists of.
    public var form: FigureForm {
        switch self {
        case .received, .openAtEnd: .headcount
        case .toPersonnummer, .toSFI, .toEstablishment, .toBenefit: .wait
        case .windowUsed: .window
        case .deadlinesUnit, .deadlinesHousehold, .deadlinesAuthority: .deadlines
        case .knownEBO, .outcomes: .households
        }
    }

    /// The fact that ends a wait; nil for what is no wait.
    var milestone: FactID? {
        switch self {
        case .toPersonnummer: .personnummerReceived
        case .toSFI: .sfiStarted
        case .toEstablishment: .establishmentStarted
        case .toBenefit: .firstEstablishmentBenefit
        default: nil
        }
    }

    /// The rule whose ages say who can be waiting; nil for everybody.
    var ages: RuleID? {
        switch self {
        case .toSFI: .sfiStart
        case .toEstablishment, .toBenefit: .programme
        default: nil
        }
    }
}

/// What numbers a figure has.
public enum FigureForm: Hashable, Sendable {
    /// Persons, and in how many households.
    case headcount
    /// Households, and each group's share of them.
    case households
    /// Persons who have waited, the median and the ninetieth percentile in days, shown in weeks, and who waits still.
    case wait
    /// The same of the time used, shown in months; nobody waits.
    case window
    /// Deadlines and the share met in time.
    case deadlines
}

/// What a line of a figure is of.
public enum FigureGroup: Hashable, Sendable {
    /// All that the figure counts together.
    case all
    case kind(CaseKind)
    case rule(RuleID)
    case reason(ClosingReason)

    /// What programs call it by.
    public var id: String {
        switch self {
        case .all: "all"
        case .kind(let kind): kind.rawValue
        case .rule(let rule): rule.id
        case .reason(let reason): reason.rawValue
        }
    }
}

/// One row behind a figure.
public struct FigureRow: Hashable, Sendable {
    public let caseID: CaseID
    public let number: CaseNumber
    /// The family name; empty where masked.
    public let household: String
    public let isMasked: Bool
    /// The person's number in the household; nil for a row of the household.
    public let person: Int?
    public let group: FigureGroup
    public let state: State
    /// How many persons the row stands for.
    public let persons: Int
    /// The day that put it into the period: a reception, the end of a wait, a due day, a closing. Of who still waits it
    /// is the day from which she waits, of an open case the day on which it began.
    public let day: Day
    /// The days of a wait.
    public let days: Int?

    /// How the row counts.
    public enum State: String, CaseIterable, Hashable, Sendable {
        case counted
        /// Still waits, and is in no median.
        case waiting
        case onTime = "on_time"
        /// Done after its due day.
        case late
        /// Its due day went by and it has not been done.
        case missing
    }

    init(
        _ household: ReportHousehold, person: Int? = nil, _ group: FigureGroup, _ state: State = .counted,
        persons: Int = 1, day: Day, days: Int? = nil
    ) {
        caseID = household.caseID
        number = household.number
        self.household = household.household
        isMasked = household.isMasked
        self.person = person
        self.group = group
        self.state = state
        self.persons = persons
        self.day = day
        self.days = days
    }
}

/// A number of a line.
public enum FigureValue: Hashable, Sendable {
    /// The figure has no such number, or nothing to make it of.
    case absent
    /// It is kept back, because a group behind it is small.
    case hidden
    case known(Int)

    public var number: Int? {
        if case .known(let number) = self { number } else { nil }
    }
}

/// A share in whole percent: one number, or between which it lies.
public enum FigureShare: Hashable, Sendable {
    case absent
    case hidden
    case between(ClosedRange<Int>)

    /// A part of a whole, rounded to the nearest percent.
    init(_ part: Int, of whole: Int) {
        guard whole > 0 else {
            self = .absent
            return
        }
        let percent = (200 * part + whole) / (2 * whole)
        self = .between(percent...percent)
    }

    /// Between two parts of a whole, rounded outwards.
    init(_ parts: ClosedRange<Int>, of whole: Int) {
        guard whole > 0, parts.lowerBound < parts.upperBound else {
            self.init(parts.lowerBound, of: whole)
            return
        }
        self = .between((100 * parts.lowerBound / whole)...((100 * parts.upperBound + whole - 1) / whole))
    }
}

/// One line of a figure: the numbers of a group, or of all together.
public struct FigureLine: Hashable, Sendable {
    public let group: FigureGroup
    /// Persons, households or deadlines, as the figure counts them.
    public var count: FigureValue
    /// In how many households those persons are.
    public var households: FigureValue = .absent
    /// Median and ninetieth percentile, in days.
    public var median: FigureValue = .absent
    public var ninetieth: FigureValue = .absent
    /// Who is still waiting at the end of the period.
    public var waiting: FigureValue = .absent
    public var onTime: FigureValue = .absent
    public var late: FigureValue = .absent
    public var missing: FigureValue = .absent
    /// The share met in time, or a group's share of all.
    public var share: FigureShare = .absent

    init(_ group: FigureGroup, count: FigureValue) {
        self.group = group
        self.count = count
    }

    /// Whether it counts nobody and nothing, and nobody waits.
    public var isEmpty: Bool {
        count == .known(0) && (waiting == .absent || waiting == .known(0))
    }

    /// Whether any of its numbers is kept back.
    public var isSuppressed: Bool {
        if case .hidden = share { return true }
        if case .between(let range) = share, range.count > 1 { return true }
        return [count, households, median, ninetieth, waiting].contains(.hidden)
    }
}

/// What another municipality has told of itself, to be held beside one's own number.
public struct FigureComparison: Hashable, Sendable {
    /// The line that it is comparable with.
    public let group: FigureGroup
    public let municipality: String
    public let year: Int
    public let days: Int
    /// What they said of it.
    public let kind: Kind

    public enum Kind: Hashable, Sendable {
        /// The time that it took, 18 weeks to folkbokföring and personnummer.
        case weeks(Int)
        /// A mean, in tenths of months.
        case meanTenthsOfMonths(Int)
    }

    /// What there is to compare a figure with: Enköping's wait for personnummer in 2024, and how long a quota refugee
    /// waited in Danderyd for full etableringsersättning, as their own documents have it.
    public static func of(_ figure: FigureID) -> FigureComparison? {
        switch figure {
        case .toPersonnummer:
            FigureComparison(group: .all, municipality: "Enköping", year: 2024, days: 126, kind: .weeks(18))
        case .toBenefit:
            FigureComparison(
                group: .kind(.kvot), municipality: "Danderyd", year: 2019, days: 158,
                kind: .meanTenthsOfMonths(52))
        default: nil
        }
    }

    /// What there is to compare a line of a figure with.
    public static func of(_ figure: FigureID, _ group: FigureGroup) -> FigureComparison? {
        of(figure).flatMap { $0.group == group ? $0 : nil }
    }
}

/// A figure with its lines and the rows behind them.
public struct Figure: Hashable, Sendable {
    public let id: FigureID
    /// The line of all first, then each group's.
    public let lines: [FigureLine]
    /// What is behind the lines, by day and case; empty in what leaves the unit.
    public let rows: [FigureRow]

    init(_ id: FigureID, lines: [FigureLine], rows: [FigureRow]) {
        self.id = id
        self.lines = lines
        self.rows = rows
    }

    /// The line of a group.
    public subscript(_ group: FigureGroup) -> FigureLine? { lines.first { $0.group == group } }

    /// The rows behind the line of a group.
    public func rows(of group: FigureGroup) -> [FigureRow] {
        group == .all ? rows.filter { isInSum($0.group) } : rows.filter { $0.group == group }
    }

    /// Whether a group is part of the line of all. Those who came under temporary protection wait by other rules: their
    /// waits stand by themselves.
    func isInSum(_ group: FigureGroup) -> Bool { id.form != .wait || group != .kind(.massflykt) }
}
