// What stands behind a number is one or several: no plural that could be "1 dagar" is without its singular.

import Foundation
import Reception
import ReceptionText
import Testing

@Suite struct CountedWordTests {
    private static let plurals: [Catalogue.Language: String] = [
        .sv:
            "dagar|veckor|månader|personer|vuxna|spädbarn|väskor|rullstolar|stolar|sängplatser|platser|nycklar"
            + "|bostäder|ärenden|bevakningar|bokningar|påminnelser|hämtningar|sena|tomma|mottagna",
        .en: "days|weeks|months|persons|adults|children|infants|bags|wheelchairs|seats|beds|rooms|keys|flats"
            + "|cases|deadlines|bookings|reminders|pickups|households",
    ]

    @Test(arguments: Catalogue.Language.allCases)
    func aPluralBehindANumberHasItsSingular(_ language: Catalogue.Language) throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("data/strings/\(language).toml")
        let pattern = try Regex("\\{[0-9]\\} (\(Self.plurals[language] ?? ""))\\b")
        let text = try String(contentsOf: file, encoding: .utf8)
        let wrong = text.split(separator: "\n").filter { line in
            !line.contains("one = ") && line.contains(pattern)
        }
        #expect(wrong == [])
    }

    @Test func oneBedIsOne() {
        let words = Catalogue(.sv)
        #expect(words.reason(.bedsMissing(beds: 1, persons: 2)) == "bara 1 sängplats till 2 pers")
        #expect(words.reason(.bedsEnough(beds: 2, persons: 1)) == "2 sängplatser till 1 pers")
        #expect(words.reason(.crowded(rooms: 1, persons: 3)) == "trångt: 3 personer på 1 rum")
        #expect(Catalogue(.en).reason(.crowded(rooms: 1, persons: 3)) == "crowded: 3 persons in 1 room")
        #expect(words.name(.mattress, 3) == "madrasser" && words.name(.mattress, 1) == "madrass")
        #expect(words.count(.sheetAdults, 1) == "1 vuxen")
        #expect(words.count(.pickupFormRoomWheelchairs, 1) == "1 rullstol")
    }
}
