// What the terminal's description says beyond what curses uses by itself: key sequences, and the way back.

import CNcursesw
import TerminalKit

enum TerminalDescription {
    static let pasteOn: [UInt8] = Array("\u{1B}[?2004h".utf8)
    static let pasteOff: [UInt8] = Array("\u{1B}[?2004l".utf8)

    /// Clicks and the wheel, told in decimal numbers.
    static let mouseOn: [UInt8] = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
    static let mouseOff: [UInt8] = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)

    /// The name in `TERM`, empty where there is none.
    static var name: String { nc_environment("TERM").map { String(cString: $0) } ?? "" }

    /// The bytes of a capability without the padding that only real hardware wanted.
    static func bytes(_ capability: String) -> [UInt8]? {
        guard let value = nc_capability(capability) else { return nil }
        var result: [UInt8] = []
        var inPadding = false
        var previous: UInt8 = 0
        for byte in String(cString: value).utf8 {
            if byte == UInt8(ascii: "<") && previous == UInt8(ascii: "$") {
                result.removeLast()
                inPadding = true
            }
            if !inPadding { result.append(byte) }
            if byte == UInt8(ascii: ">") { inPadding = false }
            previous = byte
        }
        return result
    }

    /// What brings the screen back when the process dies: no paste mode, plain keys, plain text, a cursor,
    /// and the shell's screen.
    /// - Parameter mouse: whether the terminal was asked to tell of it.
    static func restoreSequence(mouse: Bool) -> [UInt8] {
        var result = pasteOff + (mouse ? mouseOff : [])
        for capability in ["rmkx", "sgr0", "op", "cnorm"] { result += bytes(capability) ?? [] }
        result += bytes("rmcup") ?? Array("\r\n".utf8)
        return result
    }

    /// Shortens so many bytes in place and says how many are left.
    typealias Sparing = @convention(c) (UnsafeMutablePointer<UInt8>?, Int) -> Int

    /// What takes superfluous changes of style out of a frame's bytes; nil where styles are not those of ECMA-48.
    static var sparing: Sparing? {
        guard bytes("sgr0") == Array("\u{1B}(B\u{1B}[m".utf8) else { return nil }
        return { start, count in
            StyleSequences.shorten(UnsafeMutableBufferPointer(start: start, count: count))
        }
    }

    /// The key sequences that the description knows; most are known anyway.
    static func keySequences() -> [(bytes: [UInt8], key: Key)] {
        var keys: [(String, Key)] = [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
            ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete),
            ("kcbt", .backTab), ("kent", .enter),
        ]
        for number in 1...12 { keys.append(("kf\(number)", .function(number))) }
        return keys.compactMap { capability, key in bytes(capability).map { ($0, key) } }
    }
}
