// The invented unit's numbers to receive.

import Reception
import ReceptionData
import ReceptionSamples
import Testing

@Suite("The invented numbers to receive")
struct SampleQuotaTests {
    @Test(
        "Each scheme has a number of the year and its revision, none decided in the future", arguments: days)
    func figures(today: Day) {
        let figures = unit(today).figures
        #expect(figures == unit(today, seed: 9).figures)
        for scheme in QuotaScheme.allCases {
            let own = figures.filter { $0.scheme == scheme && $0.year == today.year }
            #expect(own.count == 2 && own[0].decided < own[1].decided && own[1].decided <= today)
        }
        for figure in figures {
            let change = UnitChange.add(.quota(figure))
            #expect(throws: Never.self) { try Decision.check(change, kind: .quota, by: .teamLead) }
        }
    }

    @Test("A unit without households has none", arguments: days)
    func empty(today: Day) { #expect(unit(today, cases: 0).figures.isEmpty) }
}
