// Clashes of bookings: what overlaps, who is shared, and the sweep against comparing every pair.

import Reception
import TestSupport
import Testing

@Suite struct BookingClashTests {
    private static let day = Day(year: 2026, month: 3, day: 2) ?? .distantPast

    private func row(
        _ id: Int64, _ minutes: Int?, length: Int? = nil, case number: Int64 = 1, by login: String? = nil,
        persons: [Int] = [], day: Day = day
    ) -> BookingRow {
        BookingRow(
            entry: EntryID(id), day: day,
            booking: Booking(minutes: minutes, what: "x", persons: persons, length: length),
            caseID: CaseID(number), number: CaseNumber(year: 2026, serial: Int(number)), kind: .abo,
            household: "", isMasked: false, caseworker: login.map { Login($0) })
    }

    @Test func aBookingWithoutALengthTakesAnHour() {
        #expect(!BookingClash.shared(row(1, 600), row(2, 659)).isEmpty)
        #expect(BookingClash.shared(row(1, 600), row(2, 660)).isEmpty)
        #expect(BookingClash.shared(row(1, 600, length: 30), row(2, 630)).isEmpty)
        #expect(!BookingClash.shared(row(1, 600, length: 90), row(2, 689)).isEmpty)
        #expect(BookingClash.shared(row(1, 600), row(2, 600, day: Self.day.adding(days: 1))).isEmpty)
    }

    @Test func aBookingWithoutATimeTakesTheDayAndNoneGoesOnAfterMidnight() {
        #expect(BookingClash.shared(row(1, nil), row(2, 0)) == [.household])
        #expect(BookingClash.shared(row(1, nil), row(2, 1439)) == [.household])
        #expect(row(1, 1430, length: 120).booking.span == 1430..<1440)
        #expect(row(1, nil).booking.clockSpan.isEmpty)
        #expect(row(1, 570, length: 90).booking.clockSpan == "09:30\u{2013}11:00")
        #expect(row(1, 570).booking.clockSpan == "09:30")
    }

    @Test func whoIsShared() {
        let mine = row(1, 600, case: 1, by: "anna")
        #expect(BookingClash.shared(mine, row(2, 600, case: 2, by: "anna")) == [.caseworker])
        #expect(BookingClash.shared(mine, row(2, 600, case: 2, by: "bo")).isEmpty)
        #expect(BookingClash.shared(mine, row(2, 600, case: 1, by: "anna")) == [.caseworker, .household])
        // Nobody is nobody's.
        #expect(BookingClash.shared(row(1, 600, case: 1), row(2, 600, case: 2)).isEmpty)
        #expect(BookingClash.shared(row(1, 600), row(2, 600)) == [.household])
        // Two of a household can be in two places, the same one cannot.
        #expect(BookingClash.shared(row(1, 600, persons: [1, 2]), row(2, 600, persons: [3])).isEmpty)
        #expect(
            BookingClash.shared(row(1, 600, persons: [1, 2]), row(2, 600, persons: [2])) == [.household])
        #expect(BookingClash.shared(row(1, 600, persons: [1]), row(2, 600)) == [.household])
    }

    @Test(arguments: 1...40)
    func theSweepFindsWhatComparingEveryPairFinds(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let rows = (0..<random.int(0...60)).map { index in
            row(
                Int64(index + 1), random.int(0...9) == 0 ? nil : random.int(0...1439),
                length: random.int(0...2) == 0 ? nil : random.int(5...240),
                case: Int64(random.int(1...6)),
                by: random.int(0...4) == 0 ? nil : ["anna", "bo", "cia"][random.int(0...2)],
                persons: random.int(0...1) == 0 ? [] : [random.int(1...3)],
                day: Self.day.adding(days: random.int(0...3)))
        }
        let found = BookingClash.all(in: rows.shuffled(using: &random))
        #expect(BookingClash.entries(in: rows.shuffled(using: &random)) == Set(found.keys))
        for row in rows {
            let expected = Set(
                rows.filter { $0.entry != row.entry && !BookingClash.shared(row, $0).isEmpty }.map(\.entry))
            #expect(Set((found[row.entry] ?? []).map(\.other.entry)) == expected)
            #expect((found[row.entry] ?? []) == BookingClash.of(row, among: rows))
            for clash in found[row.entry] ?? [] {
                #expect(found[clash.other.entry]?.contains { $0.other.entry == row.entry } == true)
            }
        }
    }

    @Test(arguments: [
        ("90", 90), ("90 min", 90), ("1:30", 90), ("01:30", 90), ("1.30", 90), ("45min", 45),
        ("45 Minuter", 45),
        ("2h", 120), ("2 h", 120), ("2 tim", 120), ("2 timmar", 120), ("1 timme", 60), ("2 hours", 120),
        ("1 hour", 60), ("1,5 h", 90), ("1.5h", 90), ("0,25 timmar", 15), ("1,75 tim", 105), (" 8h ", 480),
    ])
    func lengthsAreRead(_ pair: (text: String, minutes: Int)) {
        #expect(Booking.length(pair.text) == pair.minutes)
    }

    @Test(arguments: [
        "", "0", "4", "721", "x", "1:3", "min", "-30", "30 40", "6 månader", "9 dagar", "13 h", "1:30 h",
        "1:30 min",
        "1,5", "1.5", "1,33 h", "1.30 h", "2 h 30 min", "2h30", "99999999999999999999",
        "99999999999999999999 h", ":30",
        "90 minx", "h", "2 veckor", "1:30:00", "8 hh", ",5 h", "1, h", "٢ h", "1:75",
    ])
    func otherLengthsAreRefused(_ text: String) {
        #expect(Booking.length(text) == nil)
    }

    @Test func theLastDayToCancelIsMarkedInTime() {
        func state(_ last: Int?, on booked: Int) -> CancelBy {
            var row = row(1, 600, day: Self.day.adding(days: booked))
            row.booking.cancelBy = last.map { Self.day.adding(days: $0) }
            return row.cancelBy(on: Self.day)
        }
        #expect(state(nil, on: 5) == .none && state(3, on: 5) == .open)
        #expect(state(2, on: 5) == .soon && state(0, on: 5) == .soon)
        #expect(state(-1, on: 5) == .passed && state(-3, on: -1) == .none)
    }
}
