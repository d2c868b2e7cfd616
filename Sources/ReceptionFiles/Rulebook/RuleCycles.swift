// Rules that wait for each other: none of them can start before another of them has ended.

import Reception

/// Looks for rings of rules, each of which ends only with what starts the next.
///
/// A fact that may come again closes no ring: a permit is followed by a renewal, and that by another permit.
struct RuleCycles {
    let rules: [Rule]
    let facts: FactCatalogue

    /// The rings, each from its rule that stands first, shortest where there are several through the same rule.
    func all() -> [[RuleID]] {
        var newest: [RuleID: Int] = [:]
        for (index, rule) in rules.enumerated() { newest[rule.id] = index }
        let nodes = newest.values.sorted()
        var rings: [[RuleID]] = []
        for first in nodes {
            if let ring = ring(from: first, among: nodes.filter { $0 >= first }) {
                rings.append(ring.map { rules[$0].id })
            }
        }
        return rings
    }

    /// The shortest way from a rule back to itself.
    private func ring(from first: Int, among nodes: [Int]) -> [Int]? {
        var ways: [[Int]] = [[first]]
        var seen: Set<Int> = []
        while let way = ways.first {
            ways.removeFirst()
            guard let last = way.last, let end = onlyEnd(rules[last]) else { continue }
            for next in nodes where starts(rules[next], with: end) {
                if next == first { return way }
                if seen.insert(next).inserted { ways.append(way + [next]) }
            }
        }
        return nil
    }

    /// What alone completes a rule, where it comes but once.
    private func onlyEnd(_ rule: Rule) -> FactID? {
        guard rule.trigger != .never, rule.ends.count == 1, let end = rule.ends.first else { return nil }
        return end.stepRule != nil || facts[end]?.isRepeated == false ? end : nil
    }

    private func starts(_ rule: Rule, with fact: FactID) -> Bool {
        guard let trigger = rule.trigger.fact else { return false }
        return trigger == fact || facts[trigger]?.takenFrom == fact
    }

    /// Notes each ring at the rule of the files that stands first in it.
    static func check(_ readings: [RuleForm.Reading], among rules: [Rule], _ facts: FactCatalogue) {
        for ring in RuleCycles(rules: rules, facts: facts).all() {
            guard let reading = readings.first(where: { ring.contains($0.rule.id) }),
                let at = ring.firstIndex(of: reading.rule.id)
            else { continue }
            // Facts are recorded by people too: only where all of a ring are the file's own can nothing else start it.
            let own = Set(readings.map(\.rule.id))
            let isOfSteps = ring.allSatisfy { id in
                rules.last { $0.id == id }?.ends.allSatisfy { $0.stepRule != nil } ?? false
            }
            guard isOfSteps || ring.allSatisfy(own.contains) else { continue }
            let turned = Array(ring[at...] + ring[..<at])
            reading.table.fault(.contradiction(.cycle(turned)), at: "from")
        }
    }
}
