// Who rides with whom: a plan, and everything that would be wrong with one.

/// Who and what goes in which vehicle.
public struct SeatPlan: Hashable, Sendable {
    /// One vehicle on one way.
    public struct Ride: Hashable, Sendable {
        /// Where the vehicle stands among those of the pickup.
        public var vehicle: Int
        /// 1 for the first way, 2 where it comes back for the rest.
        public var trip: Int
        public var passengers: [Passenger.ID]
        /// Suitcases, by whose they are.
        public var bags: [CaseID: Int]

        public init(vehicle: Int, trip: Int, passengers: [Passenger.ID] = [], bags: [CaseID: Int] = [:]) {
            self.vehicle = vehicle
            self.trip = trip
            self.passengers = passengers
            self.bags = bags
        }

        public var bagCount: Int { bags.values.reduce(0, +) }
    }

    /// Rides with somebody or something in them, the first way first.
    public var rides: [Ride]

    public init(rides: [Ride]) { self.rides = rides }

    /// Whether anybody waits for a vehicle to come back.
    public var hasSecondTrip: Bool { rides.contains { $0.trip > 1 } }

    /// Households that do not ride together.
    public var divided: Set<CaseID> {
        var rides: [CaseID: Int] = [:]
        for ride in self.rides {
            for id in Set(ride.passengers.map(\.caseID)) { rides[id, default: 0] += 1 }
        }
        return Set(rides.filter { $0.value > 1 }.keys)
    }
}

/// Something that cannot be done, or must not.
public enum SeatFault: Hashable, Sendable {
    /// A vehicle has so many too few seats.
    case seats(vehicle: Int, trip: Int, missing: Int)
    case wheelchairs(vehicle: Int, trip: Int, missing: Int)
    case bags(vehicle: Int, trip: Int, missing: Int)
    /// A child rides without any guardian out of its household; where it has none, without anybody of the unit's, or
    /// it waits alone for a second way.
    case childAlone(Passenger.ID)
    /// Somebody has no seat at all.
    case left(Passenger.ID)
    /// So many suitcases of a household are in no vehicle.
    case bagsLeft(CaseID, Int)
}

extension SeatPlan {
    /// What is wrong with the plan, in the order of rides and persons; nothing where it can be driven as it is.
    ///
    /// - Parameters:
    ///   - passengers: all who are fetched.
    ///   - bags: the suitcases of each household.
    ///   - vehicles: the vehicles that the rides name.
    public func faults(
        _ passengers: [Passenger], bags: [CaseID: Int], _ vehicles: [Vehicle]
    ) -> [SeatFault] {
        var faults: [SeatFault] = []
        let known = Dictionary(passengers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let accompanied = Set(passengers.filter(\.isGuardian).map(\.id.caseID))
        for ride in rides {
            guard vehicles.indices.contains(ride.vehicle) else { continue }
            let vehicle = vehicles[ride.vehicle]
            let riding = ride.passengers.compactMap { known[$0] }
            let rolling = riding.count(where: \.usesWheelchair)
            let places = rolling - vehicle.wheelchairs
            let seats = max(riding.count - rolling - vehicle.freeSeats, riding.count - vehicle.mostPassengers)
            if seats > 0 { faults.append(.seats(vehicle: ride.vehicle, trip: ride.trip, missing: seats)) }
            if places > 0 {
                faults.append(.wheelchairs(vehicle: ride.vehicle, trip: ride.trip, missing: places))
            }
            let excess = ride.bagCount - vehicle.bags
            if excess > 0 { faults.append(.bags(vehicle: ride.vehicle, trip: ride.trip, missing: excess)) }
            let guarded = Set(riding.filter(\.isGuardian).map(\.id.caseID))
            for child in riding where !child.isAdult {
                let hasOwn = accompanied.contains(child.id.caseID)
                let isSafe =
                    hasOwn ? guarded.contains(child.id.caseID) : !vehicle.riders.isEmpty && ride.trip == 1
                if !isSafe { faults.append(.childAlone(child.id)) }
            }
        }
        let seated = Set(rides.flatMap(\.passengers))
        faults += passengers.map(\.id).filter { !seated.contains($0) }.sorted().map { .left($0) }
        for (household, count) in bags.sorted(by: { $0.key < $1.key }) {
            let left = count - rides.reduce(0) { $0 + ($1.bags[household] ?? 0) }
            if left > 0 { faults.append(.bagsLeft(household, left)) }
        }
        return faults
    }
}
