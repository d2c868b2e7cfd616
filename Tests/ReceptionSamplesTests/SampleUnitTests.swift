// The invented unit: the same bytes each time, the right numbers of people, nothing that the domain would refuse.

import Reception
import ReceptionData
import ReceptionSamples
import Testing

@Suite("An invented unit")
struct SampleUnitTests {
    @Test("The same seed, day and place give the same household, in any order", arguments: days)
    func sameAgain(today: Day) throws {
        let households = unit(today, seed: 7).all
        let again = unit(today, seed: 7)
        for index in (0..<55).reversed() { #expect(again.household(index) == households[index]) }
        #expect(unit(today, seed: 8).all != households)
        #expect(
            try unit(today, seed: 7).files().map(\.entries) == unit(today, seed: 7).files().map(\.entries))
    }

    @Test(
        "Fifty-five households have about 165 persons, in families of one to nine",
        arguments: 1...6 as ClosedRange<UInt64>)
    func persons(seed: UInt64) {
        let sizes = unit(days[0], seed: seed).all.map(\.opening.persons.count)
        #expect((160...170).contains(sizes.reduce(0, +)))
        #expect(sizes.min() == 1)
        #expect(sizes.max() == 9)
        #expect(Set(sizes).count >= 8)
    }

    @Test(
        "Every case and everything done to it is accepted", arguments: days + daysAroundTheEnd,
        [1, 99] as [UInt64])
    func accepted(today: Day, seed: UInt64) throws {
        let files = try unit(today, seed: seed).files()
        #expect(files.count == 55)
        #expect(files.count { $0.closing != nil } == 2)
        #expect(files.count { !$0.waivers.isEmpty } >= 2)
        #expect(files.count { !$0.snoozes.isEmpty } >= 1)
    }

    @Test("A larger unit has closed cases enough to tell of a year", arguments: days)
    func closings(today: Day) throws {
        let files = try unit(today, cases: 220).files()
        var reasons: [ClosingReason: Int] = [:]
        for file in files {
            guard let closing = file.closing, case .closing(let reason, _, _) = closing.content else {
                continue
            }
            reasons[reason, default: 0] += 1
            #expect(closing.day < today && today - closing.day < 365)
            #expect(file.facts.allSatisfy { $0.id != .received || $0.day < closing.day })
        }
        // Two in the first table, five in each of those after it; of the last one three are nobody's yet.
        #expect(reasons.values.reduce(0, +) == 14)
        #expect(reasons.count >= 5, "\(reasons)")
    }

    @Test("All kinds and all phases are there", arguments: days)
    func kindsAndPhases(today: Day) throws {
        let files = try unit(today).files()
        let kinds = Dictionary(grouping: files, by: \.latestKind).mapValues(\.count)
        #expect(kinds == [.kvot: 11, .abo: 16, .ebo: 11, .massflykt: 17])
        #expect(Set(files.map(\.phase)) == Set(Phase.allCases))
    }

    @Test("Events lie before today, plans may lie ahead", arguments: days)
    func onlyPlansAhead(today: Day) {
        for household in unit(today, seed: 5).all {
            let facts = household.opening.facts + household.opening.persons.flatMap(\.facts)
            for fact in facts where fact.day > today { #expect(BuiltIn.facts[fact.id]?.nature == .plan) }
        }
    }

    @Test("Households are divided evenly, and a few are nobody's yet")
    func division() {
        let logins = unit(days[0], cases: 200).all.map(\.opening.caseworker)
        #expect(logins.count { $0 == nil } == 6)
        #expect(logins.count { $0 == anna } == 97)
        #expect(logins.count { $0 == bjorn } == 97)
    }

    @Test("Small and empty units are units too", arguments: [0, 1, 2, 10, 56, 111])
    func sizes(cases: Int) throws {
        #expect(try unit(days[1], cases: cases).files().count == cases)
    }
}
