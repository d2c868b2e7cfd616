// A TOML text as a tree of values that each know where they stand, so that what is wrong can be pointed at.

/// Line and column, both from 1, counted in characters.
public struct TomlPlace: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// `12:7`.
    public var description: String { "\(line):\(column)" }

    /// The earlier place in the text comes first.
    public static func < (a: TomlPlace, b: TomlPlace) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// What a value is.
public enum TomlType: String, CaseIterable, Sendable {
    case table, array, string, integer
    case float, boolean, date, time
    case dateTime = "date_time"
}

/// A value and where it stands.
public struct TomlNode: Hashable, Sendable {
    /// What the value holds.
    public enum Content: Hashable, Sendable {
        /// Keys in the order of the text.
        case table([TomlMember])
        case array([TomlNode])
        case string(String)
        case integer(Int)
        case float(Double)
        case boolean(Bool)
        case date(year: Int, month: Int, day: Int)
        case time
        case dateTime
    }

    public let place: TomlPlace
    public let content: Content

    public init(place: TomlPlace, content: Content) {
        self.place = place
        self.content = content
    }

    /// What the value is.
    public var type: TomlType {
        switch content {
        case .table: .table
        case .array: .array
        case .string: .string
        case .integer: .integer
        case .float: .float
        case .boolean: .boolean
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        }
    }

    /// The keys of a table in the order of the text, nil for anything else.
    public var members: [TomlMember]? {
        guard case .table(let members) = content else { return nil }
        return members
    }

    /// The values of an array, nil for anything else.
    public var elements: [TomlNode]? {
        guard case .array(let elements) = content else { return nil }
        return elements
    }

    /// The text, nil for anything but a string.
    public var string: String? {
        guard case .string(let string) = content else { return nil }
        return string
    }
}

/// A key of a table with its value.
public struct TomlMember: Hashable, Sendable {
    public let key: String
    /// Where the key stands.
    public let place: TomlPlace
    public let value: TomlNode

    public init(key: String, place: TomlPlace, value: TomlNode) {
        self.key = key
        self.place = place
        self.value = value
    }
}
