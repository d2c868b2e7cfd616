// Seats: what is wrong with a plan, what is proposed, and the proposal against trying everything.

import Reception
import TestSupport
import Testing

@Suite struct SeatPlanTests {
    /// A household of so many grown-ups, of whom the last may be no guardians, and children.
    private func household(
        _ id: Int64, _ adults: Int, _ children: Int, companions: Int = 0, rolling: Set<Int> = []
    ) -> [Passenger] {
        (1...max(1, adults + children)).prefix(adults + children).map { number in
            Passenger(
                id: .init(caseID: CaseID(id), number: number), isAdult: number <= adults,
                isGuardian: number <= adults - companions,
                usesWheelchair: rolling.contains(number))
        }
    }

    private func bus(_ seats: Int = 9, bags: Int = 8, wheelchairs: Int = 0, riders: [String] = []) -> Vehicle
    {
        Vehicle(
            name: "Buss", seats: seats, bags: bags, wheelchairs: wheelchairs, driver: "Eva", riders: riders)
    }

    @Test func aRiderTakesASeatAndALicenceForCarsEndsAtEight() {
        #expect(bus().freeSeats == 8 && bus(riders: ["tolk"]).freeSeats == 7)
        #expect(!bus().needsBusLicence && bus(10).needsBusLicence)
        #expect(bus(2, riders: ["a", "b"]).freeSeats == 0)
    }

    @Test func whoFitsRidesTogether() {
        let plan = SeatPlanner.plan(household(1, 2, 4), bags: [CaseID(1): 5], [bus(), bus(5)])
        #expect(plan.rides.count == 1 && plan.rides[0].passengers.count == 6)
        #expect(plan.rides[0].bags == [CaseID(1): 5] && plan.divided.isEmpty)
    }

    /// Three households with fourteen persons, two minibuses with an interpreter in one of them.
    @Test func threeHouseholdsInTwoMinibuses() {
        let passengers = household(1, 2, 4) + household(2, 2, 3) + household(3, 1, 2)
        let bags = [CaseID(1): 7, CaseID(2): 6, CaseID(3): 3]
        let vehicles = [bus(riders: ["tolk"]), bus()]
        let plan = SeatPlanner.plan(passengers, bags: bags, vehicles)
        #expect(plan.faults(passengers, bags: bags, vehicles).isEmpty)
        #expect(!plan.hasSecondTrip && plan.divided.isEmpty)
        // The largest alone, because six and three would be one too many beside the interpreter.
        #expect(plan.rides.map(\.passengers.count) == [6, 8])
        #expect(plan.rides.map(\.bagCount) == [8, 8])
    }

    @Test func aHouseholdThatMustBeDividedLeavesNoChildAlone() {
        let passengers = household(1, 2, 7)
        let vehicles = [bus(6), bus(6)]
        let plan = SeatPlanner.plan(passengers, bags: [:], vehicles)
        #expect(plan.divided == [CaseID(1)] && plan.rides.count == 2 && !plan.hasSecondTrip)
        #expect(plan.faults(passengers, bags: [:], vehicles).isEmpty)
    }

    @Test func aGrandfatherMayRideAloneAndNoChildWithHimOnly() {
        // Mother, grandfather and child; one car takes one of them, the other two.
        let passengers = household(1, 2, 1, companions: 1)
        let vehicles = [bus(2), bus(3)]
        let plan = SeatPlanner.plan(passengers, bags: [:], vehicles)
        #expect(plan.faults(passengers, bags: [:], vehicles).isEmpty)
        #expect(plan.rides.map { $0.passengers.map(\.number) } == [[2], [1, 3]])
        let wrong = SeatPlan(rides: [
            .init(vehicle: 0, trip: 1, passengers: [passengers[0].id]),
            .init(vehicle: 1, trip: 1, passengers: [passengers[1].id, passengers[2].id]),
        ])
        #expect(wrong.faults(passengers, bags: [:], vehicles) == [.childAlone(passengers[2].id)])
    }

    @Test func oneGuardianWithMoreChildrenThanSeatsIsSaid() {
        // Nobody may wait with the children.
        let passengers = household(1, 1, 5)
        let plan = SeatPlanner.plan(passengers, bags: [:], [bus(5)])
        #expect(plan.rides.isEmpty)
        #expect(plan.faults(passengers, bags: [:], [bus(5)]) == passengers.map { .left($0.id) })
    }

