// What can be wrong in a user's settings, each with its place. Readers collect all there are.

/// Something wrong in the file of settings, and where.
public struct SettingsFault: Error, Hashable, Sendable {
    /// What is wrong, with the words that a person needs to put it right.
    public enum Cause: Hashable, Sendable {
        /// Not TOML; the parser's words, in English.
        case syntax(String)
        /// A name with other letters than ASCII's, which TOML wants in quotation marks.
        case needsQuotes(String)
        /// The file cannot be read, or is far too large.
        case cannotRead
        /// The file holds bytes that are no UTF-8.
        case notText
        /// A key that means nothing here, and the known one nearest to it.
        case unknownKey(String, nearest: String?)
        /// A value of another kind than the key takes.
        case wrongType(key: String, expected: Kind)
        /// A word that is not among those that the key takes.
        case unknownValue(key: String, String, allowed: [String])
        case outOfRange(key: String, Int, ClosedRange<Int>)
        /// No command has this name; the one nearest to it.
        case unknownAction(String, nearest: String?)
        /// An action stands twice, under its names in two languages.
        case actionTwice(String)
        case noSuchKey(String)
        /// Terminals send the same for another key, or nothing for this one.
        case neverArrives(key: String, as: String?)
        /// The key already does something else on a screen where this can be done.
        case taken(key: String, by: String)
        /// Without a key for it nobody finds the way.
        case needsKey(String)
        /// The action works while one types, so the key could not be typed any more.
        case isTyped(key: String, action: String)
    }

    /// A kind of value.
    public enum Kind: String, CaseIterable, Sendable {
        case text, number, flag, table
        /// The name of a key, or a list of such names.
        case keys
    }

    public let place: SettingsPlace
    public let cause: Cause

    public init(_ place: SettingsPlace, _ cause: Cause) {
        self.place = place
        self.cause = cause
    }

    /// Whether it keeps the program from knowing how many warning days are meant.
    public var hidesWarningDays: Bool {
        switch cause {
        case .syntax, .cannotRead, .notText: true
        case .wrongType(let key, _), .outOfRange(let key, _, _): key == "warning_days"
        default: false
        }
    }
}

extension SettingsFault.Cause {
    /// A name for the cause that never changes.
    public var code: String {
        switch self {
        case .syntax: "syntax"
        case .needsQuotes: "needs_quotes"
        case .cannotRead: "cannot_read"
        case .notText: "not_text"
        case .unknownKey: "unknown_key"
        case .wrongType: "wrong_type"
        case .unknownValue: "unknown_value"
        case .outOfRange: "out_of_range"
        case .unknownAction: "unknown_action"
        case .actionTwice: "action_twice"
        case .noSuchKey: "no_such_key"
        case .neverArrives: "never_arrives"
        case .taken: "taken"
        case .needsKey: "needs_key"
        case .isTyped: "is_typed"
        }
    }
}
