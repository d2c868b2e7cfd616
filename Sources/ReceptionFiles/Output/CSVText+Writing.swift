// CSV as output: fields quoted where needed, formulas made harmless; for programs, and for Excel in Sweden.

import Reception

/// Writes rows as CSV.
public enum CSVOutput {
    /// How the fields and lines of a file are parted.
    public enum Dialect: Sendable {
        /// Comma and LF, as listings come on standard output.
        case plain
        /// What Excel opens with a double click where the decimal sign is a comma: semicolon, CRLF, and a byte order
        /// mark, without which it takes the text for Windows-1252.
        case excel

        var separator: Unicode.Scalar { self == .plain ? "," : ";" }
        var lineEnd: String { self == .plain ? "\n" : "\r\n" }

        /// What stands before the first line.
        public var opening: [UInt8] { self == .plain ? [] : CSVText.mark }
    }

    /// A header of the keys and a line a row.
    /// - Parameter rows: objects with the same keys.
    public static func text(keys: [String], rows: [JSONValue], _ dialect: Dialect = .plain) -> String {
        var text = line(keys, dialect)
        for row in rows { text += line(keys.map { row[$0].cell }, dialect) }
        return text
    }

    /// One line with its end.
    public static func line(_ cells: [String], _ dialect: Dialect) -> String {
        cells.map { field($0, dialect) }.joined(separator: String(dialect.separator)) + dialect.lineEnd
    }

    /// A field, quoted where its text needs it, without what a terminal that shows the file would obey. A leading sign that a spreadsheet would take for a formula gets an
    /// apostrophe before it, unless the field is a number.
    public static func field(_ text: String, _ dialect: Dialect = .plain) -> String {
        var text = FieldText.harmless(text)
        // By scalars: an accent after the sign makes another character of the two, and the formula stays one.
        if let first = text.unicodeScalars.first, formulaSigns.contains(first), Int(text) == nil {
            text = "'" + text
        }
        let needsQuotes = text.unicodeScalars.contains {
            $0 == "\"" || $0 == dialect.separator || $0.properties.isWhitespace && $0 != " "
        }
        guard needsQuotes else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// Signs that begin a formula in one spreadsheet or another, those of double width and white space that is cut away
    /// before the text is looked at among them.
    private static let formulaSigns: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
}
