// Facts: what may happen in a case, as a catalogue that is data (data/facts.toml).

/// The name of a kind of fact: `received`, or `step:<rule id>` for a checklist step without a fact of its own.
public struct FactID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let id: String
    public init(_ id: String) { self.id = id }
    public init(stringLiteral value: String) { id = value }
    public var description: String { id }
    public static func < (a: FactID, b: FactID) -> Bool { a.id < b.id }

    /// The fact that completes a checklist step which has none of its own.
    public static func step(_ rule: RuleID) -> FactID { FactID("step:" + rule.id) }

    /// The fact that completes one period of a rule that comes again, `step:ST-1Y@2026-Q4`.
    static func step(_ rule: RuleID, _ period: String) -> FactID { FactID("step:" + rule.id + "@" + period) }

    /// That somebody outside the unit was reminded of what is waited for by a rule; it comes again and completes nothing.
    public static func reminded(_ rule: RuleID) -> FactID { FactID("reminded:" + rule.id) }

    /// The rule by which somebody was reminded, nil for other facts.
    public var remindedRule: RuleID? {
        id.hasPrefix("reminded:") ? RuleID(String(id.dropFirst(9))) : nil
    }

    /// The rule whose step this fact completes, nil for a fact of the catalogue.
    public var stepRule: RuleID? {
        guard id.hasPrefix("step:") else { return nil }
        return RuleID(String(id.dropFirst(5).prefix { $0 != "@" }))
    }
}

extension FactID {
    public static let placementDecided: FactID = "placement_decided"
    public static let latestReception: FactID = "latest_reception"
    public static let arrivalPlanned: FactID = "arrival_planned"
    public static let received: FactID = "received"
    /// Written by the closing of a case and taken back by its reopening.
    public static let lastNote: FactID = "last_note"
    public static let caseClosed: FactID = "case_closed"
    public static let followUpDone: FactID = "follow_up_done"
    public static let movedIn: FactID = "moved_in"
    public static let housingReady: FactID = "housing_ready"
    /// Of somebody whose household came without her.
    public static let didNotCome: FactID = "did_not_come"
    /// What settles ``didNotCome``, besides that she leaves the household.
    public static let cameLater: FactID = "came_later"
    public static let permitCardReceived: FactID = "permit_card_received"
    public static let guardianAppointed: FactID = "guardian_appointed"
    public static let leaseEnds: FactID = "lease_ends"
    public static let subleaseStarted: FactID = "sublease_started"
    public static let subleaseEnded: FactID = "sublease_ended"
    public static let registrationNotified: FactID = "registration_notified"
    public static let populationRegistered: FactID = "population_registered"
    public static let firstRegistered: FactID = "first_registered"
    public static let personnummerReceived: FactID = "personnummer_received"
    public static let permitExpires: FactID = "permit_expires"
    public static let sfiApplied: FactID = "sfi_applied"
    public static let sfiStarted: FactID = "sfi_started"
    public static let establishmentPlan: FactID = "establishment_plan"
    public static let establishmentStarted: FactID = "establishment_started"
    public static let firstEstablishmentBenefit: FactID = "first_establishment_benefit"
    public static let establishmentEnded: FactID = "establishment_ended"
    public static let establishmentEndStated: FactID = "establishment_end_stated"
    public static let establishmentPaused: FactID = "establishment_paused"
    public static let guardianLost: FactID = "guardian_lost"
    public static let establishmentRecalled: FactID = "establishment_recalled"
    public static let establishmentReentered: FactID = "establishment_reentered"
}

/// What the catalogue says of one fact.
public struct FactDefinition: Hashable, Sendable {
    /// Whom a fact is about.
    public enum Scope: String, Sendable { case `case`, person }
    /// An event has happened and may complete something; a plan may lie ahead and completes nothing.
    public enum Nature: String, Sendable { case event, plan }

    public let id: FactID
    public let scope: Scope
    public let nature: Nature
    /// Whether it may come again (permits, leases, placements).
    public let isRepeated: Bool
    /// Whether it may bear an end (pauses).
    public let bearsUntil: Bool
    /// Whether it may bear a value, such as the reason of a pause.
    public let bearsValue: Bool
    /// The values of which it must bear one, where there is a list of them.
    public let values: [String]
    /// Whether it is about the household's dwelling, so that it stays there when somebody moves out.
    public let isOfDwelling: Bool
    /// Where it is not given, it is taken from this fact (`first_received` from `received`).
    public let takenFrom: FactID?
    /// Names in Swedish and English, as people read them.
    public let swedish: String
    public let english: String

    public init(
        id: FactID, scope: Scope, nature: Nature, isRepeated: Bool = false, bearsUntil: Bool = false,
        bearsValue: Bool = false, values: [String] = [], isOfDwelling: Bool = false, takenFrom: FactID? = nil,
        swedish: String,
        english: String
    ) {
        self.id = id
        self.scope = scope
        self.nature = nature
        self.isRepeated = isRepeated
        self.bearsUntil = bearsUntil
        self.bearsValue = bearsValue || !values.isEmpty
        self.values = values
        self.isOfDwelling = isOfDwelling
        self.takenFrom = takenFrom
        self.swedish = swedish
        self.english = english
    }
}

/// All facts that may be recorded.
public struct FactCatalogue: Sendable {
    /// In the order of the catalogue's file, which is the order of a case.
    public let definitions: [FactDefinition]
    private let byID: [FactID: FactDefinition]

    public init(_ definitions: [FactDefinition]) {
        self.definitions = definitions
        byID = Dictionary(definitions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The definition of a fact, nil where the catalogue has none. Steps of checklists are events; whether of the
    /// case or of a person, the rule says.
    public subscript(_ id: FactID) -> FactDefinition? { byID[id] }
}
