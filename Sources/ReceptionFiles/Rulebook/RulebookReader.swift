// data/rulebook/*.toml, and a unit's own files: parameters and rules, read strictly.
//
//     switch RulebookReader.read(files: [("own.toml", text)], facts: BuiltIn.facts) {
//     case .success(let rulebook): …
//     case .failure(let faults): for fault in faults.faults { … }
//     }
//
// A file may open with a [defaults] table: keys that its rules have unless they say otherwise.

import Reception

/// Reads a rulebook from its files.
public enum RulebookReader {
    /// The rulebook that some files make together.
    /// - Parameters:
    ///   - files: names, for the faults, and texts, in the order in which the rules shall stand.
    ///   - facts: the catalogue that rules may speak of.
    /// - Returns: the rulebook, its version a hash of names and texts; or everything that is wrong.
    public static func read(
        files: [(name: String, text: String)], facts: FactCatalogue
    ) -> Result<Rulebook, RulebookFaults> {
        readAll(files: files, facts: facts).map(\.rulebook)
    }

    /// The rulebook that some files make together, after all their examples have been worked through.
    /// - Returns: the rulebook; or everything that is wrong, examples that do not hold among it.
    public static func check(
        files: [(name: String, text: String)], facts: FactCatalogue
    ) -> Result<Rulebook, RulebookFaults> {
        readAll(files: files, facts: facts).flatMap { read in
            let engine = DeadlineEngine(rulebook: read.rulebook, catalogue: facts)
            let faults = read.examples.flatMap { ExampleCheck(engine: engine, reading: $0).faults }
            return faults.isEmpty ? .success(read.rulebook) : .failure(RulebookFaults(faults))
        }
    }

    /// How many examples of some files speak of each rule.
    public static func exampleCounts(
        files: [(name: String, text: String)], facts: FactCatalogue
    ) -> Result<[RuleID: Int], RulebookFaults> {
        readAll(files: files, facts: facts).map { read in
            read.examples.reduce(into: [:]) { counts, reading in
                for one in reading.expectations { counts[one.rule, default: 0] += 1 }
            }
        }
    }

    private static func readAll(
        files: [(name: String, text: String)], facts: FactCatalogue
    ) -> Result<(rulebook: Rulebook, examples: [ExampleForm.Reading]), RulebookFaults> {
        let faults = FaultList()
        let form = RuleForm(facts: facts)
        let examples = ExampleForm(facts: facts)
        var readings: [RuleForm.Reading] = []
        var stated: [Stated] = []
        var read: [ExampleForm.Reading] = []
        var parameters: [ParameterReading] = []
        for (name, text) in files {
            guard let node = faults.parse(text, file: name),
                var root = StrictTable(node, key: "", file: name, faults: faults)
            else { continue }
            let defaults = defaults(&root, name, faults)
            parameters += root.tables("parameter").compactMap(parameter)
            let tables = root.tables("rule", defaults: defaults)
            stated += tables.compactMap(Stated.init)
            readings += tables.compactMap(form.read)
            read += root.tables("example").compactMap(examples.read)
            root.finish()
        }
        checkParameters(parameters)
        for reading in readings {
            checkReferences(reading, parameters.map(\.parameter))
            checkStep(reading, readings.map(\.rule), stated)
            RuleSense(rule: reading.rule, table: reading.table, facts: facts).check(
                parameters.map(\.parameter))
        }
        checkVersions(readings, stated)
        RuleCycles.check(readings, among: readings.map(\.rule), facts)
        // A rule that could not be read is named already; its examples would only say so again.
        if faults.faults.isEmpty { checkExamples(read, readings.map(\.rule), faults) }
        guard faults.faults.isEmpty else { return .failure(RulebookFaults(faults.faults)) }
        let rulebook = Rulebook(
            version: version(of: files), rules: ordered(readings.map(\.rule)),
            parameters: parameters.map(\.parameter).sorted(by: isEarlier))
        return .success((rulebook, read))
    }

