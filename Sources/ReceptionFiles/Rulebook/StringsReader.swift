// data/strings/{sv,en}.toml: every text that a person reads, in two languages that must agree.
//
//     [queue]
//     title = "Kö"
//     rows = { one = "{0} rad", other = "{0} rader" }

/// One text of one language.
public struct StringEntry: Hashable, Sendable {
    /// What it says.
    public enum Text: Hashable, Sendable {
        case plain(String)
        case plural(one: String, other: String)
    }

    /// The path in the file, `queue.title`.
    public let key: String
    public let place: TomlPlace
    public let text: Text

    public init(key: String, place: TomlPlace, text: Text) {
        self.key = key
        self.place = place
        self.text = text
    }

    /// The name of the word in the program: `queue.title` is `queueTitle`.
    public var word: String {
        let parts = key.split(whereSeparator: { $0 == "." || $0 == "_" || $0 == "-" })
        return parts.enumerated().map { index, part in
            index == 0 ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
        }.joined()
    }

    /// The placeholders that the text has, `{0}` and so on.
    var placeholders: Set<String> {
        switch text {
        case .plain(let text): Self.placeholders(in: text)
        case .plural(_, let other): Self.placeholders(in: other)
        }
    }

    private static func placeholders(in text: String) -> Set<String> {
        var found: Set<String> = []
        for piece in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            guard let end = piece.firstIndex(of: "}") else { continue }
            let name = piece[..<end]
            if !name.isEmpty, name.allSatisfy(\.isNumber) { found.insert(String(name)) }
        }
        return found
    }
}

/// Reads the string catalogue.
public enum StringsReader {
    /// The texts of both languages, sorted by key.
    /// - Parameters:
    ///   - swedish: name and text of the Swedish file.
    ///   - english: name and text of the English file.
    /// - Returns: pairs of texts under the same keys, or everything that is wrong or does not agree.
    public static func read(
        swedish: (name: String, text: String), english: (name: String, text: String)
    ) -> Result<[(swedish: StringEntry, english: StringEntry)], RulebookFaults> {
        let faults = FaultList()
        let sv = entries(swedish.name, swedish.text, faults)
        let en = entries(english.name, english.text, faults)
        let inEnglish = Dictionary(en.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let inSwedish = Set(sv.map(\.key))
        var pairs: [(swedish: StringEntry, english: StringEntry)] = []
        for entry in sv {
            guard let other = inEnglish[entry.key] else {
                faults.add(.missingTranslation(entry.key, language: "en"), swedish.name, entry.place)
                continue
            }
            if isPlural(entry) != isPlural(other) || entry.placeholders != other.placeholders {
                faults.add(.placeholdersDiffer(entry.key), english.name, other.place)
            }
            pairs.append((entry, other))
        }
        for entry in en where !inSwedish.contains(entry.key) {
            faults.add(.missingTranslation(entry.key, language: "sv"), english.name, entry.place)
        }
        guard faults.faults.isEmpty else { return .failure(RulebookFaults(faults.faults)) }
        return .success(pairs.sorted { $0.swedish.key < $1.swedish.key })
    }

    private static func isPlural(_ entry: StringEntry) -> Bool {
        if case .plural = entry.text { return true }
        return false
    }

    private static func entries(_ file: String, _ text: String, _ faults: FaultList) -> [StringEntry] {
        guard let root = faults.parse(text, file: file) else { return [] }
        var result: [StringEntry] = []
        collect(root, "", file, faults, &result)
        var lines: [String: Int] = [:]
        for entry in result {
            if let first = lines[entry.word] {
                faults.add(.duplicateWord(entry.word, firstLine: first), file, entry.place)
            }
            lines[entry.word] = lines[entry.word] ?? entry.place.line
        }
        return result
    }

    private static func collect(
        _ node: TomlNode, _ path: String, _ file: String, _ faults: FaultList, _ result: inout [StringEntry]
    ) {
        for member in node.members ?? [] {
            let key = path.isEmpty ? member.key : path + "." + member.key
            let isPlain = member.key.utf8.enumerated().allSatisfy { index, byte in
                (97...122).contains(byte) || (index > 0 && ((48...57).contains(byte) || byte == 95))
            }
            guard isPlain, !member.key.isEmpty else {
                faults.add(.badIdentifier(member.key), file, member.place)
                continue
            }
            if let text = member.value.string {
                result.append(StringEntry(key: key, place: member.place, text: .plain(text)))
            } else if let plural = plural(member.value) {
                result.append(StringEntry(key: key, place: member.place, text: plural))
            } else if member.value.members != nil {
                collect(member.value, key, file, faults, &result)
            } else {
                faults.add(
                    .wrongType(key: key, expected: .string, found: member.value.type), file,
                    member.value.place)
            }
        }
    }

    private static func plural(_ node: TomlNode) -> StringEntry.Text? {
        guard let members = node.members, Set(members.map(\.key)) == ["one", "other"],
            let one = members.first(where: { $0.key == "one" })?.value.string,
            let other = members.first(where: { $0.key == "other" })?.value.string
        else { return nil }
        return .plural(one: one, other: other)
    }
}
