// Which end a window shows, what does not fit in the frame, and time that does not count.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct WindowTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    private static func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }

    /// Registered, planned and started, in 2024 where the frame has no exception.
    private func started(registered: String = "2024-01-10", started: String = "2024-03-01") throws
        -> CaseBuilder
    {
        var builder = try CaseBuilder(.kvot, engine: Self.engine)
        try builder.record("population_registered", registered, 1)
        try builder.record("establishment_plan", started, 1)
        try builder.record("establishment_started", started, 1)
        return builder
    }

    private func window(_ builder: CaseBuilder) throws -> EstablishmentWindow {
        try #require(
            EstablishmentWindow.windows(of: builder.file, deadlines: Self.engine.deadlines(of: builder.file))
                .first)
    }

    private func pause(_ builder: inout CaseBuilder, _ from: String, _ to: String, _ reason: PauseReason)
        throws
    {
        try builder.apply(.pause(person: 1, from: try Self.day(from), to: try Self.day(to), reason))
    }

    @Test func theEarlierComputedEndCountsUntilOneIsStated() throws {
        var builder = try started()
        var shown = try #require(window(builder).shown)
        #expect(shown.end == .programme && shown.day.description == "2026-03-01")
        // Arbetsförmedlingen's word outranks both, also beyond the frame, and its latest word counts.
        try builder.record("establishment_end_stated", "2027-02-01", 1)
        try builder.record("establishment_end_stated", "2026-12-01", 1)
        shown = try #require(window(builder).shown)
        #expect(shown.end == .stated && shown.day.description == "2026-12-01")
        #expect(try window(builder).lostDays == 0)
        try builder.record("establishment_ended", "2026-02-20", 1)
        shown = try #require(window(builder).shown)
        #expect(shown.end == .ended && shown.day.description == "2026-02-20")
    }

    @Test func aYearOfPauseFitsAndWhatIsLongerIsLost() throws {
        var builder = try started(registered: "2024-01-10", started: "2024-01-10")
        // 366 days from 1 March 2024 put the end one day beyond a frame that ends with the same date.
        try pause(&builder, "2024-03-01", "2025-02-28", .illness)
        #expect(try window(builder).lostDays == 0 && window(builder).pausedDays == 365)
        #expect(try window(builder).shown?.end == .programme)
        try pause(&builder, "2025-06-01", "2025-06-30", .other)
        let longer = try window(builder)
        #expect(longer.shown?.end == .frame && longer.shown?.day.description == "2027-01-10")
        #expect(longer.lostDays == 30 && longer.pausedDays == 395)
        // The deadline keeps its own date, and its explanation says what does not fit.
        let deadline = try #require(builder.deadlines("EP-24").first)
        #expect(deadline.due?.description == "2027-02-09")
        let why = try #require(Self.engine.explain(deadline.key, in: builder.file))
        #expect(why.steps.last == .framed(try Self.day("2027-01-10"), lost: 30))
    }

    @Test func aLateStartLosesWhatTheFrameHasNoRoomFor() throws {
        let builder = try started(registered: "2024-01-10", started: "2025-03-10")
        #expect(try window(builder).lostDays == 59)
        #expect(try window(builder).closes?.description == "2027-01-10")
    }

    @Test func aFrameThatMayMoveLosesNothingYet() throws {
        var builder = try CaseBuilder(.kvot, engine: Self.engine, today: "2028-03-02")
        try builder.record("population_registered", "2026-01-10", 1)
        try builder.record("establishment_started", "2027-06-10", 1)
        let open = try window(builder)
        #expect(open.isProvisional && open.shown?.end == .frame && open.lostDays == 0)
        try builder.record("establishment_plan", "2027-06-01", 1)
        let planned = try window(builder)
        #expect(!planned.isProvisional && planned.shown?.end == .programme)
    }

    @Test func betweenRecallAndReentryNothingGoesOn() throws {
        var builder = try started()
        try builder.record("establishment_recalled", "2025-02-01", 1)
        #expect(try window(builder).programmeEnd == nil)
        #expect(try window(builder).isPaused(on: Self.day("2026-01-01")))
        let open = try #require(builder.deadlines("EP-24").first)
        let why = try #require(Self.engine.explain(open.key, in: builder.file))
        #expect(why.steps.last == .recallRuns(from: try Self.day("2025-02-01")))
        try builder.record("establishment_reentered", "2025-04-02", 1)
        // Sixty days: 1 February to 1 April.
        #expect(try window(builder).programmeEnd?.description == "2026-04-30")
        #expect(try !window(builder).isPaused(on: Self.day("2025-04-02")))
    }

    /// Days that stop the programme are counted once each, however they are told.
    @Test(arguments: [31, 32, 33] as [UInt64])
    func theEndMovesByTheDaysThatStop(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<120 {
            var builder = try started(registered: "2024-01-10", started: "2024-01-10")
            let first = try Self.day("2024-01-10")
            var stopped: Set<Day> = []
            for _ in 0..<random.int(0...4) {
                let from = first.adding(days: random.int(0...500))
                let to = from.adding(days: random.int(0...60))
                if random.int(0...1) == 0 {
                    guard (try? builder.apply(.pause(person: 1, from: from, to: to, .other))) != nil else {
                        continue
                    }
                } else {
                    try builder.record("establishment_recalled", from.description, 1)
                    try builder.record("establishment_reentered", to.adding(days: 1).description, 1)
                }
                for day in 0...(to - from) { stopped.insert(from.adding(days: day)) }
            }
            // A recall within another ends with the first re-entry after it.
            let recalled = builder.file.facts.filter { $0.id == "establishment_recalled" }.map(\.day)
            let back = builder.file.facts.filter { $0.id == "establishment_reentered" }.map(\.day)
            var expected: Set<Day> = []
            for pause in builder.file.facts where pause.id == .establishmentPaused {
                for day in 0...((pause.until ?? pause.day) - pause.day) {
                    expected.insert(pause.day.adding(days: day))
                }
            }
            for day in recalled {
                guard let end = back.first(where: { $0 >= day }) else { continue }
                for offset in 0..<(end - day) { expected.insert(day.adding(days: offset)) }
            }
            #expect(expected.isSubset(of: stopped))
            let end = try #require(try window(builder).programmeEnd)
            #expect(end == first.adding(months: 24).adding(days: expected.count))
        }
    }

    /// The frame is at least its 36 months and never more than 24 months longer for parental leave.
    @Test(arguments: [41, 42, 43] as [UInt64])
    func parentalLeaveMovesTheFrameWithinItsBounds(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<150 {
            var builder = try CaseBuilder(.abo, engine: Self.engine, today: "2031-01-01")
            try builder.record("population_registered", "2026-01-01", 1)
            let plan = try Self.day("2026-01-01").adding(days: random.int(0...200))
            try builder.record("establishment_plan", plan.description, 1)
            for _ in 0..<random.int(0...4) {
                let from = plan.adding(days: random.int(0...900))
                let to = from.adding(days: random.int(0...400))
                _ = try? builder.apply(.pause(person: 1, from: from, to: to, .parental))
            }
            let most = try window(builder).pausedDays
            let frame = plan.adding(months: 36)
            let end = try #require(try window(builder).frameEnd)
            #expect(end == frame.adding(days: min(most, plan.adding(months: 24) - plan)))
            // A child in the household never lengthens it, and one born on a known day caps each pause.
            let born = plan.adding(days: random.int(-400...900))
            let child = NewHousehold.Person(details: [
                .givenName: "B", .familyName: "P", .birthDate: born.description,
                .relation: Relation.child.rawValue,
            ])
            try builder.apply(.join(child, try Self.day("2030-12-31")))
            let capped = try #require(try window(builder).frameEnd)
            #expect(frame <= capped && capped <= end)
        }
    }
}
