// Dates as they are typed.

import Reception
import Testing

@testable import ReceptionUI

struct DateInputTests {
    /// A Monday.
    private let today = World.today

    @Test(arguments: [
        ("2026-03-02", "2026-03-02"), ("20260302", "2026-03-02"), ("260302", "2026-03-02"),
        ("2/3", "2026-03-02"),
        ("3/3", "2025-03-03"), ("28/2", "2026-02-28"), ("29/2", "2024-02-29"), ("2/3-24", "2024-03-02"),
        ("2/3/2025", "2025-03-02"), ("idag", "2026-03-02"), ("I dag", "2026-03-02"), ("igår", "2026-03-01"),
        ("yesterday", "2026-03-01"), ("-2", "2026-02-28"), ("+3", "2026-03-05"), ("fre", "2026-02-27"),
        ("mån", "2026-03-02"), ("tis", "2026-02-24"), ("wed", "2026-02-25"),
    ])
    func whatHasHappened(_ pair: (typed: String, meant: String)) {
        #expect(DateInput.day(pair.typed, today: today, leaning: .past)?.description == pair.meant)
    }

    @Test(arguments: [
        ("2/3", "2026-03-02"), ("1/3", "2027-03-01"), ("fre", "2026-03-06"), ("mån", "2026-03-09"),
        ("imorgon", "2026-03-03"), ("29/2", "2028-02-29"), ("+7", "2026-03-09"),
    ])
    func whatIsToCome(_ pair: (typed: String, meant: String)) {
        #expect(DateInput.day(pair.typed, today: today, leaning: .future)?.description == pair.meant)
    }

    @Test(arguments: ["", "32/1", "2026-02-30", "x", "t", "2//3", "99999999999999", "-", "13", "1-2", "/"])
    func noDate(_ typed: String) {
        #expect(DateInput.day(typed, today: today, leaning: .past) == nil)
    }

    @Test(arguments: [("09:30", 570), ("0930", 570), ("9.30", 570), ("9", 540), ("23:59", 1439)])
    func times(_ pair: (typed: String, minutes: Int)) {
        #expect(DateInput.minutes(pair.typed) == pair.minutes)
    }

    @Test(arguments: ["24:00", "9:3", "12:60", "", "a", "1:2:3"])
    func noTime(_ typed: String) { #expect(DateInput.minutes(typed) == nil) }
}
