// Finds out what stands between the fields of a list.

/// The delimiter of a list.
enum CSVDelimiter {
    /// Semicolon, tab and comma; where two are as frequent, the earlier one is meant.
    private static let candidates: [UInt8] = [0x3B, 0x09, 0x2C]

    /// The delimiter that Excel's own first line `sep=;` states.
    ///
    /// - Parameter bytes: the beginning of the list, after the byte order mark.
    /// - Returns: the delimiter and how many bytes the line takes with its end; nil where there is no such line.
    static func stated(in bytes: ArraySlice<UInt8>) -> (delimiter: UInt8, length: Int)? {
        let begin = Array(bytes.prefix(7))
        guard begin.count >= 6, begin.prefix(4).elementsEqual("sep=".utf8), candidates.contains(begin[4])
        else { return nil }
        switch begin[5] {
        case 0x0A: return (begin[4], 6)
        case 0x0D: return (begin[4], begin.count == 7 && begin[6] == 0x0A ? 7 : 6)
        default: return nil
        }
    }

    /// The most frequent of the candidates in the header, outside quotes.
    ///
    /// - Parameter bytes: the beginning of the list, after the byte order mark.
    static func guess(from bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts = [Int](repeating: 0, count: candidates.count)
        var quoted = false
        var sawContent = false
        for byte in bytes {
            if byte == 0x22 { quoted.toggle() }
            guard !quoted else { continue }
            if byte == 0x0A || byte == 0x0D {
                // Blank lines before the header are passed over.
                if sawContent { break }
            } else if let index = candidates.firstIndex(of: byte) {
                counts[index] += 1
            } else if byte != 0x20 {
                sawContent = true
            }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}
