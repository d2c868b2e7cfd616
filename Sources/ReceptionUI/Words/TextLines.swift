// Breaking a text into lines of a width.

import TerminalKit

enum TextLines {
    /// The text in lines no wider than `width`, broken between words where that is possible.
    static func wrapped(_ text: String, width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            var used = 0
            for word in paragraph.split(separator: " ") {
                for part in pieces(String(word), width: width) {
                    let size = DisplayWidth.of(part)
                    if used > 0, used + 1 + size > width {
                        lines.append(line)
                        line = ""
                        used = 0
                    }
                    line += used > 0 ? " " + part : part
                    used += used > 0 ? 1 + size : size
                }
            }
            lines.append(line)
        }
        return lines
    }

    /// A word that is wider than a line, in pieces that are not.
    private static func pieces(_ word: String, width: Int) -> [String] {
        guard DisplayWidth.of(word) > width else { return [word] }
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if !piece.isEmpty, DisplayWidth.of(piece + String(character)) > width {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return pieces + [piece]
    }
}
