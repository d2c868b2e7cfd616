// What stands on the paper: all of it, in order, in every script, inside the margins.

import ReceptionPaper
import TestSupport
import Testing

@Suite struct ContentTests {
    /// Whether texts come one after the other.
    private func expect(_ text: String, inOrder parts: [String]) {
        var rest = text[...]
        for part in parts {
            guard let found = rest.firstRange(of: part) else {
                Issue.record("\(part) is missing or comes too early")
                return
            }
            rest = rest[found.upperBound...]
        }
    }

    @Test func textStandsInReadingOrderInEveryScript() throws {
        let printed = try Printed(Samples.drive)
        expect(
            try printed.text(),
            inOrder: [
                "Körblad Arlanda, torsdag 12 mars 2026", "Flyg", "SK 406", "Landar", "Personer", "Ärende",
                "Ålder",
                Samples.ethiopic, Samples.arabic, Samples.cyrillic, "Skyddad", "På plats",
                "Läkemedel i handbagaget", "kl.", "sign.", "Lämna inte terminalen", "Kvitton", "Underskrift",
                "sida 2 av 2",
            ])
        #expect(try printed.text(page: 1).contains("sida 1 av 2"))
    }

    @Test func theStructureIsReadInTheSameOrder() throws {
        let printed = try Printed(Samples.drive)
        let structure = try printed.structure()
        expect(
            structure,
            inOrder: [
                "Document", "H1", "\"Körblad Arlanda, torsdag 12 mars 2026\"", "Table", "TR", "TH",
                "\"Flyg\"", "TD",
                "\"SK 406\"", "H2", "\"Personer\"", "TH", "\"Namn\"", "TD", "Haile " + Samples.ethiopic,
                "\"ja nej\"",
                Samples.arabic, Samples.cyrillic, "L ", "LI ", "LBody", "\"Landat kl. \"", "P ",
                "\"Lämna inte terminalen förrän alla är räknade.\"", "Underskrift",
                "\"Kan omfattas av sekretess, OSL 26:1 Exemplar 3 · förstörs efter användning sida 2 av 2\"",
            ])
        // The footer is read once.
        #expect(structure.components(separatedBy: "sekretess").count == 2)
    }

    @Test func everyFontIsEmbedded() throws {
        let lines = try Printed(Samples.drive).tool("pdffonts").out.split(separator: "\n").dropFirst(2)
        #expect(lines.count >= 4)
        for line in lines {
            // From the right: object and generation, unicode, subset, embedded.
            let words = line.split(separator: " ")
            #expect(words.dropLast(2).suffix(3) == ["yes", "yes", "yes"], "\(line)")
        }
    }

    @Test func theFileIsSoundAndOfTheRightSize() throws {
        let printed = try Printed(Samples.drive)
        #expect(try printed.tool("qpdf", ["--check"]).out.contains("No syntax or stream encoding errors"))
        let facts = try printed.facts()
        #expect(facts["Page size"]?.hasSuffix("(A4)") == true)
        #expect(facts["Pages"] == "2")
        #expect(facts["Tagged"] == "yes")
        #expect(facts["Title"] == "Körblad 2026-0012")
        #expect(facts["CreationDate"] == "Wed Feb 25 06:13:20 2026 UTC")
        let catalogue = try printed.tool("qpdf", ["--qdf", "--object-streams=disable"], ["-"])
        let text = String(decoding: catalogue.bytes, as: UTF8.self)
        #expect(text.contains("/Lang (sv)") && text.contains("/DisplayDocTitle true"))
    }

    @Test func nothingIsDrawnInTheMargins() throws {
        let long = String(repeating: "x", count: 300)
        let wide = Samples.document([
            .heading(level: 1, text: long), .paragraph(long),
            .rows([PaperRow(long, .text(long)), PaperRow("a", .boxes([long, "b"]))], columns: 2),
            .table(
                PaperTable(
                    columns: (0..<12).map { PaperColumn("Rubrik\($0)", side: .right) },
                    rows: [(0..<12).map { .text("ord\($0) \(long)") }])),
            .checks([PaperCheck(long, PaperLine(long), PaperLine("sign.", .long))]),
            .notes(label: long, lines: 2),
        ])
        let sign = Samples.document([
            .sign([PaperSign(long), PaperSign(long, .minor), PaperSign(long, .caption)])
        ])
        for document in [Samples.drive, wide, Samples.sign, sign] {
            let printed = try Printed(document)
            let pages = try #require(Int(printed.facts()["Pages"] ?? ""))
            for page in 1...pages {
                #expect(try printed.picture(page: page).hasWhiteMargins(of: 12), "page \(page)")
            }
        }
    }

