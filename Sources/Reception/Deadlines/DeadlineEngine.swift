// The deadline engine: one pure function from a case and a rulebook to its deadlines. It never sees today.
//
//     let deadlines = DeadlineEngine(rulebook: rulebook, catalogue: catalogue).deadlines(of: file)

/// Knows what is due; nothing else does.
public struct DeadlineEngine: Sendable {
    /// Changes whenever the engine may compute something else from the same case and rulebook, or what else is
    /// written of a case when it is computed.
    public static let version = 5

    public let rulebook: Rulebook
    public let catalogue: FactCatalogue
    private let pensionAge: String = "pension_age"

    public init(rulebook: Rulebook, catalogue: FactCatalogue) {
        self.rulebook = rulebook
        self.catalogue = catalogue
    }

    /// The definition of a fact, steps of checklists and reminders of others included.
    public func definition(of id: FactID) -> FactDefinition? {
        if let known = catalogue[id] { return known }
        if let rule = id.remindedRule.flatMap({ rulebook[$0] }), rule.isWait {
            return FactDefinition(
                id: id, scope: .case, nature: .event, isRepeated: true, swedish: rule.title.swedish,
                english: rule.title.english)
        }
        guard let step = id.stepRule, let rule = rulebook[step], rule.isStep(id) else { return nil }
        return FactDefinition(
            id: id, scope: rule.scope, nature: .event, swedish: rule.title.swedish,
            english: rule.title.english)
    }

    /// Every deadline of a case: open, met, waived and cancelled, by rule, person and trigger.
    /// - Complexity: O(rules × members) and the facts they ask for.
    public func deadlines(of file: CaseFile) -> [Deadline] {
        var result: [Deadline] = []
        let index = FactIndex(file, catalogue)
        for rule in rulebook.rules where mayConcern(rule, file, index) {
            switch rule.scope {
            case .case: collect(rule, nil, file, index, into: &result)
            case .person: for member in file.members { collect(rule, member, file, index, into: &result) }
            }
        }
        return result + reminders(of: file)
    }

    /// Whether a rule can have any deadline in a case: most have none, and are not asked of each member.
    private func mayConcern(_ rule: Rule, _ file: CaseFile, _ index: FactIndex) -> Bool {
        let conditions = rule.conditions
        if rule.show == .text { return false }
        if !conditions.kinds.isEmpty, conditions.orGrounds.isEmpty,
            !file.kinds.contains(where: { conditions.kinds.contains($0.kind) })
        {
            return false
        }
        guard let fact = rule.trigger.fact else { return true }
        return index.has(fact) || (rule.override.map(index.has) ?? false)
    }

    /// Why a deadline of a case is due when it is.
    /// - Returns: nil when the case has no such deadline.
    public func explain(_ key: DeadlineKey, in file: CaseFile) -> Explanation? {
        let index = FactIndex(file, catalogue)
        for rule in rulebook.rules where rule.id == key.rule && rule.show != .text {
            let subjects: [Membership?] = rule.scope == .case ? [nil] : file.members
            for subject in subjects where subject?.person.id == key.person {
                for start in starts(rule, subject, file, index) where start.entry == key.trigger {
                    var steps: [ExplanationStep] = []
                    if let deadline = deadline(rule, subject, start, file, index, steps: &steps) {
                        if let step = framed(key, in: file) { steps.append(step) }
                        return Explanation(deadline: deadline, rule: rule, steps: steps)
                    }
                }
            }
        }
        return nil
    }

    /// Reminders stand in the queue as deadlines of a rule of their own, which ends when the entry does.
    private func reminders(of file: CaseFile) -> [Deadline] {
        guard file.closing == nil else { return [] }
        return file.reminders.map { entry in
            let key = DeadlineKey(caseID: file.id, person: nil, rule: .reminder, trigger: entry.id)
            return Deadline(
                key: key, personNumber: nil, version: 1, nature: .target, triggerFact: nil,
                triggerDay: entry.day,
                opensOn: nil, rawDue: entry.day, due: entry.day, rolledBecause: nil, lapsesOn: nil,
                overriddenBy: nil, isProvisional: false, snoozedUntil: file.snooze(of: key), outcome: .open)
        }
    }

    private func collect(
        _ rule: Rule, _ member: Membership?, _ file: CaseFile, _ index: FactIndex,
        into result: inout [Deadline]
    ) {
        var ignored: [ExplanationStep] = []
        for start in starts(rule, member, file, index) {
            if let deadline = deadline(rule, member, start, file, index, steps: &ignored) {
                result.append(deadline)
            }
            ignored.removeAll(keepingCapacity: true)
        }
    }

    // MARK: How long, until which fact

