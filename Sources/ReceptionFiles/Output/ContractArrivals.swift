// The rows of `arrivals`.

import Reception

extension ContractRows {
    /// A row of `arrivals`. Of a masked household there is when it comes and how many they are.
    public func arrival(_ row: ArrivalRow) -> JSONValue {
        let travellers = row.travellers
        func written(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }
        func counted(_ count: Int) -> JSONValue { row.isMasked ? .null : .int(count) }
        return .record([
            "date": .string(row.day.description), "time": written(row.time), "flight": written(row.flight),
            "terminal": .null, "case": .string(row.number.description), "kind": .string(row.kind.rawValue),
            "household": household(row.household, row.isMasked, row.number), "persons": .int(row.persons),
            "children": counted(travellers.children), "child_seats": counted(travellers.seatCount),
            "languages": .array(travellers.languages.map { .string($0) }),
            "special_needs": .array(travellers.needs.map { .string($0.rawValue) }),
            "preliminary": row.isMasked ? .null : .bool(row.isPreliminary), "address": written(row.address),
            "ready": row.readiness.map { .double(($0 * 100).rounded(.down) / 100) } ?? .null,
        ])
    }

    public static let arrivalKeys = [
        "date", "time", "flight", "terminal", "case", "kind", "household", "persons", "children",
        "child_seats",
        "languages", "special_needs", "preliminary", "address", "ready",
    ]
}
