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

/// That data of cases goes to a partner: to whom, and who has not consented.
public struct Disclosure: Hashable, Sendable {
    /// The partner's name.
    public let recipient: String
    /// By case number.
    public let missing: [MissingConsent]

    public init(to recipient: String, missing: [MissingConsent]) {
        self.recipient = recipient
        self.missing = missing
    }
}

extension Consent {
    /// Who of some persons has consented to nothing that holds on a day.
    /// - Parameter partners: the numbers of those with any of whom it may be shared.
    /// - Returns: their numbers in the household, in order.
    public static func missing(
        among persons: [(number: Int, id: PersonID)], _ consents: [Consent], to partners: Set<Int>,
        on day: Day
    ) -> [Int] {
        let agreed = Set(
            consents.filter { partners.contains($0.partner) && $0.holds(on: day) }.map(\.person))
        return persons.filter { !agreed.contains($0.id) }.map(\.number).sorted()
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

    /// Who in the household has not consented that a case goes to a receiver. Any partner of the receiver's sort will
    /// do, and one with which the unit shares on a legal ground needs nobody's consent.
    /// - Parameter partners: the list.
    /// - Returns: their numbers in the household; none where the household is masked.
    public func withoutConsent(
        to receiver: ClosingReceiver, _ partners: [PartnerRow], on day: Day
    ) -> [Int] {
        let meant = partners.filter { $0.partner.kind == receiver.partnerKind }
        guard !isMasked, meant.allSatisfy(\.partner.needsConsent) else { return [] }
        let present = file.members.filter { $0.left == nil }.map { (number: $0.number, id: $0.person.id) }
        return Consent.missing(
            among: present, consents.map(\.consent), to: Set(meant.map(\.number)), on: day)
    }
}
