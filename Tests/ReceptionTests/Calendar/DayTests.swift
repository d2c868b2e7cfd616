// Civil dates: numbers, parts, text, weekdays and weeks.

import Reception
import TestSupport
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("1970-03-01", 59), ("2000-02-29", 11_016),
        ("2000-03-01", 11_017), ("2026-01-01", 20_454), ("1900-03-01", -25_508), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896),
    ])
    func numbersCountFrom1970(text: String, number: Int32) throws {
        #expect(try day(text).number == number)
        #expect(Day(number: number).description == text)
    }

    @Test func everyDateFrom1900To2200GoesThereAndBack() throws {
        var expected = try day("1900-01-01").number
        for year in 1900...2200 {
            for month in 1...12 {
                for dayOfMonth in 1...Day.length(ofMonth: month, in: year) {
                    let made = try #require(Day(year: year, month: month, day: dayOfMonth))
                    guard made.number == expected, made.year == year, made.month == month,
                        made.day == dayOfMonth
                    else {
                        Issue.record("\(year)-\(month)-\(dayOfMonth) became \(made)")
                        return
                    }
                    expected += 1
                }
            }
        }
        #expect(expected == (try day("2201-01-01").number))
    }

    @Test func everyDayOfTheRangeIsWrittenAndReadAlike() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<5000 {
            let some = random.day(in: 1...9998)
            #expect(Day(some.description) == some)
            #expect(Day(some.description.filter { $0 != "-" }) == some)
            #expect(some.description.utf8.count == 10)
        }
    }

    @Test(arguments: [
        "", "2026", "2026-1-1", "26-01-01", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00",
        "2026-02-29",
        "1900-02-29", "2026-0401", "202604-01", "2026--04-01", "2026-04-01 ", " 2026-04-01", "2026-04-011",
        "2026/04/01", "2026-04-0a", "-2026-04-01", "0000-01-01", "2026-04-01-", "٢٠٢٦-٠٤-٠١",
    ])
    func whatIsNoDateIsNotRead(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func bothFormsAreRead() throws {
        #expect(Day("2024-02-29") == Day(year: 2024, month: 2, day: 29))
        #expect(Day("20240229") == Day(year: 2024, month: 2, day: 29))
        #expect(Day("x2024-02-29y".dropFirst().dropLast()) == Day(year: 2024, month: 2, day: 29))
    }

    @Test(arguments: [1600, 1996, 2000, 2004, 2024, 2400])
    func leapYears(year: Int) {
        #expect(Day(year: year, month: 2, day: 29) != nil)
    }

    @Test(arguments: [1700, 1800, 1900, 2023, 2100, 2200])
    func commonYears(year: Int) {
        #expect(Day(year: year, month: 2, day: 29) == nil)
    }

    @Test(arguments: [
        ("1970-01-01", Weekday.thursday), ("2000-01-01", .saturday), ("2026-01-05", .monday),
        ("1900-01-01", .monday), ("1953-06-20", .saturday), ("2024-02-29", .thursday),
        ("0001-01-01", .monday),
        ("2026-11-25", .wednesday), ("2027-01-01", .friday), ("2026-11-24", .tuesday),
        ("2026-11-22", .sunday),
    ])
    func weekdays(text: String, weekday: Weekday) throws {
        #expect(try day(text).weekday == weekday)
    }

    @Test(arguments: [
        ("1970-01-01", 1970, 1), ("2004-12-31", 2004, 53), ("2005-01-01", 2004, 53), ("2005-01-03", 2005, 1),
        ("2008-12-29", 2009, 1), ("2010-01-03", 2009, 53), ("2020-12-31", 2020, 53), ("2021-01-04", 2021, 1),
        ("2026-12-31", 2026, 53), ("2027-01-01", 2026, 53), ("2026-06-06", 2026, 23), ("2024-12-30", 2025, 1),
        ("9999-12-31", 9999, 52),
    ])
    func isoWeeks(text: String, year: Int, week: Int) throws {
        let found = try day(text).isoWeek
        #expect(found.year == year)
        #expect(found.week == week)
    }

    @Test func theEndsOfTheRangeHold() throws {
        #expect(Day.distantFuture.adding(days: 1) == .distantFuture)
        #expect(Day.distantFuture.adding(days: .max) == .distantFuture)
        #expect(Day.distantPast.adding(days: .min) == .distantPast)
        #expect(Day.distantPast.adding(months: -1) == .distantPast)
        #expect(try day("2026-01-31").adding(months: .max) == .distantFuture)
        #expect(Day(number: .max) == .distantFuture)
        #expect(try day("9999-12-30") < .distantFuture)
    }

    @Test func differencesAreDays() throws {
        #expect(try day("2026-03-01") - day("2026-02-01") == 28)
        #expect(try day("2024-03-01") - day("2024-02-01") == 29)
        #expect(try day("2026-02-01") - day("2026-03-01") == -28)
    }
}
