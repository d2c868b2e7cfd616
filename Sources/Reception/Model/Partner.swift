// Samverkanspart: somebody outside the unit with whom it works. Samtycke: a person's word that something may be shared
// with one of them.

/// Somebody outside the unit with whom it works: an authority, a school, a landlord (samverkanspart).
public struct Partner: Hashable, Sendable {
    /// What sort of partner it is. The raw value stands in the store and in lists.
    public enum Kind: String, CaseIterable, Sendable {
        case authority, health
        /// SFI, samhällsorientering and other schooling of adults.
        case education
        /// School and preschool.
        case school
        /// Whoever answers for the young who are not in upper secondary school (kommunala aktivitetsansvaret, KAA).
        case youth
        case socialServices = "social_services"
        case jobbcentrum
        case jobCoach = "job_coach"
        /// Work training and the like.
        case work
        case landlord, interpreter, bank, association
        /// Another municipality.
        case municipality
        case other
    }

    /// A way to reach somebody there.
    public struct Contact: Hashable, Sendable {
        public let name: String
        /// What she is there, or what she is asked for.
        public let role: String
        public let phone: String
        public let email: String

        /// Reads `Anna Ek, rektor, 010-123 45 67, anna@skolan.example`: what has an at sign is an address, what has
        /// at least five figures and no letters is a number, of what is left the first part is the name.
        /// - Returns: nil where nothing is written.
        public init?(_ text: String) {
            let parts = FieldText.line(text).split(separator: ",").map { FieldText.trimmed(String($0)) }
                .filter { !$0.isEmpty }
            guard !parts.isEmpty else { return nil }
            let emails = parts.filter(Self.isEmail)
            let phones = parts.filter { !Self.isEmail($0) && Self.isPhone($0) }
            let texts = parts.filter { !Self.isEmail($0) && !Self.isPhone($0) }
            name = texts.first ?? ""
            role = texts.dropFirst().joined(separator: ", ")
            phone = phones.joined(separator: ", ")
            email = emails.joined(separator: ", ")
        }

        /// The contact as it is typed.
        public var text: String {
            [name, role, phone, email].filter { !$0.isEmpty }.joined(separator: ", ")
        }

        private static func isEmail(_ part: String) -> Bool { part.contains("@") && !part.contains(" ") }

        private static func isPhone(_ part: String) -> Bool {
            guard let first = part.first, first.isNumber || first == "+" || first == "(" else { return false }
            guard part.allSatisfy({ $0.isNumber || " +()-/".contains($0) }) else { return false }
            return part.count { $0.isNumber } >= 5
        }
    }

    public var name: String
    public var kind: Kind
    /// The legal ground on which data of a person may be shared with the partner without her consent; empty where
    /// consent is needed.
    public var ground: String
    public var contacts: [Contact]
    public var note: String

    public init(
        name: String, kind: Kind, ground: String = "", contacts: [Contact] = [], note: String = ""
    ) {
        self.name = name
        self.kind = kind
        self.ground = ground
        self.contacts = contacts
        self.note = note
    }

    /// Whether data of a person is shared with the partner only where she consents.
    public var needsConsent: Bool { ground.isEmpty }

    /// The most contacts of one partner.
    public static let mostContacts = 20
    /// The most characters of a name.
    public static let longestName = 100
    /// The most characters of a legal ground, and of each contact.
    public static let longestLine = 300
    /// The most characters of a note.
    public static let longestNote = 2000
}

extension ClosingReceiver {
    /// The sort of partner that a case is handed over to.
    public var partnerKind: Partner.Kind {
        switch self {
        case .jobCoach: .jobCoach
        case .jobbcentrum: .jobbcentrum
        case .socialServices: .socialServices
        case .municipality: .municipality
        }
    }
}

/// A person's consent that the unit shares data of her with a partner (samtycke). It breaks the secrecy of
/// offentlighets- och sekretesslagen (2009:400) 26 kap. 1 § as 12 kap. 2 § lets her; she may withdraw it at any time.
public struct Consent: Hashable, Sendable {
    public let caseID: CaseID
    public let person: PersonID
    /// The number of the partner's record.
    public let partner: Int
    /// What the partner was called when she consented.
    public let recipient: String
    /// What may be shared.
    public var scope: String
    public var from: Day
    /// The last day; nil where none was said.
    public var to: Day?
    /// The day on which she withdrew it.
    public var withdrawn: Day?

    public init(
        caseID: CaseID, person: PersonID, partner: Int, recipient: String, scope: String, from: Day,
        to: Day? = nil, withdrawn: Day? = nil
    ) {
        self.caseID = caseID
        self.person = person
        self.partner = partner
        self.recipient = recipient
        self.scope = scope
        self.from = from
        self.to = to
        self.withdrawn = withdrawn
    }

    /// Whether something may be shared on a day; on the day of the withdrawal no longer.
    public func holds(on day: Day) -> Bool {
        day >= from && to.map { day <= $0 } ?? true && withdrawn.map { day < $0 } ?? true
    }

    /// Whether it lets data go to a partner on a day: to the one of its number, while she is still called what she was
    /// when it was given. Under another name she may be somebody else.
    public func covers(_ partner: (number: Int, name: String), on day: Day) -> Bool {
        partner.number == self.partner && SearchText.fold(partner.name) == SearchText.fold(recipient)
            && holds(on: day)
    }

    /// The most characters of what may be shared.
    public static let longestScope = 300

    /// Whether it holds on a day or may do so later.
    public func isAhead(on day: Day) -> Bool { withdrawn == nil && to.map { $0 >= day } ?? true }
}
