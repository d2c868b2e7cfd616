// What a document is made of: headings, text, rows, tables, boxes to tick, lines to write on, signs.

/// A part of a document. Texts are plain UTF-8 of any script; a line feed in one begins a new line.
public indirect enum PaperBlock: Codable, Hashable, Sendable {
    /// A heading; it stays on the page of what follows it.
    /// - Parameter level: 1 for the document's own, 2 and 3 below it; others are taken as the nearest.
    case heading(level: Int, text: String)
    /// Running text.
    case paragraph(text: String, tone: PaperTone)
    /// Labels with their values, each row kept whole.
    /// - Parameter columns: 1, or 2 for pairs side by side.
    case rows([PaperRow], columns: Int)
    /// A table; its header stands on every page that it reaches.
    case table(PaperTable)
    /// Bars, with what they say as text beside them.
    case chart(PaperChart)
    /// Boxes to tick, each with its text.
    case checks([PaperCheck])
    /// Empty lines to write on, below a label where there is one.
    case notes(label: String, lines: Int)
    /// A page of its own with text as large as it can be.
    case sign([PaperSign])
    /// Empty height, in millimetres.
    case space(millimetres: Int)
    /// Blocks that stay on one page when they fit on one.
    case together([PaperBlock])
    /// What follows begins a new page.
    case pageBreak
}

extension PaperBlock {
    /// Running text in the ordinary tone.
    public static func paragraph(_ text: String, _ tone: PaperTone = .body) -> PaperBlock {
        .paragraph(text: text, tone: tone)
    }

    /// Labels with their values, one a row.
    public static func rows(_ rows: [PaperRow]) -> PaperBlock { .rows(rows, columns: 1) }
}

/// How a paragraph speaks.
public enum PaperTone: String, Codable, Hashable, Sendable, CaseIterable {
    /// What explains and may be passed over.
    case small
    /// The ordinary text.
    case body
    /// What must not be passed over.
    case strong
    /// Read at arm's length, as on a slip that is handed over.
    case large
    /// What is looked for first on such a slip.
    case display
}

/// What stands in a cell or after a label.
public enum PaperCell: Codable, Hashable, Sendable {
    /// A text; an empty one leaves room to write in.
    case text(String)
    /// Boxes to tick, each before its word.
    case boxes([String])
    /// A dotted line to write on.
    case line
}

extension PaperCell: ExpressibleByStringLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
}

/// A label and its value.
public struct PaperRow: Codable, Hashable, Sendable {
    /// What it is.
    public var label: String
    /// What is known, ticked or written.
    public var value: PaperCell

    /// - Parameters:
    ///   - label: what it is.
    ///   - value: what is known, ticked or written.
    public init(_ label: String, _ value: PaperCell) {
        self.label = label
        self.value = value
    }

    /// A label and a text.
    public init(_ label: String, text: String) { self.init(label, .text(text)) }
}

/// A box to tick, its text and the lines to fill in beside it.
public struct PaperCheck: Codable, Hashable, Sendable {
    /// What is ticked off.
    public var text: String
    /// Dotted lines at right, in order.
    public var lines: [PaperLine]

    /// - Parameters:
    ///   - text: what is ticked off.
    ///   - lines: for a clock time, a signature and the like.
    public init(_ text: String, _ lines: PaperLine...) {
        self.text = text
        self.lines = lines
    }
}

/// A short dotted line with a word before it.
public struct PaperLine: Codable, Hashable, Sendable {
    /// What is written there, such as "kl."; it may be empty.
    public var label: String
    /// How much room it takes.
    public var length: Length

    /// How much is to be written.
    public enum Length: String, Codable, Hashable, Sendable, CaseIterable {
        /// A clock time or a number.
        case short
        /// A name or a signature.
        case long
    }

    /// - Parameters:
    ///   - label: what is written there.
    ///   - length: how much is to be written.
    public init(_ label: String, _ length: Length = .short) {
        self.label = label
        self.length = length
    }
}

/// One text on a sign.
public struct PaperSign: Codable, Hashable, Sendable {
    /// What is to be read from afar.
    public var text: String
    /// How large it stands.
    public var size: Size

    /// How large a text stands on a sign.
    public enum Size: String, Codable, Hashable, Sendable, CaseIterable {
        /// As large as the page allows.
        case major
        /// Smaller, beside what the sign is about, and growing with it.
        case minor
        /// On top, in a size of its own, so that a long name of the sender does not make the other texts smaller.
        case caption
    }

    /// - Parameters:
    ///   - text: what is to be read from afar.
    ///   - size: how large it stands.
    public init(_ text: String, _ size: Size = .major) {
        self.text = text
        self.size = size
    }
}
