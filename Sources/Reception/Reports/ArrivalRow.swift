// Arrivals: a household that is expected, and all that whoever fetches it asks first.

/// A household that is expected on a day. Of one that is masked for the viewer it says when it comes and how many they are.
public struct ArrivalRow: Hashable, Sendable {
    public var caseID: CaseID
    public var number: CaseNumber
    public var kind: CaseKind
    public var household: String
    public var isMasked: Bool
    /// Whether it is protected, whoever looks; paper names it by its number then.
    public var isProtected = false
    public var caseworker: Login?
    public var day: Day
    /// The flight or train, as it was written.
    public var flight: String
    public var time: String
    public var persons: Int
    /// Where it is to live.
    public var address: String
    public var travellers: Travellers
    /// Those who travel, as far as seats go; of a masked household as many grown-ups as it has persons.
    public var passengers: [Passenger] = []
    /// Whether all who come under the quota are children, whom nobody of their own looks after.
    public var isUnaccompanied = false
    /// Whether a guardian (god man) is appointed for each of them.
    public var hasGuardian = false
    /// Whether the case says that the household has somewhere to live, or where.
    public var hasFlat: Bool
    /// The latest day of reception that the decision prints; nil where it prints none.
    public var latest: Day?
    /// When the case says that they come; the clock time as far as it is known.
    public var landing: Landing
    /// The numbers of those who did not come when the others did, and have not come since.
    public var absent: [Int] = []
    /// Steps done of its checklist; nil where it has none.
    public var progress: Progress?

    public init(
        caseID: CaseID, number: CaseNumber, kind: CaseKind, household: String, isMasked: Bool,
        caseworker: Login?, day: Day, persons: Int
    ) {
        self.caseID = caseID
        self.number = number
        self.kind = kind
        self.household = household
        self.isMasked = isMasked
        self.caseworker = caseworker
        self.day = day
        self.persons = persons
        flight = ""
        time = ""
        address = ""
        travellers = Travellers()
        hasFlat = false
        landing = Landing(day: day, minutes: nil)
        passengers = (0..<persons).map { number in
            Passenger(id: Passenger.ID(caseID: caseID, number: number + 1), isAdult: true)
        }
    }

    /// Whether the flight or its time is still open.
    public var isPreliminary: Bool { flight.isEmpty || time.isEmpty }

    /// The share of the checklist that is done, 0 to 1; nil where there is none.
    public var readiness: Double? {
        progress.flatMap { $0.total == 0 ? nil : Double($0.done) / Double($0.total) }
    }

    /// Adds what the case says of the journey and of those who travel.
    public mutating func add(_ file: CaseFile) {
        isProtected = file.isProtected
        flight = file.details[.flight] ?? ""
        time = file.details[.arrivalTime] ?? ""
        address = file.details[.address] ?? ""
        landing = Landing(day: day, minutes: Booking.minutes(time))
        let members = file.members.filter { $0.left == nil }
        travellers = Travellers(file, on: day)
        latest = file.facts.last { $0.id == .latestReception }?.day
        hasFlat = !address.isEmpty || file.facts.contains { $0.id == .housingReady }
        // A grandfather or a grown-up sister is no guardian where the parents are there.
        let adults = members.filter { !$0.person.isChild(on: day) }
        let parents = adults.filter { $0.person.relation == .applicant || $0.person.relation == .partner }
        let guardians = Set((parents.isEmpty ? adults : parents).map(\.number))
        passengers = members.map { member in
            Passenger(
                id: Passenger.ID(caseID: caseID, number: member.number),
                isAdult: !member.person.isChild(on: day), isGuardian: guardians.contains(member.number),
                usesWheelchair: member.person.needs.contains(.wheelchair))
        }
        isUnaccompanied = kind == .kvot && !members.isEmpty && passengers.allSatisfy { !$0.isAdult }
        absent = file.absent.map(\.number)
        hasGuardian = members.allSatisfy { member in
            file.facts.contains { $0.id == .guardianAppointed && $0.person == member.person.id }
        }
    }
}

/// Who travels, as far as a journey must be planned for it.
public struct Travellers: Hashable, Sendable {
    /// Those who are not of age on the day.
    public var children = 0
    /// How many sit in which child seat.
    public var seats: [ChildSeat: Int] = [:]
    /// Of how many the height is to be asked for; the safer seat is counted until then.
    public var unknownHeights = 0
    /// The languages they speak, in order.
    public var languages: [String] = []
    /// Those of them that are to be interpreted: of whoever needs it, or of all where the case says of nobody whether
    /// she does.
    public var interpreted: [String] = []
    /// What any of them needs, in the order of the list.
    public var needs: [Need] = []

    /// The language that nobody interprets into Swedish (ISO 639-3).
    private static let swedish = "swe"

    public init() {}

    /// Those of a household who travel on a day.
    public init(_ file: CaseFile, on day: Day) {
        self.init(file.members.filter { $0.left == nil }.map(\.person), on: day)
    }

    /// Those who travel on a day.
    public init(_ persons: [Newcomer], on day: Day) {
        var spoken: Set<String> = []
        var needed: Set<Need> = []
        for person in persons {
            let isChild = person.isChild(on: day)
            if isChild { children += 1 }
            let need = ChildSeat.needed(
                birth: person.birthDate, height: person[.heightCM].flatMap { Int($0) }, isChild: isChild,
                on: day)
            if let seat = need.seat { seats[seat, default: 0] += 1 }
            if need.asks { unknownHeights += 1 }
            if let language = person[.language], !language.isEmpty { spoken.insert(language) }
            needed.formUnion(person.needs)
        }
        languages = spoken.sorted()
        let isStated = persons.contains { $0[.interpreter] != nil }
        let needing = persons.filter { !isStated || $0.needsInterpreter }
        interpreted = Set(needing.compactMap { $0[.language] }.filter { !$0.isEmpty && $0 != Self.swedish })
            .sorted()
        needs = Need.allCases.filter(needed.contains)
    }

    /// All child seats together.
    public var seatCount: Int { seats.values.reduce(0, +) }
}
