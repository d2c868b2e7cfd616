// What a list of households says, read and checked but not yet compared with what is known.

/// One household of an imported list: the rows that bear the same key.
public struct ImportHousehold: Hashable, Sendable {
    /// The list's own key of the household.
    public var key: String
    /// The line of its first row, from 1, the header being line 1.
    public var line: Int
    public var kind: CaseKind
    /// Where each value of the household stood, for messages about contradictions.
    public var caseworker: Login?
    public var caseworkerPlace: ImportPlace
    public var details: [CaseDetail: String]
    public var facts: [ImportFact]
    public var persons: [ImportPerson]
    /// Text to keep as notes, such as columns that the program does not know.
    public var notes: [String]

    public init(
        key: String, line: Int, kind: CaseKind, caseworker: Login?, caseworkerPlace: ImportPlace,
        details: [CaseDetail: String], facts: [ImportFact], persons: [ImportPerson], notes: [String]
    ) {
        self.key = key
        self.line = line
        self.kind = kind
        self.caseworker = caseworker
        self.caseworkerPlace = caseworkerPlace
        self.details = details
        self.facts = facts
        self.persons = persons
        self.notes = notes
    }
}

/// One person of an imported list; her row.
public struct ImportPerson: Hashable, Sendable {
    public var line: Int
    public var details: [PersonDetail: String]
    /// The column of each detail, from 1.
    public var columns: [PersonDetail: Int]
    public var facts: [ImportFact]

    public init(line: Int, details: [PersonDetail: String], columns: [PersonDetail: Int], facts: [ImportFact])
    {
        self.line = line
        self.details = details
        self.columns = columns
        self.facts = facts
    }
}

/// A fact's date and where it stood.
public struct ImportFact: Hashable, Sendable {
    public var id: FactID
    public var day: Day
    public var place: ImportPlace
    public init(id: FactID, day: Day, place: ImportPlace) {
        self.id = id
        self.day = day
        self.place = place
    }
}

/// A place in an imported file: line and column, both from 1; column 0 is the whole line.
public struct ImportPlace: Hashable, Sendable, Comparable {
    public var line: Int
    public var column: Int
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
    public static func < (a: ImportPlace, b: ImportPlace) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// Something wrong in an imported file. `arguments` name columns and closed values, never a person's data.
public struct ImportFault: Error, Hashable, Sendable {
    /// What may be wrong; the raw value is the `code` of the contract's JSON.
    public enum Code: String, CaseIterable, Sendable {
        case emptyFile = "empty_file"
        case notText = "not_text"
        case truncated
        case tooManyColumns = "too_many_columns"
        case tooManyFields = "too_many_fields"
        case unknownColumn = "unknown_column"
        case repeatedColumn = "repeated_column"
        case missingColumn = "missing_column"
        case missingValue = "missing_value"
        case unknownKind = "unknown_kind"
        case unknownValue = "unknown_value"
        case badDate = "bad_date"
        case badNumber = "bad_number"
        case wrongCheckDigit = "wrong_check_digit"
        case valueTooLong = "value_too_long"
        case factBeforeBirth = "fact_before_birth"
        case eventInFuture = "event_in_future"
        case birthInFuture = "birth_in_future"
        case rowsDisagree = "rows_disagree"
        case twoApplicants = "two_applicants"
        case sameNumberTwice = "same_number_twice"
        case contradiction
        case retractedValue = "retracted_value"
        case householdKeyReused = "household_key_reused"
        case severalHouseholdsMatch = "several_households_match"
        case unknownCaseworker = "unknown_caseworker"
        case caseworkerReadsOnly = "caseworker_reads_only"
        case protectedAddress = "protected_address"
        case personLeft = "person_left"
    }

    public var place: ImportPlace
    public var code: Code
    /// Names for the message: columns, the nearest known column, dates of the list's own; in the code's order.
    public var arguments: [String]

    public init(_ code: Code, at place: ImportPlace, _ arguments: [String] = []) {
        self.code = code
        self.place = place
        self.arguments = arguments
    }
}
