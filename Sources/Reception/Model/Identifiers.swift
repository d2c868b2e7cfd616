// The identifiers of the model: small wrapped values, so that a person's number is never taken for a case's.

/// A case (ärende) in the store; never shown to people, who see its ``CaseNumber``.
public struct CaseID: Hashable, Comparable, Sendable {
    public let raw: Int64
    public init(_ raw: Int64) { self.raw = raw }
    public static func < (a: CaseID, b: CaseID) -> Bool { a.raw < b.raw }
}

/// A person; she keeps it when she moves to another case.
public struct PersonID: Hashable, Comparable, Sendable {
    public let raw: Int64
    public init(_ raw: Int64) { self.raw = raw }
    public static func < (a: PersonID, b: PersonID) -> Bool { a.raw < b.raw }
}

/// One entry of a case; entries are numbered in the order in which they were written.
public struct EntryID: Hashable, Comparable, Sendable {
    public let raw: Int64
    public init(_ raw: Int64) { self.raw = raw }
    public static func < (a: EntryID, b: EntryID) -> Bool { a.raw < b.raw }
}

/// One act: everything that one command changed, in one transaction.
public struct ActID: Hashable, Comparable, Sendable {
    public let raw: Int64
    public init(_ raw: Int64) { self.raw = raw }
    public static func < (a: ActID, b: ActID) -> Bool { a.raw < b.raw }
}

/// The operating system's name of somebody who works here.
public struct Login: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let name: String
    public init(_ name: String) { self.name = name }
    public var description: String { name }
    public static func < (a: Login, b: Login) -> Bool { a.name < b.name }
}

/// A rule of the rulebook, `MOT-ABO`, or of a unit's own.
public struct RuleID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let id: String
    public init(_ id: String) { self.id = id }
    public init(stringLiteral value: String) { id = value }
    public var description: String { id }
    public static func < (a: RuleID, b: RuleID) -> Bool { a.id < b.id }

    /// The 24 months of the establishment programme.
    public static let programme: RuleID = "EP-24"
    /// The frame of 36 months around it.
    public static let frame: RuleID = "EP-36"
    /// When sfi can be started at the latest; its ages say who may go there.
    public static let sfiStart: RuleID = "SFI-3M"
    /// The wait for folkbokföring, from which windows are forecast.
    public static let registrationWait: RuleID = "FB-VANTE"
}

/// What people call a case by: `2026-0012`, the year it was opened and a running number.
public struct CaseNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    public let serial: Int

    public init(year: Int, serial: Int) {
        self.year = year
        self.serial = serial
    }

    /// Reads `2026-0012`; leading zeros of the serial may be left out.
    /// - Returns: nil when the text is something else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, (1...9).contains(parts[1].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let serial = Int(parts[1]), year >= 1000, serial > 0
        else { return nil }
        self.init(year: year, serial: serial)
    }

    /// The number with at least four digits in its serial.
    public var description: String {
        let digits = String(serial)
        return "\(year)-" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    public static func < (a: CaseNumber, b: CaseNumber) -> Bool { (a.year, a.serial) < (b.year, b.serial) }
}

/// A moment of real time, in seconds since 1970-01-01T00:00Z. Only journals and `recorded_at` need one.
public struct Moment: Hashable, Comparable, Sendable {
    public let seconds: Int64
    public init(seconds: Int64) { self.seconds = seconds }
    public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }
}
