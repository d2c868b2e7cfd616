// Lines of plain text: broken, and filled with spaces to a width.

import TerminalKit

enum PlainLine {
    /// The lines of a text, broken at spaces, or inside a word that is wider than a line; at least one.
    ///
    /// - Parameters:
    ///   - text: its line feeds stay breaks; other control characters are made harmless.
    ///   - columns: the width of a line; less than 1 is taken as 1.
    static func wrap(_ text: String, to columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            TextLines.wrapped(DisplayWidth.harmless(String(paragraph)), width: max(1, columns))
        }
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
