// Invented households written into a database as one act.

import Reception
import ReceptionData
import ReceptionSamples
import ReceptionStore

enum Samples {
    /// The invented unit's handläggare.
    static let caseworkers = [Login("anna"), Login("bjorn")]

    /// Writes invented households as one act of the actor.
    /// - Returns: how many cases and persons were written.
    @discardableResult
    static func write(
        cases: Int, seed: UInt64, into store: ReceptionStore, by actor: Actor
    ) throws -> (cases: Int, persons: Int) {
        let known = Set(try store.caseworkers().map(\.login))
        for login in caseworkers where !known.contains(login) {
            try store.addUser(Caseworker(login: login, role: .caseworker), by: actor)
        }
        let unit = SampleUnit(
            cases: cases, seed: seed, today: actor.today, caseworkers: caseworkers,
            rulebook: RulesInUse.rulebook,
            catalogue: BuiltIn.facts)
        // A unit that has some keeps its own; the numbers are written by nobody but the team lead.
        let partners = try store.partners().isEmpty ? unit.partners : []
        let written = try store.records(.quota, on: .distantPast ... .distantFuture)
        let figures = actor.role.may(.quota) && written.isEmpty ? unit.figures : []
        var persons = 0
        try LongWork.run(.progressGenerate) { work in
            _ = try store.seed(
                cases, dwellings: unit.emptyDwellings, figures: figures, partners: partners,
                pickups: unit.pickups, by: actor
            ) { index in
                try work.advance(to: index, of: cases)
                let household = unit.household(index)
                persons += household.opening.persons.count
                return (
                    household.opening, household.commands, { unit.dwelling(index, of: $0) },
                    { unit.consents(index, of: $0, to: $1) }
                )
            }
        }
        return (cases, persons)
    }
}
