// Every screen and everything that lies over one, at four sizes, with what its styles come to in three colour modes.
//
// A picture has its text, its stretches of style, the place of the cursor, and how each style in it looks without colours,
// with 16 and with 256. How all roles look in every theme stands in one file.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

struct ScreenMatrixSnapshotTests {
    static let sizes = [(40, 12), (80, 24), (120, 40), (200, 60)]
    /// What NO_COLOR and the theme `mono` come to, a terminal of the old kind, and a terminal of today.
    static let depths: [(name: String, depth: ColourDepth)] = [
        ("mono", .none), ("16", .sixteen), ("256", .many),
    ]

    /// Households with bookings that clash, an act that can be done again, and somebody who was reminded.
    private static func store(_ stage: Stage) throws -> MemoryStore {
        let store = try BookingScreenTests.store()
        if stage.context == .arrivals { Expected.add(to: store) }
        if stage.context == .handovers { Offers.add(to: store) }
        let file = try #require(store.files.first)
        for command in [
            CaseCommand.remind(World.today, "Ring skolan"), .note("Tolk bokas av enheten.", important: true),
            .record("permit_card_received", World.today, .persons([1, 2]), until: nil, value: nil),
        ] {
            _ = try store.apply(ActRequest(command, on: file.id), by: World.actor)
        }
        _ = try store.undo(by: World.actor)
        return store
    }

    @Test(arguments: Stage.all, sizes)
    func picture(_ stage: Stage, _ size: (Int, Int)) throws {
        var driver = Driver(.myDay, columns: size.0, rows: size.1, store: try Self.store(stage))
        driver.press(stage.script)
        let frame = driver.frame
        #expect(Whole.cells(frame) == nil && Whole.cursor(frame) == nil)
        try expectSnapshot(
            frame.snapshot + Self.looks(of: frame), named: "matrix/\(stage.name)-\(size.0)x\(size.1)")
    }

    /// How the styles of a picture look, in the order of the roles.
    private static func looks(of frame: Frame) -> String {
        let used = Set((0..<frame.rows).flatMap { frame.styleRuns(row: $0).map(\.style) })
        var text = "looks\n"
        for style in used.sorted(by: { $0.name < $1.name }) where style != .normal {
            let modes = depths.map { "\($0.name) \(look(of: style, .auto, $0.depth))" }
            text += "  \(style.name): " + modes.joined(separator: ", ") + "\n"
        }
        return text
    }

    /// What a style comes to: colours of the palette, and attributes.
    private static func look(of style: Style, _ theme: ColourTheme, _ depth: ColourDepth) -> String {
        let look = theme.look(of: style.role, depth)
        let attributes = Style(.normal, look.attributes.union(style.attributes)).name.split(separator: "+")
            .dropFirst()
        let colours = [look.foreground.map { "\($0)" }, look.background.map { "on \($0)" }].compactMap { $0 }
        let parts = colours + attributes.map(String.init)
        return parts.isEmpty ? "plain" : parts.joined(separator: " ")
    }

    @Test func everyRoleInEveryTheme() throws {
        var text = ""
        for theme in ColourTheme.allCases {
            for depth in ColourDepth.allCases {
                let ground = theme.ground(depth).map { " \($0.foreground) on \($0.background)" } ?? ""
                text += "\(theme.rawValue) \(depth.rawValue)\(ground)\n"
                for role in TerminalKit.Role.allCases {
                    text += "  \(role): \(Self.look(of: Style(role), theme, depth))\n"
                }
            }
        }
        try expectSnapshot(text, named: "matrix/looks")
    }

    /// Without colours nothing is lost: what differs in role differs in its attributes, or says so in words and marks.
    @Test(arguments: Stage.all)
    func noColourCarriesMeaningAlone(_ stage: Stage) throws {
        var driver = Driver(.myDay, columns: 120, rows: 40, store: try Self.store(stage))
        driver.press(stage.script)
        let frame = driver.frame
        let marks: Set<Character> = [
            "!", "\u{203C}", "\u{2022}", driver.context.glyphs.late, driver.context.glyphs.soon,
        ]
        for row in 0..<frame.rows {
            for run in frame.styleRuns(row: row) where run.style.role == .late || run.style.role == .soon {
                let said = run.columns.compactMap { frame[row, $0]?.text }.joined()
                let line = frame.line(row)
                let hasWords = said.contains { $0.isLetter || $0.isNumber }
                #expect(hasWords || line.contains { marks.contains($0) }, "\(stage.name) row \(row): \(line)")
            }
        }
    }
}
