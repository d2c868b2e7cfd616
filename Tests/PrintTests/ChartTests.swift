// Charts on paper: as long as their values say, on one page, and read as a table.

import ReceptionPaper
import TestSupport
import Testing

@Suite struct ChartTests {
    private let chart = PaperChart(
        bars: [
            PaperBar("KVOT", 40, upTo: 80, text: "40 v"), PaperBar("ABO", 20, text: "20 v"),
            PaperBar("EBO", nil, text: "dolt"),
        ], mark: PaperMark(60, "Enköping 2024: 60 v"))

    private func document(_ blocks: [PaperBlock]) -> PaperDocument {
        PaperDocument(title: "Rapport", created: 0, blocks: blocks)
    }

    @Test func labelsAndValuesAreReadRowByRow() throws {
        let structure = try Printed(document([.heading(level: 1, text: "Väntan"), .chart(chart)])).structure()
        var rest = structure[...]
        let parts = [
            "H1", "Table", "TR", "TH", "\"KVOT\"", "TD", "\"40 v\"", "TR", "\"ABO\"", "\"20 v\"", "\"EBO\"",
            "\"dolt\"", "P", "\"Enköping 2024: 60 v\"",
        ]
        for part in parts {
            let found = try #require(rest.firstRange(of: part), "\(part) is missing or comes too early")
            rest = rest[found.upperBound...]
        }
    }

    /// How many dark dots the darkest line of the page's text area has in a run, bar by bar from the top.
    private func bars(_ picture: Picture) -> [Int] {
        var found: [(row: Int, length: Int)] = []
        for row in 0..<picture.height {
            var longest = 0
            var run = 0
            for column in 0..<picture.width {
                run = picture[column, row] < 110 ? run + 1 : 0
                longest = max(longest, run)
            }
            guard longest > 12 else { continue }
            if let last = found.last, last.row + 1 >= row {
                found[found.count - 1] = (row, max(last.length, longest))
            } else {
                found.append((row, longest))
            }
        }
        return found.map(\.length)
    }

    @Test func barsAreAsLongAsTheirValues() throws {
        let plain = PaperChart(bars: [PaperBar("A", 100, text: "a"), PaperBar("B", 25, text: "b")])
        let lengths = try bars(Printed(document([.chart(plain)])).picture(page: 1))
        #expect(lengths.count == 2)
        let ratio = Double(lengths[0]) / Double(lengths[1])
        #expect((3.7...4.3).contains(ratio), "\(lengths)")
    }

    @Test func aChartStaysOnOnePage() throws {
        let lines = (0..<44).map { PaperBlock.paragraph("Rad \($0)") }
        let many = PaperChart(bars: (0..<12).map { (n: Int) in PaperBar("B\(n)", n, text: "värde \(n)") })
        let printed = try Printed(document(lines + [.chart(many)]))
        let pages = try (1...2).map { try printed.text(page: $0) }
        for page in pages {
            let count = (0..<12).count { page.contains("värde \($0)") }
            #expect(count == 0 || count == 12)
        }
    }
}
