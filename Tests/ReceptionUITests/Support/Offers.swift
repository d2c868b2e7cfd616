// Cases on their way between anna, björn and the team lead, for the tests of Överlämningar.

import Reception

enum Offers {
    static let bjorn = Actor(
        login: World.bjorn, actual: World.bjorn, role: .caseworker, today: World.today, now: World.now)
    static let lea = Login("lea")

    /// Two cases of björn's that anna is offered, one of hers that she offers him, and one that came back to her.
    static func add(to store: MemoryStore) {
        do {
            for (number, owner) in [("2026-0002", World.bjorn), ("2026-0003", World.bjorn)] {
                let id = try id(number, store)
                _ = try store.apply(ActRequest(.assign(owner), on: id), by: World.actor)
            }
            try offer(["2026-0002", "2026-0003"], to: World.anna, by: bjorn, store)
            try offer(["2026-0001"], to: World.bjorn, by: World.actor, store)
            try offer(["2026-0004"], to: World.bjorn, by: World.actor, store)
            let row = try store.handovers(for: bjorn).first { $0.row.number == CaseNumber("2026-0004") }
            _ = try store.apply(
                HandoverAct.sendBack(row.map { [$0.record] } ?? [], because: "Jag är jävig"), by: bjorn)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    static func offer(
        _ numbers: [String], to login: Login, by actor: Actor, _ store: MemoryStore
    ) throws {
        let offering = try store.offering(try numbers.map { try id($0, store) })
        let act = try HandoverAct.offer(
            offering, isHeap: false, to: login, message: "Väntar på svar från skolan", today: World.today)
        _ = try store.apply(act.request, by: actor)
    }

    private static func id(_ number: String, _ store: MemoryStore) throws -> CaseID {
        guard let id = store.files.first(where: { $0.number.description == number })?.id else {
            throw StoreError.noSuchCase
        }
        return id
    }
}
