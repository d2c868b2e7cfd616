// The milestones of a household's life by its scene, from assignment to the end of the establishment window.

import Reception

/// Writes the milestones; the many small steps between them are housekeeping.
struct Life {
    let scene: Scene
    let today: Day
    /// The day on which the household came, or is to come.
    let arrival: Day
    /// The day of the assignment, or of the permit for those who come by themselves.
    let begun: Day
    let family: Family
    let rulebook: Rulebook
    /// Whether the household has not yet applied when many permits end on one day.
    let leavesRenewal: Bool
    /// Whether relatives have not applied yet, where the plot would have it so.
    let leavesFamily: Bool

    init(
        scene: Scene, family: Family, today: Day, rulebook: Rulebook, leavesRenewal: Bool, _ dice: inout Dice
    ) {
        self.scene = scene
        self.family = family
        self.today = today
        self.rulebook = rulebook
        self.leavesRenewal = leavesRenewal
        leavesFamily = scene.plot.contains(.family) && dice.chance(55)
        var came = today.adding(days: -dice.int(scene.arrived))
        if scene.stage == .arriving {
            // Flights and trains are booked on working days.
            while came.weekday.isWeekend { came = came.adding(days: scene.arrived.upperBound >= -2 ? -1 : 1) }
            came = max(came, today.adding(days: 1))
        }
        arrival = came
        switch scene.kind {
        case .kvot: begun = min(today, arrival).adding(days: -dice.int(40...60))
        case .abo:
            begun =
                scene.stage == .assigned ? today.adding(days: -dice.int(4...12)) : arrival.adding(days: -44)
        case .ebo:
            begun = arrival.adding(days: scene.stage == .settling ? -dice.int(4...8) : -dice.int(15...30))
        case .massflykt: begun = arrival.adding(days: -dice.int(6...12))
        }
    }

    /// Whether the household lives in the municipality.
    var hasArrived: Bool { scene.stage != .arriving && scene.stage != .assigned }

    /// The day of folkbokföring, nil for those who are not registered.
    func registration(_ dice: inout Dice) -> Day? {
        switch scene.stage {
        case .assigned, .arriving, .settling, .waiting, .settled: return nil
        case .sfi where scene.kind == .massflykt: return arrival.adding(days: 420)
        case .sfi: return today.adding(days: -dice.int(scene.plot.contains(.late) ? 63...72 : 40...54))
        case .closed where scene.kind == .massflykt: return nil
        case .programme, .parental, .ending, .followUp, .closed:
            return arrival.adding(days: dice.int(60...125))
        }
    }

    /// Writes it all.
    func write(into timeline: inout Timeline, registered: Day?, _ dice: inout Dice) {
        writeArrival(into: &timeline, &dice)
        writePermits(into: &timeline, &dice)
        guard hasArrived else { return }
        writeChildren(into: &timeline, &dice)
        writeRegistration(registered, into: &timeline, &dice)
        if let registered { writeStudies(after: registered, into: &timeline, &dice) }
    }

    private func writeArrival(into timeline: inout Timeline, _ dice: inout Dice) {
        switch scene.kind {
        case .kvot, .abo:
            timeline.put(.placementDecided, begun)
            timeline.put(.latestReception, arrival.adding(days: scene.kind == .kvot ? dice.int(12...30) : 16))
            if scene.stage != .assigned { timeline.put(.arrivalPlanned, arrival) }
        case .massflykt:
            timeline.put(.placementDecided, begun)
            if dice.chance(75) || scene.stage == .assigned {
                timeline.put("housing_decided", scene.stage == .assigned ? arrival.adding(days: -2) : begun)
            }
        case .ebo: break
        }
        guard hasArrived else {
            if scene.stage == .arriving, scene.kind == .kvot {
                timeline.put("lease_signed", arrival.adding(days: -dice.int(31...34)))
            }
            return
        }
        timeline.put(.received, arrival)
        // Under temporary protection the first weeks are spent in a place for the night.
        let waits = scene.kind == .massflykt && scene.stage == .settling
        timeline.put(.movedIn, waits ? arrival.adding(days: 21) : arrival)
        // The contract is signed with the keys.
        timeline.put("lease_signed", arrival)
        timeline.put("housing_ready", arrival)
        timeline.put("reception_confirmed", arrival.adding(days: dice.int(0...3)))
        timeline.put("reception_talk", arrival.adding(days: dice.int(4...16)))
        if today - arrival > 60 || (scene.kind != .ebo && today - arrival > 4) {
            timeline.put("income_support_applied", arrival.adding(days: dice.int(1...4)))
            timeline.put("income_support_decided", arrival.adding(days: dice.int(9...20)))
        }
        if dice.chance(70) { timeline.put("guide_assigned", arrival.adding(days: dice.int(20...60))) }
        if scene.kind != .ebo, dice.chance(60) {
            // Leases of the municipality end long after the years that are looked at.
            timeline.put("lease_ends", max(today, arrival).adding(days: dice.int(260...900)))
        }
        let entered =
            scene.kind == .ebo || scene.kind == .abo ? begun.adding(days: -dice.int(300...600)) : arrival
        for person in timeline.births.indices { timeline.put("entered_sweden", entered, person: person) }
    }

