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
        for row in rows where row.outcome == .open {
            // Looked up once for each of a thousand rows.
            let (dates, rule) = (row.dates, rulebook.index(of: row.key.rule))
            guard dates.status(on: today, warningDays: rulebook.warningDays(at: rule)).isOpen else {
                continue
            }
            let place = Lane.place(
                dates, rule: row.key.rule, at: rule, opensOn: row.opensOn, on: today, rulebook)
            let one = OpenRow(row, rule, place.lane)
            if rule.map({ rulebook.rules[$0].show }) == .lead {
                result.led.append(one)
            } else {
                result.own.append(one)
            }
        }
        return (OpenRow.inOrder(result.led), OpenRow.inOrder(result.own))
    }

    // MARK: Bevakningar: what one act does

    /// An open row with what folding asks of it again and again. A class, so that a thousand of them are sorted and
    /// grouped without copying.
    final class OpenRow {
        let row: QueueRow
        /// Where its rule stands in the rulebook, nil for a reminder.
        let rule: Int?
        let lane: Lane

        init(_ row: QueueRow, _ rule: Int?, _ lane: Lane) {
            self.row = row
            self.rule = rule
            self.lane = lane
        }

        /// Rows in the order of the queue. Dates and cases tell most of them apart, so that few are looked at for more.
        static func inOrder(_ rows: [OpenRow]) -> [OpenRow] {
            guard rows.count > 1 else { return rows }
            let places = rows.enumerated().map { place, one in
                (
                    due: one.row.due ?? .distantFuture, number: one.row.number, rank: one.row.nature.rank,
                    place: place
                )
            }
            return places.sorted { a, b in
                if a.due != b.due { return a.due < b.due }
                if a.rank != b.rank { return a.rank < b.rank }
                if a.number != b.number { return a.number < b.number }
                return rows[a.place].row.cursor < rows[b.place].row.cursor
            }.map { rows[$0.place] }
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
        /// What completes it, by its place among the facts that have been met.
        let fact: Int
        let trigger: EntryID?
    }

    /// Numbers the facts that complete deadlines, so that a thousand rows are told apart without their names.
    private struct FactNumbers {
        private var numbers: [FactID: Int] = [:]
        private var ofRules: [Int?]

        init(_ rulebook: Rulebook) { ofRules = Array(repeating: nil, count: rulebook.rules.count) }

        /// - Parameters:
        ///   - isFixed: whether the rule always has the same fact, which then is asked for once.
        ///   - fact: what completes the row.
        mutating func number(rule: Int?, isFixed: Bool, _ fact: () -> FactID) -> Int {
            if isFixed, let rule, let known = ofRules[rule] { return known }
            let name = fact()
            let number = numbers[name] ?? numbers.count
            numbers[name] = number
            if isFixed, let rule { ofRules[rule] = number }
            return number
        }
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
        var facts = FactNumbers(rulebook)
        for row in rows {
            let key = row.row.key
            let isFixed = row.rule.map { !rulebook.rules[$0].isQuarterly } ?? false
            let fact = facts.number(rule: row.rule, isFixed: isFixed) {
                row.rule.flatMap { completion(of: $0, from: row.row.triggerDay) } ?? FactID(key.rule.id)
            }
            // Reminders never fold into each other: each has its own entry.
            let trigger = row.rule == nil && key.rule == .reminder ? key.trigger : nil
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
                result[index] = bevakning(OpenRow.inOrder(result[index].rows + act.rows))
            } else {
                visits[key] = result.count
                result.append(act)
            }
        }
        return result
    }

    /// The first of the facts that complete a deadline.
    private func completion(of rule: Int, from trigger: Day?) -> FactID? {
        guard rulebook.rules[rule].isQuarterly, let trigger else { return rulebook.rules[rule].ends.first }
        return rulebook.rules[rule].ends(from: trigger).first
    }

    /// - Parameter rows: at least one, in the order of the queue.
    private func bevakning(_ rows: [OpenRow]) -> Bevakning {
        let lead = rows.first { $0.row.nature != .target && $0.row.due != nil } ?? rows[0]
        let lane = Self.urgency.first { lane in rows.contains { $0.lane == lane } } ?? .later
        // The row that put it into its lane leads, where the binding one stands elsewhere.
        let leading = lead.lane == lane ? lead : rows.first { $0.lane == lane } ?? lead
        return Bevakning(rows: rows, lead: leading, lane: lane)
    }

    private static let urgency: [Lane] = [.now, .atRisk, .late, .week, .waiting, .later]

    // MARK: Groups

    private func grouped(_ all: [Bevakning]) -> (groups: [[Bevakning]], rest: [Bevakning]) {
        var places: [GroupKey: [Int]] = [:]
        for (place, item) in all.enumerated() {
            if let key = groupKey(item) { places[key, default: []].append(place) }
        }
        var chosen: [GroupKey: [Bevakning]] = [:]
        var isGrouped = Array(repeating: false, count: all.count)
        for (key, own) in places where own.count >= Self.groupSize {
            guard Set(own.map { all[$0].lead.caseID }).count >= Self.groupSize else { continue }
            chosen[key] = own.map { all[$0] }
            for place in own { isGrouped[place] = true }
        }
        return (inOrder(chosen), all.indices.filter { !isGrouped[$0] }.map { all[$0] })
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
