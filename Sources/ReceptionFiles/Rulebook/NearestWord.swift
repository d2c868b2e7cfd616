// The known word nearest to a mistyped one.

/// Finds what somebody may have meant.
public enum NearestWord {
    /// The word nearest to a text.
    /// - Parameters:
    ///   - text: what was written.
    ///   - known: what could have been written.
    /// - Returns: nil when nothing is nearer than a third of the longer word's length (at least two edits).
    /// - Complexity: O(n·m) per known word.
    public static func to(_ text: String, among known: some Sequence<String>) -> String? {
        var best: (word: String, distance: Int)?
        for word in known {
            let distance = edits(Array(text.lowercased()), Array(word.lowercased()))
            let limit = max(2, max(text.count, word.count) / 3)
            if distance <= limit, best.map({ distance < $0.distance }) ?? true { best = (word, distance) }
        }
        return best?.word
    }

    /// How many insertions, removals, replacements and swaps of neighbours lead from one word to the other.
    private static func edits(_ a: [Character], _ b: [Character]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    least = min(least, beforeLast[j - 2] + 1)
                }
                row.append(least)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
