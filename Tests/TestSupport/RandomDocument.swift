// Documents by chance, from a seed.

import ReceptionPaper

/// Makes documents of every kind of block.
public struct RandomDocument {
    private var random: SplitMix64
    private let words: [String]

    /// - Parameters:
    ///   - seed: any number.
    ///   - words: what the texts are made of.
    public init(seed: UInt64, words: [String] = printable + ["東京", "🙂"]) {
        random = SplitMix64(seed: seed)
        self.words = words
    }

    /// Texts that the fonts of the tests can draw.
    public static let printable = [
        "Flyg", "åäö ÅÄÖ", "محمد عبد الله الأحمد", "ገብረ ኪዳን", "Лариса", "\"citat\" \\ / \u{7}", "", "a\nb",
        "\u{2028}",
        "\u{202E}x\u{301} ", "bostadsrättsföreningsordförande 0123456789012345678901234567890123456789",
        "0 < 1 & 2",
    ]

    private mutating func text() -> String {
        (0..<random.int(0...3)).map { _ in random.element(of: words) ?? "" }.joined(separator: " ")
    }

    private mutating func cell() -> PaperCell {
        switch random.int(0...2) {
        case 0: .text(text())
        case 1: .boxes((0..<random.int(0...3)).map { _ in text() })
        default: .line
        }
    }

    private mutating func check() -> PaperCheck {
        var check = PaperCheck(text())
        check.lines = (0..<random.int(0...2)).map { _ in
            PaperLine(text(), random.element(of: PaperLine.Length.allCases) ?? .short)
        }
        return check
    }

    private mutating func table() -> PaperTable {
        let columns = (0..<random.int(0...5)).map { _ in
            PaperColumn(
                text(), width: random.int(-1...9),
                side: random.element(of: PaperColumn.Side.allCases) ?? .left)
        }
        let rows = (0..<random.int(0...8)).map { _ in (0..<random.int(0...6)).map { _ in cell() } }
        return PaperTable(columns: columns, rows: rows, isForPen: random.int(0...1) == 1)
    }

    private mutating func chart() -> PaperChart {
        let bars = (0..<random.int(0...6)).map { _ in
            PaperBar(
                text(), random.int(0...3) == 0 ? nil : random.int(-1...200),
                upTo: random.int(0...1) == 0 ? nil : random.int(-1...250), text: text())
        }
        let mark = random.int(0...1) == 0 ? nil : PaperMark(random.int(0...300), text())
        return PaperChart(bars: bars, mark: mark, scale: random.int(0...1) == 0 ? nil : random.int(0...100))
    }

    private mutating func block(depth: Int) -> PaperBlock {
        switch random.int(0...(depth > 2 ? 9 : 10)) {
        case 0: .heading(level: random.int(0...4), text: text())
        case 1: .paragraph(text(), random.element(of: PaperTone.allCases) ?? .body)
        case 2:
            .rows((0..<random.int(0...4)).map { _ in PaperRow(text(), cell()) }, columns: random.int(0...3))
        case 3: .table(table())
        case 4: .checks((0..<random.int(0...4)).map { _ in check() })
        case 5: .notes(label: text(), lines: random.int(-1...4))
        case 6:
            .sign(
                (0..<random.int(0...2)).map { _ in
                    PaperSign(text(), random.element(of: PaperSign.Size.allCases) ?? .major)
                })
        case 7: .space(millimetres: random.int(-5...40))
        case 8: .pageBreak
        case 9: .chart(chart())
        default: .together((0..<random.int(0...3)).map { _ in block(depth: depth + 1) })
        }
    }

    /// A document.
    public mutating func document() -> PaperDocument {
        PaperDocument(
            title: text(), language: random.element(of: ["sv", "en", "ar"]) ?? "sv",
            format: random.element(of: PaperFormat.allCases) ?? .portrait,
            created: random.int(0...4_000_000_000), footer: (0..<random.int(0...3)).map { _ in text() },
            pageWords: random.int(0...1) == 1 ? PageWords(page: "sida", of: "av") : nil,
            blocks: (0..<random.int(0...9)).map { _ in block(depth: 0) })
    }
}
