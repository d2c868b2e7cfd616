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
        let (led, own) = open(input.rows)
        let (groups, rest) = grouped(bevakningar(own))
        var lines = nowLines(input, rest.filter { $0.lane == .now })
        lines += atRiskLines(rest.filter { $0.lane == .atRisk })
        lines += householdLines(rest.filter { $0.lane == .late }, .late, input)
        let week = rest.filter { $0.lane == .week }
        lines += householdLines(week.filter { !isOldStep($0) }, .week, input)
        lines += oldStepLine(week.filter(isOldStep).map(withoutLater))
        lines += groups.map { groupLine($0, input) }
        lines += ledGroups(led).map { groupLine($0, input) }
        lines += waitingLines(rest.filter { $0.lane == .waiting })
        return input.covered.isEmpty ? lines : told(lines, whose: input)
    }

    /// The rows that still ask for something, in the order of the queue: the team lead's, and all others.
    private func open(_ rows: [QueueRow]) -> (led: [OpenRow], own: [OpenRow]) {
        var result: (led: [OpenRow], own: [OpenRow]) = ([], [])
        for row in rows where row.outcome == .open && row.status(on: today, rulebook).isOpen {
            let rule = rulebook.index(of: row.key.rule)
            let one = OpenRow(row, rule, row.lane(on: today, rulebook).lane)
            if rule.map({ rulebook.rules[$0].show }) == .lead {
                result.led.append(one)
            } else {
                result.own.append(one)
            }
        }
        result.led.sort { $0.cursor < $1.cursor }
        result.own.sort { $0.cursor < $1.cursor }
        return result
    }

    // MARK: Bevakningar: what one act does

    /// An open row with what folding asks of it again and again. A class, so that a thousand of them are sorted and
    /// grouped without copying.
    final class OpenRow {
        let row: QueueRow
        /// Where its rule stands in the rulebook, nil for a reminder.
        let rule: Int?
        let lane: Lane
        let cursor: QueueCursor

        init(_ row: QueueRow, _ rule: Int?, _ lane: Lane) {
            self.row = row
            self.rule = rule
            self.lane = lane
            cursor = row.cursor
        }

        var caseID: CaseID { row.key.caseID }
    }

    /// Rows that the same act completes for the same person, or the same visit for a household.
    struct Bevakning {
        var rows: [OpenRow]
        /// The row that gives it title and date: the earliest binding one, else the earliest.
        var lead: OpenRow
        var lane: Lane
        var due: Day? { lead.row.due }
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

    private func bevakningar(_ rows: [OpenRow]) -> [Bevakning] {
        var places: [ActKey: Int] = [:]
        places.reserveCapacity(rows.count)
        var byAct: [[OpenRow]] = []
        for row in rows {
            let key = row.row.key
            let fact =
                row.rule.flatMap { completion(of: $0, from: row.row.triggerDay) }
                ?? FactID(key.rule.id)
            // Reminders never fold into each other: each has its own entry.
            let trigger = key.rule == .reminder ? key.trigger : nil
            let act = ActKey(caseID: key.caseID, person: key.person, fact: fact, trigger: trigger)
            if let place = places[act] {
                byAct[place].append(row)
            } else {
                places[act] = byAct.count
                byAct.append([row])
            }
        }
        var result: [Bevakning] = []
        var visits: [VisitKey: Int] = [:]
        for act in byAct.map(bevakning) {
            guard act.lane != .later, let visit = act.lead.rule.flatMap({ rulebook.rules[$0].visit }) else {
                result.append(act)
                continue
            }
            let key = VisitKey(caseID: act.lead.caseID, visit: visit, lane: act.lane)
            if let index = visits[key] {
                result[index] = bevakning(result[index].rows + act.rows)
            } else {
                visits[key] = result.count
                result.append(act)
            }
        }
        return result
    }

    /// The first of the facts that complete a deadline.
    private func completion(of rule: Int, from trigger: Day?) -> FactID? {
        guard case .quarters = rulebook.rules[rule].trigger, let trigger else {
            return rulebook.rules[rule].ends.first
        }
        return rulebook.rules[rule].ends(from: trigger).first
    }

    /// - Parameter rows: at least one.
    private func bevakning(_ rows: [OpenRow]) -> Bevakning {
        let sorted = rows.count == 1 ? rows : rows.sorted { $0.cursor < $1.cursor }
        let lead = sorted.first { $0.row.nature != .target && $0.row.due != nil } ?? sorted[0]
        let lane = Self.urgency.first { lane in sorted.contains { $0.lane == lane } } ?? .later
        // The row that put it into its lane leads, where the binding one stands elsewhere.
        let leading = lead.lane == lane ? lead : sorted.first { $0.lane == lane } ?? lead
        return Bevakning(rows: sorted, lead: leading, lane: lane)
    }

    private static let urgency: [Lane] = [.now, .atRisk, .late, .week, .waiting, .later]

    // MARK: Groups

    private func grouped(_ all: [Bevakning]) -> (groups: [[Bevakning]], rest: [Bevakning]) {
        let keys = all.map(groupKey)
        var byKey: [GroupKey: [Bevakning]] = [:]
        for (item, key) in zip(all, keys) {
            if let key { byKey[key, default: []].append(item) }
        }
        let chosen = byKey.filter { Set($0.value.map(\.lead.caseID)).count >= Self.groupSize }
        let rest = zip(all, keys).filter { _, key in key.map { chosen[$0] == nil } ?? true }.map(\.0)
        return (inOrder(chosen), rest)
    }

    /// By date, then by rule.
    private func inOrder(_ groups: [GroupKey: [Bevakning]]) -> [[Bevakning]] {
        groups.sorted { ($0.key.due, $0.key.rule) < ($1.key.due, $1.key.rule) }.map(\.value)
    }

    /// What waits for somebody else and reminders do not group; a date that the rulebook itself states is a group
    /// however far off, and whoever must act.
    private func groupKey(_ item: Bevakning) -> GroupKey? {
        guard let due = item.due, let rule = item.lead.rule else { return nil }
        switch item.lane {
        case .atRisk, .late: break
        case .week: if isOldStep(item) || rulebook.rules[rule].checklist != nil { return nil }
        case .later, .waiting: if !rulebook.rules[rule].trigger.isParameter { return nil }
        case .now: return nil
        }
        return GroupKey(rule: item.lead.row.key.rule, due: due)
    }

    /// What is the team lead's, once it is due soon: a rule and date is one row, however many households it has, so that
    /// a quarter's claims stand together. Nobody else has it in a day.
    private func ledGroups(_ rows: [OpenRow]) -> [[Bevakning]] {
        guard isTeamLead else { return [] }
        var byKey: [GroupKey: [Bevakning]] = [:]
        for item in bevakningar(rows) {
            guard let due = item.due else { continue }
            switch item.lead.row.status(on: today, rulebook) {
            case .overdue, .dueSoon:
                byKey[GroupKey(rule: item.lead.row.key.rule, due: due), default: []].append(item)
            default: continue
            }
        }
        return inOrder(byKey)
    }

    /// Whether it is a step of a routine that is more than thirty days late. What the same act will do for a day that
    /// lies ahead does not make it younger.
    private func isOldStep(_ item: Bevakning) -> Bool {
        item.rows.allSatisfy { one in
            one.lane == .later
                || one.row.nature == .target && (one.row.due.map { today - $0 > Lane.oldStepDays } ?? false)
        }
    }

    private func withoutLater(_ item: Bevakning) -> Bevakning {
        var result = item
        result.rows.removeAll { $0.lane == .later }
        return result
    }
}
