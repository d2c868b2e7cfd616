// How a cell looks, said by what it means: a role, which a theme turns into a colour, and attributes.

/// The meaning of a piece of text. Colours belong to themes; screens know only roles.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
    /// Plain text.
    case normal
    /// The one accent.
    case accent
    /// Overdue.
    case late
    /// Due soon.
    case soon
    /// Dealt with, or out of reach.
    case done
    /// The heading of a lane or a block.
    case heading
    /// The title line.
    case title
    /// The status line.
    case status
    /// The line of key hints.
    case hint
    /// The selected row.
    case selected
    /// In order.
    case ok
}

/// A role and attributes: two bytes.
///
/// ```swift
/// frame.put("-4 d", row: 3, column: 5, style: .late.bold)
/// ```
public struct Style: Hashable, Sendable {
    /// What can be added to any role.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// Attributes from bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Bold.
        public static let bold = Attributes(rawValue: 1)
        /// Foreground and background exchanged; also how a selected row is shown.
        public static let reverse = Attributes(rawValue: 2)
        /// Underlined.
        public static let underline = Attributes(rawValue: 4)
        /// Fainter than the rest, where the terminal can.
        public static let dim = Attributes(rawValue: 8)
    }

    /// The meaning.
    public var role: Role
    /// What is added to it.
    public var attributes: Attributes

    /// A role with attributes.
    public init(_ role: Role, _ attributes: Attributes = []) {
        self.role = role
        self.attributes = attributes
    }

    /// Plain text.
    public static let normal = Style(.normal)
    /// The accent.
    public static let accent = Style(.accent)
    /// Overdue.
    public static let late = Style(.late)
    /// Due soon.
    public static let soon = Style(.soon)
    /// Dealt with.
    public static let done = Style(.done)
    /// A heading.
    public static let heading = Style(.heading)
    /// The title line.
    public static let title = Style(.title)
    /// The status line.
    public static let status = Style(.status)
    /// The key hints.
    public static let hint = Style(.hint)
    /// The selected row.
    public static let selected = Style(.selected)
    /// In order.
    public static let ok = Style(.ok)

    /// The same, bold.
    public var bold: Style { adding(.bold) }
    /// The same, reversed.
    public var reverse: Style { adding(.reverse) }
    /// The same, underlined.
    public var underline: Style { adding(.underline) }
    /// The same, dim.
    public var dim: Style { adding(.dim) }

    /// The same with more attributes.
    public func adding(_ more: Attributes) -> Style { Style(role, attributes.union(more)) }

    /// A stable name for snapshots, such as `late+bold`.
    public var name: String {
        var parts = ["\(role)"]
        if attributes.contains(.bold) { parts.append("bold") }
        if attributes.contains(.reverse) { parts.append("reverse") }
        if attributes.contains(.underline) { parts.append("underline") }
        if attributes.contains(.dim) { parts.append("dim") }
        return parts.joined(separator: "+")
    }
}
