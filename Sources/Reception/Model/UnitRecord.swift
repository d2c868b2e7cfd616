// What the unit keeps besides its cases: pickups, flats, the number of persons to receive, handovers, absences, partners,
// consents, who may see whom, by what it erases and which cases it keeps all the same. Each is a record that an act writes whole; a later act puts another version in its place, and undo puts the
// former one back.

/// Which record it is, through all its versions.
public struct RecordID: Hashable, Comparable, Sendable {
    /// What a record is about. The raw value stands in the store.
    public enum Kind: String, CaseIterable, Comparable, Sendable {
        /// A pickup of one household or several (hämtning).
        case pickup
        /// How many persons the municipality is to receive in a year.
        case quota
        /// A flat that the unit has at hand (bostad).
        case dwelling
        /// A case that is offered to a colleague (överlämning).
        case handover
        /// Somebody who is away (frånvaro).
        case absence
        /// Somebody outside the unit with whom it works (samverkanspart).
        case partner
        /// What a person lets the unit share with a partner (samtycke).
        case consent
        /// Somebody who is named to see a protected household.
        case viewer
        /// By what the unit erases (gallring); there is one at most.
        case retention
        /// A case that is kept although its time has come.
        case exemption

        public static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
    }

    public let kind: Kind
    /// Runs from 1 within its kind and is never used again.
    public let number: Int

    public init(_ kind: Kind, _ number: Int) {
        self.kind = kind
        self.number = number
    }

    public static func < (a: RecordID, b: RecordID) -> Bool { (a.kind, a.number) < (b.kind, b.number) }
}

/// What a record says.
public enum UnitContent: Hashable, Sendable {
    case pickup(Pickup)
    case quota(QuotaFigure)
    case dwelling(Dwelling)
    case handover(Handover)
    case absence(Absence)
    case partner(Partner)
    case consent(Consent)
    case viewer(NamedViewer)
    case retention(RetentionBasis)
    case exemption(RetentionExemption)

    public var kind: RecordID.Kind {
        switch self {
        case .pickup: .pickup
        case .quota: .quota
        case .dwelling: .dwelling
        case .handover: .handover
        case .absence: .absence
        case .partner: .partner
        case .consent: .consent
        case .viewer: .viewer
        case .retention: .retention
        case .exemption: .exemption
        }
    }

    /// The day by which records of a kind are ordered and asked for; of a flat the first one on which the unit does not
    /// have it, of an absence the last. Partners, named persons and cases that are kept have none.
    public var day: Day {
        switch self {
        case .pickup(let pickup): pickup.landing.day
        case .quota(let figure): figure.decided
        case .dwelling(let dwelling): dwelling.endDay
        case .handover(let handover): handover.offered
        case .absence(let absence): absence.days.upperBound
        case .partner, .viewer, .exemption: .distantFuture
        case .retention(let basis): basis.decided
        case .consent(let consent): consent.from
        }
    }

    /// In which list of its kind it stands: flats that somebody lives in are apart from the others, of which there are few.
    public var shelf: Int {
        if case .dwelling(let dwelling) = self, dwelling.isLivedIn { return 1 }
        return 0
    }

    /// The households that it is about; the act stands in the journal of each.
    public var households: [CaseID] {
        switch self {
        case .pickup(let pickup): pickup.households.map(\.caseID)
        case .quota, .absence, .partner, .retention: []
        case .consent(let consent): [consent.caseID]
        case .viewer(let viewer): [viewer.caseID]
        case .exemption(let exemption): [exemption.caseID]
        case .handover(let handover): [handover.caseID]
        case .dwelling(let dwelling): dwelling.household.map { [$0.caseID] } ?? []
        }
    }
}

/// A version of a record as it stands.
public struct UnitRecord: Hashable, Sendable, Identifiable {
    /// One version; another one, by whomever, has another.
    public struct Version: Hashable, Sendable {
        public let raw: Int64
        public init(_ raw: Int64) { self.raw = raw }
    }

    public let id: RecordID
    public let version: Version
    public let content: UnitContent
    /// The act that wrote this version, who that was and when.
    public let act: ActID
    public let by: Login
    public let at: Moment

    public init(id: RecordID, version: Version, content: UnitContent, act: ActID, by: Login, at: Moment) {
        self.id = id
        self.version = version
        self.content = content
        self.act = act
        self.by = by
        self.at = at
    }
}

/// What an act does to a record. Whoever replaces or removes one names the version that she has seen, so that nobody
/// writes over what somebody else has changed meanwhile.
public enum UnitChange: Hashable, Sendable {
    case add(UnitContent)
    case replace(UnitRecord.Version, UnitContent)
    case remove(UnitRecord.Version)

    /// What is to stand then; nil where nothing is.
    public var content: UnitContent? {
        switch self {
        case .add(let content), .replace(_, let content): content
        case .remove: nil
        }
    }
}
