// Which flats suit a household: beds, stairs, rent, day; and that the order is total.

import Reception
import Testing

@Suite struct DwellingMatchTests {
    private static let today = Day("2026-03-16") ?? .distantPast
    private let today = Self.today

    private func row(_ number: Int, _ change: (inout Dwelling) -> Void = { _ in }) -> DwellingRow {
        var flat = Dwelling(address: "Tallstigen \(number)", from: Self.today.adding(days: -10))
        (flat.rooms, flat.beds, flat.rent, flat.floor) = (3, 4, 8000, 0)
        change(&flat)
        return DwellingRow(number: number, version: UnitRecord.Version(Int64(number)), dwelling: flat)
    }

    private func needs(_ persons: Int = 4, lift: Bool = false, norm: Int? = nil) -> DwellingNeeds {
        DwellingNeeds(persons: persons, needsLift: lift, by: Self.today.adding(days: 20), norm: norm)
    }

    @Test func whatIsTakenOrOverIsLeftOut() {
        let rows = [
            row(1) { $0.household = Dwelling.Household(CaseID(1), since: Self.today) },
            row(2) { $0.ended = Self.today }, row(3),
            DwellingRow(
                masked: Dwelling(address: "x"), number: 4, version: UnitRecord.Version(4), on: Self.today),
        ]
        #expect(DwellingMatch.all(rows, for: needs(), on: today).map(\.row.number) == [3])
    }

    @Test func whatCannotBeLivedInComesLast() {
        let rows = [
            row(1) { $0.beds = 2 }, row(2) { $0.floor = 3 }, row(3) { $0.rent = 9000 },
            row(4) {
                $0.floor = 3
                $0.hasLift = true
            }, row(5) { $0.from = Self.today.adding(days: 40) }, row(6) { $0.beds = 6 },
        ]
        let found = DwellingMatch.all(rows, for: needs(lift: true, norm: 8500), on: today)
        #expect(found.map(\.row.number) == [4, 6, 5, 3, 1, 2])
        #expect(found.map(\.suits) == [true, true, true, true, false, false])
        #expect(found.map(\.suitsWell) == [true, true, false, false, false, false])
        #expect(found[3].reasons.first == .rentOverNorm(by: 500))
        #expect(found[2].reasons.first == .freeLate(from: today.adding(days: 40)))
        #expect(found[4].reasons.first == .bedsMissing(beds: 2, persons: 4))
        #expect(found[5].reasons.first == .stairs(floor: 3))
        #expect(found[0].reasons.contains(.noStairs))
    }

    /// Who comes on a day cannot wait for the flat; who is here already can.
    @Test func aFlatForLaterSuitsOnlyWhoCanWait() {
        let late = today.adding(days: 40)
        let rows = [row(1) { $0.from = late }, row(2) { $0.rent = 9000 }, row(3) { $0.beds = 9 }]
        var needs = needs(norm: 8500)
        #expect(DwellingMatch.all(rows, for: needs, on: today).map(\.row.number) == [3, 1, 2])
        needs.isAwaited = true
        let found = DwellingMatch.all(rows, for: needs, on: today)
        #expect(found.map(\.row.number) == [3, 2, 1])
        #expect(found.map(\.suits) == [true, true, false])
        #expect(found.last?.reasons.first == .freeTooLate(from: late))
        needs.by = late
        #expect(DwellingMatch.all(rows, for: needs, on: today).map(\.suits) == [true, true, true])
    }

    @Test func aLeaseThatIsOverBeforeTheArrivalSuitsNobody() {
        let last = needs().by.adding(days: -1)
        let found = [last, last.adding(days: 1)].map { until in
            DwellingMatch(row(1) { $0.until = until }, for: needs())
        }
        #expect(found.map(\.suits) == [false, true])
        #expect(found[0].reasons.first == .endsTooSoon(until: last))
        #expect(found[1].reasons.first == .endsSoon(until: last.adding(days: 1)))
    }

    @Test func stairsMatterOnlyToWhomTheyStop() {
        let found = DwellingMatch.all([row(1) { $0.floor = 4 }], for: needs(), on: today)
        #expect(found.first?.reasons == [.bedsEnough(beds: 4, persons: 4), .freeInTime])
        let unknown = DwellingMatch.all([row(1) { $0.floor = nil }], for: needs(lift: true), on: today)
        #expect(unknown.first?.reasons.first == .stairsUnknown)
    }

    @Test func withoutANormRentIsNoReason() {
        let found = DwellingMatch.all([row(1) { $0.rent = nil }], for: needs(), on: today)
        #expect(found.first?.suitsWell == true)
        let asked = DwellingMatch.all([row(1) { $0.rent = nil }], for: needs(norm: 1), on: today)
        #expect(asked.first?.reasons.first == .rentUnknown)
    }

    @Test func theOrderIsTotalWhateverTheInput() {
        let rows = (1...8).map { number in row(number) { $0.beds = 4 + number % 2 } }
        let order = DwellingMatch.all(rows, for: needs(), on: today).map(\.row.number)
        #expect(order == [2, 4, 6, 8, 1, 3, 5, 7])
        #expect(DwellingMatch.all(rows.reversed(), for: needs(), on: today).map(\.row.number) == order)
    }

    @Test func aLargerHouseholdHasTheNormOfTheLargest() {
        func person(_ id: Int64) -> [Entry] {
            [
                Entry(
                    id: EntryID(id), caseID: CaseID(1), person: PersonID(id), day: Self.today,
                    content: .member(number: Int(id), from: nil), act: ActID(1), by: Login("a"),
                    at: Moment(seconds: 0)),
                Entry(
                    id: EntryID(id + 100), caseID: CaseID(1), person: PersonID(id), day: Self.today,
                    content: .personDetails(id == 2 ? [.needs: "wheelchair"] : [:]), act: ActID(1),
                    by: Login("a"), at: Moment(seconds: 0)),
            ]
        }
        let file = CaseFile(
            id: CaseID(1), number: CaseNumber(year: 2026, serial: 1), entries: (1...5).flatMap(person))
        let norms = [1: 5000, 4: 9000]
        let needs = DwellingNeeds(file, norms: norms, on: today)
        #expect(needs == DwellingNeeds(persons: 5, needsLift: true, by: today, norm: 9000))
        #expect(DwellingNeeds(file, norms: [:], on: today).norm == nil)
    }
}
