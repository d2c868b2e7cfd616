// The file of views: what is written is read again, and every fault has its line and column.

import Reception
import ReceptionFiles
import Testing

@Suite struct ViewsFileTests {
    @Test func whatIsWrittenIsReadAgain() throws {
        let views = [
            SavedView(
                name: "Utan \"nummer\" \\ 1", key: "F5", screen: .cases, scope: .all,
                filter: "fas=personnummer",
                text: "åsa", sort: "household", isReversed: true, includesClosed: true),
            SavedView(name: "Kö", screen: .queue, scope: .unassigned),
        ]
        #expect(try ViewsFile.read(ViewsFile.text(views)) == views)
        #expect(try ViewsFile.read("").isEmpty)
    }

    @Test func changesKeepTheOthers() {
        let one = SavedView(name: "Åtta", screen: .queue)
        let other = SavedView(name: "Nio", screen: .cases)
        let changed = SavedView(name: "atta", key: "F6", screen: .cases)
        #expect(ViewChange.save(changed).applied(to: [one, other]) == [changed, other])
        #expect(ViewChange.remove("ATTA").applied(to: [one, other]) == [other])
    }

    @Test(arguments: [
        ("x = 1", ViewTrouble.unknownKey(line: 1, column: 1, "x")),
        ("view = 1", .wrongType(line: 1, column: 8, "view")),
        ("[[view]]\nname = \"A\"\n", .missingKey(line: 1, column: 1, "screen")),
        ("[[view]]\nname = 1\nscreen = \"queue\"", .wrongType(line: 2, column: 8, "name")),
        (
            "[[view]]\nname = \"A\"\nscreen = \"day\"",
            .unknownValue(line: 3, column: 10, key: "screen", "day")
        ),
        ("[[view]]\nname = \"A\"\nscreen = \"queue\"\ncolor = 1", .unknownKey(line: 4, column: 1, "color")),
    ])
    func faultsHaveTheirPlace(_ text: String, _ trouble: ViewTrouble) {
        #expect(throws: trouble) { try ViewsFile.read(text) }
    }

    @Test func aNameOrKeyStandsOnce() {
        let twice = "[[view]]\nname = \"A\"\nscreen = \"queue\"\n[[view]]\nname = \"a\"\nscreen = \"cases\"\n"
        #expect(throws: ViewTrouble.twice(line: 4, column: 1, "a")) { try ViewsFile.read(twice) }
        #expect(throws: ViewTrouble.self) { try ViewsFile.read("[[view") }
    }
}
