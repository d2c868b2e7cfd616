// How fast long work goes and how long the rest will take, as a value that is told what is done and when.

/// The pace of work that is counted: its rate, smoothed, and the time that is left.
///
/// ```swift
/// var pace = Pace()
/// pace.advance(to: 350, of: 1_000, after: .seconds(1))
/// pace.perSecond  // 350
/// pace.secondsLeft  // 2
/// ```
public struct Pace: Sendable {
    /// Before this nothing is said of the rate: the first steps are slower than the rest, or much faster.
    private static let settling = 0.5
    /// Shorter stretches than this are added to the next one.
    private static let shortest = 0.1
    /// What lies longer back than this hardly counts any more.
    private static let memory = 3.0
    /// More than this is no answer that anybody could use.
    private static let longest = 99 * 3600.0

    /// How much is done; never less than it once was.
    public private(set) var done = 0
    /// How much there is; nil where that is not known.
    public private(set) var total: Int?
    /// In seconds since the beginning.
    public private(set) var elapsed = 0.0
    private var rate = 0.0
    private var measured = (done: 0, at: 0.0)

    /// Work of which nothing is done.
    public init() {}

    /// Takes in how far the work is.
    /// - Parameters:
    ///   - done: how much is done in all. Less than before counts as no change.
    ///   - total: how much there is; nil where that is not known.
    ///   - time: since the beginning. A time before an earlier one counts as that one.
    public mutating func advance(to done: Int, of total: Int?, after time: Duration) {
        self.done = max(self.done, done)
        self.total = total.map { max(0, $0) }
        let parts = time.components
        elapsed = max(elapsed, Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
        let span = elapsed - measured.at
        guard span >= Self.shortest else { return }
        let latest = Double(self.done - measured.done) / span
        // The first seconds are their own average; later each stretch counts for what it is of the memory.
        rate += (latest - rate) * span / min(elapsed, Self.memory + span)
        measured = (self.done, elapsed)
    }

    /// How much is done in a second; nil while it is too early to say.
    public var perSecond: Int? {
        guard elapsed >= Self.settling, done > 0, rate.isFinite else { return nil }
        return Int(max(0, min(rate, 1e15)).rounded())
    }

    /// The whole seconds that are left, rounded up; nil while it is too early to say, or where nothing moves.
    public var secondsLeft: Int? {
        guard let total, elapsed >= Self.settling, done > 0 else { return nil }
        guard done < total else { return 0 }
        guard rate > 0 else { return nil }
        let seconds = Double(total - done) / rate
        return seconds <= Self.longest ? Int(seconds.rounded(.up)) : nil
    }
}
