// Min dag: a thousand open deadlines folded into about twenty rows. Pure: values in, rows out.
//
//     let lines = MyDay(rulebook: rulebook, today: today).lines(input)

/// Folds somebody's open deadlines into the rows of a day.
public struct MyDay: Sendable {
    public let rulebook: Rulebook
    public let today: Day
    /// Whether the day is a team lead's, who has the rules of class `lead` in it, one row a rule and date.
    public let isTeamLead: Bool
    /// From this many households on, one rule and date become one row.
    public static let groupSize = 3

    public init(rulebook: Rulebook, today: Day, isTeamLead: Bool = false) {
        self.rulebook = rulebook
        self.today = today
        self.isTeamLead = isTeamLead
    }

    /// The rows, by heading, most urgent first.
    public func lines(_ input: DayInput) -> [DayLine] {
        let (groups, rest) = grouped(bevakningar(input.rows.filter { !isLed($0) }))
        var lines = nowLines(input, rest.filter { $0.lane == .now })
        lines += atRiskLines(rest.filter { $0.lane == .atRisk })
        lines += householdLines(rest.filter { $0.lane == .late }, .late, input)
        let week = rest.filter { $0.lane == .week }
        lines += householdLines(week.filter { !isOldStep($0) }, .week, input)
        lines += oldStepLine(week.filter(isOldStep).map(withoutLater))
        lines += groups.map { groupLine($0, input) }
        lines += ledGroups(input.rows).map { groupLine($0, input) }
        lines += waitingLines(rest.filter { $0.lane == .waiting })
        return lines
    }

    /// The groups that the day would show, so that the store can be asked how many have met them.
    public func groupKeys(_ rows: [QueueRow]) -> [GroupKey] {
        let groups = grouped(bevakningar(rows.filter { !isLed($0) })).groups
        return (groups + ledGroups(rows)).compactMap { members in
            members.first.flatMap { first in first.due.map { GroupKey(rule: first.lead.key.rule, due: $0) } }
        }
    }

    // MARK: Bevakningar: what one act does

    /// Rows that the same act completes for the same person, or the same visit for a household.
    struct Bevakning {
        var rows: [QueueRow]
        /// The row that gives it title and date: the earliest binding one, else the earliest.
        var lead: QueueRow
        var lane: Lane
        var due: Day? { lead.due }
    }

    private struct ActKey: Hashable {
        let caseID: CaseID
        let person: PersonID?
        let fact: FactID
        let trigger: EntryID?
    }

    private struct VisitKey: Hashable {
        let caseID: CaseID
        let visit: String
        let lane: Lane
    }

    func bevakningar(_ rows: [QueueRow]) -> [Bevakning] {
        var order: [ActKey] = []
        var byAct: [ActKey: [QueueRow]] = [:]
        for row in rows where row.outcome == .open && row.status(on: today, rulebook).isOpen {
            let fact = rulebook[row.key.rule]?.ends(from: row.triggerDay).first ?? FactID(row.key.rule.id)
            // Reminders never fold into each other: each has its own entry.
            let trigger = row.key.rule == .reminder ? row.key.trigger : nil
            let key = ActKey(caseID: row.key.caseID, person: row.key.person, fact: fact, trigger: trigger)
            if byAct[key] == nil { order.append(key) }
            byAct[key, default: []].append(row)
        }
        let acts = order.compactMap { byAct[$0].flatMap(bevakning) }
        var result: [Bevakning] = []
        var visits: [VisitKey: Int] = [:]
        for act in acts {
            guard act.lane != .later, let visit = rulebook[act.lead.key.rule]?.visit else {
                result.append(act)
                continue
            }
            let key = VisitKey(caseID: act.lead.key.caseID, visit: visit, lane: act.lane)
            if let index = visits[key], let merged = bevakning(result[index].rows + act.rows) {
                result[index] = merged
            } else {
                visits[key] = result.count
                result.append(act)
            }
        }
        return result
    }

    private func bevakning(_ rows: [QueueRow]) -> Bevakning? {
        let sorted = rows.sorted { $0.cursor < $1.cursor }
        guard let lead = sorted.first(where: { $0.nature != .target && $0.due != nil }) ?? sorted.first else {
            return nil
        }
        let lanes = sorted.map { $0.lane(on: today, rulebook).lane }
        let lane = Self.urgency.first { lanes.contains($0) } ?? .later
        // The row that put it into its lane leads, where the binding one stands elsewhere.
        let leading = lead.lane(on: today, rulebook).lane == lane
        return Bevakning(
            rows: sorted, lead: leading ? lead : sorted[lanes.firstIndex(of: lane) ?? 0], lane: lane)
    }

    private static let urgency: [Lane] = [.now, .atRisk, .late, .week, .waiting, .later]

    // MARK: Groups

    func grouped(_ all: [Bevakning]) -> (groups: [[Bevakning]], rest: [Bevakning]) {
        var byKey: [GroupKey: [Bevakning]] = [:]
        var order: [GroupKey] = []
        for item in all {
            guard let key = groupKey(item) else { continue }
            if byKey[key] == nil { order.append(key) }
            byKey[key, default: []].append(item)
        }
        let keys = order.filter { Set((byKey[$0] ?? []).map(\.lead.key.caseID)).count >= Self.groupSize }
        let chosen = Set(keys)
        let rest = all.filter { item in groupKey(item).map { !chosen.contains($0) } ?? true }
        let sorted = keys.sorted { ($0.due, $0.rule) < ($1.due, $1.rule) }
        return (sorted.compactMap { byKey[$0] }, rest)
    }

    /// What waits for somebody else and reminders do not group; a date that the rulebook itself states is a group
    /// however far off, and whoever must act.
    private func groupKey(_ item: Bevakning) -> GroupKey? {
        guard let due = item.due, let rule = rulebook[item.lead.key.rule] else { return nil }
        switch item.lane {
        case .atRisk, .late: break
        case .week: if isOldStep(item) || rule.checklist != nil { return nil }
        case .later, .waiting: if !rule.trigger.isParameter { return nil }
        case .now: return nil
        }
        return GroupKey(rule: rule.id, due: due)
    }

    /// What is the team lead's, once it is due soon: a rule and date is one row, however many households it has, so that
    /// a quarter's claims stand together. Nobody else has it in a day.
    func ledGroups(_ rows: [QueueRow]) -> [[Bevakning]] {
        guard isTeamLead else { return [] }
        var byKey: [GroupKey: [Bevakning]] = [:]
        for item in bevakningar(rows.filter(isLed)) {
            guard let due = item.due else { continue }
            switch item.lead.status(on: today, rulebook) {
            case .overdue, .dueSoon: break
            default: continue
            }
            byKey[GroupKey(rule: item.lead.key.rule, due: due), default: []].append(item)
        }
        return byKey.keys.sorted { ($0.due, $0.rule) < ($1.due, $1.rule) }.compactMap { byKey[$0] }
    }

    private func isLed(_ row: QueueRow) -> Bool { rulebook[row.key.rule]?.show == .lead }

    /// Whether it is a step of a routine that is more than thirty days late. What the same act will do for a day that
    /// lies ahead does not make it younger.
    private func isOldStep(_ item: Bevakning) -> Bool {
        withoutLater(item).rows.allSatisfy { row in
            row.nature == .target && (row.due.map { today - $0 > Lane.oldStepDays } ?? false)
        }
    }

    private func withoutLater(_ item: Bevakning) -> Bevakning {
        var result = item
        result.rows.removeAll { $0.lane(on: today, rulebook).lane == .later }
        return result
    }
}
