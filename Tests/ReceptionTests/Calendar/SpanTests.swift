// Spans: text, arithmetic by lag (1930:173) 1 §, and ages.

import Reception
import TestSupport
import Testing

@Suite struct SpanTests {
    @Test(arguments: [
        ("2026-12-31", "2m", "2027-02-28"), ("2027-12-31", "2m", "2028-02-29"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2024-02-29", "4y", "2028-02-29"), ("2024-02-29", "12m", "2025-02-28"),
        ("2026-01-31", "1m", "2026-02-28"),
        ("2026-01-31", "3m", "2026-04-30"), ("2026-03-31", "-1m", "2026-02-28"),
        ("2026-05-15", "-3m", "2026-02-15"),
        ("2026-01-15", "-1m", "2025-12-15"), ("2026-02-28", "1m", "2026-03-28"),
        ("2026-11-30", "3m", "2027-02-28"),
        ("2026-11-21", "3m+1w", "2027-02-28"), ("2026-11-30", "3m+1w", "2027-03-07"),
        ("2026-11-30", "1w+3m", "2027-03-07"), ("2026-01-30", "1m+1d", "2026-03-01"),
        ("2026-01-30", "1d+1m", "2026-02-28"), ("2026-01-31", "1m+1m", "2026-03-28"),
        ("2026-02-27", "2d", "2026-03-01"),
        ("2024-02-27", "2d", "2024-02-29"), ("2026-06-15", "36m", "2029-06-15"),
        ("2026-06-15", "0d", "2026-06-15"),
        ("2026-03-04", "60d", "2026-05-03"), ("2026-03-04", "6w", "2026-04-15"),
        ("2026-03-31", "1m-1d", "2026-04-29"),
    ])
    func adding(from: String, text: String, expected: String) throws {
        #expect(try day(from).adding(span(text)) == day(expected))
    }

    @Test(arguments: [
        "3m+1w", "-3m", "60d", "0d", "3m-1d", "-1y-2m-3w-4d", "100y", "1200m", "36525d", "5217w",
    ])
    func textGoesThereAndBack(text: String) throws {
        #expect(try span(text).description == text)
    }

    @Test(arguments: [
        "", "m", "3", "3 m", "3m1w", "3m++1w", "3m+", "+", "-", "--3m", "3m+-1w", "3x", "3M", "m3", " 3m",
        "3m ",
        "3mm", "101y", "1201m", "36526d", "5218w", "99999999999999999999d", "60y+60y", "60y-60y", "3.5m",
        "٣m", "3é",
    ])
    func whatIsNoSpanIsNotRead(text: String) {
        #expect(Span(text) == nil)
    }

    @Test func partsOfNothingAreLeftOut() throws {
        #expect(try span("+3m+0d") == .months(3))
        #expect(try span("0w") == .zero)
        #expect(Span.days(0).description == "0d")
    }

    @Test func signs() throws {
        #expect(try span("-3m").isNegative)
        #expect(try span("1m-5w").isNegative)
        #expect(try !span("1m-3w").isNegative)
        #expect(!Span.zero.isNegative)
        #expect(try span("3m+1w").negated == span("-3m-1w"))
        #expect(Span.days(.min).negated == .days(.max))
        #expect(Day(number: 0).adding(.years(.max)) == .distantFuture)
        #expect(Day(number: 0).adding(.weeks(.min)) == .distantPast)
    }

    @Test func randomSpansGoThereAndBack() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<2000 {
            let parts = (0..<random.int(1...4)).map { _ in
                Span.Part(
                    count: random.int(-20...20), unit: random.element(of: Span.Unit.allCases) ?? .days)
            }
            let some = Span(parts)
            #expect(Span(some.description) == some)
        }
    }

    @Test func addingIsMonotone() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<20_000 {
            let first = random.day(in: 1900...2200)
            let second = first.adding(days: random.int(0...70))
            let unit = random.element(of: Span.Unit.allCases) ?? .days
            let count = random.int(-60...60)
            let shorter = Span([Span.Part(count: count, unit: unit)])
            let longer = Span([Span.Part(count: count + random.int(0...3), unit: unit)])
            #expect(first.adding(shorter) <= second.adding(shorter))
            #expect(first.adding(shorter) <= first.adding(longer))
        }
    }

    /// Five working days over Easter, over Christmas and New Year, over a weekend, and back.
    @Test(arguments: [
        ("2026-03-31", 5, "2026-04-09"), ("2026-12-22", 5, "2027-01-04"), ("2026-03-02", 5, "2026-03-09"),
        ("2026-03-07", 1, "2026-03-09"), ("2026-03-09", -1, "2026-03-06"), ("2026-03-07", -1, "2026-03-06"),
        ("2026-06-18", 1, "2026-06-22"),
    ])
    func workingDays(from: String, count: Int, to: String) throws {
        #expect(try day(from).adding(.workdays(count)) == day(to))
    }

    @Test func betweenTheEndsLieSoManyWorkingDays() {
        var random = SplitMix64(seed: 6)
        for _ in 0..<2000 {
            let start = random.day(in: 1950...2100)
            let count = random.int(1...300)
            let end = start.adding(.workdays(count))
            #expect(StatutoryTime.blocked(end) == nil)
            #expect(
                (1...(end - start)).count { StatutoryTime.blocked(start.adding(days: $0)) == nil } == count)
            #expect(end.adding(.workdays(-count)) == StatutoryTime.workingDay(onOrBefore: start))
        }
        #expect(Day.distantFuture.adding(days: -3).adding(.workdays(.max)) == .distantFuture)
    }

    @Test func monthsKeepTheDayNumberOrEndTheMonth() {
        var random = SplitMix64(seed: 4)
        for _ in 0..<5000 {
            let start = random.day(in: 1900...2200)
            let months = random.int(-500...500)
            let end = start.adding(.months(months))
            #expect((end.year * 12 + end.month) - (start.year * 12 + start.month) == months)
            #expect(end.day == min(start.day, Day.length(ofMonth: end.month, in: end.year)))
        }
    }
}

@Suite struct AgeTests {
    @Test(arguments: [
        ("2008-05-17", "2026-05-16", 17), ("2008-05-17", "2026-05-17", 18), ("2008-05-17", "2008-05-17", 0),
        ("2008-05-17", "2008-05-16", -1), ("2008-02-29", "2026-02-27", 17), ("2008-02-29", "2026-02-28", 18),
        ("2008-02-29", "2028-02-28", 19), ("2008-02-29", "2028-02-29", 20), ("2007-12-31", "2026-01-01", 18),
        ("1926-12-01", "2026-11-30", 99), ("2024-12-31", "2025-01-01", 0), ("2025-06-01", "2024-01-01", -2),
    ])
    func ages(birth: String, on: String, age: Int) throws {
        #expect(try day(birth).age(on: day(on)) == age)
    }

    @Test func birthdays() throws {
        #expect(try day("2008-02-29").birthday(18) == day("2026-02-28"))
        #expect(try day("2008-02-29").birthday(20) == day("2028-02-29"))
        #expect(try day("2010-12-31").birthday(16) == day("2026-12-31"))
    }

    @Test func anAgeChangesOnTheBirthday() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<5000 {
            let birth = random.day(in: 1900...2026)
            let age = random.int(0...110)
            let birthday = birth.birthday(age)
            #expect(birth.age(on: birthday) == age)
            #expect(birth.age(on: birthday.adding(days: -1)) == age - 1)
        }
    }
}
