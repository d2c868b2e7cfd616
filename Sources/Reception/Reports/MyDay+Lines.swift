// The rows of each heading of Min dag.

extension MyDay {
    /// Says of each household of somebody who is away whose it is.
    func told(_ lines: [DayLine], whose input: DayInput) -> [DayLine] {
        let away = Set(input.covered.map(\.login))
        var owners: [CaseID: Login] = [:]
        for row in input.rows { owners[row.key.caseID] = row.caseworker }
        for row in input.bookings { owners[row.caseID] = row.caseworker }
        for row in input.arrivals { owners[row.caseID] = row.caseworker }
        return lines.map { line in
            guard let owner = line.caseID.flatMap({ owners[$0] }), away.contains(owner) else { return line }
            var line = line
            line.coveredFor = owner
            return line
        }
    }

    /// What colleagues want of her: cases that she is offered, those that came back, and whom she sees to.
    private func colleagueLines(_ input: DayInput) -> [DayLine] {
        var contents: [DayContent] = []
        let offers = input.handovers
        if offers.incoming > 0 { contents.append(.offered(offers.incoming, from: offers.from)) }
        if offers.sentBack > 0 { contents.append(.sentBack(offers.sentBack)) }
        contents += input.covered.map { .covers($0) }
        return contents.map { DayLine(heading: .now, content: $0, due: nil, deadlines: [], cases: []) }
    }

    func nowLines(_ input: DayInput, _ reminders: [Bevakning]) -> [DayLine] {
        var lines = colleagueLines(input)
        lines += input.bookings
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
        lines += reminders.map { line(.now, .reminder($0.lead.row.text), [$0]) }
        return lines
    }

    func atRiskLines(_ items: [Bevakning]) -> [DayLine] {
        struct Key: Hashable {
            let caseID: CaseID
            let rule: RuleID
        }
        return partition(items) { Key(caseID: $0.lead.caseID, rule: $0.lead.row.key.rule) }
            .map { line(.atRisk, .rule($0[0].lead.row.key.rule), $0) }
            .sorted(by: sooner)
    }

    /// One row a household: its one rule, or how many things there are and the next of them.
    func householdLines(_ items: [Bevakning], _ heading: DayHeading, _ input: DayInput) -> [DayLine] {
        partition(items, by: \.lead.caseID).map { own in
            let next = earliest(own).key
            let rules = Set(own.map(\.lead.row.key.rule))
            let content: DayContent = rules.count == 1 ? .rule(next.rule) : .steps(own.count, next: next.rule)
            var line = line(heading, content, own)
            let isChecklist = own.contains {
                $0.lead.rule.map { rulebook.rules[$0].checklist != nil } ?? false
            }
            if isChecklist { line.progress = input.progress[next.caseID] }
            return line
        }
        .sorted(by: sooner)
    }

    func oldStepLine(_ items: [Bevakning]) -> [DayLine] {
        guard !items.isEmpty else { return [] }
        return [folded(.week, .oldSteps(items.count), items)]
    }

    func groupLine(_ items: [Bevakning], _ input: DayInput) -> DayLine {
        let lead = items[0].lead.row
        let done = lead.due.flatMap { input.met[GroupKey(rule: lead.key.rule, due: $0)] } ?? 0
        return folded(.group, .group(lead.key.rule, done: done), items)
    }

    /// One row an authority; over the usual wait are those whose date is past.
    func waitingLines(_ items: [Bevakning]) -> [DayLine] {
        func authority(_ item: Bevakning) -> String {
            guard let index = item.lead.rule else { return RuleOwner.authority.rawValue }
            let owner = rulebook.rules[index].owner
            return owner == .household
                ? RuleOwner.household.rawValue : rulebook.rules[index].authority ?? owner.rawValue
        }
        return partition(items, by: authority)
            .map { own in
                let over = own.filter { item in item.rows.contains { $0.row.due.map { $0 < today } ?? false }
                }
                let households = Set(over.map(\.lead.caseID)).count
                return folded(.waiting, .authority(authority(own[0]), overMedian: households), own)
            }
            .sorted {
                ($1.cases.count, $0.due ?? .distantFuture) < ($0.cases.count, $1.due ?? .distantFuture)
            }
    }

    // MARK: Making rows

    /// The row that leads the most urgent of them; there is at least one.
    private func earliest(_ items: [Bevakning]) -> QueueRow {
        (items.map(\.lead).min { $0.row.cursor < $1.row.cursor } ?? items[0].lead).row
    }

    /// A row of one household.
    private func line(_ heading: DayHeading, _ content: DayContent, _ items: [Bevakning]) -> DayLine {
        let lead = earliest(items)
        let rows = items.flatMap(\.rows)
        return DayLine(
            heading: heading, content: content, due: lead.due, deadlines: rows.map(\.row.key),
            numbers: rows.map(\.row.personNumber),
            cases: [lead.number],
            caseID: lead.key.caseID, kind: lead.kind, household: lead.household, isMasked: lead.isMasked,
            persons: Set(rows.compactMap(\.row.personNumber)).sorted())
    }

    /// A row of many households.
    private func folded(_ heading: DayHeading, _ content: DayContent, _ items: [Bevakning]) -> DayLine {
        let rows = items.flatMap(\.rows)
        return DayLine(
            heading: heading, content: content, due: items.compactMap(\.due).min(),
            deadlines: rows.map(\.row.key), numbers: rows.map(\.row.personNumber),
            cases: Set(rows.map(\.row.number)).sorted())
    }

    private func sooner(_ a: DayLine, _ b: DayLine) -> Bool {
        (a.due ?? .distantFuture, a.cases[0]) < (b.due ?? .distantFuture, b.cases[0])
    }

    /// Groups in the order of first appearance, so that the same input gives the same rows.
    private func partition<Key: Hashable>(_ items: [Bevakning], by key: (Bevakning) -> Key) -> [[Bevakning]] {
        var places: [Key: Int] = [:]
        var parts: [[Bevakning]] = []
        for item in items {
            let own = key(item)
            if let place = places[own] {
                parts[place].append(item)
            } else {
                places[own] = parts.count
                parts.append([item])
            }
        }
        return parts
    }
}
