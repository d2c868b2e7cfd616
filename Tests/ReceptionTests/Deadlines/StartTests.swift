// Quarters, birthdays, ends of periods and transition rules: from when deadlines start, and which is which.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct StartTests {
    static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    static func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }
    /// How a deadline is due, as text, so that comparing needs no parsing.
    private func due(_ deadline: Deadline?) -> String? { deadline?.due?.description }

    private func open(
        _ kind: CaseKind, today: String = "2028-06-01", _ persons: [String] = ["1990-05-05"]
    ) throws -> CaseBuilder {
        try CaseBuilder(kind, engine: Self.engine, today: today, persons: persons)
    }

    @Test func everyQuarterHasAnIdentityOfItsOwn() throws {
        var builder = try open(.abo)
        try builder.record("received", "2026-02-10")
        let before = builder.deadlines("ST-1Y")
        // From the quarter of the reception to the one in which two years have passed.
        #expect(before.count == 9)
        #expect(before.map(\.triggerDay.description).first == "2026-03-31")
        #expect(Set(before.map(\.key)).count == before.count)
        let entry = try #require(builder.file.facts.first { $0.id == .received }?.entry)
        #expect(before.allSatisfy { ($0.key.trigger?.raw ?? 0) > entry.raw })
        // Something else happens: the same deadlines have the same keys.
        try builder.record("moved_in", "2026-02-10")
        #expect(builder.deadlines("ST-1Y").map(\.key) == before.map(\.key))
    }

    @Test func oneQuarterIsCompletedByItself() throws {
        var builder = try open(.abo)
        try builder.record("received", "2026-02-10")
        let keys = builder.deadlines("ST-1Y").map(\.key)
        let second = try #require(keys.dropFirst().first)
        try builder.apply(.complete([second, keys[3]], on: try Self.day("2028-05-02")))
        let deadlines = builder.deadlines("ST-1Y")
        #expect(deadlines.map(\.isOpen) == [true, false, true, false, true, true, true, true, true])
        #expect(
            deadlines[1].outcome == .met(on: try Self.day("2028-05-02"), by: "step:ST-1Y@2026-Q2"))
        // It was due on 30 June 2027.
        #expect(status(deadlines[1], on: try Self.day("2028-06-01"), warningDays: nil) == .metLate)
        try builder.apply(.waive([keys[0]], .notRelevant, note: ""))
        #expect(builder.deadlines("ST-1Y").map(\.isOpen).prefix(3) == [false, false, true])
    }

    @Test func aStepOfAQuarterMayBeRecordedByName() throws {
        var builder = try open(.abo)
        try builder.record("received", "2026-02-10")
        try builder.record("step:ST-1Y@2026-Q3", "2027-01-11")
        #expect(
            builder.deadlines("ST-1Y").filter { !$0.isOpen }.map(\.triggerDay.description) == ["2026-09-30"])
        for wrong: FactID in ["step:ST-1Y", "step:ST-1Y@2026-Q5", "step:ST-1Y@Q3", "step:KVOT-EL@2026-Q3"] {
            #expect(throws: CommandError.unknownFact(wrong), "\(wrong)") {
                try builder.record(wrong, "2027-01-11")
            }
        }
    }

    @Test func claimsOutliveTheCase() throws {
        var builder = try open(.abo)
        try builder.record("received", "2026-02-10")
        try builder.record("placement_decided", "2026-01-10")
        try builder.apply(.close(.moved, try Self.day("2026-08-20"), note: ""))
        let claims = builder.deadlines("ST-1Y")
        #expect(claims.map(\.triggerDay.description) == ["2026-03-31", "2026-06-30", "2026-09-30"])
        #expect(claims.allSatisfy { $0.isOpen })
    }

    @Test func theExplanationCountsFromTheQuartersEnd() throws {
        var builder = try open(.massflykt)
        try builder.record("received", "2026-02-10")
        let key = try #require(builder.deadlines("ST-ASYL").last?.key)
        let explanation = try #require(Self.engine.explain(key, in: builder.file))
        #expect(due(explanation.deadline) == "2027-09-30")
        #expect(
            explanation.steps == [
                .trigger("received", try Self.day("2026-02-10"), takenFrom: nil),
                .periodEnd(.quarter, try Self.day("2027-03-31")),
                .added(.months(6), try Self.day("2027-09-30")),
            ])
    }

    @Test func aBirthdayStartsWithoutAnEntry() throws {
        let builder = try open(.massflykt, today: "2026-03-02", ["1990-05-05", "2008-10-10", "2008-03-01"])
        let found = builder.deadlines("GY-18")
        // The third is grown up already on the day on which she was written down.
        #expect(found.map(\.personNumber) == [2])
        #expect(found.first?.key.trigger == nil)
        #expect(due(found.first) == "2026-10-09")
        let key = try #require(found.first?.key)
        let steps = try #require(Self.engine.explain(key, in: builder.file)).steps
        #expect(
            steps == [
                .birthday(18, try Self.day("2026-10-10")), .added(.days(-1), try Self.day("2026-10-09")),
            ])
    }

    @Test func aTransitionRuleSaysFromWhenItCounts() throws {
        var builder = try open(.abo)
        try builder.record("sfi_admitted", "2024-08-20", 1)
        let key = try #require(builder.deadlines("SFI-OLD").first?.key)
        let explanation = try #require(Self.engine.explain(key, in: builder.file))
        #expect(due(explanation.deadline) == "2028-12-31")
        #expect(explanation.steps.dropFirst().first == .notBefore(try Self.day("2025-12-31")))
    }

    @Test func hintsFollowTheCaseAndTheDay() throws {
        var builder = try open(.massflykt, today: "2026-03-02", ["1990-05-05", "2016-05-05"])
        try builder.record("received", "2025-05-05")
        func hints(_ day: String) throws -> [Hint] {
            Self.engine.hints(of: builder.file, on: try Self.day(day))
        }
        let found = try hints("2026-03-02")
        #expect(found.map(\.id) == ["SFI-TP", "ST-TP", "SFB-TP"])
        #expect(found.map(\.persons) == [[1], [], []])
        // The child is sixteen by then.
        let later = try hints("2032-05-05")
        #expect(later.first?.persons == [1, 2])
        try builder.apply(.close(.repatriated, try Self.day("2026-02-02"), note: ""))
        let closed = try hints("2026-03-02")
        #expect(closed.isEmpty)
    }

    @Test func aTextMakesNoDeadline() throws {
        var builder = try open(.kvot, ["1990-05-05,permit_basis=quota"])
        for (fact, definition) in BuiltIn.facts.definitions.map({ ($0.id, $0) })
        where definition.nature == .event && fact != .caseClosed {
            if definition.scope == .person {
                try builder.record(fact, "2026-02-10", 1, value: definition.values.first)
            } else {
                try builder.record(fact, "2026-02-10")
            }
        }
        let texts = Set(BuiltIn.rulebook.rules.filter { $0.show == .text }.map(\.id))
        #expect(texts.count == 26)
        #expect(!Self.engine.deadlines(of: builder.file).contains { texts.contains($0.key.rule) })
    }
}