    @Test func whatDoesNotFitComesOnASecondWay() {
        let passengers = household(1, 2, 3) + household(2, 2, 2)
        let bags = [CaseID(1): 9, CaseID(2): 2]
        let vehicles = [bus(6, bags: 6)]
        let plan = SeatPlanner.plan(passengers, bags: bags, vehicles)
        #expect(plan.hasSecondTrip && plan.divided.isEmpty)
        #expect(plan.rides.map(\.passengers.count) == [5, 4] && plan.rides.map(\.bagCount) == [6, 5])
        #expect(plan.faults(passengers, bags: bags, vehicles).isEmpty)
    }

    @Test func luggageMayGoByItself() {
        let passengers = household(1, 2, 0)
        let vehicles = [bus(3, bags: 1), bus(2, bags: 3)]
        let plan = SeatPlanner.plan(passengers, bags: [CaseID(1): 4], vehicles)
        #expect(plan.rides.map(\.passengers.count) == [2, 0] && plan.rides.map(\.bagCount) == [1, 3])
        let more = SeatPlanner.plan(passengers, bags: [CaseID(1): 11], vehicles)
        #expect(more.rides.map(\.bagCount) == [1, 3, 1, 3])
        #expect(more.faults(passengers, bags: [CaseID(1): 11], vehicles) == [.bagsLeft(CaseID(1), 3)])
    }

    @Test func aWheelchairNeedsItsPlace() {
        let passengers = household(1, 2, 1, rolling: [2])
        let plain = SeatPlanner.plan(passengers, bags: [:], [bus()])
        #expect(plain.faults(passengers, bags: [:], [bus()]).count == 3)
        let vehicles = [bus(), bus(4, wheelchairs: 1)]
        let plan = SeatPlanner.plan(passengers, bags: [:], vehicles)
        #expect(plan.rides.map(\.vehicle) == [1] && plan.divided.isEmpty)
        #expect(plan.faults(passengers, bags: [:], vehicles).isEmpty)
    }

    @Test func aCarTakesEightAndTheDriverWithAWheelchairToo() {
        let passengers = household(1, 3, 6, rolling: [3])
        let vehicles = [bus(wheelchairs: 1)]
        let plan = SeatPlanner.plan(passengers, bags: [:], vehicles)
        #expect(plan.hasSecondTrip && plan.rides[0].passengers.count <= 8)
        let all = SeatPlan(rides: [.init(vehicle: 0, trip: 1, passengers: passengers.map(\.id))])
        #expect(all.faults(passengers, bags: [:], vehicles) == [.seats(vehicle: 0, trip: 1, missing: 1)])
        // A bus has its places besides.
        let bus = [bus(10, wheelchairs: 1)]
        #expect(all.faults(passengers, bags: [:], bus).isEmpty)
    }

    @Test func childrenWithoutAnyGuardianRideWithTheUnitsAndDoNotWait() {
        let passengers = household(1, 0, 2)
        #expect(SeatPlanner.plan(passengers, bags: [:], [bus()]).rides.isEmpty)
        let escorted = [bus(), bus(4, riders: ["god man"])]
        let plan = SeatPlanner.plan(passengers, bags: [:], escorted)
        #expect(plan.rides.map(\.vehicle) == [1])
        #expect(plan.faults(passengers, bags: [:], escorted).isEmpty)
        #expect(plan.faults(passengers, bags: [:], [bus(), bus(4)]).count == 2)
    }

