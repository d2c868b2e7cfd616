// Closed waits: the middle and the long one, and from when the unit's own count.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct ClosedWaitsTests {
    @Test func nothingIsKnownOfNoWaits() {
        let none = ClosedWaits([:])
        #expect(none.count == 0 && none.median == nil && none.ninetiethPercentile == nil)
        #expect(ClosedWaits([4: 0, 5: -1]) == none)
    }

    /// Against the plainest definition: sort them all and take the one at the rank.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func quantilesAreThoseOfTheSortedWaits(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let all = (0..<random.int(1...40)).map { _ in random.int(0...60) }
            let waits = ClosedWaits(all.reduce(into: [:]) { $0[$1, default: 0] += 1 })
            let sorted = all.sorted()
            #expect(waits.count == all.count)
            #expect(waits.median == sorted[(all.count + 1) / 2 - 1])
            let long = try #require(waits.ninetiethPercentile)
            #expect(sorted.filter { $0 <= long }.count * 10 >= all.count * 9)
            #expect(sorted.filter { $0 < long }.count * 10 < all.count * 9)
            #expect(waits.median ?? 0 <= long)
        }
    }

    @Test func theRulesOwnValueCountsUntilTenWaitsAreOver() throws {
        let rule = try #require(BuiltIn.rulebook[.registrationWait])
        let day = try #require(Day(year: 2026, month: 1, day: 14))
        let nine = ExpectedWait(rule, from: day, waits: ClosedWaits([100: 9]))
        #expect(nine == ExpectedWait(median: 126, long: 126, waits: 9, isOwn: false))
        let ten = ExpectedWait(rule, from: day, waits: ClosedWaits([100: 5, 112: 4, 154: 1]))
        #expect(ten == ExpectedWait(median: 100, long: 112, waits: 10, isOwn: true))
    }
}
