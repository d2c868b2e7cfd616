// Every rule of the contract's table against expectations written by hand, field by field.

import Reception
import ReceptionData
import Testing

@Suite struct RulebookContractTests {
    /// What the contract and the gathered facts say of one rule.
    struct Row: Sendable, CustomTestStringConvertible {
        let id: RuleID
        let scope: FactDefinition.Scope
        let trigger: RuleTrigger
        let span: String
        let rolls: Bool
        let ends: [FactID]
        let nature: DeadlineNature
        let show: RuleShow
        let owner: RuleOwner
        let kinds: [CaseKind]
        var testDescription: String { id.id }

        init(
            _ id: RuleID, _ scope: FactDefinition.Scope, _ trigger: RuleTrigger, _ span: String,
            _ rolls: Bool,
            _ ends: [FactID], _ nature: DeadlineNature, _ show: RuleShow, _ owner: RuleOwner,
            _ kinds: [CaseKind] = []
        ) {
            self.id = id
            self.scope = scope
            self.trigger = trigger
            self.span = span
            self.rolls = rolls
            self.ends = ends
            self.nature = nature
            self.show = show
            self.owner = owner
            self.kinds = kinds
        }
    }

    static let rows: [Row] = [
        Row(
            "MOT-ABO", .case, .each("placement_decided"), "2m", true, ["received"], .statutory, .queue, .unit,
            [.abo]),
        Row(
            "MOT-KVOT", .case, .each("latest_reception"), "0d", false, ["received"], .statutory, .queue,
            .unit, [.kvot]),
        Row(
            "BO-TP", .case, .each("housing_decided"), "1m", true, ["housing_ready"], .statutory, .queue,
            .unit, [.massflykt]),
        Row(
            "LMA-EBO", .person, .first("permit_granted"), "1m", false, ["income_support_applied"], .expiry,
            .queue, .household, [.ebo]),
        Row(
            "FB-4V", .person, .each("registration_possible"), "4w", true, ["registration_notified"],
            .statutory, .queue, .household, [.abo, .ebo, .massflykt]),
        Row(
            "FB-3M1V", .person, .each("entered_sweden"), "3m+1w", true, ["registration_notified"], .statutory,
            .queue, .household, [.kvot]),
        Row(
            "FB-VANTE", .person, .each("registration_notified"), "18w", false, ["population_registered"],
            .target, .waiting, .authority),
        Row(
            "FB-TP", .person, .first("permit_granted"), "12m", false, ["population_registered"], .window,
            .waiting, .authority, [.massflykt]),
        Row(
            "EP-24", .person, .each("establishment_started"), "24m", false, ["establishment_ended"], .window,
            .alert, .unit),
        Row(
            "EP-36", .person, .each("first_registered"), "36m", false, ["establishment_ended"], .expiry,
            .alert, .unit),
        Row(
            "SFI-3M", .person, .each("population_registered"), "3m", true, ["sfi_started"], .statutory,
            .queue, .unit),
        Row(
            "SFI-1M", .person, .each("sfi_applied"), "1m", true, ["sfi_started"], .statutory, .waiting,
            .authority),
        Row(
            "SO-START", .person, .each("population_registered"), "60d", false, ["civic_orientation_started"],
            .statutory, .queue, .unit),
        Row(
            "SO-3Y", .person, .each("first_registered"), "3y", false, ["civic_orientation_started"], .expiry,
            .alert, .unit),
        Row(
            "SO-1Y", .person, .each("civic_orientation_started"), "1y", false,
            ["civic_orientation_completed"], .target, .alert, .unit),
        Row(
            "FSK-4M", .person, .each("preschool_requested"), "4m", true, ["preschool_offered"], .statutory,
            .waiting, .authority),
        Row(
            "SK-1M", .person, .each("received"), "1m", true, ["school_received"], .target, .queue, .authority,
            [.massflykt]),
        Row(
            "SK-2M", .person, .each("school_received"), "2m", true, ["school_assessed", "school_started"],
            .statutory, .waiting, .authority),
        Row(
            "HU-12", .person, .each("first_received"), "12m", false, ["health_exam_done"], .window, .waiting,
            .authority, [.kvot, .abo, .ebo]),
        Row(
            "UT-SOK", .person, .each("permit_expires"), "0d", false, ["permit_renewal_applied"], .statutory,
            .queue, .household),
        Row(
            "UT-TP", .person, .parameter("directive_end"), "0d", false, ["permit_renewal_applied"], .expiry,
            .queue, .household, [.massflykt]),
        Row(
            "FAM-3M", .person, .first("permit_granted"), "3m", false, ["family_reunification_applied"],
            .window, .queue, .household, [.kvot, .abo, .ebo]),
    ]

