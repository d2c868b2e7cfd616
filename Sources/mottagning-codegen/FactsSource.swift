// The catalogue of facts as Swift.

import Reception

/// Writes `GeneratedFacts`.
enum FactsSource {
    static func text(_ catalogue: FactCatalogue) -> String {
        var result = SwiftText.header("The catalogue of facts.", from: "data/facts.toml")
        result += "import Reception\n\nenum GeneratedFacts {\n"
        result += "    static var catalogue: FactCatalogue {\n"
        result += "        var all: [FactDefinition] = []\n"
        result += "        all.reserveCapacity(\(catalogue.definitions.count))\n"
        for fact in catalogue.definitions { result += "        all.append(\(definition(fact)))\n" }
        return result + "        return FactCatalogue(all)\n    }\n}\n"
    }

    private static func definition(_ fact: FactDefinition) -> String {
        var parts = [
            "id: \(SwiftText.literal(fact.id.id))",
            "scope: .\(fact.scope == .case ? "case" : "person")",
            "nature: .\(fact.nature.rawValue)",
        ]
        if fact.isRepeated { parts.append("isRepeated: true") }
        if fact.bearsUntil { parts.append("bearsUntil: true") }
        if fact.bearsValue { parts.append("bearsValue: true") }
        if !fact.values.isEmpty {
            parts.append("values: [\(fact.values.map(SwiftText.literal).joined(separator: ", "))]")
        }
        if fact.isOfDwelling { parts.append("isOfDwelling: true") }
        if let source = fact.takenFrom { parts.append("takenFrom: \(SwiftText.literal(source.id))") }
        parts.append("swedish: \(SwiftText.literal(fact.swedish))")
        parts.append("english: \(SwiftText.literal(fact.english))")
        return "FactDefinition(\(parts.joined(separator: ", ")))"
    }
}
