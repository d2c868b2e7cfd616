// Invented households, all in one act: each is opened, then what is done to it afterwards is decided on it.

import GRDB
import Reception

extension ReceptionStore {
    /// A household to be written, what is done to its case once that is open, the flat that it then has, if any, and what
    /// its persons consent to.
    public typealias Seed = (
        opening: NewHousehold, commands: (CaseFile, DeadlineEngine) -> [CaseCommand],
        dwelling: (CaseFile) -> Dwelling?, consents: (CaseFile, [PartnerRow]) -> [Consent]
    )

    /// So many expected households are kept in memory.
    static let mostExpected = 60

    /// Opens the households' cases as one act, with memory that does not grow with their number.
    /// - Parameters:
    ///   - count: how many there are.
    ///   - dwellings: flats that nobody has.
    ///   - figures: the numbers to receive.
    ///   - partners: with whom the unit works.
    ///   - pickups: how those who are expected are met; it is told of the first of them, no more than ``mostExpected``.
    ///   - household: gives each, by its index from 0.
    /// - Throws: ``StoreError/refused(_:_:)`` when the domain refuses one of them, and what `household` throws; then
    ///   none is written.
    @discardableResult
    public func seed(
        _ count: Int, dwellings: [Dwelling] = [], figures: [QuotaFigure] = [], partners: [Partner] = [],
        pickups: ([CaseFile]) -> [Pickup] = { _ in [] }, by actor: Actor,
        household: (Int) throws -> Seed
    ) throws -> ActReceipt {
        try writing { db in
            var session = try WriteSession(db, engine, actor, kind: .generate, subject: nil)
            for partner in partners { try session.write(.add(.partner(partner))) }
            let known = try UnitRecords.partners(db)
            var expected: [CaseFile] = []
            for index in 0..<count {
                let seed = try household(index)
                var pending = PendingCase(new: try session.newCase())
                try pending.decide(.open(seed.opening), &session.context)
                for command in seed.commands(pending.new, engine) {
                    try pending.decide(command, &session.context)
                }
                try pending.write(&session)
                if expected.count < Self.mostExpected, pending.new.isExpected(on: actor.today) {
                    expected.append(pending.new)
                }
                if let dwelling = seed.dwelling(pending.new) { try session.write(.add(.dwelling(dwelling))) }
                for consent in seed.consents(pending.new, known) {
                    try session.write(.add(.consent(consent)))
                }
            }
            for dwelling in dwellings { try session.write(.add(.dwelling(dwelling))) }
            for pickup in pickups(expected) { try session.write(.add(.pickup(pickup))) }
            for figure in figures { try session.write(.add(.quota(figure))) }
            return try session.finish(subject: nil)
        }
    }
}

extension CaseFile {
    /// Whether somebody is to be met on a day that has not come yet.
    fileprivate func isExpected(on today: Day) -> Bool {
        guard let landing, landing.day >= today, closing == nil else { return false }
        return !facts.contains { $0.id == .received }
    }
}
