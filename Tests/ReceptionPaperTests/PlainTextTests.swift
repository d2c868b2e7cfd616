// The document as plain text, line by line.

import ReceptionPaper
import Testing

@Suite struct PlainTextTests {
    private func text(_ blocks: [PaperBlock], width: Int = 40, footer: [String] = []) -> [String] {
        let lines = PaperDocument(title: "", created: 0, footer: footer, blocks: blocks)
            .plainText(width: width).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Every line ends in a line feed, so that after the last nothing is left.
        #expect(lines.last == "")
        return lines.dropLast()
    }

    @Test func headingsAreUnderlinedByTheirLevel() {
        let lines = text([.heading(level: 1, text: "Körblad"), .heading(level: 2, text: "Bilar")])
        #expect(lines == ["Körblad", "=======", "", "Bilar", "-----"])
    }

    @Test func paragraphsAreWrappedAtSpaces() {
        let lines = text(
            [.paragraph("Ring jouren när planet har landat.\nLämna inte terminalen.")], width: 20)
        #expect(lines == ["Ring jouren när", "planet har landat.", "Lämna inte", "terminalen."])
    }

    @Test func aWordWiderThanTheLineIsBroken() {
        #expect(
            text([.paragraph("a bostadsrättsföreningen")], width: 20) == ["a", "bostadsrättsförening", "en"])
        let long = String(repeating: "x", count: 45)
        #expect(text([.paragraph(long)], width: 20).map(\.count) == [20, 20, 5])
    }

    @Test func valuesStandBelowEachOther() {
        let lines = text([
            .rows([
                PaperRow("Flyg", "SK 406"), PaperRow("Terminal", .boxes(["4", "5"])), PaperRow("Åk", .line),
            ])
        ])
        #expect(lines == ["Flyg      SK 406", "Terminal  [ ] 4  [ ] 5", "Åk        ______"])
    }

    @Test func tablesAreAlignedByTheColumnsOfTheScreen() {
        let table = PaperTable(
            columns: [PaperColumn("Namn"), PaperColumn("Ålder", side: .right), PaperColumn("Språk")],
            rows: [["Åsa", "7", "svenska"], ["東京", "41", "japanska"], ["Bo"]])
        #expect(
            text([.table(table)]) == [
                "Namn  Ålder  Språk", "----  -----  --------", "Åsa       7  svenska", "東京     41  japanska",
                "Bo",
            ])
    }

    @Test func aTableThatIsTooWideSharesItsRoomByWeights() {
        let table = PaperTable(
            columns: [PaperColumn("Nr"), PaperColumn("Text", width: 3), PaperColumn("Mer", width: 1)],
            rows: [["1", "ord ord ord ord ord ord ord ord", "andra ord som är många"]])
        let lines = text([.table(table)], width: 30)
        #expect(lines.allSatisfy { $0.count <= 30 })
        #expect(lines.first == "Nr  Text                Mer")
    }

    @Test func noWordIsBrokenWhileAllHaveRoom() {
        let table = PaperTable(
            columns: [
                PaperColumn("nr", width: 4), PaperColumn("namn", width: 30), PaperColumn("ålder", width: 2),
                PaperColumn("språk", width: 5), PaperColumn("resehandling", width: 6),
            ],
            rows: [
                [
                    "1", "Selam Tesfay Gebremariam av Asmara", "41", "armeniska, ukrainska",
                    .boxes(["ja", "nej"]),
                ]
            ])
        let lines = text([.table(table)], width: 52)
        #expect(lines.allSatisfy { $0.count <= 52 })
        let all = lines.joined(separator: "\n")
        for word in ["Gebremariam", "ålder", "armeniska,", "ukrainska", "resehandling"] {
            #expect(all.contains(word), "\(all)")
        }
        // One that is wider than the page takes no more than a third of it from the others.
        let absurd = PaperTable(
            columns: [PaperColumn("a"), PaperColumn("b", width: 9)],
            rows: [[.text(String(repeating: "x", count: 200)), "ett ord till och många fler"]])
        #expect(text([.table(absurd)], width: 32).contains { $0.hasPrefix("xxxxxxxxxx  ett ord till och") })
    }

    @Test func boxesHaveTheirLinesAtRight() {
        let lines = text([
            .checks([
                PaperCheck("Landat", PaperLine("kl.")),
                PaperCheck(
                    "Alla väskor är räknade och på plats", PaperLine("kl."), PaperLine("sign.", .long)),
            ])
        ])
        #expect(
            lines == [
                "[ ] Landat                    kl. ______", "[ ] Alla väskor är räknade och på plats",
                "    kl. ______  sign. ________________",
            ])
    }

    @Test func signsAreCentredAndFootersComeLast() {
        let lines = text(
            [.sign([PaperSign("Lilleby"), PaperSign("ABC")]), .pageBreak, .notes(label: "Mer", lines: 1)],
            width: 21, footer: ["Förstörs."])
        let rule = String(repeating: "-", count: 21)
        let line = String(repeating: "_", count: 21)
        #expect(
            lines == [
                "       Lilleby", "         ABC", "", rule, "", "Mer", line, "", rule, "Förstörs.",
            ])
    }

    @Test func chartsAreLinesOfOneScale() {
        let chart = PaperChart(
            bars: [
                PaperBar("KVOT", 10, upTo: 20, text: "10 v"), PaperBar("ABO", 5, text: "5 v"),
                PaperBar("EBO", nil, text: "dolt"),
            ], mark: PaperMark(15, "Enköping: 15 v"))
        #expect(
            text([.chart(chart)], width: 32) == [
                "KVOT  ##########----------  10 v", "ABO   #####                 5 v",
                "EBO                         dolt", "                    ^", "      Enköping: 15 v",
            ])
        // Where there is no room for bars what they say stands alone.
        let narrow = PaperChart(bars: [PaperBar("Enhetens egna", 3, text: "3 av 4")])
        #expect(text([.chart(narrow)], width: 20) == ["Enhetens  3 av 4", "egna"])
        #expect(text([.chart(PaperChart(bars: []))]).isEmpty)
        #expect(chart.end == 20 && PaperChart(bars: [], scale: 100).end == 100)
    }

    @Test func controlCharactersAreMadeHarmless() {
        let lines = text([.paragraph("a\u{1B}[31mb\u{202E}c\td")])
        #expect(lines == ["a?[31mbc d"])
    }

    @Test func nothingGivesNothing() {
        #expect(text([]).isEmpty)
        #expect(text([.pageBreak, .table(PaperTable(columns: [], rows: []))]).count <= 1)
    }
}
