// CSV as it is written: what Excel wants, what it must not take for a formula, and that every text comes back.

import ReceptionFiles
import TestSupport
import Testing

@Suite struct CSVWritingTests {
    @Test func excelGetsAMarkSemicolonsAndItsOwnLineEnds() {
        #expect(CSVOutput.Dialect.excel.opening == [0xEF, 0xBB, 0xBF])
        #expect(CSVOutput.Dialect.plain.opening.isEmpty)
        #expect(CSVOutput.line(["å", "b;c", "d,e", ""], .excel) == "å;\"b;c\";d,e;\r\n")
        #expect(CSVOutput.line(["å", "b;c", "d,e", ""], .plain) == "å,b;c,\"d,e\",\n")
    }

    @Test(arguments: [
        "=1+1", "+46", "-a", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=\u{301}1", "\u{FF1D}1",
        "=cmd|' /C calc'!A0", "-1+2",
    ])
    func aFormulaIsAText(_ text: String) {
        for dialect in [CSVOutput.Dialect.plain, .excel] {
            let field = CSVOutput.field(text, dialect)
            let isNumber = Int(text) != nil
            let start = field.unicodeScalars.first { $0 != "\"" }
            #expect(start == "'" || isNumber)
            #expect(Self.read(field + ";", ";").first == (isNumber ? text : "'" + text))
        }
    }

    /// A list is shown in terminals too, and what nobody sees must not hide a formula.
    @Test func nothingInACellIsObeyed() {
        let text =
            "a\u{1B}]0;x\u{7}\u{9B}31m\u{202E}b\u{2066}\u{200F}\u{61C}c\u{200B}\u{FEFF}\u{E0041}\u{2028}d"
        #expect(CSVOutput.field(text, .plain) == "a]0;x31mbc d")
        #expect(CSVOutput.field("\u{200B}=1+1", .excel) == "'=1+1")
        #expect(CSVOutput.field("\u{1B}+46", .excel) == "+46")
        // What joins letters belongs to the text.
        #expect(CSVOutput.field("می\u{200C}خواهم", .plain) == "می\u{200C}خواهم")
    }

    @Test func numbersStayNumbers() {
        #expect(CSVOutput.field("-12", .excel) == "-12")
        #expect(CSVOutput.field("12", .excel) == "12")
    }

    @Test(arguments: 0..<100) func everyTextComesBack(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet = ["a", "å", "\"", ";", ",", "\n", "\r", "\r\n", "\t", " ", "م", "\u{301}"]
        let dialect: CSVOutput.Dialect = random.int(0...1) == 0 ? .plain : .excel
        let cells = (0..<random.int(1...6)).map { _ in
            "x" + (0..<random.int(0...12)).map { _ in random.element(of: alphabet) ?? "" }.joined()
        }
        let read = Self.read(CSVOutput.line(cells, dialect), dialect == .plain ? "," : ";")
        #expect(read.count == cells.count)
        #expect(zip(read, cells).allSatisfy { $0.utf8.elementsEqual($1.utf8) })
    }

    /// The fields of the first line, as RFC 4180 reads them.
    private static func read(_ text: String, _ separator: Unicode.Scalar) -> [String] {
        var cells = [""]
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                scalars = scalars.dropFirst()
                cells[cells.count - 1].unicodeScalars.append(scalar)
            case "\"": isQuoted.toggle()
            case separator where !isQuoted: cells.append("")
            case "\n" where !isQuoted, "\r" where !isQuoted: return cells
            default: cells[cells.count - 1].unicodeScalars.append(scalar)
            }
        }
        return cells
    }
}
