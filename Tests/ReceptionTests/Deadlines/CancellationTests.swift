// What ends a deadline without completing it: the person grows out of it, or something makes it pointless.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct CancellationTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    private static func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }

    @Test func anAgeLimitIsADayOfTheCalendar() throws {
        let leap = try Self.day("2008-02-29")
        #expect(AgeLimit.birthday(18).day(born: leap) == (try Self.day("2026-02-28")))
        for born in ["2020-01-01", "2020-06-30", "2020-07-01", "2020-12-31", "2020-02-29"] {
            let day = AgeLimit.secondHalfOfYearTurning(7).day(born: try Self.day(born))
            #expect(day == (try Self.day("2027-07-01")))
        }
    }

    @Test func anExplanationSaysWithWhatAgeItEnds() throws {
        var builder = try CaseBuilder(.abo, engine: Self.engine, persons: ["1990-05-05", "2022-05-05"])
        try builder.record("preschool_requested", "2026-02-02", 2)
        let deadline = try #require(builder.deadlines("FSK-4M").first)
        #expect(deadline.lapsesOn == (try Self.day("2029-07-01")))
        let explanation = try #require(Self.engine.explain(deadline.key, in: builder.file))
        #expect(explanation.steps.contains(.lapses(.secondHalfOfYearTurning(7), try Self.day("2029-07-01"))))
    }

    @Test func whatCameFirstCounts() throws {
        // Opens 2026-02-20 (two months before). The same day's application has been made before the permit came.
        var same = try CaseBuilder(.ebo, engine: Self.engine, today: "2026-06-01")
        try same.record("permit_expires", "2026-04-20", 1)
        try same.record("permit_granted", "2026-03-01", 1)
        try same.record("permit_renewal_applied", "2026-03-01", 1)
        let met = try #require(same.deadlines("UT-SOK").first)
        #expect(met.outcome == .met(on: try Self.day("2026-03-01"), by: "permit_renewal_applied"))

        var later = try CaseBuilder(.ebo, engine: Self.engine, today: "2026-06-01")
        try later.record("permit_expires", "2026-04-20", 1)
        try later.record("permit_granted", "2026-03-01", 1)
        try later.record("permit_renewal_applied", "2026-03-02", 1)
        let cancelled = try #require(later.deadlines("UT-SOK").first)
        #expect(cancelled.outcome == .cancelled(on: try Self.day("2026-03-01"), .superseded))
        let explanation = try #require(Self.engine.explain(cancelled.key, in: later.file))
        #expect(explanation.steps.contains(.superseded("permit_granted", try Self.day("2026-03-01"))))
        #expect(status(cancelled, on: try Self.day("2026-06-01"), warningDays: nil) == .cancelled)
    }

    @Test func theCaseEndsItFirstWhereItEndsFirst() throws {
        var builder = try CaseBuilder(.ebo, engine: Self.engine, today: "2026-06-01")
        try builder.record("permit_expires", "2026-04-20", 1)
        try builder.record("permit_granted", "2026-05-01", 1)
        try builder.apply(.close(.moved, try Self.day("2026-03-15"), note: ""))
        let deadline = try #require(builder.deadlines("UT-SOK").first)
        #expect(deadline.outcome == .cancelled(on: try Self.day("2026-03-15"), .closed))
    }

    @Test func aPersonsCancellingIsHersAlone() throws {
        var builder = try CaseBuilder(
            .ebo, engine: Self.engine, today: "2026-06-01", persons: ["1990-05-05", "1991-05-05"])
        for number in 1...2 { try builder.record("permit_expires", "2026-04-20", number) }
        try builder.record("permit_granted", "2026-03-01", 2)
        #expect(builder.deadlines("UT-SOK").map(\.isOpen) == [true, false])
    }

    @Test func aPauseIsTriedAsItWouldBeRecorded() throws {
        var builder = try CaseBuilder(.abo, engine: Self.engine)
        try builder.record("population_registered", "2026-01-12", 1)
        try builder.record("establishment_started", "2026-02-02", 1)
        let (first, last) = (try Self.day("2026-04-01"), try Self.day("2026-04-30"))
        let today = builder.context.today
        // A pause that lies ahead may be tried, though not yet recorded: 30 days (2017:820 15 §).
        let moves = try Self.engine.moves(
            of: builder.file, pausing: 1, from: first, to: last, .illness, on: today)
        #expect(moves.map(\.rule) == ["EP-24"])
        #expect(moves.map(\.after) == [try Self.day("2028-03-03")])
        #expect(throws: CommandError.noSuchPerson(2)) {
            _ = try Self.engine.moves(
                of: builder.file, pausing: 2, from: first, to: last, .illness, on: today)
        }
        try builder.apply(.pause(person: 1, from: try Self.day("2026-02-10"), to: nil, .illness))
        #expect(throws: CommandError.pausesOverlap(try Self.day("2026-02-10"), nil)) {
            _ = try Self.engine.moves(
                of: builder.file, pausing: 1, from: first, to: last, .illness, on: today)
        }
    }

    @Test func aTextHasTheAmountOfItsDay() throws {
        let hint = Bilingual(sv: "{prisbasbelopp} från {prisbasbelopp.from}, {okänd}", en: "{prisbasbelopp}")
        let book = BuiltIn.rulebook
        for (day, sv, en) in [
            ("2024-12-31", "57\u{A0}300 från 2024-01-01, {okänd}", "57,300"),
            ("2025-01-01", "58\u{A0}800 från 2025-01-01, {okänd}", "58,800"),
            ("2026-01-01", "59\u{A0}200 från 2026-01-01, {okänd}", "59,200"),
            // No later amount is known, so the text shows how old it is.
            ("2027-06-01", "59\u{A0}200 från 2026-01-01, {okänd}", "59,200"),
        ] {
            let filled = book.filled(hint, on: try Self.day(day))
            #expect(filled.swedish == sv)
            #expect(filled.english == en)
        }
        #expect(Placeholders.names(in: hint.swedish) == ["prisbasbelopp", "prisbasbelopp", "okänd"])
        #expect(Placeholders.names(in: "a } b { c").isEmpty)
        let builder = try CaseBuilder(.abo, engine: Self.engine, facts: [("received", "2026-02-02")])
        let shown = Self.engine.hints(of: builder.file, on: builder.context.today).first {
            $0.id == "ST-INIT"
        }
        #expect(shown?.text.swedish.contains("59\u{A0}200 kronor från 2026-01-01") == true)
    }
}
