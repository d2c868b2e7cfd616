// Closed waits: how long the unit has waited for somebody else's acts, and what is to be expected of the next one.

/// The waits of one rule that are over, as a histogram of days. A wait runs from the deadline's trigger to the day on
/// which it was met, for each person or case that waited; a household of four that is registered on one day is four.
public struct ClosedWaits: Hashable, Sendable {
    /// How many waits took so many days; never zero or fewer.
    public let counts: [Int: Int]
    /// How many waits are over.
    public let count: Int

    /// - Parameter counts: how many waits took so many days. What is not positive is left out.
    public init(_ counts: [Int: Int]) {
        self.counts = counts.filter { $0.value > 0 }
        count = self.counts.values.reduce(0, +)
    }

    /// From so many closed waits on the unit's own median counts; before that the rule's own value does.
    public static let enough = 10

    /// The days within which half of the waits were over; nil without any.
    public var median: Int? { within(share: 50) }

    /// The days within which nine waits of ten were over; nil without any.
    public var ninetiethPercentile: Int? { within(share: 90) }

    /// The fewest days within which at least so many waits of a hundred were over (the nearest rank).
    private func within(share: Int) -> Int? {
        let wanted = (count * share + 99) / 100
        var passed = 0
        for (days, n) in counts.sorted(by: { $0.key < $1.key }) {
            passed += n
            if passed >= max(1, wanted) { return days }
        }
        return nil
    }
}

/// What a wait is expected to take.
public struct ExpectedWait: Hashable, Sendable {
    /// Days from the trigger in the middle case: the unit's own median, or the rule's own value.
    public let median: Int
    /// Days from the trigger within which nine of ten were done; the rule's own value where that is what counts.
    public let long: Int
    /// How many of the unit's own waits are over, also where they are too few to count.
    public let waits: Int
    /// Whether it is the unit's own waits that count.
    public let isOwn: Bool

    public init(median: Int, long: Int, waits: Int, isOwn: Bool) {
        self.median = median
        self.long = long
        self.waits = waits
        self.isOwn = isOwn
    }

    /// The rule's own value until ``ClosedWaits/enough`` waits are over, then the unit's own.
    /// - Parameters:
    ///   - rule: what is waited by; its span counts from `trigger`.
    ///   - trigger: the day from which somebody waits, so that months have their length.
    ///   - waits: the unit's own that are over.
    public init(_ rule: Rule, from trigger: Day, waits: ClosedWaits) {
        self.waits = waits.count
        if waits.count >= ClosedWaits.enough, let median = waits.median,
            let long = waits.ninetiethPercentile
        {
            (self.median, self.long, isOwn) = (median, long, true)
        } else {
            let days = trigger.adding(rule.span) - trigger
            (median, long, isOwn) = (days, days, false)
        }
    }
}
