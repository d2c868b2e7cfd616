// What roles look like in each theme, as a table of palette entries: for 8, for 16 and for 256 colours.
//
// A theme but `auto` has colours that stand out from its background: the contrast ratio of WCAG 2 is at least 4.5, in
// `highContrast` at least 7 (the tests compute it for every entry, with xterm's palette). The first sixteen entries of a
// palette are the user's own to change; those from 16 on are the same everywhere.

/// The colours of the screen.
public enum ColourTheme: String, CaseIterable, Sendable {
    /// The palette's own colours, which people have made readable on their own background.
    case auto
    /// For a dark background, which stays the terminal's own.
    case dark
    /// For a light background, which stays the terminal's own.
    case light
    /// White on black, whatever background the terminal has.
    case highContrast = "high-contrast"
    /// Attributes only.
    case mono
}

/// How many colours a terminal has.
public enum ColourDepth: Int, CaseIterable, Sendable {
    case none = 0
    case eight = 8
    case sixteen = 16
    case many = 256

    /// The depth to use with so many colours.
    public init(colours: Int) { self = Self.allCases.last { $0.rawValue <= colours } ?? .none }
}

/// A role's colours, as entries of the palette, and its attributes.
public struct RoleLook: Hashable, Sendable {
    /// Nil for the foreground of the theme.
    public let foreground: Int?
    /// Nil for the background of the theme.
    public let background: Int?
    public let attributes: Style.Attributes

    init(_ foreground: Int, on background: Int? = nil, _ attributes: Style.Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The theme's own colours.
    init(_ attributes: Style.Attributes = []) {
        foreground = nil
        background = nil
        self.attributes = attributes
    }
}

extension ColourTheme {
    /// The theme's own foreground and background; nil where they are the terminal's.
    public func ground(_ depth: ColourDepth) -> (foreground: Int, background: Int)? {
        guard self == .highContrast else { return nil }
        switch depth {
        case .none: return nil
        case .eight: return (7, 0)
        case .sixteen: return (15, 0)
        case .many: return (231, 16)
        }
    }

    /// How a role looks.
    public func look(of role: Role, _ depth: ColourDepth) -> RoleLook {
        // What is the same in all.
        switch role {
        case .normal, .status: return RoleLook()
        case .title: return RoleLook(.bold)
        case .selected: return RoleLook(.reverse)
        default: break
        }
        guard depth != .none else { return Self.monochrome(role) }
        switch self {
        case .auto: return Self.palette(role, depth)
        case .dark: return Self.dark(role, depth)
        case .light: return Self.light(role, depth)
        case .highContrast: return Self.strong(role, depth)
        case .mono: return Self.monochrome(role)
        }
    }

    /// Attributes alone: what matters stands out, what is dealt with steps back.
    private static func monochrome(_ role: Role) -> RoleLook {
        switch role {
        case .accent, .heading, .soon: RoleLook(.bold)
        case .late: RoleLook([.bold, .underline])
        case .done: RoleLook(.dim)
        default: RoleLook()
        }
    }

    /// One accent, red only for what is late.
    private static func palette(_ role: Role, _ depth: ColourDepth) -> RoleLook {
        switch role {
        case .accent: RoleLook(6)
        case .heading: RoleLook(6, .bold)
        // Where there are only eight colours, bold is what makes red bright.
        case .late: depth == .eight ? RoleLook(1, .bold) : RoleLook(9)
        case .soon: RoleLook(3)
        case .ok: RoleLook(2)
        case .done, .hint: RoleLook(.dim)
        default: RoleLook()
        }
    }

    private static func dark(_ role: Role, _ depth: ColourDepth) -> RoleLook {
        switch (role, depth) {
        case (.accent, .many): RoleLook(80)
        case (.accent, _): RoleLook(6)
        case (.heading, .many): RoleLook(80, .bold)
        case (.heading, _): RoleLook(6, .bold)
        case (.late, .many): RoleLook(210)
        case (.late, .sixteen): RoleLook(9)
        // The plain red of eight colours is too dark on black.
        case (.late, _): RoleLook(7, on: 1, .bold)
        case (.soon, .many): RoleLook(221)
        case (.soon, .sixteen): RoleLook(11)
        case (.soon, _): RoleLook(3)
        case (.ok, .many): RoleLook(114)
        case (.ok, .sixteen): RoleLook(10)
        case (.ok, _): RoleLook(2)
        case (.done, .many), (.hint, .many): RoleLook(248)
        case (.done, _), (.hint, _): RoleLook(7)
        default: RoleLook()
        }
    }

    /// On white neither yellow nor green of the first sixteen can be read, nor their grey.
    private static func light(_ role: Role, _ depth: ColourDepth) -> RoleLook {
        switch (role, depth) {
        case (.accent, .many): RoleLook(24)
        case (.accent, _): RoleLook(4)
        case (.heading, .many): RoleLook(24, .bold)
        case (.heading, _): RoleLook(4, .bold)
        case (.late, .many): RoleLook(124)
        case (.late, _): RoleLook(1)
        case (.soon, .many): RoleLook(94)
        case (.soon, _): RoleLook(5)
        case (.ok, .many): RoleLook(22)
        case (.done, .many), (.hint, .many): RoleLook(240)
        default: RoleLook()
        }
    }

    /// No red reaches a ratio of 7 among the first sixteen: what is late is underlined instead.
    private static func strong(_ role: Role, _ depth: ColourDepth) -> RoleLook {
        switch (role, depth) {
        case (.accent, .many): RoleLook(51)
        case (.accent, .sixteen): RoleLook(14)
        case (.accent, _): RoleLook(6)
        case (.heading, .many): RoleLook(51, .bold)
        case (.heading, .sixteen): RoleLook(14, .bold)
        case (.heading, _): RoleLook(6, .bold)
        case (.late, .many): RoleLook(210, [.bold, .underline])
        case (.late, .sixteen): RoleLook(11, [.bold, .underline])
        case (.late, _): RoleLook(3, [.bold, .underline])
        case (.soon, .many): RoleLook(226)
        case (.soon, _): RoleLook(.bold)
        case (.ok, .many): RoleLook(120)
        case (.ok, .sixteen): RoleLook(10)
        case (.ok, _): RoleLook(2)
        case (.done, .many): RoleLook(252)
        case (.done, .sixteen): RoleLook(7)
        default: RoleLook()
        }
    }
}
