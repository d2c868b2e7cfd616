// A fault as a code with arguments, from which words are made, and as one plain line for who builds the program.

extension RulebookFault: CustomStringConvertible {
    /// `own.toml:12:7: unknown_key spann span`.
    public var description: String {
        ([file + ":" + place.description + ": " + cause.code] + cause.arguments).joined(separator: " ")
    }
}

extension RulebookFault.Cause {
    /// A name for the cause that never changes; words for it stand in the string catalogue.
    public var code: String {
        switch self {
        case .syntax: "syntax"
        case .unknownKey: "unknown_key"
        case .missingKey: "missing_key"
        case .wrongType: "wrong_type"
        case .unknownFact: "unknown_fact"
        case .unknownKind: "unknown_kind"
        case .unknownWord: "unknown_word"
        case .unknownParameter: "unknown_parameter"
        case .badIdentifier: "bad_identifier"
        case .badSpan: "bad_span"
        case .badDay: "bad_day"
        case .badNumber: "bad_number"
        case .emptyText: "empty_text"
        case .emptyList: "empty_list"
        case .duplicateAdjustment: "duplicate_adjustment"
        case .unusedParameter: "unused_parameter"
        case .duplicateRule: "duplicate_rule"
        case .duplicateFact: "duplicate_fact"
        case .duplicateName: "duplicate_name"
        case .duplicateParameter: "duplicate_parameter"
        case .duplicateWord: "duplicate_word"
        case .overlappingVersions: "overlapping_versions"
        case .overrideIsNoPlan: "override_is_no_plan"
        case .ruleIsOurs: "rule_is_ours"
        case .spanIsLaw: "span_is_law"
        case .idleAdjustment: "idle_adjustment"
        case .contradiction(let contradiction): contradiction.code
        case .unknownRule: "unknown_rule"
        case .noSuchPerson: "no_such_person"
        case .exampleDiffers: "example_differs"
        case .missingTranslation: "missing_translation"
        case .placeholdersDiffer: "placeholders_differ"
        }
    }

    /// The values that the words for the cause need, in order.
    public var arguments: [String] {
        switch self {
        case .syntax(let message): [message]
        case .unknownKey(let key, let nearest), .unknownFact(let key, let nearest),
            .unusedParameter(let key, let nearest):
            [key, nearest ?? ""]
        case .missingKey(let key), .badDay(let key), .emptyText(let key), .unknownKind(let key),
            .emptyList(let key),
            .unknownParameter(let key), .unknownRule(let key), .badIdentifier(let key),
            .placeholdersDiffer(let key):
            [key]
        case .wrongType(let key, let expected, let found): [key, expected.rawValue, found.rawValue]
        case .unknownWord(let key, let found, let allowed): [key, found, allowed.joined(separator: ", ")]
        case .badSpan(let key, let found): [key, found]
        case .badNumber(let key, let found): [key, String(found)]
        case .duplicateAdjustment(let rule, let line): [rule.id, String(line)]
        case .duplicateRule(let rule, let version, let line): [rule.id, String(version), String(line)]
        case .duplicateFact(let name, let line), .duplicateName(let name, let line),
            .duplicateParameter(let name, let line), .duplicateWord(let name, let line):
            [name, String(line)]
        case .overlappingVersions(let rule, let a, let b): [rule.id, String(a), String(b)]
        case .overrideIsNoPlan(let fact): [fact.id]
        case .ruleIsOurs(let rule), .spanIsLaw(let rule), .idleAdjustment(let rule): [rule.id]
        case .contradiction(let contradiction): contradiction.arguments
        case .noSuchPerson(let number): [String(number)]
        case .exampleDiffers(let rule, let expected, let found): [rule.id, expected, found]
        case .missingTranslation(let key, let language): [key, language]
        }
    }
}

extension RulebookFault.Contradiction {
    /// A name for the contradiction that never changes.
    public var code: String {
        switch self {
        case .endIsPlan: "end_is_plan"
        case .endsWithItsTrigger: "ends_with_its_trigger"
        case .agesReversed: "ages_reversed"
        case .validityReversed: "validity_reversed"
        case .rollsBackwards: "rolls_backwards"
        case .rollsWithoutAct: "rolls_without_act"
        case .endsAfterNoOpening: "ends_after_no_opening"
        case .lapsesButIsNoWindow: "lapses_but_is_no_window"
        case .wrongScope: "wrong_scope"
        case .waitsForNobody: "waits_for_nobody"
        case .stepIsLaw: "step_is_law"
        case .parameterIsNoDay: "parameter_is_no_day"
        case .takenFromItself: "taken_from_itself"
        case .endlessQuarters: "endless_quarters"
        case .quartersHaveSteps: "quarters_have_steps"
        case .birthdayOfACase: "birthday_of_a_case"
        case .hintIsText: "hint_is_text"
        case .cycle: "cycle"
        case .noSuchStep: "no_such_step"
        case .cancelledByPlan: "cancelled_by_plan"
        case .cancelledByItsTrigger: "cancelled_by_its_trigger"
        case .cancelledByItsEnd: "cancelled_by_its_end"
        case .twoStarts: "two_starts"
        case .twoAgeLimits: "two_age_limits"
        case .grownBeforeItStarts: "grown_before_it_starts"
        case .lapsesBeforeItOpens: "lapses_before_it_opens"
        case .opensAfterItIsDue: "opens_after_it_is_due"
        case .endsBeforeItOpens: "ends_before_it_opens"
        case .noSuchAge: "no_such_age"
        case .noSuchGround: "no_such_ground"
        case .requiresWhatItRulesOut: "requires_what_it_rules_out"
        case .ruledOutByItsTrigger: "ruled_out_by_its_trigger"
        case .ruledOutByItsEnd: "ruled_out_by_its_end"
        case .requiresItsEnd: "requires_its_end"
        case .startsAfterItsEnd: "starts_after_its_end"
        }
    }

    /// The values that the words for it need.
    public var arguments: [String] {
        switch self {
        case .endIsPlan(let fact), .endsWithItsTrigger(let fact), .takenFromItself(let fact),
            .cancelledByPlan(let fact), .cancelledByItsTrigger(let fact), .cancelledByItsEnd(let fact),
            .endsBeforeItOpens(let fact), .requiresWhatItRulesOut(let fact), .ruledOutByItsTrigger(let fact),
            .ruledOutByItsEnd(let fact), .requiresItsEnd(let fact):
            [fact.id]
        case .cycle(let rules): [(rules + rules.prefix(1)).map(\.id).joined(separator: " → ")]
        case .noSuchStep(let rule): [rule.id]
        case .startsAfterItsEnd(let name): [name]
        case .wrongScope(let key): [key]
        case .parameterIsNoDay(let name): [name]
        default: []
        }
    }
}
