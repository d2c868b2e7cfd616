// What a team lead asks of the whole unit, below Team: each a number, and the list of exactly what it counts.

/// Flats that stand empty.
public struct EmptyFlats: Hashable, Sendable {
    public var count = 0
    /// SEK a calendar month for all of them, as far as their rents are known.
    public var rent = 0
    /// SEK that their empty days have cost; see ``Dwelling/costEmpty(on:)``.
    public var cost = 0

    public init() {}

    /// Counts a flat.
    public mutating func add(rent: Int?, cost: Int?) {
        count += 1
        self.rent += rent ?? 0
        self.cost += cost ?? 0
    }
}

/// The numbers of the whole unit.
public struct LeadBoard: Hashable, Sendable {
    /// The households of coming arrivals that lack something; see ``ArrivalGroup/rows(lacking:)``.
    public var arrivals: [PickupNeed: Int] = [:]
    /// Whether more households come than were looked at.
    public var hasMoreArrivals = false
    public var flats = EmptyFlats()
    /// The unit's flats whose leases end soon, and of which nobody has given notice.
    public var leases = 0
    /// Open deadlines of the quarter that only a team lead watches, among them the claims on the state.
    public var claims = 0
    /// How the year stands, for each scheme that has a number.
    public var quota: [QuotaYear] = []

    public init() {}

    /// What is looked for in coming arrivals.
    public static let needs: [PickupNeed] = [.flat, .interpreter, .driver]
    /// So many days are looked ahead for arrivals.
    public static let arrivalDays = 30

    /// So many households are looked at, the next to come first: more than any unit meets in that time, and few enough to
    /// be read while one waits for the picture.
    public static let mostArrivals = 200

    /// The days of the arrivals that are counted.
    public static func arrivalDays(from today: Day) -> ClosedRange<Day> {
        today...today.adding(days: arrivalDays)
    }

    /// The last days of the leases that are counted: notice is to be given three months before, so that of some it is too
    /// late already.
    public static func leaseDays(from today: Day) -> ClosedRange<Day> { today...today.adding(months: 6) }

    /// The deadlines of the quarter that only a team lead watches.
    public static func claims(on today: Day) -> ListFilter {
        var filter = ListFilter()
        filter.owners = [.lead]
        let first = Day(year: today.year, month: (today.month - 1) / 3 * 3 + 1, day: 1) ?? today
        (filter.dueFrom, filter.dueTo) = (first, first.adding(months: 3).adding(days: -1))
        return filter
    }
}

/// A number of ``LeadBoard``, or of all handläggare together.
public enum LeadNumber: Hashable, Sendable {
    case arrivals(PickupNeed)
    case flats
    case leases
    /// Everybody's and nobody's cases in which nothing has been done for ``TeamRow/untouchedDays``.
    case untouched
    case claims
    case quota(QuotaScheme)
}

extension LeadBoard {
    /// The numbers there are, in their order.
    public var numbers: [LeadNumber] {
        Self.needs.map { .arrivals($0) } + [.flats, .leases, .untouched, .claims]
            + quota.map { .quota($0.scheme) }
    }
}

extension ArrivalGroup {
    /// The households for which something is missing, as ``concerns`` has it; nothing is said of masked ones. Without a
    /// pickup or a vehicle nobody drives either.
    public func rows(lacking need: PickupNeed) -> [ArrivalRow] {
        let seen = rows.filter { !$0.isMasked }
        return seen.filter { row in
            concerns.contains { concern in
                switch (need, concern) {
                case (.flat, .noFlat(let number)): number == row.number
                case (.interpreter, .noInterpreter), (.driver, .noDriver), (.driver, .noVehicle),
                    (.driver, .noPickup), (.flight, .noJourney), (.flight, .noTime):
                    true
                default: false
                }
            }
        }
    }
}
