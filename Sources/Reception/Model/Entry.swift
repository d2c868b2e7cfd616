// Entries: everything known of a case is a dated entry that an act added and perhaps a later act ended.

/// One line of a case's history. Entries are never changed: a mistake is ended by a later act, with a reason.
public struct Entry: Hashable, Sendable, Identifiable {
    public let id: EntryID
    /// The case in which it was written.
    public let caseID: CaseID
    /// Whom it is about; nil when it is about the case. A person's facts follow her into another case.
    public let person: PersonID?
    /// The civil date that the entry bears.
    public let day: Day
    public let content: Content
    /// The act that added it, who that was and when.
    public let act: ActID
    public let by: Login
    public let at: Moment

    public init(
        id: EntryID, caseID: CaseID, person: PersonID?, day: Day, content: Content, act: ActID, by: Login,
        at: Moment
    ) {
        self.id = id
        self.caseID = caseID
        self.person = person
        self.day = day
        self.content = content
        self.act = act
        self.by = by
        self.at = at
    }

    /// The same entry with other words.
    func saying(_ content: Content) -> Entry {
        Entry(
            id: id, caseID: caseID, person: person, day: day, content: content, act: act, by: by, at: at)
    }

    /// The entry as somebody may see it: which other case a person moved between is for named staff only, and nothing
    /// that was written of those who are withheld.
    func seen(by login: Login, leavers: ProtectedLeavers = ProtectedLeavers()) -> Entry {
        switch content {
        case .member(let number, let from?): saying(.member(number: number, from: from.seen(by: login)))
        case .memberLeft(let reason, let to?): saying(.memberLeft(reason, to: to.seen(by: login)))
        default: person.map(leavers.withheld.contains) ?? false ? saying(content.withoutWords) : self
        }
    }

    /// What an entry says.
    public enum Content: Hashable, Sendable {
        /// The case is of this kind from the entry's day.
        case kind(CaseKind)
        /// The person belongs to the household from the entry's day, under a number that is never used again; `from`
        /// is the case out of which she moved.
        case member(number: Int, from: CaseLink?)
        /// The person no longer belongs to the household; `to` is the case of her own.
        case memberLeft(LeavingReason, to: CaseLink?)
        /// What is known of the person from the entry's day; a later entry corrects an earlier one field by field.
        case personDetails([PersonDetail: String])
        /// What is known of the case itself.
        case caseDetails([CaseDetail: String])
        /// A fact of the catalogue, or a checklist step.
        case fact(FactID, until: Day?, value: String?)
        /// Who handles the case; nil for nobody.
        case assignment(Login?)
        case note(String, important: Bool)
        /// A deadline does not apply; `trigger` is the entry that it starts from.
        case waiver(RuleID, trigger: EntryID?, WaiverReason, note: String)
        /// A deadline is looked at again on `until`.
        case snooze(RuleID, trigger: EntryID?, until: Day)
        /// Free text to be reminded of on the entry's day.
        case reminder(String)
        /// A time and place with someone on the entry's day.
        case booking(Booking)
        /// The case was closed; `to` is whoever has the household now, nil where it was handed over to nobody.
        case closing(ClosingReason, to: ClosingReceiver? = nil, note: String)

        /// The same without anything that somebody wrote.
        var withoutWords: Content {
            switch self {
            case .personDetails(let details): .personDetails(details.mapValues { _ in "" })
            case .fact(let fact, let until, _): .fact(fact, until: until, value: nil)
            case .waiver(let rule, let trigger, let reason, _):
                .waiver(rule, trigger: trigger, reason, note: "")
            default: self
            }
        }

        /// Whether it is what follows a person into another case: what is known of her, and what has happened.
        public var isOfPerson: Bool {
            switch self {
            case .personDetails, .fact: true
            default: false
            }
        }
    }
}

/// That a person moved from one case into another. Only the staff who are named see which.
public struct CaseLink: Hashable, Sendable {
    /// The other case; nil for a viewer who is not named.
    public let number: CaseNumber?
    public let seenBy: Set<Login>

    public init(number: CaseNumber?, seenBy: Set<Login>) {
        self.number = number
        self.seenBy = seenBy
    }

    /// The link as somebody may see it.
    func seen(by login: Login) -> CaseLink {
        seenBy.contains(login) ? self : CaseLink(number: nil, seenBy: [])
    }
}

/// Those who left a case for one of their own and are protected there.
public struct ProtectedLeavers: Hashable, Sendable {
    /// What protects each of them now.
    public var protections: [PersonID: Protection] = [:]
    /// Those of whom the viewer is told nothing.
    public var withheld: Set<PersonID> = []

