// What a list in order becomes, in every spelling of it that municipal Excel writes.

import Reception
import ReceptionFiles
import TestSupport
import Testing

@Suite struct CSVReadingTests {
    private static let list = #"""
        Hushåll;KIND; förnamn ;efternamn;födelsedatum;personnummer;relation;tolk;skydd;behov;kön;medborgarskap;\#
        received;folkbokförd;adress;#not;ankomsttid;handläggare
        12;kvot;Åsa;"Al-Hassan; f. ""Öst""";19900101;900101-1239;;Ja;skyddad folkbokföring;gravid Rullstol;k;syr;\#
        2026-02-01;;"Storgatan 5
        lgh 1001";x;kl 9.05;anna

        12;;Omar;Öberg;1991-02-03;;barn;nej;;;;;2026-02-01;20260301;;;;
        7;EBO;Éva;Ñu;1980-05-06
        """# + "\n"

    @Test func readsWhatIsThere() throws {
        let (households, report) = try CSVLists.reader(Self.list).read()
        #expect(report.faults.isEmpty)
        #expect((report.households, report.rows) == (2, 3))
        let first = try #require(households.first)
        #expect((first.key, first.line, first.kind, first.caseworker) == ("12", 2, .kvot, Login("anna")))
        #expect(first.caseworkerPlace == ImportPlace(line: 3, column: 18))
        #expect(first.details == [.address: "Storgatan 5\nlgh 1001", .arrivalTime: "09:05"])
        #expect(first.facts.map(\.id) == [.received])
        #expect(first.persons.map(\.line) == [2, 5])
        #expect(
            first.persons[0].details == [
                .givenName: "Åsa", .familyName: "Al-Hassan; f. \"Öst\"", .birthDate: "1990-01-01",
                .personnummer: "199001011239", .relation: "applicant", .interpreter: "yes",
                .protection: "protected_registration", .needs: "wheelchair,pregnant", .sex: "woman",
                .citizenship: "SYR",
            ])
        #expect(first.persons[0].columns[.relation] == nil)
        #expect(first.persons[1].columns[.relation] == 7)
        #expect(
            first.persons[1].facts == [
                ImportFact(
                    id: .populationRegistered, day: Day(year: 2026, month: 3, day: 1) ?? .distantPast,
                    place: ImportPlace(line: 5, column: 14))
            ])
        #expect(households.last?.kind == .ebo)
    }

    @Test func everySpellingSaysTheSame() throws {
        let plain = try CSVLists.reader(Self.list).read().households
        let marked = try CSVLists.reader("\u{FEFF}" + Self.list).read().households
        let windows = Self.list.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let crlf = Self.list.split(separator: "\n", omittingEmptySubsequences: false).joined(
            separator: "\r\n")
        let cr = Self.list.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r")
        #expect(marked == plain)
        #expect(try CSVLists.reader(windows).read().households == plain)
        #expect(try CSVLists.reader(crlf).read().households == plain)
        #expect(try CSVLists.reader(cr).read().households == plain)
        for size in [1, 2, 7, 4096] {
            #expect(try CSVLists.reader(crlf, pieceSize: size).read().households == plain)
        }
        for delimiter in ["\t", ","] {
            let other = Self.list.split(separator: "Al-Hassan;", maxSplits: 1).map {
                $0.split(separator: ";", omittingEmptySubsequences: false).joined(separator: delimiter)
            }.joined(separator: "Al-Hassan;")
            #expect(try CSVLists.reader(other).read().households == plain)
        }
        let stated = try CSVLists.reader("sep=;\r\n" + Self.list).read().households
        #expect(stated.map(\.line) == plain.map { $0.line + 1 })
    }

    @Test func windowsPunctuation() throws {
        let bytes = Array(CSVLists.header.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        let row =
            Array("\n1;KVOT;O".utf8) + [0x92] + Array("Brien;".utf8) + [0x8A, 0x80]
            + Array(";19900101\n".utf8)
        let person = try #require(try CSVLists.reader(bytes + row).read().households.first?.persons.first)
        #expect(person.details[.givenName] == "O’Brien")
        #expect(person.details[.familyName] == "Š€")
    }

    @Test func rowsOfAHouseholdNeedNotStandTogether() throws {
        let list = CSVLists.header + "\n1;KVOT;A;B;1990-01-01\n2;ABO;C;D;1991-01-01\n1;;E;F;1992-01-01\n"
        let households = try CSVLists.reader(list).read().households
        #expect(households.map { "\($0.key) \($0.persons.count)" } == ["1 2", "2 1"])
        #expect(households[0].persons.map { $0.details[.relation] } == ["applicant", nil])
    }

    @Test func householdsAreGivenWhileReading() throws {
        let list = CSVLists.header + "\n1;KVOT;A;B;1990-01-01\n2;ABO;C;D;1991-01-01\n3;ABO;;D;1991-01-01\n"
        var keys: [String] = []
        let report = try CSVLists.reader(list).forEach(skipping: ["1"]) { keys.append($0.key) }
        #expect(keys == ["2"])
        #expect(report.faultyKeys == ["3"])
    }

    @Test func unknownColumnsMayBeMappedOrKept() throws {
        let list = "Nr;Typ;Namn;Släkt;Född;Skostorlek;Lös\n1;KVOT;Amina;Öberg;1990-01-01;38;\n"
        let file =
            "# vår lista\nnr;hushåll\r\nTYP;kind\nNamn;förnamn\nSläkt;efternamn\nFödd;birth_date\nLös;#\n"
        let (map, faults) = try ColumnMap.read(ListSource(bytes: Array(file.utf8)))
        #expect(faults.isEmpty)
        #expect(try CSVLists.faults(list, options: .init(map: map)).count == 1)
        let options = HouseholdReader.Options(map: map, extraAsNote: true)
        let household = try #require(try CSVLists.reader(list, options: options).read().households.first)
        #expect(household.notes == ["Skostorlek: 38"])
        let wrong = try CSVLists.faults(list, options: .init(map: map.merging(["Lös": "flygg"]) { $1 }))
        #expect(wrong.contains("unknown_column 1:7 flygg|flyg"))
        #expect(
            try ColumnMap.read(ListSource(bytes: Array("a;b\nc\nA;d\ne;f;g\n".utf8))).faults.map(\.code) == [
                .missingValue, .repeatedColumn, .tooManyFields,
            ])
    }

    @Test func theTemplateIsAListWithoutRows() throws {
        let template = HouseholdReader.template(facts: CSVLists.facts)
        #expect(template.hasPrefix("\u{FEFF}hushåll;ärendetyp;"))
        #expect(template.hasSuffix("uppehållstillstånd löper ut\r\n"))
        let report = try CSVLists.reader(template).check()
        #expect(report.faults.isEmpty && !report.isRefused && report.rows == 0)
    }

    @Test func faultsOfAHeaderWithoutNamesAreInTheOrderOfTheFile() throws {
        let report = try CSVLists.reader("\"\";\";\"\n").check()
        #expect(report.isRefused && report.faults.count > 1)
        #expect(report.faults == report.faults.sorted { $0.place < $1.place })
    }

    /// The delimiter that the list states goes with its rows: guessed anew it might be another.
    @Test func quarantineKeepsTheStatedDelimiter() throws {
        let list = "sep=;\r\n" + CSVLists.header + ";\"#a,b,c,d,e,f,g\"\r\n" + CSVLists.row + ";x\r\n"
        let reader = CSVLists.reader(list)
        #expect(try reader.read().households.count == 1)
        var written: [UInt8] = []
        try reader.quarantine(["1"]) { written += $0 }
        #expect(written == Array(list.utf8))
    }

    @Test func quarantineKeepsRowsAsTheyStood() throws {
        let list =
            "\u{FEFF}" + CSVLists.header + ";#x\r\n1;KVOT;A;B;1990-01-01;\r\n;KVOT;X;Y;1990-01-01;\r\n"
            + "2;ABO;\"C\r\nc\";;1991-01-01;\" q \"\"\"\r\n\r\n1;;E;F;1992-01-01;\r\n2;;G;H;1993-01-01;z"
        let reader = CSVLists.reader(list)
        let report = try reader.check()
        var written: [UInt8] = []
        #expect(try reader.quarantine(report.faultyKeys) { written += $0 } == 3)
        #expect(
            String(decoding: written, as: UTF8.self) == "\u{FEFF}" + CSVLists.header
                + ";#x\r\n;KVOT;X;Y;1990-01-01;\r\n2;ABO;\"C\r\nc\";;1991-01-01;\" q \"\"\"\r\n2;;G;H;1993-01-01;z\r\n"
        )
    }

    @Test func aFileThatIsNotThere() {
        #expect(throws: ListSourceError.noSuchFile) { try ListSource(path: "/nonexistent/list.csv") }
        #expect(throws: ListSourceError.isDirectory) { try ListSource(path: "/") }
    }
}
