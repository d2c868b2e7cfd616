// A document for paper as a value: what stands on it and in which order, nothing of fonts or places.

/// A document that is printed, drawn as PDF by `mottagning-print` or written as plain text.
///
/// ```swift
/// let sheet = PaperDocument(
///     title: "Körblad 2026-0012", created: 1_772_000_000,
///     blocks: [.heading(level: 1, text: "Körblad"), .rows([PaperRow("Flyg", "SK 406")])])
/// ```
///
/// The same value gives the same bytes: it bears its own date and no renderer asks a clock.
public struct PaperDocument: Codable, Hashable, Sendable {
    /// What the window of a PDF reader says; it does not stand on the page by itself.
    public var title: String
    /// The language of the text as a tag of BCP 47, which a screen reader chooses its voice by.
    public var language: String
    /// How the sheet lies.
    public var format: PaperFormat
    /// When the document was made, in seconds since 1970 UTC.
    public var created: Int
    /// Lines at the foot of every page, at left.
    public var footer: [String]
    /// The words around the page's number; none is printed where they are nil.
    public var pageWords: PageWords?
    /// What stands on the pages, in reading order.
    public var blocks: [PaperBlock]

    /// A document.
    /// - Parameters:
    ///   - title: for the reader's window.
    ///   - language: of the text, `sv` unless stated.
    ///   - format: how the sheet lies.
    ///   - created: seconds since 1970 UTC, given by the caller.
    ///   - footer: lines at the foot of every page.
    ///   - pageWords: the words around the page's number.
    ///   - blocks: what stands on the pages.
    public init(
        title: String, language: String = "sv", format: PaperFormat = .portrait, created: Int,
        footer: [String] = [], pageWords: PageWords? = nil, blocks: [PaperBlock]
    ) {
        self.title = title
        self.language = language
        self.format = format
        self.created = created
        self.footer = footer
        self.pageWords = pageWords
        self.blocks = blocks
    }
}

/// How a sheet of A4 lies.
public enum PaperFormat: String, Codable, Hashable, Sendable, CaseIterable {
    /// 210 mm wide, 297 mm high.
    case portrait
    /// 297 mm wide, 210 mm high.
    case landscape
}

/// The words around a page's number: "sida 1 av 3".
public struct PageWords: Codable, Hashable, Sendable {
    /// Before the page's own number.
    public var page: String
    /// Between it and the number of pages.
    public var of: String

    /// - Parameters:
    ///   - page: such as "sida".
    ///   - of: such as "av".
    public init(page: String, of: String) {
        self.page = page
        self.of = of
    }

    /// The words with both numbers.
    public func text(page number: Int, of count: Int) -> String { "\(page) \(number) \(of) \(count)" }
}
