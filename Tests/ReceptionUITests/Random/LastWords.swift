// Where the random events stand, for a process that crashes: its last words name the seed and the event.

import Foundation

/// One line for each run that is under way, written to the standard error by a handler that a crash calls.
enum LastWords {
    private static let length = 120
    private static let slots = 64
    nonisolated(unsafe) private static let lines: UnsafeMutablePointer<UInt8> = {
        let lines = UnsafeMutablePointer<UInt8>.allocate(capacity: length * slots)
        lines.initialize(repeating: 0x0A, count: length * slots)
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
            signal(number) { number in
                _ = write(2, LastWords.lines, LastWords.length * LastWords.slots)
                // The process ends as it would have.
                signal(number, SIG_DFL)
                raise(number)
            }
        }
        return lines
    }()

    /// Says where a run stands.
    /// - Parameters:
    ///   - slot: which run, from 0.
    ///   - words: what the last words are; no more than fit on a line.
    static func set(_ slot: Int, _ words: String) {
        guard (0..<slots).contains(slot) else { return }
        let line = lines + slot * length
        var column = 0
        for byte in words.utf8.prefix(length - 1) {
            line[column] = byte
            column += 1
        }
        while column < length - 1 {
            line[column] = 0x20
            column += 1
        }
    }

    /// The run is over.
    static func clear(_ slot: Int) { set(slot, "") }
}
