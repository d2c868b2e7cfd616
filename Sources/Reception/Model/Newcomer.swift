// A person in a household, as her detail entries say together.

/// Nyanländ: one person. Every field is what the latest entry says of it.
public struct Newcomer: Hashable, Sendable, Identifiable {
    public let id: PersonID
    /// The fields as entered; identity numbers in their canonical digits.
    public private(set) var details: [PersonDetail: String]

    public init(id: PersonID, details: [PersonDetail: String] = [:]) {
        self.id = id
        self.details = details
    }

    /// Corrects the fields that `newer` names; an empty text takes a field away.
    public mutating func correct(_ newer: [PersonDetail: String]) {
        for (field, value) in newer { details[field] = value.isEmpty ? nil : value }
    }

    public subscript(_ field: PersonDetail) -> String? { details[field] }
    public var givenName: String { details[.givenName] ?? "" }
    public var familyName: String { details[.familyName] ?? "" }
    public var birthDate: Day? { details[.birthDate].flatMap { Day($0) } }
    public var relation: Relation { details[.relation].flatMap(Relation.init) ?? .other }
    public var protection: Protection { details[.protection].flatMap(Protection.init) ?? .none }
    public var permitBasis: PermitBasis? { details[.permitBasis].flatMap(PermitBasis.init) }
    public var needsInterpreter: Bool { details[.interpreter] == "yes" }
    /// Whether she is not of age on a day; without a birth date, whether she is written down as a child.
    public func isChild(on day: Day) -> Bool {
        birthDate.map { $0.age(on: day) < 18 } ?? (relation == .child)
    }
    public var needs: [Need] {
        (details[.needs] ?? "").split(separator: ",").compactMap { Need(rawValue: String($0)) }
    }
}

/// A person's place in a household.
public struct Membership: Hashable, Sendable {
    public var person: Newcomer
    /// Her number in the household, from 1; never used again.
    public let number: Int
    public let joined: Day
    public internal(set) var left: Day?
    /// Whether she came to the household after it was written down; then what it had before counts from that day on.
    public internal(set) var joinedLater = false
    /// Why she left; nil while she belongs to the household.
    public internal(set) var leavingReason: LeavingReason?
    /// The case out of which she moved, where she did.
    public internal(set) var cameFrom: CaseLink?
    /// The case of her own, where she moved out into one.
    public internal(set) var movedTo: CaseLink?
    /// What protects her in the case of her own, as far as this case is read for somebody.
    public internal(set) var protectionElsewhere = Protection.none
    /// Whether nothing but her number and her days is told, because she is protected in the case of her own.
    public internal(set) var isWithheld = false

    public init(person: Newcomer, number: Int, joined: Day, left: Day? = nil) {
        self.person = person
        self.number = number
        self.joined = joined
        self.left = left
    }

    /// Whether she has a case of her own now, so that nothing of hers is looked for here.
    public var hasOwnCase: Bool { leavingReason == .ownCase }
}
