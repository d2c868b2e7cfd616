// What a closed case still lets be done, and from what its follow-up is counted.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct ClosingDecisionTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    private func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }

    private func closed(_ reason: ClosingReason = .work) throws -> CaseBuilder {
        var builder = try CaseBuilder(
            .abo, engine: Self.engine, today: "2026-03-02", facts: [("received", "2026-01-12")])
        try builder.apply(.close(reason, try day("2026-02-20"), to: .jobCoach, note: ""))
        return builder
    }

    @Test func theFollowUpIsDueThreeMonthsAfterTheClosing() throws {
        let builder = try closed()
        let found = builder.deadlines("AVS-3M")
        #expect(found.count == 1)
        let deadline = try #require(found.first)
        #expect(deadline.due == (try day("2026-05-20")) && deadline.isOpen)
        #expect(builder.file.ending?.receiver == .jobCoach)
        // What the unit had open besides is over.
        #expect(builder.deadlines("SK-1M").allSatisfy { !$0.isOpen })
    }

    @Test func whoeverDiedIsNotFollowedUp() throws {
        let builder = try closed(.deceased)
        #expect(builder.file.closing != nil && builder.deadlines("AVS-3M").isEmpty)
    }

    @Test func theFollowUpIsMetAlthoughTheCaseIsClosed() throws {
        var builder = try closed()
        let key = try #require(builder.deadlines("AVS-3M").first).key
        try builder.apply(.complete([key], on: try day("2026-03-01")))
        let met = try #require(builder.deadlines("AVS-3M").first)
        #expect(met.outcome == .met(on: try day("2026-03-01"), by: .followUpDone))
        try builder.apply(.retract(.followUpDone, person: nil, day: nil, reason: "fel hushåll"))
        #expect(builder.deadlines("AVS-3M").first?.isOpen == true)
        try builder.apply(.snooze([key], until: try day("2026-04-01")))
        try builder.apply(.waive([key], .declined, note: ""))
        #expect(builder.deadlines("AVS-3M").first?.outcome == .waived(.declined))
        try builder.apply(.unwaive([key]))
        try builder.record(.followUpDone, "2026-03-02")
        #expect(builder.deadlines("AVS-3M").first?.isOpen == false)
    }

    @Test func everythingElseIsRefusedInAClosedCase() throws {
        var builder = try closed()
        let other = try #require(Self.engine.deadlines(of: builder.file).first { $0.key.rule != "AVS-3M" })
            .key
        let key = try #require(builder.deadlines("AVS-3M").first).key
        let today = try day("2026-03-02")
        for command in [
            CaseCommand.record("reception_talk", today, .unstated, until: nil, value: nil),
            .complete([key, other], on: today), .waive([other], .declined, note: ""), .remind(today, "ring"),
            .book(today, Booking(minutes: 540, what: "Möte")), .close(.moved, today, note: ""),
            .retract(.caseClosed, person: nil, day: nil, reason: "fel"),
        ] {
            #expect(throws: CommandError.caseClosed) { try builder.apply(command) }
        }
    }

    @Test func theFactOfAClosingIsItsOwnAlone() throws {
        var builder = try CaseBuilder(.abo, engine: Self.engine, facts: [("received", "2026-01-12")])
        #expect(throws: CommandError.recordedByClosing(.caseClosed)) {
            try builder.record(.caseClosed, "2026-02-20")
        }
        #expect(throws: CommandError.recordedByClosing(.caseClosed)) {
            try CaseBuilder(.abo, engine: Self.engine, facts: [(.caseClosed, "2026-01-12")])
        }
    }

    @Test func aSecondClosingIsFollowedUpAnew() throws {
        var builder = try closed()
        try builder.record(.followUpDone, "2026-02-25")
        try builder.apply(.reopen)
        #expect(builder.deadlines("AVS-3M").isEmpty)
        #expect(builder.file.closing == nil && !builder.file.facts.contains { $0.id == .caseClosed })
        try builder.apply(.close(.studies, try day("2026-03-01"), note: ""))
        let again = try #require(builder.deadlines("AVS-3M").first)
        #expect(again.due == (try day("2026-06-01")) && again.isOpen)
        #expect(throws: CommandError.caseClosed) {
            try builder.apply(.close(.moved, try day("2026-03-01"), note: ""))
        }
    }
}
