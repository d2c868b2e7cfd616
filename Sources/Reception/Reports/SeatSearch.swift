// The search behind a seat plan: households one after the other, the largest first, each in as few parts as possible.

/// A branch-and-bound over how many of each household ride where; who exactly is decided afterwards.
struct SeatSearch {
    /// What a plan costs; the first difference decides.
    struct Cost: Comparable {
        /// Persons without a seat.
        var left = 0
        /// Parts into which all households together are divided.
        var parts = 0
        /// Persons who wait for a vehicle to come back.
        var waiting = 0
        /// Rides.
        var rides = 0

        static func < (a: Cost, b: Cost) -> Bool {
            (a.left, a.parts, a.waiting, a.rides) < (b.left, b.parts, b.waiting, b.rides)
        }
    }

    /// What decides where somebody may ride: who goes with whom, and on what she sits.
    fileprivate enum Sort: Int, CaseIterable {
        case guardian, companion, child, rollingGuardian, rollingCompanion, rollingChild

        init(_ one: Passenger) {
            let sitting: Sort = one.isGuardian ? .guardian : one.isAdult ? .companion : .child
            self = Sort(rawValue: sitting.rawValue + (one.usesWheelchair ? 3 : 0)) ?? sitting
        }

        var usesWheelchair: Bool { self >= .rollingGuardian }

        static func >= (a: Sort, b: Sort) -> Bool { a.rawValue >= b.rawValue }
    }

    /// So many of each sort out of one household in one ride.
    struct Part {
        let slot: Int
        fileprivate var counts = SIMD8<Int16>()

        fileprivate subscript(_ sort: Sort) -> Int {
            get { Int(counts[sort.rawValue]) }
            set { counts[sort.rawValue] = Int16(newValue) }
        }

        var count: Int { Int(counts.wrappedSum()) }
        var places: Int { self[.rollingGuardian] + self[.rollingCompanion] + self[.rollingChild] }
        var seats: Int { count - places }
        var hasChild: Bool { self[.child] + self[.rollingChild] > 0 }
        var hasGuardian: Bool { self[.guardian] + self[.rollingGuardian] > 0 }

        /// The same without what rides elsewhere.
        func without(_ other: Part) -> Part { Part(slot: slot, counts: counts &- other.counts) }

        /// The same in a place.
        func at(_ slot: Int) -> Part { Part(slot: slot, counts: counts) }
    }

    private struct Slot {
        let vehicle: Int
        let trip: Int
        var seats: Int
        var places: Int
        /// On seats and in places together.
        var most: Int
        let hasRider: Bool
        var isUsed = false
    }

    private struct Group {
        let id: CaseID
        var members: [[Passenger.ID]] = Array(repeating: [], count: Sort.allCases.count)
        /// How many of each sort there are in all.
        private(set) var whole = Part(slot: -1)

        init(id: CaseID) { self.id = id }

        mutating func add(_ one: Passenger) {
            let sort = Sort(one)
            members[sort.rawValue].append(one.id)
            whole[sort] += 1
        }

        var count: Int { whole.count }
        /// Into so many parts it is divided at the most: with each goes somebody who is of age.
        var adults: Int { count - whole[.child] - whole[.rollingChild] }
    }

    private(set) var best: (cost: Cost, parts: [[Part]])
    private let groups: [Group]
    private var slots: [Slot]
    private var chosen: [[Part]] = []
    /// So many steps are looked at; what is best by then is good enough.
    private var steps = 20_000
    /// What no plan can better.
    private var ideal = Cost()

    init(_ passengers: [Passenger], _ vehicles: [Vehicle], trips: Int) {
        var groups: [CaseID: Group] = [:]
        for one in passengers.sorted(by: { $0.id < $1.id }) {
            var group = groups[one.id.caseID] ?? Group(id: one.id.caseID)
            group.add(one)
            groups[one.id.caseID] = group
        }
        self.groups = groups.values.sorted { ($1.count, $0.id) < ($0.count, $1.id) }
        slots = (1...trips).flatMap { trip in
            vehicles.indices.map { index in
                Slot(
                    vehicle: index, trip: trip, seats: vehicles[index].freeSeats,
                    places: vehicles[index].wheelchairs, most: vehicles[index].mostPassengers,
                    hasRider: !vehicles[index].riders.isEmpty)
            }
        }
        // Everybody left behind is what any plan betters.
        let all = self.groups.reduce(0) { $0 + $1.count }
        best = (Cost(left: all), Array(repeating: [], count: self.groups.count))
    }

    mutating func run() {
        ideal = bound(Cost(), from: 0)
        place(0, Cost())
    }

    /// The best plan, with names.
    func plan() -> SeatPlan {
        var rides: [Int: [Passenger.ID]] = [:]
        for (group, parts) in zip(groups, best.parts) {
            var rest = group
            for part in parts.sorted(by: { $0.slot < $1.slot }) {
                var own: [Passenger.ID] = []
                for sort in Sort.allCases {
                    own += rest.members[sort.rawValue].prefix(part[sort])
                    rest.members[sort.rawValue].removeFirst(part[sort])
                }
                rides[part.slot, default: []] += own.sorted()
            }
        }
        return SeatPlan(
            rides: rides.sorted { $0.key < $1.key }.map { slot, passengers in
                SeatPlan.Ride(vehicle: slots[slot].vehicle, trip: slots[slot].trip, passengers: passengers)
            })
    }

