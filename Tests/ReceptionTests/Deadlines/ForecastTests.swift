// When a window that is not open may open and end, and who has such a forecast.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct ForecastTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    private static func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }
    /// Twenty waits with a median of 112 days, of which nine of ten took 154 at most.
    private static let own = ClosedWaits([90: 4, 112: 8, 154: 6, 200: 2])

    private func open(
        _ kind: CaseKind = .kvot, _ persons: [String] = ["1990-05-05"], today: String = "2026-03-02"
    ) throws -> CaseBuilder {
        try CaseBuilder(kind, engine: Self.engine, today: today, persons: persons)
    }

    private func forecast(
        _ builder: CaseBuilder, person: Int = 1, on today: String = "2026-03-02",
        waits: ClosedWaits = own
    ) throws -> EstablishmentForecast? {
        Self.engine.windows(of: builder.file, on: try Self.day(today), waits: waits)
            .first { $0.number == person }?.forecast
    }

    private func dates(_ forecast: EstablishmentForecast?) -> [String] {
        forecast.map {
            [$0.opensEarliest, $0.opensLatest, $0.endsEarliest, $0.endsLatest].map(\.description)
        } ?? []
    }

    @Test func theUnitsOwnWaitsFromTheNotification() throws {
        var builder = try open()
        try builder.record("registration_notified", "2026-01-14", 1)
        let found = try forecast(builder)
        #expect(dates(found) == ["2026-05-06", "2026-06-17", "2028-05-06", "2029-06-17"])
        #expect(found?.wait == ExpectedWait(median: 112, long: 154, waits: 20, isOwn: true))
        #expect(found?.waitsSince?.description == "2026-01-14")
        // With nine the rule's own 18 weeks count, and there is one day of opening.
        let few = try forecast(builder, waits: ClosedWaits([90: 9]))
        #expect(dates(few) == ["2026-05-20", "2026-05-20", "2028-05-20", "2029-05-20"])
        #expect(few?.wait?.isOwn == false && few?.wait?.waits == 9)
    }

    @Test func nothingIsForecastForThePast() throws {
        var builder = try open()
        try builder.record("registration_notified", "2026-01-14", 1)
        #expect(dates(try forecast(builder, on: "2026-05-20")).first == "2026-05-20")
        #expect(
            dates(try forecast(builder, on: "2026-08-01")) == [
                "2026-08-01", "2026-08-01", "2028-08-01", "2029-08-01",
            ])
    }

    @Test func afterRegistrationTheFrameIsKnown() throws {
        // Before 2026 the frame runs from registration, whatever happens to the plan.
        var old = try open()
        try old.record("population_registered", "2025-03-01", 1)
        #expect(dates(try forecast(old)) == ["2026-03-02", "2026-03-02", "2028-03-01", "2028-03-01"])
        // From 2026 the time before the plan does not count: it may still be made today.
        var new = try open()
        try new.record("population_registered", "2026-01-15", 1)
        #expect(dates(try forecast(new)) == ["2026-03-02", "2026-03-02", "2028-03-02", "2029-03-02"])
        try new.record("establishment_plan", "2026-02-10", 1)
        #expect(dates(try forecast(new)).last == "2029-02-10")
        #expect(try forecast(new)?.wait == nil)
        // A frame that is over opens nothing.
        var over = try open()
        try over.record("population_registered", "2022-05-01", 1)
        #expect(try forecast(over) == nil)
    }

    @Test func onlyTheTargetGroupWaitsForAWindow() throws {
        var builder = try open(
            .abo, ["1990-05-05", "2006-04-01", "2006-06-18", "2017-01-01", "1959-06-17", "1959-06-18"])
        for number in 1...6 { try builder.record("registration_notified", "2026-01-14", number) }
        // Twenty on 1 April: the window opens on the birthday; the day after the latest opening is too late.
        let waits = ClosedWaits([50: 10, 154: 5])
        let opens = try (1...6).map {
            try forecast(builder, person: $0, waits: waits)?.opensEarliest.description
        }
        #expect(opens == ["2026-03-05", "2026-04-01", nil, nil, nil, "2026-03-05"])
        try builder.apply(.close(.moved, try Self.day("2026-03-01"), note: ""))
        #expect(try forecast(builder) == nil)
    }

    @Test func temporaryProtectionWaitsForRegistrationFirst() throws {
        var builder = try open(.massflykt)
        try builder.record("registration_notified", "2026-01-14", 1)
        #expect(try forecast(builder) == nil)
        try builder.record("population_registered", "2026-02-20", 1)
        #expect(try forecast(builder)?.opensEarliest.description == "2026-03-02")
        try builder.record("establishment_started", "2026-02-25", 1)
        #expect(try forecast(builder) == nil)
    }

    @Test func whoWaitsLongestIsShown() throws {
        var builder = try open(.abo, ["1990-05-05", "1991-05-05"])
        #expect(Self.engine.registrationWait(of: builder.file, waits: Self.own) == nil)
        try builder.record("registration_notified", "2026-01-14", 2)
        try builder.record("registration_notified", "2026-01-10", 1)
        let wait = Self.engine.registrationWait(of: builder.file, waits: Self.own)
        #expect(wait?.since.description == "2026-01-10" && wait?.expected.median == 112)
        try builder.record("population_registered", "2026-02-10", 1)
        #expect(
            Self.engine.registrationWait(of: builder.file, waits: Self.own)?.since.description == "2026-01-14"
        )
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func everyForecastIsInOrderAndMovesOnlyForward(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var seen = 0
        for _ in 0..<300 {
            let notified = try Self.day("2025-06-01").adding(days: random.int(0...270))
            var builder = try open(
                [CaseKind.kvot, .abo, .ebo][random.int(0...2)],
                [notified.adding(days: -random.int(6000...26000)).description])
            try builder.record("registration_notified", notified.description, 1)
            if random.int(0...2) == 0 {
                let day = notified.adding(days: random.int(0...3))
                try builder.record("population_registered", day.description, 1)
            }
            let waits = ClosedWaits([
                random.int(0...90): random.int(1...12), random.int(60...400): random.int(1...9),
            ])
            let before = Self.engine.deadlines(of: builder.file)
            var last: EstablishmentForecast?
            for step in 0..<8 {
                let today = try Self.day("2026-03-02").adding(days: step * 40)
                guard let found = try forecast(builder, on: today.description, waits: waits) else { continue }
                seen += 1
                #expect(today <= found.opensEarliest && found.opensEarliest <= found.opensLatest)
                #expect(found.opensEarliest < found.endsEarliest && found.endsEarliest <= found.endsLatest)
                #expect(found.endsEarliest <= found.opensEarliest.adding(months: 24))
                if let last {
                    #expect(
                        last.opensEarliest <= found.opensEarliest && last.opensLatest <= found.opensLatest)
                    #expect(last.endsLatest <= found.endsLatest)
                }
                last = found
            }
            #expect(Self.engine.deadlines(of: builder.file) == before)
        }
        #expect(seen > 500)
    }
}
