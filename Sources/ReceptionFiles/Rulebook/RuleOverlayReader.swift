// A file that is laid over the program's rules: a unit's own, or a newer edition of the program's.
//
//     [[adjust]]                     # what the unit changes in ours
//     rule = "SO-START"
//     span = "45d"                   # also: off, warning_days, at_risk_days, alerts
//
//     [[rule]]                       # a rule of its own, written as ours are
//     id = "HEMVAGEN"
//     …
//
// An edition opens with `edition = 2027-01-01` and states our rules anew, by id and version.

import Reception

/// Reads a file that is laid over a rulebook.
public enum RuleOverlayReader {
    /// The overlay of a file, after all its examples have been worked through with it laid over the rulebook.
    /// - Parameters:
    ///   - file: its name, for the faults, and its text.
    ///   - base: what it is to be laid over.
    ///   - facts: the catalogue that rules may speak of.
    /// - Returns: the overlay; or everything that is wrong.
    public static func check(
        _ file: (name: String, text: String), over base: Rulebook, facts: FactCatalogue
    ) -> Result<RuleOverlay, RulebookFaults> {
        readAll(file, over: base, facts: facts, isNew: true).flatMap { read in
            let engine = DeadlineEngine(rulebook: base.laying(read.overlay), catalogue: facts)
            let faults = read.examples.flatMap { ExampleCheck(engine: engine, reading: $0).faults }
            return faults.isEmpty ? .success(read.overlay) : .failure(RulebookFaults(faults))
        }
    }

    /// The overlay of a file that is in use. Its examples are not worked through again, and what a newer program has
    /// changed under it is no fault: the unit's own goes before ours.
    public static func read(
        _ file: (name: String, text: String), over base: Rulebook, facts: FactCatalogue
    ) -> Result<RuleOverlay, RulebookFaults> {
        readAll(file, over: base, facts: facts, isNew: false).map(\.overlay)
    }

    private typealias Adjustment = (change: RuleAdjustment, table: StrictTable)

    private static func readAll(
        _ file: (name: String, text: String), over base: Rulebook, facts: FactCatalogue, isNew: Bool
    ) -> Result<(overlay: RuleOverlay, examples: [ExampleForm.Reading]), RulebookFaults> {
        let faults = FaultList()
        guard let node = faults.parse(file.text, file: file.name),
            var root = StrictTable(node, key: "", file: file.name, faults: faults)
        else { return .failure(RulebookFaults(faults.faults)) }
        let edition = root.day("edition")
        let defaults = RulebookReader.defaults(&root, file.name, faults)
        let parameters = root.tables("parameter").compactMap(RulebookReader.parameter)
        let tables = root.tables("rule", defaults: defaults)
        let stated = tables.compactMap(RulebookReader.Stated.init)
        let readings = tables.compactMap(RuleForm(facts: facts).read)
        let adjustments = root.tables("adjust").compactMap { adjustment($0, isEdition: edition != nil) }
        let examples = root.tables("example").compactMap(ExampleForm(facts: facts).read)
        root.finish()
        let overlay = RuleOverlay(
            version: RulebookReader.version(of: [file]), edition: edition, rules: readings.map(\.rule),
            parameters: parameters.map(\.parameter), adjustments: adjustments.map(\.change))
        let laid = base.laying(overlay)
        RulebookReader.checkParameters(parameters)
        RulebookReader.checkVersions(readings, stated)
        for reading in readings {
            RulebookReader.checkReferences(reading, laid.parameters)
            RulebookReader.checkStep(reading, laid.rules, stated)
            if isNew {
                RuleSense(rule: reading.rule, table: reading.table, facts: facts).check(laid.parameters)
            }
            if isNew { check(reading, isEdition: edition != nil, base: base, laid: laid) }
        }
        if isNew { RuleCycles.check(readings, among: laid.rules, facts) }
        if isNew {
            RulebookReader.checkValues(parameters, over: base, laid.rules)
            for (index, adjustment) in adjustments.enumerated() {
                check(adjustment, base)
                let first = adjustments[..<index].first { $0.change.rule == adjustment.change.rule }
                guard let first else { continue }
                adjustment.table.fault(
                    .duplicateAdjustment(adjustment.change.rule, firstLine: first.table.place.line),
                    at: "rule")
            }
        }
        if faults.faults.isEmpty { RulebookReader.checkExamples(examples, laid.rules, faults) }
        guard faults.faults.isEmpty else { return .failure(RulebookFaults(faults.faults)) }
        return .success((overlay, examples))
    }

    private static func adjustment(_ given: StrictTable, isEdition: Bool) -> Adjustment? {
        var table = given
        let rule = table.requiredText("rule").map { RuleID($0) }
        let isOff = table.boolean("off") ?? false
        let span = table.span("span")
        let (warning, atRisk) = (table.count("warning_days"), table.count("at_risk_days"))
        let alerts = table.value("alerts") == nil ? nil : table.spans("alerts")
        table.finish()
        guard let rule else { return nil }
        let isIdle = !isOff && span == nil && warning == nil && atRisk == nil && alerts == nil
        if isIdle || isEdition { table.fault(.idleAdjustment(rule)) }
        let change = RuleAdjustment(
            rule: rule, isOff: isOff, span: span, warningDays: warning, atRiskDays: atRisk, alerts: alerts)
        return (change, table)
    }

    /// Whether a unit's rule has an id of its own, and whether an edition's versions go together with the others.
    private static func check(
        _ reading: RuleForm.Reading, isEdition: Bool, base: Rulebook, laid: Rulebook
    ) {
        let rule = reading.rule
        if !isEdition, base[rule.id] != nil { return reading.table.fault(.ruleIsOurs(rule.id), at: "id") }
        let others = base.rules.filter { $0.id == rule.id && $0.version != rule.version }
        for other in others where laid.rule(other.id, version: other.version) == other {
            guard RulebookReader.overlap(other, rule) else { continue }
            reading.table.fault(
                .overlappingVersions(rule.id, other.version, rule.version), at: "valid_from")
        }
    }

    private static func check(_ adjustment: Adjustment, _ base: Rulebook) {
        let change = adjustment.change
        guard let rule = base[change.rule] else {
            return adjustment.table.fault(.unknownRule(change.rule.id), at: "rule")
        }
        if change.span != nil, !rule.mayRetarget {
            adjustment.table.fault(.spanIsLaw(rule.id), at: "span")
        }
    }
}
