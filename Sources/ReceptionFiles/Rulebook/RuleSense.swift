// Whether a rule can ever ask for anything, and whether what it asks for can ever be done.

import Reception

/// Looks for rules that are well written and still can never do what they are for. Each such rule is a silent gap: it
/// makes no deadline, or one that nobody can complete.
struct RuleSense {
    let rule: Rule
    let table: StrictTable
    let facts: FactCatalogue

    /// Notes what is wrong with the rule by itself.
    /// - Parameter hasEnds: whether it names what completes it, instead of having a step.
    func check(hasEnds: Bool) {
        checkCancelling(hasEnds: hasEnds)
        checkFacts(hasEnds: hasEnds)
        checkAges()
        checkOpening()
        checkGrounds()
    }

    /// Notes what is wrong with the rule together with the rulebook's parameters.
    func check(_ parameters: [RuleParameter]) {
        let days = { (name: String) in
            parameters.filter { $0.name == name }.compactMap { one -> Day? in
                if case .day(let day) = one.value { day } else { nil }
            }
        }
        if let name = rule.start.until, let from = rule.validFrom, let last = days(name).max(), last < from {
            note(.startsAfterItsEnd(name), "valid_from")
        }
        let pension = parameters.compactMap { one -> Int? in
            guard one.name == "pension_age", case .number(let age) = one.value else { return nil }
            return age
        }
        if rule.conditions.belowPensionAge, let least = youngest, let age = pension.max(), least >= age {
            note(.noSuchAge, "when")
        }
    }

    private func note(_ what: RulebookFault.Contradiction, _ key: String) {
        table.fault(.contradiction(what), at: key)
    }

    // MARK: Facts

    private func checkCancelling(hasEnds: Bool) {
        for fact in rule.cancelledBy {
            if facts[fact]?.nature == .plan { note(.cancelledByPlan(fact), "cancelled_by") }
            if rule.trigger.fact == fact { note(.cancelledByItsTrigger(fact), "cancelled_by") }
            if hasEnds, rule.ends.contains(fact) { note(.cancelledByItsEnd(fact), "cancelled_by") }
        }
    }

    private func checkFacts(hasEnds: Bool) {
        let (requires, unless) = (rule.conditions.requires, rule.conditions.unless)
        if let fact = requires.first(where: unless.contains) { note(.requiresWhatItRulesOut(fact), "when") }
        if let fact = rule.trigger.fact, unless.contains(fact) { note(.ruledOutByItsTrigger(fact), "when") }
        guard hasEnds, let first = rule.ends.first else { return }
        // With one end of several ruled out the others still complete it.
        if rule.ends.allSatisfy(unless.contains) { note(.ruledOutByItsEnd(first), "when") }
        if rule.ends.allSatisfy(requires.contains) { note(.requiresItsEnd(first), "when") }
    }

    // MARK: Ages

    /// The youngest age at which the rule can start.
    private var youngest: Int? {
        var ages = [rule.conditions.minimumAge].compactMap { $0 }
        // On 1 July of the year somebody born in autumn is still a year younger.
        if let turning = rule.conditions.secondHalfOfYearTurning { ages.append(max(0, turning - 1)) }
        if case .birthday(let age) = rule.trigger { ages.append(age) }
        return ages.max()
    }

    /// The oldest age at which it can start.
    private var oldest: Int? {
        var ages = [rule.conditions.maximumAge].compactMap { $0 }
        if rule.conditions.unaccompanied, rule.scope == .person { ages.append(17) }
        if case .birthday(let age) = rule.trigger { ages.append(age) }
        return ages.min()
    }

    private func checkAges() {
        let (least, most) = (rule.conditions.minimumAge, rule.conditions.maximumAge)
        // Reversed bounds are named where they stand.
        if let least, let most, most < least { return }
        if let youngest, let oldest, oldest < youngest { return note(.noSuchAge, "when") }
        guard let limit = rule.ageLimit, let born = Self.newYear else { return }
        // Who is born on 1 January has the longest time between a birthday and the limit of a year.
        if limit.day(born: born) <= born.birthday(youngest ?? 0) { note(.grownBeforeItStarts, limitKey) }
    }

    private var limitKey: String {
        if case .birthday? = rule.ageLimit { return "until_age" }
        return "until_second_half_of_year_turning"
    }

    private static let newYear = Day(year: 2001, month: 1, day: 1)

    // MARK: The opening

    private func checkOpening() {
        guard let before = rule.opensBefore else { return }
        if before.isNegative || before == .zero { note(.opensAfterItIsDue, "opens_before") }
        guard rule.endsAfterOpening else { return }
        if let limit = rule.ageLimit, let born = Self.newYear {
            let due = born.birthday(youngest ?? 0).adding(rule.span)
            if limit.day(born: born) <= due.adding(before.negated) { note(.lapsesBeforeItOpens, limitKey) }
        }
        // What the trigger is taken from is there once, on the trigger's day, so never after a later opening.
        guard let trigger = rule.trigger.fact, let source = facts[trigger]?.takenFrom,
            let born = Self.newYear, born.adding(rule.span).adding(before.negated) > born
        else { return }
        if !rule.ends.isEmpty, rule.ends.allSatisfy({ $0 == source && facts[$0]?.isRepeated == false }) {
            note(.endsBeforeItOpens(source), "ends")
        }
    }

    // MARK: Kinds and grounds

    private func checkGrounds() {
        let conditions = rule.conditions
        if !conditions.grounds.isEmpty, !conditions.orGrounds.isEmpty,
            Set(conditions.grounds).isDisjoint(with: conditions.orGrounds)
        {
            return note(.noSuchGround, "when")
        }
        // Quota refugees are chosen abroad and others are given temporary protection: a case of one kind has none of the
        // other.
        let foreign: [(CaseKind, PermitBasis)] = [(.kvot, .temporary), (.massflykt, .quota)]
        for (kind, ground) in foreign
        where conditions.kinds == [kind] && conditions.grounds == [ground] && conditions.orGrounds.isEmpty {
            note(.noSuchGround, "when")
        }
    }
}
