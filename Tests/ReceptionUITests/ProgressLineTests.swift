// The line of long work: what it says, and what it leaves out where there is no room.

import ReceptionText
import ReceptionUI
import TerminalKit
import Testing

@Suite struct ProgressLineTests {
    private static var pace: Pace {
        var pace = Pace()
        for second in 1...7 { pace.advance(to: 1750 * second, of: 60_001, after: .seconds(second)) }
        return pace
    }

    private func line(_ glyphs: Glyphs = .unicode, _ language: Catalogue.Language = .sv) -> ProgressLine {
        let words = Catalogue(language)
        return ProgressLine(title: words(.progressRecompute), words: words, glyphs: glyphs)
    }

    @Test func saysEverythingWhereThereIsRoom() {
        #expect(
            line().text(Self.pace, columns: 100)
                == "Räknar om  ▮▮▯▯▯▯▯▯▯▯▯▯  12 250 / 60 001  1 750/s  28 s kvar  Ctrl-C avbryter")
        #expect(
            line(.ascii, .en).text(Self.pace, columns: 100)
                == "Recomputing  ##----------  12,250 / 60,001  1,750/s  28 s left  Ctrl-C cancels")
    }

    @Test(arguments: 0...100) func fits(columns: Int) {
        #expect(DisplayWidth.of(line().text(Self.pace, columns: columns)) <= columns)
    }

    @Test func whatMattersLeastGoesFirst() {
        #expect(line().text(Self.pace, columns: 56) == "Räknar om  ▮▮▯▯▯▯▯▯▯▯▯▯  12 250 / 60 001  28 s kvar")
        #expect(line().text(Self.pace, columns: 40) == "Räknar om  12 250 / 60 001  28 s kvar")
        #expect(line().text(Self.pace, columns: 30) == "Räknar om  12 250 / 60 001")
        #expect(line().text(Self.pace, columns: 20) == "12 250 / 60 001")
    }

    @Test func withoutATotalThereIsNoBar() {
        var pace = Pace()
        for second in 1...3 { pace.advance(to: 900 * second, of: nil, after: .seconds(second)) }
        #expect(line().text(pace, columns: 80) == "Räknar om  2 700  900/s  Ctrl-C avbryter")
    }

    @Test func numbersAreGrouped() {
        #expect(
            [0, 999, 1000, 60_001, 1_234_567].map(line().number) == [
                "0", "999", "1 000", "60 001", "1 234 567",
            ])
    }

    @Test func longTimesAreInMinutesAndHours() {
        func left(_ seconds: Int) -> String {
            var pace = Pace()
            for second in 1...20 { pace.advance(to: second, of: 20 + seconds, after: .seconds(second)) }
            return line().text(pace, columns: 100)
        }
        #expect(left(59).contains(" 59 s kvar"))
        #expect(left(200).contains(" 3 min 20 s kvar"))
        #expect(left(3900).contains(" 1 h 5 min kvar"))
    }
}
