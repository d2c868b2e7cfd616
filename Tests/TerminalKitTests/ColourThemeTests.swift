// The themes' table: every colour can be read on its background, computed by the formula of WCAG 2.

import Testing

@testable import TerminalKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct ColourThemeTests {
    private struct Colour {
        let red: Int
        let green: Int
        let blue: Int

        /// Relative luminance.
        var luminance: Double {
            func linear(_ part: Int) -> Double {
                let value = Double(part) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        }

        func ratio(to other: Colour) -> Double {
            let pair = [luminance, other.luminance].sorted()
            return (pair[1] + 0.05) / (pair[0] + 0.05)
        }
    }

    /// xterm's palette: its sixteen, the cube of six levels, the greys.
    private static func palette(_ entry: Int) -> Colour {
        let first: [(Int, Int, Int)] = [
            (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
            (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
            (255, 0, 255), (0, 255, 255), (255, 255, 255),
        ]
        if entry < 16 {
            return Colour(red: first[entry].0, green: first[entry].1, blue: first[entry].2)
        }
        if entry >= 232 {
            let grey = 8 + 10 * (entry - 232)
            return Colour(red: grey, green: grey, blue: grey)
        }
        let levels = [0, 95, 135, 175, 215, 255]
        let index = entry - 16
        return Colour(red: levels[index / 36], green: levels[index / 6 % 6], blue: levels[index % 6])
    }

    /// The backgrounds on which a theme must be readable, and the foreground of what has no colour of its own. With 256
    /// colours dark grey and off-white are among them; with fewer the theme cannot know what it gets.
    private static func grounds(
        _ theme: ColourTheme, _ depth: ColourDepth
    ) -> (foreground: Colour, backgrounds: [Colour]) {
        let black = Colour(red: 0, green: 0, blue: 0)
        let white = Colour(red: 255, green: 255, blue: 255)
        if let own = theme.ground(depth) { return (palette(own.foreground), [palette(own.background)]) }
        let isMany = depth == .many
        return theme == .light
            ? (black, [white] + (isMany ? [Colour(red: 238, green: 238, blue: 238)] : []))
            : (white, [black] + (isMany ? [Colour(red: 48, green: 48, blue: 48)] : []))
    }

    @Test(
        arguments: [(ColourTheme.dark, 4.5), (.light, 4.5), (.highContrast, 7)],
        [ColourDepth.eight, .sixteen, .many])
    func everyRoleCanBeRead(_ theme: (name: ColourTheme, least: Double), _ depth: ColourDepth) {
        let ground = Self.grounds(theme.name, depth)
        for role in Role.allCases {
            let look = theme.name.look(of: role, depth)
            let foreground = look.foreground.map(Self.palette) ?? ground.foreground
            let backgrounds = look.background.map { [Self.palette($0)] } ?? ground.backgrounds
            for background in backgrounds {
                let ratio = foreground.ratio(to: background)
                #expect(ratio >= theme.least, "\(theme.name) \(depth) \(role): \(ratio)")
            }
            // Faint is as faint as the terminal likes.
            #expect(!look.attributes.contains(.dim), "\(theme.name) \(depth) \(role)")
        }
    }

    @Test func theFormulaGivesTheKnownRatios() {
        let black = Colour(red: 0, green: 0, blue: 0)
        let white = Colour(red: 255, green: 255, blue: 255)
        #expect(black.ratio(to: white) == 21)
        #expect(abs(Colour(red: 118, green: 118, blue: 118).ratio(to: white) - 4.54) < 0.01)
    }

    @Test(arguments: ColourTheme.allCases, ColourDepth.allCases)
    func entriesAreOnesThatTheTerminalHas(_ theme: ColourTheme, _ depth: ColourDepth) {
        for role in Role.allCases {
            let look = theme.look(of: role, depth)
            for entry in [look.foreground, look.background].compactMap({ $0 }) {
                #expect((0..<depth.rawValue).contains(entry), "\(theme) \(depth) \(role)")
            }
        }
        if let ground = theme.ground(depth) {
            #expect(ground.foreground < depth.rawValue && ground.background < depth.rawValue)
        }
    }

    @Test func withoutColoursAllThemesAreAttributes() {
        for role in Role.allCases {
            let looks = Set(ColourTheme.allCases.map { $0.look(of: role, .none) })
            #expect(looks.count == 1)
            for depth in ColourDepth.allCases {
                #expect(ColourTheme.mono.look(of: role, depth) == ColourTheme.auto.look(of: role, .none))
            }
        }
    }

    /// Those who see no difference between two colours see one of attributes, as the marks and words beside them say too.
    @Test(arguments: ColourTheme.allCases, ColourDepth.allCases)
    func theSelectedRowAndHeadingsNeedNoColour(_ theme: ColourTheme, _ depth: ColourDepth) {
        #expect(theme.look(of: .selected, depth).attributes == .reverse)
        #expect(theme.look(of: .title, depth).attributes == .bold)
        #expect(theme.look(of: .heading, depth).attributes == .bold)
    }

    @Test func depthsAreWhatTheTerminalHasAtLeast() {
        #expect(ColourDepth(colours: 0) == .none)
        #expect(ColourDepth(colours: 2) == .none)
        #expect(ColourDepth(colours: 8) == .eight)
        #expect(ColourDepth(colours: 88) == .sixteen)
        #expect(ColourDepth(colours: 16_777_216) == .many)
    }
}
