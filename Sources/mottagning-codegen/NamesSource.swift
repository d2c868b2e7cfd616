// The names of languages and countries as Swift: one text a list, which is taken apart when it is first asked for.

import ReceptionFiles

/// Writes `GeneratedNames`.
enum NamesSource {
    static func text(_ languages: [CodeName], _ countries: [CodeName]) -> String {
        var result = SwiftText.header("Names of languages and countries.", from: "data/names.toml")
        result += "/// A line a code: the code, its Swedish and its English name, with tabs between.\n"
        result += "enum GeneratedNames {\n"
        result += table("languages", languages) + "\n" + table("countries", countries)
        return result + "}\n"
    }

    private static func table(_ name: String, _ entries: [CodeName]) -> String {
        let lines = entries.map { "        \($0.code)\t\($0.swedish)\t\($0.english)\n" }.joined()
        return "    static let \(name) = \"\"\"\n\(lines)        \"\"\"\n"
    }
}
