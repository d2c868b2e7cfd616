// Steps of the checklists that a pickup or a reserved flat settles: nobody has to tick again what the plan says.

/// What is arranged for a household.
public enum ArrivalStep: CaseIterable, Sendable {
    /// Somebody interprets on the way.
    case interpreter
    /// There are vehicles, and somebody drives each.
    case transport
    /// The flight or train is confirmed.
    case journey
    /// A flat is reserved.
    case flat

    /// The steps of the routines that say so; a unit whose own rules have no such steps has nothing to tick.
    var rules: [RuleID] {
        switch self {
        case .interpreter: ["KVOT-TOLK", "ABO-TOLK"]
        case .transport: ["KVOT-TRANSPORT"]
        case .journey: ["KVOT-FLYG"]
        case .flat: ["ABO-LAGENHET"]
        }
    }
}

extension Pickup {
    /// What is arranged for a household.
    /// - Parameter travellers: those of the household who travel; nil where nobody's language is looked at.
    func arranged(for travellers: Travellers?) -> Set<ArrivalStep> {
        let languages = travellers?.interpreted ?? []
        return Set(
            ArrivalStep.allCases.filter { step in
                switch step {
                case .interpreter:
                    interpreter.isOrdered && languages.allSatisfy(interpreter.languages.contains)
                case .transport: hasDrivers
                case .journey: journey != nil && confirmed != nil
                // That is no pickup's.
                case .flat: false
                }
            })
    }
}

extension Decision {
    /// Completes the steps that are arranged, and opens again what no longer is. Once the household is received they stand as
    /// they are.
    static func settle(
        _ arranged: Set<ArrivalStep>, withdrawn: Set<ArrivalStep>, _ file: CaseFile,
        _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        guard let kind = file.latestKind, !file.facts.contains(where: { $0.id == .received }) else {
            return []
        }
        var changes: [Change] = []
        for step in ArrivalStep.allCases {
            for id in step.rules {
                guard let rule = context.engine.rulebook[id], rule.conditions.kinds.contains(kind),
                    rule.ends == [.step(id)]
                else { continue }
                let known = file.facts.first { $0.id == .step(id) }
                if arranged.contains(step), known == nil {
                    changes += try record(StatedFact(.step(id), context.today), .unstated, file, &context)
                } else if withdrawn.contains(step), let entry = known.flatMap({ file.entry($0.entry) }) {
                    changes.append(.end(entry, reason: "withdrawn"))
                }
            }
        }
        return changes
    }
}
