// Breaking and filling lines by the columns that they take on a screen.

import TerminalKit

enum PlainLine {
    /// The lines of a text, broken at spaces, or inside a word that is wider than a line; at least one.
    ///
    /// - Parameters:
    ///   - text: its line feeds stay breaks; other control characters are made harmless.
    ///   - columns: the width of a line; less than 1 is taken as 1.
    static func wrap(_ text: String, to columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            fill(DisplayWidth.harmless(String(paragraph)).split(separator: " ").map(String.init), to: columns)
        }
    }

    /// The lines that parts fill; at least one. A part is broken only where it is wider than a line.
    ///
    /// - Parameters:
    ///   - parts: harmless already.
    ///   - columns: the width of a line; less than 1 is taken as 1.
    ///   - gap: the spaces between two parts of a line.
    static func fill(_ parts: [String], to columns: Int, gap: Int = 1) -> [String] {
        let columns = max(1, columns)
        var lines: [String] = []
        var line = ""
        var used = 0
        for part in parts {
            let width = DisplayWidth.of(part)
            if !line.isEmpty, used + gap + width <= columns {
                line += String(repeating: " ", count: gap) + part
                used += gap + width
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = part
            used = width
            while used > columns {
                let head = beginning(of: line, columns)
                lines.append(head)
                line = String(line.dropFirst(head.count))
                used = DisplayWidth.of(line)
            }
        }
        return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
    }

    /// As many characters as fit, and at least one.
    private static func beginning(of text: String, _ columns: Int) -> String {
        var result = ""
        var used = 0
        for character in text {
            let width = DisplayWidth.of(String(character))
            if !result.isEmpty, used + width > columns { break }
            result.append(character)
            used += width
        }
        return result
    }

    /// A text filled with spaces to a width; a wider one is left as it is.
    static func pad(_ text: String, _ columns: Int, _ side: PaperColumn.Side) -> String {
        let room = max(0, columns - DisplayWidth.of(text))
        let left =
            switch side {
            case .left: 0
            case .centre: room / 2
            case .right: room
            }
        return String(repeating: " ", count: left) + text + String(repeating: " ", count: room - left)
    }
}