    @Test func noWordOfATableIsBrokenWhileAllHaveRoom() throws {
        let words = ["vietnamesiska,", "ukrainska", "resehandling", "MMMWWWMMM", "illiillilliill"]
        let table = PaperTable(
            columns: [
                PaperColumn("nr", width: 30), PaperColumn("språk"), PaperColumn("resehandling"),
                PaperColumn("namn"), PaperColumn("flyg", width: 10),
            ],
            rows: [
                ["1", "vietnamesiska, ukrainska", "", "MMMWWWMMM", "SK1418"],
                ["2", "", "", "illiillilliill", .boxes(["ja", "nej"])],
            ])
        let printed = try Printed(Samples.document([.table(table)]))
        let places = try printed.places()
        for word in words { #expect(places.contains { $0.word == word }, "\(word): \(places)") }
        // Two boxes stand side by side where that takes no word its room.
        let tops = places.filter { $0.word == "ja" || $0.word == "nej" }.map(\.top)
        #expect(tops.count == 2 && tops.first == tops.last, "\(places)")
    }

    @Test func aTableRepeatsItsHeaderAndKeepsItsRowsWhole() throws {
        let printed = try Printed(Samples.list(rows: 100))
        let pages = try #require(Int(printed.facts()["Pages"] ?? ""))
        #expect(pages > 2)
        var seen: [String] = []
        for page in 1...pages {
            let lines = try printed.text(page: page).split(separator: "\n")
            #expect(lines.filter { $0.contains("Löpnummer") }.count == 1, "page \(page)")
            for (index, line) in lines.enumerated() {
                guard let row = line.split(separator: " ").first(where: { $0.hasPrefix("rad") }) else {
                    continue
                }
                seen.append(String(row))
                guard let number = Int(row.dropFirst(3)), number % 4 == 0 else { continue }
                #expect(lines[index...].joined(separator: " ").contains("besöket"), "\(row)")
            }
        }
        #expect(seen == (1...100).map { "rad\($0)" })
        // Who listens hears the header once.
        #expect(try printed.structure().components(separatedBy: "Löpnummer").count == 2)
    }

    @Test func aRowHigherThanAPageGoesOn() throws {
        let words = (1...1500).map { "ord\($0)" }.joined(separator: " ")
        let printed = try Printed(
            Samples.document([
                .table(
                    PaperTable(columns: [PaperColumn("A"), PaperColumn("B")], rows: [["x", .text(words)]])),
                .rows([PaperRow("Lång", .text(words))]),
            ]))
        let seen = try printed.text().split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("ord") }
        let all = (1...1500).map { "ord\($0)" }
        #expect(seen.map(String.init) == all + all)
        let pages = try #require(Int(printed.facts()["Pages"] ?? ""))
        for page in 1...pages { #expect(try printed.picture(page: page).hasWhiteMargins(of: 12)) }
    }

    @Test func whatIsKeptTogetherStandsOnOnePage() throws {
        let filling = PaperBlock.notes(label: "", lines: 24)
        let group: [PaperBlock] = [.heading(level: 2, text: "Kvitton"), .notes(label: "Belopp", lines: 6)]
        let apart = try Printed(Samples.document([filling] + group))
        let together = try Printed(Samples.document([filling, .together(group)]))
        #expect(try apart.text(page: 1).contains("Kvitton"))
        #expect(try !together.text(page: 1).contains("Kvitton"))
        #expect(try together.text(page: 2).contains("Kvitton"))
    }

    @Test func aSignFillsOneLandscapePage() throws {
        let printed = try Printed(Samples.sign)
        let facts = try printed.facts()
        #expect(facts["Pages"] == "1")
        #expect(facts["Page size"]?.hasPrefix("841.89 x 595.2") == true)
        expect(
            try printed.structure(), inOrder: ["Lilleby kommun", "H1", Samples.arabic, "Abdullah Al-Ahmad"])
        let picture = try printed.picture(page: 1)
        #expect(picture.hasInk(from: 0.1, to: 0.3) && picture.hasInk(from: 0.75, to: 0.95))
    }

    @Test func aTextThatBeginsWithAnArabicNameRunsAsTheDocumentDoes() throws {
        let text = Samples.arabic + " (Mhmd) · 2026-0012 · 5 personer"
        let printed = try Printed(
            Samples.document([
                .heading(level: 2, text: text), .paragraph(text), .rows([PaperRow("Hushåll", text: text)]),
            ]))
        let places = try printed.places()
        let left = try #require(places.first { $0.word == "Hushåll" }).left
        let lines = Dictionary(grouping: places, by: \.top).values.filter { line in
            line.contains { $0.word == "2026-0012" }
        }
        // Letters of Arabic are words of their own here.
        let sorted = lines.map { line in line.sorted { $0.left < $1.left } }
        #expect(sorted.count == 3)
        for line in sorted {
            #expect(line.suffix(4).map(\.word) == ["2026-0012", "·", "5", "personer"])
        }
        // The third stands behind its label.
        #expect(sorted.filter { abs($0[0].left - left) < 2 }.count == 2)
    }

    @Test func aTextInArabicAloneRunsFromTheRight() throws {
        let places = try Printed(Samples.document([.paragraph(Samples.arabic), .paragraph("Vänster")]))
            .places()
        let left = try #require(places.first { $0.word == "Vänster" }).left
        let letters = places.filter { $0.word.unicodeScalars.contains { $0.value > 0x600 } }
        #expect(letters.count > 10)
        #expect(letters.allSatisfy { $0.left > left + 200 })
    }

    @Test func aSignStandsAlone() throws {
        let printed = try Printed(
            Samples.document([.paragraph("före"), .sign([PaperSign("ABC")]), .paragraph("efter")]))
        #expect(try printed.facts()["Pages"] == "3")
        #expect(try printed.text(page: 2).contains("ABC"))
    }

    @Test func aLetterAndItsMarkAreOneCharacter() throws {
        let structure = try Printed(Samples.document([.paragraph("Rene\u{301} och A\u{30A}sa efteråt")]))
            .structure()
        #expect(structure.contains("\"Ren\u{E9} och \u{C5}sa efter\u{E5}t\""))
    }

    @Test func bidiControlsDoNotReachThePaper() throws {
        let text = try Printed(Samples.document([.paragraph("a\u{202E}bc\u{1B}d\te")])).text()
        #expect(text.contains("abc?d e"))
    }

    /// Whatever stands in it, a paper is made, and its reader's window has nothing in its title that does harm.
    @Test func hostileTextIsPrinted() throws {
        // What has letters for which no font is installed is refused by the script's name, and nothing else is.
        var texts: [String] = []
        for text in Hostile.texts {
            let answers = try Press.print([Samples.document([.paragraph(text)])])
            if case .error(let words) = answers.replies.first {
                #expect(words.first == "missing-glyph")
            } else {
                texts.append(text)
            }
        }
        #expect(texts.count > Hostile.texts.count - 4, "\(texts.count)")
        var document = Samples.document(
            texts.flatMap { [.heading(level: 2, text: "H" + $0), .rows([PaperRow($0, text: $0)])] })
        document.title = Hostile.texts.joined()
        document.footer = [texts.joined()]
        let printed = try Printed(document)
        #expect(try printed.text().contains("1+1"))
        // Tools that read a PDF part its lines by line feeds and its pages by form feeds.
        #expect(Harmless.fault(in: try printed.text(), allowing: ["\n", "\u{C}"]) == nil)
        #expect(Harmless.fault(in: try printed.facts()["Title"] ?? "\u{1B}") == nil)
    }

    @Test func aNoteOfAMegabyteIsPrintedInTime() throws {
        let start = ContinuousClock.now
        let printed = try Printed(Samples.document([.paragraph(Hostile.megabyte)]))
        let words = try printed.text().split(whereSeparator: \.isWhitespace)
        #expect(words.count { $0 == "anteckning." } == 60_000)
        #expect(ContinuousClock.now - start < .seconds(120))
    }

    @Test func anEmptyDocumentIsAPage() throws {
        #expect(try Printed(Samples.document([])).facts()["Pages"] == "1")
    }
}
