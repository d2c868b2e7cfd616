// The reader of lists against itself: in pieces and whole, what it sets aside, and what we write read back.

import Reception
import ReceptionData
import TestSupport

@testable import ReceptionFiles

enum CSVProperties {
    private static let today = Day(year: 2026, month: 3, day: 2) ?? .distantPast
    /// The line breaks that a note may have.
    private static let breaks: Set<Unicode.Scalar> = ["\n"]

    static func play(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let size = input.choice(64) + 1
        let options = HouseholdReader.Options(
            map: input.choice(4) == 1 ? ["Namn": "förnamn", "x": "", "y": "#"] : [:],
            extraAsNote: input.choice(2) == 1)
        let list = Array(input.rest)
        let rows = try rows(of: list, size: size)
        try read(list, size: size, options)
        try write(rows)
        let (map, faults) = try ColumnMap.read(ListSource(bytes: list, pieceSize: size))
        try demand(map.keys.allSatisfy { !$0.isEmpty }, "a column without a name is mapped")
        try demand(faults.allSatisfy { $0.place.line >= 1 }, "a fault of a map has no line")
    }

    private struct Row: Equatable {
        var fields: [[UInt8]] = []
        var flaws: [CSVRowFlaw] = []
        var line = 0
        var raw: [UInt8] = []
    }

    private static func rows(_ list: [UInt8], _ size: Int?) throws -> [Row] {
        var parser = try CSVParser(
            ListSource(bytes: list, pieceSize: size), columnLimit: HouseholdSheet.columnLimit, keepsRaw: true)
        var rows: [Row] = []
        while try parser.read() {
            rows.append(
                Row(
                    fields: (0..<parser.kept).map { Array(parser.field($0)) }, flaws: parser.flaws,
                    line: parser.line, raw: parser.raw))
        }
        return rows
    }

    /// The rows, which are the same however the bytes come and lose none of them.
    private static func rows(of list: [UInt8], size: Int) throws -> [Row] {
        let whole = try rows(list, nil)
        try demand(whole == rows(list, size), "the rows depend on the pieces")
        let raw = whole.flatMap(\.raw)
        try demand(raw.elementsEqual(list.suffix(raw.count)), "the rows are not the list's own bytes")
        try demand(list.count - raw.count <= 10, "\(list.count - raw.count) bytes are in no row")
        for row in whole {
            try demand(row.fields.allSatisfy { $0.count <= CSVParser.fieldSize }, "a field is too long")
        }
        let encodings = try [nil, size].map {
            try CSVText.encoding(of: ListSource(bytes: list, pieceSize: $0))
        }
        try demand(encodings[0] == encodings[1], "the encoding depends on the pieces")
        if case .success(.utf8) = encodings[0] {
            try demand(String(validating: list, as: UTF8.self) != nil, "what is no UTF-8 is taken for it")
        }
        return whole
    }

    private static func read(_ list: [UInt8], size: Int, _ options: HouseholdReader.Options) throws {
        func reader(_ list: [UInt8], _ size: Int?) -> HouseholdReader {
            HouseholdReader(
                ListSource(bytes: list, pieceSize: size), facts: BuiltIn.facts, today: today, options: options
            )
        }
        let first = reader(list, size)
        let (households, report) = try first.read()
        let (others, otherReport) = try reader(list, nil).read()
        try demand(households == others && report == otherReport, "what is read depends on the pieces")
        try demand(try first.check() == report, "checking finds something else than reading")
        try demand(report.faults.allSatisfy { $0.place.line >= 1 && $0.place.column >= 0 }, "a place is none")
        try demand(report.faults == report.faults.sorted { $0.place < $1.place }, "faults are out of order")
        try demand(
            !report.isRefused || households.isEmpty && !report.faults.isEmpty, "a refused list is read")
        if report.rows > 0, !report.isRefused {
            try demand(!households.isEmpty || !report.faults.isEmpty, "rows are neither read nor faulty")
        }
        for household in households { try check(household) }
        guard !report.isRefused, report.rows > 0 else { return }
        // What is set aside is read in the same way with the same options.
        let keys = report.faultyKeys.union(households.map(\.key))
        var aside: [UInt8] = []
        try first.quarantine(keys) { aside += $0 }
        let (again, secondReport) = try reader(aside, nil).read()
        try demand(again.map(bare) == households.map(bare), "what was set aside reads otherwise")
        try demand(secondReport.faultyKeys == report.faultyKeys, "what was set aside has other faults")
        try demand(
            secondReport.faults.map(\.code) == report.faults.map(\.code),
            "what was set aside has other faults")
    }

    /// A household without the lines that it stood on.
    private static func bare(_ household: ImportHousehold) -> [String] {
        [household.key, household.kind.rawValue, household.caseworker?.name ?? ""]
            + household.details.map { "\($0.key)=\($0.value)" }.sorted()
            + household.facts.map { "\($0.id.id) \($0.day)" }
            + household.persons.flatMap { person in
                person.details.map { "\($0.key)=\($0.value)" }.sorted()
                    + person.facts.map { "\($0.id.id) \($0.day)" }
            } + household.notes
    }

    /// What is taken in is clean, and would be taken in again.
    private static func check(_ household: ImportHousehold) throws {
        for text in household.notes + Array(household.details.values) {
            try demand(without: control(text), "a control character is kept")
        }
        for person in household.persons {
            for (detail, value) in person.details {
                try demand(without: control(value), "a control character is kept in \(detail)")
                let again = try? FieldValue.person(detail, value, today: today)
                try demand(again == value, "\(detail) is not read again as it is kept")
            }
            try demand(person.line >= 1, "a person stands on no line")
        }
    }

    private static func control(_ text: String) -> String? {
        let scalar = text.unicodeScalars.first {
            ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
        }
        return scalar.map { "U+" + String($0.value, radix: 16) }
    }

    /// What we write is read back, but for what was made harmless.
    private static func write(_ rows: [Row]) throws {
        for (dialect, opening) in [(CSVOutput.Dialect.plain, "sep=,\n"), (.excel, "sep=;\r\n")] {
            var text = opening
            var expected: [[String]] = []
            for row in rows.prefix(20) where !row.fields.isEmpty {
                let cells = row.fields.map { String(decoding: $0, as: UTF8.self) }
                text += CSVOutput.line(cells, dialect)
                expected.append(cells.map(OutputProperties.asRead))
            }
            let back = try self.rows(Array(text.utf8), nil)
            let read = back.map { row in row.fields.map { String(decoding: $0, as: UTF8.self) } }
            guard !rows.contains(where: { $0.fields.contains { $0.count * 3 > CSVParser.fieldSize } }) else {
                continue
            }
            try demand(read == expected, "what is written reads otherwise")
            try demand(
                without: Harmless.fault(in: text, allowing: ["\n", "\r", "\t"]), "a list holds harm")
        }
    }
}
