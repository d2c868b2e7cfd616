// A small random generator with a seed, so that a property test that fails can be run again as it was.

import Reception

/// SplitMix64 (Steele, Lea and Flood 2014).
public struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    /// A generator that gives the same numbers each time it starts from the same seed.
    ///
    /// - Parameter seed: any number.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number in a range, both ends included.
    ///
    /// - Parameter range: from the least to the greatest number.
    public mutating func int(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    /// A day in a range of years, both ends included.
    ///
    /// - Parameter years: within 1 … 9998.
    public mutating func day(in years: ClosedRange<Int>) -> Day {
        let first = Day(year: years.lowerBound, month: 1, day: 1) ?? .distantPast
        let end = Day(year: years.upperBound + 1, month: 1, day: 1) ?? .distantFuture
        return first.adding(days: int(0...(end - first - 1)))
    }

    /// One element of a collection, nil when it is empty.
    ///
    /// - Parameter elements: what to choose among.
    public mutating func element<Element>(of elements: some Collection<Element>) -> Element? {
        elements.randomElement(using: &self)
    }
}
