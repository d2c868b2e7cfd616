// Numbers of flights and trains, the day of duty, and what a child sits in.

import Reception
import TestSupport
import Testing

@Suite struct JourneyTests {
    private static let day = Day(year: 2026, month: 3, day: 2) ?? .distantPast

    @Test(arguments: [
        ("SK1418", "SK1418"), ("sk 1418", "SK1418"), ("W6-2345", "W62345"), ("SAS 1418", "SAS1418"),
        ("sk0083", "SK83"), ("3U8633", "3U8633"), ("LH802A", "LH802A"), (" et 714 ", "ET714"),
    ]) func flights(_ typed: String, _ spelt: String) throws {
        #expect(try JourneyNumber(typed, mode: .flight).description == spelt)
    }

    @Test(arguments: [
        ("541", "541"), ("tåg 541", "541"), ("Tåg 00541", "541"), ("SJ 541", "SJ 541"), ("train 9", "9"),
    ]) func trains(_ typed: String, _ spelt: String) throws {
        #expect(try JourneyNumber(typed, mode: .train).description == spelt)
    }

    @Test(arguments: [
        ("", JourneyFault.empty), ("SJ", .noNumber), ("X2 10541", .tooManyDigits),
        ("5:41", .unknownSign(":")),
    ])
    func otherTrainsAreRefused(_ typed: String, _ fault: JourneyFault) {
        #expect(throws: fault) { try JourneyNumber(typed, mode: .train) }
    }

    @Test(arguments: [
        ("", JourneyFault.empty), ("  ", .empty), ("1418", .noAirline), ("S", .noAirline), ("SK", .noNumber),
        ("SK14185", .tooManyDigits), ("SK14B2", .noNumber), ("SK/1418", .unknownSign("/")),
        ("SK12\u{1B}", .unknownSign("\u{1B}")), ("SK١٢", .unknownSign("١")),
    ]) func otherFlightsAreRefused(_ typed: String, _ fault: JourneyFault) {
        #expect(throws: fault) { try JourneyNumber(typed, mode: .flight) }
    }

    @Test func whatIsReadIsReadAgain() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<2000 {
            let mode: JourneyMode = random.int(0...1) == 0 ? .flight : .train
            let signs = Array("SKWLH 0123456789-aåx")
            let typed = String((0..<random.int(0...9)).map { _ in signs[random.int(0...(signs.count - 1))] })
            guard let read = try? JourneyNumber(typed, mode: mode) else { continue }
            #expect(try JourneyNumber(read.description, mode: mode) == read, "\(typed)")
        }
    }

    @Test func aNightFlightIsTheEveningBeforesDuty() {
        #expect(Landing(day: Self.day, minutes: nil).dutyDay == Self.day)
        #expect(Landing(day: Self.day, minutes: 299).dutyDay == Self.day.adding(days: -1))
        #expect(Landing(day: Self.day, minutes: 300).dutyDay == Self.day)
        #expect(Landing(day: Self.day, minutes: 1439).dutyDay == Self.day)
    }

    private func seat(_ years: Int?, _ height: Int?, isChild: Bool = true) -> ChildSeatNeed {
        ChildSeat.needed(
            birth: years.map { Self.day.adding(.years(-$0)) }, height: height, isChild: isChild, on: Self.day)
    }

    @Test func whoeverIsTallEnoughNeedsNoSeat() {
        for age in 0...17 {
            #expect(seat(age, 135) == ChildSeatNeed(nil, asks: false))
            let isShort = seat(age, 134)
            #expect((isShort.seat != nil) == (age < 15))
            #expect(!isShort.asks)
        }
        #expect(seat(nil, 135) == ChildSeatNeed(nil, asks: false))
    }

    @Test func anUnknownHeightBringsTheSaferSeatAndTheQuestion() {
        #expect(seat(0, nil) == ChildSeatNeed(.infant, asks: true))
        #expect(seat(1, nil) == ChildSeatNeed(.rearFacing, asks: true))
        #expect(seat(3, nil) == ChildSeatNeed(.rearFacing, asks: true))
        #expect(seat(4, nil) == ChildSeatNeed(.booster, asks: true))
        #expect(seat(11, nil) == ChildSeatNeed(.booster, asks: true))
        #expect(seat(12, nil) == ChildSeatNeed(nil, asks: false))
        #expect(seat(nil, nil) == ChildSeatNeed(.rearFacing, asks: true))
        #expect(seat(nil, nil, isChild: false) == ChildSeatNeed(nil, asks: false))
        #expect(seat(35, 134) == ChildSeatNeed(nil, asks: false))
    }

    @Test func theSeatByAgeAndHeight() {
        #expect(seat(0, 74) == ChildSeatNeed(.infant, asks: false))
        #expect(seat(0, 75) == ChildSeatNeed(.rearFacing, asks: false))
        #expect(seat(3, 100) == ChildSeatNeed(.rearFacing, asks: false))
        #expect(seat(4, 100) == ChildSeatNeed(.booster, asks: false))
        #expect(seat(nil, 74) == ChildSeatNeed(.infant, asks: false))
        #expect(seat(nil, 104) == ChildSeatNeed(.rearFacing, asks: false))
        #expect(seat(nil, 105) == ChildSeatNeed(.booster, asks: false))
        #expect(seat(nil, 105, isChild: false) == ChildSeatNeed(nil, asks: false))
    }
}
