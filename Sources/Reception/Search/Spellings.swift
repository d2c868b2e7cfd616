// Names that are written in several ways in Latin letters: what is kept beside the fold, and what a typed word may mean.

/// A typed word: it is found where a word begins with one of its forms.
public struct SearchWord: Hashable, Sendable {
    /// One way of writing it.
    public struct Form: Hashable, Sendable {
        /// Folded; one that begins with ``SearchText/soundMark`` is looked for among sounds.
        public let text: String
        /// Whether the whole word must be so, not only its beginning.
        public let isWhole: Bool
    }
    /// The fold first.
    public let forms: [Form]

    /// The only form, where there is but one.
    public var single: String { forms[0].text }
}

extension SearchText {
    /// Begins what is kept of the sound of a name in Arabic or Ethiopic letters.
    public static let soundMark = "ß"

    /// What a name is kept as besides its ``fold(_:)``: Cyrillic as Russian passports write it, and the consonants of
    /// Arabic and Ethiopic words, whose vowels each clerk chooses anew. Nothing for a name in Latin letters.
    ///
    /// - Parameter text: names as they were written.
    /// - Returns: words with one space between them.
    public static func otherSpellings(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return "" }
        return words(text).flatMap { word -> [String] in
            switch script(of: word) {
            case .latin: return []
            case .cyrillic:
                let russian = russian(word)
                return russian == fold(word) ? [] : [russian]
            case .abjad:
                let folded = fold(word)
                // The article is often left out.
                let bare = word.hasPrefix("ال") ? fold(String(word.dropFirst(2))) : folded
                return Set([folded, bare]).compactMap(sounds).sorted().map { soundMark + $0 }
            }
        }.joined(separator: " ")
    }

    /// What somebody may mean by each word that she types.
    ///
    /// - Parameter text: as it was typed.
    public static func typedWords(_ text: String) -> [SearchWord] {
        var result: [SearchWord] = []
        for word in words(text) {
            let others = otherSpellings(word).split(separator: " ").map(String.init)
            for part in fold(word).split(separator: " ").map(String.init) {
                var forms = [SearchWord.Form(text: part, isWhole: false)]
                forms += others.filter { $0 != part }.map { SearchWord.Form(text: $0, isWhole: false) }
                if others.isEmpty, let sounds = sounds(of: part), part.utf8.count >= 3 {
                    // Two consonants begin too much.
                    let form = SearchWord.Form(text: soundMark + sounds, isWhole: sounds.utf8.count < 3)
                    forms.append(form)
                }
                result.append(SearchWord(forms: forms))
            }
        }
        return result
    }

    private enum Script { case latin, cyrillic, abjad }

    private static func script(of word: some StringProtocol) -> Script {
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x400...0x52F: return .cyrillic
            case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF, 0x1200...0x137F:
                return .abjad
            default: continue
            }
        }
        return .latin
    }

    /// Words as they were written, divided where ``fold(_:)`` divides: by scalars, and neither by an apostrophe nor by what
    /// nobody sees.
    private static func words(_ text: String) -> [String] {
        text.unicodeScalars.split { scalar in
            let properties = scalar.properties
            if properties.isAlphabetic || properties.numericType != nil { return false }
            switch properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark, .format, .modifierLetter: return false
            default: return !apostrophes.contains(scalar) && !(0x2B0...0x2FF).contains(scalar.value)
            }
        }.map { String($0) }
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "`", "´", "‘", "’", "ʼ"]

    /// The letters that Russian passports write otherwise than Ukrainian ones (ICAO Doc 9303).
    private static let russianLetters: [Character: String] = [
        "г": "g", "и": "i", "й": "i", "ы": "y", "ю": "iu", "я": "ia", "ё": "e", "ъ": "ie",
    ]

    private static func russian(_ word: String) -> String {
        var text = ""
        for character in word.lowercased() { text += russianLetters[character] ?? fold(String(character)) }
        return text
    }

    /// The consonants of a folded word, so that `muhammad`, `mohamed` and `mhmd` are one; nil where too few are left.
    static func sounds(of folded: String) -> String? {
        var letters: [UInt8] = []
        var last: UInt8 = 0
        for (index, byte) in folded.utf8.enumerated() {
            defer { last = byte }
            guard (0x61...0x7A).contains(byte) else { return nil }
            if index > 0, byte == last { continue }
            switch byte {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
                UInt8(ascii: "u"):
                if index == 0 { letters.append(UInt8(ascii: "a")) }
            case UInt8(ascii: "w"), UInt8(ascii: "y"):
                if index == 0 { letters.append(byte) }
            case UInt8(ascii: "h") where last == UInt8(ascii: "g"): continue
            case UInt8(ascii: "q"), UInt8(ascii: "c"): letters.append(UInt8(ascii: "k"))
            default: letters.append(byte)
            }
        }
        if letters.count > 2, letters.last == UInt8(ascii: "h") { letters.removeLast() }
        return letters.count < 2 ? nil : String(decoding: letters, as: UTF8.self)
    }
}
