// The list of partners, the consents of a case, and whose consent is missing where data leaves the unit.

/// A partner on the list.
public struct PartnerRow: Hashable, Sendable, Identifiable {
    public let number: Int
    public let version: UnitRecord.Version
    public let partner: Partner

    public var id: Int { number }

    /// - Returns: nil for a record of another kind.
    public init?(_ record: UnitRecord) {
        guard let partner = record.partner else { return nil }
        number = record.id.number
        version = record.version
        self.partner = partner
    }

    /// The row's place in the list.
    public var cursor: Cursor {
        Cursor(
            kind: Partner.Kind.allCases.firstIndex(of: partner.kind) ?? 0,
            name: SearchText.fold(partner.name), number: number)
    }

    /// By sort, then by name.
    public struct Cursor: Hashable, Comparable, Sendable {
        public let kind: Int
        public let name: String
        public let number: Int

        public static func < (a: Cursor, b: Cursor) -> Bool {
            (a.kind, a.name, a.number) < (b.kind, b.name, b.number)
        }
    }
}

/// A consent as it stands in a case.
public struct ConsentRow: Hashable, Sendable, Identifiable {
    /// How a consent stands on a day. The raw value stands in lists.
    public enum Status: String, CaseIterable, Sendable {
        case inForce = "in_force"
        case upcoming, over, withdrawn
    }

    public let number: Int
    public let version: UnitRecord.Version
    public let consent: Consent
    public let by: Login

    public var id: Int { number }

    /// - Returns: nil for a record of another kind.
    public init?(_ record: UnitRecord) {
        guard let consent = record.consent else { return nil }
        number = record.id.number
        version = record.version
        self.consent = consent
        by = record.by
    }

    public func status(on day: Day) -> Status {
        if consent.withdrawn.map({ $0 <= day }) == true { return .withdrawn }
        if consent.holds(on: day) { return .inForce }
        return day < consent.from ? .upcoming : .over
    }
}

/// A case that data goes out of although somebody in it has not consented.
public struct MissingConsent: Hashable, Sendable {
    public let caseID: CaseID
    public let number: CaseNumber
    /// The numbers in the household of those who have not.
    public let persons: [Int]

    public init(_ caseID: CaseID, number: CaseNumber, persons: [Int]) {
        self.caseID = caseID
        self.number = number
        self.persons = persons
    }
}

/// What persons of a case have consented to.
public struct GivenConsent: Hashable, Sendable {
    public let number: CaseNumber
    /// Their numbers in the household.
    public let persons: [Int]
    /// What may be shared.
    public let scope: String

    public init(_ number: CaseNumber, persons: [Int], scope: String) {
        self.number = number
        self.persons = persons
        self.scope = scope
    }
}

/// That data of cases goes to a partner: to whom, and who has not consented.
public struct Disclosure: Hashable, Sendable {
    /// The partner's name.
    public let recipient: String
    /// By case number.
    public var missing: [MissingConsent]
    /// What the consents that there are cover, where the cases are few.
    public var given: [GivenConsent] = []
    /// The protected cases of somebody else, of which nothing but the number goes anywhere, in order.
    public var protected: [CaseNumber] = []

    public init(to recipient: String, missing: [MissingConsent]) {
        self.recipient = recipient
        self.missing = missing
    }

    /// The most cases of which ``given`` is told.
    public static let mostGiven = 3
}

extension Consent {
    /// Who of some persons has consented to nothing that holds on a day.
    /// - Parameter partners: those with any of whom it may be shared, as they are called now.
    /// - Returns: their numbers in the household, in order.
    public static func missing(
        among persons: [(number: Int, id: PersonID)], _ consents: [Consent],
        to partners: [(number: Int, name: String)], on day: Day
    ) -> [Int] {
        let agreed = Set(
            consents.filter { consent in partners.contains { consent.covers($0, on: day) } }.map(\.person))
        return persons.filter { !agreed.contains($0.id) }.map(\.number).sorted()
    }

    /// What some persons have consented to share with a partner on a day, by what it is.
    public static func given(
        in number: CaseNumber, among persons: [(number: Int, id: PersonID)], _ consents: [Consent],
        to partner: (number: Int, name: String), on day: Day
    ) -> [GivenConsent] {
        let held = Dictionary(grouping: consents.filter { $0.covers(partner, on: day) }, by: \.scope)
        return held.compactMap { scope, consents in
            let givers = Set(consents.map(\.person))
            let numbers = persons.filter { givers.contains($0.id) }.map(\.number).sorted()
            return numbers.isEmpty ? nil : GivenConsent(number, persons: numbers, scope: scope)
        }.sorted { $0.scope < $1.scope }
    }
}

extension CaseView {
    /// The consents as rows: what several of the household consent to in the same words and for the same days is one.
    public var foldedConsents: [[ConsentRow]] {
        struct Fold: Hashable {
            let partner: Int
            let said: [String]
            let days: [Day?]
        }
        var order: [Fold] = []
        var rows: [Fold: [ConsentRow]] = [:]
        for row in consents {
            let consent = row.consent
            let fold = Fold(
                partner: consent.partner, said: [consent.recipient, consent.scope],
                days: [consent.from, consent.to, consent.withdrawn])
            if rows[fold] == nil { order.append(fold) }
            rows[fold, default: []].append(row)
        }
        return order.compactMap { rows[$0] }
    }

    /// Who in the household has not consented that a case goes to a receiver: of each partner of the receiver's sort by
    /// itself, for consent to one municipality is none to another. Where none of the sort is on the list nobody can have
    /// consented. A partner with which the unit shares on a legal ground needs nobody's consent.
    /// - Parameters:
    ///   - name: what the receiver is called where no partner is.
    ///   - partners: the list.
    /// - Returns: none where the household is masked.
    public func withoutConsent(
        to receiver: ClosingReceiver, named name: String, _ partners: [PartnerRow], on day: Day
    ) -> [Disclosure] {
        guard !isMasked else { return [] }
        let meant = partners.filter { $0.partner.kind == receiver.partnerKind }
        let present = file.members.filter { $0.left == nil }.map { (number: $0.number, id: $0.person.id) }
        func missing(_ name: String, _ partners: [PartnerRow]) -> Disclosure? {
            let persons = Consent.missing(
                among: present, consents.map(\.consent), to: partners.map { ($0.number, $0.partner.name) },
                on: day)
            guard !persons.isEmpty else { return nil }
            return Disclosure(
                to: name, missing: [MissingConsent(file.id, number: file.number, persons: persons)])
        }
        if meant.isEmpty { return [missing(name, [])].compactMap(\.self) }
        return meant.filter(\.partner.needsConsent).compactMap { missing($0.partner.name, [$0]) }
    }
}
