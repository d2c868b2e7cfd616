// What a unit says of itself: its name and address, numbers to call, vehicles, norms for rent, and words of welcome in
// the languages of those it receives. One file for all handläggare, kept in the database.

/// Facts of the unit. What its file does not say is empty, or as ``UnitFacts/init()`` has it.
public struct UnitFacts: Hashable, Sendable {
    /// The municipality's name, as on a sign.
    public var municipality = ""
    /// The office's own name, such as "Integrationsenheten".
    public var office = ""
    /// Where the office is.
    public var address = ""
    /// The office's telephone.
    public var phone = ""
    /// Numbers to call, each as it is to be read.
    public var phones: [UnitPhone: String] = [:]
    /// Names and telephones of handläggare, by login.
    public var caseworkers: [Login: UnitCaseworker] = [:]
    /// What pickups drive with, in the order of the file.
    public var vehicles: [UnitVehicle] = []
    public var pickup = UnitPickup()
    /// The most that a flat may cost a month in SEK, by how many live in it; see ``rentNorm(for:)``.
    public var rentNorms: [Int: Int] = [:]
    /// Words of the slip of welcome, by language (ISO 639-3).
    public var welcome: [String: WelcomeWords] = [:]

    /// The facts of a unit without a file.
    public init() {}

    /// A handläggare's name on paper: the file's, else the login.
    public func name(of login: Login) -> String {
        let name = caseworkers[login]?.name ?? ""
        return name.isEmpty ? login.name : name
    }

    /// A handläggare's telephone, else the office's; empty where neither is known.
    public func phone(of login: Login?) -> String {
        let own = login.flatMap { caseworkers[$0]?.phone } ?? ""
        return own.isEmpty ? phone : own
    }

    /// The norm for a household, in SEK a month: its own size's, else that of the nearest smaller size that has one.
    /// - Parameter size: how many live there.
    public func rentNorm(for size: Int) -> Int? {
        rentNorms.keys.filter { $0 <= size }.max().flatMap { rentNorms[$0] }
    }
}

/// Whom a paper may say to call. The raw value is the key of the file.
public enum UnitPhone: String, CaseIterable, Hashable, Sendable {
    /// The unit's manager.
    case manager
    /// Whoever is on call outside office hours.
    case onCall = "on_call"
    /// Migrationsverket's unit for the quota.
    case migrationsverketQuota = "migrationsverket_quota"
    /// The International Organization for Migration, which arranges the flights.
    case iom
    case airline
    case airport
    /// The municipality's social emergency service.
    case socialEmergency = "social_emergency"
}

/// A handläggare as she stands on paper.
public struct UnitCaseworker: Hashable, Sendable {
    /// Her name; empty where the file does not say it.
    public var name: String
    /// Her telephone; empty where the file does not say it.
    public var phone: String

    public init(name: String = "", phone: String = "") {
        self.name = name
        self.phone = phone
    }
}

/// A vehicle that the unit has at hand.
public struct UnitVehicle: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// All seats, the driver's too; 1 to 100.
    public var seats: Int
    /// How many suitcases fit in; 0 to 1000.
    public var bags: Int
    /// Places for somebody who stays in her wheelchair; 0 to 20.
    public var wheelchairs: Int

    public init(name: String, seats: Int, bags: Int, wheelchairs: Int = 0) {
        self.name = name
        self.seats = seats
        self.bags = bags
        self.wheelchairs = wheelchairs
    }

    /// The vehicle as a pickup has it, still without a driver.
    public var vehicle: Vehicle { Vehicle(name: name, seats: seats, bags: bags, wheelchairs: wheelchairs) }
}

/// What holds for every pickup.
public struct UnitPickup: Hashable, Sendable {
    /// Where the unit meets those who arrive.
    public var meetingPoint = ""
    /// Where the vehicles stand.
    public var parking = ""
    /// So many days before an arrival something missing is warned of; 0 to 365.
    public var warnDays: [PickupNeed: Int] = [.flight: 7, .flat: 14, .interpreter: 7, .driver: 3]

    public init() {}

    /// Days before an arrival from which it is warned that something is missing.
    public func warnDays(_ need: PickupNeed) -> Int { warnDays[need] ?? 0 }
}

/// What an arrival cannot do without. The raw value is the key of the file.
public enum PickupNeed: String, CaseIterable, Hashable, Sendable {
    /// Its flight and time.
    case flight
    /// Somewhere to live.
    case flat
    case interpreter
    case driver
}

/// The words of the slip of welcome in one language.
public struct WelcomeWords: Hashable, Sendable {
    /// What stands on top.
    public var heading: String
    /// Before the household's own address.
    public var address: String
    /// Before the name of the handläggare.
    public var caseworker: String
    /// Before her telephone.
    public var phone: String
    /// What 112 is for.
    public var emergency: String
    /// Before the day and time of the next meeting.
    public var meeting: String

    public init(
        heading: String, address: String, caseworker: String, phone: String, emergency: String,
        meeting: String
    ) {
        self.heading = heading
        self.address = address
        self.caseworker = caseworker
        self.phone = phone
        self.emergency = emergency
        self.meeting = meeting
    }
}