    @Test func whatIsWrongWithAPlanIsNamed() {
        let passengers = household(1, 1, 2, rolling: [3]) + household(2, 1, 1)
        func id(_ household: Int64, _ number: Int) -> Passenger.ID {
            Passenger.ID(caseID: CaseID(household), number: number)
        }
        let plan = SeatPlan(rides: [
            .init(vehicle: 0, trip: 1, passengers: [id(1, 1), id(1, 2), id(2, 2)], bags: [CaseID(1): 3]),
            .init(vehicle: 1, trip: 1, passengers: [id(1, 3)]),
        ])
        let faults = plan.faults(passengers, bags: [CaseID(1): 4], [bus(3, bags: 2), bus(5)])
        #expect(
            faults == [
                .seats(vehicle: 0, trip: 1, missing: 1), .bags(vehicle: 0, trip: 1, missing: 1),
                .childAlone(id(2, 2)), .wheelchairs(vehicle: 1, trip: 1, missing: 1), .childAlone(id(1, 3)),
                .left(id(2, 1)), .bagsLeft(CaseID(1), 1),
            ])
    }

    // MARK: Properties

    private struct Pickup {
        var passengers: [Passenger] = []
        var vehicles: [Vehicle] = []
        var bags: [CaseID: Int] = [:]
    }

    private func pickup(_ random: inout SplitMix64, households: Int, vehicles: Int, persons: Int) -> Pickup {
        var pickup = Pickup()
        for id in 1...households {
            let size = random.int(1...persons)
            let adults = random.int(0...9) == 0 ? 0 : random.int(1...size)
            let rolling: Set<Int> = random.int(0...5) == 0 ? [random.int(1...size)] : []
            let companions = adults > 1 ? random.int(0...(adults - 1)) : 0
            pickup.passengers += household(
                Int64(id), adults, size - adults, companions: companions, rolling: rolling)
            pickup.bags[CaseID(Int64(id))] = random.int(0...(size + 2))
        }
        for _ in 1...vehicles {
            let riders = random.int(0...2) == 0 ? ["tolk"] : []
            pickup.vehicles.append(
                bus(
                    random.int(2...9), bags: random.int(0...9), wheelchairs: random.int(0...2) / 2,
                    riders: riders))
        }
        return pickup
    }

    /// Nobody twice, nothing in excess, no child alone: what is wrong with a proposal is only what has no room.
    @Test(arguments: 1...30)
    func aProposalIsNeverWrong(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<3 {
            let pickup = pickup(
                &random, households: random.int(1...5), vehicles: random.int(1...4), persons: 8)
            let plan = SeatPlanner.plan(pickup.passengers, bags: pickup.bags, pickup.vehicles)
            let again = SeatPlanner.plan(
                pickup.passengers.shuffled(using: &random), bags: pickup.bags, pickup.vehicles)
            #expect(plan == again)
            let seated = plan.rides.flatMap(\.passengers)
            #expect(Set(seated).count == seated.count)
            for fault in plan.faults(pickup.passengers, bags: pickup.bags, pickup.vehicles) {
                switch fault {
                case .left, .bagsLeft: break
                default: Issue.record("\(fault)")
                }
            }
            for (household, count) in pickup.bags {
                #expect(plan.rides.reduce(0) { $0 + ($1.bags[household] ?? 0) } <= count)
            }
        }
    }

    /// Against trying every seat for everybody on one way.
    @Test(arguments: 1...40)
    func whatCanGoInOneWayGoesWithTheFewestParts(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(1000 + seed))
        for _ in 0..<10 {
            let pickup = pickup(&random, households: 2, vehicles: random.int(1...3), persons: 3)
            let plan = SeatPlanner.plan(pickup.passengers, bags: [:], pickup.vehicles)
            guard let fewest = fewestParts(pickup) else {
                #expect(
                    plan.hasSecondTrip || plan.rides.flatMap(\.passengers).count < pickup.passengers.count)
                continue
            }
            #expect(plan.faults(pickup.passengers, bags: [:], pickup.vehicles).isEmpty)
            #expect(!plan.hasSecondTrip && parts(plan) == fewest)
        }
    }

    private func parts(_ plan: SeatPlan) -> Int {
        plan.rides.reduce(0) { $0 + Set($1.passengers.map(\.caseID)).count }
    }

    /// Nil where no way seats all.
    private func fewestParts(_ pickup: Pickup) -> Int? {
        var best: Int?
        var seats = Array(repeating: 0, count: pickup.passengers.count)
        while true {
            var rides = pickup.vehicles.indices.map { SeatPlan.Ride(vehicle: $0, trip: 1) }
            for (one, seat) in zip(pickup.passengers, seats) { rides[seat].passengers.append(one.id) }
            let plan = SeatPlan(rides: rides)
            if plan.faults(pickup.passengers, bags: [:], pickup.vehicles).isEmpty {
                best = min(best ?? .max, parts(plan))
            }
            var place = 0
            while place < seats.count {
                seats[place] += 1
                if seats[place] < pickup.vehicles.count { break }
                seats[place] = 0
                place += 1
            }
            if place == seats.count { return best }
        }
    }
}
