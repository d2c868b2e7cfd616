// The figures of a year or a quarter, counted from plain rows.
//
//     let report = Report(.year(2026), from: material, today: today, rulebook: rulebook)
//     report[.toPersonnummer]?[.all]?.median     // days
//     report.suppressed()                        // what may leave the unit

/// The figures of a period.
public struct Report: Hashable, Sendable {
    public let period: ReportPeriod
    /// The last day that is counted: the period's, or today while it runs.
    public let through: Day
    public let today: Day
    /// How the period's year stands against kommuntal and fördelningstal.
    public let quota: [ReportQuota]
    public let figures: [Figure]
    /// How many cases of the period's year and of earlier ones are erased and counted nowhere.
    public let erased: Int
    /// Whether small groups are kept back.
    public let isSuppressed: Bool

    init(
        period: ReportPeriod, through: Day, today: Day, quota: [ReportQuota], figures: [Figure], erased: Int,
        isSuppressed: Bool
    ) {
        self.period = period
        self.through = through
        self.today = today
        self.quota = quota
        self.figures = figures
        self.erased = erased
        self.isSuppressed = isSuppressed
    }

    /// Counts the figures of a period.
    /// - Parameters:
    ///   - today: what lies after it is not counted.
    ///   - rulebook: says whose act a deadline is, and who is of age for a wait.
    /// - Complexity: linear in the rows, but for sorting what the period holds.
    public init(_ period: ReportPeriod, from material: ReportMaterial, today: Day, rulebook: Rulebook) {
        self.period = period
        self.today = today
        through = max(period.days.lowerBound, min(period.days.upperBound, today))
        isSuppressed = false
        erased = material.erased
        let counting = ReportCounting(period, through, material, today, rulebook)
        figures = FigureID.allCases.map { id in
            Figure(id, rows: period.days.lowerBound <= today ? counting.rows(id) : [])
        }
        quota = material.quota.map { ReportQuota($0) }
    }

    /// Whether the period is not over.
    public var isRunning: Bool { today < period.days.upperBound }

    public subscript(_ id: FigureID) -> Figure? { figures.first { $0.id == id } }
}

/// A year by one scheme, as a report tells it.
public struct ReportQuota: Hashable, Sendable {
    public let scheme: QuotaScheme
    public let year: Int
    /// The number that was decided last; nil where none is written down.
    public let persons: Int?
    public var assigned: FigureValue
    /// How many may still be assigned in the year.
    public var remaining: FigureValue

    init(_ year: QuotaYear) {
        scheme = year.scheme
        self.year = year.year
        persons = year.figure?.persons
        assigned = .known(year.assigned)
        remaining = year.remaining.map { .known($0) } ?? .absent
    }
}

/// Finds the rows behind the figures.
private struct ReportCounting {
    let days: ClosedRange<Day>
    let through: Day
    let material: ReportMaterial
    let today: Day
    let rulebook: Rulebook
    /// When, where and as what each person was received, and where she is now.
    private var people: [PersonID: Standing] = [:]
    private var places: [CaseID: Int] = [:]

    private struct Standing {
        var received: Day?
        var kind: CaseKind?
        /// The household in which she was last, and she in it.
        var home: (household: Int, member: Int)
    }

    init(
        _ period: ReportPeriod, _ through: Day, _ material: ReportMaterial, _ today: Day, _ rulebook: Rulebook
    ) {
        days = period.days.lowerBound...through
        self.through = through
        self.material = material
        self.today = today
        self.rulebook = rulebook
        for (index, household) in material.households.enumerated() {
            places[household.caseID] = index
            for (place, member) in household.members.enumerated() {
                let received = member.received(with: household)
                let kind = received.flatMap { household.kind(on: $0) }
                guard var known = people[member.person] else {
                    people[member.person] = Standing(received: received, kind: kind, home: (index, place))
                    continue
                }
                if let received, known.received.map({ received < $0 }) ?? true {
                    (known.received, known.kind) = (received, kind)
                }
                let last = material.households[known.home.household].members[known.home.member]
                if last.joined <= member.joined { known.home = (index, place) }
                people[member.person] = known
            }
        }
    }

    /// The rows of a figure, by day, case and person.
    func rows(_ id: FigureID) -> [FigureRow] {
        let rows =
            switch id {
            case .received: received()
            case .toPersonnummer, .toSFI, .toEstablishment, .toBenefit: waits(id)
            case .deadlinesUnit: deadlines { $0 != .household && $0 != .authority }
            case .deadlinesHousehold: deadlines { $0 == .household }
            case .deadlinesAuthority: deadlines { $0 == .authority }
            case .knownEBO: knownEBO()
            case .outcomes: outcomes()
            case .windowUsed: windows()
            case .openAtEnd: openAtEnd()
            }
        return rows.sorted {
            ($0.day, $0.number, $0.person ?? 0, $0.group.id) < (
                $1.day, $1.number, $1.person ?? 0, $1.group.id
            )
        }
    }

    private func received() -> [FigureRow] {
        material.households.flatMap { household in
            household.members.compactMap { member in
                guard let day = member.received(with: household), days.contains(day),
                    let kind = household.kind(on: day)
                else { return nil }
                return FigureRow(household, person: member.number, .kind(kind), day: day)
            }
        }
    }

