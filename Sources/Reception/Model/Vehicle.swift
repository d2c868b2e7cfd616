// What a pickup drives with, and who is to be driven.

/// A vehicle of a pickup, with those of the unit who ride in it.
public struct Vehicle: Hashable, Sendable {
    /// What it is called: its make, its number.
    public var name: String
    /// All seats, the driver's too.
    public var seats: Int
    /// How many suitcases fit in, beside what people hold on their knees.
    public var bags: Int
    /// Places for somebody who stays in her wheelchair; they take no seat.
    public var wheelchairs: Int
    /// Who drives; empty while that is open.
    public var driver: String
    /// Who else takes a seat: a colleague, the interpreter, an escort.
    public var riders: [String]

    public init(
        name: String, seats: Int, bags: Int, wheelchairs: Int = 0, driver: String = "", riders: [String] = []
    ) {
        self.name = name
        self.seats = seats
        self.bags = bags
        self.wheelchairs = wheelchairs
        self.driver = driver
        self.riders = riders
    }

    /// A car has at most eight seats beside the driver's (lag (2001:559) om vägtrafikdefinitioner 2 §), and a licence for
    /// cars, B, is for no more (körkortslagen (1998:488) 2 kap. 5 §).
    public static let mostPassengersOfACar = 8

    /// Whether its driver must have a licence for buses.
    public var needsBusLicence: Bool { seats > Self.mostPassengersOfACar + 1 }

    /// Seats that are left for those who are fetched.
    public var freeSeats: Int { max(0, seats - 1 - riders.count) }

    /// How many of those who are fetched may ride, those in wheelchairs too: a place for one makes no larger car of a car.
    public var mostPassengers: Int {
        needsBusLicence ? freeSeats + wheelchairs : max(0, Self.mostPassengersOfACar - riders.count)
    }
}

/// Somebody who is fetched, as far as seats go.
public struct Passenger: Hashable, Sendable, Identifiable {
    /// Who it is: her case and her number in it.
    public struct ID: Hashable, Comparable, Sendable {
        public let caseID: CaseID
        public let number: Int
        public init(caseID: CaseID, number: Int) {
            self.caseID = caseID
            self.number = number
        }
        public static func < (a: ID, b: ID) -> Bool { (a.caseID, a.number) < (b.caseID, b.number) }
    }

    public let id: ID
    /// Whether she is of age.
    public let isAdult: Bool
    /// Whether the children of her household may ride with her alone.
    public let isGuardian: Bool
    /// Whether she stays in a wheelchair.
    public let usesWheelchair: Bool

    /// - Parameters:
    ///   - id: who it is.
    ///   - isAdult: whether she is of age.
    ///   - isGuardian: whether children may ride with her; every grown-up unless stated.
    ///   - usesWheelchair: whether she stays in a wheelchair.
    public init(id: ID, isAdult: Bool, isGuardian: Bool? = nil, usesWheelchair: Bool = false) {
        self.id = id
        self.isAdult = isAdult
        self.isGuardian = isGuardian ?? isAdult
        self.usesWheelchair = usesWheelchair
    }
}
