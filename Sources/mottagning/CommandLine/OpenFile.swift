// Writing to an open file or to a standard stream: whole, through interruptions, and without a trap where nobody reads.

import Foundation

enum OpenFile {
    /// Writes everything to an open file.
    /// - Returns: whether all of it was written; `errno` says why not.
    static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    /// Writes a whole text to an open file.
    static func write(_ text: String, to file: Int32) -> Bool { write(Array(text.utf8), to: file) }
}
