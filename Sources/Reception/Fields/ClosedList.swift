// The closed lists of values, with the Swedish and English words that are understood for each value.

/// One closed list.
public struct ClosedList: Sendable {
    /// The words as a message names them: Swedish first, then English.
    public let choices: [String]
    /// Each word in lower case, and the stored value that it means.
    public let values: [String: String]

    /// The usual Swedish word of each stored value.
    public let usual: [String: String]

    /// - Parameter entries: each stored value with its Swedish words, the first of them the usual one.
    private init(_ entries: KeyValuePairs<String, [String]>) {
        var values: [String: String] = [:]
        for (value, words) in entries {
            values[value] = value
            values[value.split(separator: "_").joined(separator: " ")] = value
            for word in words { values[word.lowercased()] = value }
        }
        self.values = values
        usual = Dictionary(
            entries.compactMap { entry in entry.value.first.map { (entry.key, $0) } },
            uniquingKeysWith: { first, _ in first })
        choices = [
            entries.compactMap { $0.value.first }.joined(separator: ", "),
            entries.map(\.key).joined(separator: ", "),
        ]
    }

    /// The stored value of a word, whatever its case.
    ///
    /// - Throws: `unknownValue` with the Swedish and the English words there are.
    public func value(of text: String) throws(ValueFault) -> String {
        guard let value = values[text.lowercased()] else { throw ValueFault(.unknownValue, choices) }
        return value
    }

    /// The words of `interpreter`.
    public static let interpreter = ClosedList(["yes": ["ja", "j"], "no": ["nej", "n"]])

    /// The words of `relation`.
    public static let relation = ClosedList([
        Relation.applicant.rawValue: ["sökande", "huvudsökande"],
        Relation.partner.rawValue: ["partner", "make", "maka", "make/maka", "sambo", "medsökande"],
        Relation.child.rawValue: ["barn"],
        Relation.other.rawValue: ["annan"],
    ])

    /// The words of `protection`.
    public static let protection = ClosedList([
        Protection.none.rawValue: ["ingen", "nej"],
        Protection.confidential.rawValue: ["sekretessmarkering", "sekretess"],
        Protection.protectedRegistration.rawValue: ["skyddad folkbokföring"],
    ])

    /// The words of `permitBasis`.
    public static let permitBasis = ClosedList([
        PermitBasis.refugee.rawValue: ["flykting"],
        PermitBasis.subsidiary.rawValue: ["alternativt skyddsbehövande"],
        PermitBasis.quota.rawValue: ["kvot", "kvotflykting"],
        PermitBasis.temporary.rawValue: ["tillfälligt skydd"],
        PermitBasis.relative.rawValue: ["anhörig"],
        PermitBasis.other.rawValue: ["annan"],
    ])

    /// The words of `sex`.
    public static let sex = ClosedList([
        Sex.woman.rawValue: ["kvinna", "k", "female"],
        Sex.man.rawValue: ["man", "m", "male"],
        Sex.other.rawValue: ["annat", "annan"],
    ])

    /// The words of `needs`.
    public static let needs = ClosedList([
        Need.wheelchair.rawValue: ["rullstol"],
        Need.stretcher.rawValue: ["bår"],
        Need.oxygen.rawValue: ["syrgas"],
        Need.escort.rawValue: ["ledsagare", "ledsagning"],
        Need.diet.rawValue: ["kost", "specialkost"],
        Need.pregnant.rawValue: ["gravid"],
    ])
}
