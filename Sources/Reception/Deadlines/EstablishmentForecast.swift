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
        guard file.closing == nil, let programme = rulebook[.programme], let frame = rulebook[.frame] else {
            return [:]
        }
        let index = FactIndex(file, catalogue)
        var found: [PersonID: EstablishmentForecast] = [:]
        for member in file.members where member.left == nil {
            let started: [FactID] = [.establishmentStarted, .establishmentEnded]
            guard started.allSatisfy({ index.readings($0, for: member).isEmpty }),
                let registration = registration(of: member, file, index, on: today, waits: waits),
                applies(programme, member, on: registration.opensLatest, file, index)
            else { continue }
            // Who turns twenty while waiting opens then at the earliest.
            let ofAge = programme.conditions.minimumAge.flatMap { member.person.birthDate?.birthday($0) }
            let opens = max(registration.opensEarliest, ofAge ?? .distantPast)
            let plan = index.readings(.establishmentPlan, for: member).first?.day
            func frameEnd(_ registered: Day, _ opening: Day) -> Day {
                let from = rulebook.day("frame_disregards_from") ?? .distantFuture
                return (registered < from ? registered : max(plan ?? opening, registered)).adding(frame.span)
            }
            let recorded = deadlines.first { $0.key.rule == .frame && $0.key.person == member.person.id }
            let known = recorded.flatMap { $0.isProvisional ? nil : $0.due }
            let latest = known ?? frameEnd(registration.latest, registration.opensLatest)
            // A frame that is over opens nothing.
            guard latest > opens else { continue }
            let end = opens.adding(programme.span)
            found[member.person.id] = EstablishmentForecast(
                opensEarliest: opens, opensLatest: registration.opensLatest,
                endsEarliest: min(end, known ?? frameEnd(registration.earliest, opens)), endsLatest: latest,
                waitsSince: registration.notified, wait: registration.wait)
        }
        return found
    }

    /// First folkbokföring, recorded or expected.
    private struct Registration {
        var earliest: Day
        var latest: Day
        var opensEarliest: Day
        var opensLatest: Day
        var notified: Day?
        var wait: ExpectedWait?
    }

    private func registration(
        of member: Membership, _ file: CaseFile, _ index: FactIndex, on today: Day, waits: ClosedWaits
    ) -> Registration? {
        if let day = index.readings(.firstRegistered, for: member).first?.day {
            let opens = max(day, today)
            return Registration(earliest: day, latest: day, opensEarliest: opens, opensLatest: opens)
        }
        guard file.kind(on: today) != .massflykt, let rule = rulebook[.registrationWait],
            let notified = index.readings(.registrationNotified, for: member).first?.day
        else { return nil }
        let wait = ExpectedWait(rule, from: notified, waits: waits)
        let earliest = max(today, notified.adding(days: wait.median))
        let latest = max(today, notified.adding(days: wait.long))
        return Registration(
            earliest: earliest, latest: latest, opensEarliest: earliest, opensLatest: latest,
            notified: notified, wait: wait)
    }
}
