// Doing what a good unit would have done: steps whose time has come are completed, a few late, and some are left.

import Reception

/// Completes deadlines of a household until only what its plot leaves undone asks for anything.
struct Housekeeping {
    let life: Life
    let engine: DeadlineEngine
    let today: Day

    /// Milestones that only the life itself writes.
    private static let milestones: Set<FactID> = [
        .received, .movedIn, .arrivalPlanned, .placementDecided, .populationRegistered, .firstRegistered,
        .personnummerReceived, .establishmentStarted, .establishmentEnded, .establishmentPlan,
        "first_received",
        "permit_granted", "registration_possible", "entered_sweden", "housing_decided",
    ]
    /// What may be done before the household has come, besides steps of its checklist.
    private static let beforehand: Set<FactID> = [
        "lease_signed", "health_exam_booked", "reception_confirmed", "permit_renewal_applied",
    ]

    /// One round: completes what is open in the case as it stands.
    /// - Returns: whether anything was written.
    func tidy(_ file: CaseFile, into timeline: inout Timeline, _ dice: inout Dice) -> Bool {
        var isChanged = false
        var kept = 0
        for deadline in engine.deadlines(of: file) where deadline.isOpen {
            guard let rule = engine.rulebook[deadline.key.rule], let due = deadline.due else { continue }
            if let lapse = deadline.lapsesOn, lapse <= today { continue }
            if rule.show == .lead {
                if claim(rule, deadline, file, into: &timeline) { isChanged = true }
                continue
            }
            let lane = Lane.place(
                deadline.dates, rule: rule.id, opensOn: deadline.opensOn, on: today, engine.rulebook
            ).lane
            let leaves = isLeft(rule, deadline, due, lane, &kept)
            let day = date(deadline, rule, due, &dice)
            if leaves { continue }
            if complete(rule, deadline, day, file, into: &timeline) { isChanged = true }
        }
        return isChanged
    }

    /// The team lead claims what the state owes within some weeks of each quarter; the newest is not claimed yet.
    private func claim(_ rule: Rule, _ deadline: Deadline, _ file: CaseFile, into timeline: inout Timeline)
        -> Bool
    {
        let day = deadline.triggerDay.adding(days: 25 + Int(deadline.triggerDay.number) % 40)
        return day <= today && complete(rule, deadline, day, file, into: &timeline)
    }

    /// Whether a deadline stays undone.
    private func isLeft(_ rule: Rule, _ deadline: Deadline, _ due: Day, _ lane: Lane, _ kept: inout Int)
        -> Bool
    {
        let plot = life.scene.plot
        switch lane {
        case .later, .now: return true
        case .waiting: return due >= today.adding(days: -10)
        case .atRisk:
            if rule.id == "LMA-EBO" { return plot.contains(.lma) }
            if rule.id == "FAM-3M" {
                return life.leavesFamily && deadline.personNumber == 1
            }
            if isShared(rule, due) { return due >= today && life.leavesRenewal }
            return plot.contains(.renewal) && rule.ends.contains("permit_renewal_applied")
        case .late:
            guard plot.contains(.late), today - due <= 20, rule.nature == .statutory else { return false }
            return true
        case .week:
            if plot.contains(.week), due >= today.adding(days: -3) { return true }
            if plot.contains(.stale), today - due > Lane.oldStepDays, kept < 3 {
                kept += 1
                return true
            }
            return false
        }
    }

    /// Whether many households share the date: the end of temporary protection.
    private func isShared(_ rule: Rule, _ due: Day) -> Bool {
        if case .parameter = rule.trigger { return true }
        return life.scene.kind == .massflykt && rule.ends.contains("permit_renewal_applied")
    }

    /// The day on which it was done: about when it was due, seldom after, never after today.
    private func date(_ deadline: Deadline, _ rule: Rule, _ due: Day, _ dice: inout Dice) -> Day {
        let slip = dice.chance(8) ? dice.int(2...12) : -dice.int(0...4)
        var earliest = min(life.begun, today)
        if rule.endsAfterOpening, let opens = deadline.opensOn { earliest = opens }
        if case .parameter(let name) = rule.trigger, let from = engine.rulebook.parameter(name)?.validFrom {
            earliest = max(earliest, from)
        }
        if rule.ends.first.map({ engine.catalogue[$0]?.isRepeated ?? false }) ?? false {
            earliest = max(earliest, deadline.triggerFact == nil ? earliest : min(deadline.triggerDay, today))
        }
        if deadline.triggerDay <= today, !rule.span.isNegative {
            earliest = max(earliest, deadline.triggerDay)
        }
        let wished = due.adding(days: slip)
        return max(earliest, min(wished, today.adding(days: -dice.int(0...3))))
    }

    private func complete(
        _ rule: Rule, _ deadline: Deadline, _ day: Day, _ file: CaseFile, into timeline: inout Timeline
    ) -> Bool {
        let ends = rule.ends(from: deadline.triggerDay)
        guard let fact = ends.first(where: { !Self.milestones.contains($0) }) else { return false }
        let isStep = fact.stepRule != nil
        if !life.hasArrived, !isStep, !Self.beforehand.contains(fact) { return false }
        let scope = isStep ? rule.scope : engine.catalogue[fact]?.scope ?? rule.scope
        let isRepeated = engine.catalogue[fact]?.isRepeated ?? false
        switch scope {
        case .case: return timeline.complete(fact, day, person: nil, isRepeated: isRepeated)
        case .person:
            if let number = deadline.personNumber {
                return write(fact, day, person: number - 1, isRepeated, into: &timeline)
            }
            var isChanged = false
            for person in timeline.births.indices {
                let isConcerned = rule.conditions.memberAges.map {
                    $0.contains(timeline.births[person].age(on: deadline.triggerDay))
                }
                guard isConcerned ?? true else { continue }
                if write(fact, day, person: person, isRepeated, into: &timeline) { isChanged = true }
            }
            return isChanged
        }
    }

    private func write(
        _ fact: FactID, _ day: Day, person: Int, _ isRepeated: Bool, into timeline: inout Timeline
    ) -> Bool {
        guard timeline.births.indices.contains(person) else { return false }
        let day = max(day, timeline.births[person])
        return timeline.complete(fact, day, person: person, isRepeated: isRepeated)
    }
}
