// What is wrong in a file of rules, in words.

extension Catalogue {
    /// What is wrong in a file of rules.
    /// - Parameters:
    ///   - code: the fault's `cause.code`.
    ///   - arguments: the fault's `cause.arguments`.
    /// - Returns: a sentence without place; the code and its arguments where the catalogue has no words for it.
    public func rulebookFault(_ code: String, _ arguments: [String]) -> String {
        func value(_ index: Int) -> String { arguments.indices.contains(index) ? arguments[index] : "" }
        let word: Word? =
            switch code {
            case "syntax": .rulebookFaultSyntax
            case "unknown_key": value(1).isEmpty ? .rulebookFaultUnknownKey : .rulebookFaultUnknownKeyNear
            case "missing_key": .rulebookFaultMissingKey
            case "wrong_type": .rulebookFaultWrongType
            case "unknown_fact": value(1).isEmpty ? .rulebookFaultUnknownFact : .rulebookFaultUnknownFactNear
            case "unknown_kind": .rulebookFaultUnknownKind
            case "unknown_word": .rulebookFaultUnknownWord
            case "unknown_parameter": .rulebookFaultUnknownParameter
            case "bad_identifier": .rulebookFaultBadIdentifier
            case "bad_span": .rulebookFaultBadSpan
            case "bad_day": .rulebookFaultBadDay
            case "bad_number": .rulebookFaultBadNumber
            case "empty_text": .rulebookFaultEmptyText
            case "empty_list": .rulebookFaultEmptyList
            case "duplicate_adjustment": .rulebookFaultDuplicateAdjustment
            case "unused_parameter":
                value(1).isEmpty ? .rulebookFaultUnusedParameter : .rulebookFaultUnusedParameterNear
            case "two_starts": .rulebookFaultTwoStarts
            case "duplicate_rule": .rulebookFaultDuplicateRule
            case "duplicate_fact": .rulebookFaultDuplicateFact
            case "duplicate_name": .rulebookFaultDuplicateName
            case "duplicate_parameter": .rulebookFaultDuplicateParameter
            case "duplicate_word": .rulebookFaultDuplicateWord
            case "overlapping_versions": .rulebookFaultOverlappingVersions
            case "override_is_no_plan": .rulebookFaultOverrideIsNoPlan
            case "missing_translation": .rulebookFaultMissingTranslation
            case "placeholders_differ": .rulebookFaultPlaceholdersDiffer
            case "end_is_plan": .rulebookFaultEndIsPlan
            case "ends_with_its_trigger": .rulebookFaultEndsWithItsTrigger
            case "ages_reversed": .rulebookFaultAgesReversed
            case "validity_reversed": .rulebookFaultValidityReversed
            case "rolls_backwards": .rulebookFaultRollsBackwards
            case "rolls_without_act": .rulebookFaultRollsWithoutAct
            case "ends_after_no_opening": .rulebookFaultEndsAfterNoOpening
            case "lapses_but_is_no_window": .rulebookFaultLapsesButIsNoWindow
            case "wrong_scope": .rulebookFaultWrongScope
            case "waits_for_nobody": .rulebookFaultWaitsForNobody
            case "step_is_law": .rulebookFaultStepIsLaw
            case "parameter_is_no_day": .rulebookFaultParameterIsNoDay
            case "taken_from_itself": .rulebookFaultTakenFromItself
            case "unknown_rule": .rulebookFaultUnknownRule
            case "rule_is_ours": .rulebookFaultRuleIsOurs
            case "span_is_law": .rulebookFaultSpanIsLaw
            case "idle_adjustment": .rulebookFaultIdleAdjustment
            case "example_differs": .rulebookFaultExampleDiffers
            case "no_such_person": .rulebookFaultNoSuchPerson
            case "endless_quarters": .rulebookFaultEndlessQuarters
            case "quarters_have_steps": .rulebookFaultQuartersHaveSteps
            case "birthday_of_a_case": .rulebookFaultBirthdayOfACase
            case "hint_is_text": .rulebookFaultHintIsText
            default: senseless(code)
            }
        guard let word else { return ([code] + arguments).joined(separator: " ") }
        return self(word, value(0), value(1), value(2))
    }

    /// Words for rules that can never do what they are for.
    private func senseless(_ code: String) -> Word? {
        switch code {
        case "cycle": .rulebookFaultCycle
        case "no_such_step": .rulebookFaultNoSuchStep
        case "cancelled_by_plan": .rulebookFaultCancelledByPlan
        case "cancelled_by_its_trigger": .rulebookFaultCancelledByItsTrigger
        case "cancelled_by_its_end": .rulebookFaultCancelledByItsEnd
        case "two_age_limits": .rulebookFaultTwoAgeLimits
        case "grown_before_it_starts": .rulebookFaultGrownBeforeItStarts
        case "lapses_before_it_opens": .rulebookFaultLapsesBeforeItOpens
        case "opens_after_it_is_due": .rulebookFaultOpensAfterItIsDue
        case "ends_before_it_opens": .rulebookFaultEndsBeforeItOpens
        case "no_such_age": .rulebookFaultNoSuchAge
        case "no_such_ground": .rulebookFaultNoSuchGround
        case "requires_what_it_rules_out": .rulebookFaultRequiresWhatItRulesOut
        case "ruled_out_by_its_trigger": .rulebookFaultRuledOutByItsTrigger
        case "ruled_out_by_its_end": .rulebookFaultRuledOutByItsEnd
        case "requires_its_end": .rulebookFaultRequiresItsEnd
        case "starts_after_its_end": .rulebookFaultStartsAfterItsEnd
        default: nil
        }
    }
}
