// The rulebook as Swift: one function a rule, so that the compiler has small things to check.

import Reception

/// Writes `GeneratedRulebook`.
enum RulebookSource {
    static func text(_ rulebook: Rulebook) -> String {
        var result = SwiftText.header("The rulebook.", from: "data/rulebook/*.toml")
        result += "import Reception\n\nenum GeneratedRulebook {\n"
        result += "    static var rulebook: Rulebook {\n"
        result += "        var rules: [Rule] = []\n"
        result += "        rules.reserveCapacity(\(rulebook.rules.count))\n"
        for rule in rulebook.rules { result += "        rules.append(\(name(rule))())\n" }
        result += "        var parameters: [RuleParameter] = []\n"
        for one in rulebook.parameters { result += "        parameters.append(\(parameter(one)))\n" }
        result += "        return Rulebook(version: \(SwiftText.literal(rulebook.version)), "
        result += "rules: rules, parameters: parameters)\n    }\n"
        for one in rulebook.rules { result += "\n" + rule(one) }
        return result + "}\n"
    }

    /// `MOT-ABO`, version 1, is `motAbo1`.
    private static func name(_ rule: Rule) -> String {
        let parts = rule.id.id.lowercased().split(separator: "-")
        let joined = parts.enumerated().map { index, part in
            index == 0 ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
        }
        return "rule" + (joined.first.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? "")
            + joined.dropFirst().joined() + "V\(rule.version)"
    }

    private static func parameter(_ one: RuleParameter) -> String {
        let value =
            switch one.value {
            case .day(let day): ".day(\(SwiftText.literal(day)))"
            case .number(let number): ".number(\(number))"
            }
        let parts = [
            "name: \(SwiftText.literal(one.name))", "validFrom: \(SwiftText.optional(one.validFrom))",
            "value: \(value)", "citation: \(SwiftText.literal(one.citation))",
        ]
        return "RuleParameter(\(parts.joined(separator: ", ")))"
    }

    private static func rule(_ rule: Rule) -> String {
        // A step's own fact is what an empty list of ends means.
        let ends = rule.ends == [.step(rule.id)] ? "[]" : SwiftText.list(rule.ends)
        let fields = [
            "id: \(SwiftText.literal(rule.id.id)), version: \(rule.version)",
            "validFrom: \(SwiftText.optional(rule.validFrom)), validTo: \(SwiftText.optional(rule.validTo))",
            "title: \(SwiftText.literal(rule.title))",
            "scope: .\(rule.scope == .case ? "case" : "person")",
            "conditions: conditions",
            "trigger: \(trigger(rule.trigger)), start: \(start(rule.start)), override: \(SwiftText.optional(rule.override))",
            "span: \(SwiftText.literal(rule.span)), method: .\(rule.method)",
            "opensBefore: \(SwiftText.optional(rule.opensBefore))",
            "lapsesWithParameter: \(SwiftText.optional(rule.lapsesWithParameter))",
            "rolls: \(rule.rolls), ends: \(ends), endsAfterOpening: \(rule.endsAfterOpening)",
            "nature: .\(rule.nature), show: .\(rule.show), owner: .\(rule.owner)",
            "warningDays: \(SwiftText.optional(rule.warningDays)), atRiskDays: \(SwiftText.optional(rule.atRiskDays))",
            "alerts: \(SwiftText.list(rule.alerts))",
            "authority: \(SwiftText.optional(rule.authority)), visit: \(SwiftText.optional(rule.visit))",
            "checklist: \(SwiftText.optional(rule.checklist))",
            "consequence: \(SwiftText.optional(rule.consequence))",
            "hint: \(SwiftText.optional(rule.hint)), outlivesCase: \(rule.outlivesCase), "
                + "spanIsUnits: \(rule.spanIsUnits)",
            "ageLimit: \(ageLimit(rule.ageLimit)), cancelledBy: \(SwiftText.list(rule.cancelledBy))",
            "source: source",
        ]
        return """
                private static func \(name(rule))() -> Rule {
                    let conditions: RuleConditions = \(conditions(rule.conditions))
                    let source: RuleSource = \(source(rule.source))
                    return Rule(
                        \(fields.joined(separator: ",\n            ")))
                }

            """
    }

    private static func trigger(_ trigger: RuleTrigger) -> String {
        switch trigger {
        case .each(let fact): ".each(\(SwiftText.literal(fact.id)))"
        case .first(let fact): ".first(\(SwiftText.literal(fact.id)))"
        case .parameter(let name): ".parameter(\(SwiftText.literal(name)))"
        case .birthday(let age): ".birthday(\(age))"
        case .quarters(let fact, let during):
            ".quarters(\(SwiftText.literal(fact.id)), during: \(SwiftText.optional(during)))"
        case .never: ".never"
        }
    }

    private static func ageLimit(_ limit: AgeLimit?) -> String {
        switch limit {
        case .birthday(let age)?: ".birthday(\(age))"
        case .secondHalfOfYearTurning(let age)?: ".secondHalfOfYearTurning(\(age))"
        case nil: "nil"
        }
    }

    private static func start(_ start: RuleStart) -> String {
        var parts: [String] = []
        if let period = start.at { parts.append("at: .\(period)") }
        if let name = start.notBefore { parts.append("notBefore: \(SwiftText.literal(name))") }
        if let name = start.until { parts.append("until: \(SwiftText.literal(name))") }
        if let within = start.within { parts.append("within: \(SwiftText.literal(within))") }
        return "RuleStart(\(parts.joined(separator: ", ")))"
    }

    private static func conditions(_ all: RuleConditions) -> String {
        var parts: [String] = []
        if !all.kinds.isEmpty { parts.append("kinds: \(SwiftText.list(all.kinds))") }
        if !all.orGrounds.isEmpty { parts.append("orGrounds: \(SwiftText.list(all.orGrounds))") }
        if !all.grounds.isEmpty { parts.append("grounds: \(SwiftText.list(all.grounds))") }
        if let age = all.minimumAge { parts.append("minimumAge: \(age)") }
        if let age = all.maximumAge { parts.append("maximumAge: \(age)") }
        if all.belowPensionAge { parts.append("belowPensionAge: true") }
        if let age = all.secondHalfOfYearTurning { parts.append("secondHalfOfYearTurning: \(age)") }
        if !all.requires.isEmpty { parts.append("requires: \(SwiftText.list(all.requires))") }
        if !all.unless.isEmpty { parts.append("unless: \(SwiftText.list(all.unless))") }
        if !all.relations.isEmpty { parts.append("relations: \(SwiftText.list(all.relations))") }
        if !all.needs.isEmpty { parts.append("needs: \(SwiftText.list(all.needs))") }
        if let ages = all.memberAges { parts.append("memberAges: \(ages.lowerBound)...\(ages.upperBound)") }
        if all.unaccompanied { parts.append("unaccompanied: true") }
        return "RuleConditions(\(parts.joined(separator: ", ")))"
    }

    private static func source(_ source: RuleSource) -> String {
        let parts = [
            "citation: \(SwiftText.literal(source.citation))", "quote: \(SwiftText.literal(source.quote))",
            "url: \(SwiftText.literal(source.url))", "verifiedOn: \(SwiftText.optional(source.verifiedOn))",
            "confidence: .\(source.confidence)",
            "expectedChange: \(SwiftText.optional(source.expectedChange))",
        ]
        return "RuleSource(\(parts.joined(separator: ", ")))"
    }
}
