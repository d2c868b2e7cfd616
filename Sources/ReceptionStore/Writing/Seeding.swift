// Invented households, many in one act: each is opened, then what is done to it afterwards is decided on it.

import GRDB
import Reception

extension ReceptionStore {
    /// A household to be written, and what is done to its case once that is open.
    public typealias Seed = (opening: NewHousehold, commands: (CaseFile, DeadlineEngine) -> [CaseCommand])

    /// Opens the households' cases as one act.
    /// - Throws: ``StoreError/refused(_:_:)`` when the domain refuses one of them; then none is written.
    @discardableResult
    public func seed(_ households: [Seed], by actor: Actor) throws -> ActReceipt {
        try writing { db in
            var session = try WriteSession(db, engine, actor, kind: .generate, subject: nil)
            for household in households {
                var pending = PendingCase(new: try session.newCase())
                try pending.decide(.open(household.opening), &session.context)
                for command in household.commands(pending.new, engine) {
                    try pending.decide(command, &session.context)
                }
                try pending.write(&session)
            }
            return try session.finish(subject: nil)
        }
    }
}
