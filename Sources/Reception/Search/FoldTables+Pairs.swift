// Georgian, Armenian and Greek letters in Latin ones, and the pairs of letters that make one sound.

extension FoldTables {
    /// A letter whose sound may depend on the letter before it.
    struct PairedLetter {
        /// The small letter, without accents.
        let value: UInt32
        /// At the beginning of a word.
        let first: String
        let within: String
    }

    /// Georgian as the country's own standard of 2002 has it, capitals and old letters included.
    static let georgian: [UInt32: String] = {
        var result = table([
            "a ა", "b ბ", "g გ", "d დ", "e ე", "v ვ", "z ზ", "t თტ", "i ი", "k კქ", "l ლ", "m მ", "n ნ",
            "o ო",
            "p პფ", "zh ჟ", "r რ", "s ს", "u უ", "gh ღ", "q ყ", "sh შ", "ch ჩჭ", "ts ცწ", "dz ძ", "kh ხ",
            "j ჯ", "h ჰ",
        ])
        // The capitals stand so far behind the small letters.
        for (letter, latin) in result { result[letter + 0xBC0] = latin }
        return result
    }()

    /// Armenian as passports write it, and Greek by ELOT 743.
    ///
    /// - Parameter value: any character.
    /// - Returns: nil for a character of another script.
    static func paired(_ value: UInt32) -> PairedLetter? {
        let small = accents[value] ?? (armenianCapitals.contains(value) ? value + 0x30 : value)
        if let latin = greek[small] { return PairedLetter(value: small, first: latin, within: latin) }
        guard let latin = armenian[small] else { return nil }
        let first = small == 0x565 ? "ye" : small == 0x578 ? "vo" : latin
        return PairedLetter(value: small, first: first, within: latin)
    }

    /// What two letters become together.
    ///
    /// - Returns: how many Latin letters of the first go, and what comes instead; nil where each stands for itself.
    static func pair(_ first: UInt32, _ second: UInt32) -> (dropping: Int, letters: String)? {
        switch (first, second) {
        // ու is u; at the beginning of a word its first letter was written as vo.
        case (0x578, 0x582): (1, "u")
        // ου
        case (0x3BF, 0x3C5): (0, "u")
        // αυ, ευ and ηυ
        case (0x3B1, 0x3C5), (0x3B5, 0x3C5), (0x3B7, 0x3C5): (0, "v")
        // γγ, γξ and γχ
        case (0x3B3, 0x3B3): (1, "ng")
        case (0x3B3, 0x3BE): (1, "nx")
        case (0x3B3, 0x3C7): (1, "nch")
        default: nil
        }
    }

    private static let armenianCapitals: ClosedRange<UInt32> = 0x531...0x556

    private static let armenian = table([
        "a ա", "b բ", "g գ", "d դ", "e եէ", "z զ", "y ըյ", "t թտ", "zh ժ", "i ի", "l լ", "kh խ", "ts ծց",
        "k կք", "h հ", "dz ձ", "gh ղ", "ch ճչ", "m մ", "n ն", "sh շ", "o ոօ", "p պփ", "j ջ", "r ռր", "s ս",
        "v վւ", "f ֆ", "ev և",
    ])

    private static let greek = table([
        "a α", "v β", "g γ", "d δ", "e ε", "z ζ", "i ηι", "th θ", "k κ", "l λ", "m μ", "n ν", "x ξ", "o οω",
        "p π", "r ρ", "s σς", "t τ", "y υ", "f φ", "ch χ", "ps ψ",
    ])

    /// Greek capitals and letters with accents, and the small letter of each.
    private static let accents: [UInt32: UInt32] = {
        var result: [UInt32: UInt32] = [:]
        for capital in 0x391...0x3A9 as ClosedRange<UInt32> where capital != 0x3A2 {
            result[capital] = capital + 0x20
        }
        for (letter, small) in table(["α ΆάᾶᾳἈἀ", "ε Έέ", "η Ήήῆ", "ι ΊίΪϊΐῖ", "ο Όό", "υ ΎύΫϋΰῦ", "ω Ώώῶ"]) {
            result[letter] = small.unicodeScalars.first?.value
        }
        return result
    }()
}
