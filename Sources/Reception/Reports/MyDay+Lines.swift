// The rows of each heading of Min dag.

extension MyDay {
    func nowLines(_ input: DayInput, _ reminders: [Bevakning]) -> [DayLine] {
        var lines = input.bookings
            .sorted {
                ($0.day, $0.booking.minutes ?? -1, $0.entry) < ($1.day, $1.booking.minutes ?? -1, $1.entry)
            }
            .map {
                DayLine(
                    heading: .now, content: .booking($0), due: $0.day, deadlines: [], cases: [$0.number],
                    caseID: $0.caseID, kind: $0.kind, household: $0.household, isMasked: $0.isMasked,
                    persons: $0.booking.persons)
            }
        lines += input.arrivals.sorted { ($0.day, $0.time, $0.number) < ($1.day, $1.time, $1.number) }.map {
            DayLine(
                heading: .now, content: .arrival($0), due: $0.day, deadlines: [], cases: [$0.number],
                caseID: $0.caseID, kind: $0.kind, household: $0.household, isMasked: $0.isMasked,
                progress: input.progress[$0.caseID])
        }
        lines += reminders.map { line(.now, .reminder($0.lead.text), [$0]) }
        return lines
    }

    func atRiskLines(_ items: [Bevakning]) -> [DayLine] {
        struct Key: Hashable {
            let caseID: CaseID
            let rule: RuleID
        }
        return partition(items) { Key(caseID: $0.lead.key.caseID, rule: $0.lead.key.rule) }
            .map { line(.atRisk, .rule($0[0].lead.key.rule), $0) }
            .sorted(by: sooner)
    }

    /// One row a household: its one rule, or how many things there are and the next of them.
    func householdLines(_ items: [Bevakning], _ heading: DayHeading, _ input: DayInput) -> [DayLine] {
        partition(items, by: \.lead.key.caseID).map { own in
            let next = own.min { $0.lead.cursor < $1.lead.cursor } ?? own[0]
            let rules = Set(own.map(\.lead.key.rule))
            let content: DayContent =
                rules.count == 1 ? .rule(next.lead.key.rule) : .steps(own.count, next: next.lead.key.rule)
            var line = line(heading, content, own)
            let isChecklist = own.contains { rulebook[$0.lead.key.rule]?.checklist != nil }
            if isChecklist { line.progress = input.progress[next.lead.key.caseID] }
            return line
        }
        .sorted(by: sooner)
    }

    func oldStepLine(_ items: [Bevakning]) -> [DayLine] {
        guard !items.isEmpty else { return [] }
        return [folded(.week, .oldSteps(items.count), items)]
    }

    func groupLine(_ items: [Bevakning], _ input: DayInput) -> DayLine {
        let lead = items[0].lead
        let done = lead.due.flatMap { input.met[GroupKey(rule: lead.key.rule, due: $0)] } ?? 0
        return folded(.group, .group(lead.key.rule, done: done), items)
    }

    /// One row an authority; over the usual wait are those whose date is past.
    func waitingLines(_ items: [Bevakning]) -> [DayLine] {
        func authority(_ item: Bevakning) -> String {
            guard let rule = rulebook[item.lead.key.rule] else { return RuleOwner.authority.rawValue }
            return rule.owner == .household
                ? RuleOwner.household.rawValue : rule.authority ?? rule.owner.rawValue
        }
        return partition(items, by: authority)
            .map { own in
                let over = own.filter { item in item.rows.contains { $0.due.map { $0 < today } ?? false } }
                let households = Set(over.map(\.lead.key.caseID)).count
                return folded(.waiting, .authority(authority(own[0]), overMedian: households), own)
            }
            .sorted {
                ($1.cases.count, $0.due ?? .distantFuture) < ($0.cases.count, $1.due ?? .distantFuture)
            }
    }

    // MARK: Making rows

    /// A row of one household.
    private func line(_ heading: DayHeading, _ content: DayContent, _ items: [Bevakning]) -> DayLine {
        let lead = items.min { $0.lead.cursor < $1.lead.cursor }?.lead ?? items[0].lead
        let rows = items.flatMap(\.rows)
        return DayLine(
            heading: heading, content: content, due: lead.due, deadlines: rows.map(\.key),
            cases: [lead.number],
            caseID: lead.key.caseID, kind: lead.kind, household: lead.household, isMasked: lead.isMasked,
            persons: Set(rows.compactMap(\.personNumber)).sorted())
    }

    /// A row of many households.
    private func folded(_ heading: DayHeading, _ content: DayContent, _ items: [Bevakning]) -> DayLine {
        let rows = items.flatMap(\.rows)
        return DayLine(
            heading: heading, content: content, due: items.compactMap(\.due).min(),
            deadlines: rows.map(\.key),
            cases: Set(rows.map(\.number)).sorted())
    }

    private func sooner(_ a: DayLine, _ b: DayLine) -> Bool {
        (a.due ?? .distantFuture, a.cases[0]) < (b.due ?? .distantFuture, b.cases[0])
    }

    /// Groups in the order of first appearance, so that the same input gives the same rows.
    private func partition<Key: Hashable>(_ items: [Bevakning], by key: (Bevakning) -> Key) -> [[Bevakning]] {
        var order: [Key] = []
        var parts: [Key: [Bevakning]] = [:]
        for item in items {
            let own = key(item)
            if parts[own] == nil { order.append(own) }
            parts[own, default: []].append(item)
        }
        return order.compactMap { parts[$0] }
    }
}
