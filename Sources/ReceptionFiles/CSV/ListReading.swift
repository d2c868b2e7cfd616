// One reading of a list from its first row to its last.

import Reception

/// What is known half-way through a list.
struct ListReading {
    private let rows: RowReader
    /// Whether a household ends where another begins.
    private let isGrouped: Bool
    private var report = ImportReport()
    private var numbers = NumberTable()
    /// The running number of each household, and its key.
    private var indices: [String: Int] = [:]
    private var keys: [String] = []
    /// The households still being read: one when the list is grouped, otherwise all.
    private var open: [Int: HouseholdBuilder] = [:]

    init(rows: RowReader, isGrouped: Bool) {
        self.rows = rows
        self.isGrouped = isGrouped
    }

    /// Reads all rows.
    ///
    /// - Parameters:
    ///   - start: a parser that has read the header.
    ///   - body: takes each household that has no fault of its own.
    mutating func read(_ start: CSVParser, _ body: (ImportHousehold) throws -> Void) throws -> ImportReport {
        var parser = start
        report.faults = rows.sheet.faults
        report.isRefused = !report.faults.isEmpty
        var current: Int?
        while try parser.read() {
            guard !parser.isBlank else { continue }
            report.rows += 1
            let (faults, isCut) = rows.faults(of: parser)
            if isCut {
                report.faults += faults
                report.isRefused = true
                break
            }
            guard let index = household(of: parser) else {
                readOutside(parser, faults)
                continue
            }
            if isGrouped, let current, current != index { try close(current, body) }
            current = index
            var builder =
                open.removeValue(forKey: index) ?? HouseholdBuilder(key: keys[index], line: parser.line)
            for fault in faults { builder.report(fault) }
            let person = rows.read(parser, into: &builder)
            checkNumbers(person, index, &builder)
            open[index] = builder
        }
        for index in open.keys.sorted() { try close(index, body) }
        report.faults.sort { $0.place < $1.place }
        return report
    }

    /// The running number of the row's household, nil for a row without a key.
    private mutating func household(of parser: CSVParser) -> Int? {
        let key = rows.key(parser)
        guard !key.isEmpty else { return nil }
        if let index = indices[key] { return index }
        let index = keys.count
        indices[key] = index
        keys.append(key)
        report.households += 1
        return index
    }

    /// Looks for faults in a row that belongs to no household.
    private mutating func readOutside(_ parser: CSVParser, _ faults: [ImportFault]) {
        var builder = HouseholdBuilder(key: "", line: parser.line)
        _ = rows.read(parser, into: &builder)
        report.faults += faults + builder.faults
        report.faultyKeys.insert("")
    }

    private mutating func checkNumbers(
        _ person: ImportPerson, _ index: Int, _ builder: inout HouseholdBuilder
    ) {
        for clash in numbers.take(person, household: index) {
            let column = person.columns[clash.field] ?? 0
            let name = column > 0 ? rows.sheet.names[column - 1] : ""
            let place = ImportPlace(line: person.line, column: column)
            builder.report(ImportFault(.sameNumberTwice, at: place, [name, String(clash.line)]))
            // Which of the two rows is right cannot be known, so neither household may be taken.
            report.faultyKeys.insert(keys[clash.household])
        }
    }

    private mutating func close(_ index: Int, _ body: (ImportHousehold) throws -> Void) throws {
        guard var builder = open.removeValue(forKey: index) else { return }
        let kind = rows.sheet.columns.firstIndex(of: .kind).map { (index: $0, name: rows.sheet.names[$0]) }
        let household = builder.finish(kindColumn: kind)
        if !builder.faults.isEmpty {
            report.faults += builder.faults
            report.faultyKeys.insert(builder.key)
        }
        if let household, !report.isRefused { try body(household) }
    }
}
