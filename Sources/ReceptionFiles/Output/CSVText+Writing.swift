// CSV as a listing's output: comma, quotes where needed, LF.

/// Writes rows of listings as CSV.
public enum CSVOutput {
    /// A header of the keys and a line a row.
    /// - Parameter rows: objects with the same keys.
    public static func text(keys: [String], rows: [JSONValue]) -> String {
        var lines = [keys.map(field).joined(separator: ",")]
        for row in rows { lines.append(keys.map { field(row[$0].cell) }.joined(separator: ",")) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A field, quoted where its text needs it. A leading sign that a spreadsheet would take for a formula gets an
    /// apostrophe before it, unless the field is a number.
    public static func field(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t\r".contains(first), Int(text) == nil { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}
