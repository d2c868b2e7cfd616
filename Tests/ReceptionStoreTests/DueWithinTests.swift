// What falls due within some days is what Kö lists for them, whoever asks.

import Reception
import Testing

@testable import ReceptionStore

@Suite struct DueWithinTests {
    @Test func isWhatTheQueueLists() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 150, households: 16, seed: 41, over: 0)
        var owners: Set<Login?> = []
        for later in [0, 1, -40, 31, 400] {
            let viewer = StoreFixture.actor(
                StoreFixture.lead, .teamLead, on: today.adding(days: later))
            for days in [0, 1, 3, 10, 45, 366, .max] {
                let due = try fixture.store.due(within: days, for: viewer)
                #expect(due.values.allSatisfy { $0 > 0 })
                for owner in try [nil] + fixture.store.caseworkers().map({ Login?.some($0.login) }) {
                    let scope = owner.map { CaseloadScope.caseworker($0) } ?? .unassigned
                    var query = QueueQuery(scope: scope, limit: 100_000)
                    query.filter.dueFrom = viewer.today
                    // Paused ones stand at the end of time and fall due on no day.
                    query.filter.dueTo = min(
                        viewer.today.adding(days: days), Day.distantFuture.adding(days: -1))
                    let listed = try fixture.store.queue(query, after: nil, for: viewer).rows.count
                    #expect(due[owner] ?? 0 == listed, "\(owner?.name ?? "") \(days) \(viewer.today)")
                    if listed > 0 { owners.insert(owner) }
                }
            }
        }
        #expect(owners.count > 1)
    }
}
