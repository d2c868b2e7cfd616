// Ends of months, quarters and years: from where some statutes count instead of from the day itself.

/// A period of the calendar at whose end a rule may start to count.
public enum PeriodEnd: String, CaseIterable, Sendable {
    case month = "month_end"
    case quarter = "quarter_end"
    case year = "year_end"

    /// How many months the period has.
    var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .year: 12
        }
    }
}

extension Day {
    /// The first day of the period in which the day lies.
    func start(of period: PeriodEnd) -> Day {
        let (year, month, day) = components
        let behind = (month - 1) % period.months
        // The first of a month exists in every earlier month, so no day number is cut short.
        return Day(number: Day.number(year: year, month: month, day: day) - Int32(day - 1))
            .adding(months: -behind)
    }

    /// The last day of the period in which the day lies.
    func end(of period: PeriodEnd) -> Day {
        start(of: period).adding(months: period.months).adding(days: -1)
    }

    /// The quarter's name, `2026-Q4`.
    var quarterName: String { "\(year)-Q\((month - 1) / 3 + 1)" }
}

extension EntryID {
    /// An identity of its own for one quarter of what an entry starts, so that each quarter's deadline is waived,
    /// snoozed and stored by itself. It lies far above every entry and stays the same after a recomputation.
    func quarter(_ day: Day) -> EntryID {
        let index = Int64(day.year * 4 + (day.month - 1) / 3)
        return EntryID(1 << 62 | (raw & 0xFFFF_FFFF_FFFF) << 14 | index & 0x3FFF)
    }
}
