// What the printer is asked and answers: PDFs, errors, and the same bytes for the same document.

import Foundation
import ReceptionPaper
import TestSupport
import Testing

@Suite struct ProtocolTests {
    @Test func theSameOrderGivesTheSameBytes() throws {
        let first = try Printed(Samples.drive).bytes
        // Until the second hand has moved, so that no clock can have been asked.
        let start = time(nil)
        while time(nil) <= start + 1 {}
        #expect(try Printed(Samples.drive).bytes == first)
        let elsewhere = try Press.print(
            [Samples.drive], env: ["LANG": "ar_SA.UTF-8", "TZ": "Asia/Tokyo"])
        #expect(elsewhere.pdfs == [first])
    }

    @Test func eachDocumentIsAnsweredInItsPlace() throws {
        let answers = try Press.print([Samples.sign, Samples.drive, Samples.list(rows: 3)])
        #expect(answers.status == 0)
        #expect(answers.pdfs.count == 3)
        // What was printed before leaves no trace.
        #expect(try answers.pdfs[1] == Printed(Samples.drive).bytes)
    }

    @Test func oneThatFailsDoesNotKeepTheOthersBack() throws {
        let secret = Samples.document([.paragraph("hemlig \u{E000}")])
        let answers = try Press.print([secret, Samples.sign])
        #expect(answers.status == 1)
        let sign = try #require(answers.pdfs.first)
        #expect(
            answers.replies == [.error(["missing-glyph", "Unknown", "-"]), .pdf(bytes: sign.count)])
    }

    @Test func aDocumentIsAnsweredBeforeTheNextIsThere() throws {
        let ends = try #require(PressProcess())
        for _ in 1...2 {
            try ends.send(Samples.sign)
            #expect(try ends.pdf().starts(with: Array("%PDF".utf8)))
        }
        #expect(ends.end() == 0)
    }

    @Test func aMissingGlyphNamesScriptAndPackage() throws {
        let folder = try Folder()
        // A machine with one font that lacks Ethiopic and Han.
        let fonts = try folder.write(
            "fonts.conf",
            Array(
                """
                <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>\(folder.path)/cache</cachedir>
                </fontconfig>
                """.utf8))
        for (text, words) in [
            (Samples.ethiopic, ["Ethiopic", "fonts-noto-core"]), ("東京", ["Han", "fonts-noto-cjk"]),
            ("दिल्ली", ["Devanagari", "fonts-noto-core"]), ("\u{E000}", ["Unknown", "-"]),
        ] {
            let document = Samples.document([
                .table(PaperTable(columns: [PaperColumn("A")], rows: [[.text(text)]]))
            ])
            let answers = try Press.print([document], env: ["FONTCONFIG_FILE": fonts])
            #expect(answers.status == 1)
            #expect(answers.replies == [.error(["missing-glyph"] + words)])
        }
        #expect(try Press.print([Samples.sign], env: ["FONTCONFIG_FILE": fonts]).status == 0)
    }

    @Test func whatIsNoDocumentIsRefusedWithoutItsContent() throws {
        let run = try Press.run(stdin: Array("hemlig\n{}\n\n \r\nutan radslut".utf8))
        #expect(run.status == 1)
        #expect(run.err.isEmpty)
        #expect(run.out == "error bad-input\nerror bad-input\nerror bad-input\n")
        for nothing in ["", "\n \n"] {
            let run = try Press.run(stdin: Array(nothing.utf8))
            #expect(run.status == 0 && run.out.isEmpty && run.err.isEmpty)
        }
    }

    @Test func theCommandLineIsRead() throws {
        for args in [["--nonsense"], ["a", "b"]] {
            let run = try Press.run(args, stdin: [])
            #expect(run.status == 1 && run.err == "print: usage\n")
        }
        #expect(try Press.run(["--help"], stdin: []).out.contains("usage: mottagning-print"))
    }

    @Test func anyDocumentIsPrintedSoundly() throws {
        let documents = (1...150).map { (seed: UInt64) in
            var random = RandomDocument(seed: seed, words: RandomDocument.printable)
            return random.document()
        }
        let answers = try Press.print(documents)
        #expect(answers.status == 0)
        try #require(answers.pdfs.count == documents.count)
        let folder = try Folder()
        let qpdf = try #require(Run.tool("qpdf"))
        for index in stride(from: 0, to: 150, by: 10) {
            let check = try Run([qpdf, "--check", folder.write("\(index).pdf", answers.pdfs[index])])
            #expect(check.status == 0, "seed \(index + 1): \(check.out)")
        }
    }
}
