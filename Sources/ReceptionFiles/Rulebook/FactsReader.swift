// data/facts.toml: what may happen in a case.
//
//     [[fact]]
//     id = "received"
//     scope = "case"
//     nature = "event"
//     sv = "mottagen i kommunen"
//     en = "received in the municipality"

import Reception

/// Reads a catalogue of facts, strictly.
public enum FactsReader {
    /// The catalogue of a file.
    /// - Parameters:
    ///   - name: the file's name, for the faults.
    ///   - text: its text.
    /// - Returns: the facts in the order of the file, or everything that is wrong in it.
    public static func read(name: String, text: String) -> Result<FactCatalogue, RulebookFaults> {
        let faults = FaultList()
        guard let node = faults.parse(text, file: name),
            var root = StrictTable(node, key: "", file: name, faults: faults)
        else { return .failure(RulebookFaults(faults.faults)) }
        let tables = root.tables("fact")
        root.finish()
        var definitions: [FactDefinition] = []
        var lines: [String: Int] = [:]
        var names: [String: Int] = [:]
        var taken: [(StrictTable, FactDefinition)] = []
        for var table in tables {
            let definition = fact(&table)
            table.finish()
            guard let definition else { continue }
            if let first = lines[definition.id.id] {
                table.fault(.duplicateFact(definition.id.id, firstLine: first), at: "id")
                continue
            }
            lines[definition.id.id] = table.place.line
            for (key, name) in [("sv", definition.swedish), ("en", definition.english)] {
                let label = key + ":" + name.lowercased()
                if let first = names[label] { table.fault(.duplicateName(name, firstLine: first), at: key) }
                names[label] = names[label] ?? table.place.line
            }
            definitions.append(definition)
            taken.append((table, definition))
        }
        let catalogue = FactCatalogue(definitions)
        for (table, definition) in taken { checkTaken(definition, table, catalogue) }
        return faults.faults.isEmpty ? .success(catalogue) : .failure(RulebookFaults(faults.faults))
    }

    private static func fact(_ table: inout StrictTable) -> FactDefinition? {
        let id = table.requiredText("id")
        let scope: Scope? = table.requiredWord("scope")
        let nature: Nature? = table.requiredWord("nature")
        let isRepeated = table.boolean("repeated") ?? false
        let bearsUntil = table.boolean("until") ?? false
        let bearsValue = table.boolean("value") ?? false
        let values = table.elements("values").compactMap { table.text($0, "values") }
        table.refuseEmpty(["values"])
        let isOfDwelling = table.boolean("dwelling") ?? false
        let takenFrom = table.text("taken_from").map { FactID($0) }
        let (swedish, english) = (table.requiredText("sv"), table.requiredText("en"))
        guard let id, let scope, let nature, let swedish, let english else { return nil }
        guard id.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }) else {
            table.fault(.badIdentifier(id), at: "id")
            return nil
        }
        return FactDefinition(
            id: FactID(id), scope: scope.value, nature: nature.value, isRepeated: isRepeated,
            bearsUntil: bearsUntil, bearsValue: bearsValue, values: values, isOfDwelling: isOfDwelling,
            takenFrom: takenFrom,
            swedish: swedish,
            english: english)
    }

    private static func checkTaken(_ fact: FactDefinition, _ table: StrictTable, _ catalogue: FactCatalogue) {
        guard let source = fact.takenFrom else { return }
        if source == fact.id { table.fault(.contradiction(.takenFromItself(source)), at: "taken_from") }
        guard catalogue[source] == nil else { return }
        let nearest = NearestName.near(source.id, among: catalogue.definitions.map(\.id.id))
        table.fault(.unknownFact(source.id, nearest: nearest), at: "taken_from")
    }

    /// The scope as the file writes it.
    private enum Scope: String, CaseIterable {
        case `case`, person
        var value: FactDefinition.Scope { self == .case ? .case : .person }
    }

    /// The nature as the file writes it.
    private enum Nature: String, CaseIterable {
        case event, plan
        var value: FactDefinition.Nature { self == .event ? .event : .plan }
    }
}
