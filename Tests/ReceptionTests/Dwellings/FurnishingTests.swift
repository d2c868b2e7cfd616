// What is brought into a flat, by kind and household.

import Reception
import Testing

@Suite struct FurnishingTests {
    private let day = Day("2026-03-16") ?? .distantPast

    private func persons(_ births: [String]) -> [Newcomer] {
        births.enumerated().map { index, birth in
            Newcomer(id: PersonID(Int64(index + 1)), details: [.birthDate: birth])
        }
    }

    @Test func aQuotaHouseholdGetsAHome() {
        let family = persons(["1990-01-01", "1992-01-01", "2018-01-01", "2025-06-01"])
        let lines = FurnishingList.of(.kvot, family, rooms: 3, on: day)
        let counts = Dictionary(uniqueKeysWithValues: lines.map { ($0.item, $0.count) })
        #expect(counts[.bed] == 3)
        #expect(counts[.cot] == 1)
        #expect(counts[.highChair] == 1)
        #expect(counts[.mattress] == 4)
        #expect(counts[.lamp] == 4)
        #expect(counts[.chair] == 3)
        #expect(counts[.foodDays] == 3)
        #expect(counts[.nappies] == 1)
        let adults = FurnishingList.of(.kvot, persons(["1990-01-01"]), on: day)
        #expect(!adults.contains { [.cot, .highChair, .nappies].contains($0.item) })
    }

    @Test func anAssignedHouseholdGetsABedEach() {
        let lines = FurnishingList.of(.abo, persons(["1990-01-01", "2025-06-01"]), on: day)
        #expect(
            lines == [
                FurnishingLine(.mattress, 2), FurnishingLine(.pillow, 2), FurnishingLine(.duvet, 2),
            ])
    }

    @Test func theOthersGetNothing() {
        #expect(FurnishingList.of(.ebo, persons(["1990-01-01"]), on: day).isEmpty)
        #expect(FurnishingList.of(.massflykt, persons(["1990-01-01"]), on: day).isEmpty)
        #expect(FurnishingList.of(.kvot, [], on: day).isEmpty)
    }
}
