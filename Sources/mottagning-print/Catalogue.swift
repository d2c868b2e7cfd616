// The language of the document and the title in the window, which cairo has no words for: added to what it wrote.

/// The catalogue of a PDF, its root.
enum Catalogue {
    /// The bytes of a PDF with the document's language, and its title shown by readers, in the catalogue.
    ///
    /// cairo writes the catalogue last, right before the table of places, so only the table's own place moves.
    /// Bytes of another shape are returned as they came.
    ///
    /// - Parameters:
    ///   - language: a tag of BCP 47; other characters than its own are left out.
    ///   - bytes: what cairo wrote.
    static func adding(language: String, to bytes: [UInt8]) -> [UInt8] {
        let tag = language.utf8.filter { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x2D
        }
        let end = Array("startxref\n".utf8)
        guard !tag.isEmpty, let last = position(of: end, in: bytes, before: bytes.count),
            let table = Int(
                String(
                    decoding: bytes[(last + end.count)...].prefix { (0x30...0x39).contains($0) },
                    as: UTF8.self)),
            table < last, let type = position(of: Array("/Type /Catalog".utf8), in: bytes, before: table),
            position(of: Array("endobj".utf8), in: bytes, before: table).map({ $0 > type }) == true,
            bytes[type..<table].split(separator: 0x0A).filter({ $0.elementsEqual("endobj".utf8) }).count == 1
        else { return bytes }
        let added =
            Array("/Lang (".utf8) + tag + Array(") /ViewerPreferences << /DisplayDocTitle true >>\n   ".utf8)
        return Array(bytes[..<type]) + added + Array(bytes[type..<(last + end.count)])
            + Array("\(table + added.count)\n%%EOF\n".utf8)
    }

    /// Where a pattern last begins.
    private static func position(of pattern: [UInt8], in bytes: [UInt8], before end: Int) -> Int? {
        var start = end - pattern.count
        while start >= 0 {
            if bytes[start] == pattern[0], bytes[start..<(start + pattern.count)].elementsEqual(pattern) {
                return start
            }
            start -= 1
        }
        return nil
    }
}
