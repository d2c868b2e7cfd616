// Whether somebody in a form is known already: what was asked, what was found, and whether it was seen before saving.

import Reception
import ReceptionText

/// A case that somebody in the form may be in.
struct KnownMatch: Hashable, Sendable {
    /// The person's index in the form, from 0.
    let person: Int
    let known: KnownPerson
}

/// The look for likely duplicates.
struct KnownSearch: Hashable, Sendable {
    /// What was last asked, one question a person of whom something is known.
    var asked: [FormQuery] = []
    /// Whether the answer to it has come.
    var isAnswered = true
    var matches: [KnownMatch] = []
    /// Whether the matches were shown when somebody wanted to save, so that saving again is on purpose.
    var isSeen = false
    /// Whether saving waits for the answer.
    var savesWhenAnswered = false
}

/// A question about the person with an index in the form.
public struct FormQuery: Hashable, Sendable {
    public let person: Int
    public let known: KnownPersonQuery
}

extension Form {
    /// What to ask of the persons who stand in the form now.
    func queries(_ context: AppContext) -> [FormQuery] {
        guard purpose.concernsPersons else { return [] }
        return (0..<persons).compactMap { index in
            if index > 0, !isBegun(index) { return nil }
            var details = details(index, context)
            if case .editPerson = purpose {
                // Only what is new of her can make her somebody else.
                let numbers = KnownPersonQuery.numbers.filter {
                    details[$0] == self[.person(index, $0)]?.stored
                }
                for number in numbers { details[number] = nil }
                let names: [PersonDetail] = [.givenName, .familyName, .birthDate]
                if names.allSatisfy({ details[$0] == self[.person(index, $0)]?.stored }) {
                    details[.givenName] = nil
                }
            }
            let query = KnownPersonQuery(details)
            return query.isEmpty ? nil : FormQuery(person: index, known: query)
        }
    }

    /// The rows of what was found.
    var knownIDs: [FieldID] { search.matches.indices.map { .known($0) } }

    /// Takes the answer to what was last asked; a case is shown once, and never the one that the form is about.
    mutating func take(known answers: [[KnownPerson]]) {
        var seen: Set<CaseID> = purpose.target.map { [$0.id] } ?? []
        var matches: [KnownMatch] = []
        for (query, found) in zip(search.asked, answers) {
            for known in found where seen.insert(known.row.caseID).inserted {
                matches.append(KnownMatch(person: query.person, known: known))
            }
        }
        search.isAnswered = true
        if matches != search.matches { search.isSeen = false }
        search.matches = matches
    }

    /// The sentence of a match.
    func text(_ match: KnownMatch, _ context: AppContext) -> String {
        let row = match.known.row
        let person = persons > 1 ? context.words(.formKnownPerson, "\(match.person + 1)") : ""
        return context.join([
            row.number.description, row.kind.rawValue, row.household,
            context.words.matched(match.known.matched), person,
        ])
    }
}
