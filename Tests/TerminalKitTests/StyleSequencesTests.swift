// Shorter bytes, the same picture: checked by hand and against a small terminal that reads both.

import TerminalKit
import TestSupport
import Testing

struct StyleSequencesTests {
    private func shortened(_ text: String) -> String {
        var bytes = Array(text.utf8)
        let count = bytes.withUnsafeMutableBufferPointer { StyleSequences.shorten($0) }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    @Test func whatARowIsWrittenWith() {
        #expect(
            shortened("\u{1B}[91m sen\u{1B}[39m\u{1B}(B\u{1B}[m Möte\u{1B}(B\u{1B}[0;2manna\u{1B}[K")
                == "\u{1B}[91m sen\u{1B}[m Möte\u{1B}[0;2manna\u{1B}[K")
    }

    @Test func styleThatIsAddedStays() {
        #expect(shortened("\u{1B}[1m\u{1B}[91mA") == "\u{1B}[1m\u{1B}[91mA")
        // What is drawn or moved between two styles may have used the first: erasing fills with its ground.
        #expect(shortened("\u{1B}[41m\u{1B}[K\u{1B}[mA") == "\u{1B}[41m\u{1B}[K\u{1B}[mA")
        #expect(shortened("\u{1B}[04mA\u{1B}[38;5;0mB") == "\u{1B}[04mA\u{1B}[38;5;0mB")
    }

    @Test func whatTheEndCutsOffStays() {
        for text in ["A\u{1B}", "A\u{1B}(", "A\u{1B}[", "A\u{1B}[0;3", "\u{1B}[1m\u{1B}[", ""] {
            #expect(shortened(text) == text)
        }
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>) func thePictureIsTheSame(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let parts = [
            "\u{1B}(B", "\u{1B}[m", "\u{1B}[0m", "\u{1B}[0;2m", "\u{1B}[0;7m", "\u{1B}[1m", "\u{1B}[91m",
            "\u{1B}[39m",
            "\u{1B}[39;49m", "\u{1B}[K", "\u{1B}[4;8H", "\u{1B}[17X", "a", "ö", " ", "\u{1B}[38;5;0m",
        ]
        let text = (0..<60).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
        let short = shortened(text)
        #expect(short.utf8.count <= text.utf8.count)
        #expect(Self.drawn(short) == Self.drawn(text), "\(text.debugDescription)")
    }

    /// Every character and every other sequence with the style that holds when it comes, and the style at the end.
    private static func drawn(_ text: String) -> [String] {
        var style = ""
        var drawn: [String] = []
        var rest = Substring(text)
        while let first = rest.first {
            guard first == "\u{1B}" else {
                drawn.append(style + String(rest.removeFirst()))
                continue
            }
            let end = rest.dropFirst(2).firstIndex { $0.isLetter } ?? rest.index(before: rest.endIndex)
            let sequence = String(rest[...end])
            rest = rest[rest.index(after: end)...]
            if sequence == "\u{1B}(B" { continue }
            guard sequence.hasSuffix("m") else {
                drawn.append(style + sequence)
                continue
            }
            for (index, value) in sequence.dropFirst(2).dropLast().split(
                separator: ";", omittingEmptySubsequences: false
            ).enumerated() {
                let isReset = index == 0 && (value.isEmpty || value == "0")
                style = isReset ? "" : style + "<\(value)>"
            }
        }
        return drawn + [style]
    }
}
