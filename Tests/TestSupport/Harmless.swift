// What text may not hold when it leaves the program, told here apart from the program's own table so that it can be wrong.

/// What is wrong with a text that somebody else's terminal, paper or spreadsheet gets.
public enum Harmless {
    /// The first scalar that may do something besides standing there, as `U+202E`; nil where all are harmless.
    ///
    /// - Parameters:
    ///   - text: what came out.
    ///   - allowed: control characters that the format itself has.
    public static func fault(in text: String, allowing allowed: Set<Unicode.Scalar> = []) -> String? {
        for scalar in text.unicodeScalars where isHarmful(scalar.value) && !allowed.contains(scalar) {
            return "U+" + String(scalar.value, radix: 16, uppercase: true)
        }
        return nil
    }

    private static func isHarmful(_ value: UInt32) -> Bool {
        switch value {
        // C0, DEL and C1.
        case 0..<0x20, 0x7F...0x9F: true
        // Marks, embeddings, overrides and isolates of bidirectional text.
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        // Separators of lines, spaces without width, and letters that nobody sees.
        case 0x2028, 0x2029, 0x200B, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE007F: true
        default: false
        }
    }
}