    /// A short name for what files say: FNV-1a, 32 bits, over names and texts.
    public static func version(of files: [(name: String, text: String)]) -> String {
        var hash: UInt32 = 2_166_136_261
        for (name, text) in files {
            for byte in Array(name.utf8) + [0] + Array(text.utf8) + [0] {
                hash = (hash ^ UInt32(byte)) &* 16_777_619
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    // MARK: Parts of a file

    struct ParameterReading {
        let parameter: RuleParameter
        let table: StrictTable
    }

    /// A rule as a file names it, also one that is not in order otherwise.
    struct Stated {
        let id: RuleID
        let version: Int
        let table: StrictTable

        init?(_ given: StrictTable) {
            var table = given
            guard let id = table.value("id")?.string else { return nil }
            self.id = RuleID(id)
            if case .integer(let version)? = table.value("version")?.content {
                self.version = version
            } else {
                version = 1
            }
            self.table = given
        }
    }

    static func parameter(_ given: StrictTable) -> ParameterReading? {
        var table = given
        let name = table.requiredText("name")
        let citation = table.requiredText("citation")
        let from = table.day("valid_from")
        var value: RuleParameter.Value?
        if let node = table.required("value") {
            if case .integer = node.content {
                value = table.amount("value").map { .number($0) }
            } else {
                value = table.day("value").map { .day($0) }
            }
        }
        table.finish()
        guard let name, let citation, let value else { return nil }
        let parameter = RuleParameter(name: name, validFrom: from, value: value, citation: citation)
        return ParameterReading(parameter: parameter, table: table)
    }

    /// The keys that a file's rules share. Ids, titles and dates of validity belong to one rule each.
    static func defaults(_ root: inout StrictTable, _ file: String, _ faults: FaultList) -> TomlNode? {
        guard let node = root.value("defaults") else { return nil }
        guard let members = node.members else {
            faults.add(.wrongType(key: "defaults", expected: .table, found: node.type), file, node.place)
            return nil
        }
        let sharable = [
            "scope", "kinds", "from", "rolls", "nature", "show", "owner", "checklist", "citation", "quote",
            "url",
            "verified_on", "confidence", "authority", "outlives_case",
        ]
        for member in members where !sharable.contains(member.key) {
            let nearest = NearestName.near(member.key, among: sharable)
            faults.add(.unknownKey(member.key, nearest: nearest), file, member.place)
        }
        return TomlNode(place: node.place, content: .table(members.filter { sharable.contains($0.key) }))
    }

    // MARK: What only all of them together can tell

    static func checkParameters(_ parameters: [ParameterReading]) {
        for (index, reading) in parameters.enumerated() {
            let twin = parameters[..<index].first {
                $0.parameter.name == reading.parameter.name
                    && $0.parameter.validFrom == reading.parameter.validFrom
            }
            guard let twin else { continue }
            let name = reading.parameter.name
            reading.table.fault(.duplicateParameter(name, firstLine: twin.table.place.line), at: "name")
        }
    }

    /// A value of the program's must be of its kind, and one of another name must be asked for by a rule.
    static func checkValues(_ parameters: [ParameterReading], over base: Rulebook, _ rules: [Rule]) {
        let asked = Set(rules.flatMap(\.parameters))
        for reading in parameters {
            let given = reading.parameter
            guard let ours = base.parameters.first(where: { $0.name == given.name }) else {
                guard !asked.contains(given.name) else { continue }
                let nearest = NearestName.near(given.name, among: Set(base.parameters.map(\.name)).sorted())
                reading.table.fault(.unusedParameter(given.name, nearest: nearest), at: "name")
                continue
            }
            switch (ours.value, given.value) {
            case (.day, .number):
                reading.table.fault(
                    .wrongType(key: "value", expected: .date, found: .integer), at: "value")
            case (.number, .day):
                reading.table.fault(
                    .wrongType(key: "value", expected: .integer, found: .date), at: "value")
            case (.number, .number(let number)) where given.name == "births_in_quota" && number > 1:
                reading.table.fault(.badNumber(key: "value", found: number), at: "value")
            case (.day, .day), (.number, .number): break
            }
        }
    }

    static func checkReferences(_ reading: RuleForm.Reading, _ parameters: [RuleParameter]) {
        func check(_ name: String, _ key: String, needsDay: Bool) {
            let values = parameters.filter { $0.name == name }
            if values.isEmpty { reading.table.fault(.unknownParameter(name), at: key) }
            for case .number in values.map(\.value) where needsDay {
                reading.table.fault(.contradiction(.parameterIsNoDay(name)), at: key)
                return
            }
        }
        if case .parameter(let name) = reading.rule.trigger { check(name, "from", needsDay: true) }
        for name in [reading.rule.start.notBefore, reading.rule.start.until].compactMap({ $0 }) {
            check(name, "from", needsDay: true)
        }
        if let name = reading.rule.lapsesWithParameter {
            check(name, "lapses_with_parameter", needsDay: true)
        }
        if let hint = reading.rule.hint {
            for name in Placeholders.names(in: hint.swedish) + Placeholders.names(in: hint.english) {
                check(name, "hint", needsDay: false)
            }
        }
        if reading.rule.conditions.belowPensionAge { check("pension_age", "when", needsDay: false) }
    }

    /// A rule may start from the step of another, which must be there and be completed by a step.
    static func checkStep(_ reading: RuleForm.Reading, _ rules: [Rule], _ stated: [Stated]) {
        guard let step = reading.rule.trigger.fact, let id = step.stepRule else { return }
        guard let asked = rules.last(where: { $0.id == id }) else {
            // A rule that is there and faulty is named for its own faults alone.
            if stated.contains(where: { $0.id == id }) { return }
            return reading.table.fault(.unknownRule(id.id), at: "from")
        }
        if asked.ends != [step] {
            reading.table.fault(.contradiction(.noSuchStep(id)), at: "from")
        } else if asked.scope == .person, reading.rule.scope == .case {
            reading.table.fault(.contradiction(.wrongScope(key: "from")), at: "from")
        }
    }

    /// Examples may speak only of rules that are there, and of texts as texts.
    static func checkExamples(
        _ examples: [ExampleForm.Reading], _ rules: [Rule], _ faults: FaultList
    ) {
        let known = Dictionary(rules.map { ($0.id, $0.show) }, uniquingKeysWith: { first, _ in first })
        for reading in examples {
            for one in reading.expectations {
                guard let show = known[one.rule] else {
                    faults.add(.unknownRule(one.rule.id), reading.file, one.place)
                    continue
                }
                switch one.expected {
                case .hint:
                    if show != .text {
                        faults.add(.contradiction(.hintIsText), reading.file, one.place)
                    } else if reading.on == nil {
                        faults.add(.missingKey("on"), reading.file, one.place)
                    }
                case .deadlines:
                    if show == .text {
                        let type = RulebookFault.Cause.wrongType(
                            key: one.rule.id, expected: .boolean, found: .table)
                        faults.add(type, reading.file, one.place)
                    }
                }
            }
        }
    }

    static func checkVersions(_ readings: [RuleForm.Reading], _ stated: [Stated]) {
        for (index, one) in stated.enumerated() {
            let first = stated[..<index].first { $0.id == one.id && $0.version == one.version }
            guard let first else { continue }
            one.table.fault(
                .duplicateRule(one.id, version: one.version, firstLine: first.table.place.line), at: "id")
        }
        for (index, reading) in readings.enumerated() {
            let rule = reading.rule
            for earlier in readings[..<index] where earlier.rule.id == rule.id {
                if earlier.rule.version != rule.version, overlap(earlier.rule, rule) {
                    reading.table.fault(
                        .overlappingVersions(rule.id, earlier.rule.version, rule.version), at: "valid_from")
                }
            }
        }
    }

    static func overlap(_ a: Rule, _ b: Rule) -> Bool {
        (a.validFrom ?? .distantPast) <= (b.validTo ?? .distantFuture)
            && (b.validFrom ?? .distantPast) <= (a.validTo ?? .distantFuture)
    }

    /// Rules in the order of the files, versions of one rule by number.
    private static func ordered(_ rules: [Rule]) -> [Rule] {
        var first: [RuleID: Int] = [:]
        for (index, rule) in rules.enumerated() where first[rule.id] == nil { first[rule.id] = index }
        return rules.sorted { a, b in (first[a.id] ?? 0, a.version) < (first[b.id] ?? 0, b.version) }
    }

    static func isEarlier(_ a: RuleParameter, _ b: RuleParameter) -> Bool {
        (a.name, a.validFrom ?? .distantPast) < (b.name, b.validFrom ?? .distantPast)
    }
}

extension Rule {
    /// The parameters that the rule asks for.
    fileprivate var parameters: [String] {
        var names = [start.notBefore, start.until, lapsesWithParameter].compactMap { $0 }
        if case .parameter(let name) = trigger { names.append(name) }
        if let hint { names += Placeholders.names(in: hint.swedish) + Placeholders.names(in: hint.english) }
        return names
    }
}
