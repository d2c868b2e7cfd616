// The named days of the Swedish year against almanacs.

import Reception
import TestSupport
import Testing

@Suite struct SwedishHolidaysTests {
    @Test(arguments: [
        "1818-03-22", "1943-04-25", "1950-04-09", "1951-03-25", "1952-04-13", "1953-04-05", "1954-04-18",
        "1981-04-19", "1999-04-04", "2000-04-23", "2001-04-15", "2002-03-31", "2003-04-20", "2004-04-11",
        "2005-03-27", "2006-04-16", "2007-04-08", "2008-03-23", "2009-04-12", "2010-04-04", "2011-04-24",
        "2012-04-08", "2013-03-31", "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01",
        "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
        "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25", "2049-04-18",
        "2285-03-22",
    ])
    func easter(text: String) throws {
        let expected = try day(text)
        #expect(SwedishHolidays.easterSunday(in: expected.year) == expected)
    }

    @Test func theYear2026() throws {
        let expected = [
            "2026-01-01 new_years_day", "2026-01-06 epiphany", "2026-04-03 good_friday",
            "2026-04-05 easter_sunday", "2026-04-06 easter_monday", "2026-05-01 may_day",
            "2026-05-14 ascension", "2026-05-24 pentecost", "2026-06-06 national_day",
            "2026-06-19 midsummer_eve", "2026-06-20 midsummer_day", "2026-10-31 all_saints",
            "2026-12-24 christmas_eve", "2026-12-25 christmas_day", "2026-12-26 boxing_day",
            "2026-12-31 new_years_eve",
        ]
        #expect(SwedishHolidays.days(in: 2026).map { "\($0.date) \($0.name.rawValue)" } == expected)
        let eves = SwedishHolidays.days(in: 2026).filter { $0.kind == .eve }.map(\.date.description)
        #expect(eves == ["2026-06-19", "2026-12-24", "2026-12-31"])
    }

    @Test(arguments: [
        // The reform of 1953.
        ("1950-03-25", HolidayName.annunciation), ("1951-03-18", .annunciation),
        ("1951-03-25", .easterSunday),
        ("1952-03-25", .annunciation), ("1952-06-23", .midsummerEve), ("1952-06-24", .midsummerDay),
        ("1950-11-05", .allSaints), ("1952-11-02", .allSaints), ("1953-06-20", .midsummerDay),
        ("1953-10-31", .allSaints),
        // The change of 2005.
        ("2003-06-09", .whitMonday), ("2004-05-31", .whitMonday), ("2005-06-06", .nationalDay),
        // Movable days at the ends of their ranges.
        ("2015-06-20", .midsummerDay), ("2010-06-26", .midsummerDay), ("2010-11-06", .allSaints),
        ("2015-10-31", .allSaints), ("2005-11-05", .allSaints), ("2024-05-09", .ascension),
        ("2008-04-30", nil), ("2038-06-03", .ascension), ("2024-05-19", .pentecost),
        // Ordinary days that are often taken for holidays.
        ("1953-03-25", nil), ("1953-06-24", nil), ("1953-06-06", nil), ("2004-06-06", nil),
        ("2005-05-16", nil),
        ("2026-01-05", nil), ("2026-04-02", nil), ("2026-04-04", nil), ("2026-04-30", nil),
        ("2026-11-01", nil),
    ])
    func named(text: String, name: HolidayName?) throws {
        #expect(SwedishHolidays.named(try day(text))?.name == name)
    }

    @Test func twoNamesOnOneDay() throws {
        let mayDay = try day("2008-05-01")
        #expect(
            SwedishHolidays.days(in: 2008).filter { $0.date == mayDay }.map(\.name) == [.mayDay, .ascension])
        #expect(SwedishHolidays.named(mayDay)?.name == .mayDay)
    }

    @Test func theTableAndTheYearAgree() throws {
        for year in 1940...2110 {
            var listed: [Day: HolidayName] = [:]
            let days = SwedishHolidays.days(in: year)
            #expect(days.map(\.date) == days.map(\.date).sorted())
            for named in days where listed[named.date] == nil { listed[named.date] = named.name }
            var date = try #require(Day(year: year, month: 1, day: 1))
            while date.year == year {
                if SwedishHolidays.named(date)?.name != listed[date] { Issue.record("\(date)") }
                date = date.adding(days: 1)
            }
        }
    }

    @Test func outsideTheKnownYearsTodaysRulesHold() throws {
        #expect(SwedishHolidays.named(try day("1949-06-06"))?.name == .nationalDay)
        #expect(SwedishHolidays.named(try day("1949-06-25"))?.name == .midsummerDay)
        #expect(SwedishHolidays.named(try day("2101-12-25"))?.name == .christmasDay)
        #expect(SwedishHolidays.days(in: 0).isEmpty)
        #expect(SwedishHolidays.days(in: 10_000).isEmpty)
        #expect(SwedishHolidays.days(in: .max).isEmpty)
        #expect(SwedishHolidays.days(in: .min).isEmpty)
    }
}
