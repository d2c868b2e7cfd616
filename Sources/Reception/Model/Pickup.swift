// Hämtning: where and when households are met, who meets them, and what they are driven in.
//
// The households' own cases say when they are expected; the pickup says how they get from there to the flat.

/// A pickup of one household or several.
public struct Pickup: Hashable, Sendable {
    /// A household of a pickup, with what is its own on the journey.
    public struct Household: Hashable, Sendable {
        public var caseID: CaseID
        /// Suitcases; nil where nobody has said how many.
        public var bags: Int?
        /// Who travels with children that come without a guardian; empty for nobody.
        public var escort: String

        public init(_ caseID: CaseID, bags: Int? = nil, escort: String = "") {
            self.caseID = caseID
            self.bags = bags
            self.escort = escort
        }
    }

    /// Who interprets on the way.
    public struct Interpreter: Hashable, Sendable {
        /// ISO 639-3 codes of the languages that are ordered.
        public var languages: [String] = []
        public var agency = ""
        public var reference = ""
        /// Whom to call when nobody has come: interpreting by telephone.
        public var backup = ""
        public init() {}

        /// Whether anybody is ordered.
        public var isOrdered: Bool { !languages.isEmpty || !agency.isEmpty || !reference.isEmpty }
    }

    public var mode: JourneyMode
    /// The number of the last leg; nil while it is not known.
    public var journey: JourneyNumber?
    /// The airport or station.
    public var place: String
    /// The terminal, or the platform of a train.
    public var terminal = ""
    public var meetingPoint = ""
    public var landing: Landing
    /// The day on whose roster it stands, where that is not the one that follows from the landing.
    public var statedDutyDay: Day?
    /// The day on which the journey was confirmed; nil while it is preliminary.
    public var confirmed: Day?
    /// The day since which it has been preliminary: that on which it was first planned, or was moved.
    public var preliminarySince: Day
    public var households: [Household]
    public var vehicles: [Vehicle] = []
    /// Whether help with a wheelchair is ordered from the airline or the station.
    public var wheelchairOrdered = false
    public var interpreter = Interpreter()
    /// Who of the unit goes there, drivers or not.
    public var staff: [String] = []
    public var parking = ""

    public init(mode: JourneyMode, landing: Landing, households: [Household], planned: Day) {
        self.mode = mode
        place = mode == .flight ? Self.usualAirport : ""
        self.landing = landing
        self.households = households
        preliminarySince = planned
    }

    /// Where quota refugees come.
    public static let usualAirport = "Arlanda"

    /// The day on whose roster it stands: of a night flight the day before it lands.
    public var dutyDay: Day { statedDutyDay ?? landing.dutyDay }

    /// The days that can be the duty day of a landing: the day before, the day itself, and the one after for what lands
    /// shortly before midnight.
    public var possibleDutyDays: ClosedRange<Day> {
        landing.day.adding(days: -1)...landing.day.adding(days: 1)
    }

    /// How many suitcases there are as far as that is known.
    public var bags: [CaseID: Int] {
        Dictionary(
            households.compactMap { household in household.bags.map { (household.caseID, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether somebody is to drive every vehicle, and there is one.
    public var hasDrivers: Bool { !vehicles.isEmpty && vehicles.allSatisfy { !$0.driver.isEmpty } }
}
