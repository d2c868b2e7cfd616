// The string catalogue as Swift: an enum of all words and a table a language.

import ReceptionFiles

/// Writes `Word` and `WordTable`.
enum WordsSource {
    typealias Pair = (swedish: StringEntry, english: StringEntry)

    static func text(_ pairs: [Pair]) -> String {
        var result = SwiftText.header("Every word of the program.", from: "data/strings/*.toml")
        result += "/// A text that a person reads; which, its name and the comment beside it say.\n"
        result += "public enum Word: Int, CaseIterable, Sendable {\n"
        for pair in pairs { result += "    /// \(comment(pair.swedish))\n    case \(name(pair.swedish))\n" }
        result +=
            "}\n\n/// Texts by a word's raw value; of a plural the text for one, U+001F and the text for many.\n"
        result += "enum GeneratedWords {\n"
        result += table("sv", pairs.map(\.swedish)) + "\n" + table("en", pairs.map(\.english))
        return result + "}\n"
    }

    private static let keywords: Set<String> = [
        "as", "break", "case", "class", "continue", "default", "defer", "do", "else", "enum", "extension",
        "false", "for", "func", "if", "import", "in", "init", "is", "let", "nil", "operator", "private",
        "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript",
        "super",
        "switch", "throw", "throws", "true", "try", "var", "where", "while",
    ]

    private static func name(_ entry: StringEntry) -> String {
        keywords.contains(entry.word) ? "`\(entry.word)`" : entry.word
    }

    private static func comment(_ entry: StringEntry) -> String {
        switch entry.text {
        case .plain(let text), .plural(_, let text): text.replacing("\n", with: " ")
        }
    }

    private static func text(of entry: StringEntry) -> String {
        switch entry.text {
        case .plain(let text): text
        case .plural(let one, let other): one + "\u{1F}" + other
        }
    }

    private static func table(_ name: String, _ entries: [StringEntry]) -> String {
        "    static let \(name): [String] = [\n"
            + entries.map { "        \(SwiftText.literal(text(of: $0))),\n" }.joined() + "    ]\n"
    }
}
