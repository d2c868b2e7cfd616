// What travels to `mottagning-print` on its standard input, as JSON, one order a line.

import FoundationEssentials

/// A document and the file that it becomes.
public struct PrintOrder: Codable, Hashable, Sendable {
    /// The path of the PDF; nil for standard output, or for what `--output` says.
    public var output: String?
    /// What is printed.
    public var document: PaperDocument

    /// - Parameters:
    ///   - document: what is printed.
    ///   - output: the path of the PDF.
    public init(_ document: PaperDocument, output: String? = nil) {
        self.document = document
        self.output = output
    }

    /// The order as one line of JSON without its line feed; the same order gives the same bytes.
    /// - Throws: what the encoder throws; with these types it has no cause to.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(self))
    }

    /// Reads an order.
    /// - Parameter json: one line of JSON.
    /// - Throws: a `DecodingError`, whose text may hold parts of the document: never show it.
    public init(json: some Sequence<UInt8>) throws {
        self = try JSONDecoder().decode(PrintOrder.self, from: Data(json))
    }
}
