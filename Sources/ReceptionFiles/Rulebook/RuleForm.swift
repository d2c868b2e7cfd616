// One [[rule]] table: what its keys may be, and what they mean together.

import Reception

/// Reads one rule.
struct RuleForm {
    let facts: FactCatalogue
    /// Nobody is older.
    static let oldestAge = 120

    /// A rule and the table it came from, for faults that show only when all rules are known.
    struct Reading {
        let rule: Rule
        let table: StrictTable
    }

    /// The rule of a table, nil when something in it is wrong; what, is noted.
    func read(_ given: StrictTable) -> Reading? {
        var table = given
        let known = table.faults.faults.count
        let identity = identity(&table)
        let scope: ScopeWord? = table.requiredWord("scope")
        let title = table.required("title") == nil ? nil : table.bilingual("title")
        let show: RuleShow? = table.requiredWord("show")
        let isText = show == .text
        let (trigger, start) = isText ? (.never, RuleStart()) : trigger(&table, scope?.value)
        let override = table.fact("override", facts)
        let span = isText ? .zero : table.requiredSpan("span")
        let method: RuleMethod = table.word("method") ?? .span
        let ageLimit = isText ? nil : ageLimit(&table, scope?.value)
        let cancelledBy = isText ? [] : table.facts("cancelled_by", facts)
        let (opens, afterOpening) = (table.span("opens_before"), table.boolean("ends_after_opening") ?? false)
        let lapses = table.text("lapses_with_parameter")
        let rolls = table.boolean("rolls") ?? false
        let ends = table.facts("ends", facts)
        for end in ends where facts[end]?.nature == .plan && !isText {
            table.fault(.contradiction(.endIsPlan(end)), at: "ends")
        }
        let lacksEnds = table.value("ends").map { $0.elements?.isEmpty ?? false } ?? true
        let nature: DeadlineNature? = table.requiredWord("nature")
        let owner: RuleOwner? = table.requiredWord("owner")
        let (warning, atRisk) = (table.count("warning_days"), table.count("at_risk_days"))
        let alerts = table.spans("alerts")
        let (authority, visit, checklist) = (
            table.text("authority"), table.text("visit"), table.text("checklist")
        )
        let consequence = table.bilingual("consequence")
        let outlives = table.boolean("outlives_case") ?? false
        let spanIsUnits = table.boolean("span_is_units") ?? false
        let hint = hint(&table, isText: isText)
        let source = source(&table)
        let scopeValue = scope?.value ?? .case
        let conditions = conditions(&table, scopeValue)
        table.finish()
        guard let identity, scope != nil, let title, let trigger, let span, let nature, let show, let owner,
            let source
        else { return nil }
        let rule = Rule(
            id: identity.id, version: identity.version, validFrom: identity.from, validTo: identity.to,
            title: title, scope: scopeValue, conditions: conditions, trigger: trigger, start: start,
            override: override, span: span, method: method, opensBefore: opens, lapsesWithParameter: lapses,
            rolls: rolls,
            ends: ends, endsAfterOpening: afterOpening, nature: nature, show: show, owner: owner,
            warningDays: warning, atRiskDays: atRisk, alerts: alerts, authority: authority, visit: visit,
            checklist: checklist, consequence: consequence, hint: hint, outlivesCase: outlives,
            spanIsUnits: spanIsUnits, ageLimit: ageLimit, cancelledBy: cancelledBy, source: source)
        check(rule, hasEnds: !ends.isEmpty, lacksEnds: lacksEnds, table)
        return table.faults.faults.count == known ? Reading(rule: rule, table: table) : nil
    }

    // MARK: Its parts

    private typealias Identity = (id: RuleID, version: Int, from: Day?, to: Day?)

