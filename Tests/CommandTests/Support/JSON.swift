// JSON whose objects keep the order of their keys, so that the tests can hold it against the contract.

/// A value of JSON.
enum JSON: Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([(key: String, value: JSON)])

    /// Reads a whole text; nil when it is no JSON.
    init?(parsing text: String) {
        var reader = JSONReader(bytes: Array(text.utf8))
        guard let value = reader.value(), reader.isAtEnd else { return nil }
        self = value
    }

    subscript(_ key: String) -> JSON {
        guard case .object(let fields) = self else { return .null }
        return fields.first { $0.key == key }?.value ?? .null
    }

    var items: [JSON] {
        if case .array(let items) = self { return items }
        return []
    }

    /// The keys of an object in order.
    var keys: [String] {
        if case .object(let fields) = self { return fields.map(\.key) }
        return []
    }

    var text: String {
        if case .string(let text) = self { return text }
        return ""
    }

    var int: Int? {
        if case .number(let number) = self { return Int(number) }
        return nil
    }

    /// The value without some keys, at any depth.
    func without(_ names: Set<String>) -> JSON {
        switch self {
        case .array(let items): .array(items.map { $0.without(names) })
        case .object(let fields):
            .object(fields.filter { !names.contains($0.key) }.map { ($0.key, $0.value.without(names)) })
        default: self
        }
    }

    static func == (a: JSON, b: JSON) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }
}

/// Reads JSON from its bytes.
private struct JSONReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool {
        mutating get {
            space()
            return position == bytes.count
        }
    }

    mutating func value() -> JSON? {
        space()
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return string().map(JSON.string)
        default: return word()
        }
    }

    private mutating func object() -> JSON? {
        position += 1
        var fields: [(key: String, value: JSON)] = []
        if take("}") { return .object([]) }
        repeat {
            space()
            guard let key = string(), take(":"), let value = value() else { return nil }
            fields.append((key, value))
        } while take(",")
        return take("}") ? .object(fields) : nil
    }

    private mutating func array() -> JSON? {
        position += 1
        var items: [JSON] = []
        if take("]") { return .array([]) }
        repeat {
            guard let value = value() else { return nil }
            items.append(value)
        } while take(",")
        return take("]") ? .array(items) : nil
    }

    private mutating func string() -> String? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return String(validating: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\"), position < bytes.count else {
                text.append(byte)
                continue
            }
            let escape = bytes[position]
            position += 1
            switch escape {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"):
                guard position + 4 <= bytes.count,
                    let code = UInt32(
                        String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
                    let scalar = Unicode.Scalar(code)
                else { return nil }
                position += 4
                text += Array(String(scalar).utf8)
            default: text.append(escape)
            }
        }
        return nil
    }

    private mutating func word() -> JSON? {
        let start = position
        while position < bytes.count, !",]} \n\r\t".utf8.contains(bytes[position]) { position += 1 }
        switch String(decoding: bytes[start..<position], as: UTF8.self) {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        case let text: return Double(text).map(JSON.number)
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        space()
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func space() {
        while position < bytes.count, " \n\r\t".utf8.contains(bytes[position]) { position += 1 }
    }
}