    private func writePermits(into timeline: inout Timeline, _ dice: inout Dice) {
        var granted = begun
        switch scene.kind {
        case .kvot: granted = min(arrival, today).adding(days: -dice.int(110...150))
        case .abo:
            granted = begun.adding(days: scene.stage == .assigned ? -dice.int(4...20) : -dice.int(100...140))
        case .ebo: if scene.plot.contains(.family) { granted = today.adding(days: -dice.int(56...80)) }
        case .massflykt: granted = begun.adding(days: -dice.int(3...10))
        }
        let ending = today.adding(days: dice.int(8...55))
        for person in timeline.births.indices {
            let basis = family.members[person].basis
            timeline.put("permit_granted", granted, person: person)
            if scene.kind == .massflykt {
                timeline.put(.permitExpires, directiveEnd, person: person)
            } else if scene.plot.contains(.renewal), person < 2 {
                timeline.put(.permitExpires, ending, person: person)
            } else if basis != .quota {
                writeRenewals(of: person, from: granted, basis, into: &timeline)
            }
            if scene.kind == .massflykt, timeline.age(person, on: today) >= 0, registeredKind(timeline) == nil
            {
                timeline.put("lma_card_expires", today.adding(days: dice.int(100...320)), person: person)
            }
            if hasArrived, scene.kind != .kvot || today - arrival > 30 {
                timeline.put("permit_card_received", max(granted, arrival).adding(days: 20), person: person)
            }
        }
    }

    /// Those in the introduction live without an LMA card.
    private func registeredKind(_ timeline: Timeline) -> Day? {
        switch scene.stage {
        case .sfi, .closed: today
        default: nil
        }
    }

    /// The end of temporary protection: the directive's, or the next 4 March when that is past.
    private var directiveEnd: Day {
        if let stated = rulebook.day("directive_end"), stated >= today { return stated }
        let own = Day(year: today.year, month: 3, day: 4) ?? today
        return own >= today ? own : own.adding(months: 12)
    }

    /// A permit of three years or of thirteen months, renewed each time in good order.
    private func writeRenewals(
        of person: Int, from granted: Day, _ basis: PermitBasis, into timeline: inout Timeline
    ) {
        var expires = granted.adding(months: basis == .subsidiary ? 13 : 36)
        timeline.put(.permitExpires, expires, person: person)
        while expires - today <= 64 {
            timeline.put("permit_renewal_applied", min(today, expires.adding(days: -40)), person: person)
            guard expires - today < -30 else { return }
            let renewed = expires.adding(days: 20)
            if today - renewed > 130 { timeline.put("permit_granted", renewed, person: person) }
            expires = expires.adding(months: 24)
            timeline.put(.permitExpires, expires, person: person)
        }
    }

    private func writeChildren(into timeline: inout Timeline, _ dice: inout Dice) {
        let applied = arrival.adding(days: dice.int(2...7))
        let isOffered = today - arrival > 100
        for person in timeline.births.indices where family.members[person].relation == .child {
            let age = timeline.age(person, on: arrival)
            if (6...18).contains(age) {
                timeline.put("school_applied", applied, person: person)
                timeline.put("school_received", applied.adding(days: dice.int(4...14)), person: person)
                timeline.put("school_started", applied.adding(days: dice.int(18...40)), person: person)
                if dice.chance(70) {
                    timeline.put("school_assessed", applied.adding(days: dice.int(35...60)), person: person)
                }
            } else if (1...5).contains(age) {
                timeline.put("preschool_requested", applied, person: person)
                if isOffered {
                    timeline.put("preschool_offered", applied.adding(days: dice.int(50...90)), person: person)
                    timeline.put("preschool_started", applied.adding(days: dice.int(91...98)), person: person)
                }
            }
        }
        for person in timeline.births.indices where today - arrival > 14 {
            timeline.put("health_exam_booked", arrival.adding(days: dice.int(3...14)), person: person)
            if dice.chance(92) {
                timeline.put("health_exam_done", arrival.adding(days: dice.int(35...160)), person: person)
            }
        }
    }

    private func writeRegistration(_ registered: Day?, into timeline: inout Timeline, _ dice: inout Dice) {
        if scene.kind == .massflykt {
            let possible = arrival.adding(days: 360)
            let isNotified = possible.adding(days: 12) <= today
            for person in timeline.births.indices where possible <= today {
                timeline.put("registration_possible", possible, person: person)
                if isNotified {
                    timeline.put(.registrationNotified, possible.adding(days: 8), person: person)
                }
            }
        } else {
            let possible = max(begun, arrival)
            let notified = arrival.adding(days: dice.int(3...8))
            for person in timeline.births.indices {
                if scene.kind != .kvot { timeline.put("registration_possible", possible, person: person) }
                timeline.put(.registrationNotified, notified, person: person)
                timeline.put("identity_checked", notified.adding(days: dice.int(0...9)), person: person)
            }
        }
        guard let registered else { return }
        let told = registered.adding(days: dice.int(2...6))
        for person in timeline.births.indices {
            timeline.put(.populationRegistered, registered, person: person)
            timeline.put(.personnummerReceived, told, person: person)
            if scene.kind == .massflykt { timeline.put("lma_ends", registered, person: person) }
        }
        timeline.put("id_card_received", told.adding(days: dice.int(12...30)), ages: 13...120)
        timeline.put("bank_account_opened", told.adding(days: dice.int(20...45)), ages: 16...120)
        timeline.put("social_insurance_registered", told.adding(days: dice.int(3...12)), ages: 0...120)
        timeline.put("employment_service_registered", told.adding(days: dice.int(2...8)), ages: 18...66)
    }

    private func writeStudies(after registered: Day, into timeline: inout Timeline, _ dice: inout Dice) {
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
