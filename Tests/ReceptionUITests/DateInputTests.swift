// Dates as they are typed.

import Reception
import TestSupport
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
        ("mån", "2026-03-02"), ("tis", "2026-02-24"), ("wed", "2026-02-25"), ("fredag", "2026-02-27"),
        ("-1v", "2026-02-23"), ("-1m", "2026-02-02"), ("-1å", "2025-03-02"),
    ])
    func whatHasHappened(_ pair: (typed: String, meant: String)) {
        #expect(DateInput.day(pair.typed, today: today, leaning: .past)?.description == pair.meant)
    }

    @Test(arguments: [
        ("2/3", "2026-03-02"), ("1/3", "2027-03-01"), ("fre", "2026-03-06"), ("mån", "2026-03-09"),
        ("imorgon", "2026-03-03"), ("29/2", "2028-02-29"), ("+7", "2026-03-09"), ("+2v", "2026-03-16"),
        ("+2w", "2026-03-16"),
        ("+3d", "2026-03-05"), ("+5a", "2026-03-09"), ("-1b", "2026-02-27"), ("+1m", "2026-04-02"),
        ("+1y", "2027-03-02"), ("onsdag", "2026-03-04"),
    ])
    func whatIsToCome(_ pair: (typed: String, meant: String)) {
        #expect(DateInput.day(pair.typed, today: today, leaning: .future)?.description == pair.meant)
    }

    @Test(arguments: [
        "", "32/1", "2026-02-30", "x", "t", "2//3", "99999999999999", "-", "13", "1-2", "/", "+", "+v", "+2x",
        "2v", "+-2", "+99999v", "-9223372036854775808", "+9223372036854775807", "-9223372036854775808v",
        "9223372036854775808", "-922337203685477580d",
    ])
    func noDate(_ typed: String) {
        #expect(DateInput.day(typed, today: today, leaning: .past) == nil)
    }

    @Test(arguments: [("09:30", 570), ("0930", 570), ("9.30", 570), ("9", 540), ("23:59", 1439)])
    func times(_ pair: (typed: String, minutes: Int)) {
        #expect(DateInput.minutes(pair.typed) == pair.minutes)
    }

    @Test(arguments: ["24:00", "9:3", "12:60", "", "a", "1:2:3"])
    func noTime(_ typed: String) { #expect(DateInput.minutes(typed) == nil) }

    @Test(arguments: [
        ("910502", "1991-05-02"), ("260302", "2026-03-02"), ("260303", "1926-03-03"),
        ("2/5-91", "1991-05-02"),
        ("000229", "2000-02-29"), ("2/5", "2025-05-02"), ("1991-05-02", "1991-05-02"),
    ])
    func birthdays(_ pair: (typed: String, meant: String)) {
        #expect(DateInput.day(pair.typed, today: today, leaning: .birth)?.description == pair.meant)
    }

    /// Whatever today is: what a day is written as is read as that day, and what leans never leans the wrong way.
    @Test func readingLeansAsItShould() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<400 {
            let today = World.today.adding(days: Int.random(in: -8000...8000, using: &random))
            let count = Int.random(in: 0...400, using: &random)
            func read(_ text: String, _ leaning: DateInput.Leaning) -> Day? {
                DateInput.day(text, today: today, leaning: leaning)
            }
            let day = today.adding(days: -count)
            for leaning in [DateInput.Leaning.past, .future, .birth] {
                #expect(read(day.description, leaning) == day)
                #expect(read("+\(count)d", leaning) == today.adding(days: count))
                #expect(read("-\(count)", leaning) == day)
                #expect(read("+\(count)v", leaning) == today.adding(days: 7 * count))
            }
            let short = "\(day.day)/\(day.month)"
            if let read = read(short, .past) { #expect(read <= today && read.month == day.month) }
            if let read = read(short, .future) { #expect(read >= today && read.day == day.day) }
            let six = day.description.filter { $0 != "-" }.dropFirst(2)
            #expect(read(String(six), .birth) == day)
            for name in ["mån", "tisdag", "ons", "thu", "fre", "lördag", "sunday"] {
                let (past, future) = (read(name, .past), read(name, .future))
                #expect(past.map { (-6...0).contains($0 - today) } == true)
                #expect(future.map { (1...7).contains($0 - today) } == true)
                #expect(past?.weekday == future?.weekday)
            }
        }
    }
}
