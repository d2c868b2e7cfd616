// Which days an act's deadline rolls from, and where to.

import Reception
import TestSupport
import Testing

@Suite struct StatutoryTimeTests {
    @Test(arguments: [
        // Eves and the days after them.
        ("2026-12-24", "2026-12-28", RollReason.eve), ("2026-06-19", "2026-06-22", .eve),
        ("2027-12-31", "2028-01-03", .eve), ("2026-12-31", "2027-01-04", .eve),
        // Named holidays, on weekdays and at weekends.
        ("2026-04-03", "2026-04-07", .publicHoliday), ("2026-04-05", "2026-04-07", .publicHoliday),
        ("2026-06-06", "2026-06-08", .publicHoliday), ("2026-10-31", "2026-11-02", .publicHoliday),
        ("2026-06-20", "2026-06-22", .publicHoliday), ("2026-05-14", "2026-05-15", .publicHoliday),
        ("2004-05-31", "2004-06-01", .publicHoliday), ("2026-01-06", "2026-01-07", .publicHoliday),
        // Plain weekends, an eve on one of them, and Easter Eve.
        ("2026-01-10", "2026-01-12", .saturday), ("2026-01-11", "2026-01-12", .sunday),
        ("2022-12-24", "2022-12-27", .saturday), ("2023-12-24", "2023-12-27", .sunday),
        ("2026-04-04", "2026-04-07", .saturday), ("2004-06-06", "2004-06-07", .sunday),
    ])
    func rolls(raw: String, due: String, reason: RollReason) throws {
        let rolled = StatutoryTime.rolled(try day(raw))
        #expect(rolled.due == (try day(due)))
        #expect(rolled.because == reason)
    }

    @Test(arguments: [
        "2026-01-05", "2026-04-02", "2026-04-30", "2026-05-15", "2026-10-30", "2005-05-16", "2003-06-06",
        "2026-12-23", "2026-12-28", "2026-12-30", "1953-06-24",
    ])
    func doesNotRoll(text: String) throws {
        let raw = try day(text)
        #expect(StatutoryTime.rolled(raw).due == raw)
        #expect(StatutoryTime.rolled(raw).because == nil)
        #expect(StatutoryTime.workingDay(onOrBefore: raw) == raw)
    }

    @Test(arguments: [
        ("2026-12-27", "2026-12-23"), ("2026-04-06", "2026-04-02"), ("2027-01-01", "2026-12-30"),
        ("2026-06-21", "2026-06-18"), ("2026-01-11", "2026-01-09"),
    ])
    func theWorkingDayBefore(text: String, expected: String) throws {
        #expect(StatutoryTime.workingDay(onOrBefore: try day(text)) == (try day(expected)))
    }

    @Test func neverStaysNever() {
        #expect(StatutoryTime.rolled(.distantFuture).due == .distantFuture)
        #expect(StatutoryTime.rolled(.distantFuture).because == nil)
        #expect(StatutoryTime.workingDay(onOrBefore: .distantPast) == .distantPast)
    }

    @Test func aRolledDayIsAWorkingDayAndTheNextOne() {
        var random = SplitMix64(seed: 6)
        for _ in 0..<20_000 {
            let raw = random.day(in: 1950...2100)
            let (due, because) = StatutoryTime.rolled(raw)
            #expect(due >= raw)
            #expect(!due.weekday.isWeekend)
            #expect(SwedishHolidays.named(due) == nil)
            #expect((because == nil) == (due == raw))
            #expect(because == StatutoryTime.blocked(raw))
            // Nothing between the two was a working day, so the one before is before the raw day.
            #expect(raw == due || StatutoryTime.workingDay(onOrBefore: due.adding(days: -1)) < raw)
        }
    }

    @Test func noActWaitsLongerThanAWeek() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<20_000 {
            let raw = random.day(in: 1950...2100)
            #expect(StatutoryTime.rolled(raw).due - raw <= 5)
        }
    }
}
