// The rule files themselves as Swift, so that the program can check its own rulebook with all examples.

/// Writes `GeneratedRulebookFiles`.
enum FilesSource {
    static func text(_ files: [(name: String, text: String)]) -> String {
        var result = SwiftText.header(
            "The files of the rulebook, word by word; read only by `rules check`.",
            from: "data/rulebook/*.toml")
        result +=
            "enum GeneratedRulebookFiles {\n    static var files: [(name: String, text: String)] {\n        [\n"
        for file in files {
            result += "            (\(SwiftText.literal(file.name)), \(SwiftText.literal(file.text))),\n"
        }
        return result + "        ]\n    }\n}\n"
    }
}
