// Writes the rows of households that could not be imported to a list of their own, as they stood.

import Reception

extension HouseholdReader {
    /// Gives the list's header and all rows of some households, byte for byte in the list's own encoding, so that
    /// what is given can be corrected and imported with the same options.
    ///
    /// - Parameters:
    ///   - keys: the households; the empty key stands for the rows without one.
    ///   - write: takes a piece of the new list.
    /// - Returns: how many rows were given.
    /// - Throws: a ``ListSourceError`` when the file cannot be read, and what `write` throws.
    @discardableResult
    public func quarantine(_ keys: Set<String>, _ write: ([UInt8]) throws -> Void) throws -> Int {
        guard let (encoding, sheet, _) = try open(), var parser = try header(keepsRaw: true) else { return 0 }
        let rows = RowReader(sheet: sheet, encoding: encoding, today: .distantFuture)
        if case .utf8(mark: true) = encoding { try write(CSVText.mark) }
        // Without it another delimiter might be guessed.
        if !parser.opening.isEmpty { try write(parser.opening) }
        try write(HouseholdReader.ended(parser.raw))
        parser.columnLimit = sheet.columns.count
        var count = 0
        while try parser.read() {
            guard !parser.isBlank, keys.contains(rows.key(parser)) else { continue }
            try write(HouseholdReader.ended(parser.raw))
            count += 1
        }
        return count
    }

    /// A row with a line end, which the last of a file may lack.
    private static func ended(_ row: [UInt8]) -> [UInt8] {
        row.last == 0x0A || row.last == 0x0D ? row : row + [0x0D, 0x0A]
    }

    /// An empty list for Excel: a byte order mark and the Swedish names of all columns, with `;` between them.
    ///
    /// - Parameter facts: the facts that get a column each after the others.
    public static func template(facts: FactCatalogue) -> String {
        let names = ColumnNames.fixed.map(\.swedish) + facts.definitions.map(\.swedish)
        var seen: Set<String> = []
        let cells = names.filter { seen.insert(ColumnNames.folded($0)).inserted }.map { name in
            name.utf8.contains { $0 == 0x3B || $0 == 0x22 || $0 == 0x2C }
                ? "\""
                    + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                    + "\""
                : name
        }
        return "\u{FEFF}" + cells.joined(separator: ";") + "\r\n"
    }
}
