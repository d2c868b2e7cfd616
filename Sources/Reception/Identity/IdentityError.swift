// Why a text is no identity number. No case carries the text itself, so that an error can be logged.

/// One cause for each way an identity number can be wrong.
public enum IdentityError: Error, Hashable, Sendable {
    /// There is nothing but spaces.
    case empty
    /// There are so many digits, and the number has another count.
    case wrongLength(Int)
    /// A character, counted from 1, is neither a digit nor a separator.
    case notDigits(position: Int)
    /// A separator, counted in characters from 1, stands where the number has none.
    case misplacedSeparator(position: Int)
    /// The digits of the birth date name no date, or one before 1800.
    case noSuchDate
    /// The birth date comes after today.
    case bornInTheFuture
    /// The number is written with two digits for the year and nobody said what day it is read on.
    case centuryUnknown
    /// The three digits after the birth date are 000, which are never given.
    case noSuchSerial
    /// The last digit does not follow from the nine before it.
    case wrongCheckDigit
    /// A samordningsnummer where a personnummer was asked for.
    case isSamordningsnummer
    /// A personnummer where a samordningsnummer was asked for.
    case isPersonnummer
}
