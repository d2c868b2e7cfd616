// Reads the values of fields: closed lists, dates and numbers, each in its canonical form. Lists of households, commands
// and forms all read by it, so that a value means the same wherever it is written.

/// Why a value cannot stand; becomes an ``ImportFault`` when its place is known.
public struct ValueFault: Error, Hashable, Sendable {
    public let code: ImportFault.Code
    /// What may stand there, or why a number is none; never the value itself.
    public let arguments: [String]
    /// Why a text is no identity number, where it should be one.
    public let identity: IdentityError?

    public init(_ code: ImportFault.Code, _ arguments: [String] = [], identity: IdentityError? = nil) {
        self.code = code
        self.arguments = arguments
        self.identity = identity
    }
}

/// Reads values. Every function takes a trimmed text that is not empty.
public enum FieldValue {
    /// The stored form of a person's detail.
    ///
    /// - Parameters:
    ///   - field: which detail.
    ///   - text: what the field says.
    ///   - today: the day the list is read on, for the century of identity numbers.
    /// - Throws: what is wrong with it.
    public static func person(_ field: PersonDetail, _ text: String, today: Day) throws(ValueFault) -> String
    {
        switch field {
        case .givenName, .familyName, .classCode, .phone: return text
        case .birthDate: return try day(text).description
        case .personnummer:
            do { return try Personnummer(parsing: text, asOf: today).digits } catch { throw fault(error) }
        case .samordningsnummer:
            do { return try Samordningsnummer(parsing: text, asOf: today).digits } catch {
                throw fault(error)
            }
        case .dossiernummer:
            do { return try Dossiernummer(parsing: text).digits } catch { throw fault(error) }
        case .citizenship:
            let code = text.uppercased()
            guard Countries.contains(code) else { throw ValueFault(.unknownValue, ["ISO 3166-1 alpha-3"]) }
            return code
        case .language:
            let code = text.lowercased()
            guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
            else { throw ValueFault(.unknownValue, ["ISO 639-3"]) }
            return code
        case .interpreter: return try ClosedList.interpreter.value(of: text)
        case .relation: return try ClosedList.relation.value(of: text)
        case .protection: return try ClosedList.protection.value(of: text)
        case .permitBasis: return try ClosedList.permitBasis.value(of: text)
        case .sex: return try ClosedList.sex.value(of: text)
        case .heightCM:
            guard text.utf8.count <= 3, let height = Int(text), (30...250).contains(height)
            else { throw ValueFault(.unknownValue, ["30-250"]) }
            return String(height)
        case .needs: return try needs(text)
        }
    }

    /// The kind of a case.
    public static func kind(_ text: String) throws(ValueFault) -> CaseKind {
        guard let kind = CaseKind(reading: text) else {
            throw ValueFault(.unknownKind, [CaseKind.allCases.map(\.rawValue).joined(separator: ", ")])
        }
        return kind
    }

    /// A date, `YYYY-MM-DD` or `YYYYMMDD`.
    public static func day(_ text: String) throws(ValueFault) -> Day {
        guard let day = Day(text) else { throw ValueFault(.badDate) }
        return day
    }

    /// A time of day as `HH:MM` when it is written in one of the usual ways, else the text as it is: lists also say
    /// such things as "eftermiddag".
    public static func time(_ text: String) -> String {
        var digits = text.lowercased()
        for prefix in ["kl.", "kl"] where digits.hasPrefix(prefix) {
            digits = FieldText.trimmed(String(digits.dropFirst(prefix.count)))
            break
        }
        if digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            digits = digits.prefix(2) + ":" + digits.suffix(2)
        }
        let parts = digits.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        var numbers: [Int] = []
        for part in parts {
            guard (1...2).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(part)
            else { return text }
            numbers.append(number)
        }
        guard numbers.count == 2 || numbers.count == 3, numbers[0] < 24, numbers[1] < 60 else { return text }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return two(numbers[0]) + ":" + two(numbers[1])
    }

    /// The needs in the order of their closed list, separated by commas.
    private static func needs(_ text: String) throws(ValueFault) -> String {
        var found: Set<String> = []
        for word in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "+" || $0.isWhitespace }) {
            found.insert(try ClosedList.needs.value(of: String(word)))
        }
        return Need.allCases.map(\.rawValue).filter(found.contains).joined(separator: ",")
    }

    private static func fault(_ error: IdentityError) -> ValueFault {
        let word =
            switch error {
            case .wrongCheckDigit: ""
            case .empty, .notDigits: "not_digits"
            case .wrongLength: "wrong_length"
            case .misplacedSeparator: "misplaced_separator"
            case .noSuchDate, .centuryUnknown: "no_such_date"
            case .bornInTheFuture: "born_in_the_future"
            case .noSuchSerial: "no_such_serial"
            case .isSamordningsnummer: "is_samordningsnummer"
            case .isPersonnummer: "is_personnummer"
            }
        return word.isEmpty
            ? ValueFault(.wrongCheckDigit, identity: error) : ValueFault(.badNumber, [word], identity: error)
    }
}