    @Test(arguments: rows) func ruleIsWhatTheContractSays(_ row: Row) throws {
        let rule = try #require(BuiltIn.rulebook[row.id])
        #expect(rule.scope == row.scope)
        #expect(rule.trigger == row.trigger)
        #expect(rule.span.description == row.span)
        #expect(rule.rolls == row.rolls)
        #expect(rule.ends == row.ends)
        #expect(rule.nature == row.nature)
        #expect(rule.show == row.show)
        #expect(rule.owner == row.owner)
        #expect(rule.conditions.kinds == row.kinds)
        #expect(rule.checklist == nil)
        #expect(rule.version == 1)
        #expect(!rule.source.quote.isEmpty && rule.source.url.hasPrefix("https://"))
        #expect(rule.source.verifiedOn == Day(year: 2026, month: 4, day: 30))
        #expect(rule.consequence != nil)
    }

    /// Rules of law and of all kinds beside the contract's, with the class and owner of the gathered facts.
    static let others: [(id: RuleID, show: RuleShow, owner: RuleOwner, nature: DeadlineNature)] = [
        ("MOT-TP", .queue, .unit, .statutory), ("ANV-ERS", .lead, .lead, .window),
        ("HY-3M", .queue, .unit, .statutory), ("HY-2Y", .queue, .unit, .expiry),
        ("HY-HN", .lead, .lead, .statutory), ("FK-SAMTAL", .queue, .unit, .target),
        ("FB-35", .queue, .household, .target), ("SFI-3Y", .alert, .unit, .expiry),
        ("SFI-OLD", .alert, .unit, .expiry), ("SK-ISP", .waiting, .authority, .statutory),
        ("GY-18", .queue, .authority, .expiry), ("GM", .queue, .unit, .statutory),
        ("GM-ENSAM", .queue, .unit, .target),
        ("ST-1Y", .lead, .lead, .statutory), ("ST-3Y", .lead, .lead, .statutory),
        ("ST-EKB", .lead, .lead, .statutory), ("ST-ASYL", .lead, .lead, .statutory),
        ("GALL", .lead, .lead, .statutory), ("EP-UT-30", .queue, .unit, .target),
        ("EP-NY-60", .queue, .unit, .window), ("EP-NY-45", .waiting, .authority, .target),
        ("FSK-1", .queue, .unit, .target), ("FSK-3", .queue, .unit, .target),
        ("FKL-6", .queue, .unit, .target), ("KAA", .queue, .unit, .target),
        ("UNG-16", .queue, .unit, .target), ("UNG-18", .queue, .unit, .target),
        ("EP-20", .queue, .unit, .target),
        ("GY-20", .alert, .unit, .window),
    ]

    /// What the law says without asking for anything.
    static let texts: [RuleID] = [
        "LMA-ABO", "FB-FLYTT", "FB-ID", "EP-AGE", "EP-15A", "EP-UT", "EP-NY", "EE-MAN", "EE-14D", "EE-BEL",
        "SFI-TP", "SO-100", "FSK-DIR", "SK-FK", "HY-AVST", "UT-FLY", "UT-ALT", "UT-KVOT", "ST-GRUND",
        "ST-INIT",
        "ST-INIT-E", "ST-TP", "BB", "BOB", "FP", "SFB-TP",
    ]

    /// Local routines that are no checklist: nobody has them without their own first fact.
    static let local: [RuleID] = [
        "TS-AKTIVITET", "TS-ARBETSCOACH", "TS-COACHMOTE", "TS-KATEGORI", "TS-KARTLAGGNING", "TS-PLANERING",
        "TS-VERKSTALL", "TS-UPPFOLJNING",
    ]

