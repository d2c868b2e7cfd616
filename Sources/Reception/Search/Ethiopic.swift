// Syllables of the Ethiopic script, in which Tigrinya and Amharic are written, in Latin letters.

/// The block has a row of eight for each consonant, one for each vowel, so letters follow from the number.
enum Ethiopic {
    private static let first: UInt32 = 0x1200
    private static let last: UInt32 = 0x1357

    /// The consonant of each row, from U+1200.
    private static let consonants = [
        "h", "l", "h", "m", "s", "r", "s", "sh", "q", "qw", "qh", "qhw", "b", "v", "t", "ch", "h", "hw", "n",
        "ny",
        "", "k", "kw", "kh", "khw", "w", "", "z", "zh", "y", "d", "dd", "j", "g", "gw", "gg", "t", "ch", "p",
        "ts",
        "ts", "f", "p",
    ]

    /// The vowel of each place in a row. The sixth is so short that names in passports leave it out or vary.
    private static let vowels = ["e", "u", "i", "a", "e", "", "o", "wa"]

    /// The Latin letters of a syllable, nil for a character of another kind.
    ///
    /// - Parameter scalar: any character.
    static func latin(_ scalar: Unicode.Scalar) -> String? {
        guard (first...last).contains(scalar.value) else { return nil }
        let place = Int(scalar.value - first)
        let consonant = consonants[place / 8]
        let vowel = vowels[place % 8]
        // The two rows of vowels alone begin with a; alone, the sixth is heard.
        if consonant.isEmpty { return place % 8 == 0 ? "a" : place % 8 == 5 ? "e" : vowel }
        return consonant + vowel
    }
}
