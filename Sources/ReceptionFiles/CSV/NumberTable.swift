// The identity numbers of a list, so that nobody is in it twice.

import Reception

/// Remembers each number by its digits: eight bytes for a number, whatever the list's size.
struct NumberTable {
    private struct Place {
        let line: Int32
        let household: Int32
    }

    private var identities: [UInt64: Place] = [:]
    private var dossiers: [UInt64: Place] = [:]

    /// Where a number stood before.
    struct Clash {
        let field: PersonDetail
        let line: Int
        let household: Int
    }

    /// Remembers the numbers of a person.
    ///
    /// A personnummer or samordningsnummer belongs to one person; a dossiernummer may be that of a whole household,
    /// but not of two.
    ///
    /// - Parameters:
    ///   - person: a row of the list.
    ///   - household: the running number of her household.
    /// - Returns: the numbers that stood before.
    mutating func take(_ person: ImportPerson, household: Int) -> [Clash] {
        var clashes: [Clash] = []
        let place = Place(line: Int32(clamping: person.line), household: Int32(clamping: household))
        for field in [PersonDetail.personnummer, .samordningsnummer] {
            guard let number = person.details[field].flatMap({ UInt64($0) }) else { continue }
            if let known = identities[number] {
                clashes.append(Clash(field: field, line: Int(known.line), household: Int(known.household)))
            } else {
                identities[number] = place
            }
        }
        if let number = person.details[.dossiernummer].flatMap({ UInt64($0) }) {
            if let known = dossiers[number] {
                if known.household != place.household {
                    let household = Int(known.household)
                    clashes.append(Clash(field: .dossiernummer, line: Int(known.line), household: household))
                }
            } else {
                dossiers[number] = place
            }
        }
        return clashes
    }
}
