// Ankomster: households that are met together, how they ride, and what is still missing.

/// What is met at one place and time: the households of a pickup, or one that nobody has planned for yet.
public struct ArrivalGroup: Hashable, Sendable, Identifiable {
    /// A pickup, or the case of a household without one.
    public enum ID: Hashable, Sendable {
        case pickup(RecordID)
        case household(CaseID)
    }

    public let id: ID
    /// The record of the pickup that this shows; nil where there is none.
    public let record: UnitRecord?
    /// The plan, without what is a masked household's own; nil where there is none, or where every household of it is
    /// masked for the viewer.
    public let pickup: Pickup?
    /// The households, in the order of their cases.
    public let rows: [ArrivalRow]
    /// When they come: the pickup's own time, else the case's.
    public let landing: Landing
    /// How they would ride in the vehicles that are ordered; nil where there are none.
    public let seatPlan: SeatPlan?
    /// Everything that is missing, what concerns the journey first. Of a pickup whose households are all masked there is
    /// nothing to say. It is worked out here once, because every picture of a list asks for it.
    public private(set) var concerns: [ArrivalConcern] = []

    private init(_ id: ID, _ record: UnitRecord?, _ pickup: Pickup?, _ rows: [ArrivalRow], _ landing: Landing)
    {
        self.id = id
        self.record = record
        self.pickup = pickup?.seen(in: rows)
        self.rows = rows
        self.landing = landing
        seatPlan = self.pickup.flatMap { pickup in
            pickup.vehicles.isEmpty
                ? nil : SeatPlanner.plan(Self.passengers(rows, pickup), bags: pickup.bags, pickup.vehicles)
        }
        concerns = missing
    }

    /// A household that nobody has planned for.
    public init(_ row: ArrivalRow) { self.init(.household(row.caseID), nil, nil, [row], row.landing) }

    /// A pickup and those of its households that are still expected.
    public init(_ record: UnitRecord, _ pickup: Pickup, _ rows: [ArrivalRow]) {
        self.init(.pickup(record.id), record, pickup, rows.sorted { $0.number < $1.number }, pickup.landing)
    }

    /// A pickup that is being planned.
    public init(planned pickup: Pickup, _ rows: [ArrivalRow]) {
        self.init(.household(rows.first?.caseID ?? CaseID(0)), nil, pickup, rows, pickup.landing)
    }

    /// Puts households that are expected into their pickups. The order is that of days and clock times, what has none
    /// last in its day; then that of cases.
    ///
    /// - Parameters:
    ///   - rows: the households, in any order.
    ///   - pickups: pickups, as far as they are known; what is no pickup is passed over.
    public static func all(_ rows: [ArrivalRow], _ pickups: [UnitRecord]) -> [ArrivalGroup] {
        var left = Dictionary(rows.map { ($0.caseID, $0) }, uniquingKeysWith: { first, _ in first })
        var groups: [ArrivalGroup] = []
        for record in pickups.sorted(by: { $0.id < $1.id }) {
            guard case .pickup(let pickup) = record.content else { continue }
            let own = pickup.households.compactMap { left.removeValue(forKey: $0.caseID) }
            if !own.isEmpty { groups.append(ArrivalGroup(record, pickup, own)) }
        }
        groups += left.values.map(ArrivalGroup.init)
        return groups.sorted { $0.place < $1.place }
    }

    /// The groups of two pages in their order; what both have is taken from the second.
    public static func joined(_ first: [ArrivalGroup], _ second: [ArrivalGroup]) -> [ArrivalGroup] {
        let again = Set(second.map(\.id))
        return (first.filter { !again.contains($0.id) } + second).sorted { $0.place < $1.place }
    }

    private var place: (Day, Int, CaseNumber) {
        (landing.day, landing.minutes ?? 24 * 60, rows.first?.number ?? CaseNumber(year: 0, serial: 0))
    }

    /// The version of the pickup that this shows; nil where there is none.
    public var version: UnitRecord.Version? { record?.version }
    /// All persons together.
    public var persons: Int { rows.reduce(0) { $0 + $1.persons } }
    /// All who ride, in the order of cases. Where no vehicle takes a wheelchair whoever has one sits on a seat, and it is
    /// asked whether she can.
    public var passengers: [Passenger] { Self.passengers(rows, pickup) }

    private static func passengers(_ rows: [ArrivalRow], _ pickup: Pickup?) -> [Passenger] {
        let all = rows.flatMap(\.passengers)
        let vehicles = pickup?.vehicles ?? []
        guard !vehicles.isEmpty, vehicles.allSatisfy({ $0.wheelchairs == 0 }) else { return all }
        return all.map { Passenger(id: $0.id, isAdult: $0.isAdult, isGuardian: $0.isGuardian) }
    }

    /// How many have a wheelchair where no vehicle takes one; nought while there are no vehicles.
    public var wheelchairsWithoutPlace: Int {
        rows.flatMap(\.passengers).count(where: \.usesWheelchair) - passengers.count(where: \.usesWheelchair)
    }

    /// Who travels, all households together.
    public var travellers: Travellers {
        rows.reduce(into: Travellers()) { $0.add($1.travellers) }
    }

    /// Steps done of all the households' checklists; nil where there are none.
    public var progress: Progress? {
        let known = rows.compactMap(\.progress)
        guard let first = known.first else { return nil }
        return known.dropFirst().reduce(first) {
            Progress(done: $0.done + $1.done, total: $0.total + $1.total)
        }
    }
}

extension Pickup {
    /// The plan as far as it is told to whoever sees some of its households; nil where she sees none.
    fileprivate func seen(in rows: [ArrivalRow]) -> Pickup? {
        let masked = Set(rows.filter(\.isMasked).map(\.caseID))
        guard !masked.isEmpty else { return self }
        let seen = rows.filter { !$0.isMasked }
        guard !seen.isEmpty else { return nil }
        let travellers = seen.reduce(into: Travellers()) { $0.add($1.travellers) }
        var pickup = self
        for index in pickup.households.indices where masked.contains(pickup.households[index].caseID) {
            pickup.households[index] = Household(pickup.households[index].caseID)
        }
        pickup.interpreter.languages.removeAll { !travellers.languages.contains($0) }
        pickup.wheelchairOrdered = wheelchairOrdered && travellers.needs.contains(.wheelchair)
        return pickup
    }
}

/// Where a household stands among those that are expected: by the day that its case says, then by its number.
public struct ArrivalCursor: Hashable, Sendable {
    public var day: Day
    public var number: CaseNumber

    public init(_ day: Day, _ number: CaseNumber) {
        self.day = day
        self.number = number
    }
}

/// What is met on some days, or a part of it.
public struct ArrivalPage: Hashable, Sendable {
    public var groups: [ArrivalGroup]
    /// Behind which household it begins; nil where it begins with the first.
    public var after: ArrivalCursor?
    /// Its last household where others follow; nil where none does.
    public var next: ArrivalCursor?

    public init(groups: [ArrivalGroup], after: ArrivalCursor? = nil, next: ArrivalCursor? = nil) {
        self.groups = groups
        self.after = after
        self.next = next
    }
}

extension Travellers {
    /// Adds others who travel with them.
    public mutating func add(_ others: Travellers) {
        children += others.children
        seats.merge(others.seats, uniquingKeysWith: +)
        unknownHeights += others.unknownHeights
        languages = Set(languages + others.languages).sorted()
        interpreted = Set(interpreted + others.interpreted).sorted()
        needs = Need.allCases.filter { needs.contains($0) || others.needs.contains($0) }
    }
}
