// Prognos: when a window that is not open yet may open, and when it may end.

/// The earliest and the latest that may become of one person's window.
///
/// What it assumes:
/// - The programme opens on the day of first folkbokföring at the earliest. What lies between, the plan and the
///   decision at Arbetsförmedlingen, is not measured.
/// - Folkbokföring comes the median wait after the notification, at the latest the wait within which nine of ten of the
///   unit's own were over; with fewer than ten closed waits, both are the rule's own value (`FB-VANTE`). Neither lies
///   before today: who has waited longer is registered today at the earliest.
/// - The earliest end is that of 24 months without a pause from the earliest opening, and never beyond the frame.
/// - The latest end is that of the frame from the latest folkbokföring. For who is first registered from 2026-01-01 the
///   time before the plan does not count (15 a §); a plan that is not made yet is taken to be made on the latest
///   opening. Parental leave still to come is not foreseen.
public struct EstablishmentForecast: Hashable, Sendable {
    public let opensEarliest: Day
    public let opensLatest: Day
    public let endsEarliest: Day
    public let endsLatest: Day
    /// The day from which folkbokföring is waited for, nil where it is recorded.
    public let waitsSince: Day?
    /// What the wait for folkbokföring is expected to take, nil where that is recorded.
    public let wait: ExpectedWait?
}

/// A wait that is not over.
public struct RunningWait: Hashable, Sendable {
    /// From when somebody waits.
    public let since: Day
    public let expected: ExpectedWait
}

extension DeadlineEngine {
    /// The longest wait for folkbokföring that is going on in a case; nil where nobody waits.
    /// - Parameter waits: the unit's closed waits for folkbokföring.
    public func registrationWait(of file: CaseFile, waits: ClosedWaits) -> RunningWait? {
        guard file.closing == nil, let rule = rulebook[.registrationWait] else { return nil }
        let index = FactIndex(file, catalogue)
        let waiting = file.members.filter {
            $0.left == nil && index.readings(.populationRegistered, for: $0).isEmpty
        }
        let since = waiting.compactMap { index.readings(.registrationNotified, for: $0).first?.day }.min()
        return since.map { RunningWait(since: $0, expected: ExpectedWait(rule, from: $0, waits: waits)) }
    }

    /// The forecasts of those in the programme's target group (EP-24: 20 years and below the pension age) who have not
    /// started it. Under temporary protection there is none before folkbokföring.
    /// - Parameters:
    ///   - deadlines: what the engine computed for the case.
    ///   - today: before which nothing is forecast.
    ///   - waits: the unit's closed waits for folkbokföring.
    func forecasts(
        of file: CaseFile, deadlines: [Deadline], on today: Day, waits: ClosedWaits
    ) -> [PersonID: EstablishmentForecast] {
        forecastBases(of: file, deadlines: deadlines).compactMapValues {
            $0.forecast(by: rulebook, on: today, waits: waits)
        }
    }

    /// What forecasts are made from, for everybody of a case who has not started and may still do so.
    public func forecastBases(of file: CaseFile, deadlines: [Deadline]) -> [PersonID: ForecastBasis] {
        guard file.closing == nil, let programme = rulebook[.programme] else { return [:] }
        let index = FactIndex(file, catalogue)
        var found: [PersonID: ForecastBasis] = [:]
        for member in file.members where member.left == nil {
            let started: [FactID] = [.establishmentStarted, .establishmentEnded]
            let registered = index.readings(.firstRegistered, for: member).first?.day
            let notified = index.readings(.registrationNotified, for: member).first?.day
            guard started.allSatisfy({ index.readings($0, for: member).isEmpty }),
                registered != nil || notified != nil && file.latestKind != .massflykt,
                let born = member.person.birthDate
            else { continue }
            let recorded = deadlines.first { $0.key.rule == .frame && $0.key.person == member.person.id }
            let basis = ForecastBasis(
                born: born, registered: registered, notified: registered == nil ? notified : nil,
                plan: index.readings(.establishmentPlan, for: member).first?.day,
                frameEnd: recorded.flatMap { $0.isProvisional ? nil : $0.due })
            // Children are left out where they cannot be of age before any frame from now would be over.
            guard basis.mayBeOfAge(programme) else { continue }
            found[member.person.id] = basis
        }
        return found
    }
}

