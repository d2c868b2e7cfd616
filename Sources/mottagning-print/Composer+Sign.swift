// A sign: text as large as the page takes.

import ReceptionPaper

extension Composer {
    /// The size of what stands beside, in relation to what the sign is about.
    private static let minor = 0.4
    /// The size that is tried.
    private static let trial = 100.0

    /// Adds a page with texts below each other: captions on top, the others in the middle of what is left, all of one
    /// size or in the sizes of major and minor.
    mutating func addSign(_ texts: [PaperSign]) throws(PrintError) {
        let texts = texts.filter { !$0.text.isEmpty }
        guard !texts.isEmpty else { return }
        var placed: [(sign: PaperSign, block: TextBlock, y: Double)] = []
        var top = 0.0
        for sign in texts where sign.size == .caption {
            let block = try setter.set(sign.text, Measure.caption, width: width)
            placed.append((sign, block, top))
            top += block.height + Measure.gap
        }
        var grown = texts.filter { $0.size != .caption }
        if top > height / 3 {
            // Whole sentences are no caption.
            (placed, top, grown) = ([], 0, texts)
        }
        if !grown.isEmpty {
            let room = height - top
            let (size, blocks) = try largest(grown, height: room)
            var y = top + max(0, (room - total(blocks, size)) / 2)
            for (sign, block) in zip(grown, blocks) {
                placed.append((sign, block, y))
                y += block.height + size * 0.25
            }
        }
        var pieces: [Piece] = []
        for (index, text) in placed.enumerated() {
            let marks = text.block.marks(x: 0, y: text.y, side: .centre, room: width)
            // All stand on one page: only the last has a height.
            let isLast = index == placed.count - 1
            var new = Piece(height: isLast ? height : 0, path: [], groups: [], startsPage: index == 0)
            new.path = [tag(text.sign.size == .major ? "H1" : "P")]
            new.groups = [MarkGroup(tag: nil, marks: marks)]
            new.keepsWithNext = !isLast
            pieces.append(new)
        }
        add(pieces, above: 0, below: 0)
    }

    /// The largest size in which texts fit into a height, and the texts in it.
    private func largest(
        _ texts: [PaperSign], height: Double
    ) throws(PrintError) -> (size: Double, blocks: [TextBlock]) {
        let smallest = 8.0
        // A name is not broken inside a word unless nothing else helps.
        let breaksWords = try !fits(texts, smallest, height: height, breaksWords: false)
        var low = smallest
        var high = 400.0
        while high - low > 1 {
            let size = ((low + high) / 2).rounded(.down)
            if try fits(texts, size, height: height, breaksWords: breaksWords) {
                low = size
            } else {
                high = size
            }
        }
        return (low, try set(texts, low, width: width, breaksWords: breaksWords))
    }

    private func set(
        _ texts: [PaperSign], _ size: Double, width: Double, breaksWords: Bool
    ) throws(PrintError) -> [TextBlock] {
        var blocks: [TextBlock] = []
        for sign in texts {
            let face = Face(size: sign.size == .major ? size : size * Self.minor, isBold: true)
            blocks.append(try setter.set(sign.text, face, width: width, breaksWords: breaksWords))
        }
        return blocks
    }

    private func total(_ blocks: [TextBlock], _ size: Double) -> Double {
        blocks.reduce(0) { $0 + $1.height } + size * 0.25 * Double(blocks.count - 1)
    }

    /// Whether texts fit on the page in a size. Tried in one size on a page that is made larger or smaller: a
    /// new size costs a search among all fonts.
    private func fits(
        _ texts: [PaperSign], _ size: Double, height: Double, breaksWords: Bool
    ) throws(PrintError) -> Bool {
        let scale = Self.trial / size
        // A little less, for what does not grow quite evenly.
        let room = (width - 1) * scale
        let blocks = try set(texts, Self.trial, width: room, breaksWords: breaksWords)
        return total(blocks, Self.trial) <= (height - 12) * scale && blocks.allSatisfy { $0.width <= room }
    }
}
