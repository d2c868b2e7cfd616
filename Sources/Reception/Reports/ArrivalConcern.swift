// What is missing before an arrival, and from which day on that is a warning.

/// Something that is missing or does not fit.
public enum ArrivalConcern: Hashable, Sendable {
    /// Nobody has planned how they are met.
    case noPickup
    /// The flight or train is not known.
    case noJourney
    case noTime
    /// The journey is known and still preliminary, since a day.
    case preliminary(since: Day)
    /// The case says another day than the pickup.
    case otherDay(CaseNumber, Day)
    /// The day lies after the latest day of reception that the decision prints.
    case tooLate(CaseNumber, Day)
    case noFlat(CaseNumber)
    /// Nobody is ordered for these languages.
    case noInterpreter([String])
    /// An interpreter is ordered, and nothing is there to do if nobody comes.
    case noBackup
    case noVehicle
    /// Vehicles without a driver, by name.
    case noDriver([String])
    /// A driver needs a licence for buses for the vehicle.
    case busLicence(String)
    /// So many have no seat, or no place for their wheelchair, however they are put.
    case noSeat(Int)
    /// So many suitcases have no room.
    case noRoomForBags(Int)
    /// How many suitcases there are is not known of so many households.
    case unknownBags(Int)
    /// A household is divided among vehicles, or somebody waits for one to come back.
    case divided
    case secondTrip
    /// A child would ride without its guardian.
    case childAlone(Int)
    /// The height of so many is to be asked for; the safer seat is counted.
    case unknownHeight(Int)
    case wheelchairNotOrdered
    /// So many have a wheelchair, and no vehicle a place for one.
    case noWheelchairPlace(Int)
    /// Children without a guardian of their own: nobody is appointed (lag (2005:429) om god man för ensamkommande barn).
    case noGuardian(CaseNumber)
    /// Children without a guardian of their own: nobody is known to travel with them.
    case noEscort(CaseNumber)
    /// Somebody, by the number in the household, did not come when the others did.
    case notCome(CaseNumber, [Int])

    /// What of an arrival it is about, which says how early it is to be warned of; nil for what is to be settled at once.
    public var need: PickupNeed? {
        switch self {
        case .noPickup, .noJourney, .noTime, .preliminary, .unknownBags, .unknownHeight, .noEscort,
            .wheelchairNotOrdered:
            .flight
        case .noFlat: .flat
        case .noInterpreter, .noBackup: .interpreter
        case .noVehicle, .noWheelchairPlace, .noDriver, .busLicence, .divided, .secondTrip: .driver
        case .otherDay, .tooLate, .noSeat, .noRoomForBags, .childAlone, .noGuardian, .notCome: nil
        }
    }

    /// Whether it is only to be known, however near the day is.
    public var isMild: Bool {
        switch self {
        case .busLicence, .divided, .secondTrip, .unknownBags, .unknownHeight, .noBackup: true
        default: false
        }
    }

    /// Whether it is a warning on a day.
    /// - Parameter facts: say how many days before each need must be met.
    public func isWarning(for landing: Landing, on today: Day, _ facts: UnitPickup) -> Bool {
        guard !isMild else { return false }
        guard let need else { return true }
        return landing.day - today <= facts.warnDays(need)
    }
}

extension ArrivalGroup {
    /// What ``concerns`` is made of.
    var missing: [ArrivalConcern] {
        let seen = rows.filter { !$0.isMasked }
        guard !seen.isEmpty else { return [] }
        let absent = seen.filter { !$0.absent.isEmpty }.map { ArrivalConcern.notCome($0.number, $0.absent) }
        return absent + journey(seen) + homes(seen) + company + riding
    }

    /// What of it is a warning on a day.
    public func warnings(on today: Day, _ facts: UnitPickup) -> [ArrivalConcern] {
        concerns.filter { $0.isWarning(for: landing, on: today, facts) }
    }

