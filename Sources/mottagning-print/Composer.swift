// Turns the blocks of a document into pieces: headings, running text and what holds them together.

import ReceptionPaper

/// Composes one document.
struct Composer {
    let setter: TextSetter
    /// The width and height that text may take.
    let width: Double
    let height: Double
    /// All that has been composed.
    private(set) var pieces: [Piece] = []
    private var lastTag = 0
    /// Above the next piece: the greater of what the block before and the next one ask for.
    private var pendingSpace = 0.0
    private var pendingPage = false

    init(setter: TextSetter, width: Double, height: Double) {
        self.setter = setter
        self.width = width
        self.height = height
    }

    /// A new element of the structure.
    mutating func tag(_ name: String, isContainer: Bool = false) -> Tag {
        lastTag += 1
        return Tag(name: name, id: lastTag, isContainer: isContainer)
    }

    /// Adds the pieces of one block.
    mutating func add(_ new: [Piece], above: Double = Measure.gap, below: Double = Measure.gap) {
        guard var first = new.first else { return }
        first.above = max(above, pendingSpace)
        if pendingPage { first.startsPage = true }
        pieces.append(first)
        pieces += new.dropFirst()
        pendingSpace = below
        pendingPage = false
    }

    /// Adds a block.
    /// - Throws: ``PrintError/missingGlyph(_:)``.
    mutating func add(_ block: PaperBlock) throws(PrintError) {
        switch block {
        case .heading(let level, let text): try addHeading(level, text)
        case .paragraph(let text, let tone): try addParagraph(text, tone)
        case .rows(let rows, let columns): try addRows(rows, columns: columns)
        case .table(let table): try addTable(table)
        case .chart(let chart): try addChart(chart)
        case .checks(let checks): try addChecks(checks)
        case .notes(let label, let lines): try addNotes(label, lines)
        case .sign(let texts): try addSign(texts)
        case .space(let millimetres): pendingSpace += Double(max(0, millimetres)) * Measure.millimetre
        case .together(let blocks):
            let start = pieces.count
            for block in blocks { try add(block) }
            for index in pieces.indices.dropFirst(start).dropLast() { pieces[index].keepsWithNext = true }
        case .pageBreak: pendingPage = !pieces.isEmpty
        }
    }

    private mutating func addHeading(_ level: Int, _ text: String) throws(PrintError) {
        let level = min(3, max(1, level))
        let block = try setter.set(text, Measure.heading(level), width: width)
        var new = lines(of: block, [tag("H\(level)")])
        for index in new.indices { new[index].keepsWithNext = true }
        if level == 1, let last = new.indices.last {
            new[last].height += 5
            new[last].groups.append(
                MarkGroup(
                    tag: nil,
                    marks: [
                        Mark(.rule(width, thickness: 1.2, isGrey: false), x: 0, y: new[last].height)
                    ]))
        }
        add(new, above: Measure.above(heading: level), below: level == 1 ? 9 : 4)
    }

    private mutating func addParagraph(_ text: String, _ tone: PaperTone) throws(PrintError) {
        let face =
            switch tone {
            case .small: Measure.small
            case .body: Measure.text
            case .strong: Measure.strong
            case .large: Measure.large
            case .display: Measure.display
            }
        let leading = Measure.leading * face.size / Measure.text.size
        let block = try setter.set(text, face, width: width, leading: leading)
        var new = lines(of: block, [tag("P")])
        // No line of a paragraph stands alone at the foot or the head of a page.
        if new.count > 1 {
            new[0].keepsWithNext = true
            new[new.count - 2].keepsWithNext = true
        }
        // What a slip shows largest stands close below the words that say what it is.
        add(new, above: tone == .display ? Measure.gap / 2 : Measure.gap * face.size / Measure.text.size)
    }

    /// Each line of a text as a piece.
    private func lines(of block: TextBlock, _ path: [Tag]) -> [Piece] {
        block.marks(x: 0, y: 0).map { mark in
            guard case .line(let line) = mark.kind else { return Piece(height: 0, groups: []) }
            var mark = mark
            mark.y = line.ascent
            return Piece(
                height: line.ascent + line.descent, path: path, groups: [MarkGroup(tag: nil, marks: [mark])])
        }
    }
}
