// Properties of the reading of lists, over many invented ones.

import Reception
import ReceptionFiles
import TestSupport
import Testing

@Suite struct CSVPropertyTests {
    @Test(arguments: 0..<40)
    func quotedFieldsSurvive(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet = Array("aÅé\"\";,\t\n x'Ж محمد")
        let delimiter = [";", ",", "\t"][random.int(0...2)]
        let lineEnd = ["\n", "\r\n", "\r"][random.int(0...2)]
        func quoted(_ text: String) -> String {
            "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                + "\""
        }
        var list =
            ["household", "kind", "given_name", "family_name", "birth_date", "note"]
            .joined(separator: delimiter) + lineEnd
        var notes: [[String]] = []
        for key in 0..<random.int(1...12) {
            let note = "n" + String((0..<random.int(0...30)).map { _ in alphabet[random.int(0...16)] }) + "n"
            let cells = ["k\(key)", "EBO", "A", "B", "1990-01-01", note].map(quoted)
            list += cells.joined(separator: delimiter) + lineEnd
            notes.append([String(note.map { $0 == "\t" ? " " : $0 })])
        }
        let (households, report) = try CSVLists.reader(list, pieceSize: random.int(1...64)).read()
        #expect(report.faults.isEmpty)
        #expect(households.map(\.notes) == notes)
    }

    @Test(arguments: 0..<200)
    func anyBytesGiveFaultsOrHouseholds(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var bytes = Array((CSVLists.header + ";personnummer;behov;received\n").utf8)
        let common = Array("\";,\t\r\n 0129-AEK#\u{E5}\u{FEFF}".utf8)
        // Half of the lists begin with a right header, so that the rows are read too.
        if random.int(0...1) == 0 { bytes = [] }
        for _ in 0..<random.int(0...400) {
            bytes.append(
                random.int(0...9) == 0
                    ? UInt8(random.int(1...255)) : common[random.int(0...(common.count - 1))])
        }
        let reader = CSVLists.reader(bytes, pieceSize: random.int(1...50))
        let (households, report) = try reader.read()
        if report.rows > 0 || report.isRefused {
            #expect(!households.isEmpty || !report.faults.isEmpty)
        }
        try reader.quarantine(report.faultyKeys) { _ in }
        _ = try ColumnMap.read(ListSource(bytes: bytes))
    }

    @Test func damagedListsNeverCrash() throws {
        var random = SplitMix64(seed: 99)
        let whole = Array(
            (CSVLists.header + "\n" + CSVLists.row + "\n2;ABO;\"Om\"\"ar\";Ali;19910101\n").utf8)
        for _ in 0..<500 {
            var bytes = whole
            for _ in 0..<random.int(1...4) {
                bytes[random.int(0...(bytes.count - 1))] = UInt8(random.int(0...255))
            }
            let report = try CSVLists.reader(bytes).check()
            #expect(report.faults.allSatisfy { $0.place.line >= 1 && $0.place.column >= 0 })
        }
        // A list cut anywhere but after a row is never taken for a whole one with fewer columns.
        for length in 1..<whole.count {
            let report = try CSVLists.reader(Array(whole[..<length])).check()
            let (households, _) = try CSVLists.reader(Array(whole[..<length])).read()
            #expect(households.count < 2 || report.faults.isEmpty)
        }
    }
}
