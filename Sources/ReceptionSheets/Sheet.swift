// A spreadsheet as values: its columns, and the cells of its rows. What draws it is a program of its own.

/// What a column holds.
public enum SheetColumnKind: String, CaseIterable, Sendable {
    case text, number, day
}

/// A column of a spreadsheet.
public struct SheetColumn: Hashable, Sendable {
    public var heading: String
    /// In characters of the usual size.
    public var width: Int
    public var kind: SheetColumnKind
    public init(_ heading: String, width: Int, kind: SheetColumnKind = .text) {
        self.heading = heading
        self.width = width
        self.kind = kind
    }
}

/// What stands above the rows.
public struct SheetHead: Hashable, Sendable {
    /// The name of the sheet, at most 31 characters.
    public var title: String
    /// The file's own time of creation, in seconds since 1970-01-01T00:00Z; the library asks no clock then.
    public var created: Int64
    public var columns: [SheetColumn]
    public init(title: String, created: Int64, columns: [SheetColumn]) {
        self.title = title
        self.created = created
        self.columns = columns
    }
}

/// A cell. There is none for formulas: a text is a text, whatever it begins with.
public enum SheetCell: Hashable, Sendable {
    case empty
    case text(String)
    case number(Int)
    /// A date, in days since 1970-01-01.
    case day(Int)

    /// The longest text that a cell of Excel holds, in UTF-16 units, with some room left.
    public static let longestText = 32_000
    /// As many rows as a sheet of Excel has below its headings.
    public static let mostRows = 1_048_575
}
