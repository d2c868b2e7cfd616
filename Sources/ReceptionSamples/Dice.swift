// Seeded chance: the same seed gives the same household on every machine and in every version of the library.

/// SplitMix64 (Steele, Lea and Flood 2014) with choices of its own, because the standard library may change its.
struct Dice {
    private var state: UInt64

    /// Dice for one purpose: streams with different marks do not follow each other.
    init(_ seed: UInt64, _ marks: Int...) {
        state = seed
        for mark in marks {
            state = next() ^ (UInt64(bitPattern: Int64(mark)) &* 0xD6E8_FEB8_6659_FD93)
        }
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number in a range, both ends included.
    mutating func int(_ range: ClosedRange<Int>) -> Int {
        let count = UInt64(range.upperBound - range.lowerBound) + 1
        return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
    }

    /// True so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

    /// One of some values; the fallback where there is none.
    mutating func pick<Element>(_ elements: [Element], or fallback: Element) -> Element {
        elements.isEmpty ? fallback : elements[int(0...(elements.count - 1))]
    }

    /// The values in another order.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for place in result.indices.dropFirst().reversed() { result.swapAt(place, int(0...place)) }
        return result
    }
}
