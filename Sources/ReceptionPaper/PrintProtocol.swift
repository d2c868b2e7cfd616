// What `mottagning-print` is asked and answers: a document a line, and for each of them a line with what came of it.

import FoundationEssentials

extension PaperDocument {
    /// The document as one line of JSON without its line feed; the same document gives the same bytes.
    /// - Throws: what the encoder throws; with these types it has no cause to.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(self))
    }

    /// Reads a document.
    /// - Parameter json: one line of JSON.
    /// - Throws: a `DecodingError`, whose text may hold parts of the document: never show it.
    public init(json: some Sequence<UInt8>) throws {
        self = try JSONDecoder().decode(PaperDocument.self, from: Data(json))
    }
}

/// The line that answers a document.
public enum PrintReply: Hashable, Sendable {
    /// So many bytes of PDF follow the line.
    case pdf(bytes: Int)
    /// The document could not be printed: a code such as `missing-glyph` and its details, never a word of the document.
    case error([String])

    /// The line without its line feed.
    public var line: String {
        switch self {
        case .pdf(let bytes): "pdf \(bytes)"
        case .error(let words): "error " + words.joined(separator: " ")
        }
    }

    /// Reads a line; nil for one that is no answer.
    public init?(line: String) {
        let words = line.split(separator: " ").map(String.init)
        if words.count == 2, words[0] == "pdf", let bytes = Int(words[1]), bytes >= 0 {
            self = .pdf(bytes: bytes)
        } else if words.count >= 2, words[0] == "error" {
            self = .error(Array(words.dropFirst()))
        } else {
            return nil
        }
    }
}
