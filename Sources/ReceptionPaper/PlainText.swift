// The document as plain text: what `--output` writes beside PDF, and what a terminal or a line printer takes.

import TerminalKit

extension PaperDocument {
    /// The document as text of fixed columns, ending in a line feed; the same document gives the same text.
    ///
    /// Boxes are `[ ]`, lines to write on are underscores, a new page is a line of its own.
    ///
    /// - Parameter width: the columns at hand; fewer than 20 are taken as 20.
    public func plainText(width: Int = 78) -> String {
        var writer = PlainWriter(width: max(20, width))
        for block in blocks { writer.write(block) }
        if !footer.isEmpty {
            writer.gap()
            writer.rule("-")
            for line in footer { writer.write(wrapped: line) }
        }
        return writer.text
    }
}

/// Lines of plain text under construction.
struct PlainWriter {
    let width: Int
    private var lines: [String] = []

    init(width: Int) { self.width = width }

    /// What has been written; blank lines at the end are left out.
    var text: String {
        let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        return lines[..<end].map { $0 + "\n" }.joined()
    }

    /// One empty line between parts, none at the top.
    mutating func gap() {
        if lines.last?.isEmpty == false { lines.append("") }
    }

    /// A line; spaces at its end are left out.
    mutating func add(_ line: String) {
        lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
    }

    mutating func rule(_ character: Character, _ columns: Int? = nil) {
        add(String(repeating: character, count: columns ?? width))
    }

    mutating func write(wrapped text: String, indent: Int = 0) {
        for line in PlainLine.wrap(text, to: width - indent) {
            add(String(repeating: " ", count: indent) + line)
        }
    }

    mutating func write(_ block: PaperBlock) {
        switch block {
        case .heading(let level, let text):
            gap()
            let wrapped = PlainLine.wrap(text, to: width)
            for line in wrapped { add(line) }
            let longest = wrapped.map(DisplayWidth.of).max() ?? 0
            if level < 3 { rule(level < 2 ? "=" : "-", longest) }
        case .paragraph(let text, _):
            gap()
            write(wrapped: text)
        case .rows(let rows, _):
            gap()
            write(rows)
        case .table(let table):
            gap()
            write(table)
        case .chart(let chart):
            gap()
            write(chart)
        case .checks(let checks):
            gap()
            for check in checks { write(check) }
        case .notes(let label, let count):
            gap()
            if !label.isEmpty { write(wrapped: label) }
            for _ in 0..<max(0, count) { rule("_") }
        case .sign(let texts):
            gap()
            for sign in texts {
                for line in PlainLine.wrap(sign.text, to: width) { add(PlainLine.pad(line, width, .centre)) }
            }
            gap()
        case .space:
            gap()
        case .together(let blocks):
            for block in blocks { write(block) }
        case .pageBreak:
            gap()
            rule("-")
        }
    }

    private mutating func write(_ rows: [PaperRow]) {
        let widest = rows.map { DisplayWidth.of($0.label) }.max() ?? 0
        let labels = max(1, min(widest, width * 2 / 5))
        for row in rows {
            let left = PlainLine.wrap(row.label, to: labels)
            let right = row.value.plainLines(width - labels - 2)
            for index in 0..<max(left.count, right.count) {
                let label = index < left.count ? left[index] : ""
                add(PlainLine.pad(label, labels, .left) + "  " + (index < right.count ? right[index] : ""))
            }
        }
    }

    private mutating func write(_ check: PaperCheck) {
        let parts = check.lines.map { line in
            let label = line.label.isEmpty ? "" : DisplayWidth.harmless(line.label) + " "
            return label + String(repeating: "_", count: line.length == .short ? 6 : 16)
        }
        let lines = parts.joined(separator: "  ")
        let text = PlainLine.wrap(check.text, to: width - 4)
        let last = text.last ?? ""
        for (index, line) in text.enumerated() where index < text.count - 1 {
            add((index == 0 ? "[ ] " : "    ") + line)
        }
        let beginning = (text.count < 2 ? "[ ] " : "    ") + last
        let room = width - DisplayWidth.of(beginning) - DisplayWidth.of(lines)
        if lines.isEmpty {
            add(beginning)
        } else if room >= 2 {
            add(beginning + String(repeating: " ", count: room) + lines)
        } else {
            add(beginning)
            for line in TextLines.filled(parts, width: width - 4, gap: 2) { add("    " + line) }
        }
    }
}

extension PaperCell {
    /// The cell in plain text, in lines of a width.
    func plainLines(_ columns: Int) -> [String] {
        switch self {
        case .text(let text): PlainLine.wrap(text, to: columns)
        case .boxes(let words):
            TextLines.filled(
                words.map { $0.isEmpty ? "[ ]" : "[ ] " + DisplayWidth.harmless($0) }, width: columns, gap: 2)
        case .line: [String(repeating: "_", count: max(1, min(6, columns)))]
        }
    }
}
