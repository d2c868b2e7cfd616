// The script of a character that no font draws, and Debian's package with a font for it.

import CPangoCairo

/// A script by name and the package to install.
struct MissingScript: Equatable {
    /// Unicode's name of the script in one word, or its four letters of ISO 15924.
    let name: String
    /// Debian's package; a hyphen where there is none.
    let package: String

    /// The script of a character.
    init(of character: UInt32) {
        let packed = pc_script(character)
        let bytes = [packed >> 24, packed >> 16, packed >> 8, packed].map { UInt8(truncatingIfNeeded: $0) }
        let code = String(decoding: bytes, as: UTF8.self)
        if let (name, package) = Self.known[code] {
            self.name = name
            self.package = package
        } else if Self.nameless.contains(code) {
            // Signs that all scripts share; private use and what is not assigned have no font to install.
            name = code == "Zzzz" ? "Unknown" : "Common"
            package = code == "Zzzz" ? "-" : character >= 0x1F000 ? "fonts-symbola" : "fonts-noto-core"
        } else {
            name = code
            package = "fonts-noto-core"
        }
    }

    private static let nameless: Set<String> = ["Zyyy", "Zinh", "Zzzz"]

    private static let known: [String: (String, String)] = [
        "Latn": ("Latin", "fonts-dejavu-core"), "Grek": ("Greek", "fonts-dejavu-core"),
        "Cyrl": ("Cyrillic", "fonts-dejavu-core"), "Arab": ("Arabic", "fonts-dejavu-core"),
        "Armn": ("Armenian", "fonts-dejavu-core"), "Geor": ("Georgian", "fonts-dejavu-core"),
        "Hebr": ("Hebrew", "fonts-dejavu-core"), "Ethi": ("Ethiopic", "fonts-noto-core"),
        "Syrc": ("Syriac", "fonts-noto-core"), "Thaa": ("Thaana", "fonts-noto-core"),
        "Deva": ("Devanagari", "fonts-noto-core"), "Beng": ("Bengali", "fonts-noto-core"),
        "Taml": ("Tamil", "fonts-noto-core"), "Mymr": ("Myanmar", "fonts-noto-core"),
        "Khmr": ("Khmer", "fonts-noto-core"), "Thai": ("Thai", "fonts-noto-core"),
        "Tibt": ("Tibetan", "fonts-noto-core"), "Sinh": ("Sinhala", "fonts-noto-core"),
        "Tfng": ("Tifinagh", "fonts-noto-core"), "Nkoo": ("Nko", "fonts-noto-core"),
        "Adlm": ("Adlam", "fonts-noto-core"), "Rohg": ("Rohingya", "fonts-noto-core"),
        "Hani": ("Han", "fonts-noto-cjk"), "Hira": ("Hiragana", "fonts-noto-cjk"),
        "Kana": ("Katakana", "fonts-noto-cjk"), "Hang": ("Hangul", "fonts-noto-cjk"),
        "Bopo": ("Bopomofo", "fonts-noto-cjk"),
    ]
}
