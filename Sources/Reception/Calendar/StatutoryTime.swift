// When an act is due: lag (1930:173) om beräkning av lagstadgad tid, 2 §.

/// Why the last day for an act was moved to a later one.
public enum RollReason: String, Hashable, Sendable, CaseIterable {
    /// A Saturday that is no named holiday.
    case saturday
    /// A Sunday that is no named holiday.
    case sunday
    /// A named public holiday, on whatever weekday.
    case publicHoliday = "public_holiday"
    /// Midsommarafton, julafton or nyårsafton, Monday to Friday.
    case eve
}

/// The days on which no act falls due, and the working days around them.
///
/// Only the last day for an act rolls. Rights that run for a time, ages and permits end on their day whatever
/// it is, and a deadline counted backwards never moves later: for those, ask for the working day before.
public enum StatutoryTime {
    /// Why an act due on a day may wait until the next working day (lag (1930:173) 2 §), or nil on a working
    /// day.
    ///
    /// A named public holiday gives `publicHoliday` even on a Saturday or Sunday, because it is the better
    /// explanation (midsommardagen is always a Saturday). An eve on a Saturday or Sunday gives the weekday,
    /// which would be reason enough on any date. The present wording is used for every year.
    ///
    /// - Parameter day: the day counted to.
    public static func blocked(_ day: Day) -> RollReason? {
        let name = SwedishHolidays.name(of: day)
        if let name, name.kind == .publicHoliday { return .publicHoliday }
        switch day.weekday {
        case .saturday: return .saturday
        case .sunday: return .sunday
        default: return name == nil ? nil : .eve
        }
    }

    /// The day an act is due, given the day its time runs out.
    ///
    /// - Parameter raw: the day counted to.
    /// - Returns: `raw` itself and nil when it is a working day or `distantFuture`; otherwise the next
    ///   working day and the reason `raw` is none.
    public static func rolled(_ raw: Day) -> (due: Day, because: RollReason?) {
        // "Never" must stay never, and there is no day after it to roll to.
        guard raw < .distantFuture, let reason = blocked(raw) else { return (raw, nil) }
        var due = raw
        repeat { due = due.adding(days: 1) } while due < .distantFuture && blocked(due) != nil
        return (due, reason)
    }

    /// The working day on which to warn of something that must not be late: the day itself when it is a
    /// working day, otherwise the last one before it.
    ///
    /// - Parameter day: the day counted to.
    public static func workingDay(onOrBefore day: Day) -> Day {
        var result = day
        while result > .distantPast, blocked(result) != nil { result = result.adding(days: -1) }
        return result
    }
}
