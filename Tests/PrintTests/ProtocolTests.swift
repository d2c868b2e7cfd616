// The command line of the printer: orders, files, errors, and the same bytes for the same order.

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
        let run = try Press.print(
            [PrintOrder(Samples.drive)], env: ["LANG": "ar_SA.UTF-8", "TZ": "Asia/Tokyo"])
        #expect(run.bytes == first)
    }

    @Test func aFileIsForItsOwnerOnlyAndReplaced() throws {
        let folder = try Folder()
        let file = try folder.write("old.pdf", Array("old".utf8))
        #expect(try Press.print([PrintOrder(Samples.sign, output: file)]).status == 0)
        #expect(folder.bytes("old.pdf").starts(with: Array("%PDF".utf8)))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["old.pdf"])
    }

    @Test func severalOrdersGoToTheirFiles() throws {
        let folder = try Folder()
        let orders = [Samples.sign, Samples.drive, Samples.list(rows: 3)].enumerated().map {
            index, document in
            PrintOrder(document, output: folder.path + "/\(index).pdf")
        }
        let run = try Press.print(orders)
        #expect(run.status == 0)
        #expect(run.out == "1\n2\n3\n")
        // What was printed before leaves no trace.
        #expect(folder.bytes("1.pdf") == (try Printed(Samples.drive).bytes))
    }

    @Test func oneThatFailsDoesNotKeepTheOthersBack() throws {
        let folder = try Folder()
        let orders = [
            PrintOrder(Samples.document([.paragraph("hemlig \u{E000}")]), output: folder.path + "/a.pdf"),
            PrintOrder(Samples.sign), PrintOrder(Samples.sign, output: folder.path + "/c.pdf"),
        ]
        let run = try Press.print(orders)
        #expect(run.status == 1)
        #expect(run.out == "3\n")
        #expect(run.errors == ["print: missing-glyph Unknown - 1", "print: no-output 2"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["c.pdf"])
    }

    @Test func aMissingGlyphNamesScriptAndPackageAndWritesNothing() throws {
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
            (Samples.ethiopic, "Ethiopic fonts-noto-core"), ("東京", "Han fonts-noto-cjk"),
            ("दिल्ली", "Devanagari fonts-noto-core"), ("\u{E000}", "Unknown -"),
        ] {
            let document = Samples.document([
                .table(PaperTable(columns: [PaperColumn("A")], rows: [[.text(text)]]))
            ])
            let run = try Press.print(
                [PrintOrder(document)], ["--output", folder.path + "/x.pdf"], env: ["FONTCONFIG_FILE": fonts])
            #expect(run.status == 1)
            #expect(run.out.isEmpty)
            #expect(run.err == "print: missing-glyph \(words)\n")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/x.pdf"))
        }
        let run = try Press.print([PrintOrder(Samples.sign)], env: ["FONTCONFIG_FILE": fonts])
        #expect(run.status == 0)
    }

    @Test func whatIsNoOrderIsRefusedWithoutItsContent() throws {
        for (input, words) in [
            ("", "no-input"), ("\n \n", "no-input"), ("hemlig", "bad-input"), ("{}", "bad-input"),
        ] {
            let run = try Press.run([], stdin: Array(input.utf8))
            #expect(run.status == 1)
            #expect(run.out.isEmpty)
            #expect(run.err == "print: \(words)\n")
        }
    }

    @Test func theCommandLineIsRead() throws {
        for args in [["--output"], ["--nonsense"], ["a", "b"], ["--output", ""]] {
            #expect(try Press.run(args, stdin: []).err == "print: usage\n")
        }
        #expect(try Press.run(["--help"], stdin: []).out.contains("usage: mottagning-print"))
        let two = [PrintOrder(Samples.sign), PrintOrder(Samples.sign)]
        #expect(try Press.print(two, ["--output", "/tmp/x.pdf"]).err == "print: no-output\n")
    }

    @Test func whereNothingCanBeWrittenItSaysWhy() throws {
        let folder = try Folder()
        let order = [PrintOrder(Samples.sign)]
        let missing = try Press.print(order, ["--output", folder.path + "/none/x.pdf"])
        #expect(missing.err == "print: cannot-write \(ENOENT)\n")
        #expect(try Press.print(order, ["--output", folder.path]).err == "print: not-a-file\n")
        #expect(try Press.print(order, ["--output", "/dev/null"]).err == "print: not-a-file\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func anyDocumentIsPrintedSoundly() throws {
        let folder = try Folder()
        let orders = (1...150).map { (seed: UInt64) in
            var random = RandomDocument(seed: seed, words: RandomDocument.printable)
            return PrintOrder(random.document(), output: folder.path + "/\(seed).pdf")
        }
        let run = try Press.print(orders)
        #expect(run.status == 0 && run.err.isEmpty)
        let qpdf = try #require(Run.tool("qpdf"))
        for seed in stride(from: 1, through: 150, by: 10) {
            let check = try Run([qpdf, "--check", folder.path + "/\(seed).pdf"])
            #expect(check.status == 0, "seed \(seed): \(check.out)")
        }
    }
}
