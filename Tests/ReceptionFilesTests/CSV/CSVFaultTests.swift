// One test case for each way a list may be wrong, with the place and the arguments of the fault.

import Reception
import ReceptionFiles
import Testing

@Suite struct CSVFaultTests {
    private static let header = CSVLists.header
    private static let row = CSVLists.row

    /// Each list and the one fault it has.
    private static let cases: [(list: String, fault: String)] = [
        ("", "empty_file 1:0"), ("\u{FEFF}", "empty_file 1:0"), (" \r\n\n", "empty_file 1:0"),
        ("a;b\u{0}", "not_text 1:0"), (";;;\n;;\n", "empty_file 1:0"),
        ("\(header)\n1;KVOT;Am", "truncated 2:0"),
        ("\(header)\n\(row)\n\n2;ABO;\"Omar\nAli;x;y\n", "truncated 4:3"),
        ("\(header)\n\(row);extra\n", "too_many_fields 2:6 6|5"),
        ("\(header);\n\(row);extra;\n", "too_many_fields 2:6 7|5"),
        ("\(header);;språk\n\(row);extra;\n", "too_many_fields 2:6 "),
        ("\(header);recieved\n\(row);\n", "unknown_column 1:6 recieved|received"),
        ("\(header);kind\n\(row);KVOT\n", "repeated_column 1:6 kind|2"),
        (
            "ärendetyp;förnamn;efternamn;födelsedatum\nKVOT;A;B;1990-01-01\n",
            "missing_column 1:0 hushåll|household"
        ),
        ("\(header)\n1;KVOT;;B;1990-01-01\n", "missing_value 2:3 förnamn"),
        ("\(header)\n;KVOT;A;B;1990-01-01\n", "missing_value 2:1 hushåll"),
        ("\(header)\n1;;A;B;1990-01-01\n1; ;A;B;1990-01-01\n", "missing_value 2:2 ärendetyp"),
        ("\(header)\n1;KVOTE;A;B;1990-01-01\n", "unknown_kind 2:2 ärendetyp|KVOT, ABO, EBO, MASSFLYKT"),
        ("\(header)\n1;KVOT;A;B;2026-02-30\n", "bad_date 2:5 födelsedatum"),
        ("\(header)\n1;KVOT;A;B;30/2 2026\n", "bad_date 2:5 födelsedatum"),
        ("\(header)\n1;KVOT;A;B;2026-03-03\n", "birth_in_future 2:5 födelsedatum"),
        ("\(header)\n\(row)\n1;ABO;C;D;1991-01-01\n", "rows_disagree 3:2 ärendetyp|2"),
        (
            CSVLists.list("mottagen i kommunen", "2026-03-03"),
            "event_in_future 2:6 mottagen i kommunen|2026-03-03"
        ),
        (CSVLists.list("FOLKBOKFÖRD", "1989-12-31"), "fact_before_birth 2:6 FOLKBOKFÖRD|1989-12-31"),
        (CSVLists.list("personnummer", "900101-1238"), "wrong_check_digit 2:6 personnummer"),
        (CSVLists.list("personnummer", "90010-1239"), "bad_number 2:6 personnummer|wrong_length"),
        (CSVLists.list("personnummer", "1,98E+11"), "bad_number 2:6 personnummer|not_digits"),
        (CSVLists.list("dossiernummer", "1234567"), "bad_number 2:6 dossiernummer|wrong_length"),
        (CSVLists.list("medborgarskap", "XYZ"), "unknown_value 2:6 medborgarskap|ISO 3166-1 alpha-3"),
        (CSVLists.list("språk", "arab"), "unknown_value 2:6 språk|ISO 639-3"),
        (CSVLists.list("tolk", "kanske"), "unknown_value 2:6 tolk|ja, nej|yes, no"),
        (CSVLists.list("längd_cm", "300"), "unknown_value 2:6 längd_cm|30-250"),
        (
            CSVLists.list("needs", "rullstol, häst"),
            "unknown_value 2:6 needs|rullstol, bår, syrgas, ledsagare, kost, gravid|"
                + "wheelchair, stretcher, oxygen, escort, diet, pregnant"
        ),
        (CSVLists.list("telefon", String(repeating: "1", count: 32_769)), "value_too_long 2:6 telefon|32768"),
        ("\(header);relation\n\(row);sökande\n1;;C;D;1991-01-01;Applicant\n", "two_applicants 3:6 2"),
        (
            "\(header);personnummer\n\(row);900101-1239\n2;ABO;C;D;1990-01-01;199001011239\n",
            "same_number_twice 3:6 personnummer|2"
        ),
        (
            "\(header);dossiernummer\n\(row);12-345678\n2;ABO;C;D;1990-01-01;12345678\n",
            "same_number_twice 3:6 dossiernummer|2"
        ),
    ]

    @Test(arguments: cases)
    func reports(_ list: String, _ fault: String) throws {
        #expect(try CSVLists.faults(list) == [fault])
        let (households, report) = try CSVLists.reader(list).read()
        #expect(households.isEmpty)
        #expect(report.isRefused || !report.faultyKeys.isEmpty)
    }

    @Test func encodingsThatAreNone() throws {
        #expect(
            try CSVLists.faults(CSVLists.reader([0xFF, 0xFE, 0x61, 0]).check()) == ["not_text 1:0 UTF-16"])
        let list = Array((Self.header + "\n1;KVOT;A").utf8)
        // A byte that Windows-1252 has nothing for, in a list that cannot be UTF-8.
        let header = Array("household;kind;given_name;family_name;birth_date\n1;KVOT;A".utf8)
        let undefined = header + [0x81, 0xE5] + Array(";B;1990-01-01\n".utf8)
        #expect(
            try CSVLists.faults(CSVLists.reader(undefined).check()) == [
                "not_text 2:3 given_name|Windows-1252"
            ])
        let wounded = list + [0xE5] + Array(";B;1990-01-01\n".utf8)
        #expect(try CSVLists.faults(CSVLists.reader(wounded).check()) == ["not_text 2:0 UTF-8"])
        #expect(try CSVLists.faults(CSVLists.reader(list + [0xC3]).check()) == ["truncated 2:0"])
    }

    @Test func aMillionColumns() throws {
        let header = String(repeating: "a;", count: 1_000_000)
        #expect(try CSVLists.faults(header + "\n") == ["too_many_columns 1:0 2000"])
    }

    @Test func aListWithoutAHeaderTellsNoNames() throws {
        let report = try CSVLists.reader("1;KVOT;Amina;Öberg;1990-01-01\n2;ABO;Omar;Ali;1991-01-01\n").check()
        #expect(report.isRefused)
        #expect(Set(report.faults.map(\.code)) == [.missingColumn])
    }

    @Test func allFaultsAreReportedInOrder() throws {
        let list = Self.header + ";extra\n1;KVOT;;B;x\n2;ABO;A;;1990-01-01\n"
        #expect(
            try CSVLists.reader(list).check().faults.map(\.code) == [
                .unknownColumn, .missingValue, .badDate, .missingValue,
            ])
    }

    @Test func bothHouseholdsOfANumberAreFaulty() throws {
        let list =
            Self.header + ";personnummer\n" + Self.row + ";900101-1239\n2;ABO;C;D;1990-01-01;\n"
            + "3;ABO;E;F;1990-01-01;900101-1239\n"
        let (households, report) = try CSVLists.reader(list).read()
        #expect(report.faultyKeys == ["1", "3"])
        #expect(households.map(\.key) == ["2"])
        #expect(!report.isRefused)
    }
}
