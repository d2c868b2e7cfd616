// What curses writes more than it has to when styles change: every change ends the line-drawing characters, which nobody
// began, and a colour is taken back just before a reset takes back everything.

/// Shortens a terminal's byte stream without changing what it shows.
public enum StyleSequences {
    private static let escape: UInt8 = 0x1B

    /// Takes out what has no effect, where the terminal's sequences are those of ECMA-48.
    ///
    /// Removed are `ESC ( B`, as long as the stream never chooses another character set, and styles right before a reset of
    /// all styles. A sequence that the end cuts off stays as it is.
    /// - Parameter bytes: whole sequences and text; shortened in place.
    /// - Returns: how many bytes are left.
    public static func shorten(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var written = 0
        // Where the styles begin that nothing has been drawn in yet.
        var unused = 0
        var place = 0
        while place < bytes.count {
            let length = lengthOfStyle(bytes, at: place)
            if length == 0 {
                bytes[written] = bytes[place]
                written += 1
                place += 1
                unused = written
                continue
            }
            if isReset(bytes, at: place, length) { written = unused }
            if bytes[place + 1] != UInt8(ascii: "(") {
                for offset in 0..<length { bytes[written + offset] = bytes[place + offset] }
                written += length
            }
            place += length
        }
        return written
    }

    /// The length of `ESC ( B` or `ESC [ digits m` at a place, 0 for anything else.
    private static func lengthOfStyle(_ bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int) -> Int {
        guard bytes[place] == escape, place + 2 < bytes.count else { return 0 }
        switch bytes[place + 1] {
        case UInt8(ascii: "("): return bytes[place + 2] == UInt8(ascii: "B") ? 3 : 0
        case UInt8(ascii: "["):
            var end = place + 2
            while end < bytes.count {
                switch bytes[end] {
                case UInt8(ascii: "0")...UInt8(ascii: ";"): end += 1
                case UInt8(ascii: "m"): return end + 1 - place
                default: return 0
                }
            }
            return 0
        default: return 0
        }
    }

    /// Whether a style begins by taking back all others: `ESC [ m`, `ESC [ 0 m`, `ESC [ 0 ; … m`.
    private static func isReset(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int, _ length: Int
    ) -> Bool {
        guard bytes[place + 1] == UInt8(ascii: "[") else { return false }
        if length == 3 { return true }
        return bytes[place + 2] == UInt8(ascii: "0")
            && [UInt8(ascii: "m"), UInt8(ascii: ";")].contains(bytes[place + 3])
    }
}
