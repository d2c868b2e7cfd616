// Invented households, all in one act: each is opened, then what is done to it afterwards is decided on it.

import GRDB
import Reception

extension ReceptionStore {
    /// A household to be written, and what is done to its case once that is open.
    public typealias Seed = (opening: NewHousehold, commands: (CaseFile, DeadlineEngine) -> [CaseCommand])

    /// Opens the households' cases as one act, with memory that does not grow with their number.
    /// - Parameters:
    ///   - count: how many there are.
    ///   - records: of the unit, written in the same act.
    ///   - household: gives each, by its index from 0.
    /// - Throws: ``StoreError/refused(_:_:)`` when the domain refuses one of them, and what `household` throws; then
    ///   none is written.
    @discardableResult
    public func seed(
        _ count: Int, records: [UnitContent] = [], by actor: Actor, household: (Int) throws -> Seed
    ) throws -> ActReceipt {
        try writing { db in
            var session = try WriteSession(db, engine, actor, kind: .generate, subject: nil)
            for index in 0..<count {
                let seed = try household(index)
                var pending = PendingCase(new: try session.newCase())
                try pending.decide(.open(seed.opening), &session.context)
                for command in seed.commands(pending.new, engine) {
                    try pending.decide(command, &session.context)
                }
                try pending.write(&session)
            }
            for content in records { try session.write(.add(content)) }
            return try session.finish(subject: nil)
        }
    }
}
