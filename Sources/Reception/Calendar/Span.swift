// A length of time in days, working days, weeks, months and years, as a statute or a local routine states it.

/// A length of time whose parts are applied to a day in the order written: three months and a week is first
/// three months, then a week.
public struct Span: Hashable, Sendable {
    /// What a part counts in. The letter is the one written after the number.
    public enum Unit: Character, Hashable, Sendable, CaseIterable {
        case days = "d"
        /// Days on which an act may fall due, see ``StatutoryTime/blocked(_:)`` (arbetsdagar; *business days*).
        case workdays = "b"
        case weeks = "w"
        case months = "m"
        case years = "y"

        /// How long one of the unit is on the whole, in two hundred and fortieths of a day, the fraction in which a
        /// fifth of a week (336) and a mean month (7305) are whole numbers.
        var measure: Int {
            switch self {
            case .days: 240
            case .workdays: 336
            case .weeks: 1680
            case .months: 7305
            case .years: 87_660
            }
        }
    }

    /// So many of one unit.
    public struct Part: Hashable, Sendable {
        /// How many; negative counts backwards.
        public let count: Int
        /// Of what.
        public let unit: Unit

        /// So many of a unit.
        ///
        /// - Parameters:
        ///   - count: how many; negative counts backwards.
        ///   - unit: of what.
        public init(count: Int, unit: Unit) {
            self.count = count
            self.unit = unit
        }
    }

    /// The parts in the order they are applied. A part of nothing is left out, so zero has no parts.
    public let parts: [Part]

    /// A span of parts.
    ///
    /// - Parameter parts: in the order to apply them.
    public init(_ parts: [Part]) {
        self.parts = parts.filter { $0.count != 0 }
    }

    /// No time at all.
    public static let zero = Span([])

    /// So many days.
    public static func days(_ count: Int) -> Span { Span([Part(count: count, unit: .days)]) }

    /// So many working days.
    public static func workdays(_ count: Int) -> Span { Span([Part(count: count, unit: .workdays)]) }

    /// So many weeks.
    public static func weeks(_ count: Int) -> Span { Span([Part(count: count, unit: .weeks)]) }

    /// So many months.
    public static func months(_ count: Int) -> Span { Span([Part(count: count, unit: .months)]) }

    /// So many years.
    public static func years(_ count: Int) -> Span { Span([Part(count: count, unit: .years)]) }

    /// Whether the span counts backwards on the whole, months and years taken at their mean length.
    public var isNegative: Bool {
        // Doubles, because the counts of a span made in code have no bound.
        parts.reduce(0.0) { $0 + Double($1.count) * Double($1.unit.measure) } < 0
    }

    /// The same parts in the same order, counted the other way. Where a month's end was cut short it does not
    /// lead back: 31 January + 1 month − 1 month is 28 January.
    public var negated: Span {
        Span(parts.map { Part(count: $0.count == .min ? .max : -$0.count, unit: $0.unit) })
    }
}

extension Day {
    /// The day a span later, or earlier when the span is negative.
    ///
    /// Weeks end on the same weekday; months and years on the same day number or, where the month lacks it,
    /// on its last day (lag (1930:173) 1 §). Of working days those alone are counted on which an act may fall due. The
    /// start day is not counted.
    ///
    /// - Parameter span: its parts are applied in the order written, each to the result of the one before.
    public func adding(_ span: Span) -> Day {
        var day = self
        for part in span.parts {
            // Beyond the whole calendar every count gives the same answer, and a bound keeps the product
            // small.
            let count = Swift.min(Swift.max(part.count, -8_000_000), 8_000_000)
            switch part.unit {
            case .days: day = day.adding(days: count)
            case .workdays: day = day.adding(workdays: count)
            case .weeks: day = day.adding(days: count * 7)
            case .months: day = day.adding(months: count)
            case .years: day = day.adding(months: count * 12)
            }
        }
        return day
    }

    /// The day so many working days later, or earlier; itself for none.
    private func adding(workdays count: Int) -> Day {
        var day = self
        var left = abs(count)
        let step = count < 0 ? -1 : 1
        while left > 0, day < .distantFuture, day > .distantPast {
            day = day.adding(days: step)
            if StatutoryTime.blocked(day) == nil { left -= 1 }
        }
        return day
    }
}
