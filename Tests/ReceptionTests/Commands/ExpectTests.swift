// An arrival that is moved takes with it what hangs on it, and nothing else.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct ExpectTests {
    private let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)

    private func landing(_ day: String, _ clock: String?) throws -> Landing {
        Landing(day: try CaseBuilder.day(day), minutes: clock.flatMap { Booking.minutes($0) })
    }

    private func planned() throws -> CaseBuilder {
        var builder = try CaseBuilder(.kvot, engine: engine, facts: [(.placementDecided, "2026-02-01")])
        try builder.apply(.expect(ArrivalPlan(landing: landing("2026-03-12", "14:35"), journey: "SK1418")))
        for (day, clock, what) in [
            ("2026-03-10", "10:00", "före"), ("2026-03-12", "15:30", "tolk"), ("2026-03-13", "09:00", "möte"),
        ] {
            let booking = Booking(
                minutes: Booking.minutes(clock), what: what,
                cancelBy: try CaseBuilder.day(day).adding(days: -1))
            try builder.apply(.book(try CaseBuilder.day(day), booking))
        }
        try builder.apply(.remind(try CaseBuilder.day("2026-03-14"), "ring familjen"))
        return builder
    }

    /// What is booked and remembered, as `day clock what`.
    private func agenda(_ file: CaseFile) -> [String] {
        file.bookings.compactMap { entry in
            guard case .booking(let booking) = entry.content else { return nil }
            return "\(entry.day) \(booking.clock) \(booking.what) \(booking.cancelBy?.description ?? "")"
        } + file.reminders.map { "\($0.day) påminnelse" }
    }

    @Test func writesTheArrivalIntoTheCase() throws {
        let builder = try planned()
        #expect(builder.file.landing == (try landing("2026-03-12", "14:35")))
        #expect(builder.file.details[.flight] == "SK1418")
        #expect(builder.file.details[.arrivalTime] == "14:35")
    }

    @Test func movesWhatHangsOnIt() throws {
        var builder = try planned()
        try builder.apply(.expect(ArrivalPlan(landing: landing("2026-03-14", "16:05"))))
        #expect(
            agenda(builder.file) == [
                "2026-03-10 10:00 före 2026-03-09", "2026-03-14 17:00 tolk 2026-03-13",
                "2026-03-15 09:00 möte 2026-03-14", "2026-03-16 påminnelse",
            ])
        #expect(builder.file.details[.flight] == "SK1418")
        #expect(builder.file.facts.count { $0.id == .arrivalPlanned } == 1)
    }

    @Test func leavesWhatIsToStay() throws {
        var builder = try planned()
        let moves = builder.file.moves(with: try landing("2026-03-14", nil), today: builder.context.today)
        #expect(moves.map(\.day.description) == ["2026-03-14", "2026-03-15", "2026-03-16"])
        // Without a new clock time the bookings of the day keep theirs.
        #expect(moves.map(\.minutes) == [930, 540, nil])
        let keeping = Set(moves.dropFirst().map(\.id))
        try builder.apply(.expect(ArrivalPlan(landing: landing("2026-03-14", nil), keeping: keeping)))
        #expect(
            agenda(builder.file) == [
                "2026-03-10 10:00 före 2026-03-09", "2026-03-13 09:00 möte 2026-03-12",
                "2026-03-14 15:30 tolk 2026-03-13", "2026-03-14 påminnelse",
            ])
        #expect(builder.file.details[.arrivalTime] == nil)
    }

    @Test func movesNothingIntoThePast() throws {
        var builder = try planned()
        // Ten days earlier is the day of the act; what lay two days before the arrival stays anyway.
        try builder.apply(.expect(ArrivalPlan(landing: landing("2026-03-01", "14:35"))))
        #expect(agenda(builder.file).contains("2026-03-12 15:30 tolk 2026-03-11"))
        #expect(agenda(builder.file).contains("2026-03-02 09:00 möte 2026-03-01"))
    }

    @Test func anotherHourMovesTheDayOnly() throws {
        var builder = try planned()
        try builder.apply(.expect(ArrivalPlan(landing: landing("2026-03-12", "13:35"), journey: "SK1410")))
        #expect(
            agenda(builder.file) == [
                "2026-03-10 10:00 före 2026-03-09", "2026-03-12 14:30 tolk 2026-03-11",
                "2026-03-13 09:00 möte 2026-03-12", "2026-03-14 påminnelse",
            ])
        #expect(builder.file.details[.flight] == "SK1410")
    }

    @Test func sameAgainChangesNothing() throws {
        var builder = try planned()
        #expect(try builder.apply(.expect(ArrivalPlan(landing: landing("2026-03-12", "14:35")))).isEmpty)
    }

    @Test func isRefusedOnceTheyAreHere() throws {
        var builder = try planned()
        try builder.record(.received, "2026-03-02")
        #expect(throws: CommandError.alreadyReceived(try CaseBuilder.day("2026-03-02"))) {
            try builder.apply(.expect(ArrivalPlan(landing: landing("2026-03-14", nil))))
        }
    }
}
