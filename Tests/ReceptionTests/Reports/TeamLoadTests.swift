// Who can take the next household: the least weight for the share of full time, and what decides where that is equal.

import Reception
import TestSupport
import Testing

@Suite struct TeamLoadTests {
    private let today = Day("2026-03-02") ?? .distantPast

    private func row(
        _ name: String, _ cases: [CaseKind: [Phase: Int]] = [:], share: Int = 100, work: Int = 0,
        role: Role? = .caseworker
    ) -> TeamRow {
        var row = TeamRow(caseworker: Login(name), role: role)
        row.share = share
        row.stations = cases
        row.cases = cases.values.reduce(0) { $0 + $1.values.reduce(0, +) }
        row.weeks[0] = work
        return row
    }

    @Test func aCaseWeighsItsKindTimesItsPhase() {
        let weights = TeamWeights(kinds: [.kvot: 2, .ebo: 0.5], phases: [.arrival: 1.5, .followUp: 0])
        let row = row(
            "anna", [.kvot: [.arrival: 2, .sfi: 3, .followUp: 9], .ebo: [.sfi: 1], .abo: [.sfi: 4]])
        // Two of 3, three of 2, one of a half, four of 1.
        let expected = 16.5
        #expect(weights.weight(of: row) == expected)
        #expect(TeamWeights().weight(of: row) == Double(row.cases))
    }

    @Test func theLeastForHerShareComesFirst() throws {
        let rows = [
            TeamRow(caseworker: nil), row("anna", [.abo: [.sfi: 10]]),
            row("bo", [.abo: [.sfi: 6]], share: 50),
            row("cia", [.abo: [.sfi: 9]], work: 40), row("disa", [.abo: [.sfi: 9]], work: 12),
            row("eva", [.abo: [.sfi: 9]], work: 12), row("rut", role: .reader), row("gun", role: nil),
        ]
        let ranking = TeamRanking(rows, TeamWeights(), on: today)
        #expect(ranking.isRanked)
        #expect(ranking.loads.map(\.caseworker.name) == ["disa", "eva", "cia", "anna", "bo"])
        #expect(ranking.loads.indices.map(ranking.reason) == [.name, .work, .weight, .weight, nil])
        let bo = try #require(ranking.loads.last)
        #expect(bo.cases == 6 && bo.atFullTime(bo.weight) == 12)
        // Heavier cases turn it around.
        var heavy = rows
        heavy[1].stations = [.kvot: [.sfi: 1]]
        #expect(TeamRanking(heavy, TeamWeights(), on: today).loads.first?.caseworker.name == "anna")
        let weighed = TeamRanking(heavy, TeamWeights(kinds: [.kvot: 20]), on: today)
        #expect(weighed.loads.last?.caseworker.name == "anna")
    }

    /// Whoever is away comes last, whatever she has; who is away later stays where she is.
    @Test func whoIsAwayComesLast() throws {
        var rows = ["anna", "bo", "cia", "disa"].map { row($0, [.abo: [.sfi: $0.utf8.count]]) }
        rows[1].absence = Absence(Login("bo"), today...today.adding(days: 4), cover: Login("anna"))
        rows[2].absence = Absence(Login("cia"), today.adding(days: 9)...today.adding(days: 9), cover: nil)
        let ranking = TeamRanking(rows, TeamWeights(), on: today)
        #expect(ranking.loads.map(\.caseworker.name) == ["cia", "anna", "disa", "bo"])
        #expect(ranking.reason(at: 2) == .presence)
        #expect(ranking.loads.last?.awayUntil == today.adding(days: 4))
        let back = TeamRanking(rows, TeamWeights(), on: today.adding(days: 5))
        #expect(back.loads.first?.caseworker.name == "bo" && back.loads.allSatisfy { $0.awayUntil == nil })
        #expect(rows[1].weeksAway(from: today) == [0] && rows[2].weeksAway(from: today) == [1])
    }

    @Test func aHandfulIsNotRanked() {
        let rows = ["cia", "bo", "anna"].map { row($0, [.abo: [.sfi: $0.utf8.count]]) }
        let ranking = TeamRanking(rows, TeamWeights(), on: today)
        #expect(!ranking.isRanked && ranking.loads.map(\.caseworker.name) == ["anna", "bo", "cia"])
        #expect(ranking.loads.indices.allSatisfy { ranking.reason(at: $0) == nil })
    }

    /// The order is one: of two there is always one before the other, and never both ways, also where thirds are compared.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func theOrderIsOne(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let weights = TeamWeights(kinds: [.kvot: 0.1, .abo: 0.3], phases: [.sfi: 3])
        let loads = (0..<30).compactMap { index in
            TeamLoad(
                row(
                    "h\(index)", [.kvot: [.sfi: random.int(0...9)], .abo: [.arrival: random.int(0...3)]],
                    share: [30, 50, 75, 100][random.int(0...3)], work: random.int(0...4)), weights,
                on: today)
        }
        for one in loads {
            for other in loads where one != other {
                #expect((one.reason(before: other) == nil) != (other.reason(before: one) == nil))
            }
        }
        // Of the same cases twice the share is half the load.
        let (half, full) = (row("a", [.kvot: [.sfi: 3]], share: 50), row("b", [.kvot: [.sfi: 6]]))
        if let half = TeamLoad(half, weights, on: today), let full = TeamLoad(full, weights, on: today) {
            #expect(half.reason(before: full) == .name)
        }
    }
}
