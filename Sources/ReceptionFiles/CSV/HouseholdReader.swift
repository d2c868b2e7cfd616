// Reads a list of households from CSV: what `import` takes.

import Reception

/// What reading a list has shown.
public struct ImportReport: Sendable, Equatable {
    /// Everything wrong with the list, in the order of the file.
    public var faults: [ImportFault] = []
    /// The keys of the households with a fault in any row; the empty key stands for rows without one.
    public var faultyKeys: Set<String> = []
    /// Whether the fault is the list's own (its text, its header, a cut end), so that no household of it may be
    /// taken, not even with quarantine.
    public var isRefused = false
    /// How many households and persons (rows) the list has, the faulty ones included.
    public var households = 0
    public var rows = 0
}

/// Reads a list of households.
///
/// Reading takes memory for the keys and the numbers of the list but not for its rows, as long as the rows of each
/// household stand together; where they do not, the households are collected first.
///
/// The arguments of the faults begin with the column's name as the file writes it, and then: `unknownColumn` the
/// nearest known name; `repeatedColumn` the first column's number; `missingColumn` its Swedish and English names
/// (no other first); `unknownKind` and `unknownValue` what may stand there, in Swedish and if it differs in English;
/// `badNumber` why; `valueTooLong` the most bytes; `eventInFuture` and `factBeforeBirth` the fact's date;
/// `rowsDisagree` and `sameNumberTwice` the other line. `tooManyColumns` has the limit, `tooManyFields` how many
/// fields and columns there are, or nothing but an empty name for a value below no name, `twoApplicants` the other
/// line, `notText` the encoding it seemed to be.
public struct HouseholdReader: Sendable {
    /// How a list is to be read.
    public struct Options: Sendable {
        /// The list's own column names, each with the known name it stands for; empty or `#` to pass it over.
        public var map: [String: String]
        /// Keeps the columns that are not known as notes.
        public var extraAsNote: Bool

        public init(map: [String: String] = [:], extraAsNote: Bool = false) {
            self.map = map
            self.extraAsNote = extraAsNote
        }
    }

    let source: ListSource
    private let names: ColumnNames
    private let today: Day
    private let options: Options

    /// - Parameters:
    ///   - source: the list.
    ///   - facts: the facts whose dates may stand in columns of their own.
    ///   - today: the day it is read on; nothing has happened after it.
    ///   - options: how it is to be read.
    public init(_ source: ListSource, facts: FactCatalogue, today: Day, options: Options = Options()) {
        self.source = source
        names = ColumnNames(facts: facts)
        self.today = today
        self.options = options
    }

    /// Reads the whole list for its faults and keeps nothing of it.
    ///
    /// - Throws: a ``ListSourceError`` when the file cannot be read.
    public func check() throws -> ImportReport { try forEach { _ in } }

    /// Reads the whole list.
    ///
    /// - Returns: the households without faults, none when the list is refused, and the report.
    /// - Throws: a ``ListSourceError`` when the file cannot be read.
    public func read() throws -> (households: [ImportHousehold], report: ImportReport) {
        var households: [ImportHousehold] = []
        let report = try forEach { households.append($0) }
        guard !report.isRefused else { return ([], report) }
        households.removeAll { report.faultyKeys.contains($0.key) }
        return (households, report)
    }

    /// Gives each household as soon as its last row has been read. Faults in later rows are not known then: whoever
    /// keeps the households should ``check()`` first, and skip the keys that it found faulty.
    ///
    /// - Parameters:
    ///   - skipped: keys of households not to give.
    ///   - body: takes each household that has no fault of its own.
    /// - Throws: a ``ListSourceError`` when the file cannot be read, and what `body` throws.
    public func forEach(
        skipping skipped: Set<String> = [], _ body: (ImportHousehold) throws -> Void
    ) throws -> ImportReport {
        guard let (encoding, sheet, parser) = try open() else {
            return try refusal()
        }
        guard !sheet.columns.isEmpty else {
            return ImportReport(faults: sheet.faults.sorted { $0.place < $1.place }, isRefused: true)
        }
        let rows = RowReader(sheet: sheet, encoding: encoding, today: today)
        var reading = ListReading(rows: rows, isGrouped: try isGrouped(rows))
        return try reading.read(parser) { household in
            if !skipped.contains(household.key) { try body(household) }
        }
    }

    /// Opens the list and reads its header; nil when it is no text.
    func open() throws -> (encoding: CSVEncoding, sheet: HouseholdSheet, parser: CSVParser)? {
        guard case .success(let encoding) = try CSVText.encoding(of: source) else { return nil }
        guard var parser = try header() else { return nil }
        let sheet = HouseholdSheet(header: parser, encoding: encoding, known: names, options: options)
        parser.columnLimit = sheet.columns.count
        return (encoding, sheet, parser)
    }

    /// A parser that has read the header.
    func header(keepsRaw: Bool = false) throws -> CSVParser? {
        var parser = try CSVParser(source, columnLimit: HouseholdSheet.columnLimit, keepsRaw: keepsRaw)
        while try parser.read() {
            if !parser.isBlank { return parser }
        }
        return nil
    }

    private func refusal() throws -> ImportReport {
        switch try CSVText.encoding(of: source) {
        case .failure(let fault): return ImportReport(faults: [fault], isRefused: true)
        // Nothing but delimiters or quotes.
        case .success:
            return ImportReport(
                faults: [ImportFault(.emptyFile, at: ImportPlace(line: 1, column: 0))], isRefused: true)
        }
    }

    /// Whether the rows of every household stand together.
    private func isGrouped(_ rows: RowReader) throws -> Bool {
        guard let keyIndex = rows.sheet.keyIndex, var parser = try header() else { return true }
        // The fields after the key are not needed.
        parser.columnLimit = keyIndex + 1
        var seen: Set<String> = []
        var current: String?
        while try parser.read() {
            let key = rows.key(parser)
            guard !key.isEmpty, key != current else { continue }
            guard seen.insert(key).inserted else { return false }
            current = key
        }
        return true
    }
}
