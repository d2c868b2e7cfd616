// Until which age something is asked for: the day on which a person grows out of a rule.

/// An age with which a rule has nothing more to ask. It is a day of the calendar for each person, so that a deadline can
/// bear it without anybody asking what day it is.
public enum AgeLimit: Hashable, Sendable {
    /// The day on which she turns so old: god man until 18 (lag 2005:429 2 §).
    case birthday(Int)
    /// 1 July of the year in which she turns so old, as school statutes count (skollagen 2010:800 7:10, 15:5).
    case secondHalfOfYearTurning(Int)

    /// The age in years.
    public var age: Int {
        switch self {
        case .birthday(let age), .secondHalfOfYearTurning(let age): age
        }
    }

    /// The first day on which the rule asks for nothing.
    /// - Parameter born: the person's day of birth.
    public func day(born: Day) -> Day {
        switch self {
        case .birthday(let age): born.birthday(age)
        case .secondHalfOfYearTurning(let age):
            born.adding(months: 12 * age).start(of: .year).adding(months: 6)
        }
    }
}