    private func identity(_ table: inout StrictTable) -> Identity? {
        let id = table.requiredText("id")
        let version = table.count("version") ?? 1
        let (from, to) = (table.day("valid_from"), table.day("valid_to"))
        if let from, let to, to < from { table.fault(.contradiction(.validityReversed), at: "valid_to") }
        guard let id else { return nil }
        let isPlain = id.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard isPlain else {
            table.fault(.badIdentifier(id), at: "id")
            return nil
        }
        return (RuleID(id), version, from, to)
    }

    private func hint(_ table: inout StrictTable, isText: Bool) -> Bilingual? {
        if isText, table.required("hint") == nil { return nil }
        let hint = table.bilingual("hint")
        if !isText, hint != nil { table.fault(.contradiction(.hintIsText), at: "hint") }
        return hint
    }

    private func trigger(
        _ table: inout StrictTable, _ scope: FactDefinition.Scope?
    ) -> (RuleTrigger?, RuleStart) {
        guard table.required("from") != nil, var from = table.table("from") else { return (nil, RuleStart()) }
        let each = from.factOrStep("each", facts)
        let first = from.factOrStep("first", facts)
        let parameter = from.text("parameter")
        let birthday = from.count("birthday")
        let quarters = from.fact("quarters_from", facts)
        let keys = ["each", "first", "parameter", "birthday", "quarters_from"]
        let given = keys.filter(from.has)
        if given.isEmpty { from.fault(.missingKey("each")) }
        if given.count > 1 { from.fault(.contradiction(.twoStarts), at: given[1]) }
        if let birthday, birthday > RuleForm.oldestAge {
            from.fault(.badNumber(key: "birthday", found: birthday), at: "birthday")
        }
        // What bends the start is asked for only where it means something, so that elsewhere it is unknown.
        var start = RuleStart()
        if from.has("each") || from.has("first") || from.has("birthday") { start.at = from.word("at") }
        if from.has("each") || from.has("first") { start.notBefore = from.text("not_before") }
        if from.has("birthday") { start.within = from.span("for") }
        if !from.has("parameter") { start.until = from.text("until") }
        let during = from.has("quarters_from") ? from.span("for") : nil
        from.finish()
        if from.has("quarters_from"), !from.has("for"), !from.has("until") {
            from.fault(.contradiction(.endlessQuarters), at: "quarters_from")
        }
        if from.has("birthday"), scope == .case {
            from.fault(.contradiction(.birthdayOfACase), at: "birthday")
        }
        if let each { return (.each(each), start) }
        if let first { return (.first(first), start) }
        if let parameter { return (.parameter(parameter), start) }
        if let birthday { return (.birthday(birthday), start) }
        return (quarters.map { .quarters($0, during: during) }, start)
    }

    /// The age with which a person has grown out of the rule.
    private func ageLimit(_ table: inout StrictTable, _ scope: FactDefinition.Scope?) -> AgeLimit? {
        let (age, turning) = (table.count(Self.untilAge), table.count(Self.untilYear))
        for key in [Self.untilAge, Self.untilYear] where scope == .case && table.has(key) {
            table.fault(.contradiction(.wrongScope(key: key)), at: key)
        }
        if age != nil, turning != nil { table.fault(.contradiction(.twoAgeLimits), at: Self.untilAge) }
        return age.map { .birthday($0) } ?? turning.map { .secondHalfOfYearTurning($0) }
    }

    private static let untilAge = "until_age"
    private static let untilYear = "until_second_half_of_year_turning"

