// Lanes: where a deadline stands in somebody's day. One function, used by queue, day and `w`.

/// A lane of Min dag, and where the rest is.
public enum Lane: String, CaseIterable, Sendable {
    /// Bookings, reminders that are due, arrivals within seven days.
    case now
    /// Lost for good when missed.
    case atRisk = "at_risk"
    /// The unit's own statutory acts that are late.
    case late
    /// Due this week.
    case week
    /// Somebody else must act.
    case waiting
    case later
}

/// Why a row stands in its lane, for `w`.
public enum LaneReason: Hashable, Sendable {
    case reminderDue
    /// Lost when missed, from so many days before.
    case lostWhenMissed(days: Int)
    case unitsOwnStatutory
    case dueWithinWeek
    /// An early warning of so long before the due date.
    case alert(Span)
    /// A late step of a routine.
    case lateRoutine
    case othersAct(RuleOwner)
    case snoozed(until: Day)
    case paused
    case notOpenYet(Day)
    case notYet
}

extension QueueRow {
    /// The lane in which an open row stands on a day, and why.
    public func lane(on today: Day, _ rulebook: Rulebook) -> (lane: Lane, reason: LaneReason) {
        Lane.place(dates, rule: key.rule, opensOn: opensOn, on: today, rulebook)
    }
}

extension Lane {
    /// How far ahead `week` reaches.
    static let weekDays = 7
    /// From this many days late on, steps of a routine are folded into one row.
    public static let oldStepDays = 30

    /// Places an open deadline.
    /// - Parameter id: its rule's, or a reminder's.
    public static func place(
        _ dates: DeadlineDates, rule id: RuleID, opensOn: Day?, on today: Day, _ rulebook: Rulebook
    ) -> (lane: Lane, reason: LaneReason) {
        place(dates, rule: id, at: rulebook.index(of: id), opensOn: opensOn, on: today, rulebook)
    }

    /// The same with where the rule stands in the rulebook, for who has looked it up already.
    static func place(
        _ dates: DeadlineDates, rule id: RuleID, at index: Int?, opensOn: Day?, on today: Day,
        _ rulebook: Rulebook
    ) -> (lane: Lane, reason: LaneReason) {
        guard let index else { return place(dates, isReminder: id == .reminder, today: today) }
        return place(dates, index, opensOn: opensOn, on: today, rulebook)
    }

    /// Where the dates alone place it: what is snoozed or paused.
    private static func withoutDue(_ dates: DeadlineDates, _ today: Day) -> (lane: Lane, reason: LaneReason)?
    {
        if let until = dates.snoozedUntil, today < until { return (.later, .snoozed(until: until)) }
        return dates.due == nil ? (.later, .paused) : nil
    }

    /// Places what has no rule: a reminder of one's own.
    private static func place(
        _ dates: DeadlineDates, isReminder: Bool, today: Day
    ) -> (lane: Lane, reason: LaneReason) {
        if let place = withoutDue(dates, today) { return place }
        let isDue = dates.due.map { $0 <= today } ?? false
        return isReminder && isDue ? (.now, .reminderDue) : (.later, .notYet)
    }

    /// Places an open deadline of the rule that stands at an index; all is read there, because a copy of a rule is long.
    private static func place(
        _ dates: DeadlineDates, _ rule: Int, opensOn: Day?, on today: Day, _ rulebook: Rulebook
    ) -> (lane: Lane, reason: LaneReason) {
        if let place = withoutDue(dates, today) { return place }
        guard let due = dates.due else { return (.later, .paused) }
        let left = due - today
        let rules = rulebook.rules
        let (owner, show, nature) = (rules[rule].owner, rules[rule].show, rules[rule].nature)
        if let days = rules[rule].atRiskDays, left <= days { return (.atRisk, .lostWhenMissed(days: days)) }
        if let opensOn, opensOn > today, owner != .authority { return (.later, .notOpenYet(opensOn)) }
        if show == .waiting || owner == .authority || owner == .household, show != .alert {
            // Somebody else's act is waited for once its time has come, and is never late on this list.
            if rules[rule].lapsesWithParameter != nil, left > 0 { return (.later, .notOpenYet(due)) }
            return (.waiting, .othersAct(owner))
        }
        switch show {
        case .alert: return alert(rules[rule].alerts, due: due, today: today)
        case .lead, .text: return (.later, .notYet)
        case .queue, .waiting: break
        }
        if left < 0, nature == .statutory || nature == .expiry { return (.late, .unitsOwnStatutory) }
        if left < 0 { return (.week, .lateRoutine) }
        return left <= weekDays ? (.week, .dueWithinWeek) : (.later, .notYet)
    }

    /// An alert shows for a week at each of its points, in the last week before the date and once it is past.
    private static func alert(_ alerts: [Span], due: Day, today: Day) -> (
        lane: Lane, reason: LaneReason
    ) {
        if due - today <= weekDays { return (.week, .dueWithinWeek) }
        for span in alerts {
            let point = due.adding(span.negated)
            if point <= today, today - point < weekDays { return (.week, .alert(span)) }
        }
        return (.later, .notYet)
    }
}
