// What travels to the printer comes out as it went in, on one line.

import ReceptionPaper
import TerminalKit
import TestSupport
import Testing

@Suite struct CodecTests {
    @Test(arguments: 1...200) func anyDocumentComesBack(_ seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        let document = random.document()
        let json = try document.json()
        #expect(!json.contains(0x0A))
        #expect(try PaperDocument(json: json) == document)
        #expect(try PaperDocument(json: json).json() == json)
    }

    @Test(arguments: 1...200) func anyDocumentHasPlainTextThatFits(_ seed: UInt64) {
        var random = RandomDocument(seed: seed)
        let document = random.document()
        for width in [20, 40, 78, 200] {
            let text = document.plainText(width: width)
            #expect(document.plainText(width: width) == text)
            // Five columns and their gaps need 13 columns; every box and line fits into what is left.
            for line in text.split(separator: "\n") {
                #expect(DisplayWidth.of(String(line)) <= width, "seed \(seed), width \(width)")
            }
        }
    }

    @Test func whatIsNoDocumentIsRefused() {
        for text in ["", "{}", "[]", "{\"title\":\"x\"}", "nonsense"] {
            #expect(throws: (any Error).self) { try PaperDocument(json: Array(text.utf8)) }
        }
    }

    @Test func theFormOfTheLineIsKnown() throws {
        let document = PaperDocument(
            title: "T", created: 1, blocks: [.rows([PaperRow("a", "b")]), .pageBreak, .paragraph("p")])
        let line = String(decoding: try document.json(), as: UTF8.self)
        #expect(
            line
                == #"{"blocks":[{"rows":{"_0":[{"label":"a","value":{"text":{"_0":"b"}}}],"columns":1}},"#
                + #"{"pageBreak":{}},{"paragraph":{"text":"p","tone":"body"}}],"created":1,"footer":[],"#
                + #""format":"portrait","language":"sv","title":"T"}"#)
    }

    @Test func theAnswersComeBack() {
        for reply in [
            PrintReply.pdf(bytes: 63_925), .error(["missing-glyph", "Ethiopic", "fonts-noto-core"]),
        ] {
            #expect(PrintReply(line: reply.line) == reply)
        }
        for line in ["", "pdf", "pdf x", "pdf -1", "pdf 1 2", "error", "%PDF-1.5"] {
            #expect(PrintReply(line: line) == nil, "\(line)")
        }
    }
}
