// A sign: text as large as the page takes.

import ReceptionPaper

extension Composer {
    /// The size of what stands beside, in relation to what the sign is about.
    private static let minor = 0.4

    /// Adds a page with texts below each other, all of one size or in the sizes of major and minor.
    mutating func addSign(_ texts: [PaperSign]) throws(PrintError) {
        let texts = texts.filter { !$0.text.isEmpty }
        guard !texts.isEmpty else { return }
        var low = 8.0
        var high = 400.0
        var best = try set(texts, low)
        while high - low > 1 {
            let size = ((low + high) / 2).rounded(.down)
            let blocks = try set(texts, size)
            if fits(blocks, size) {
                (low, best) = (size, blocks)
            } else {
                high = size
            }
        }
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

    private func set(_ texts: [PaperSign], _ size: Double) throws(PrintError) -> [TextBlock] {
        var blocks: [TextBlock] = []
        for sign in texts {
            let face = Face(size: sign.isMinor ? size * Self.minor : size, isBold: true)
            blocks.append(try setter.set(sign.text, face, width: width, breaksWords: false))
        }
        return blocks
    }

    private func total(_ blocks: [TextBlock], _ size: Double) -> Double {
        blocks.reduce(0) { $0 + $1.height } + size * 0.25 * Double(blocks.count - 1)
    }

    private func fits(_ blocks: [TextBlock], _ size: Double) -> Bool {
        total(blocks, size) <= height - 12 && blocks.allSatisfy { $0.width <= width }
    }
}
