// Permits, their renewals and the cards that come with them.

import Reception

extension Life {
    func writePermits(into timeline: inout Timeline, _ dice: inout Dice) {
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
}
