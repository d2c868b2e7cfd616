// A sheet on its way to the program that makes it: it arrives as it was sent, in pieces of any size, or not at all.

import ReceptionSheets
import TestSupport
import Testing

@Suite struct SheetCodecTests {
    private static func head(_ random: inout SplitMix64) -> SheetHead {
        SheetHead(
            title: "Blad", created: Int64(random.int(0...4_000_000_000)),
            columns: (0..<random.int(0...9)).map { index in
                SheetColumn(
                    "Rubrik \(index) å", width: random.int(1...60),
                    kind: random.element(of: SheetColumnKind.allCases) ?? .text)
            })
    }

    private static func row(_ random: inout SplitMix64) -> [SheetCell] {
        let texts = ["", "=1+1", "å ا ሃ", "a\nb\tc", "_x0041_", String(repeating: "x", count: 900)]
        return (0..<random.int(1...9)).map { _ in
            switch random.int(0...3) {
            case 0: .empty
            case 1: .number(random.int(-100_000...100_000))
            case 2: .day(random.int(0...40_000))
            default: .text(random.element(of: texts) ?? "")
            }
        }
    }

    @Test(arguments: 0..<60) func arrivesAsItWasSent(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let head = Self.head(&random)
        let rows = (0..<random.int(0...30)).map { _ in Self.row(&random) }
        var bytes = SheetWriting.bytes(head)[...]
        for row in rows { bytes += SheetWriting.bytes(row) }
        bytes += SheetWriting.end(rows: rows.count)
        var reading = SheetReading()
        var records: [SheetRecord] = []
        while !bytes.isEmpty {
            let piece = bytes.prefix(random.int(1...200))
            bytes = bytes.dropFirst(piece.count)
            records += try reading.take(piece)
        }
        #expect(!reading.isWithinRecord)
        #expect(records == [.head(head)] + rows.map { .row($0) } + [.end(rows: rows.count)])
    }

    @Test func whatXMLHasNoPlaceForIsLeftOut() throws {
        var reading = SheetReading()
        let bytes = SheetWriting.bytes([.text("a\u{0}\u{1E}\u{1F}\u{7}\u{FFFE}b\u{FFFF}")])
        #expect(try reading.take(bytes) == [.row([.text("ab")])])
        let hidden = SheetWriting.bytes([.text("a\u{9B}\u{202E}b\u{2066}\u{200B}\u{E0041}\u{FEFF}c\u{200C}d")]
        )
        #expect(try reading.take(hidden) == [.row([.text("abc\u{200C}d")])])
        let long = String(repeating: "🙂", count: 40_000)
        let cut = SheetWriting.bytes([.text(long)])
        #expect(try reading.take(cut) == [.row([.text(String(long.prefix(16_000)))])])
    }

    @Test(arguments: [
        "x\u{1E}", "\u{1E}", "r\u{1F}q1\u{1E}", "r\u{1F}nx\u{1E}", "h\u{1F}a\u{1E}", "e\u{1F}x\u{1E}",
    ])
    func anythingElseIsRefused(_ text: String) {
        var reading = SheetReading()
        #expect(throws: SheetReading.Fault.notASheet) { try reading.take(Array(text.utf8)) }
    }
}
