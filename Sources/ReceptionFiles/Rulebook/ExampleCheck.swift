// Works an example through the engine and says where it differs.

import Reception

/// One example against the rulebook that it stands in.
struct ExampleCheck {
    let engine: DeadlineEngine
    let reading: ExampleForm.Reading

    /// A fault for each rule of which the example says something else than the engine.
    var faults: [RulebookFault] {
        let file = reading.example.caseFile
        let deadlines = Dictionary(grouping: engine.deadlines(of: file), by: \.key.rule)
        let hints = Set((reading.on.map { engine.hints(of: file, on: $0) } ?? []).map(\.id))
        return reading.expectations.compactMap { one in
            switch one.expected {
            case .hint(let shows):
                guard hints.contains(one.rule) != shows else { return nil }
                return fault(one.rule, one.place, "\(shows)", "\(!shows)")
            case .deadlines(let expected):
                let found = deadlines[one.rule] ?? []
                guard !RuleExample.holds(expected, found) else { return nil }
                return fault(
                    one.rule, one.place, list(expected.map(\.text)),
                    list(found.map(RuleExample.Expectation.text(of:))))
            }
        }
    }

    private func list(_ texts: [String]) -> String { texts.isEmpty ? "–" : texts.joined(separator: ", ") }

    private func fault(_ rule: RuleID, _ place: TomlPlace, _ expected: String, _ found: String)
        -> RulebookFault
    {
        RulebookFault(
            file: reading.file, place: place, cause: .exampleDiffers(rule, expected: expected, found: found))
    }
}
