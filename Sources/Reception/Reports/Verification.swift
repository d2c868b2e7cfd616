// What came of proving a database: which places are not as they were written, and the mark to note down.

/// The end of the journal at some time. Noted down outside the database it proves later that nothing before it was
/// changed, however well the rows were made up.
public struct JournalMark: Hashable, Sendable, CustomStringConvertible {
    /// How many rows the journal had.
    public var rows: Int
    /// The hash of its last row, 32 bytes.
    public var hash: [UInt8]

    public init(rows: Int, hash: [UInt8]) {
        self.rows = rows
        self.hash = hash
    }

    /// Reads `57:9f86d0…`, as ``description`` writes it.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let rows = Int(parts[0]), rows > 0, let hash = Hex.bytes(String(parts[1])),
            hash.count == 32
        else { return nil }
        self.init(rows: rows, hash: hash)
    }

    public var description: String { "\(rows):\(Hex.text(hash))" }
}

/// Bytes as hexadecimal digits.
public enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two small digits a byte.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// - Returns: nil where it is no such text.
    public static func bytes(_ text: String) -> [UInt8]? {
        var values: [UInt8] = []
        for character in text.utf8 {
            guard let value = digits.firstIndex(of: character | 0x20), character < 0x80 else { return nil }
            values.append(UInt8(value))
        }
        guard values.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }
}

/// A place of the database that is not as it was written.
public struct ProofFault: Hashable, Sendable {
    /// Where; the raw value stands in JSON.
    public enum Place: String, CaseIterable, Sendable {
        /// A row of the journal.
        case journal
        /// What a row of the journal tells.
        case details
        /// The mark that the journal was held against.
        case mark
        /// An act's own row.
        case act
        /// An entry of a case.
        case entry
        /// A version of one of the unit's records.
        case record
        /// Somebody who works here.
        case user
        /// A rule file, or what the unit says of itself.
        case file
        /// The log of who opened cases.
        case opening
        /// Something that is kept so that lists need not count.
        case counter
        /// What lists know of a case, or its deadlines.
        case derived
        /// SQLite's own check.
        case integrity
        /// A row that points at one that is not there.
        case reference
    }

    /// What is wrong there; the raw value stands in JSON.
    public enum Kind: String, CaseIterable, Sendable {
        case changed, missing, inserted
        /// It stands where another one was written.
        case moved
    }

    public var place: Place
    public var kind: Kind
    /// The number of the row, the act, the entry; nil where there is none.
    public var first: Int?
    /// The last of several; nil for one alone.
    public var last: Int?
    /// A table, a case's number, as which rows that moved were written, or ``end`` where all that followed is gone.
    public var name: String?

    /// Stands as the name of rows that were cut off at the end of the journal, of which nobody knows how many they were.
    public static let end = "end"

    public init(_ place: Place, _ kind: Kind, _ first: Int? = nil, last: Int? = nil, name: String? = nil) {
        self.place = place
        self.kind = kind
        self.first = first
        self.last = last == first ? nil : last
        self.name = name
    }
}

/// What came of proving a database.
public struct Verification: Hashable, Sendable {
    public var rows = 0
    public var acts = 0
    public var entries = 0
    public var openings = 0
    /// Rows whose details are not there: they cannot be compared, and their digests hold.
    public var withoutDetails = 0
    /// Nil where the journal is empty.
    public var mark: JournalMark?
    /// In order of places; empty where everything is as it was written. No more than ``mostFaults`` of a place.
    public var faults: [ProofFault] = []

    /// So many faults of one place are told; the rest would say nothing new.
    public static let mostFaults = 100

    public init() {}

    public var isWhole: Bool { faults.isEmpty }
}

/// Somebody who has opened a case, or put it on paper.
public struct CaseReading: Hashable, Sendable {
    public var at: Moment
    public var by: Login
    /// Who sat there; another one where somebody acted for ``by``.
    public var actual: Login
    /// Which paper; nil where the case was opened on the screen.
    public var paper: String?

    public init(at: Moment, by: Login, actual: Login, paper: String?) {
        self.at = at
        self.by = by
        self.actual = actual
        self.paper = paper
    }
}
