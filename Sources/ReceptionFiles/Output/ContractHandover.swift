// The rows of `handover list` and `absence list`.

import Reception

extension ContractRows {
    /// An offer of a case.
    public func handover(_ row: HandoverRow) -> JSONValue {
        .record([
            "case": .string(row.row.number.description), "kind": .string(row.row.kind.rawValue),
            "household": household(row.row.household, row.row.isMasked, row.row.number),
            "persons": .int(row.row.persons),
            "from": .string(row.handover.from.name), "to": .string(row.handover.to.name),
            "offered": .string(row.handover.offered.description),
            "lost_after": .text(row.lostAfter?.description),
            "message": .text(row.row.isMasked ? nil : row.handover.message),
            "returned": .text(row.row.isMasked ? nil : row.handover.returned),
        ])
    }

    public static let handoverKeys = [
        "case", "kind", "household", "persons", "from", "to", "offered", "lost_after", "message", "returned",
    ]

    /// Somebody who is away.
    public func absence(_ number: Int, _ absence: Absence) -> JSONValue {
        .record([
            "absence": .int(number), "caseworker": .string(absence.login.name),
            "from": .string(absence.days.lowerBound.description),
            "to": .string(absence.days.upperBound.description), "cover": .text(absence.cover?.name),
        ])
    }

    public static let absenceKeys = ["absence", "caseworker", "from", "to", "cover"]
}
