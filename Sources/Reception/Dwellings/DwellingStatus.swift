// Where a flat stands on a day, computed from what is known of it; nothing of this is stored.

/// The way of a flat from an offer to the day on which it is left.
public enum DwellingStatus: String, CaseIterable, Comparable, Sendable {
    /// A landlord offers it; the unit pays nothing yet.
    case offered
    /// Hired, or will be from a day that is settled; nothing is furnished.
    case rented
    /// Being furnished.
    case furnishing
    /// Somebody can move in.
    case ready
    /// A household has its keys.
    case livedIn = "lived_in"
    /// The lease is over, and nobody lives there.
    case ended

    public static func < (a: DwellingStatus, b: DwellingStatus) -> Bool { a.place < b.place }
    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Dwelling {
    /// Where the flat stands on a day. What lies ahead of the day does not count yet.
    public func status(on today: Day) -> DwellingStatus {
        if household != nil, let moved = keys.handedOver, moved <= today { return .livedIn }
        if endDay <= today { return .ended }
        if let ready, ready <= today { return .ready }
        if let furnishing, furnishing <= today { return .furnishing }
        return from == nil ? .offered : .rented
    }

    /// Whether a household lives there though the lease is over or the unit was to leave the flat: a day that passes moves
    /// nobody out.
    public func isOverstayed(on today: Day) -> Bool { status(on: today) == .livedIn && endDay <= today }

    /// Whether the lease ends soon and the unit has not ended it; see ``LeadBoard/leaseDays(from:)``. That notice was given
    /// may also stand in the case of the household.
    public func endsSoon(on today: Day) -> Bool {
        ended == nil && until.map(LeadBoard.leaseDays(from: today).contains) ?? false
    }

    /// Whether a household can be given the flat: nobody has it, and it is not over.
    public func isFree(on today: Day) -> Bool { household == nil && endDay > today }

    /// The days of the latest time without anybody in it, the last one not counted: from the first day with rent, or
    /// the day on which the former household left, to the day on which the next one has the keys, else to today. Empty
    /// where the flat has not cost anything without being lived in.
    public func emptyDays(on today: Day) -> Range<Day> {
        let end = min(household == nil ? today : min(keys.handedOver ?? today, today), endDay)
        guard let start = vacantSince, start < end else { return end..<end }
        return start..<end
    }

    /// How many days the flat has stood empty; see ``emptyDays(on:)``.
    public func daysEmpty(on today: Day) -> Int {
        let days = emptyDays(on: today)
        return days.upperBound - days.lowerBound
    }

    /// What the empty days have cost, in whole SEK: of each calendar month its share by its own number of days, as
    /// a landlord's bill counts, so that a whole empty month costs the rent exactly; nil where no rent is known.
    public func costEmpty(on today: Day) -> Int? {
        rent.map { Self.cost(of: emptyDays(on: today), rent: $0) }
    }

    /// The rent of some days, rounded to the nearest krona at the end.
    static func cost(of days: Range<Day>, rent: Int) -> Int {
        // Every length of a month divides this, so that nothing is rounded on the way.
        let unit = 28 * 29 * 15 * 31
        var parts = 0
        var day = days.lowerBound
        while day < days.upperBound {
            let (year, month, number) = day.components
            let length = Day.length(ofMonth: month, in: year)
            let rest = min(length - number + 1, days.upperBound - day)
            parts += rent * rest * (unit / length)
            day = day.adding(days: rest)
        }
        return (parts + unit / 2) / unit
    }
}