    private func deadline(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ file: CaseFile, _ index: FactIndex,
        steps: inout [ExplanationStep]
    ) -> Deadline? {
        guard rule.trigger.isParameter || rule.governs(start.day),
            start.conditionDays.contains(where: { applies(rule, member, on: $0, file, index) })
        else { return nil }
        let grown = rule.ageLimit.flatMap { limit in member?.person.birthDate.map(limit.day(born:)) }
        if let grown, grown <= start.day { return nil }
        start.explain(rule, into: &steps)
        let dates = computeDates(rule, member, start, file, index, steps: &steps)
        let opensOn =
            rule.lapsesWithParameter == nil
            ? rule.opensBefore.flatMap { span in dates.due?.adding(span.negated) } : dates.due
        if rule.opensBefore != nil, let opensOn { steps.append(.opens(opensOn)) }
        let gone: Day? =
            rule.nature != .window
            ? nil
            : (rule.lapsesWithParameter.flatMap { rulebook.day($0) } ?? dates.due)?.adding(days: 1)
        if let limit = rule.ageLimit, let grown { steps.append(.lapses(limit, grown)) }
        let key = DeadlineKey(caseID: file.id, person: member?.person.id, rule: rule.id, trigger: start.entry)
        let endsFrom = rule.endsAfterOpening ? opensOn : start.endsFrom
        let outcome = outcome(
            rule, member, key, start, endsFrom, opensOn ?? start.endsFrom ?? start.day, file, index,
            steps: &steps)
        return Deadline(
            key: key, personNumber: member?.number, version: rule.version, nature: rule.nature,
            triggerFact: start.takenFrom ?? start.fact, triggerDay: start.day, opensOn: opensOn,
            rawDue: dates.raw,
            due: dates.due, rolledBecause: dates.rolled,
            lapsesOn: [gone, grown].compactMap { $0 }.min(), overriddenBy: dates.overriddenBy,
            computed: dates.computed,
            isProvisional: dates.isProvisional, snoozedUntil: file.snooze(of: key),
            outcome: outcome)
    }

    private func outcome(
        _ rule: Rule, _ member: Membership?, _ key: DeadlineKey, _ start: Start, _ endsFrom: Day?,
        _ opens: Day, _ file: CaseFile, _ index: FactIndex, steps: inout [ExplanationStep]
    ) -> DeadlineOutcome {
        let superseded = superseding(rule, member, start, opens, file, index)
        if let end = end(rule, member, start, endsFrom, file, index),
            superseded.map({ end.day <= $0.day }) ?? true
        {
            return .met(on: end.day, by: end.id)
        }
        if let reason = file.waiver(of: key) { return .waived(reason) }
        var cancellations: [(Day, CancelReason)] = []
        if let superseded {
            cancellations.append((superseded.day, .superseded))
            steps.append(.superseded(superseded.id, superseded.day))
        }
        // A claim or an erasure outlives the case, but goes on in a case of the person's own where she has one.
        if rule.outlivesCase, !(member?.hasOwnCase ?? false) || rule.isQuarterly {
            return superseded.map { .cancelled(on: $0.day, .superseded) } ?? .open
        }
        if !rule.conditions.kinds.isEmpty, !isBroughtIn(rule, member),
            let day = file.leaves(rule.conditions.kinds, after: start.day)
        {
            cancellations.append((day, .converted))
        }
        if let left = member?.left { cancellations.append((left, .left)) }
        if let closing = file.closing { cancellations.append((closing.day, .closed)) }
        guard let first = cancellations.min(by: { $0.0 < $1.0 }) else { return .open }
        return .cancelled(on: first.0, first.1)
    }

    private func end(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ endsFrom: Day?, _ file: CaseFile,
        _ index: FactIndex
    ) -> (id: FactID, day: Day)? {
        var found: (id: FactID, day: Day)?
        for id in rule.ends(from: start.day) where index.isEvent(id) {
            // What may come again counts from the trigger on; a step that is due before its trigger has it earlier.
            let from = endsFrom ?? (index.isRepeated(id) && !rule.span.isNegative ? start.day : .distantPast)
            if let day = happened(id, rule, member, from, start.day, file, index),
                found.map({ day < $0.day }) ?? true
            {
                found = (id, day)
            }
        }
        return found
    }

    /// What first makes a deadline pointless, from the day on which the act can be done.
    private func superseding(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ opens: Day, _ file: CaseFile,
        _ index: FactIndex
    ) -> (id: FactID, day: Day)? {
        var found: (id: FactID, day: Day)?
        for id in rule.cancelledBy where index.isEvent(id) {
            if let day = happened(id, rule, member, opens, start.day, file, index),
                found.map({ day < $0.day }) ?? true
            {
                found = (id, day)
            }
        }
        return found
    }

    /// The first day from a day on, on which a subject has a fact.
    private func happened(
        _ id: FactID, _ rule: Rule, _ member: Membership?, _ from: Day, _ day: Day, _ file: CaseFile,
        _ index: FactIndex
    ) -> Day? {
        member == nil && index.isPersonal(id)
            ? lastOfEach(id, rule, from, day, file, index)
            : index.readings(id, for: member).first { $0.day >= from }?.day
    }

