// Breaking a text into lines of a width, and filling lines with parts.

/// Lines by the columns that they take.
public enum TextLines {
    /// The text in lines no wider than `width`, broken between words where that is possible.
    /// - Parameters:
    ///   - text: harmless already; its line feeds stay breaks.
    ///   - width: of a line, in columns; with none there are no lines.
    /// - Returns: at least one line for each of the text's own.
    public static func wrapped(_ text: String, width: Int) -> [String] {
        guard width > 0 else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            filled(paragraph.split(separator: " ").map(String.init), width: width)
        }
    }

    /// The lines that parts fill. A part is broken only where it is wider than a line.
    /// - Parameters:
    ///   - parts: harmless already.
    ///   - width: of a line, in columns; less than 1 is taken as 1.
    ///   - gap: the spaces between two parts of a line.
    /// - Returns: at least one line.
    public static func filled(_ parts: [String], width: Int, gap: Int = 1) -> [String] {
        let width = max(1, width)
        var lines: [String] = []
        var line = ""
        var used = 0
        for part in parts {
            let size = DisplayWidth.of(part)
            if !line.isEmpty, used + gap + size <= width {
                line += String(repeating: " ", count: gap) + part
                used += gap + size
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = part
            used = size
            while used > width {
                let head = beginning(of: line, width)
                lines.append(head)
                line = String(line.dropFirst(head.count))
                used = DisplayWidth.of(line)
            }
        }
        return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
    }

    /// As many characters as fit, and at least one.
    private static func beginning(of text: String, _ width: Int) -> String {
        var result = ""
        var used = 0
        for character in text {
            let size = DisplayWidth.of(String(character))
            if !result.isEmpty, used + size > width { break }
            result.append(character)
            used += size
        }
        return result
    }
}
