// Deciding on the unit's own records: who may write them, and what a record must be like.

extension Decision {
    /// The most households of one pickup, and vehicles.
    public static let mostOfAPickup = 50

    /// Checks what somebody wants to write as a record.
    /// - Throws: why it is refused.
    public static func check(_ change: UnitChange, kind: RecordID.Kind, by role: Role) throws(CommandError) {
        try require(.change, of: role)
        if kind == .quota { try require(.quota, of: role) }
        switch change.content {
        case .pickup(let pickup): try check(pickup)
        case .quota(let figure):
            guard QuotaFigure.years.contains(figure.year), QuotaFigure.sizes.contains(figure.persons) else {
                throw .quotaOutOfRange
            }
        case .dwelling(let dwelling): try check(dwelling)
        // What these must be like depends on the case and on other records; see HandoverAct.swift and its neighbours.
        case .handover, .absence, .partner, .consent, .viewer, .retention, .exemption, nil: break
        }
    }

    private static func check(_ pickup: Pickup) throws(CommandError) {
        guard !pickup.households.isEmpty else { throw .pickupEmpty }
        let cases = pickup.households.map(\.caseID)
        guard Set(cases).count == cases.count else { throw .pickedUpTwice }
        let texts =
            [
                pickup.place, pickup.terminal, pickup.meetingPoint, pickup.parking,
                pickup.interpreter.agency,
                pickup.interpreter.reference, pickup.interpreter.backup,
            ] + pickup.staff + pickup.households.map(\.escort)
            + pickup.vehicles.flatMap { [$0.name, $0.driver] + $0.riders }
        let size = texts.reduce(0) { $0 + $1.unicodeScalars.count }
        guard size <= textLimit, pickup.vehicles.count <= mostOfAPickup, cases.count <= mostOfAPickup else {
            throw .textTooLong(.pickup, limit: textLimit)
        }
    }
}
