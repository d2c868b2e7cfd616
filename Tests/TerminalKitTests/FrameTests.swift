// Text in cells: fields, truncation, halves of wide characters, snapshots, and rows as bytes.

import Testing

@testable import TerminalKit

@Suite struct FrameTests {
    @Test func padsAFieldInItsStyle() {
        var frame = Frame(columns: 10, rows: 1)
        let used1 = frame.put("ab", row: 0, column: 1, width: 5, style: .late)
        #expect(used1 == 2)
        #expect(frame.line(0) == " ab")
        #expect(frame.styleRuns(row: 0).map(\.columns) == [0..<1, 1..<6, 6..<10])
    }

    @Test func cutsWithAnEllipsis() {
        var frame = Frame(columns: 8, rows: 1)
        let used2 = frame.put("Kungsgatan", row: 0, column: 2)
        #expect(used2 == 6)
        #expect(frame.line(0) == "  Kungs\u{2026}")
        frame.glyphs = .ascii
        frame.put("Kungsgatan", row: 0, column: 0, width: 4)
        #expect(frame.line(0) == "Kun~ngs\u{2026}")
    }

    @Test func neverSplitsAWideCharacter() {
        var frame = Frame(columns: 6, rows: 1)
        frame.put("東京都", row: 0, column: 0)
        frame.put("x", row: 0, column: 1)
        #expect(frame.line(0) == " x京都")
        frame.put("y", row: 0, column: 2)
        #expect(frame.line(0) == " xy 都")
        frame.put("東京都", row: 0, column: 0, width: 4)
        #expect(frame.line(0) == "東\u{2026} 都")
        frame.put("東", row: 0, column: -1)
        #expect(frame[0, 0]?.text == " ")
    }

    @Test func rightAligned() {
        var frame = Frame(columns: 8, rows: 1)
        let used3 = frame.putRight("+19", row: 0, column: 1, width: 5)
        #expect(used3 == 3)
        #expect(frame.line(0) == "   +19")
        frame.putRight("123456", row: 0, column: 0, width: 4)
        #expect(frame.line(0).hasPrefix("123\u{2026}"))
    }

    @Test func marksJoinTheirBaseAndNothingElse() {
        var frame = Frame(columns: 4, rows: 1)
        frame.put("a", row: 0, column: 0)
        frame.put("\u{301}b\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", row: 0, column: 1)
        #expect(frame[0, 0]?.text == "a")
        #expect(frame[0, 1]?.text.unicodeScalars.count == 5)
    }

    @Test func outsideNothingHappens() {
        var frame = Frame(columns: 4, rows: 2)
        let empty = frame
        frame.put("x", row: 2, column: 0)
        frame.put("x", row: -1, column: 0)
        frame.put("x", row: 0, column: 4)
        frame.put("x", row: 0, column: .min)
        frame.put("x", row: 0, column: .max)
        frame.put("abc", row: 0, column: -3)
        frame.highlight(row: 7)
        frame.fill(Rect(row: -5, column: -5, rows: 3, columns: 3), with: "x")
        #expect(frame == empty)
        let used4 = frame.put("x", row: 0, column: 0, width: .max)
        #expect(used4 == 1)
        let used5 = frame.put("x", row: 0, column: 0, width: .min)
        #expect(used5 == 0)
    }

    @Test func snapshotIsStable() {
        var frame = Frame(columns: 12, rows: 2)
        frame.put("Min dag", row: 0, column: 1, width: 11, style: .title)
        frame.put("-4 d", row: 1, column: 0, style: .late.bold)
        frame.cursor = .init(row: 1, column: 0)
        #expect(
            frame.snapshot == """
                frame 12x2 cursor 1:0
                  0| Min dag
                  1|-4 d
                styles
                  0| 1..<12 title
                  1| 0..<4 late+bold

                """)
    }

    @Test func rowRunsCarryTheBytes() {
        var frame = Frame(columns: 10, rows: 1)
        frame.put("ab", row: 0, column: 0, style: .late)
        frame.put("東x", row: 0, column: 2)
        var runs = RowRuns()
        runs.load(frame, row: 0, limit: 10) { _, _ in true }
        #expect(String(decoding: runs.bytes, as: UTF8.self) == "ab東x")
        #expect(runs.columns == 5)
        #expect(runs.runs.map(\.style) == [.late, .normal])
        runs.load(frame, row: 0, limit: 10) { _, _ in false }
        #expect(String(decoding: runs.bytes, as: UTF8.self) == "ab??x")
        runs.load(frame, row: 0, limit: 3) { _, _ in true }
        #expect(String(decoding: runs.bytes, as: UTF8.self) == "ab")
    }

    @Test("Whatever is written wherever, every row stays exactly as wide as the frame")
    func rowsKeepTheirWidth() {
        var random = SeededGenerator(state: 0x5EED)
        let pieces: [ClosedRange<UInt32>] = [
            0...0x7F, 0x80...0x2FF, 0x300...0x36F, 0x400...0x52F, 0x600...0x6FF, 0x1200...0x137F,
            0x2000...0x206F,
            0x1100...0x11FF, 0x4E00...0x4FFF, 0x1F300...0x1FAFF, 0xE000...0xE0FF, 0xE0000...0xE0FFF,
            0x0...0x10FFFF,
        ]
        for _ in 0..<300 {
            var frame = Frame(
                columns: .random(in: 0...24, using: &random), rows: .random(in: 0...3, using: &random))
            for _ in 0..<20 {
                var text = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0...30, using: &random) {
                    let range = pieces[Int.random(in: 0..<pieces.count, using: &random)]
                    if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                        text.append(scalar)
                    }
                }
                let row = Int.random(in: -1...3, using: &random)
                let column = Int.random(in: -10...26, using: &random)
                let width = Bool.random(using: &random) ? Int.random(in: -1...30, using: &random) : nil
                let before = frame
                let style = Style(.late)
                if let width, Bool.random(using: &random) {
                    frame.putRight(String(text), row: row, column: column, width: width, style: style)
                } else {
                    let used = frame.put(String(text), row: row, column: column, width: width, style: style)
                    #expect(used >= 0 && used <= max(0, min(width ?? 99, frame.columns - column)))
                }
                expectWhole(frame)
                expectUntouched(frame, before, row: row, column: column, width: width)
            }
        }
    }

    private func expectWhole(_ frame: Frame) {
        #expect(frame.cells.count == frame.rows * frame.columns)
        for row in 0..<frame.rows {
            var column = 0
            while column < frame.columns, let cell = frame[row, column] {
                #expect(cell.width == 1 || cell.width == 2)
                if cell.width == 2 { #expect(frame[row, column + 1]?.width == 0) }
                column += max(1, Int(cell.width))
            }
            #expect(column == frame.columns)
            #expect(DisplayWidth.of(frame.line(row)) <= frame.columns)
        }
    }

    /// Outside its field a text changes at most the halves of wide characters that it cut.
    private func expectUntouched(_ frame: Frame, _ before: Frame, row: Int, column: Int, width: Int?) {
        let end = width.map { column + max(0, $0) } ?? frame.columns
        for other in 0..<frame.rows {
            for place in 0..<frame.columns where other != row || place < column || place >= end {
                let (new, old) = (frame[other, place], before[other, place])
                if new != old { #expect(old?.width != 1 && new?.text == " ") }
            }
        }
    }
}

/// The same numbers at every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