    /// A household has a personal fact on the day on which the last of those concerned has it.
    private func lastOfEach(
        _ id: FactID, _ rule: Rule, _ from: Day, _ day: Day, _ file: CaseFile, _ index: FactIndex
    ) -> Day? {
        var last: Day?
        for member in file.members where member.left == nil && isConcerned(member, rule, on: day) {
            guard let own = index.readings(id, for: member).first(where: { $0.day >= from })?.day else {
                return nil
            }
            last = max(last ?? own, own)
        }
        return last
    }

    // MARK: Under which conditions

    func applies(
        _ rule: Rule, _ member: Membership?, on day: Day, _ file: CaseFile, _ index: FactIndex
    ) -> Bool {
        let conditions = rule.conditions
        if let member {
            if let left = member.left, left <= day { return false }
            if !fits(member.person, conditions, on: day) { return false }
            if conditions.unaccompanied, !member.isMinor(on: day) || hasAdult(file, on: day) { return false }
        } else if conditions.unaccompanied {
            guard file.members.contains(where: { $0.isMinor(on: day) }), !hasAdult(file, on: day) else {
                return false
            }
        } else if conditions.memberAges != nil {
            guard file.members.contains(where: { $0.left == nil && isConcerned($0, rule, on: day) }) else {
                return false
            }
        }
        if !conditions.kinds.isEmpty, !isBroughtIn(rule, member) {
            guard let kind = file.kind(on: day), conditions.kinds.contains(kind) else { return false }
        } else if conditions.kinds.isEmpty, !conditions.orGrounds.isEmpty, !isBroughtIn(rule, member) {
            return false
        }
        if !conditions.needs.isEmpty,
            !file.members.contains(where: {
                $0.left == nil && !Set($0.person.needs).isDisjoint(with: conditions.needs)
            })
        {
            return false
        }
        if !conditions.requires.allSatisfy({ !index.readings($0, for: member).isEmpty }) { return false }
        return conditions.unless.allSatisfy { index.readings($0, for: member).isEmpty }
    }

    /// Whether some member is grown up; one whose age is not known is taken for grown up.
    private func hasAdult(_ file: CaseFile, on day: Day) -> Bool {
        file.members.contains { member in
            (member.left.map { $0 > day } ?? true)
                && (member.person.birthDate.map { $0.age(on: day) >= 18 } ?? true)
        }
    }

    /// Whether the person's own ground brings the rule in, whatever the kind of case.
    private func isBroughtIn(_ rule: Rule, _ member: Membership?) -> Bool {
        member?.person.permitBasis.map { rule.conditions.orGrounds.contains($0) } ?? false
    }

    private func isConcerned(_ member: Membership, _ rule: Rule, on day: Day) -> Bool {
        guard let ages = rule.conditions.memberAges else { return true }
        return member.person.birthDate.map { ages.contains($0.age(on: day)) } ?? false
    }

    private func fits(_ person: Newcomer, _ conditions: RuleConditions, on day: Day) -> Bool {
        if !conditions.grounds.isEmpty, let basis = person.permitBasis, !conditions.grounds.contains(basis) {
            return false
        }
        if !conditions.relations.isEmpty, !conditions.relations.contains(person.relation) { return false }
        let asksAge =
            conditions.minimumAge != nil || conditions.maximumAge != nil || conditions.belowPensionAge
            || conditions.secondHalfOfYearTurning != nil
        guard asksAge else { return true }
        guard let born = person.birthDate else { return false }
        let age = born.age(on: day)
        if let minimum = conditions.minimumAge, age < minimum { return false }
        if let maximum = conditions.maximumAge, age > maximum { return false }
        if conditions.belowPensionAge, let pension = rulebook.number(pensionAge, on: day), age >= pension {
            return false
        }
        if let turning = conditions.secondHalfOfYearTurning,
            let right = Day(year: born.year + turning, month: 7, day: 1), day < right
        {
            return false
        }
        return true
    }
}

extension RuleID {
    /// A reminder of one's own, which is no rule of the rulebook.
    public static let reminder: RuleID = "reminder"
}

extension CaseFile {
    /// The reason a deadline was waived for, nil when it was not.
    func waiver(of key: DeadlineKey) -> WaiverReason? {
        for entry in waivers.reversed() {
            if case .waiver(let rule, let trigger, let reason, _) = entry.content, rule == key.rule,
                trigger == key.trigger, entry.person == key.person
            {
                return reason
            }
        }
        return nil
    }

    /// The day until which a deadline was put off, nil when it was not.
    func snooze(of key: DeadlineKey) -> Day? {
        for entry in snoozes.reversed() {
            if case .snooze(let rule, let trigger, let until) = entry.content, rule == key.rule,
                trigger == key.trigger, entry.person == key.person
            {
                return until
            }
        }
        return nil
    }
}
