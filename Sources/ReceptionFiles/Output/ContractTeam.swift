// The rows of `team`.

import Reception

extension ContractRows {
    /// A row of `team`: what somebody has, or what nobody has.
    public func team(_ row: TeamRow) -> JSONValue {
        .record([
            "caseworker": .text(row.caseworker?.name), "cases": .int(row.cases), "persons": .int(row.persons),
            "by_kind": .object(
                CaseKind.allCases.map { JSONField($0.rawValue, .int(row[.cases($0)])) }),
            "overdue": .int(row.overdue), "due_7": .int(row.due7), "due_30": .int(row.due30),
            "weeks": .array(row.weeks.map(JSONValue.int)),
        ])
    }

    public static let teamKeys = [
        "caseworker", "cases", "persons", "by_kind", "overdue", "due_7", "due_30", "weeks",
    ]
}
