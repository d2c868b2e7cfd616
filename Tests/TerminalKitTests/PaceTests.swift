// The pace of long work: smoothed, never negative, and silent while nothing is known.

import TerminalKit
import Testing

@Suite struct PaceTests {
    /// Even work, told a number of times a second.
    private func even(perSecond: Int, seconds: Int, of total: Int, steps: Int = 10) -> Pace {
        var pace = Pace()
        for step in 1...seconds * steps {
            pace.advance(
                to: perSecond * step / steps, of: total, after: .milliseconds(1000 * step / steps))
        }
        return pace
    }

    @Test func nothingIsSaidAtTheStart() {
        var pace = Pace()
        #expect(pace.perSecond == nil)
        #expect(pace.secondsLeft == nil)
        pace.advance(to: 4, of: 100, after: .milliseconds(1))
        pace.advance(to: 8, of: 100, after: .milliseconds(310))
        #expect(pace.perSecond == nil)
        #expect(pace.secondsLeft == nil)
    }

    @Test(arguments: [1, 7, 1750, 5000]) func evenWorkHasItsOwnRate(rate: Int) {
        let pace = even(perSecond: rate, seconds: 8, of: rate * 100)
        #expect((rate * 95 / 100...rate * 105 / 100 + 1).contains(pace.perSecond ?? -1))
        #expect((80...115).contains(pace.secondsLeft ?? -1))
    }

    @Test func whatGoesSlowerIsSmoothed() {
        var pace = even(perSecond: 1000, seconds: 10, of: 100_000)
        pace.advance(to: 10_000, of: 100_000, after: .milliseconds(10_200))
        let after = pace.perSecond ?? 0
        #expect((800..<1000).contains(after))
        for tenth in 103...200 { pace.advance(to: 10_000, of: 100_000, after: .milliseconds(tenth * 100)) }
        #expect((0..<100).contains(pace.perSecond ?? -1))
        #expect(pace.secondsLeft.map { $0 > 500 } ?? true)
    }

    @Test func whatStandsStillHasNoEnd() {
        var pace = Pace()
        pace.advance(to: 0, of: 10, after: .seconds(5))
        #expect(pace.secondsLeft == nil)
        pace.advance(to: 1, of: 10_000_000, after: .seconds(3600))
        #expect(pace.secondsLeft == nil)
    }

    @Test func theEndIsNought() {
        var pace = even(perSecond: 50, seconds: 3, of: 150)
        #expect(pace.secondsLeft == 0)
        pace.advance(to: 160, of: 150, after: .seconds(4))
        #expect(pace.secondsLeft == 0)
    }

    @Test func whatGoesBackwardsChangesNothing() {
        var pace = even(perSecond: 100, seconds: 4, of: 1000)
        pace.advance(to: 20, of: 1000, after: .seconds(1))
        #expect(pace.done == 400)
        #expect(pace.elapsed == 4)
        pace.advance(to: -5, of: -7, after: .seconds(5))
        #expect(pace.done == 400)
        #expect(pace.total == 0)
        #expect((pace.perSecond ?? -1) >= 0)
    }

    @Test func withoutATotalThereIsARateAndNoEnd() {
        var pace = Pace()
        for second in 1...5 { pace.advance(to: second * 30, of: nil, after: .seconds(second)) }
        #expect(pace.perSecond == 30)
        #expect(pace.secondsLeft == nil)
    }

    /// Whatever is told, no number is negative or beyond what can be read.
    @Test(arguments: 0..<20) func randomWorkHasSensibleNumbers(seed: Int) {
        var random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ limit: UInt64) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((random >> 33) % limit)
        }
        var pace = Pace()
        for _ in 0..<200 {
            pace.advance(
                to: next(1_000_000), of: next(5) == 0 ? nil : next(1_000_000),
                after: .milliseconds(next(100_000)))
            #expect((pace.perSecond ?? 0) >= 0)
            #expect((0...360_000).contains(pace.secondsLeft ?? 0))
        }
    }
}
