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
}
