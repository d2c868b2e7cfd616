// Text for searching and sorting, made here so that neither depends on a database's collation.

/// Folds what people write so that it is found however it is spelt.
public enum SearchText {
    /// The text in small Latin letters and digits, its words separated by one space.
    ///
    /// Diacritics go (`Åsa` is `asa`); Cyrillic, Arabic, Persian, Ethiopic, Georgian, Armenian and Greek letters become
    /// Latin ones, digits of other scripts become ours. Apostrophes go, all other punctuation separates words. Letters of other scripts
    /// stay as they are.
    ///
    /// - Parameter text: what was written or is looked for.
    public static func fold(_ text: String) -> String {
        var text = text
        let ascii = text.withUTF8 { bytes -> String? in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return foldASCII(bytes)
        }
        return ascii ?? foldAny(text, swedish: false)
    }

    /// A text that sorts names as a Swedish list does when it is compared byte by byte: å, ä and ö come after z,
    /// ü sorts as y, æ as ä, ø as ö; other letters as in ``fold(_:)``.
    ///
    /// - Parameter text: a name.
    public static func sortKey(_ text: String) -> String { foldAny(text, swedish: true) }

    private static func foldASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count + 1) { out in
            var length = 0
            var gap = false
            for byte in bytes {
                let letter: UInt8
                switch byte {
                case 0x30...0x39, 0x61...0x7A: letter = byte
                case 0x41...0x5A: letter = byte | 0x20
                case 0x27, 0x60: continue
                default:
                    gap = true
                    continue
                }
                // There is room: a gap takes the place of at least one character passed over.
                if gap && length > 0 {
                    out[length] = 0x20
                    length += 1
                }
                gap = false
                out[length] = letter
                length += 1
            }
            return length
        }
    }

    private static func foldAny(_ text: String, swedish: Bool) -> String {
        var out = Folding(swedish: swedish)
        for scalar in text.unicodeScalars { out.take(scalar) }
        return out.text
    }
}

/// A text that is being folded.
private struct Folding {
    let swedish: Bool
    private(set) var text = ""
    private var gap = false
    /// What the last letter was, for the marks that may follow it.
    private var base: Unicode.Scalar?
    /// The last letter, where two letters of its script make one sound.
    private var paired: UInt32?

    init(swedish: Bool) { self.swedish = swedish }

    mutating func take(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        let before = paired
        if !(0x300...0x36F).contains(value) { paired = nil }
        switch value {
        case 0x30...0x39, 0x61...0x7A: put(String(scalar), base: scalar)
        case 0x41...0x5A:
            let small = Unicode.Scalar(UInt8(value | 0x20))
            put(String(small), base: small)
        case 0x27, 0x60, 0xB4, 0x2B0...0x2FF, 0x2018, 0x2019: break
        case 0..<0x80: gap = true
        case 0x300...0x36F: mark(value)
        default: takeOther(scalar, after: before)
        }
    }

    private mutating func takeOther(_ scalar: Unicode.Scalar, after before: UInt32?) {
        if swedish, let letter = FoldTables.swedish[scalar.value] { return put(letter, base: nil) }
        if let letters = FoldTables.latin[scalar.value] ?? FoldTables.arabic[scalar.value] {
            return put(letters, base: nil)
        }
        if let forms = FoldTables.cyrillic[scalar.value] {
            return put(gap || text.isEmpty ? forms.first : forms.within, base: nil)
        }
        if let letter = FoldTables.paired(scalar.value) { return take(letter, after: before) }
        if let letters = FoldTables.georgian[scalar.value] { return put(letters, base: nil) }
        if let syllable = Ethiopic.latin(scalar) { return put(syllable, base: nil) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .modifierLetter: break
        case .uppercaseLetter, .titlecaseLetter, .lowercaseLetter, .otherLetter, .spacingMark:
            // A capital's small letter may be one of a script that becomes Latin.
            let small = scalar.properties.lowercaseMapping
            guard small.unicodeScalars.elementsEqual([scalar]) else {
                for letter in small.unicodeScalars { take(letter) }
                return
            }
            put(small, base: nil)
        case .decimalNumber:
            put(scalar.properties.numericValue.map { String(Int($0)) } ?? String(scalar), base: nil)
        default: gap = true
        }
    }

    /// A letter of Armenian or Greek, which may make one sound with the letter before.
    private mutating func take(_ letter: FoldTables.PairedLetter, after before: UInt32?) {
        paired = letter.value
        let isFirst = gap || text.isEmpty
        guard !isFirst, let before, let pair = FoldTables.pair(before, letter.value) else {
            return put(isFirst ? letter.first : letter.within, base: nil)
        }
        // What stood first in its word was written with two letters.
        let isTwo = pair.letters == "u" && pair.dropping == 1 && (text == "vo" || text.hasSuffix(" vo"))
        text.removeLast(isTwo ? 2 : pair.dropping)
        text += pair.letters
    }

    /// A combining mark: it goes, but å, ä and ö may be written with one.
    private mutating func mark(_ value: UInt32) {
        defer { base = nil }
        guard swedish, let base, let letter = FoldTables.combined(base, value) else { return }
        text.removeLast()
        text += letter
    }

    private mutating func put(_ letters: String, base: Unicode.Scalar?) {
        // Silent letters, such as the soft sign, neither end nor begin a word.
        guard !letters.isEmpty else { return }
        if gap && !text.isEmpty { text += " " }
        gap = false
        text += letters
        self.base = base
    }
}
