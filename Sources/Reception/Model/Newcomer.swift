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

    public init(person: Newcomer, number: Int, joined: Day, left: Day? = nil) {
        self.person = person
        self.number = number
        self.joined = joined
        self.left = left
    }
}
