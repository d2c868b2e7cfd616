// Bars of a document: what is compared, by length, with the numbers beside them.

/// Bars, one a row, from a common left edge. Lengths are drawn to one scale; what they say stands as text too, so that a
/// chart can be read aloud and in plain text.
public struct PaperChart: Codable, Hashable, Sendable {
    /// From the top.
    public var bars: [PaperBar]
    /// A value to compare all bars with; nil for none.
    public var mark: PaperMark?
    /// The value at the right edge; nil for the greatest there is.
    public var scale: Int?

    /// - Parameters:
    ///   - bars: from the top.
    ///   - mark: a value to compare all bars with.
    ///   - scale: the value at the right edge, where it is not the greatest.
    public init(bars: [PaperBar], mark: PaperMark? = nil, scale: Int? = nil) {
        self.bars = bars
        self.mark = mark
        self.scale = scale
    }

    /// The value at the right edge, at least 1. No bar and no mark lies beyond it.
    public var end: Int {
        let values = bars.flatMap { [$0.value ?? 0, $0.upTo ?? 0] } + [mark?.value ?? 0]
        return max(1, scale ?? 0, values.max() ?? 0)
    }
}

/// A bar with its label and the text of its value.
public struct PaperBar: Codable, Hashable, Sendable {
    /// What it is of.
    public var label: String
    /// Where the filled bar ends; nil for none. Less than nought is taken as nought.
    public var value: Int?
    /// Where an empty frame beyond the filled bar ends; nil for none.
    public var upTo: Int?
    /// The value in words.
    public var text: String

    /// - Parameters:
    ///   - label: what it is of.
    ///   - value: where the filled bar ends.
    ///   - upTo: where an empty frame beyond it ends.
    ///   - text: the value in words.
    public init(_ label: String, _ value: Int?, upTo: Int? = nil, text: String) {
        self.label = label
        self.value = value
        self.upTo = upTo
        self.text = text
    }
}

/// A value that bars are compared with: a dashed line over all of them.
public struct PaperMark: Codable, Hashable, Sendable {
    /// Where the line stands.
    public var value: Int
    /// What it says, below the bars.
    public var label: String

    /// - Parameters:
    ///   - value: where the line stands.
    ///   - label: what it says.
    public init(_ value: Int, _ label: String) {
        self.value = value
        self.label = label
    }
}
