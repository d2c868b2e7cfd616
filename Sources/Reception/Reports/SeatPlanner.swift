// Proposes who rides with whom: households together where they fit, and no child without its guardian where they do not.
//
//     let plan = SeatPlanner.plan(passengers, bags: bags, vehicles)

/// Finds a seat plan for a pickup.
public enum SeatPlanner {
    /// Proposes a plan. It leaves as few as possible behind, divides households as little as possible, lets as few as
    /// possible wait for a second way, and takes no more vehicles than it needs, in this order. Where one way is enough for
    /// all there is no second. Whoever has no seat, and luggage without room, shows in the plan's faults.
    ///
    /// - Parameters:
    ///   - passengers: all who are fetched.
    ///   - bags: the suitcases of each household. They go with it, else with others, else in a vehicle of their own.
    ///   - vehicles: with those of the unit who ride in them.
    /// - Returns: the same plan for the same pickup, whatever the order of the passengers.
    public static func plan(
        _ passengers: [Passenger], bags: [CaseID: Int], _ vehicles: [Vehicle]
    ) -> SeatPlan {
        var search = SeatSearch(passengers, vehicles, trips: 1)
        search.run()
        if search.best.cost.left > 0 {
            var second = SeatSearch(passengers, vehicles, trips: 2)
            second.run()
            if second.best.cost < search.best.cost { search = second }
        }
        var plan = search.plan()
        load(bags, into: &plan, vehicles)
        return plan
    }

    /// Puts suitcases where there is room: with their household, with others, alone in a vehicle that is not needed
    /// otherwise, and last on a second way.
    private static func load(_ bags: [CaseID: Int], into plan: inout SeatPlan, _ vehicles: [Vehicle]) {
        var left = bags.filter { $0.value > 0 }
        func put(_ index: Int, _ household: CaseID) {
            let room = vehicles[plan.rides[index].vehicle].bags - plan.rides[index].bagCount
            let count = min(room, left[household] ?? 0)
            guard count > 0 else { return }
            plan.rides[index].bags[household, default: 0] += count
            left[household] = (left[household] ?? 0) - count
        }
        let households = left.keys.sorted()
        for household in households {
            for index in plan.rides.indices
            where plan.rides[index].passengers.contains(where: { $0.caseID == household }) {
                put(index, household)
            }
        }
        for trip in [1, 2] where left.contains(where: { $0.value > 0 }) {
            for vehicle in vehicles.indices
            where !plan.rides.contains(where: { $0.vehicle == vehicle && $0.trip == trip }) {
                plan.rides.append(SeatPlan.Ride(vehicle: vehicle, trip: trip))
            }
            for index in plan.rides.indices where plan.rides[index].trip == trip {
                for household in households { put(index, household) }
            }
            plan.rides.removeAll { $0.passengers.isEmpty && $0.bags.isEmpty }
        }
        plan.rides.sort { ($0.trip, $0.vehicle) < ($1.trip, $1.vehicle) }
    }
}
