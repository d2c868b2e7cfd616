// When the named days of the Swedish year fall: lag (1989:253) om allmänna helgdagar, and what held before it.

/// The public holidays of Sweden and the three eves on which an act's deadline rolls, 1950–2100.
///
/// What changed within those years:
/// - From 1953 midsommardagen is the Saturday 20–26 June; before, it was 24 June, with its eve the day
///   before.
/// - From 1953 alla helgons dag is the Saturday 31 October–6 November; from 1772 through 1952 it was kept on
///   the first Sunday in November.
/// - Through 1952 Marie bebådelsedag was a holiday on 25 March. Since then it is kept on a Sunday and is not
///   named here. In 1951, when 25 March was Easter Sunday, it was kept on Palm Sunday, 18 March.
/// - Lag (2004:1320) made nationaldagen, 6 June, a holiday from 2005, when annandag pingst ceased to be one.
///
/// Years outside 1950–2100 are computed by the rules in force today, whatever held then.
public enum SwedishHolidays {
    /// A named day in a year.
    public struct NamedDay: Hashable, Sendable {
        /// The day it falls on.
        public let date: Day
        /// What it is.
        public let name: HolidayName
        /// Whether it is a public holiday or an eve.
        public var kind: HolidayKind { name.kind }
    }

    /// The years for which the holidays of the time are known.
    public static let years = 1950...2100

    /// The named days of a year in date order.
    ///
    /// Saturdays and Sundays as such are left out, but not holidays that fall on them. Two names may share a
    /// date: 1 May 2008 was also Kristi himmelsfärdsdag.
    ///
    /// - Parameter year: 1 … 9999; any other year has no days.
    public static func days(in year: Int) -> [NamedDay] {
        HolidayName.allCases
            .compactMap { name in date(of: name, in: year).map { NamedDay(date: $0, name: name) } }
            .enumerated()
            .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
            .map(\.element)
    }

    /// The name of a day, the first of them where two share it; nil for an ordinary day.
    ///
    /// - Parameter day: any day.
    public static func named(_ day: Day) -> NamedDay? {
        name(of: day).map { NamedDay(date: day, name: $0) }
    }

    /// Easter Sunday of a year, by the Gregorian computus as Butcher and Meeus write it.
    ///
    /// - Parameter year: 1 … 9999; nil for any other.
    public static func easterSunday(in year: Int) -> Day? {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * late + 114
        return Day(year: year, month: sum / 31, day: sum % 31 + 1)
    }

    /// When a named day falls in a year, nil where that year has none.
    private static func date(of name: HolidayName, in year: Int) -> Day? {
        let before1953 = (1950...1952).contains(year)
        let before2005 = (1950...2004).contains(year)
        switch name {
        case .newYearsDay: return Day(year: year, month: 1, day: 1)
        case .epiphany: return Day(year: year, month: 1, day: 6)
        case .annunciation:
            guard before1953 else { return nil }
            return year == 1951 ? easterSunday(in: year, plus: -7) : Day(year: year, month: 3, day: 25)
        case .goodFriday: return easterSunday(in: year, plus: -2)
        case .easterSunday: return easterSunday(in: year)
        case .easterMonday: return easterSunday(in: year, plus: 1)
        case .mayDay: return Day(year: year, month: 5, day: 1)
        case .ascension: return easterSunday(in: year, plus: 39)
        case .pentecost: return easterSunday(in: year, plus: 49)
        case .whitMonday: return before2005 ? easterSunday(in: year, plus: 50) : nil
        case .nationalDay: return before2005 ? nil : Day(year: year, month: 6, day: 6)
        case .midsummerEve: return date(of: .midsummerDay, in: year)?.adding(days: -1)
        case .midsummerDay:
            if before1953 { return Day(year: year, month: 6, day: 24) }
            return Day(year: year, month: 6, day: 20)?.first(.saturday)
        case .allSaints:
            if before1953 { return Day(year: year, month: 11, day: 1)?.first(.sunday) }
            return Day(year: year, month: 10, day: 31)?.first(.saturday)
        case .christmasEve: return Day(year: year, month: 12, day: 24)
        case .christmasDay: return Day(year: year, month: 12, day: 25)
        case .boxingDay: return Day(year: year, month: 12, day: 26)
        case .newYearsEve: return Day(year: year, month: 12, day: 31)
        }
    }

    /// The day so many days after Easter Sunday.
    private static func easterSunday(in year: Int, plus days: Int) -> Day? {
        easterSunday(in: year)?.adding(days: days)
    }

    /// The name of a day without the day.
    static func name(of day: Day) -> HolidayName? {
        let place = Int(day.number) - Int(firstInTable.number)
        if names.indices.contains(place) { return names[place] }
        return days(in: day.year).first { $0.date == day }?.name
    }

    /// The first day of the first year in the table below.
    private static let firstInTable = Day(
        number: Day.number(year: years.lowerBound, month: 1, day: 1))

    /// The name of each day in the known years: the engine asks for millions of days and must not compute
    /// Easter for each.
    private static let names: [HolidayName?] = {
        let end = Day.number(year: years.upperBound + 1, month: 1, day: 1)
        var names = [HolidayName?](repeating: nil, count: Int(end - firstInTable.number))
        // Backwards, so that the first of two names on a day is the one that stays.
        for named in years.flatMap({ days(in: $0) }).reversed() {
            names[named.date - firstInTable] = named.name
        }
        return names
    }()
}

extension Day {
    /// This day or the first one after it that is a given weekday.
    func first(_ weekday: Weekday) -> Day {
        adding(days: (weekday.rawValue - self.weekday.rawValue + 7) % 7)
    }
}
