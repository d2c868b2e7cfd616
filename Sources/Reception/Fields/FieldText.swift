// Cleans the text of a field: spaces around it and characters that do not belong in text.

/// The text of fields.
public enum FieldText {
    /// The text without spaces, tabs and line breaks around it. Byte order marks and the like go too.
    public static func trimmed(_ text: String) -> String {
        if let first = text.utf8.first, let last = text.utf8.last, plain(first), plain(last) { return text }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isSpace($0) }),
            let end = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[start...end])
    }

    /// One line of text: trimmed, line breaks and tabs made spaces, control characters taken out.
    public static func line(_ text: String) -> String { cleaned(text, lineBreak: " ") }

    /// A text that may have several lines: trimmed, control characters taken out.
    public static func paragraph(_ text: String) -> String { cleaned(text, lineBreak: "\n") }

    private static func cleaned(_ text: String, lineBreak: Unicode.Scalar) -> String {
        // C1 control characters begin with the byte C2; where neither they nor C0 may be, nothing is to be done.
        let isClean = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 }
        guard !isClean else { return trimmed(text) }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: kept.append(lineBreak)
            case 0x09: kept.append(" ")
            case 0..<0x20, 0x7F...0x9F: break
            default: kept.append(scalar)
            }
        }
        return trimmed(String(kept))
    }

    /// Whether a scalar does something besides standing there: control characters but tabs and line breaks, what turns the
    /// direction of text, and what nobody sees.
    public static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }

    /// A text for a file that other programs open: without what is harmful, unusual line breaks made spaces.
    public static func harmless(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: kept.append(" ")
            default: if !isHarmful(scalar) { kept.append(scalar) }
            }
        }
        return String(kept)
    }

    private static func plain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.value == 0x7F || scalar.value == 0xFEFF || scalar.value == 0x200B
            || (scalar.value > 0x7F && scalar.properties.isWhitespace)
    }
}
