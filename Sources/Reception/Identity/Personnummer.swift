// The number a person gets when entered in the population register.

/// A personnummer whose date and check digit are right.
///
/// Interpolating or printing one gives the masked form, so that it cannot slip into a log.
public struct Personnummer: Hashable, Sendable {
    private let checked: PersonalDigits

    /// The twelve digits, YYYYMMDDNNNN: what is stored and compared.
    public var digits: String { checked.text }

    /// The date the digits tell. It may be a day beside the real birth date, when the serials of that had run
    /// out, so a person's birth date is kept on its own.
    public var birthDate: Day { checked.birthDate }

    /// Whether the serial is odd, as it is for men.
    public var isMan: Bool { checked.isMan }

    /// YYYYMMDD-NNNN, for the screens and papers on which the whole number belongs.
    public var formatted: String { checked.formatted }

    /// YYYYMMDD-****.
    public var masked: String { checked.masked }

    /// Reads and checks a personnummer in any usual spelling.
    ///
    /// - Parameters:
    ///   - text: ten or twelve digits; `-`, any dash or `+` before the last four; spaces anywhere.
    ///   - today: the day it is read on, which ten digits need for their century. Twelve digits can do
    ///     without.
    /// - Throws: the first thing wrong; `isSamordningsnummer` when 60 is added to the day.
    public init(parsing text: some StringProtocol, asOf today: Day? = nil) throws(IdentityError) {
        try self.init(PersonalDigits(text, asOf: today))
    }

    init(_ checked: PersonalDigits) throws(IdentityError) {
        guard !checked.isCoordination else { throw .isSamordningsnummer }
        self.checked = checked
    }
}

extension Personnummer: CustomStringConvertible, CustomReflectable {
    /// The masked form.
    public var description: String { masked }

    /// Nothing but the masked form, also when a value is dumped with all that is in it.
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