    public init() {}

    /// Adds somebody.
    /// - Parameter viewers: all of them must be named for where she went, to be told anything.
    public mutating func add(
        _ person: PersonID, _ protection: Protection, to link: CaseLink, for viewers: Set<Login>
    ) {
        protections[person] = protection
        if !viewers.isSubset(of: link.seenBy) { withheld.insert(person) }
    }
}

/// A field of a person.
public enum PersonDetail: String, CaseIterable, Sendable, Comparable {
    case givenName = "given_name"
    case familyName = "family_name"
    case birthDate = "birth_date"
    case personnummer, samordningsnummer, dossiernummer, citizenship, language, interpreter, relation,
        protection
    case permitBasis = "permit_basis"
    case classCode = "class_code"
    case sex, phone
    case heightCM = "height_cm"
    case needs
    public static func < (a: PersonDetail, b: PersonDetail) -> Bool { a.rawValue < b.rawValue }
}

/// A field of a case.
public enum CaseDetail: String, CaseIterable, Sendable, Comparable {
    /// The key of the household in the list it was imported from.
    case importKey = "import_key"
    case address
    case dwellingNumber = "dwelling_number"
    case landlord
    case fileNumber = "file_number"
    case flight
    case arrivalTime = "arrival_time"
    public static func < (a: CaseDetail, b: CaseDetail) -> Bool { a.rawValue < b.rawValue }
}

/// A time and place with someone (bokning).
public struct Booking: Hashable, Sendable {
    /// Minutes after midnight, nil for a booking of the whole day.
    public var minutes: Int?
    public var what: String
    public var with: String
    public var place: String
    public var phone: String
    public var reference: String
    /// The numbers in the household of those who come; empty for all.
    public var persons: [Int]
    /// The last day on which it can be cancelled.
    public var cancelBy: Day?
    /// How many minutes it takes; nil where nobody has said. Bookings of older databases have none.
    public var length: Int?
    /// Who interprets, in words: the language, the agency, a name; empty for nobody.
    public var interpreter: String

    public init(
        minutes: Int?, what: String, with: String = "", place: String = "", phone: String = "",
        reference: String = "", persons: [Int] = [], cancelBy: Day? = nil, length: Int? = nil,
        interpreter: String = ""
    ) {
        self.minutes = minutes
        self.what = what
        self.with = with
        self.place = place
        self.phone = phone
        self.reference = reference
        self.persons = persons
        self.cancelBy = cancelBy
        self.length = length
        self.interpreter = interpreter
    }

    /// `09:30`, or nothing for a booking of the whole day.
    public var clock: String { minutes.map(Self.clock) ?? "" }

    /// `09:30–11:00`; only the beginning where no length is stated, and nothing for a booking of the whole day.
    public var clockSpan: String {
        guard minutes != nil, length != nil else { return clock }
        return clock + "\u{2013}" + Self.clock(span.upperBound)
    }

    /// How many minutes a booking counts as where nobody has said how long it takes.
    public static let assumedLength = 60
    /// The lengths in minutes that a booking may have.
    public static let lengths = 5...720
    private static let dayLength = 24 * 60

    /// The minutes of its day that it takes up. A booking without a time takes the whole day, one without a length
    /// ``assumedLength``, and none goes on after midnight.
    public var span: Range<Int> {
        guard let minutes else { return 0..<Self.dayLength }
        let start = min(max(0, minutes), Self.dayLength - 1)
        return start..<min(Self.dayLength, start + max(1, length ?? Self.assumedLength))
    }

    /// Minutes after midnight as `09:30`.
    public static func clock(_ minutes: Int) -> String {
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return two(minutes / 60) + ":" + two(minutes % 60)
    }
}

extension Booking {
    /// Reads `9:30`, `09.30` or `0930` as minutes after midnight.
    /// - Returns: nil when the text is no time of day.
    public static func minutes(_ text: some StringProtocol) -> Int? {
        let parts: [Substring] = String(text).split(whereSeparator: { $0 == ":" || $0 == "." })
        let hours: Int?
        let minutes: Int?
        switch parts.count {
        case 2 where parts[1].utf8.count == 2: (hours, minutes) = (Int(parts[0]), Int(parts[1]))
        case 1 where parts[0].utf8.count == 4:
            (hours, minutes) = (Int(parts[0].prefix(2)), Int(parts[0].suffix(2)))
        default: return nil
        }
        guard let hours, let minutes, (0...23).contains(hours), (0...59).contains(minutes) else { return nil }
        return hours * 60 + minutes
    }
}
