// What roles look like on a screen: a colour and attributes for each, made once at the start.

import CNcursesw
import TerminalKit

/// How roles are shown.
public enum ColourChoice: Hashable, Sendable {
    /// Colours where the terminal has them and `NO_COLOR` is not set.
    case automatic
    /// Attributes only.
    case never
}

/// The attributes and colour pair of every role.
struct Theme {
    private struct Look {
        var attributes: attr_t = 0
        var pair: Int16 = 0
    }

    private var looks = [Look](repeating: Look(), count: Role.allCases.count)
    /// Whether roles differ in colour.
    private(set) var hasColours = false

    /// A theme for the terminal that curses runs on.
    init(_ choice: ColourChoice) {
        let refused = nc_environment("NO_COLOR").map { $0.pointee != 0 } ?? false
        if choice == .automatic, !refused, has_colors(), start_color() == OK, nc_colors() >= 8 {
            hasColours = true
        }
        for role in Role.allCases { looks[Int(role.rawValue)] = hasColours ? Look() : Self.monochrome(role) }
        if hasColours { setColours() }
    }

    /// What a style is to curses.
    func look(of style: Style) -> (attributes: attr_t, pair: Int16) {
        let look = looks[Int(style.role.rawValue)]
        var attributes = look.attributes
        if style.attributes.contains(.bold) { attributes |= nc_bold() }
        if style.attributes.contains(.reverse) { attributes |= nc_reverse() }
        if style.attributes.contains(.underline) { attributes |= nc_underline() }
        if style.attributes.contains(.dim) { attributes |= nc_dim() }
        return (attributes, look.pair)
    }

    /// Attributes alone: what matters stands out, what is dealt with steps back.
    private static func monochrome(_ role: Role) -> Look {
        switch role {
        case .normal, .status, .hint, .ok: Look()
        case .accent, .heading, .soon, .title: Look(attributes: nc_bold())
        case .late: Look(attributes: nc_bold() | nc_underline())
        case .done: Look(attributes: nc_dim())
        case .selected: Look(attributes: nc_reverse())
        }
    }

    /// One accent, red only for what is late. The palette's own colours, which people have made readable on
    /// their own background, never a fixed background of ours.
    private mutating func setColours() {
        let background: Int16 = use_default_colors() == OK ? -1 : 0
        let bright = nc_colors() >= 16
        var next: Int16 = 1
        func look(_ colour: Int16, _ attributes: attr_t = 0) -> Look {
            defer { next += 1 }
            return init_pair(next, colour, background) == OK
                ? Look(attributes: attributes, pair: next) : Look()
        }
        set(.accent, look(6))
        set(.heading, look(6, nc_bold()))
        // Where there are only eight colours, bold is what makes red bright.
        set(.late, bright ? look(9) : look(1, nc_bold()))
        set(.soon, look(3))
        set(.ok, look(2))
        set(.done, Look(attributes: nc_dim()))
        set(.hint, Look(attributes: nc_dim()))
        set(.title, Look(attributes: nc_bold()))
        set(.selected, Look(attributes: nc_reverse()))
    }

    private mutating func set(_ role: Role, _ look: Look) { looks[Int(role.rawValue)] = look }
}