    private func journey(_ seen: [ArrivalRow]) -> [ArrivalConcern] {
        var concerns: [ArrivalConcern] = []
        let hasJourney = pickup.map { $0.journey != nil } ?? seen.allSatisfy { !$0.flight.isEmpty }
        if pickup == nil { concerns.append(.noPickup) }
        if !hasJourney { concerns.append(.noJourney) }
        if landing.minutes == nil { concerns.append(.noTime) }
        if let pickup, hasJourney, pickup.confirmed == nil {
            concerns.append(.preliminary(since: pickup.preliminarySince))
        }
        for row in seen {
            if let latest = row.latest, landing.day > latest { concerns.append(.tooLate(row.number, latest)) }
        }
        for row in seen where row.day != landing.day { concerns.append(.otherDay(row.number, row.day)) }
        return concerns
    }

    private func homes(_ seen: [ArrivalRow]) -> [ArrivalConcern] {
        seen.flatMap { row -> [ArrivalConcern] in
            var concerns: [ArrivalConcern] = row.hasFlat ? [] : [.noFlat(row.number)]
            guard row.isUnaccompanied else { return concerns }
            if !row.hasGuardian { concerns.append(.noGuardian(row.number)) }
            let own = pickup?.households.first { $0.caseID == row.caseID }
            if own?.escort.isEmpty ?? true { concerns.append(.noEscort(row.number)) }
            return concerns
        }
    }

    /// Who goes there and interprets.
    private var company: [ArrivalConcern] {
        var concerns: [ArrivalConcern] = []
        let ordered = pickup?.interpreter ?? Pickup.Interpreter()
        let missing = travellers.interpreted.filter { !ordered.languages.contains($0) }
        if !missing.isEmpty { concerns.append(.noInterpreter(missing)) }
        if ordered.isOrdered, ordered.backup.isEmpty { concerns.append(.noBackup) }
        if let pickup, travellers.needs.contains(.wheelchair), !pickup.wheelchairOrdered {
            concerns.append(.wheelchairNotOrdered)
        }
        return concerns
    }

    /// What they ride in.
    private var riding: [ArrivalConcern] {
        var concerns: [ArrivalConcern] = []
        let asked = travellers.unknownHeights
        if asked > 0 { concerns.append(.unknownHeight(asked)) }
        guard let pickup else { return concerns }
        let masked = Set(rows.filter(\.isMasked).map(\.caseID))
        let uncounted = pickup.households.count { $0.bags == nil && !masked.contains($0.caseID) }
        if uncounted > 0 { concerns.append(.unknownBags(uncounted)) }
        guard let plan = seatPlan else { return concerns + [.noVehicle] }
        let idle = pickup.vehicles.filter { $0.driver.isEmpty }.map(\.name)
        if !idle.isEmpty { concerns.append(.noDriver(idle)) }
        concerns += pickup.vehicles.filter(\.needsBusLicence).map { .busLicence($0.name) }
        let faults = plan.faults(passengers, bags: pickup.bags, pickup.vehicles)
        var (left, bags, alone) = (0, 0, 0)
        // Children without anybody of their own ride with somebody of the unit's or not at all.
        let lonely = Set(rows.filter { $0.passengers.allSatisfy { !$0.isAdult } }.map(\.caseID))
        let hasCompany = pickup.vehicles.contains { !$0.riders.isEmpty }
        for fault in faults {
            switch fault {
            case .left(let id) where !hasCompany && lonely.contains(id.caseID): alone += 1
            case .left: left += 1
            case .seats(_, _, let missing), .wheelchairs(_, _, let missing): left += missing
            case .bags(_, _, let missing), .bagsLeft(_, let missing): bags += missing
            case .childAlone: alone += 1
            }
        }
        if wheelchairsWithoutPlace > 0 { concerns.append(.noWheelchairPlace(wheelchairsWithoutPlace)) }
        if left > 0 { concerns.append(.noSeat(left)) }
        if bags > 0 { concerns.append(.noRoomForBags(bags)) }
        if alone > 0 { concerns.append(.childAlone(alone)) }
        if !plan.divided.isEmpty { concerns.append(.divided) }
        if plan.hasSecondTrip { concerns.append(.secondTrip) }
        return concerns
    }
}
