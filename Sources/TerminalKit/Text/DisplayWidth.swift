// How many columns a text takes on the screen: the sum over its scalars, as the C library counts them.

/// Column widths of scalars and texts, by tables of our own so that they are the same on every machine.
///
/// ```swift
/// DisplayWidth.of("Åsa")      // 3
/// DisplayWidth.of("東京")      // 4
/// ```
public enum DisplayWidth {
    /// The columns of one printable scalar: 0 for a combining mark or a format character, 2 for an East Asian
    /// wide character or an emoji, else 1. Control characters have no width of their own and give 0.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value < 0x20 || (0x7F...0x9F).contains(value) ? 0 : 1 }
        if WidthTables.contains(value, in: WidthTables.zero) { return 0 }
        return WidthTables.contains(value, in: WidthTables.wide) ? 2 : 1
    }

    /// The columns that a text takes once it has been made harmless, which is what ``Frame`` draws.
    ///
    /// - Complexity: O(n).
    public static func of(_ text: String) -> Int {
        var columns = 0
        var afterReturn = false
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value == 0x0A && afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = value == 0x0D
            switch ScalarClass.of(value) {
            case .dropped, .mark, .joiner: break
            case .space, .replaced, .narrow: columns += 1
            case .wide: columns += 2
            }
        }
        return columns
    }

    /// The text made harmless: what ``Frame`` would draw of it, on one line.
    ///
    /// Line breaks and tabs become spaces, other control characters a question mark, bidirectional controls
    /// and invisible format characters vanish; joiners of Arabic and Indic scripts stay.
    public static func harmless(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\n" && afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = scalar == "\r"
            switch ScalarClass.of(scalar.value) {
            case .dropped: break
            case .space: result.append(" ")
            case .replaced: result.append("?")
            case .mark, .joiner, .narrow, .wide: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The longest beginning of a text that fits, with an ellipsis where something was cut off.
    ///
    /// - Parameters:
    ///   - text: any text; it is made harmless first.
    ///   - columns: the columns at hand; nothing fits in zero.
    ///   - glyphs: whose ellipsis to use.
    public static func truncated(_ text: String, to columns: Int, glyphs: Glyphs = .unicode) -> String {
        let clean = harmless(text)
        guard of(clean) > columns else { return clean }
        guard columns > 0 else { return "" }
        var result = String.UnicodeScalarView()
        var used = 0
        for scalar in clean.unicodeScalars {
            let width = of(scalar)
            if used + width > columns - 1 { break }
            used += width
            result.append(scalar)
        }
        return String(result) + String(glyphs.ellipsis)
    }
}
