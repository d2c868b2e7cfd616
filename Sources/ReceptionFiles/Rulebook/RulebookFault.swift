// What can be wrong in a file of facts, rules or strings, each with its place. Every reader collects all there are.

import Reception

/// Something wrong in a file, and where.
public struct RulebookFault: Error, Hashable, Sendable {
    /// What is wrong, with the values that a person needs to put it right.
    public enum Cause: Hashable, Sendable {
        /// Not TOML; the parser's words.
        case syntax(String)
        /// A key that means nothing here, and the known one nearest to it.
        case unknownKey(String, nearest: String?)
        case missingKey(String)
        case wrongType(key: String, expected: TomlType, found: TomlType)
        /// A fact that the catalogue lacks, and the known one nearest to it.
        case unknownFact(String, nearest: String?)
        case unknownKind(String)
        /// A word that is not in the key's closed list.
        case unknownWord(key: String, found: String, allowed: [String])
        case unknownParameter(String)
        /// An identifier with other characters than the allowed.
        case badIdentifier(String)
        case badSpan(key: String, found: String)
        /// A date that is not in the calendar.
        case badDay(key: String)
        case badNumber(key: String, found: Int)
        case emptyText(key: String)
        case emptyList(key: String)
        /// Two tables for the same version of a rule; the line of the first.
        case duplicateRule(RuleID, version: Int, firstLine: Int)
        case duplicateFact(String, firstLine: Int)
        /// Two facts with one name, which import could not tell apart.
        case duplicateName(String, firstLine: Int)
        case duplicateParameter(String, firstLine: Int)
        case duplicateAdjustment(RuleID, firstLine: Int)
        /// A value that no rule asks for, and the known one nearest to it.
        case unusedParameter(String, nearest: String?)
        /// Two keys that would become one word in the program.
        case duplicateWord(String, firstLine: Int)
        /// Two versions of a rule that govern the same days.
        case overlappingVersions(RuleID, Int, Int)
        /// Only a plan may outrank a computation.
        case overrideIsNoPlan(FactID)
        /// A unit's file states a rule of the program's; it may only adjust it.
        case ruleIsOurs(RuleID)
        /// Only a target may have another span than the program's: nobody moves a statute.
        case spanIsLaw(RuleID)
        /// An adjustment that changes nothing, or one in an edition, which states its rules anew.
        case idleAdjustment(RuleID)
        case contradiction(Contradiction)
        /// An example speaks of a rule that the files lack.
        case unknownRule(String)
        /// An example speaks of a person whom it has not.
        case noSuchPerson(Int)
        /// The engine computes something else than an example says.
        case exampleDiffers(RuleID, expected: String, found: String)
        /// The other language has no such text.
        case missingTranslation(String, language: String)
        /// The languages' placeholders differ.
        case placeholdersDiffer(String)
    }

    /// Things that are well written and cannot both be meant.
    public enum Contradiction: Hashable, Sendable {
        /// Only events complete something.
        case endIsPlan(FactID)
        case endsWithItsTrigger(FactID)
        case agesReversed
        case validityReversed
        /// A deadline counted backwards never rolls.
        case rollsBackwards
        /// Only acts roll; windows and what expires end on their day.
        case rollsWithoutAct
        /// An end after the opening needs an opening.
        case endsAfterNoOpening
        /// Only a window lapses.
        case lapsesButIsNoWindow
        /// The key is about a person, the rule about the whole case; or the other way round.
        case wrongScope(key: String)
        /// A rule that waits for somebody must say for whom.
        case waitsForNobody
        /// A step of a checklist is a routine of the unit's own, so a target.
        case stepIsLaw
        /// A rule that starts or lapses with a parameter needs a day in it.
        case parameterIsNoDay(String)
        case takenFromItself(FactID)
        /// A rule of every quarter must name when they end.
        case endlessQuarters
        /// Each quarter is completed by a step of its own.
        case quartersHaveSteps
        /// Only persons have birthdays.
        case birthdayOfACase
        /// Only a rule of class text says something instead of asking for it.
        case hintIsText
        /// Rules that wait for each other in a ring: each ends only with what starts the next.
        case cycle([RuleID])
        /// A rule starts from the step of one that is completed by facts, so that nobody records the step.
        case noSuchStep(RuleID)
        /// Only events cancel something.
        case cancelledByPlan(FactID)
        /// What starts a deadline would cancel it the same day.
        case cancelledByItsTrigger(FactID)
        /// What completes a deadline cannot make it pointless too.
        case cancelledByItsEnd(FactID)
        /// One start a rule.
        case twoStarts
        /// One age limit a rule.
        case twoAgeLimits
        /// The person has grown out of the rule before it can start.
        case grownBeforeItStarts
        /// The person has grown out of it before the act can be done.
        case lapsesBeforeItOpens
        /// The act could be done only from after the last day for it.
        case opensAfterItIsDue
        /// The only end has happened before the act can be done.
        case endsBeforeItOpens(FactID)
        /// Nobody has an age that all conditions allow.
        case noSuchAge
        /// Nobody has a ground that kinds and conditions allow.
        case noSuchGround
        case requiresWhatItRulesOut(FactID)
        /// Once it could start, its conditions rule it out.
        case ruledOutByItsTrigger(FactID)
        /// Once it could be completed, its conditions rule it out.
        case ruledOutByItsEnd(FactID)
        /// There is no deadline before it is completed.
        case requiresItsEnd(FactID)
        /// The rule is in force only after the day on which nothing starts any more.
        case startsAfterItsEnd(String)
    }

    public let file: String
    public let place: TomlPlace
    public let cause: Cause

    public init(file: String, place: TomlPlace, cause: Cause) {
        self.file = file
        self.place = place
        self.cause = cause
    }
}

/// Everything that is wrong in some files, by file and place.
public struct RulebookFaults: Error, Hashable, Sendable {
    public let faults: [RulebookFault]

    public init(_ faults: [RulebookFault]) {
        var order: [String: Int] = [:]
        for fault in faults where order[fault.file] == nil { order[fault.file] = order.count }
        self.faults = faults.sorted { a, b in
            (order[a.file] ?? 0, a.place) < (order[b.file] ?? 0, b.place)
        }
    }
}
