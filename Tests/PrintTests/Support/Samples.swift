// Documents with invented people, of the kinds that the program prints.

import ReceptionPaper

enum Samples {
    static let footer = ["Kan omfattas av sekretess, OSL 26:1", "Exemplar 3 · förstörs efter användning"]
    static let pageWords = PageWords(page: "sida", of: "av")

    static func document(_ blocks: [PaperBlock]) -> PaperDocument {
        PaperDocument(
            title: "Körblad 2026-0012", created: 1_772_000_000, footer: footer,
            pageWords: pageWords, blocks: blocks)
    }

    static let arabic = "محمد عبد الله الأحمد"
    static let ethiopic = "ገብረ ኪዳን ኃይለ"
    static let cyrillic = "Лариса Коваленко"

    /// What a driver has along to the airport: two pages.
    static let drive = document([
        .heading(level: 1, text: "Körblad Arlanda, torsdag 12 mars 2026"),
        .rows(
            [
                PaperRow("Flyg", "SK 406"), PaperRow("Landar", "23.40, tjänstedag onsdag 11 mars"),
                PaperRow("Terminal", "5"), PaperRow("Mötesplats", "Ankomsthallen, vid utgång B"),
                PaperRow("Personer", "6 vuxna, 6 barn, 2 spädbarn"),
                PaperRow("Rullstol", .boxes(["ja", "nej"])),
            ], columns: 2),
        .heading(level: 2, text: "Personer"),
        .table(
            PaperTable(
                columns: [
                    PaperColumn("Ärende", width: 2), PaperColumn("Namn", width: 5),
                    PaperColumn("Ålder", side: .right), PaperColumn("Tillståndskort", width: 3),
                ],
                rows: [
                    ["2026-0012", .text("Gebre Kidane Haile\n" + ethiopic), "41", .boxes(["ja", "nej"])],
                    ["2026-0014", .text("Muhammad Abdullah\n" + arabic), "35", .boxes(["ja", "nej"])],
                    ["2026-0015", .text("Larysa Kovalenko\n" + cyrillic), "29", .boxes(["ja", "nej"])],
                    ["Skyddad 2026-0016", "", "", .boxes(["ja", "nej"])],
                ])),
        .heading(level: 2, text: "På plats"),
        .checks(
            [
                "Landat", "Alla är ute", "Räknade", "Bagage räknat", "Handlingar sedda",
                "Läkemedel i handbagaget",
            ]
            .map { PaperCheck($0, PaperLine("kl.")) } + [
                PaperCheck("Framme", PaperLine("kl."), PaperLine("sign.", .long))
            ]),
        .paragraph("Lämna inte terminalen förrän alla är räknade.", .strong),
        .together([
            .heading(level: 2, text: "Kvitton"),
            .table(
                PaperTable(
                    columns: [PaperColumn("Vad", width: 4), PaperColumn("Belopp, kr", side: .right)],
                    rows: [[], [], []], isForPen: true)),
        ]),
        .notes(label: "Anteckningar", lines: 6),
        .space(millimetres: 4),
        .rows([PaperRow("Datum", .line), PaperRow("Underskrift", .line)], columns: 2),
    ])

    /// Rows for several pages.
    static func list(rows: Int) -> PaperDocument {
        document([
            .heading(level: 1, text: "Kö"),
            .table(
                PaperTable(
                    columns: [
                        PaperColumn("Löpnummer", side: .right), PaperColumn("Att göra", width: 4),
                        PaperColumn("Senast", width: 2),
                    ],
                    rows: (1...rows).map { number in
                        let more = number % 4 == 0 ? " och ordna de handlingar som behövs vid besöket" : ""
                        return [.text("rad\(number)"), .text("Anmäl till Skatteverket" + more), "2026-03-12"]
                    })),
        ])
    }

    static let sign = PaperDocument(
        title: "Skylt", format: .landscape, created: 1_772_000_000,
        blocks: [
            .sign([
                PaperSign("Lilleby kommun", .caption), PaperSign(arabic), PaperSign("Abdullah Al-Ahmad"),
            ])
        ])
}
