// Rules: from this fact, so long, under these conditions, until that fact. They are data (data/rulebook/*.toml).

/// What kind of limit a deadline is.
public enum DeadlineNature: String, CaseIterable, Sendable {
    /// A binding limit in law.
    case statutory
    /// Something ends on the day.
    case expiry
    /// A right that runs for a time, then lapses.
    case window
    /// A norm, or the unit's own routine.
    case target

    /// Order on the same due date: statutory before expiry, window, target.
    public var rank: Int {
        switch self {
        case .statutory: 0
        case .expiry: 1
        case .window: 2
        case .target: 3
        }
    }
}

/// Where a rule shows.
public enum RuleShow: String, CaseIterable, Sendable {
    /// A row in someone's day.
    case queue
    /// Someone else's act, shown per authority.
    case waiting
    /// An early warning a person.
    case alert
    /// The team lead's.
    case lead
    /// No row, only text.
    case text
}

/// Who must act.
public enum RuleOwner: String, CaseIterable, Sendable {
    case unit, household, authority, lead
}

/// How sure we are of what a rule says.
public enum Confidence: String, CaseIterable, Sendable {
    case high
    case medium = "med"
    case low
}

/// A text in the two languages of the program.
public struct Bilingual: Hashable, Sendable {
    public let swedish: String
    public let english: String
    public init(sv: String, en: String) {
        swedish = sv
        english = en
    }
}

/// What a rule starts from.
public enum RuleTrigger: Hashable, Sendable {
    /// Every live entry of a fact makes a deadline.
    case each(FactID)
    /// Only the earliest live entry of a fact does.
    case first(FactID)
    /// A dated value that many rules share, such as the end of the directive.
    case parameter(String)
    /// The day on which a person turns an age, if she belongs to the household by then.
    case birthday(Int)
    /// Every end of a quarter from the earliest live entry of a fact on makes a deadline, for so long after it.
    case quarters(FactID, during: Span?)
    /// Nothing: the rule is a text and makes no deadline.
    case never

    /// Whether the rulebook itself states the day.
    public var isParameter: Bool {
        guard case .parameter = self else { return false }
        return true
    }

    /// The fact, nil for what starts from something else.
    public var fact: FactID? {
        switch self {
        case .each(let fact), .first(let fact), .quarters(let fact, _): fact
        case .parameter, .birthday, .never: nil
        }
    }
}

/// What bends the start of a rule.
public struct RuleStart: Hashable, Sendable {
    /// The end of which period it counts from instead of the day itself.
    public var at: PeriodEnd?
    /// A dated value before which nothing is counted, as a transition rule says it.
    public var notBefore: String?
    /// A dated value after whose day nothing starts.
    public var until: String?
    /// A birthday starts something only so long after the person joined: nobody plans for a newborn's majority.
    public var within: Span?

    public init(
        at: PeriodEnd? = nil, notBefore: String? = nil, until: String? = nil, within: Span? = nil
    ) {
        self.at = at
        self.notBefore = notBefore
        self.until = until
        self.within = within
    }
}

/// Whom a rule is about, besides the kind of case. Everything given must hold.
public struct RuleConditions: Hashable, Sendable {
    /// Kinds of case on the trigger's date; empty for all.
    public var kinds: [CaseKind]
    /// Permit grounds that bring a person in whatever the kind (`anhörig` under FB-3M1V).
    public var orGrounds: [PermitBasis]
    /// Permit grounds a person must have, where hers is known; empty for all.
    public var grounds: [PermitBasis]
    /// Age in whole years at the trigger, both ends included.
    public var minimumAge: Int?
    public var maximumAge: Int?
    /// Not yet of pension age (riktålder) at the trigger.
    public var belowPensionAge: Bool
    /// From 1 July of the year in which the person turns this age.
    public var secondHalfOfYearTurning: Int?
    /// Facts without which there is no deadline.
    public var requires: [FactID]
    /// Facts that rule it out.
    public var unless: [FactID]
    /// Relations to the applicant; empty for all.
    public var relations: [Relation]
    /// Needs of which the household must have one; empty for none.
    public var needs: [Need]
    /// The household must have somebody of these ages on the trigger's date (for steps of the whole case).
    public var memberAges: ClosedRange<Int>?
    /// A child in a household without any adult, as far as its members tell (lag 2005:429 1 §).
    public var unaccompanied: Bool

