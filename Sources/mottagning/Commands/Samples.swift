// Invented households written into a database, a few at a time so that memory does not grow with their number.

import Reception
import ReceptionData
import ReceptionSamples
import ReceptionStore

enum Samples {
    /// The invented unit's handläggare.
    static let caseworkers = [Login("anna"), Login("bjorn")]
    private static let batch = 50

    /// Writes invented households as acts of the actor.
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
            rulebook: BuiltIn.rulebook,
            catalogue: BuiltIn.facts)
        var persons = 0
        for start in stride(from: 0, to: cases, by: batch) {
            let households = (start..<min(start + batch, cases)).map { unit.household($0) }
            persons += households.reduce(0) { $0 + $1.opening.persons.count }
            try store.seed(households.map { ($0.opening, $0.commands) }, by: actor)
        }
        return (cases, persons)
    }
}
