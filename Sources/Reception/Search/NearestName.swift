// The known name that somebody who wrote another one probably meant.

/// Finds the nearest of several names.
public enum NearestName {
    /// The name that takes the fewest changes to reach: letters added, left out, exchanged or swapped with the next.
    /// Case and diacritics make no difference.
    ///
    /// - Parameters:
    ///   - text: what was written.
    ///   - names: the names there are; of several as near, the first is given.
    /// - Returns: nil only when there are no names.
    public static func to(_ text: String, among names: some Sequence<String>) -> String? {
        nearest(text, names)?.name
    }

    /// The nearest name where it is near enough to have been meant: at most a third of the longer one's letters off,
    /// and never less than two.
    public static func near(_ text: String, among names: some Sequence<String>) -> String? {
        guard let (name, distance) = nearest(text, names) else { return nil }
        return distance <= max(2, max(text.count, name.count) / 3) ? name : nil
    }

    private static func nearest(
        _ text: String, _ names: some Sequence<String>
    ) -> (name: String, distance: Int)? {
        let wanted = Array(SearchText.fold(String(text.prefix(80))).unicodeScalars)
        var best: (name: String, distance: Int)?
        for name in names {
            let distance = distance(wanted, Array(SearchText.fold(name).unicodeScalars))
            if distance < best?.distance ?? Int.max { best = (name, distance) }
        }
        return best
    }

    /// Damerau and Levenshtein's distance in its restricted form, where no letters are changed twice.
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var before: [Int] = []
        var above = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            row.reserveCapacity(b.count + 1)
            for j in 1...b.count {
                var least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    least = min(least, before[j - 2] + 1)
                }
                row.append(least)
            }
            (before, above) = (above, row)
        }
        return above[b.count]
    }
}