/// What is recorded of somebody who has not started the programme: enough to forecast it on any day.
public struct ForecastBasis: Hashable, Sendable {
    public let born: Day
    /// First folkbokföring, and the notification while there is none.
    public let registered: Day?
    public let notified: Day?
    public let plan: Day?
    /// The end of the frame, where nothing recorded later will move it.
    public let frameEnd: Day?

    public init(born: Day, registered: Day?, notified: Day?, plan: Day?, frameEnd: Day?) {
        self.born = born
        self.registered = registered
        self.notified = notified
        self.plan = plan
        self.frameEnd = frameEnd
    }

    /// Whether the person comes of the programme's age within three years of what is recorded.
    func mayBeOfAge(_ programme: Rule) -> Bool {
        guard let minimum = programme.conditions.minimumAge, let since = registered ?? notified else {
            return true
        }
        return born.birthday(minimum) <= since.adding(.months(36))
    }

    /// The forecast as it stands on a day; nil where the person is not of the programme's ages then, or the frame is
    /// over.
    /// - Parameters:
    ///   - rulebook: whose rules EP-24, EP-36 and FB-VANTE count.
    ///   - today: before which nothing is forecast.
    ///   - waits: the unit's closed waits for folkbokföring.
    public func forecast(
        by rulebook: Rulebook, on today: Day, waits: ClosedWaits
    ) -> EstablishmentForecast? {
        guard let programme = rulebook[.programme], let frame = rulebook[.frame],
            let registration = registration(by: rulebook, on: today, waits: waits),
            isOfAge(programme, rulebook, on: registration.opensLatest)
        else { return nil }
        // Who turns twenty while waiting opens then at the earliest.
        let ofAge = programme.conditions.minimumAge.map { born.birthday($0) } ?? .distantPast
        let opens = max(registration.opensEarliest, ofAge)
        let from = rulebook.day("frame_disregards_from") ?? .distantFuture
        func end(_ registered: Day, _ opening: Day) -> Day {
            (registered < from ? registered : max(plan ?? opening, registered)).adding(frame.span)
        }
        let latest = frameEnd ?? end(registration.latest, registration.opensLatest)
        // A frame that is over opens nothing.
        guard latest > opens else { return nil }
        return EstablishmentForecast(
            opensEarliest: opens, opensLatest: registration.opensLatest,
            endsEarliest: min(opens.adding(programme.span), frameEnd ?? end(registration.earliest, opens)),
            endsLatest: latest, waitsSince: notified, wait: registration.wait)
    }

    private func isOfAge(_ programme: Rule, _ rulebook: Rulebook, on day: Day) -> Bool {
        let age = born.age(on: day)
        let pension = programme.conditions.belowPensionAge ? rulebook.number("pension_age", on: day) : nil
        return age >= programme.conditions.minimumAge ?? 0 && age < pension ?? .max
    }

    /// First folkbokföring, recorded or expected.
    private struct Registration {
        var earliest: Day
        var latest: Day
        var opensEarliest: Day
        var opensLatest: Day
        var wait: ExpectedWait?
    }

    private func registration(
        by rulebook: Rulebook, on today: Day, waits: ClosedWaits
    ) -> Registration? {
        if let registered {
            let opens = max(registered, today)
            return Registration(
                earliest: registered, latest: registered, opensEarliest: opens, opensLatest: opens)
        }
        guard let rule = rulebook[.registrationWait], let notified else { return nil }
        let wait = ExpectedWait(rule, from: notified, waits: waits)
        let earliest = max(today, notified.adding(days: wait.median))
        let latest = max(today, notified.adding(days: wait.long))
        return Registration(
            earliest: earliest, latest: latest, opensEarliest: earliest, opensLatest: latest, wait: wait)
    }
}
