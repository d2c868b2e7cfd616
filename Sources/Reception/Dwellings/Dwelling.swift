// Bostad: a flat that the unit hires, or has been offered, for the households it receives.
//
// What stands here is what somebody has said of the flat. Its status, how long it has stood empty, what that has cost
// and when notice must be given follow from it and from the day: see the files beside this one.

/// A flat the unit has at hand.
public struct Dwelling: Hashable, Sendable {
    /// Whose flat it is to be, or is.
    public struct Household: Hashable, Sendable {
        public var caseID: CaseID
        /// The day on which the flat was reserved.
        public var since: Day

        public init(_ caseID: CaseID, since: Day) {
            self.caseID = caseID
            self.since = since
        }
    }

    /// The keys of the flat.
    public struct Keys: Hashable, Sendable {
        /// How many there are; nil where nobody has counted them.
        public var count: Int?
        /// The day on which the household had them and could move in; nil while it has not.
        public var handedOver: Day?
        /// Who signed for them; empty where nobody has said.
        public var signedBy: String

        public init(count: Int? = nil, handedOver: Day? = nil, signedBy: String = "") {
            self.count = count
            self.handedOver = handedOver
            self.signedBy = signedBy
        }
    }

    /// Fastighetsskötare: whom to call when something in the house does not work.
    public struct Caretaker: Hashable, Sendable {
        public var name: String
        public var phone: String

        public init(name: String = "", phone: String = "") {
            self.name = name
            self.phone = phone
        }
    }

    /// Days on which somebody lived here, from moving in to the day before it stood empty again. Who that was is in the
    /// journal of her case alone.
    public struct Stay: Hashable, Sendable {
        public var from: Day
        /// The first day on which nobody lived here.
        public var to: Day

        public init(from: Day, to: Day) {
            self.from = from
            self.to = to
        }
    }

    public var address: String
    /// Skatteverket's number of the flat within its address (lägenhetsnummer), `1102`.
    public var dwellingNumber = ""
    public var landlord = ""
    public var rooms: Int?
    /// How many sleep here at most; nil where nobody has said.
    public var beds: Int?
    /// Square metres.
    public var area: Int?
    /// SEK a calendar month.
    public var rent: Int?
    /// The storey, 0 on the ground; nil where nobody has said.
    public var floor: Int?
    public var hasLift = false
    /// The first day for which the unit pays rent; nil while the flat is only offered to it.
    public var from: Day?
    /// The last day of the lease; nil where it runs until somebody gives notice.
    public var until: Day?
    /// The months of notice where the lease has others than the statute; see ``noticeBy(_:)``.
    public var noticeMonths: Int?
    /// Whether the unit hires the flat and lets it to the household (andrahand).
    public var isSublet = true
    /// The day from which it is being furnished.
    public var furnishing: Day?
    /// The day from which all is in place for somebody to move in.
    public var ready: Day?
    public var household: Household?
    public var keys = Keys()
    /// Those who lived here before, the earliest first.
    public var stays: [Stay] = []
    /// The first day on which the unit no longer has the flat; nil where nobody has ended it.
    public var ended: Day?
    /// The code of the door to the street.
    public var doorCode = ""
    public var caretaker = Caretaker()
    /// How far school and preschool are.
    public var schoolNote = ""
    /// What of furniture stands there, in words.
    public var furniture: [String] = []

    public init(address: String, from: Day? = nil, until: Day? = nil) {
        self.address = address
        self.from = from
        self.until = until
    }
}

extension Dwelling {
    /// The flat as those see it who may not know who lives there: nothing that leads to its door, and none of the days
    /// by which somebody who knows one of them would find it.
    public var hidden: Dwelling {
        var seen = self
        seen.household = nil
        (seen.keys.handedOver, seen.keys.signedBy) = (nil, "")
        (seen.from, seen.until, seen.ended) = (nil, nil, nil)
        (seen.furnishing, seen.ready, seen.stays) = (nil, nil, [])
        (seen.address, seen.dwellingNumber, seen.doorCode, seen.schoolNote) = ("", "", "", "")
        seen.caretaker = Caretaker()
        return seen
    }

    /// What a flat must keep to; outside of it is a slip of the finger.
    public static let roomRange = 0...50
    public static let bedRange = 0...99
    public static let areaRange = 1...2000
    public static let rentRange = 0...1_000_000
    public static let floorRange = -5...200
    public static let noticeRange = 0...24
    public static let keyRange = 0...99

    /// The first day on which the unit does not have the flat; ``Day/distantFuture`` where no end is known.
    public var endDay: Day {
        min(ended ?? .distantFuture, until?.adding(days: 1) ?? .distantFuture)
    }

    /// Whether somebody has had its keys and not left; such a flat costs rent, but not an empty one's.
    public var isLivedIn: Bool { household != nil && keys.handedOver != nil }

    /// Whether the household has a lift to its door, or needs none; nil where the floor is not known.
    public var isReachedWithoutStairs: Bool? { hasLift ? true : floor.map { $0 == 0 } }
}
