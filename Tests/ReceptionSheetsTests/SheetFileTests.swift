// Sheets as files: LibreOffice reads back what was sent, the same sheet gives the same bytes, and half a sheet is none.

import Foundation
import ReceptionSheets
import TestSupport
import Testing

@Suite struct SheetFileTests {
    private static let head = SheetHead(
        title: "Bevakningar", created: 1_772_438_400,
        columns: [
            SheetColumn("text å", width: 20), SheetColumn("tal", width: 8, kind: .number),
            SheetColumn("dag", width: 12, kind: .day),
        ])

    private static let texts = [
        "=1+1", "+46 70", "-a", "@SUM(A1)", "{=1}", "'x", "0012", "2026-0012", "1e5", "TRUE", "http://a.se",
        "mailto:a@b.se", "Åsa \"Öst\"; <b>&amp;", "محمد عبد الله", "ገብረ ኪዳን", "🙂 e\u{301}", "_x0041_ _x00zz_",
        "a\nb",
        " blank ", "internal:A1", "external:a.xlsx",
    ]

    private static var rows: [[SheetCell]] {
        texts.enumerated().map { index, text in
            [.text(text), index % 3 == 0 ? .empty : .number(index * 1000 - 7), .day(20_514 + index)]
        }
    }

    private static func bytes(_ rows: [[SheetCell]]) -> [UInt8] {
        SheetWriting.bytes(head) + rows.flatMap { SheetWriting.bytes($0) }
            + SheetWriting.end(rows: rows.count)
    }

    /// Lets the program make a file.
    private static func make(_ bytes: [UInt8], at path: String) throws -> Run {
        try Run([try BuiltProgram.path("mottagning-sheet"), "--output", path], stdin: bytes)
    }

    @Test func libreOfficeReadsBackWhatWasSent() throws {
        let folder = try Folder()
        let run = try Self.make(Self.bytes(Self.rows), at: folder.path + "/a.xlsx")
        #expect(run.status == 0 && run.out.isEmpty && run.err.isEmpty, "\(run.err)")
        let read = try Office.rows(of: folder.path + "/a.xlsx", in: folder)
        #expect(read.first == ["text å", "tal", "dag"])
        #expect(read.dropFirst().map { $0[0] } == Self.texts)
        for (index, row) in read.dropFirst().enumerated() {
            #expect(row[1] == (index % 3 == 0 ? "" : String(index * 1000 - 7)))
            #expect(row[2].hasPrefix("2026-03-"))
        }
        #expect(read[1][2] == "2026-03-02")
    }

    @Test func aDateIsADateAndNothingIsAFormula() throws {
        let folder = try Folder()
        #expect(try Self.make(Self.bytes(Self.rows), at: folder.path + "/a.xlsx").status == 0)
        let part = """
            import sys, zipfile
            book = zipfile.ZipFile(sys.argv[1])
            for name in ('xl/worksheets/sheet1.xml', 'xl/styles.xml', 'docProps/core.xml'): print(book.read(name).decode())
            """
        let python = try #require(Run.tool("python3"))
        let xml = try Run([python, "-c", part, folder.path + "/a.xlsx"]).out
        #expect(!xml.contains("<f>") && !xml.contains("<hyperlink"))
        #expect(
            xml.contains("state=\"frozen\"")
                && xml.contains("<autoFilter ref=\"A1:C\(Self.texts.count + 1)\""))
        // 2026-03-02 is Excel's day 46083, with the format of the dates.
        #expect(xml.contains("<v>46083</v>") && xml.contains("formatCode=\"yyyy-mm-dd\""))
        #expect(xml.contains("2026-03-02T08:00:00Z"))
    }

    @Test func theSameSheetGivesTheSameBytes() throws {
        let folder = try Folder()
        let bytes = Self.bytes(Self.rows)
        for name in ["a", "b"] { #expect(try Self.make(bytes, at: folder.path + "/" + name).status == 0) }
        #expect(!folder.bytes("a").isEmpty && folder.bytes("a") == folder.bytes("b"))
    }

    @Test func halfASheetIsNone() throws {
        let folder = try Folder()
        let path = folder.path + "/a.xlsx"
        let whole = Self.bytes(Self.rows)
        let inputs: [(bytes: [UInt8], error: String)] = [
            ([], "ended-early"), (Array(whole.dropLast(40)), "ended-early"),
            (Array(whole.dropLast(1)), "ended-early"),
            (Array(whole.dropFirst(3)), "bad-input"), (whole + whole, "bad-input"),
            (SheetWriting.bytes(Self.head) + SheetWriting.end(rows: 1), "ended-early"),
            (SheetWriting.bytes([.empty]), "bad-input"),
            (
                SheetWriting.bytes(Self.head) + SheetWriting.bytes([.empty, .empty, .empty, .empty]),
                "bad-input"
            ),
            (SheetWriting.bytes(Self.head) + SheetWriting.bytes([.day(-40_000)]), "bad-input"),
        ]
        for (bytes, error) in inputs {
            let run = try Self.make(bytes, at: path)
            #expect(run.status == 1 && run.err == "sheet: \(error)\n", "\(run.err)")
        }
        let program = try BuiltProgram.path("mottagning-sheet")
        #expect(try Run([program]).err == "sheet: usage\n")
        let nowhere = try Self.make(whole, at: folder.path + "/no/a.xlsx")
        #expect(nowhere.status == 1 && nowhere.errors.last == "sheet: refused 2")
    }
}
