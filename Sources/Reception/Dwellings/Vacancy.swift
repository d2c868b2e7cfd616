// What a flat that nobody lives in is ordered by, without reading all that is known of it.

/// A flat whose keys nobody has: what says where it stands among the others and what it costs.
public struct Vacancy: Hashable, Sendable {
    /// The first day of the latest time without anybody in it; nil where the flat is only offered.
    public var since: Day?
    /// SEK a calendar month; nil where it is not known.
    public var rent: Int?
    /// Whether it is reserved for somebody.
    public var isTaken: Bool

    public init(since: Day?, rent: Int?, isTaken: Bool) {
        self.since = since
        self.rent = rent
        self.isTaken = isTaken
    }

    /// The days without anybody in it, today not counted; as ``Dwelling/emptyDays(on:)`` while the unit has the flat.
    private func days(on today: Day) -> Range<Day> {
        guard let since, since < today else { return today..<today }
        return since..<today
    }

    /// Whether it has stood empty and cost its rent for a day at least.
    public func isEmpty(on today: Day) -> Bool { !days(on: today).isEmpty }

    /// What the empty days have cost, as ``Dwelling/costEmpty(on:)``; nil where no rent is known.
    public func cost(on today: Day) -> Int? { rent.map { Dwelling.cost(of: days(on: today), rent: $0) } }

    /// Where the flat stands in the list of what the unit has: what stands empty first, then what is reserved, then
    /// what is only offered; in each part what has cost most on top.
    /// - Parameter number: the flat's number.
    public func cursor(_ number: Int, on today: Day) -> DwellingRow.Cursor {
        DwellingRow.Cursor(
            part: isTaken ? 2 : since == nil ? 3 : 1, key: -(cost(on: today) ?? 0), number: number)
    }
}

extension Dwelling {
    /// The first day of the latest time without anybody in it: the first one with rent, or the day on which the former
    /// household left; nil where the flat is only offered.
    public var vacantSince: Day? { from.map { max($0, stays.last?.to ?? $0) } }
}
