// The foot of a page: a thin rule, the document's lines at left, the page's number at right.

import ReceptionPaper

/// What stands at the foot of every page.
struct Foot {
    private let lines: [TextBlock]
    private let words: PageWords?
    private let setter: TextSetter
    private let width: Double
    /// The rule and the distance to the text above included; 0 where there is nothing.
    let height: Double

    private static let space = 8.0
    private static let belowRule = 4.0

    /// - Throws: ``PrintError/missingGlyph(_:)``.
    init(_ document: PaperDocument, _ setter: TextSetter, width: Double) throws(PrintError) {
        self.setter = setter
        self.width = width
        words = document.pageWords
        // As wide as it may ever be, so that all pages are alike.
        let number = try words.map { words throws(PrintError) in
            try setter.set(words.text(page: 9999, of: 9999), Measure.foot)
        }
        let room = width - (number.map { $0.width + 16 } ?? 0)
        var lines: [TextBlock] = []
        for line in document.footer {
            lines.append(try setter.set(line + " ", Measure.foot, width: room, leading: 1))
        }
        self.lines = lines
        let text = max(lines.reduce(0) { $0 + $1.height + 1 }, number?.height ?? 0)
        height = text > 0 ? text + Self.space + Self.belowRule : 0
    }

    /// The foot of one page; its top is ``height`` above the lower margin.
    func piece(page: Int, of count: Int) throws(PrintError) -> Piece {
        guard height > 0 else { return Piece(height: 0, groups: []) }
        var marks = [Mark(.rule(width, thickness: 0.5, isGrey: false), x: 0, y: Self.space)]
        var y = Self.space + Self.belowRule
        for line in lines {
            marks += line.marks(x: 0, y: y)
            y += line.height + 1
        }
        if let words {
            let number = try setter.set(words.text(page: page, of: count), Measure.foot)
            marks += number.marks(x: 0, y: Self.space + Self.belowRule, side: .right, room: width)
        }
        return Piece(height: height, groups: [MarkGroup(tag: nil, marks: marks)])
    }
}
