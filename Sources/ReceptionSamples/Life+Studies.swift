// Sfi, samhällsorientering and the establishment programme, with its pauses.

import Reception

extension Life {
    func writeStudies(after registered: Day, into timeline: inout Timeline, _ dice: inout Dice) {
        let applied = registered.adding(days: dice.int(4...12))
        let started = applied.adding(days: dice.int(14...26))
        timeline.put(.sfiApplied, applied, ages: 16...66)
        timeline.put("sfi_admitted", applied.adding(days: 6), ages: 16...66)
        timeline.put(.sfiStarted, started, ages: 16...66)
        if !scene.plot.contains(.late) {
            let course = registered.adding(days: dice.int(30...55))
            timeline.put("civic_orientation_started", course, ages: 18...66)
            timeline.put(
                "civic_orientation_completed", course.adding(days: dice.int(120...300)), ages: 18...66)
        }
        switch scene.stage {
        case .programme, .parental, .ending, .followUp, .closed: break
        default: return
        }
        if scene.kind != .massflykt || scene.stage == .closed {
            writeProgramme(after: registered, into: &timeline, &dice)
        }
    }

    private func writeProgramme(after registered: Day, into timeline: inout Timeline, _ dice: inout Dice) {
        var start = registered.adding(days: dice.int(30...60))
        if scene.stage == .ending {
            // The end falls where the unit is warned of it, or a little before.
            let alerts = rulebook["EP-24"]?.alerts ?? []
            let lead = dice.pick(alerts.filter { !$0.isNegative }, or: .months(1))
            start = today.adding(lead).adding(days: -dice.int(0...5)).adding(months: -24)
        }
        let isOver = scene.stage == .followUp || scene.stage == .closed
        for person in timeline.births.indices where (20...66).contains(timeline.age(person, on: start)) {
            timeline.put(.establishmentPlan, start.adding(days: -dice.int(7...20)), person: person)
            timeline.put(.establishmentStarted, start, person: person)
            timeline.put("first_establishment_benefit", start.adding(days: dice.int(20...40)), person: person)
            timeline.put("job_coach_met", start.adding(days: dice.int(60...150)), person: person)
            if isOver {
                timeline.put(
                    .establishmentEnded, min(start.adding(months: 24), today.adding(days: -20)),
                    person: person)
            }
        }
        guard scene.stage == .programme || scene.stage == .parental else { return }
        writePauses(since: start, into: &timeline, &dice)
    }

    /// One pause that is over for some, one that runs for those who wait for a child to grow.
    private func writePauses(since start: Day, into timeline: inout Timeline, _ dice: inout Dice) {
        guard
            let person = timeline.births.indices.first(where: {
                timeline.has(.establishmentStarted, person: $0)
            })
        else { return }
        if scene.stage == .parental {
            let youngest = timeline.births.max() ?? today
            let isParent = today - youngest < 365
            let from = max(
                start.adding(days: 10), isParent ? youngest.adding(days: 5) : today.adding(days: -45))
            timeline.put(
                .establishmentPaused, from, person: person,
                value: (isParent ? PauseReason.parental : .illness).rawValue)
        } else if dice.chance(60), today - start > 200 {
            let from = start.adding(days: dice.int(60...120))
            timeline.put(
                .establishmentPaused, from, person: person, until: from.adding(days: dice.int(20...70)),
                value: (dice.chance(50) ? PauseReason.illness : .other).rawValue)
        }
    }
}
