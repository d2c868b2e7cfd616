// The days of the week and the weeks of the year, by ISO 8601.

/// A day of the week, Monday first.
public enum Weekday: Int, Hashable, Comparable, Sendable, CaseIterable {
    case monday = 1
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    /// Whether this is Saturday or Sunday.
    public var isWeekend: Bool { self == .saturday || self == .sunday }

    /// The day that comes first in a week that begins on Monday.
    public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }
}

extension Day {
    /// The day of the week.
    public var weekday: Weekday {
        // 0001-01-01 was a Monday, and counting from the first day keeps the remainder from turning negative.
        switch (Int(number) + 719_162) % 7 {
        case 0: .monday
        case 1: .tuesday
        case 2: .wednesday
        case 3: .thursday
        case 4: .friday
        case 5: .saturday
        default: .sunday
        }
    }

    /// The week number by ISO 8601 and the year that the week is counted in, which differs from the day's own
    /// at the turn of some years.
    public var isoWeek: (year: Int, week: Int) {
        // A week belongs to the year that its Thursday lies in.
        let thursday = adding(days: Weekday.thursday.rawValue - weekday.rawValue)
        let year = thursday.year
        let newYear = Day(number: Day.number(year: year, month: 1, day: 1))
        return (year, (thursday - newYear) / 7 + 1)
    }
}
