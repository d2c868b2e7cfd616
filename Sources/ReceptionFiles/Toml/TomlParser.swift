// Text to tree, through toml++.
//
//     let root = try TomlParser.parse("a = 1")
//     root.members?.first?.place    // 1:1

import CToml

/// A text that is no TOML. The parser stops at the first thing that it does not understand.
public struct TomlSyntaxError: Error, Hashable, Sendable {
    public let place: TomlPlace
    /// What toml++ says, in English.
    public let message: String
}

/// Reads TOML 1.0.
public enum TomlParser {
    /// The root table of a text.
    /// - Throws: ``TomlSyntaxError``, also for a key that is given twice.
    public static func parse(_ text: String) throws(TomlSyntaxError) -> TomlNode {
        var text = text
        let document: OpaquePointer? = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { ctoml_parse($0.baseAddress, $0.count) }
        }
        guard let document else {
            throw TomlSyntaxError(place: TomlPlace(line: 1, column: 1), message: "out of memory")
        }
        defer { ctoml_free(document) }
        guard ctoml_is_valid(document) else {
            throw TomlSyntaxError(
                place: place(ctoml_error_place(document)), message: string(ctoml_error_message(document)))
        }
        var next = 0
        return tree(document, &next).value
    }

    /// The node at `next` with all below it; `next` then stands behind them.
    private static func tree(_ document: OpaquePointer, _ next: inout Int) -> TomlMember {
        let node = ctoml_node_at(document, next)
        next += 1
        let content: TomlNode.Content
        switch ctoml_type(UInt32(node.type)) {
        case CTOML_TABLE:
            // toml++ keeps a table sorted by key; people expect the order of the text.
            let members = (0..<node.children).map { _ in tree(document, &next) }
            content = .table(members.sorted { $0.place < $1.place })
        case CTOML_ARRAY: content = .array((0..<node.children).map { _ in tree(document, &next).value })
        case CTOML_STRING: content = .string(string(node.string))
        case CTOML_INTEGER: content = .integer(Int(node.integer))
        case CTOML_FLOAT: content = .float(node.number)
        case CTOML_BOOLEAN: content = .boolean(node.boolean)
        case CTOML_DATE: content = .date(year: Int(node.year), month: Int(node.month), day: Int(node.day))
        case CTOML_TIME: content = .time
        default: content = .dateTime
        }
        return TomlMember(
            key: string(node.key), place: place(node.key_place),
            value: TomlNode(place: place(node.place), content: content))
    }

    private static func place(_ place: ctoml_place) -> TomlPlace {
        TomlPlace(line: Int(place.line), column: Int(place.column))
    }

    private static func string(_ text: ctoml_text) -> String {
        guard let bytes = text.bytes else { return "" }
        let raw = UnsafeRawBufferPointer(start: bytes, count: text.length)
        return String(decoding: raw, as: UTF8.self)
    }
}
