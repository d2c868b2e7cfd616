// A JSON value whose objects keep their keys in the order of the contract, and its text.

import Reception

/// A value of a listing; it becomes JSON, CSV or a cell of a table.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([JSONField])

    /// A text, or null where there is none.
    public static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
    /// A number, or null.
    public static func number(_ number: Int?) -> JSONValue { number.map(JSONValue.int) ?? .null }
    /// An object from keys and values in order.
    public static func record(_ fields: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(fields.map { JSONField($0.key, $0.value) })
    }

    /// The value under a key of an object; null elsewhere.
    public subscript(_ key: String) -> JSONValue {
        guard case .object(let fields) = self else { return .null }
        return fields.first { $0.key == key }?.value ?? .null
    }

    /// The JSON text, with two spaces of indent a level.
    public func json() -> String {
        var out: [UInt8] = []
        write(into: &out, indent: 0)
        return String(decoding: out, as: UTF8.self)
    }

    /// The JSON text on one line.
    public func line() -> String {
        switch self {
        case .array(let values): "[" + values.map { $0.line() }.joined(separator: ", ") + "]"
        case .object(let fields):
            "{"
                + fields.map { JSONValue.string($0.key).json() + ": " + $0.value.line() }.joined(
                    separator: ", ") + "}"
        default: json()
        }
    }

    /// The text of an array as ``json()`` gives it, in pieces, for arrays that are never whole in memory.
    public enum ArrayPiece {
        /// An element with what stands before it; the first one opens the array.
        public static func element(_ value: JSONValue, isFirst: Bool) -> [UInt8] {
            var out = Array((isFirst ? "[\n  " : ",\n  ").utf8)
            value.write(into: &out, indent: 1)
            return out
        }

        /// What stands after the last element.
        public static func end(isEmpty: Bool) -> [UInt8] { Array((isEmpty ? "[]" : "\n]").utf8) }
    }

    /// The value as one cell of CSV or of a table: arrays are joined by commas.
    public var cell: String {
        switch self {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): text
        case .array(let values): values.map(\.cell).joined(separator: ",")
        case .object(let fields): fields.map { "\($0.key)=\($0.value.cell)" }.joined(separator: " ")
        }
    }

    func write(into out: inout [UInt8], indent: Int) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let flag): out += (flag ? "true" : "false").utf8
        case .int(let number): out += String(number).utf8
        case .double(let number): out += String(number).utf8
        case .string(let text): Self.quote(text, into: &out)
        case .array(let values):
            Self.list(values, "[", "]", indent, &out) { value, out in
                value.write(into: &out, indent: indent + 1)
            }
        case .object(let fields):
            Self.list(fields, "{", "}", indent, &out) { field, out in
                Self.quote(field.key, into: &out)
                out += ": ".utf8
                field.value.write(into: &out, indent: indent + 1)
            }
        }
    }

    private static func list<Element>(
        _ items: [Element], _ open: String, _ close: String, _ indent: Int, _ out: inout [UInt8],
        _ write: (Element, inout [UInt8]) -> Void
    ) {
        out += open.utf8
        for (index, item) in items.enumerated() {
            out += (index == 0 ? "\n" : ",\n").utf8
            out += repeatElement(0x20, count: (indent + 1) * 2)
            write(item, &out)
        }
        if !items.isEmpty {
            out.append(0x0A)
            out += repeatElement(0x20, count: indent * 2)
        }
        out += close.utf8
    }

    /// Quotes a string; what a terminal would obey and what nobody sees is escaped, so that nothing of it is lost.
    private static func quote(_ text: String, into out: inout [UInt8]) {
        out.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: out += "\\\"".utf8
            case 0x5C: out += "\\\\".utf8
            case 0x0A: out += "\\n".utf8
            case 0x0D: out += "\\r".utf8
            case 0x09: out += "\\t".utf8
            case _ where FieldText.isHarmful(scalar):
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16)
                    out += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
                }
            default: out += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
        out.append(0x22)
    }
}

/// A key and its value.
public struct JSONField: Hashable, Sendable {
    public let key: String
    public let value: JSONValue
    public init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
    }
}
