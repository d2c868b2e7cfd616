// What the engine promises beyond dates: conditions, completion, conversion, pauses, joining, explanations.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct EngineTests {
    static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    static func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }

    private func open(_ kind: CaseKind, _ persons: [String] = ["1990-05-05"]) throws -> CaseBuilder {
        try CaseBuilder(kind, engine: Self.engine, persons: persons)
    }

    @Test func aFactCompletesEvenLate() throws {
        var builder = try open(.abo)
        try builder.record("placement_decided", "2025-10-01")
        try builder.record("received", "2025-12-15")
        let deadline = try #require(builder.deadlines("MOT-ABO").first)
        #expect(deadline.outcome == .met(on: try Self.day("2025-12-15"), by: "received"))
        #expect(status(deadline, on: try Self.day("2026-03-02"), warningDays: nil) == .metLate)
    }

    @Test func ageCountsOnTheDayOfTheTrigger() throws {
        // Turns 20 on 10 March: registered the day before she is too young for the programme's frame.
        var young = try open(.abo, ["2006-02-10"])
        try young.record("population_registered", "2026-02-09", 1)
        #expect(young.deadlines("EP-36").isEmpty)
        var old = try open(.abo, ["2006-02-10"])
        try old.record("population_registered", "2026-02-10", 1)
        #expect(old.deadlines("EP-36").count == 1)
        // Of pension age, 67 in 2026.
        var retired = try open(.abo, ["1959-02-10"])
        try retired.record("population_registered", "2026-02-10", 1)
        #expect(retired.deadlines("SO-START").isEmpty)
    }

    @Test func sfiIsARightFromTheSecondHalfOfTheYearOfTurningSixteen() throws {
        var before = try CaseBuilder(.abo, engine: Self.engine, today: "2026-08-01", persons: ["2010-11-11"])
        try before.record("population_registered", "2026-06-30", 1)
        #expect(before.deadlines("SFI-3M").isEmpty)
        var after = try CaseBuilder(.abo, engine: Self.engine, today: "2026-08-01", persons: ["2010-11-11"])
        try after.record("population_registered", "2026-07-01", 1)
        #expect(after.deadlines("SFI-3M").count == 1)
    }

    @Test func rulesFollowThePersonsGround() throws {
        var mixed = try open(
            .abo,
            [
                "1990-05-05,permit_basis=refugee", "1991-05-05,permit_basis=subsidiary",
                "1992-05-05,permit_basis=relative",
            ])
        for number in 1...3 { try mixed.record("permit_granted", "2026-02-02", number) }
        #expect(mixed.deadlines("FAM-3M").map(\.personNumber) == [1])
        // A relative notifies within three months and a week whatever the kind of case.
        for number in 1...3 { try mixed.record("entered_sweden", "2026-02-02", number) }
        #expect(mixed.deadlines("FB-3M1V").map(\.personNumber) == [3])
    }

    @Test func renewalCountsOnlyAfterItCouldBeMade() throws {
        var builder = try open(.ebo)
        try builder.record("permit_expires", "2026-04-20", 1)
        try builder.record("permit_renewal_applied", "2025-01-10", 1)
        let open = try #require(builder.deadlines("UT-SOK").first)
        #expect(open.opensOn?.description == "2026-02-20")
        #expect(open.outcome == .open)
        try builder.record("permit_renewal_applied", "2026-02-20", 1)
        #expect(builder.deadlines("UT-SOK").first?.isOpen == false)
    }

    @Test func aStepDueBeforeItsTriggerIsMetBeforeIt() throws {
        var builder = try CaseBuilder(.kvot, engine: Self.engine, facts: [("arrival_planned", "2026-04-20")])
        try builder.record("lease_signed", "2026-02-20")
        let step = try #require(builder.deadlines("KVOT-LAGENHET").first)
        #expect(step.outcome == .met(on: try Self.day("2026-02-20"), by: "lease_signed"))
    }

    @Test func aPauseMovesTheEndAndARunningOneTakesItAway() throws {
        var builder = try open(.abo)
        try builder.record("establishment_started", "2025-01-01", 1)
        try builder.apply(
            .pause(person: 1, from: try Self.day("2025-06-01"), to: try Self.day("2025-06-30"), .illness))
        #expect(builder.deadlines("EP-24").first?.due?.description == "2027-01-31")
        try builder.apply(.pause(person: 1, from: try Self.day("2026-02-01"), to: nil, .parental))
        let running = try #require(builder.deadlines("EP-24").first)
        #expect(running.due == nil)
        #expect(status(running, on: try Self.day("2026-03-02"), warningDays: nil) == .paused)
        // Ended, it moves the date by its own days: 1–14 February is fourteen.
        try builder.apply(
            .pause(person: 1, from: try Self.day("2026-02-01"), to: try Self.day("2026-02-14"), .parental))
        #expect(builder.deadlines("EP-24").first?.due?.description == "2027-02-14")
        #expect(throws: CommandError.pausesOverlap(try Self.day("2026-02-01"), try Self.day("2026-02-14"))) {
            try builder.apply(.pause(person: 1, from: try Self.day("2026-02-14"), to: nil, .other))
        }
    }

    @Test func aPauseLiesInThePersonsWindow() throws {
        var builder = try open(.abo)
        func pause(_ from: String, _ to: String) throws {
            try builder.apply(.pause(person: 1, from: try Self.day(from), to: try Self.day(to), .illness))
        }
        #expect(throws: CommandError.noWindowToPause(person: 1)) { try pause("2024-06-01", "2024-06-30") }
        try builder.record("establishment_started", "2023-01-01", 1)
        let (first, last) = (try Self.day("2023-01-01"), try Self.day("2025-01-01"))
        for day in ["2022-12-31", "2025-01-02"] {
            #expect(throws: CommandError.pauseOutsideWindow(first, last)) { try pause(day, "2025-02-28") }
        }
        try pause("2023-01-01", "2023-01-31")
        // The pause has moved the end by its own days, and so the last day on which another may begin.
        try pause("2025-01-02", "2025-01-31")
    }

    @Test func withoutAPlanTheFrameIsProvisional() throws {
        var builder = try open(.abo)
        try builder.record("population_registered", "2026-02-02", 1)
        let frame = try #require(builder.deadlines("EP-36").first)
        #expect(frame.isProvisional)
        #expect(frame.due?.description == "2029-02-02")
    }

    @Test func whoJoinsLaterIsCountedFromThen() throws {
        var builder = try CaseBuilder(
            .massflykt, engine: Self.engine, today: "2026-03-02", persons: ["1990-05-05"])
        try builder.record("received", "2025-08-01")
        builder.context = builder.context.on(try Self.day("2026-03-20"))
        let child = NewHousehold.Person(details: [
            .givenName: "B", .familyName: "P", .birthDate: "2016-01-01",
        ])
        try builder.apply(.join(child, try Self.day("2026-03-20")))
        let own = builder.deadlines("SK-1M").filter { $0.personNumber == 2 }
        #expect(own.first?.triggerDay.description == "2026-03-20")
        #expect(own.first?.due?.description == "2026-04-20")
    }

    @Test func aReminderIsARowUntilItIsDone() throws {
        var builder = try open(.abo)
        try builder.apply(.remind(try Self.day("2026-03-03"), "Ring hyresvärden"))
        let reminder = try #require(builder.deadlines(.reminder).first)
        try builder.apply(.complete([reminder.key], on: try Self.day("2026-03-03")))
        #expect(builder.deadlines(.reminder).isEmpty)
    }

    @Test func waivedAndSnoozed() throws {
        var builder = try open(.abo)
        try builder.record("placement_decided", "2026-01-15")
        let key = try #require(builder.deadlines("MOT-ABO").first?.key)
        #expect(throws: CommandError.statutoryNotSnoozed("MOT-ABO")) {
            try builder.apply(.snooze([key], until: try Self.day("2026-03-20")))
        }
        try builder.apply(.waive([key], .declined, note: ""))
        #expect(builder.deadlines("MOT-ABO").first?.outcome == .waived(.declined))
        try builder.apply(.unwaive([key]))
        #expect(builder.deadlines("MOT-ABO").first?.isOpen == true)
    }

    @Test func theExplanationArrivesAtTheDate() throws {
        var builder = try open(.abo)
        try builder.record("placement_decided", "2026-01-15")
        try builder.record("latest_reception", "2026-03-10")
        let key = try #require(builder.deadlines("MOT-ABO").first?.key)
        let explanation = try #require(Self.engine.explain(key, in: builder.file))
        #expect(
            explanation.steps == [
                .trigger("placement_decided", try Self.day("2026-01-15"), takenFrom: nil),
                .overridden(
                    by: "latest_reception", try Self.day("2026-03-10"), instead: try Self.day("2026-03-15")),
            ])
    }

    @Test func theSameFactWithAnotherDateIsTheOnlyConflict() throws {
        var builder = try open(.abo)
        try builder.record("received", "2026-02-01")
        try builder.record("received", "2026-02-01")
        #expect(builder.file.facts.count == 1)
        let stands = try Self.day("2026-02-01")
        let given = try Self.day("2026-02-02")
        #expect(
            throws: CommandError.conflict(
                "received", person: nil, stands: stands, by: Login("anna"), given: given)
        ) {
            try builder.record("received", "2026-02-02")
        }
        #expect(throws: CommandError.eventInFuture("received", try Self.day("2026-03-03"))) {
            try builder.record("received", "2026-03-03")
        }
        // A plan is moved.
        try builder.record("arrival_planned", "2026-04-01")
        try builder.record("arrival_planned", "2026-04-08")
        #expect(
            builder.file.facts.filter { $0.id == "arrival_planned" }.map(\.day.description) == ["2026-04-08"])
    }

    @Test func everyChangeHasAnInverse() throws {
        var builder = try open(.abo, ["1990-05-05", "2015-05-05"])
        let before = builder.file.entries
        let changes = try builder.apply(
            .record(
                "permit_card_received", try Self.day("2026-02-02"), .everyone(except: [2]), until: nil,
                value: nil))
        #expect(changes.count == 1)
        #expect(builder.file.applying(changes.map(\.inverse)).entries == before)
    }
}

extension DecisionContext {
    /// The same context on another day.
    func on(_ day: Day) -> DecisionContext {
        DecisionContext(
            today: day, now: now, user: user, role: role, act: act, engine: engine, knownLogins: knownLogins,
            nextEntry: nextEntry, nextPerson: nextPerson)
    }
}