    /// Those whose wait ended in the period, and those who wait at its end. Who had it before she came has not waited.
    private func waits(_ id: FigureID) -> [FigureRow] {
        guard let milestone = id.milestone else { return [] }
        let rule = id.ages.flatMap { rulebook[$0] }
        return people.values.compactMap { standing in
            guard let received = standing.received, let kind = standing.kind, received <= through else {
                return nil
            }
            let household = material.households[standing.home.household]
            let member = household.members[standing.home.member]
            if let end = member.facts[milestone], end <= through {
                guard days.contains(end), end >= received else { return nil }
                return FigureRow(
                    household, person: member.number, .kind(kind), day: end, days: end - received)
            }
            guard kind != .massflykt, household.isOpen(on: through), member.isPresent(on: through),
                household.kind(on: through) != .massflykt, isOfAge(member, rule)
            else { return nil }
            return FigureRow(
                household, person: member.number, .kind(kind), .waiting, day: received,
                days: through - received)
        }
    }

    /// Whether a person is of the ages of a rule on the last day.
    private func isOfAge(_ member: ReportMember, _ rule: Rule?) -> Bool {
        guard let conditions = rule?.conditions, let born = member.born else { return true }
        let age = born.age(on: through)
        if let least = conditions.minimumAge, age < least { return false }
        if let turning = conditions.secondHalfOfYearTurning,
            through < AgeLimit.secondHalfOfYearTurning(turning).day(born: born)
        {
            return false
        }
        guard conditions.belowPensionAge, let pension = rulebook.number("pension_age", on: through) else {
            return true
        }
        return age < pension
    }

    /// What fell due in the period and before today, by a rule of some owner.
    private func deadlines(_ isCounted: (RuleOwner?) -> Bool) -> [FigureRow] {
        material.deadlines.compactMap { deadline in
            guard days.contains(deadline.due), deadline.due < today, let state = deadline.state,
                let place = places[deadline.caseID], isCounted(rulebook[deadline.rule]?.owner)
            else { return nil }
            return FigureRow(
                material.households[place], person: deadline.person, .rule(deadline.rule), state,
                day: deadline.due)
        }
    }

    private func knownEBO() -> [FigureRow] {
        material.households.compactMap { household in
            household.firstDay(as: .ebo, in: days).map { FigureRow(household, .kind(.ebo), day: $0) }
        }
    }

    private func outcomes() -> [FigureRow] {
        material.households.compactMap { household in
            guard let closing = household.closing, days.contains(closing.day) else { return nil }
            return FigureRow(household, .reason(closing.reason), day: closing.day)
        }
    }

    /// Those who began the programme in the period, and for how long the frame had run then.
    private func windows() -> [FigureRow] {
        people.values.compactMap { standing in
            let household = material.households[standing.home.household]
            let member = household.members[standing.home.member]
            guard let start = member.facts[.establishmentStarted], days.contains(start),
                let registered = member.facts[.firstRegistered] ?? member.facts[.populationRegistered],
                registered <= start, let kind = household.kind(on: start)
            else { return nil }
            return FigureRow(
                household, person: member.number, .kind(kind), day: start, days: start - registered)
        }
    }

    private func openAtEnd() -> [FigureRow] {
        material.households.compactMap { household in
            guard household.isOpen(on: through), let kind = household.kind(on: through),
                let began = household.began
            else { return nil }
            let persons = household.members.count { $0.isPresent(on: through) }
            return FigureRow(household, .kind(kind), persons: persons, day: began)
        }
    }
}

extension Figure {
    /// A figure of rows: every number of a line is that of its rows.
    init(_ id: FigureID, rows: [FigureRow]) {
        let groups = Figure.groups(id, rows)
        let bare = Figure(id, lines: [], rows: rows)
        let whole = bare.line(.all, of: nil)
        self.init(
            id, lines: [whole] + groups.map { bare.line($0, of: whole.count.number) }, rows: rows)
    }

    /// The groups of a figure: every kind, also where nobody is of it; of rules and reasons those that there are.
    private static func groups(_ id: FigureID, _ rows: [FigureRow]) -> [FigureGroup] {
        switch id {
        case .received, .toPersonnummer, .toSFI, .toEstablishment, .toBenefit, .windowUsed, .openAtEnd:
            return CaseKind.allCases.map { .kind($0) }
        case .deadlinesUnit, .deadlinesHousehold, .deadlinesAuthority:
            return Set(rows.map(\.group)).sorted { $0.id < $1.id }
        case .outcomes:
            let found = Set(rows.map(\.group))
            return ClosingReason.allCases.map { .reason($0) }.filter { found.contains($0) }
        case .knownEBO: return []
        }
    }

    /// - Parameter whole: how many there are in all, where the line is one of the groups.
    private func line(_ group: FigureGroup, of whole: Int?) -> FigureLine {
        let rows = rows(of: group)
        let counted = rows.filter { $0.state != .waiting }
        func households(_ rows: [FigureRow]) -> Int { Set(rows.map(\.caseID)).count }
        switch id.form {
        case .headcount:
            var line = FigureLine(group, count: .known(counted.reduce(0) { $0 + $1.persons }))
            line.households = .known(households(counted))
            return line
        case .households:
            let count = households(counted)
            var line = FigureLine(group, count: .known(count))
            if let whole { line.share = FigureShare(count, of: whole) }
            return line
        case .wait, .window:
            var line = FigureLine(group, count: .known(counted.count))
            let waits = ClosedWaits(counted.reduce(into: [:]) { $0[$1.days ?? 0, default: 0] += 1 })
            line.median = waits.median.map { .known($0) } ?? .absent
            line.ninetieth = waits.ninetiethPercentile.map { .known($0) } ?? .absent
            if id.form == .wait, isInSum(group) { line.waiting = .known(rows.count - counted.count) }
            return line
        case .deadlines:
            func count(_ state: FigureRow.State) -> Int { counted.count { $0.state == state } }
            var line = FigureLine(group, count: .known(counted.count))
            line.onTime = .known(count(.onTime))
            line.late = .known(count(.late))
            line.missing = .known(count(.missing))
            line.share = FigureShare(count(.onTime), of: counted.count)
            return line
        }
    }
}
