// Each rule of the rulebook against dates worked out by hand, with the paragraph that says so.

import Reception
import ReceptionData
import TestSupport
import Testing

/// One line of the table: what is recorded, and when it must then be due.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let rule: RuleID
    let paragraph: String
    let kind: CaseKind
    var born = "1990-05-05"
    /// Facts of the case and of person 1.
    var facts: [(FactID, String)]
    let raw: String
    let due: String
    var rolled: RollReason?

    var testDescription: String { "\(rule) \(paragraph) → \(due)" }
}

@Suite struct ContractTableTests {
    static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)

    static let table: [RuleCase] = [
        // 2016:39 10 §: at most two months from the decision. 15 Jan + 2 months = Sunday 15 March 2026 → Monday.
        RuleCase(
            rule: "MOT-ABO", paragraph: "2016:39 10 §", kind: .abo,
            facts: [("placement_decided", "2026-01-15")],
            raw: "2026-03-15", due: "2026-03-16", rolled: .sunday),
        // The last day of February stands for 31 December + 2 months (lag 1930:173 1 §); 28 Feb 2026 is a Saturday.
        RuleCase(
            rule: "MOT-ABO", paragraph: "2016:39 10 §, 1930:173", kind: .abo,
            facts: [("placement_decided", "2025-12-31")], raw: "2026-02-28", due: "2026-03-02",
            rolled: .saturday),
        // The date that the decision prints outranks the rule and does not roll.
        RuleCase(
            rule: "MOT-ABO", paragraph: "2016:39 10 §, the printed date", kind: .abo,
            facts: [("placement_decided", "2026-01-15"), ("latest_reception", "2026-03-08")],
            raw: "2026-03-08", due: "2026-03-08"),
        RuleCase(
            rule: "MOT-KVOT", paragraph: "2016:39 10 §", kind: .kvot,
            facts: [("latest_reception", "2026-05-17")],
            raw: "2026-05-17", due: "2026-05-17"),
        // 2022:1008 6 §: within a month. 1 Feb + 1 month = Sunday 1 March → Monday.
        RuleCase(
            rule: "BO-TP", paragraph: "2022:1008 6 §", kind: .massflykt,
            facts: [("housing_decided", "2026-02-01")],
            raw: "2026-03-01", due: "2026-03-02", rolled: .sunday),
        // 1994:137 8 §: a right that ends; it never rolls. 28 Feb + 1 month = Saturday 28 March.
        RuleCase(
            rule: "LMA-EBO", paragraph: "1994:137 8 §", kind: .ebo, facts: [("permit_granted", "2026-02-28")],
            raw: "2026-03-28", due: "2026-03-28"),
        // 1991:481 26 §: four weeks. Friday 6 Feb + 4w = Friday 6 March.
        RuleCase(
            rule: "FB-4V", paragraph: "1991:481 26 §", kind: .abo,
            facts: [("registration_possible", "2026-02-06")],
            raw: "2026-03-06", due: "2026-03-06"),
        // 1991:481 26 §: three months and a week. 30 Nov 2025 + 3m = 28 Feb 2026, + 1w = Saturday 7 March → Monday 9th.
        RuleCase(
            rule: "FB-3M1V", paragraph: "1991:481 26 §", kind: .kvot,
            facts: [("entered_sweden", "2025-11-30")],
            raw: "2026-03-07", due: "2026-03-09", rolled: .saturday),
        // Skatteverket's wait, the unit's target of 18 weeks: 2 Feb + 126 days = 8 June.
        RuleCase(
            rule: "FB-VANTE", paragraph: "väntetid 18 veckor", kind: .abo,
            facts: [("registration_notified", "2026-02-02")], raw: "2026-06-08", due: "2026-06-08"),
        // 2024:691 5 §: not during the first twelve months.
        RuleCase(
            rule: "FB-TP", paragraph: "2024:691 5 §", kind: .massflykt,
            facts: [("permit_granted", "2025-09-10")],
            raw: "2026-09-10", due: "2026-09-10"),
        // 2017:820 15 §: 24 months.
        RuleCase(
            rule: "EP-24", paragraph: "2017:820 15 §", kind: .abo,
            facts: [("establishment_started", "2025-01-31")],
            raw: "2027-01-31", due: "2027-01-31"),
        // 2017:820 15 §: 36 months from first registration, before 2026.
        RuleCase(
            rule: "EP-36", paragraph: "2017:820 15 §", kind: .abo,
            facts: [("population_registered", "2025-12-31")],
            raw: "2028-12-31", due: "2028-12-31"),
        // 2017:820 15 a § (2025:311): the time before the plan is disregarded from 2026-01-01.
        RuleCase(
            rule: "EP-36", paragraph: "2017:820 15 a §", kind: .abo,
            facts: [("population_registered", "2026-01-01"), ("establishment_plan", "2026-02-10")],
            raw: "2029-02-10", due: "2029-02-10"),
        // 2010:800 20:29: within three months. 14 Jan + 3m = 14 April.
        RuleCase(
            rule: "SFI-3M", paragraph: "2010:800 20:29", kind: .ebo,
            facts: [("population_registered", "2026-01-14")],
            raw: "2026-04-14", due: "2026-04-14"),
        // From 1 July of the year of turning 16 (2010:800 20:31): on 3 April 2026 + 3m = Friday 3 July.
        RuleCase(
            rule: "SFI-1M", paragraph: "2010:800 20:29", kind: .abo, facts: [("sfi_applied", "2026-02-03")],
            raw: "2026-03-03", due: "2026-03-03"),
        // 2013:156 4 §: as soon as possible; the unit's target of 60 days.
        RuleCase(
            rule: "SO-START", paragraph: "2013:156 4 §", kind: .abo,
            facts: [("population_registered", "2026-01-10")],
            raw: "2026-03-11", due: "2026-03-11"),
        RuleCase(
            rule: "SO-3Y", paragraph: "2013:156 4 §", kind: .abo,
            facts: [("population_registered", "2024-02-29")],
            raw: "2027-02-28", due: "2027-02-28"),
        RuleCase(
            rule: "SO-1Y", paragraph: "2010:1138 4 §", kind: .abo,
            facts: [("civic_orientation_started", "2025-05-20")], raw: "2026-05-20", due: "2026-05-20"),
        // 2010:800 8:14: four months. 1 Jan + 4m = Friday 1 May, a public holiday → Monday 4 May.
        RuleCase(
            rule: "FSK-4M", paragraph: "2010:800 8:14", kind: .abo, born: "2023-05-05",
            facts: [("preschool_requested", "2026-01-01")], raw: "2026-05-01", due: "2026-05-04",
            rolled: .publicHoliday),
        // 2011:185 4:1 a: one month after arrival. 19 May 2025 + 1m = midsummer? No: 19 June; the eve is the 20th.
        RuleCase(
            rule: "SK-1M", paragraph: "2011:185 4:1 a", kind: .massflykt, born: "2016-05-05",
            facts: [("received", "2025-05-20")], raw: "2025-06-20", due: "2025-06-23", rolled: .eve),
        // 2010:800 3:12 d–e: two months. 24 Oct + 2m = julafton → 28 Dec is a Monday? 24 Dec 2025 is a Wednesday,
        // 25 and 26 are holidays, 27 and 28 the weekend: Monday 29 December.
        RuleCase(
            rule: "SK-2M", paragraph: "2010:800 3:12 d–e", kind: .kvot, born: "2016-05-05",
            facts: [("school_received", "2025-10-24")], raw: "2025-12-24", due: "2025-12-29", rolled: .eve),
        RuleCase(
            rule: "HU-12", paragraph: "2010:1122 34 §", kind: .kvot, facts: [("received", "2025-06-06")],
            raw: "2026-06-06", due: "2026-06-06"),
        RuleCase(
            rule: "UT-SOK", paragraph: "2017:584 3 §", kind: .abo, facts: [("permit_expires", "2026-05-03")],
            raw: "2026-05-03", due: "2026-05-03"),
        RuleCase(
            rule: "UT-TP", paragraph: "2005:716 21:6", kind: .massflykt, facts: [], raw: "2027-03-04",
            due: "2027-03-04"),
        // 2005:716 5:3 d: three months, a window; it does not roll.
        RuleCase(
            rule: "FAM-3M", paragraph: "2005:716 5:3 d", kind: .kvot,
            facts: [("permit_granted", "2026-01-18")],
            raw: "2026-04-18", due: "2026-04-18"),
    ]

    @Test(arguments: table) func isDueWhenTheParagraphSays(_ line: RuleCase) throws {
        var builder = try CaseBuilder(line.kind, engine: Self.engine, persons: [line.born])
        for (fact, day) in line.facts {
            if BuiltIn.facts[fact]?.scope == .person {
                try builder.record(fact, day, 1)
            } else {
                try builder.record(fact, day)
            }
        }
        let found = builder.deadlines(line.rule)
        let deadline = try #require(found.first)
        #expect(found.count == 1)
        #expect(deadline.rawDue?.description == line.raw)
        #expect(deadline.due?.description == line.due)
        #expect(deadline.rolledBecause == line.rolled)
        #expect(deadline.outcome == .open)
    }

    /// The other rules have their examples beside them in data/rulebook.
    @Test func everyRuleOfTheContractStandsInTheTable() {
        let law = Set(BuiltIn.rulebook.rules.filter { $0.checklist == nil && $0.show != .text }.map(\.id))
        let table = Set(Self.table.map(\.rule))
        #expect(table.isSubset(of: law))
        #expect(table.count == 22)
    }
}
