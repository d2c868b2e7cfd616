// Kommuntal and fördelningstal: who counts, in which year and by which scheme, and what a year adds up to.

import ReceptionData
import TestSupport
import Testing

@testable import Reception

@Suite struct QuotaYearTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    private static let family = ["1988-01-01", "1990-01-01", "2015-01-01"]

    private func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }

    private func open(
        _ kind: CaseKind, _ placed: String, today: String = "2026-06-02", persons: [String] = family
    ) throws -> CaseBuilder {
        try CaseBuilder(
            kind, engine: Self.engine, today: today, persons: persons, facts: [(.placementDecided, placed)])
    }

    /// The placements in a few words: `kommuntal 2025-12-20 3 2026-01-15`.
    private func said(_ file: CaseFile, _ rulebook: Rulebook = BuiltIn.rulebook) -> [String] {
        file.quotaPlacements(rulebook).map {
            "\($0.scheme) \($0.day) \($0.persons) \($0.received?.description ?? "-")"
                + ($0.wasHere ? " here" : "")
        }
    }

    // MARK: Who counts

    @Test(arguments: [
        (CaseKind.kvot, ["kommuntal 2025-12-20 3 2026-01-15"]),
        (.abo, ["kommuntal 2025-12-20 3 2026-01-15"]),
        (.massflykt, ["fordelningstal 2025-12-20 3 2026-01-15"]), (.ebo, []),
    ])
    func aHouseholdCountsByItsKindInTheYearOfItsAssignment(kind: CaseKind, expected: [String]) throws {
        var builder = try open(kind, "2025-12-20")
        let awaited = builder.file.quotaPlacements(BuiltIn.rulebook)
        #expect(awaited.allSatisfy { $0.received == nil })
        try builder.record(.received, "2026-01-15")
        #expect(said(builder.file) == expected)
        #expect(builder.file.countedInQuota(BuiltIn.rulebook) == (expected.isEmpty ? 0 : 3))
    }

    @Test func aSecondDecisionOfTheSameSchemeCountsNobodyAgain() throws {
        var builder = try open(.abo, "2025-11-03")
        try builder.record(.placementDecided, "2026-01-20")
        #expect(said(builder.file) == ["kommuntal 2025-11-03 3 -"])
    }

    @Test func whoLeavesTemporaryProtectionCountsAgainAndIsHereAlready() throws {
        var builder = try open(.massflykt, "2025-03-01")
        try builder.record(.received, "2025-03-20")
        try builder.record(.populationRegistered, "2026-03-01", 1, 2, 3)
        try builder.apply(.convert(to: .abo, on: try day("2026-03-01")))
        // Without a new decision nothing is added.
        #expect(said(builder.file) == ["fordelningstal 2025-03-01 3 2025-03-20"])
        try builder.record(.placementDecided, "2026-03-10")
        #expect(
            said(builder.file) == [
                "fordelningstal 2025-03-01 3 2025-03-20", "kommuntal 2026-03-10 3 2026-03-10 here",
            ])
    }

    @Test func ofANewAssignmentAreThoseWhoBelongToTheHouseholdThen() throws {
        var builder = try open(.massflykt, "2025-03-01")
        try builder.record(.populationRegistered, "2026-03-01", 1)
        try builder.apply(.leave(2, .moved, try day("2026-02-01")))
        let child = NewHousehold.Person(
            details: [
                .givenName: "Prov", .familyName: "Provsson", .birthDate: "2026-01-10", .relation: "child",
            ])
        try builder.apply(.join(child, try day("2026-01-10")))
        try builder.apply(.convert(to: .abo, on: try day("2026-03-01")))
        try builder.record(.placementDecided, "2026-03-10")
        try builder.apply(.leave(3, .moved, try day("2026-04-01")))
        // Person 2 left before the second assignment, the child was born after the first, person 3 left after both.
        #expect(
            said(builder.file) == [
                "fordelningstal 2025-03-01 3 -", "kommuntal 2026-03-10 3 2026-03-10 here",
            ])
        let counting = RuleOverlay(
            version: "1", edition: nil, rules: [],
            parameters: [
                RuleParameter(name: "births_in_quota", validFrom: nil, value: .number(1), citation: "egen")
            ], adjustments: [])
        #expect(said(builder.file, BuiltIn.rulebook.laying(counting))[0] == "fordelningstal 2025-03-01 4 -")
    }

    @Test func whoMovedOutIsCountedInTheHouseholdThatWasAssigned() throws {
        var builder = try open(.massflykt, "2025-03-01")
        try builder.record(.populationRegistered, "2026-03-01", 1, 2, 3)
        let old = builder.file
        let number = CaseNumber(year: 2026, serial: 2)
        let what = HouseholdSplit(persons: [2], day: try day("2026-03-05"), caseworker: nil)
        let changes = try Decision.split(what, old, into: CaseID(2), number, &builder.context)
        let hers = old.entries.filter { $0.content.isOfPerson && $0.person == old.member(2)?.person.id }
        var new = CaseFile(id: CaseID(2), number: number, entries: hers).applying(changes.new)
        #expect(said(old.applying(changes.old)) == ["fordelningstal 2025-03-01 3 -"])
        #expect(said(new).isEmpty)
        // Assigned anew, each counts where she lives now.
        for command in [
            CaseCommand.convert(to: .abo, on: try day("2026-03-05")),
            .record(.placementDecided, try day("2026-03-10"), .unstated, until: nil, value: nil),
        ] { new = new.applying(try Decision.decide(command, on: new, &builder.context)) }
        #expect(said(new) == ["kommuntal 2026-03-10 1 2026-03-10 here"])
        #expect(new.seen(by: Login("bjorn")).quotaPlacements(BuiltIn.rulebook).count == 1)
    }

    // MARK: What a year adds up to

    private func household(
        _ serial: Int, _ scheme: QuotaScheme, _ placed: String, _ persons: Int, received: String? = nil
    ) throws -> QuotaHousehold {
        let number = CaseNumber(year: 2026, serial: serial)
        return QuotaHousehold(
            caseID: CaseID(Int64(serial)), number: number, household: "Prov", isMasked: serial == 3,
            placement: QuotaPlacement(
                scheme: scheme, day: try day(placed), kind: scheme == .kommuntal ? .abo : .massflykt,
                persons: persons, received: try received.map(day), wasHere: false))
    }

    @Test func theLatestFigureHoldsAndTheOthersAreWhatItWas() throws {
        func figure(_ persons: Int, _ decided: String, _ year: Int = 2026) throws -> QuotaFigure {
            QuotaFigure(scheme: .kommuntal, year: year, persons: persons, decided: try day(decided))
        }
        let figures = [
            try figure(24, "2026-02-20"), try figure(30, "2025-11-15"), try figure(9, "2025-12-01", 2025),
            QuotaFigure(scheme: .fordelningstal, year: 2026, persons: 60, decided: try day("2026-03-01")),
        ]
        let households = [
            try household(3, .kommuntal, "2026-02-01", 5), try household(1, .fordelningstal, "2026-01-01", 4),
            try household(2, .kommuntal, "2026-01-07", 17, received: "2027-01-04"),
            try household(4, .kommuntal, "2025-12-31", 8),
        ]
        let year = QuotaYear(.kommuntal, 2026, figures: figures, households: households)
        #expect(year.figure?.persons == 24 && year.revised.map(\.persons) == [30])
        #expect(year.households.map(\.number.serial) == [2, 3])
        #expect(year.assigned == 22 && year.received == 17 && year.planned == 5 && year.remaining == 2)
        // Of a masked household there is no name.
        #expect(year.households.map(\.household) == ["Prov", ""])
        let other = QuotaYear(.fordelningstal, 2026, figures: figures, households: households)
        #expect(other.figure?.persons == 60 && other.assigned == 4 && other.remaining == 56)
    }

    @Test func moreMayBeAssignedThanWasDecidedAndNothingRemainsOfNoNumber() throws {
        let households = [try household(1, .kommuntal, "2026-01-07", 6)]
        let decided = QuotaFigure(
            scheme: .kommuntal, year: 2026, persons: 4, decided: try day("2025-11-15"))
        #expect(QuotaYear(.kommuntal, 2026, figures: [decided], households: households).remaining == -2)
        let unwritten = QuotaYear(.kommuntal, 2026, figures: [], households: households)
        #expect(unwritten.figure == nil && unwritten.remaining == nil && unwritten.assigned == 6)
    }

    // MARK: Writing numbers down

    @Test func aNumberOfTheSameDayIsPutRightAndALaterOneIsARevision() throws {
        let figure = QuotaFigure(
            scheme: .kommuntal, year: 2026, persons: 30, decided: try day("2025-11-15"))
        let record = UnitRecord(
            id: RecordID(.quota, 1), version: UnitRecord.Version(7), content: .quota(figure), act: ActID(1),
            by: Login("lena"), at: Moment(seconds: 0))
        let today = try day("2026-03-02")
        var other = figure
        other.persons = 24
        #expect(
            try QuotaAct.set(other, among: [record], today: today).records
                == [.replace(record.version, .quota(other))])
        other.decided = today
        #expect(try QuotaAct.set(other, among: [record], today: today).records == [.add(.quota(other))])
        var next = figure
        next.year = 2027
        #expect(try QuotaAct.set(next, among: [record], today: today).records == [.add(.quota(next))])
        #expect(QuotaAct.remove(record).records == [.remove(record.version)])
        #expect(throws: CommandError.quotaInFuture(today.adding(days: 1))) {
            other.decided = today.adding(days: 1)
            _ = try QuotaAct.set(other, among: [], today: today)
        }
    }
}
