// A personnummer or a samordningsnummer, whichever a text turns out to be.

/// A number of either kind.
public enum IdentityNumber: Hashable, Sendable {
    case personnummer(Personnummer)
    case samordningsnummer(Samordningsnummer)

    /// Reads and checks a number of either kind in any usual spelling.
    ///
    /// - Parameters:
    ///   - text: ten or twelve digits; `-`, any dash or `+` before the last four; spaces anywhere.
    ///   - today: the day it is read on: it tells the century of ten digits, and nobody is born after it.
    /// - Returns: a samordningsnummer when 60 is added to the day, otherwise a personnummer.
    /// - Throws: the first thing wrong.
    public static func parse(_ text: String, today: Day) throws(IdentityError) -> IdentityNumber {
        let checked = try PersonalDigits(text, asOf: today)
        return checked.isCoordination
            ? .samordningsnummer(try Samordningsnummer(checked))
            : .personnummer(try Personnummer(checked))
    }

    /// The twelve digits, YYYYMMDDNNNN: what is stored and compared.
    public var twelveDigits: String {
        switch self {
        case .personnummer(let number): number.digits
        case .samordningsnummer(let number): number.digits
        }
    }

    /// The date the digits tell, which need not be the day the person was born.
    public var birthDate: Day {
        switch self {
        case .personnummer(let number): number.birthDate
        case .samordningsnummer(let number): number.birthDate
        }
    }

    /// Whether the serial is odd, as it is for men.
    public var isMan: Bool {
        switch self {
        case .personnummer(let number): number.isMan
        case .samordningsnummer(let number): number.isMan
        }
    }

    /// YYYYMMDD-NNNN.
    public var formatted: String {
        switch self {
        case .personnummer(let number): number.formatted
        case .samordningsnummer(let number): number.formatted
        }
    }

    /// YYYYMMDD-****.
    public var masked: String {
        switch self {
        case .personnummer(let number): number.masked
        case .samordningsnummer(let number): number.masked
        }
    }
}

extension IdentityNumber: CustomStringConvertible {
    /// The masked form.
    public var description: String { masked }
}
