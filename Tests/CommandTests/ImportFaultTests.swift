// Every fault of a list: its code, its place, its words; and that nothing of the list is written.

import Foundation
import Testing

/// A list with one thing wrong with it.
struct FaultyList: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let code: String
    let line: Int
    let column: Int
    /// What the message must say.
    let says: String

    init(_ name: String, _ list: String, _ code: String, _ line: Int, _ column: Int, _ says: String) {
        self.init(name, bytes: Array(list.utf8), code, line, column, says)
    }

    init(_ name: String, bytes: [UInt8], _ code: String, _ line: Int, _ column: Int, _ says: String) {
        (self.name, self.bytes, self.code, self.line, self.column, self.says) = (
            name, bytes, code, line, column, says
        )
    }

    var testDescription: String { name }
}

@Suite struct ImportFaultTests {
    static let header = "hushåll;ärendetyp;förnamn;efternamn;födelsedatum;personnummer;inrest\n"
    static let good = "H1;ABO;Sanna;Ek;1990-05-05;;2026-01-10\n"

    static let lists: [FaultyList] = [
        FaultyList(
            "unknown column",
            "hushåll;ärendetyp;förnamn;efternamn;födelsedatm;födelsedatum\nH1;ABO;Sanna;Ek;;1990-05-05\n",
            "unknown_column", 1, 5, "okänd kolumn ”födelsedatm”; menas ”födelsedatum”?"),
        FaultyList(
            "missing household", header + good + ";ABO;Nils;Al;1990-05-05;;\n", "missing_value", 3, 1,
            "hushåll saknas"),
        FaultyList(
            "missing column", "hushåll;förnamn;efternamn;födelsedatum\nH1;Sanna;Ek;1990-05-05\n",
            "missing_column", 1, 0, "ärendetyp"),
        FaultyList(
            "missing name", header + "H1;ABO;;Ek;1990-05-05;;\n", "missing_value", 2, 3, "förnamn saknas"),
        FaultyList(
            "impossible date", header + good + "H2;ABO;Nils;Al;1991-05-05;;2026-02-30\n", "bad_date", 3, 7,
            "inrest: datumet finns inte"),
        FaultyList(
            "wrong check digit", header + good + "H2;ABO;Nils;Al;1990-05-05;19900505-2383;\n",
            "wrong_check_digit", 3, 6, "kontrollsiffran"),
        FaultyList(
            "number too short", header + good + "H2;ABO;Nils;Al;1990-05-05;9005052;\n", "bad_number", 3, 6,
            "numret är fel skrivet"),
        FaultyList(
            "unknown kind", header + good + "H2;ABBO;Nils;Al;1990-05-05;;\n", "unknown_kind", 3, 2,
            "okänd ärendetyp"),
        FaultyList(
            "fact before birth", header + good + "H2;ABO;Nils;Al;2026-01-20;;2026-01-19\n",
            "fact_before_birth", 3, 7, "inrest ligger före personens födelse"),
        FaultyList(
            "event in the future", header + "H1;ABO;Sanna;Ek;1990-05-05;;2026-03-03\n", "event_in_future", 2,
            7, "inrest ligger i framtiden"),
        FaultyList(
            "born tomorrow", header + "H1;ABO;Sanna;Ek;2026-03-03;;\n", "birth_in_future", 2, 5,
            "födelsedatumet"),
        FaultyList(
            "repeated column",
            "hushåll;household;ärendetyp;förnamn;efternamn;födelsedatum\nH1;H1;ABO;Sanna;Ek;1990-05-05\n",
            "repeated_column", 1, 2, "två gånger"),
        FaultyList(
            "too many fields", header + "H1;ABO;Sanna;Ek;1990-05-05;;;;x\n", "too_many_fields", 2, 9,
            "fler fält"),
        FaultyList(
            "rows disagree", header + good + "H1;EBO;Nils;Ek;1991-05-05;;\n", "rows_disagree", 3, 2,
            "säger olika (se rad 2)"),
        FaultyList(
            "two applicants",
            "hushåll;ärendetyp;förnamn;efternamn;födelsedatum;relation\nH1;ABO;A;Ek;1990-05-05;sökande\nH1;ABO;B;Ek;1991-05-05;sökande\n",
            "two_applicants", 3, 6, "två sökande"),
        FaultyList(
            "number twice",
            header + "H1;ABO;A;Ek;1990-05-05;900505-2387;\nH2;ABO;B;Al;1990-05-05;19900505-2387;\n",
            "same_number_twice", 3, 6, "rad 2"),
        FaultyList(
            "unknown handläggare",
            "hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum\nH1;ABO;greta;A;Ek;1990-05-05\n",
            "unknown_caseworker", 2, 3, "okänd handläggare"),
        FaultyList(
            "unknown value",
            "hushåll;ärendetyp;förnamn;efternamn;födelsedatum;tolk\nH1;ABO;A;Ek;1990-05-05;kanske\n",
            "unknown_value", 2, 6, "tolk"),
        FaultyList("cut in a row", header + good + "H2;ABO;Nil", "truncated", 3, 0, "slutar mitt i en rad"),
        FaultyList(
            "cut in quotes", header + good + "H2;ABO;\"Nil", "truncated", 3, 3, "slutar mitt i en rad"),
        FaultyList("empty", "", "empty_file", 1, 0, "filen är tom"),
        FaultyList("nothing but a mark", bytes: [0xEF, 0xBB, 0xBF], "empty_file", 1, 0, "filen är tom"),
        FaultyList(
            "binary",
            bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<4096).map { UInt8($0 * 7 % 256) },
            "not_text", 1, 0, "inte text"),
        FaultyList(
            "UTF-16", bytes: [0xFF, 0xFE] + good.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            "not_text", 1, 0, "inte text"),
        FaultyList(
            "a million columns", String(repeating: "x;", count: 999_999) + "x\n", "too_many_columns", 1, 0,
            "för många kolumner"),
    ]

    @Test(arguments: lists) func isNamedWithItsPlaceAndNothingIsWritten(_ list: FaultyList) throws {
        let desk = try Desk()
        #expect(
            try desk.importing(
                "hushåll;ärendetyp;förnamn;efternamn;födelsedatum\nH9;EBO;Siv;Dal;1970-01-01\n"
            ).status == 0)
        let before = try desk.surface()
        let run = try desk.importing(bytes: list.bytes)
        #expect(run.status == 2)
        let fault = run.json["errors"].items.first { $0["code"].text == list.code }
        #expect(fault?.keys == ["line", "column", "code", "message"], "\(run.out.prefix(800))")
        #expect(fault?["line"].int == list.line)
        #expect(fault?["column"].int == list.column)
        #expect(fault?["message"].text.contains(list.says) == true, "\(fault?["message"].text ?? "")")
        for count in ["cases", "persons", "facts", "unchanged"] { #expect(run.json[count].int == 0) }
        #expect(run.errors.count == 2)
        // In words: place, what and what to do; no name, no number.
        let file = try desk.folder.write("again.csv", list.bytes)
        let said = try desk.run(["import", file])
        #expect(said.status == 2)
        let place = list.column > 0 ? "rad \(list.line), kolumn \(list.column): " : "rad \(list.line): "
        #expect(said.out.contains(place) && said.out.contains(list.says), "\(said.out.prefix(400))")
        for secret in ["Sanna", "Nils", "900505", "9005052"] {
            #expect(!(said.out + said.err).contains(secret))
        }
        let isUnchanged = try desk.surface() == before
        #expect(isUnchanged)
    }

    @Test func allFaultsAreToldAtOnceInTheOrderOfTheFile() throws {
        let desk = try Desk()
        let run = try desk.importing(
            Self.header + "H1;XX;Sanna;Ek;1990-02-30;;\nH2;ABO;;Al;1990-05-05;1;2030-01-01\n")
        let places = run.json["errors"].items.map { [$0["line"].int, $0["column"].int] }
        #expect(places == [[2, 2], [2, 5], [3, 3], [3, 6], [3, 7]])
    }

    @Test func aFileWithoutAHeaderTellsNobodysData() throws {
        let desk = try Desk()
        let run = try desk.importing("H1;ABO;Sanna;Ekberg;1990-05-05\nH1;ABO;Nils;Ekberg;1991-05-05\n")
        #expect(run.status == 2)
        #expect(!(run.out + run.err).contains("Sanna") && !(run.out + run.err).contains("Ekberg"))
    }

    @Test func aFileThatIsNotThereOrIsAFolderIsSaidInTwoLines() throws {
        let desk = try Desk()
        for path in [desk.folder.path + "/nowhere.csv", desk.folder.path] {
            let run = try desk.run(["import", path])
            #expect(run.status == 2)
            #expect(run.errors.count == 2)
        }
    }
}
