// Names in other scripts as somebody reads them who knows Latin letters only, by the tables of the search.

/// Readable Latin letters for names.
public enum Transliteration {
    /// A name in Latin letters, nil where it is in Latin letters already, and where a part of it is in a script that the
    /// tables do not know: half a name in two scripts would be no help.
    ///
    /// The letters are those of ``SearchText/fold(_:)``, so what is read on paper is found when it is typed: `Мельник` is
    /// `Melnyk`. Arabic writes no short vowels, and none are made up: `محمد` is `Mhmd`.
    ///
    /// - Parameter name: what was written; words in Latin letters stay as they are.
    public static func latin(_ name: String) -> String? {
        var result = ""
        var word = ""
        var isOther = false
        func close() {
            guard !word.isEmpty else { return }
            let (text, wasOther) = latin(word: word)
            result += text
            isOther = isOther || wasOther
            word = ""
        }
        for character in name {
            if character == " " || character == "-" || character == "\n" || character == "," {
                close()
                result.append(character)
            } else {
                word.append(character)
            }
        }
        close()
        return isOther && !result.unicodeScalars.contains(where: Self.isOther) ? result : nil
    }

    /// A name with its Latin letters in parentheses where it is written in others: `Мельник (Melnyk)`.
    public static func withLatin(_ name: String) -> String {
        latin(name).map { "\(name) (\($0))" } ?? name
    }

    private static func latin(word: String) -> (text: String, isOther: Bool) {
        guard word.unicodeScalars.contains(where: isOther) else { return (word, false) }
        if word.hasPrefix("ال"), word.count > 4 {
            return ("Al-" + capital(vowels(SearchText.fold(String(word.dropFirst(2))))), true)
        }
        let isArabic = word.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) }
        let folded = SearchText.fold(word)
        let letters = isArabic ? vowels(folded) : folded
        let cased = word.filter(\.isCased)
        if cased.count > 1, cased.allSatisfy(\.isUppercase) { return (letters.uppercased(), true) }
        let isSmall = word.first.map { $0.isLowercase && !isGeorgian($0) } ?? false
        return (isSmall ? letters : capital(letters), true)
    }

    /// Whether a letter is of a script whose names begin with a small letter as all its words do.
    private static func isGeorgian(_ letter: Character) -> Bool {
        letter.unicodeScalars.first.map { (0x10D0...0x10FF).contains($0.value) } ?? false
    }

    /// Letters that are neither Latin nor signs.
    private static func isOther(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x370, scalar.properties.isAlphabetic else { return false }
        // Latin Extended Additional.
        return !(0x1E00...0x1EFF).contains(scalar.value)
    }

    private static func capital(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// Waw and ya after a consonant, and before one or at the end, are the long vowels u and i.
    private static func vowels(_ word: String) -> String {
        let letters = Array(word)
        func isConsonant(_ index: Int) -> Bool {
            letters.indices.contains(index) && !"aeiouwy".contains(letters[index])
        }
        return String(
            letters.indices.map { index in
                let isBetween =
                    isConsonant(index - 1) && (index == letters.count - 1 || isConsonant(index + 1))
                guard isBetween else { return letters[index] }
                return letters[index] == "w" ? "u" : letters[index] == "y" ? "i" : letters[index]
            })
    }
}