    public init(
        kinds: [CaseKind] = [], orGrounds: [PermitBasis] = [], grounds: [PermitBasis] = [],
        minimumAge: Int? = nil,
        maximumAge: Int? = nil, belowPensionAge: Bool = false, secondHalfOfYearTurning: Int? = nil,
        requires: [FactID] = [], unless: [FactID] = [], relations: [Relation] = [], needs: [Need] = [],
        memberAges: ClosedRange<Int>? = nil, unaccompanied: Bool = false
    ) {
        self.kinds = kinds
        self.orGrounds = orGrounds
        self.grounds = grounds
        self.minimumAge = minimumAge
        self.maximumAge = maximumAge
        self.belowPensionAge = belowPensionAge
        self.secondHalfOfYearTurning = secondHalfOfYearTurning
        self.requires = requires
        self.unless = unless
        self.relations = relations
        self.needs = needs
        self.memberAges = memberAges
        self.unaccompanied = unaccompanied
    }
}

/// Computations that a span alone cannot say; each is code in the engine with its statute.
public enum RuleMethod: String, CaseIterable, Sendable {
    /// The span from the trigger, rolled if the rule rolls.
    case span
    /// 24 months in which pauses do not count (EP-24; förordning 2017:820 15 §).
    case programme
    /// 36 months from first registration, from 2026 with time disregarded (EP-36 with EP-15A; 2017:820 15 and 15 a §§).
    case frame
}

/// Where a rule's text comes from.
public struct RuleSource: Hashable, Sendable {
    /// SFS number and section, or the name of the routine.
    public let citation: String
    /// The words of the statute.
    public let quote: String
    public let url: String
    public let verifiedOn: Day?
    public let confidence: Confidence
    /// A change that is expected, for the screen.
    public let expectedChange: String?

    public init(
        citation: String, quote: String, url: String, verifiedOn: Day?, confidence: Confidence,
        expectedChange: String? = nil
    ) {
        self.citation = citation
        self.quote = quote
        self.url = url
        self.verifiedOn = verifiedOn
        self.confidence = confidence
        self.expectedChange = expectedChange
    }
}

/// One version of one rule.
public struct Rule: Hashable, Sendable, Identifiable {
    public let id: RuleID
    /// Counts a rule's versions from 1.
    public let version: Int
    /// The version governs triggers from this day, nil for always.
    public let validFrom: Day?
    /// The last day of triggers that it governs, nil while in force.
    public let validTo: Day?
    public let title: Bilingual
    public let scope: FactDefinition.Scope
    public let conditions: RuleConditions
    public let trigger: RuleTrigger
    /// What bends the start.
    public let start: RuleStart
    /// A recorded date that outranks the computation, such as the printed `latest_reception`.
    public let override: FactID?
    public internal(set) var span: Span
    /// The span is the unit's own measure of what the statute leaves open (*snarast*), so the unit may change it.
    public let spanIsUnits: Bool
    public let method: RuleMethod
    /// The act can be done from this long before the due date; nil for at once.
    public let opensBefore: Span?
    /// The due date is that from which something becomes possible (FB-TP), and it lapses with this parameter.
    public let lapsesWithParameter: String?
    /// Whether the due date rolls to the next working day (lag 1930:173).
    public let rolls: Bool
    /// Facts of which the first completes the deadline; empty for a step that has a fact of its own.
    public let ends: [FactID]
    /// Whether only an end on or after the opening completes it.
    public let endsAfterOpening: Bool
    /// The age with which the person has grown out of it; nil where age ends nothing.
    public let ageLimit: AgeLimit?
    /// Events that make it pointless without completing it, from its opening or its trigger on.
    public let cancelledBy: [FactID]
    public let nature: DeadlineNature
    public let show: RuleShow
    public let owner: RuleOwner
    /// Days before the due date from which it is due soon; nil for the program's 14.
    public internal(set) var warningDays: Int?
    /// Days before the due date from which it stands under what is lost for good; nil for never.
    public internal(set) var atRiskDays: Int?
    /// Spans before the due date at which an alert shows for a week.
    public internal(set) var alerts: [Span]
    /// Whom it waits for, `skatteverket`, where somebody else must act.
    public let authority: String?
    /// What one visit does: deadlines of a household with the same tag are one row and one `d`.
    public let visit: String?
    /// The checklist that it is a step of, `KVOT`; nil for a rule of law.
    public let checklist: String?
    /// What follows if it is missed.
    public let consequence: Bilingual?
    /// What a rule of class `text` says in a case; nil for all others.
    public internal(set) var hint: Bilingual?
    /// Neither closing nor conversion nor moving out cancels it: claims on the state, and erasure.
    public let outlivesCase: Bool
    public let source: RuleSource

