// The string catalogue: every word a person reads, in Swedish and English, compiled from data/strings/*.toml.
//
//     let words = Catalogue(.sv)
//     words(.caseMasked, "2026-0012")        // Skyddad 2026-0012
//     words.count(.checkOverdue, 3)          // 3 bevakningar är försenade

import Reception

/// The words of the program in one language.
public struct Catalogue: Sendable {
    /// The languages of the program.
    public enum Language: String, CaseIterable, Sendable { case sv, en }

    public let language: Language
    private let texts: [String]

    public init(_ language: Language) {
        self.language = language
        texts = language == .sv ? GeneratedWords.sv : GeneratedWords.en
    }

    /// A text, with `{0}`, `{1}`… replaced by the arguments in order.
    public func callAsFunction(_ word: Word, _ arguments: String...) -> String {
        Self.fill(texts[word.rawValue], arguments)
    }

    /// A text that depends on a number, which is `{0}` in it; further arguments follow.
    public func count(_ word: Word, _ number: Int, _ further: String...) -> String {
        let text = texts[word.rawValue]
        var form = text[...]
        if let end = text.utf8.firstIndex(of: 0x1F) {
            form = number == 1 ? text[..<end] : text[text.utf8.index(after: end)...]
        }
        return Self.fill(String(form), [String(number)] + further)
    }

    /// A title of the rulebook or the catalogue of facts.
    public func title(_ text: Bilingual) -> String { language == .sv ? text.swedish : text.english }

    /// A fact's name. A checklist step goes by its rule's title.
    public func name(_ fact: FactID, _ catalogue: FactCatalogue, _ rulebook: Rulebook? = nil) -> String {
        if let known = catalogue[fact] { return language == .sv ? known.swedish : known.english }
        if let reminded = fact.remindedRule, let rule = rulebook?[reminded] {
            return self(.factReminded, title(rule.title))
        }
        if let step = fact.stepRule, let rule = rulebook?[step] { return title(rule.title) }
        return fact.id
    }

    private static func fill(_ text: String, _ arguments: [String]) -> String {
        guard !arguments.isEmpty, text.utf8.contains(0x7B) else { return text }
        // By bytes: taking characters apart is most of the work of drawing a row otherwise.
        let bytes = text.utf8
        var result = ""
        var rest = bytes.startIndex
        while let open = bytes[rest...].firstIndex(of: 0x7B) {
            result += text[rest..<open]
            rest = bytes.index(after: open)
            if let close = bytes[rest...].firstIndex(of: 0x7D), let index = Int(text[rest..<close]),
                arguments.indices.contains(index)
            {
                result += arguments[index]
                rest = bytes.index(after: close)
            } else {
                result += "{"
            }
        }
        return result + text[rest...]
    }
}
