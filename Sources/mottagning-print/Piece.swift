// What the page is filled with: pieces of a height, each with marks at their places and its place in the structure.

/// Something that is drawn: a line of text, a box to tick, a rule.
struct Mark {
    enum Kind {
        /// Text, from its left end; the place is on its baseline.
        case line(TextBlock.Line)
        /// A box to tick of a side; the place is its upper left corner.
        case box(Double)
        /// A dotted line to write on of a length.
        case dots(Double)
        /// A filled bar of a width and height, and an empty frame; the place is the upper left corner.
        case fill(Double, Double)
        case frame(Double, Double)
        /// A thin line downwards of a length.
        case upright(Double, isDashed: Bool)
        /// A rule of a length and thickness, black or grey.
        case rule(Double, thickness: Double, isGrey: Bool)
    }

    let kind: Kind
    /// From the left edge of the text area.
    var x: Double
    /// From the top of the piece.
    var y: Double

    init(_ kind: Kind, x: Double, y: Double) {
        self.kind = kind
        self.x = x
        self.y = y
    }

    /// How far the mark reaches below its place.
    var depth: Double {
        switch kind {
        case .line(let line): line.descent
        case .box(let side): side
        case .fill(_, let height), .frame(_, let height), .upright(let height, _): height
        case .dots, .rule: 1
        }
    }
}

/// An element of the document's structure, as a screen reader goes through it.
struct Tag: Equatable {
    /// A name of PDF's standard structure types.
    let name: String
    /// Tells it from the other elements of its name.
    let id: Int
    /// Whether it may stay open over the end of a page because text stands only in elements below it.
    let isContainer: Bool
}

/// Marks of one element below those of the piece.
struct MarkGroup {
    /// The element; nil for what belongs to the piece's own or to none.
    var tag: String?
    var marks: [Mark]
}

/// A part of a page that is kept whole.
struct Piece {
    var height: Double
    /// Empty height above it, left out at the top of a page.
    var above = 0.0
    /// The elements that it stands in, from the outside.
    var path: [Tag] = []
    var groups: [MarkGroup]
    /// Whether the next piece shall stand on the same page.
    var keepsWithNext = false
    /// What stands above it again when it is the first on its page: a table's header.
    var header: [Piece] = []
    /// Whether it is such a header.
    var isHeader = false
    /// Whether it begins a page of its own.
    var startsPage = false
}
