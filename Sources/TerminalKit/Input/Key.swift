// What a person does at the keyboard, whatever bytes the terminal sent for it.

/// One key, or one paste.
public enum Key: Hashable, Sendable {
    /// A printable character. Combining marks arrive as keys of their own.
    case character(Character)
    /// Ctrl with a character, lower case: `.control("d")`. Ctrl-Space is `.control(" ")`.
    case control(Character)
    /// Alt with a character; also what Escape and a key at the same moment look like.
    case alt(Character)
    /// Enter, Return, Ctrl-J.
    case enter
    /// Escape on its own.
    case escape
    /// Tab.
    case tab
    /// Shift-Tab.
    case backTab
    /// Backspace, Ctrl-H.
    case backspace
    /// Delete.
    case delete
    /// Arrow up.
    case up
    /// Arrow down.
    case down
    /// Arrow left.
    case left
    /// Arrow right.
    case right
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
    /// Home.
    case home
    /// End.
    case end
    /// Insert.
    case insert
    /// F1 is `.function(1)`.
    case function(Int)
    /// Everything that was pasted at once, line breaks as `\n`. It is text, never commands.
    case paste(String)
    /// A press of the left button on a place of the screen, counted from 0.
    case click(row: Int, column: Int)
    /// A turn of the mouse's wheel away from the user.
    case wheelUp
    /// A turn of the mouse's wheel towards the user.
    case wheelDown
}

extension Key {
    /// The key's name in keymaps and in the documentation: `j`, `Ctrl-D`, `PgDn`, `F5`. A paste is `Paste`.
    public var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(" "): "Ctrl-Space"
        case .control(let character): "Ctrl-" + character.uppercased()
        case .alt(" "): "Alt-Space"
        case .alt(let character): "Alt-" + String(character)
        case .function(let number): "F\(number)"
        case .paste: "Paste"
        default: Self.names.first { $0.key == self }?.name ?? ""
        }
    }

    /// The key of a name as ``name`` writes it, or of a usual other spelling (`Esc`, `Escape`, `PageDown`,
    /// `C-d`). Names are read without case, single characters with it.
    ///
    /// - Returns: nil where the name means no key.
    public init?(name: String) {
        if name.count == 1, let character = name.first {
            self = character == " " ? .character(" ") : .character(character)
            return
        }
        let lower = name.lowercased()
        if let found = Self.names.first(where: { $0.name.lowercased() == lower }) {
            self = found.key
        } else if let other = Self.otherNames[lower] {
            self = other
        } else if let rest = Self.rest(of: name, after: ["ctrl-", "ctrl+", "c-", "^"]) {
            guard let character = Self.single(rest.lowercased()), Self.hasControl(character) else {
                return nil
            }
            self = .control(character)
        } else if let rest = Self.rest(of: name, after: ["alt-", "alt+", "m-"]) {
            guard let character = Self.single(rest) else { return nil }
            self = .alt(character)
        } else if lower.first == "f", let number = Int(lower.dropFirst()), (1...24).contains(number) {
            self = .function(number)
        } else {
            return nil
        }
    }

    /// What terminals send instead of this key; nil for what they send as it is or not at all. Four letters with Ctrl are
    /// the same bytes as keys of their own.
    public var sentInstead: Key? {
        switch self {
        case .control("h"): .backspace
        case .control("i"): .tab
        case .control("j"), .control("m"): .enter
        default: nil
        }
    }

    /// Whether terminals send the key as itself; beyond F12 they send nothing that means the same everywhere.
    public var isSent: Bool {
        if case .function(let number) = self { return (1...12).contains(number) }
        return sentInstead == nil
    }

    private static let names: [(name: String, key: Key)] = [
        ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Shift-Tab", .backTab),
        ("Backspace", .backspace),
        ("Delete", .delete), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
        ("PgUp", .pageUp), ("PgDn", .pageDown), ("Home", .home), ("End", .end), ("Insert", .insert),
        ("Space", .character(" ")),
    ]

    private static let otherNames: [String: Key] = [
        "return": .enter, "escape": .escape, "backtab": .backTab, "s-tab": .backTab, "del": .delete,
        "pageup": .pageUp, "pagedown": .pageDown, "ins": .insert, "bs": .backspace,
    ]

    private static func rest(of name: String, after prefixes: [String]) -> String? {
        let lower = name.lowercased()
        for prefix in prefixes where lower.hasPrefix(prefix) { return String(name.dropFirst(prefix.count)) }
        return nil
    }

    private static func single(_ text: String) -> Character? {
        if text.lowercased() == "space" { return " " }
        return text.count == 1 ? text.first : nil
    }

    private static func hasControl(_ character: Character) -> Bool {
        character == " " || ("a"..."z").contains(character) || "\\]^_".contains(character)
    }
}
