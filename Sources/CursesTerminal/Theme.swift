// What roles look like on this terminal: a theme's table as pairs of colours and attributes, made once at the start.

import CNcursesw
import TerminalKit

/// The attributes and colour pair of every role.
struct Theme {
    private struct Look {
        var attributes: attr_t = 0
        var pair: Int16 = 0
    }

    private var looks = [Look](repeating: Look(), count: Role.allCases.count)
    /// Whether roles differ in colour.
    let hasColours: Bool

    /// A theme for the terminal that curses runs on.
    init(_ theme: ColourTheme) {
        let depth = Self.depth(theme)
        hasColours = depth != .none
        var next: Int16 = 1
        let ground = hasColours ? Self.takeGround(theme, depth) : (foreground: -1, background: -1)
        for role in Role.allCases {
            let look = theme.look(of: role, depth)
            var shown = Look(attributes: Self.curses(look.attributes))
            if look.foreground != nil || look.background != nil {
                let foreground = look.foreground.map { Int16(clamping: $0) } ?? ground.foreground
                let background = look.background.map { Int16(clamping: $0) } ?? ground.background
                if init_pair(next, foreground, background) == OK { shown.pair = next }
                next += 1
            }
            looks[Int(role.rawValue)] = shown
        }
    }

    /// What a style is to curses.
    func look(of style: Style) -> (attributes: attr_t, pair: Int16) {
        let look = looks[Int(style.role.rawValue)]
        return (look.attributes | Self.curses(style.attributes), look.pair)
    }

    /// The colours to use: none where `NO_COLOR` is set, nobody wants them or the terminal has not eight.
    private static func depth(_ theme: ColourTheme) -> ColourDepth {
        let refused = nc_environment("NO_COLOR").map { $0.pointee != 0 } ?? false
        guard theme != .mono, !refused, has_colors(), start_color() == OK else { return .none }
        return ColourDepth(colours: Int(nc_colors()))
    }

    /// Makes the theme's ground the one of what has no colours of its own: the terminal's, or that of the theme.
    private static func takeGround(
        _ theme: ColourTheme, _ depth: ColourDepth
    ) -> (foreground: Int16, background: Int16) {
        if let own = theme.ground(depth) {
            _ = assume_default_colors(Int32(own.foreground), Int32(own.background))
            return (Int16(clamping: own.foreground), Int16(clamping: own.background))
        }
        if use_default_colors() == OK { return (-1, -1) }
        // A terminal that does not tell its own colours shows white on black.
        return (7, 0)
    }

    private static func curses(_ attributes: Style.Attributes) -> attr_t {
        var result: attr_t = 0
        if attributes.contains(.bold) { result |= nc_bold() }
        if attributes.contains(.reverse) { result |= nc_reverse() }
        if attributes.contains(.underline) { result |= nc_underline() }
        if attributes.contains(.dim) { result |= nc_dim() }
        return result
    }
}
