// The closed lists of the field: kinds of case, grounds for a permit, relations, protection, needs, roles.

/// Ärendetyp: how a household comes to the municipality.
public enum CaseKind: String, CaseIterable, Sendable, Comparable {
    /// Kvotflykting: permit granted abroad, arrives by air.
    case kvot = "KVOT"
    /// Anvisad från anläggningsboende (asylboende).
    case abo = "ABO"
    /// Egenbosatt nyanländ; not an asylum seeker in eget boende.
    case ebo = "EBO"
    /// Tillfälligt skydd enligt massflyktsdirektivet.
    case massflykt = "MASSFLYKT"

    /// Reads a kind without regard to case.
    public init?(reading text: some StringProtocol) {
        self.init(rawValue: text.uppercased())
    }

    public static func < (a: CaseKind, b: CaseKind) -> Bool { a.rawValue < b.rawValue }
}

/// Tillståndsgrund: why the permit was given (utlänningslagen 2005:716).
public enum PermitBasis: String, CaseIterable, Sendable {
    case refugee, subsidiary, quota, temporary, relative, other
}

/// A person's relation to the applicant of the household.
public enum Relation: String, CaseIterable, Sendable {
    case applicant, partner, child, other
}

/// Skyddade personuppgifter; anything but `none` masks the whole household.
public enum Protection: String, CaseIterable, Sendable {
    case none, confidential
    case protectedRegistration = "protected_registration"
}

/// Sex as the permit decision states it.
public enum Sex: String, CaseIterable, Sendable {
    case woman, man, other
}

/// Practical needs at an arrival: a closed list, so that no diagnosis is ever written.
public enum Need: String, CaseIterable, Sendable {
    case wheelchair, stretcher, oxygen, escort, diet, pregnant
}

/// What somebody who works here may do.
public enum Role: String, CaseIterable, Sendable {
    case caseworker
    case teamLead = "team_lead"
    case reader
}

/// Why a deadline does not apply (ej aktuellt, avböjt).
public enum WaiverReason: String, CaseIterable, Sendable {
    case declined
    case notRelevant = "not_relevant"
    case otherResponsible = "other_responsible"
}

/// Why a case was closed; the reasons of a municipal process map.
public enum ClosingReason: String, CaseIterable, Sendable {
    case work, studies
    case unemploymentBenefit = "unemployment_benefit"
    case sicknessBenefit = "sickness_benefit"
    case sicknessBenefitSpecial = "sickness_benefit_special"
    case sicknessCompensation = "sickness_compensation"
    case activityCompensation = "activity_compensation"
    case otherSocialInsurance = "other_social_insurance"
    case supportedWork = "supported_work"
    case moved
    case planAborted = "plan_aborted"
    case socialServices = "social_services"
    case deceased, repatriated, other

    /// Whether anybody is left to be followed up afterwards.
    public var isFollowedUp: Bool { self != .deceased }
}

/// To whom a household was handed over when its case was closed.
public enum ClosingReceiver: String, CaseIterable, Sendable {
    case jobCoach = "job_coach"
    case jobbcentrum
    case socialServices = "social_services"
    /// Another municipality.
    case municipality
}

/// Why a person no longer belongs to a household.
public enum LeavingReason: String, CaseIterable, Sendable {
    case deceased
    /// Out of the municipality, or to somebody else.
    case moved
    case repatriated, other
    /// She has a case of her own; what comes after shows in that one alone.
    case ownCase = "own_case"

    /// The reasons that a person may give; a case of her own is an act of its own.
    public static let stated: [LeavingReason] = [.deceased, .moved, .repatriated, .other]
}

/// Somebody who works here.
public struct Caseworker: Hashable, Sendable {
    public let login: Login
    public let role: Role
    /// How much of full time she works, in percent.
    public let share: Int

    /// What a share may be.
    public static let shares = 1...100

    public init(login: Login, role: Role, share: Int = 100) {
        self.login = login
        self.role = role
        self.share = share
    }
}
