// The header of a list: which of its columns is which.

import Reception

/// The columns of one list.
struct HouseholdSheet {
    /// How many columns a list may have; more is no list of households.
    static let columnLimit = 2000

    /// What each column holds, in the file's order; columns without a name at the end are left out.
    private(set) var columns: [Column] = []
    /// The names as the file writes them.
    private(set) var names: [String] = []
    /// The line of the header.
    let line: Int
    private(set) var faults: [ImportFault] = []

    /// Reads the header.
    ///
    /// - Parameters:
    ///   - parser: a parser that has read the header row.
    ///   - encoding: how the list is written.
    ///   - known: the names of columns there are.
    ///   - options: what the list's columns are mapped to, and whether to keep the unknown.
    init(
        header parser: CSVParser, encoding: CSVEncoding, known: ColumnNames, options: HouseholdReader.Options
    ) {
        line = parser.line
        for flaw in parser.flaws {
            switch flaw {
            case .extraField:
                let place = ImportPlace(line: line, column: 0)
                faults = [ImportFault(.tooManyColumns, at: place, [String(HouseholdSheet.columnLimit)])]
                return
            case .openQuote(let column, let line):
                faults.append(ImportFault(.truncated, at: ImportPlace(line: line, column: column)))
            case .fieldTooLong(let column, let line):
                let place = ImportPlace(line: line, column: column)
                faults.append(ImportFault(.valueTooLong, at: place, ["", String(CSVParser.fieldSize)]))
            case .noLineEnd: break
            }
        }
        names = (0..<parser.kept).map { FieldText.line(CSVText.decode(parser.field($0), as: encoding) ?? "") }
        while names.last?.isEmpty == true { names.removeLast() }
        match(parser, known, options)
    }

    /// The index of the column that holds the key of the household.
    var keyIndex: Int? { columns.firstIndex(of: .key) }

    private mutating func match(_ parser: CSVParser, _ known: ColumnNames, _ options: HouseholdReader.Options)
    {
        var map: [String: String] = [:]
        for (theirs, ours) in options.map.sorted(by: { $0.key < $1.key }) {
            map[ColumnNames.folded(theirs)] = ours
        }
        var firstIndex: [Column: Int] = [:]
        var unknown: [ImportFault] = []
        for (index, name) in names.enumerated() {
            let place = ImportPlace(line: parser.line(of: index), column: index + 1)
            let mapped = map[ColumnNames.folded(name)]
            let wanted = FieldText.trimmed(mapped ?? name)
            guard !wanted.isEmpty, !wanted.hasPrefix("#") else {
                columns.append(.ignored)
                continue
            }
            if let column = known[wanted] {
                if let first = firstIndex[column] {
                    faults.append(ImportFault(.repeatedColumn, at: place, [name, String(first + 1)]))
                    columns.append(.ignored)
                } else {
                    firstIndex[column] = index
                    columns.append(column)
                }
            } else if options.extraAsNote && mapped == nil {
                columns.append(.extra(name))
            } else {
                let nearest = NearestName.to(wanted, among: known.all) ?? ""
                unknown.append(ImportFault(.unknownColumn, at: place, [wanted, nearest]))
                columns.append(.ignored)
            }
        }
        // A file without a header would have its first person's data told as names of unknown columns.
        if !firstIndex.isEmpty || !options.map.isEmpty { faults += unknown }
        for (column, swedish, english) in ColumnNames.required where firstIndex[column] == nil {
            let place = ImportPlace(line: line, column: 0)
            faults.append(ImportFault(.missingColumn, at: place, [swedish, english]))
        }
    }
}
