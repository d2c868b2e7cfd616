// A civil date: a day in the Gregorian calendar, without clock or time zone.

/// A day, counted from 1 January 1970.
///
/// Every `Day` lies within 0001-01-01 … 9999-12-31, so that it can always be written in ten characters, and
/// arithmetic that would leave the range stops at its end. A type without a clock cannot be off by one at
/// midnight or when summer time begins.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let number: Int32

    /// The last day there is, 9999-12-31. It sorts last and stands for "never".
    public static let distantFuture = Day(number: maximum)

    /// The first day there is, 0001-01-01.
    public static let distantPast = Day(number: minimum)

    private static let minimum: Int32 = -719_162
    private static let maximum: Int32 = 2_932_896

    /// The day with a number; a number outside the range gives the nearest day in it.
    ///
    /// - Parameter number: days since 1970-01-01.
    public init(number: Int32) {
        self.number = Swift.min(Swift.max(number, Day.minimum), Day.maximum)
    }

    /// The day with a year, month and day of the month.
    ///
    /// - Parameters:
    ///   - year: 1 … 9999.
    ///   - month: 1 … 12.
    ///   - day: from 1 to the length of the month.
    /// - Returns: nil when there is no such date.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, in: year)
        else { return nil }
        self.init(number: Day.number(year: year, month: month, day: day))
    }

    /// The year, 1 … 9999.
    public var year: Int { components.year }

    /// The month, 1 … 12.
    public var month: Int { components.month }

    /// The day of the month, 1 … 31.
    public var day: Int { components.day }

    /// Year, month and day of the month in one computation.
    ///
    /// Years are counted from 1 March, so that the leap day is the last of its year, in eras of 400 years.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, day)
    }

    /// The day so many days later, or earlier when the number is negative.
    ///
    /// - Parameter days: how many days; the start day is not counted (lag (1930:173) 1 §).
    public func adding(days: Int) -> Day {
        // Twice the whole range is as far as any sum can matter; beyond it the sum would overflow.
        let bounded = Swift.min(Swift.max(days, -8_000_000), 8_000_000)
        return Day(number: number + Int32(bounded))
    }

    /// The day with the same day number so many months later, or the month's last day where it lacks that
    /// number (lag (1930:173) 1 §).
    ///
    /// - Parameter months: how many months; negative for earlier.
    public func adding(months: Int) -> Day {
        let bounded = Swift.min(Swift.max(months, -240_000), 240_000)
        let (year, month, day) = components
        let total = year * 12 + (month - 1) + bounded
        guard total >= 12 else { return .distantPast }
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        guard newYear <= 9999 else { return .distantFuture }
        let newDay = Swift.min(day, Day.length(ofMonth: newMonth, in: newYear))
        return Day(number: Day.number(year: newYear, month: newMonth, day: newDay))
    }

    /// The number of days from `b` to `a`; negative when `a` is the earlier.
    public static func - (a: Day, b: Day) -> Int { Int(a.number) - Int(b.number) }

    /// The earlier day comes first.
    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    /// Whether a year has a 29 February.
    ///
    /// - Parameter year: a year in the Gregorian calendar.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// How many days a month has.
    ///
    /// - Parameters:
    ///   - month: 1 … 12; anything else has no days.
    ///   - year: the year, which decides the length of February.
    public static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1, 3, 5, 7, 8, 10, 12: 31
        default: 0
        }
    }

    /// The number of a date known to exist.
    static func number(year: Int, month: Int, day: Int) -> Int32 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}
