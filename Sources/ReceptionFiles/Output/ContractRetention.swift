// The rows of `retention list` and `retention log`, and the basis.

import Reception

extension ContractRows {
    /// By what the unit erases.
    public func retention(_ basis: RetentionBasis) -> JSONValue {
        .record([
            "ground": .string(basis.ground.rawValue), "years": .int(basis.years),
            "from": .string(basis.start.rawValue), "decision": .string(basis.decision),
            "decided": .string(basis.decided.description),
        ])
    }

    /// A case whose time has come. `hold` is null where nothing keeps it; `other` bears why it is kept, or the flat that does.
    public func retention(_ row: RetentionRow) -> JSONValue {
        var (hold, other): (JSONValue, JSONValue) = (.null, .null)
        switch row.hold {
        case .kept(let reason)?: (hold, other) = (.string("kept"), .text(row.isMasked ? nil : reason))
        case .open?: hold = .string("open")
        case .linked?: hold = .string("linked")
        case .flat(let number)?:
            // The number of the flat would say where the household lives.
            (hold, other) = (.string("flat"), row.isMasked ? .null : .int(number))
        case nil: break
        }
        return .record([
            "case": .string(row.number.description), "kind": .text(row.kind?.rawValue),
            "household": household(row.household, row.isMasked, row.number), "persons": .int(row.persons),
            "start": .string(row.start.description), "from": .string(row.from.description),
            "latest": .text(row.latest?.description), "hold": hold, "other": other,
        ])
    }

    public static let retentionKeys = [
        "case", "kind", "household", "persons", "start", "from", "latest", "hold", "other",
    ]

    /// What was erased by one act.
    public func erasure(_ row: ErasureRow, stamp: (Moment) -> String) -> JSONValue {
        .record([
            "at": .string(stamp(row.at)), "by": .string(row.by.name), "actual": .string(row.actual.name),
            "decision": .string(row.decision), "cases": .array(row.cases.map { .string($0.description) }),
            "persons": .int(row.persons), "scrubbed": .text(row.scrubbed.map(stamp)),
        ])
    }

    public static let erasureKeys = ["at", "by", "actual", "decision", "cases", "persons", "scrubbed"]
}
