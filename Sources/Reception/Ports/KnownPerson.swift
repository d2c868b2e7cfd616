// Likely duplicates: somebody who is to be written down may be in the unit's books already.

/// Whom to look for: by numbers first, then by name and birth date. Fields in their stored form.
public struct KnownPersonQuery: Hashable, Sendable {
    public let details: [PersonDetail: String]

    /// Takes from somebody's details those that she can be known by.
    public init(_ details: [PersonDetail: String]) {
        let names: Set<PersonDetail> = [.givenName, .familyName, .birthDate]
        let hasName = names.allSatisfy { !(details[$0] ?? "").isEmpty }
        self.details = details.filter { field, value in
            !value.isEmpty && (Self.numbers.contains(field) || hasName && names.contains(field))
        }
    }

    /// Whether there is nothing that she could be known by.
    public var isEmpty: Bool { details.isEmpty }

    /// The numbers that are looked for, in this order.
    public static let numbers: [PersonDetail] = [.dossiernummer, .personnummer, .samordningsnummer]

    /// Her name as it may have been folded: given name first or family name first. Empty without a name.
    public var foldedNames: [String] {
        guard let given = details[.givenName], let family = details[.familyName] else { return [] }
        let names = [SearchText.fold(given + " " + family), SearchText.fold(family + " " + given)]
        return names[0] == names[1] ? [names[0]] : names
    }
}

/// A case that somebody is likely to be in already.
public struct KnownPerson: Hashable, Sendable {
    /// By what she is known; a dossiernummer is the household's.
    public enum Matched: String, CaseIterable, Sendable {
        case dossiernummer, personnummer, samordningsnummer, name
    }
    public let row: CaseListRow
    /// Her number in that household.
    public let person: Int
    public let matched: Matched
    public init(row: CaseListRow, person: Int, matched: Matched) {
        self.row = row
        self.person = person
        self.matched = matched
    }
}