    // MARK: The search

    private mutating func place(_ index: Int, _ cost: Cost) {
        guard steps > 0 else { return }
        steps -= 1
        guard index < groups.count else {
            guard cost < best.cost else { return }
            best = (cost, chosen)
            if !(ideal < cost) { steps = 0 }
            return
        }
        guard bound(cost, from: index) < best.cost else { return }
        let group = groups[index]
        for count in 1...max(1, min(group.adults, slots.count)) {
            divide(group.whole, of: group, into: count, from: 0, [], index, cost)
        }
        var without = cost
        without.left += group.count
        chosen.append([])
        place(index + 1, without)
        chosen.removeLast()
    }

    /// What the households from one on cost at the least: a part each, and whatever the room that is left does not hold.
    private func bound(_ cost: Cost, from index: Int) -> Cost {
        var bound = cost
        var (seats, places, firstTrip, used) = (0, 0, 0, 0)
        for slot in slots {
            seats += slot.seats
            places += slot.places
            if slot.trip == 1 { firstTrip += slot.seats + slot.places }
            if slot.isUsed { used += slot.seats + slot.places }
        }
        var (sitting, rolling) = (0, 0)
        for group in groups[index...] {
            rolling += group.whole.places
            sitting += group.whole.seats
        }
        bound.left += max(0, sitting - seats) + max(0, rolling - places)
        bound.parts += bound.left > cost.left ? 0 : groups.count - index
        let seated = sitting + rolling - (bound.left - cost.left)
        bound.waiting += max(0, seated - firstTrip)
        if seated > used {
            // The roomiest are opened first.
            var missing = seated - used
            for room in slots.filter({ !$0.isUsed }).map({ $0.seats + $0.places }).sorted(by: >)
            where missing > 0 {
                missing -= room
                bound.rides += 1
            }
        }
        return bound
    }

    /// Puts the rest of a household into so many of the rides from one on, in every way that may be.
    private mutating func divide(
        _ rest: Part, of group: Group, into count: Int, from slot: Int, _ parts: [Part], _ index: Int,
        _ cost: Cost
    ) {
        guard steps > 0 else { return }
        if count == 0 {
            if rest.count == 0 { take(parts, index, cost) }
            return
        }
        guard slots.count - slot >= count, rest.count >= count else { return }
        var same: Set<[Int]> = []
        for place in slot..<slots.count {
            let one = slots[place]
            // Of vehicles that are alike and empty the first will do, where one holds the whole household.
            let looks = [one.trip, one.seats, one.places, one.most, one.hasRider ? 1 : 0]
            if count == 1, parts.isEmpty, !one.isUsed, !same.insert(looks).inserted { continue }
            for part in options(rest, of: group, in: place, isLast: count == 1) {
                divide(
                    rest.without(part), of: group, into: count - 1, from: place + 1, parts + [part], index,
                    cost)
            }
        }
    }

    /// What of the rest of a household may ride in one place; the last takes all.
    private func options(_ rest: Part, of group: Group, in place: Int, isLast: Bool) -> [Part] {
        let slot = slots[place]
        if isLast { return fits(rest, slot, group) ? [rest.at(place)] : [] }
        var parts: [Part] = []
        func add(_ sorts: ArraySlice<Sort>, to part: Part, seats: Int, places: Int) {
            guard let sort = sorts.first else {
                if part.count > 0, fits(part, slot, group) { parts.append(part) }
                return
            }
            var part = part
            for count in 0...min(rest[sort], sort.usesWheelchair ? places : seats) {
                part[sort] = count
                add(
                    sorts.dropFirst(), to: part, seats: sort.usesWheelchair ? seats : seats - count,
                    places: sort.usesWheelchair ? places - count : places)
            }
        }
        let sorts = Sort.allCases.filter { rest[$0] > 0 }
        add(sorts[...], to: Part(slot: place), seats: slot.seats, places: slot.places)
        return parts
    }

    private func fits(_ part: Part, _ slot: Slot, _ group: Group) -> Bool {
        guard part.seats <= slot.seats, part.places <= slot.places, part.count <= slot.most else {
            return false
        }
        guard part.hasChild else { return true }
        return group.whole.hasGuardian ? part.hasGuardian : slot.hasRider && slot.trip == 1
    }

    private mutating func take(_ parts: [Part], _ index: Int, _ cost: Cost) {
        var next = cost
        let before = slots
        next.parts += parts.count
        for part in parts {
            slots[part.slot].seats -= part.seats
            slots[part.slot].places -= part.places
            slots[part.slot].most -= part.count
            if !slots[part.slot].isUsed { next.rides += 1 }
            slots[part.slot].isUsed = true
            if slots[part.slot].trip > 1 { next.waiting += part.count }
        }
        chosen.append(parts)
        place(index + 1, next)
        chosen.removeLast()
        slots = before
    }
}
