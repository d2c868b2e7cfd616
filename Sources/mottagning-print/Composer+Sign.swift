// A sign: text as large as the page takes.

import ReceptionPaper

extension Composer {
    /// The size of what stands beside, in relation to what the sign is about.
    private static let minor = 0.4
    /// The size that is tried.
    private static let trial = 100.0

    /// Adds a page with texts below each other, all of one size or in the sizes of major and minor.
    mutating func addSign(_ texts: [PaperSign]) throws(PrintError) {
        let texts = texts.filter { !$0.text.isEmpty }
        guard !texts.isEmpty else { return }
        let smallest = 8.0
        // A name is not broken inside a word unless nothing else helps.
        let breaksWords = try !fits(texts, smallest, breaksWords: false)
        var low = smallest
        var high = 400.0
        while high - low > 1 {
            let size = ((low + high) / 2).rounded(.down)
            if try fits(texts, size, breaksWords: breaksWords) { low = size } else { high = size }
        }
        let best = try set(texts, low, width: width, breaksWords: breaksWords)
        let gap = low * 0.25
        var y = max(0, (height - total(best, low)) / 2)
        var new = Piece(height: height, path: [], groups: [], startsPage: true)
        var pieces: [Piece] = []
        for (index, block) in best.enumerated() {
            new.path = [tag(texts[index].isMinor ? "P" : "H1")]
            new.groups = [MarkGroup(tag: nil, marks: block.marks(x: 0, y: y, side: .centre, room: width))]
            y += block.height + gap
            // All stand on one page: only the last has a height.
            new.height = index == best.count - 1 ? height : 0
            new.startsPage = index == 0
            new.keepsWithNext = index < best.count - 1
            pieces.append(new)
        }
        add(pieces, above: 0, below: 0)
    }

    private func set(
        _ texts: [PaperSign], _ size: Double, width: Double, breaksWords: Bool
    ) throws(PrintError) -> [TextBlock] {
        var blocks: [TextBlock] = []
        for sign in texts {
            let face = Face(size: sign.isMinor ? size * Self.minor : size, isBold: true)
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
        _ texts: [PaperSign], _ size: Double, breaksWords: Bool
    ) throws(PrintError) -> Bool {
        let scale = Self.trial / size
        // A little less, for what does not grow quite evenly.
        let room = (width - 1) * scale
        let blocks = try set(texts, Self.trial, width: room, breaksWords: breaksWords)
        return total(blocks, Self.trial) <= (height - 12) * scale && blocks.allSatisfy { $0.width <= room }
    }
}
