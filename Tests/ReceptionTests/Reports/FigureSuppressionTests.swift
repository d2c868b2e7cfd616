// Small groups kept back: nothing that is hidden can be worked out from what is shown.

import TestSupport
import Testing

@testable import Reception

@Suite struct FigureSuppressionTests {
    /// Which values each hidden part may have, by whoever knows the sum, the shown parts, and that none that is hidden is
    /// nought; found by trying every way to fill the hidden parts.
    private func possible(_ parts: [Int], _ hidden: Set<Int>) -> [Int: Set<Int>] {
        let places = hidden.sorted()
        let rest =
            parts.reduce(0, +) - parts.indices.filter { !hidden.contains($0) }.reduce(0) { $0 + parts[$1] }
        var found: [Int: Set<Int>] = [:]
        func fill(_ chosen: [Int], _ left: Int) {
            if chosen.count == places.count {
                guard left == 0 else { return }
                for (place, value) in zip(places, chosen) { found[place, default: []].insert(value) }
                return
            }
            guard left > 0 else { return }
            for value in 1...left { fill(chosen + [value], left - value) }
        }
        fill([], rest)
        return found
    }

    @Test func nothingHiddenFollowsFromTheSum() {
        var random = SplitMix64(seed: 41)
        var hiddenSums = 0
        var completed = 0
        for _ in 0..<3000 {
            let parts = (0..<random.int(1...5)).map { _ in
                random.int(0...2) == 0 ? random.int(0...1) : random.int(0...9)
            }
            let others = Set(parts.indices.filter { _ in random.int(0...9) == 0 })
            let found = FigureSuppression.hidden(parts, and: others)
            for index in parts.indices {
                let isSmall = (1..<5).contains(parts[index])
                if isSmall || parts[index] > 0 && others.contains(index) {
                    #expect(found.parts.contains(index))
                }
                if parts[index] == 0 { #expect(!found.parts.contains(index)) }
            }
            let sum = parts.reduce(0, +)
            if (1..<5).contains(sum) { #expect(found.sum) }
            guard !found.sum else {
                hiddenSums += 1
                // A sum is kept back only where it is small or hiding all its parts would not do.
                #expect(sum < 5 || parts.indices.allSatisfy { parts[$0] == 0 || found.parts.contains($0) })
                continue
            }
            for (_, values) in possible(parts, found.parts) {
                #expect(values.count >= 5, "\(parts) \(found)")
            }
            if found.parts.contains(where: { parts[$0] >= 5 && !others.contains($0) }) { completed += 1 }
        }
        #expect(hiddenSums > 50 && completed > 50)
    }

    // MARK: Whole reports

    private func household(_ serial: Int, _ kind: CaseKind, persons: Int, _ day: Day) -> ReportHousehold {
        var household = ReportHousehold(
            caseID: CaseID(Int64(serial)), number: CaseNumber(year: 2025, serial: serial), household: "Namn",
            isMasked: false)
        household.kinds = [.init(from: day, kind: kind)]
        household.received = day
        household.members = (1...persons).map { number in
            ReportMember(
                person: PersonID(Int64(serial * 100 + number)), number: number, joined: day,
                joinedLater: false, movedHere: false)
        }
        return household
    }

    private let rules: [RuleID] = ["A", "B", "C", "D"]

    private func random(_ random: inout SplitMix64) -> Report {
        let first = Day(year: 2025, month: 1, day: 1) ?? .distantPast
        let size = random.int(1...24)
        var households = (1...size).map { serial in
            household(
                serial, CaseKind.allCases[random.int(0...3)], persons: random.int(1...4),
                first.adding(days: random.int(0...200)))
        }
        for index in households.indices {
            let received = households[index].received ?? first
            if random.int(0...2) == 0 {
                households[index].closing = .init(
                    day: received.adding(days: random.int(0...250)),
                    reason: ClosingReason.allCases[random.int(0...4)])
            }
            for place in households[index].members.indices where random.int(0...1) == 0 {
                households[index].members[place].facts[.personnummerReceived] = received.adding(
                    days: random.int(0...200))
            }
        }
        let deadlines = (0..<random.int(0...60)).map { _ in
            let due = first.adding(days: random.int(0...300))
            let outcome: ReportDeadline.Outcome =
                random.int(0...3) == 0 ? .open : .met(due.adding(days: random.int(-20...4)))
            return ReportDeadline(
                rule: rules[min(random.int(0...5), 3)], caseID: CaseID(Int64(random.int(1...size))),
                person: nil, due: due, lapsesOn: nil, outcome: outcome)
        }
        return Report(
            .year(2025), from: ReportMaterial(households: households, deadlines: deadlines, quota: []),
            today: Day(year: 2026, month: 2, day: 1) ?? first,
            rulebook: Rulebook(version: "", rules: [], parameters: []))
    }

    /// Every number that is told is the real one, every small one is kept back, and a real report is told as it is.
    @Test func whatIsToldIsTrueAndNotSmall() throws {
        var generator = SplitMix64(seed: 42)
        var hidden = 0
        var told = 0
        for _ in 0..<300 {
            let report = random(&generator)
            let outward = report.suppressed()
            #expect(outward.isSuppressed && !report.isSuppressed && outward.suppressed() == outward)
            #expect(outward.figures.allSatisfy { $0.rows.isEmpty })
            for (real, shown) in zip(report.figures, outward.figures) {
                #expect(real.lines.map(\.group) == shown.lines.map(\.group))
                for (line, out) in zip(real.lines, shown.lines) {
                    let values: [KeyPath<FigureLine, FigureValue>] = [
                        \.count, \.households, \.median, \.ninetieth, \.waiting,
                    ]
                    for value in values {
                        switch out[keyPath: value] {
                        case .hidden: hidden += 1
                        case let other:
                            told += 1
                            #expect(other == line[keyPath: value])
                        }
                    }
                    for value in [\FigureLine.count, \.households, \.waiting] {
                        if let number = out[keyPath: value].number { #expect(!(1..<5).contains(number)) }
                    }
                    let few = line.count.number ?? 0
                    if out.median.number != nil { #expect(few >= 5) }
                    if out.ninetieth.number != nil { #expect(few >= 10) }
                    #expect(out.late == .absent && out.missing == .absent && out.onTime == .absent)
                }
            }
        }
        #expect(hidden > 1000 && told > 1000)
    }

    /// Whoever knows how many EBO households there were knows how many were open at the end, where none was closed.
    @Test func knownEBODoesNotGiveAwayWhatIsOpen() throws {
        var generator = SplitMix64(seed: 45)
        var hidden = 0
        for _ in 0..<300 {
            let shown = random(&generator).suppressed()
            guard shown[.openAtEnd]?[.kind(.ebo)]?.households == .hidden else { continue }
            hidden += 1
            #expect(shown[.knownEBO]?[.all]?.count == .hidden)
        }
        #expect(hidden > 50)
    }

    /// Of how many in time a share may speak, by whoever knows how many there were and how shares are told.
    @Test func sharesOfDeadlinesTellOfNoSmallGroup() throws {
        var generator = SplitMix64(seed: 43)
        var ranges = 0
        for _ in 0..<300 {
            let report = random(&generator)
            let figure = try #require(report[.deadlinesUnit])
            let shown = figure.suppressed()
            for (line, out) in zip(figure.lines, shown.lines) {
                guard case .between(let range) = out.share, let count = out.count.number,
                    let onTime = line.onTime.number
                else { continue }
                let exact = Double(100 * onTime) / Double(count)
                #expect(Double(range.lowerBound) <= exact + 0.5 && exact - 0.5 <= Double(range.upperBound))
                if out.group != .all, (1..<5).contains(onTime) || (1..<5).contains(count - onTime) {
                    ranges += 1
                    let fitting = (0...count).filter {
                        Double(range.lowerBound) <= Double(100 * $0) / Double(count)
                            && Double(100 * $0) / Double(count) <= Double(range.upperBound)
                    }
                    #expect(fitting.count >= 4, "\(count) \(onTime) \(range)")
                }
            }
        }
        #expect(ranges > 50)
    }

    @Test func sumsOfDeadlinesFollowFromWhatTheRulesTell() throws {
        var generator = SplitMix64(seed: 44)
        for _ in 0..<200 {
            let shown = try #require(random(&generator)[.deadlinesUnit]).suppressed()
            let whole = try #require(shown.lines.first)
            guard case .between(let range) = whole.share, let count = whole.count.number else { continue }
            // The least and the most in time that the rules' own lines leave open.
            var least = 0.0
            var most = 0.0
            var left = count
            for line in shown.lines.dropFirst() {
                guard let n = line.count.number else { continue }
                left -= n
                switch line.share {
                case .between(let part):
                    least += Double(part.lowerBound * n) / 100
                    most += Double(part.upperBound * n) / 100
                case .absent: break
                case .hidden:
                    least += 1
                    most += Double(n - 1)
                }
            }
            most += Double(left)
            // Rounding of each line's share to whole percent.
            let slack = Double(count) / 100 + 1
            #expect(Double(range.lowerBound * count) / 100 <= least + slack)
            #expect(Double(range.upperBound * count) / 100 >= most - slack)
        }
    }

    @Test func aSmallYearKeepsItsQuotaBack() {
        let figure = QuotaFigure(
            scheme: .kommuntal, year: 2025, persons: 12,
            decided: Day(year: 2024, month: 11, day: 1) ?? .distantPast)
        func assigned(_ count: Int) -> ReportQuota? {
            let year = QuotaYear(.kommuntal, 2025, figures: [figure], assigned: count, received: 0)
            let material = ReportMaterial(households: [], deadlines: [], quota: [year])
            return Report(
                .year(2025), from: material, today: .distantFuture,
                rulebook: Rulebook(version: "", rules: [], parameters: [])
            ).suppressed().quota.first
        }
        #expect(assigned(3)?.assigned == .hidden && assigned(3)?.remaining == .hidden)
        #expect(assigned(7)?.assigned == .known(7) && assigned(7)?.remaining == .known(5))
        #expect(assigned(0)?.assigned == .known(0) && assigned(0)?.remaining == .known(12))
    }
}
