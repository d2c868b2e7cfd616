// Texts with several fields, as one column: `key=value` lines, with backslash and line break written as
// escapes.

import Reception

/// The compact encoding of named fields. Lines are sorted by key, so that the same fields give the same text.
enum Fields {
    /// One text of several fields.
    static func encode(_ fields: [(key: String, value: String)]) -> String {
        var bytes: [UInt8] = []
        for field in fields.sorted(by: { $0.key < $1.key }) {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
            bytes += Array(field.key.utf8)
            bytes.append(UInt8(ascii: "="))
            escape(field.value, into: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The fields of a text, in its order.
    static func decode(_ text: String) -> [(key: String, value: String)] {
        var fields: [(key: String, value: String)] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let key = String(decoding: line[..<equals], as: UTF8.self)
            fields.append((key, unescape(line[line.index(after: equals)...])))
        }
        return fields
    }

    /// Appends a value without line breaks and tabs.
    static func escape(_ value: String, into bytes: inout [UInt8]) {
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): bytes += [byte, byte]
            case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            default: bytes.append(byte)
            }
        }
    }

    /// The value of an escaped text.
    static func unescape(_ value: Substring.UTF8View) -> String {
        // Nearly all values are as they were written.
        guard value.contains(UInt8(ascii: "\\")) else { return String(decoding: value, as: UTF8.self) }
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in value {
            if isEscaped {
                switch byte {
                case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
                default: bytes.append(byte)
                }
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