    private func conditions(_ table: inout StrictTable, _ scope: FactDefinition.Scope) -> RuleConditions {
        let kinds = table.kinds("kinds")
        table.refuseEmpty(["kinds", "cancelled_by", "alerts"])
        guard var when = table.table("when") else { return RuleConditions(kinds: kinds) }
        let personal = [
            "or_grounds", "grounds", "min_age", "max_age", "below_pension_age", "second_half_of_year_turning",
            "relations",
        ]
        let result = RuleConditions(
            kinds: kinds, orGrounds: when.words("or_grounds"), grounds: when.words("grounds"),
            minimumAge: when.count("min_age"), maximumAge: when.count("max_age"),
            belowPensionAge: when.boolean("below_pension_age") ?? false,
            secondHalfOfYearTurning: when.count("second_half_of_year_turning"),
            requires: when.facts("requires", facts), unless: when.facts("unless", facts),
            relations: when.words("relations"), needs: when.words("needs"),
            memberAges: when.ages("member_ages"), unaccompanied: when.boolean("unaccompanied") ?? false)
        when.refuseEmpty(["or_grounds", "grounds", "relations", "needs", "requires", "unless"])
        for key in ["min_age", "max_age", "second_half_of_year_turning"] {
            guard
                let age = when.value(key).flatMap({
                    if case .integer(let age) = $0.content { age } else { nil }
                }),
                age > RuleForm.oldestAge
            else { continue }
            when.fault(.badNumber(key: key, found: age), at: key)
        }
        let misplaced = scope == .case ? personal : ["member_ages"]
        for key in misplaced where when.has(key) {
            when.fault(.contradiction(.wrongScope(key: key)), at: key)
        }
        if let least = result.minimumAge, let most = result.maximumAge, most < least {
            when.fault(.contradiction(.agesReversed), at: "max_age")
        }
        when.finish()
        return result
    }

    private func source(_ table: inout StrictTable) -> RuleSource? {
        let citation = table.requiredText("citation")
        let (quote, url) = (table.text("quote"), table.text("url"))
        let verified = table.day("verified_on")
        let confidence: Confidence? = table.requiredWord("confidence")
        let change = table.text("expected_change")
        guard let citation, let confidence else { return nil }
        return RuleSource(
            citation: citation, quote: quote ?? "", url: url ?? "", verifiedOn: verified,
            confidence: confidence,
            expectedChange: change)
    }

    // MARK: What they mean together

    private func check(_ rule: Rule, hasEnds: Bool, lacksEnds: Bool, _ table: StrictTable) {
        func contradiction(_ what: RulebookFault.Contradiction, _ key: String) {
            table.fault(.contradiction(what), at: key)
        }
        if case .quarters = rule.trigger {
            if hasEnds { contradiction(.quartersHaveSteps, "ends") }
        } else if rule.trigger == .never {
            // A text asks for nothing, so nothing ends it.
        } else if hasEnds {
            for end in rule.ends {
                if rule.trigger.fact == end { contradiction(.endsWithItsTrigger(end), "ends") }
            }
        } else if lacksEnds, rule.nature != .target {
            table.fault(.missingKey("ends"))
        }
        RuleSense(rule: rule, table: table, facts: facts).check(hasEnds: hasEnds)
        if let plan = rule.override, facts[plan]?.nature == .event {
            table.fault(.overrideIsNoPlan(plan), at: "override")
        }
        if rule.rolls, rule.span.isNegative { contradiction(.rollsBackwards, "rolls") }
        if rule.rolls, rule.nature == .window || rule.nature == .expiry {
            contradiction(.rollsWithoutAct, "rolls")
        }
        if rule.endsAfterOpening, rule.opensBefore == nil {
            contradiction(.endsAfterNoOpening, "ends_after_opening")
        }
        if rule.lapsesWithParameter != nil, rule.nature != .window {
            contradiction(.lapsesButIsNoWindow, "lapses_with_parameter")
        }
        if rule.authority == nil, rule.trigger != .never, rule.owner == .authority || rule.show == .waiting {
            contradiction(.waitsForNobody, "owner")
        }
        if rule.checklist != nil, rule.nature != .target { contradiction(.stepIsLaw, "nature") }
    }

    /// The scope as the file writes it.
    private enum ScopeWord: String, CaseIterable {
        case `case`, person
        var value: FactDefinition.Scope { self == .case ? .case : .person }
    }
}
