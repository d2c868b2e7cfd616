// What somebody may mean who types a number: an identity number, a dossier or a case.

extension SearchText {
    /// The canonical forms that a written number may have, for looking it up or finding what begins with it.
    ///
    /// Ten digits of an identity number come with each century that may be meant, six of a birth date likewise;
    /// nothing is checked, as a number with a slip in it is looked for too.
    ///
    /// - Parameter text: digits with the usual spaces, dashes and `+`; digits of other scripts will do.
    /// - Returns: digits, and for case numbers `2026-0012`; nothing when the text is no number.
    public static func numberKeys(_ text: String) -> [String] {
        var ascii = ""
        for scalar in text.unicodeScalars {
            if scalar.value > 0x7F, scalar.properties.generalCategory == .decimalNumber,
                let value = scalar.properties.numericValue
            {
                ascii += String(Int(value))
            } else {
                ascii.unicodeScalars.append(scalar)
            }
        }
        guard let written = try? IdentityText(ascii), !written.digits.isEmpty else { return [] }
        let digits = written.digits.map(String.init).joined()
        var keys: [String] = []
        if written.separator == .dash, written.digitsBefore == 4,
            let number = CaseNumber("\(digits.prefix(4))-\(digits.dropFirst(4))")
        {
            keys.append(number.description)
        }
        switch digits.utf8.count {
        case 10, 6:
            let centuries = written.separator == .plus ? ["18", "19"] : ["19", "20"]
            keys += centuries.map { $0 + digits }
        case 8:
            keys.append(digits)
            if written.separator == nil, let year = Int(digits.prefix(4)), (1990...2100).contains(year),
                let number = CaseNumber("\(digits.prefix(4))-\(digits.suffix(4))")
            {
                keys.append(number.description)
            }
        default: keys.append(digits)
        }
        return keys
    }
}
