// Reads the file of `--map`, which says what a list's own column names stand for.

import Reception

/// The file of `--map`: two columns without a header, the list's name and the known name, `Namn i listan;förnamn`.
/// The delimiter may be any that a list may have; an empty known name or `#` passes the column over; a line that
/// begins with `#` is a comment.
public enum ColumnMap {
    /// Reads the file.
    ///
    /// - Parameter source: the file.
    /// - Returns: each of the list's names with the known name, and the faults of the file: `missingValue` for a
    ///   line with one name, `tooManyFields`, `repeatedColumn`, and those of any list's text.
    /// - Throws: a ``ListSourceError`` when the file cannot be read.
    public static func read(_ source: ListSource) throws -> (map: [String: String], faults: [ImportFault]) {
        let encoding: CSVEncoding
        switch try CSVText.encoding(of: source) {
        case .failure(let fault): return ([:], [fault])
        case .success(let found): encoding = found
        }
        var map: [String: String] = [:]
        var lines: [String: Int] = [:]
        var faults: [ImportFault] = []
        var parser = try CSVParser(source, columnLimit: 2)
        while try parser.read() {
            guard !parser.isBlank else { continue }
            let place = ImportPlace(line: parser.line, column: 0)
            let theirs = FieldText.line(CSVText.decode(parser.field(0), as: encoding) ?? "")
            let ours = FieldText.line(CSVText.decode(parser.field(1), as: encoding) ?? "")
            if theirs.hasPrefix("#") { continue }
            if let flaw = parser.flaws.first(where: { $0 != .noLineEnd }) {
                if case .extraField = flaw {
                    faults.append(ImportFault(.tooManyFields, at: place, [String(parser.fieldCount), "2"]))
                } else {
                    faults.append(ImportFault(.truncated, at: place))
                }
            } else if theirs.isEmpty || parser.fieldCount < 2 {
                faults.append(ImportFault(.missingValue, at: place, [theirs]))
            } else if let earlier = lines[ColumnNames.folded(theirs)] {
                faults.append(ImportFault(.repeatedColumn, at: place, [theirs, String(earlier)]))
            } else {
                lines[ColumnNames.folded(theirs)] = parser.line
                map[theirs] = ours
            }
        }
        return (map, faults)
    }
}
