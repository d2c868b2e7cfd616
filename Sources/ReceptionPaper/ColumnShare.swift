// How the columns of a table share its width, the same on a page as in plain text.

/// Shares the width of a table among its columns, so that words stay whole as long as there is room for them.
public enum ColumnShare {
    /// What a column is given by.
    public struct Claim: Hashable, Sendable {
        /// Its part of the room in relation to the others; less than 1 is taken as 1.
        public var weight: Int
        /// How wide its widest word is.
        public var word: Double
        /// How wide its boxes are side by side, which they stand in while all columns' words leave room for that.
        public var boxes: Double
        /// How wide its widest text is, which more room than that does not help; infinite where nobody has measured.
        public var need: Double

        public init(weight: Int, word: Double, boxes: Double = 0, need: Double = .infinity) {
            self.weight = weight
            self.word = word
            self.boxes = boxes
            self.need = need
        }
    }

    /// The part of the room that one word may ask for. A longer one is broken, or it would take the room of all others.
    private static let greatestPart = 1.0 / 3

    /// The widths of columns, from left to right.
    ///
    /// Each is as wide as its widest word, and what is left is shared by the weights. Where the words do not fit together
    /// the widest of them are broken, the others not.
    ///
    /// - Parameters:
    ///   - claims: of the columns.
    ///   - room: what they have together.
    /// - Complexity: O(n²) in the columns.
    public static func widths(_ claims: [Claim], room: Double) -> [Double] {
        let words = level(claims, room: room)
        let wide = zip(claims, words).map { max($0.boxes, $1) }
        let least = wide.reduce(0, +) <= room ? wide : words
        let most = zip(claims, least).map { max($0.need, $1) }
        var widths = least
        // In order, for sums depend on theirs in the last digits, and the same document gives the same bytes.
        var open = Array(claims.indices)
        var left = room
        while !open.isEmpty {
            let weights = open.reduce(0.0) { $0 + weight(claims[$1]) }
            var over = 0.0
            var shares: [Int: Double] = [:]
            for index in open {
                let share = left * weight(claims[index]) / weights
                shares[index] = share
                widths[index] = min(max(share, least[index]), most[index])
                over += widths[index] - share
            }
            // Those that cannot follow their share stay as they are, and the others share what that leaves.
            let fixed = open.filter { index in
                guard let share = shares[index], abs(over) > 0.001 else { return true }
                return over > 0 ? widths[index] > share : widths[index] < share
            }
            open.removeAll(where: fixed.contains)
            left -= fixed.reduce(0) { $0 + widths[$1] }
        }
        return widths
    }

    private static func weight(_ claim: Claim) -> Double { Double(max(1, claim.weight)) }

    /// What the words ask for, the widest of them cut to one width where all together are too wide.
    private static func level(_ claims: [Claim], room: Double) -> [Double] {
        let weights = claims.reduce(0.0) { $0 + weight($1) }
        let words = claims.map { claim in
            min(claim.word, max(room * greatestPart, room * weight(claim) / weights))
        }
        var left = room
        for (index, word) in words.sorted().enumerated() {
            let part = left / Double(words.count - index)
            guard word <= part else { return words.map { min($0, part) } }
            left -= word
        }
        return words
    }
}
