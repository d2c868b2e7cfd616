// Flats: status, empty days and their cost, notice and two years, all computed from dates.

import Reception
import ReceptionData
import Testing

@Suite struct DwellingTests {
    private static func day(_ text: String) -> Day { Day(text) ?? .distantPast }
    private func day(_ text: String) -> Day { Self.day(text) }

    private func flat(from: String? = "2026-01-01", until: String? = nil, rent: Int? = 6200) -> Dwelling {
        var flat = Dwelling(
            address: "Tallstigen 4", from: from.map(Self.day), until: until.map(Self.day))
        flat.rent = rent
        return flat
    }

    private func lived(in flat: Dwelling, from: String) -> Dwelling {
        var flat = flat
        flat.household = Dwelling.Household(CaseID(1), since: day(from))
        flat.keys.handedOver = day(from)
        return flat
    }

    @Test func statusFollowsFromTheDates() {
        var flat = flat(from: nil)
        #expect(flat.status(on: day("2026-03-01")) == .offered)
        flat.from = day("2026-03-01")
        #expect(flat.status(on: day("2026-02-01")) == .rented)
        flat.furnishing = day("2026-03-03")
        flat.ready = day("2026-03-10")
        #expect(flat.status(on: day("2026-03-02")) == .rented)
        #expect(flat.status(on: day("2026-03-03")) == .furnishing)
        #expect(flat.status(on: day("2026-03-10")) == .ready)
        flat = lived(in: flat, from: "2026-03-12")
        #expect(flat.status(on: day("2026-03-12")) == .livedIn)
        flat.until = day("2026-12-31")
        #expect(flat.status(on: day("2026-12-31")) == .livedIn)
        flat.ended = day("2026-06-01")
        #expect(flat.status(on: day("2026-05-31")) == .livedIn)
        flat.household = nil
        #expect(flat.status(on: day("2026-05-31")) == .ready)
        #expect(flat.status(on: day("2026-06-01")) == .ended)
    }

    @Test func aDayThatPassesMovesNobodyOut() {
        var flat = lived(in: flat(until: "2026-12-31"), from: "2026-02-01")
        #expect(!flat.isOverstayed(on: day("2026-12-31")))
        for end in [nil, "2026-06-01"] {
            flat.ended = end.map(Self.day)
            #expect(flat.status(on: day("2027-01-01")) == .livedIn)
            #expect(flat.isOverstayed(on: day("2027-01-01")))
        }
        flat.household = nil
        #expect(!flat.isOverstayed(on: day("2027-01-01")))
    }

    @Test func emptyDaysRunFromTheRentToTheKeys() {
        let empty = flat()
        #expect(empty.daysEmpty(on: day("2025-12-01")) == 0)
        #expect(empty.daysEmpty(on: day("2026-01-01")) == 0)
        #expect(empty.daysEmpty(on: day("2026-02-15")) == 45)
        // Reserved is empty still.
        var reserved = empty
        reserved.household = Dwelling.Household(CaseID(1), since: day("2026-01-20"))
        #expect(reserved.daysEmpty(on: day("2026-02-15")) == 45)
        let lived = lived(in: empty, from: "2026-02-01")
        #expect(lived.daysEmpty(on: day("2026-02-15")) == 31)
        #expect(lived.daysEmpty(on: day("2027-02-15")) == 31)
        // An offered flat costs nothing.
        #expect(flat(from: nil).daysEmpty(on: day("2026-02-15")) == 0)
        // The former household left in May.
        var again = empty
        again.stays = [Dwelling.Stay(from: day("2026-02-01"), to: day("2026-05-10"))]
        #expect(again.daysEmpty(on: day("2026-05-20")) == 10)
        // Nothing is empty after the lease.
        again.until = day("2026-05-14")
        #expect(again.daysEmpty(on: day("2026-07-01")) == 5)
    }

    @Test(arguments: [
        ("2026-01-01", "2026-02-01", 6200), ("2026-02-01", "2026-03-01", 6200),
        ("2024-02-01", "2024-03-01", 6200), ("2026-01-01", "2026-01-02", 200),
        ("2026-02-14", "2026-03-15", 6121), ("2025-12-01", "2026-12-01", 74_400),
        ("2026-01-01", "2026-01-01", 0),
    ])
    func emptyMonthsCostTheirRent(_ from: String, _ to: String, _ cost: Int) {
        #expect(flat(from: from).costEmpty(on: day(to)) == cost)
        #expect(flat(from: from, rent: nil).costEmpty(on: day(to)) == nil)
    }

    @Test func noticeIsThreeMonthsAheadUnlessTheLeaseSaysOtherwise() {
        let rules = BuiltIn.rulebook
        #expect(flat().noticeBy(rules) == nil)
        var flat = flat(until: "2026-12-31")
        #expect(flat.noticeBy(rules) == day("2026-09-30"))
        flat.noticeMonths = 1
        #expect(flat.noticeBy(rules) == day("2026-11-30"))
        // JB 12:4: three months hold for leases of more than three.
        #expect(self.flat(until: "2026-03-31").noticeBy(rules) == nil)
        #expect(self.flat(until: "2026-04-02").noticeBy(rules) == day("2026-01-02"))
        flat.ended = day("2026-12-31")
        #expect(flat.noticeBy(rules) == nil)
    }

    @Test func twoYearsRunFromTheKeysOfASublease() {
        let rules = BuiltIn.rulebook
        #expect(flat().twoYears(rules) == nil)
        var flat = lived(in: flat(), from: "2026-02-01")
        #expect(flat.twoYears(rules) == day("2028-01-31"))
        flat.isSublet = false
        #expect(flat.twoYears(rules) == nil)
    }
}