    public init(
        id: RuleID, version: Int, validFrom: Day?, validTo: Day?, title: Bilingual,
        scope: FactDefinition.Scope,
        conditions: RuleConditions, trigger: RuleTrigger, start: RuleStart = RuleStart(), override: FactID?,
        span: Span, method: RuleMethod,
        opensBefore: Span?, lapsesWithParameter: String?, rolls: Bool, ends: [FactID], endsAfterOpening: Bool,
        nature: DeadlineNature, show: RuleShow, owner: RuleOwner, warningDays: Int?, atRiskDays: Int?,
        alerts: [Span], authority: String?, visit: String?, checklist: String?, consequence: Bilingual?,
        hint: Bilingual? = nil, outlivesCase: Bool = false, spanIsUnits: Bool = false,
        ageLimit: AgeLimit? = nil, cancelledBy: [FactID] = [], source: RuleSource
    ) {
        self.id = id
        self.version = version
        self.validFrom = validFrom
        self.validTo = validTo
        self.title = title
        self.scope = scope
        self.conditions = conditions
        self.trigger = trigger
        self.start = start
        self.override = override
        self.span = span
        self.method = method
        self.opensBefore = opensBefore
        self.lapsesWithParameter = lapsesWithParameter
        self.rolls = rolls
        self.ends = ends.isEmpty ? [.step(id)] : ends
        self.endsAfterOpening = endsAfterOpening
        self.ageLimit = ageLimit
        self.cancelledBy = cancelledBy
        self.nature = nature
        self.show = show
        self.owner = owner
        self.warningDays = warningDays
        self.atRiskDays = atRiskDays
        self.alerts = alerts
        self.authority = authority
        self.visit = visit
        self.checklist = checklist
        self.consequence = consequence
        self.hint = hint
        self.outlivesCase = outlivesCase
        self.spanIsUnits = spanIsUnits
        self.source = source
    }

    /// The facts of which the first completes a deadline that starts on a day: of a quarterly rule each quarter has a
    /// step of its own, `step:ST-1Y@2026-Q4`.
    public func ends(from trigger: Day) -> [FactID] {
        guard isQuarterly else { return ends }
        return [.step(id, trigger.quarterName)]
    }

    /// Whether a fact is the rule's own step: `step:KVOT-EL`, or of a quarterly rule the step of one quarter.
    func isStep(_ fact: FactID) -> Bool {
        guard isQuarterly else { return ends == [fact] }
        let prefix = FactID.step(id, "").id
        guard fact.id.hasPrefix(prefix) else { return false }
        let parts = fact.id.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count == 4 && parts[0].allSatisfy(\.isNumber)
            && ["Q1", "Q2", "Q3", "Q4"].contains(parts[1])
    }

    /// Whether every quarter has a deadline of its own.
    var isQuarterly: Bool {
        guard case .quarters = trigger else { return false }
        return true
    }

    /// Whether a deadline of this rule may be snoozed: local routines and targets only, never a statute.
    public var maySnooze: Bool { nature == .target }

    /// Whether a unit may give it another span: routines and targets, and what the statute leaves open.
    public var mayRetarget: Bool { nature == .target || spanIsUnits }

    /// Whether this version governs a trigger on a day.
    public func governs(_ day: Day) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }
}