    @Test func thereAreNoOtherRulesOfLaw() {
        let law = Set(BuiltIn.rulebook.rules.filter { $0.checklist == nil }.map(\.id))
        // The follow-up of a closed case is the unit's own, and no step of a checklist.
        #expect(
            law == Set(Self.rows.map(\.id) + Self.others.map(\.id) + Self.texts + Self.local + ["AVS-3M"]))
    }

    @Test func aLocalRoutineSaysThatItIsOne() throws {
        for id in Self.local {
            let rule = try #require(BuiltIn.rulebook[id])
            #expect(rule.show == .queue && rule.owner == .unit && rule.nature == .target, "\(id)")
            #expect(rule.source.citation.hasPrefix("Lokal rutin") && rule.source.url.isEmpty, "\(id)")
        }
    }

    @Test func theOthersHaveTheirClassAndOwner() throws {
        for other in Self.others {
            let rule = try #require(BuiltIn.rulebook[other.id])
            #expect(rule.show == other.show, "\(rule.id)")
            #expect(rule.owner == other.owner, "\(rule.id)")
            #expect(rule.nature == other.nature, "\(rule.id)")
            #expect(!rule.source.quote.isEmpty && rule.source.url.hasPrefix("https://"), "\(rule.id)")
            #expect(rule.consequence != nil && rule.hint == nil, "\(rule.id)")
        }
    }

    @Test func textsSaySomethingAndAskForNothing() {
        for rule in BuiltIn.rulebook.rules where Self.texts.contains(rule.id) {
            #expect(rule.show == .text && rule.trigger == .never && rule.hint != nil, "\(rule.id)")
            #expect(!rule.source.citation.isEmpty && rule.source.url.hasPrefix("https://"), "\(rule.id)")
        }
    }

    @Test func whatOutlivesACaseIsTheTeamLeadsButForTheFollowUp() throws {
        let outlives = BuiltIn.rulebook.rules.filter(\.outlivesCase)
        #expect(outlives.map(\.id) == ["ST-1Y", "ST-3Y", "ST-EKB", "ST-ASYL", "GALL", "AVS-3M"])
        #expect(outlives.dropLast().allSatisfy { $0.show == .lead })
        let followUp = try #require(outlives.last)
        #expect(followUp.show == .queue && followUp.owner == .unit && followUp.nature == .target)
    }

    @Test func aRuleWithAnOldWordingHasTwoVersions() throws {
        #expect(BuiltIn.rulebook["SO-100"]?.version == 2)
        let old = try #require(BuiltIn.rulebook.rule("SO-100", version: 1))
        #expect(old.validTo == Day(year: 2020, month: 1, day: 31))
        #expect(old.hint?.swedish.contains("60 timmar") == true)
    }

    @Test func printedAndStatedDatesOutrank() {
        let overrides = BuiltIn.rulebook.rules.filter { $0.override != nil }
        #expect(overrides.map(\.id) == ["MOT-ABO", "EP-24", "SFI-3Y", "SFI-OLD"])
        #expect(
            overrides.map(\.override) == [
                "latest_reception", "establishment_end_stated", "sfi_extended", "sfi_extended",
            ])
    }

    @Test func agesAreThoseOfTheStatutes() throws {
        func conditions(_ id: RuleID) throws -> RuleConditions {
            try #require(BuiltIn.rulebook[id]).conditions
        }
        for id: RuleID in ["EP-24", "EP-36", "SFI-1M"] {
            #expect(try conditions(id).minimumAge == 20)
            #expect(try conditions(id).belowPensionAge)
        }
        for id: RuleID in ["SO-START", "SO-3Y", "SO-1Y"] {
            #expect(try conditions(id).minimumAge == 18)
            #expect(try conditions(id).belowPensionAge)
        }
        #expect(try conditions("SFI-3M").secondHalfOfYearTurning == 16)
        #expect(try conditions("FSK-4M").minimumAge == 1)
        #expect(try conditions("FSK-4M").maximumAge == 5)
        #expect(try conditions("SK-1M").minimumAge == 6)
        #expect(try conditions("SK-1M").maximumAge == 17)
        #expect(try conditions("FB-3M1V").orGrounds == [.relative])
        #expect(try conditions("FAM-3M").grounds == [.refugee, .quota])
    }

    @Test func methodsOpeningsAndLapses() throws {
        let book = BuiltIn.rulebook
        #expect(book["EP-24"]?.method == .programme)
        #expect(book["EP-36"]?.method == .frame)
        #expect(book["UT-SOK"]?.opensBefore == .months(2))
        #expect(book["UT-SOK"]?.endsAfterOpening == true)
        #expect(book["FB-TP"]?.lapsesWithParameter == "directive_end")
        let special = book.rules.filter {
            $0.method != .span || $0.opensBefore != nil || $0.lapsesWithParameter != nil
        }
        #expect(
            special.map(\.id).sorted() == ["EP-24", "EP-36", "FB-TP", "HY-3M", "MASSFLYKT-LMAKORT", "UT-SOK"])
    }

    @Test func whatEndsARuleOfTheContractBesideItsEndIsFew() {
        let core = Set(Self.rows.map(\.id))
        let limited = BuiltIn.rulebook.rules.filter { core.contains($0.id) && $0.ageLimit != nil }
        #expect(limited.map(\.id) == ["FSK-4M"])
        #expect(BuiltIn.rulebook["FSK-4M"]?.ageLimit == .secondHalfOfYearTurning(7))
        let cancelled = BuiltIn.rulebook.rules.filter { core.contains($0.id) && !$0.cancelledBy.isEmpty }
        #expect(cancelled.map(\.id) == ["UT-SOK"])
        #expect(BuiltIn.rulebook["UT-SOK"]?.cancelledBy == ["permit_granted"])
    }

    @Test func warningsAreThoseOfMinDag() throws {
        let book = BuiltIn.rulebook
        let atRisk = book.rules.compactMap { rule in rule.atRiskDays.map { "\(rule.id) \($0)" } }
        #expect(atRisk == ["HY-2Y 120", "LMA-EBO 21", "GY-18 60", "UT-SOK 60", "UT-TP 60", "FAM-3M 45"])
        #expect(book["EP-24"]?.alerts == [.months(6), .months(2)])
        #expect(book["EP-36"]?.alerts == [.months(6), .months(2)])
        #expect(book["SO-3Y"]?.alerts == [.months(2)])
        #expect(book["SO-1Y"]?.alerts == [.months(2)])
    }

    @Test func parametersAreDated() throws {
        let book = BuiltIn.rulebook
        #expect(book.day("directive_end") == Day(year: 2027, month: 3, day: 4))
        #expect(book.parameter("directive_end")?.validFrom == Day(year: 2025, month: 7, day: 15))
        let ages = try [2022, 2023, 2025, 2026, 2030].map { year in
            book.number("pension_age", on: try #require(Day(year: year, month: 1, day: 1)))
        }
        #expect(ages == [65, 66, 66, 67, 67])
    }
}
