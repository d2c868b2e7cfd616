// What stands on a terminal's screen at one moment.

/// The lines of a screen, without the blanks at their ends.
struct Screen: Equatable, CustomStringConvertible {
    let lines: [String]

    init(_ captured: String) {
        var lines = captured.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
    }

    var description: String { lines.joined(separator: "\n") }

    /// Where the selected row stands, nil where none is.
    var selectedLine: Int? { lines.firstIndex { $0.hasPrefix(">") } }

    /// The selected row without the mark before it.
    var selected: String? { selectedLine.map { String(lines[$0].dropFirst()) } }

    /// The words of the screen in their order, whatever marks and lines stand between them. In ASCII the mark of what
    /// is late is a letter.
    var words: [String] {
        lines.flatMap { line in
            line.split { !($0.isLetter || $0.isNumber || $0 == ":") }.map(String.init).filter { $0 != "X" }
        }
    }

    /// All lines as one, for what is wrapped.
    var flat: String { lines.joined(separator: " ").split(separator: " ").joined(separator: " ") }

    /// Whether a text stands on one of the lines.
    func has(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    /// How many lines bear a text.
    func count(_ text: String) -> Int { lines.count { $0.contains(text) } }
}
