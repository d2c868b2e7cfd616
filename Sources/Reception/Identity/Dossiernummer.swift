// Migrationsverket's number for a case, the key to a household before anyone in it has an identity number.

/// A dossiernummer: eight digits without a check digit.
///
/// Interpolating or printing one gives the masked form, so that it cannot slip into a log.
public struct Dossiernummer: Hashable, Sendable {
    /// The eight digits: what is stored and compared.
    public let digits: String

    /// Reads a dossiernummer.
    ///
    /// - Parameter text: eight digits, with or without a dash after the first two; spaces anywhere.
    /// - Throws: `empty`, `notDigits`, `wrongLength` or `misplacedSeparator`.
    public init(parsing text: some StringProtocol) throws(IdentityError) {
        let written = try IdentityText(text)
        guard written.digits.count == 8 else { throw .wrongLength(written.digits.count) }
        guard written.separator != .plus else { throw .misplacedSeparator(position: written.position) }
        try written.requireSeparator(beforeLast: 6)
        digits = written.digits.map(String.init).joined()
    }

    /// `12-345678`, for the screens and papers on which the whole number belongs.
    public var formatted: String { "\(digits.prefix(2))-\(digits.suffix(6))" }

    /// `12-******`.
    public var masked: String { "\(digits.prefix(2))-******" }
}

extension Dossiernummer: CustomStringConvertible, CustomReflectable {
    /// The masked form.
    public var description: String { masked }

    /// Nothing but the masked form, also when a value is dumped with all that is in it.
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
