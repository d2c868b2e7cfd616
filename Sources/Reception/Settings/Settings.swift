// What a user has chosen in her own file: theme, first screen, warning days and keys. Words that only the screens can
// read are kept as they were written, with their place.

/// A place in a text file, line and column from 1.
public struct SettingsPlace: Hashable, Comparable, Sendable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The earlier place comes first.
    public static func < (a: SettingsPlace, b: SettingsPlace) -> Bool {
        (a.line, a.column) < (b.line, b.column)
    }
}

/// A word of the file and where it stands.
public struct SettingsWord: Hashable, Sendable {
    public let text: String
    public let place: SettingsPlace

    public init(_ text: String, at place: SettingsPlace) {
        self.text = text
        self.place = place
    }
}

/// The keys that somebody wants for an action.
public struct KeyWish: Hashable, Sendable {
    /// The action's name on the command line, in either language.
    public let action: SettingsWord
    /// The names of the keys; none takes the action's keys away.
    public let keys: [SettingsWord]

    public init(_ action: SettingsWord, _ keys: [SettingsWord]) {
        self.action = action
        self.keys = keys
    }
}

/// What stands in a user's file; nil for what it does not say.
public struct Settings: Hashable, Sendable {
    /// The colours of the screen.
    public enum Theme: String, CaseIterable, Sendable {
        /// The palette's own colours on the terminal's own background.
        case auto
        case dark, light
        case highContrast = "high-contrast"
        /// Attributes only.
        case mono
    }

    /// So many warning days can be chosen.
    public static let warningDaysRange = 0...365

    public var theme: Theme?
    /// The name of the first screen's command.
    public var start: SettingsWord?
    /// Days before the due date from which something is due soon, where its rule does not say.
    public var warningDays: Int?
    /// Whether the mouse is used.
    public var usesMouse: Bool?
    public var keys: [KeyWish] = []
    /// How much cases weigh by kind and phase, as far as the file says.
    public var weights = TeamWeights()

    /// Settings that say nothing.
    public init() {}
}

/// A value of the settings as it is written into the file and listed.
public struct SettingsEntry: Hashable, Sendable {
    /// What the value is.
    public enum Value: Hashable, Sendable {
        case text(String)
        case texts([String])
        case number(Int)
        case flag(Bool)
        case decimal(Double)
    }

    /// The table that it stands in; nil above all tables.
    public let table: String?
    /// A key of the table, or the way to one of a table within it, with dots between: `weight.kvot`.
    public let key: String
    public let value: Value
    /// What a person should know of it.
    public let comment: String
    /// Whether the user's file says it; otherwise it is the program's own.
    public let isChosen: Bool

    public init(table: String? = nil, _ key: String, _ value: Value, comment: String, isChosen: Bool) {
        self.table = table
        self.key = key
        self.value = value
        self.comment = comment
        self.isChosen = isChosen
    }
}
