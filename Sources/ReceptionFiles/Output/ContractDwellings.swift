// The rows of `flat list`, `flat show` and `flat furnish`.

import Reception

extension ContractRows {
    /// A row of `flat list`. Whose a flat is stands there only where the case may be seen, and so do its days.
    public func flat(_ row: DwellingRow) -> JSONValue { .object(fields(row)) }

    public static let flatKeys = [
        "number", "address", "dwelling_number", "landlord", "rooms", "beds", "rent", "floor", "lift", "from",
        "until", "status", "overstayed", "household", "taken", "days_empty", "cost_empty", "notice_by",
        "two_years",
    ]

    private func fields(_ row: DwellingRow) -> [JSONField] {
        let flat = row.dwelling
        let record = JSONValue.record([
            "number": .int(row.number), "address": .string(flat.address),
            "dwelling_number": written(flat.dwellingNumber), "landlord": written(flat.landlord),
            "rooms": .number(flat.rooms), "beds": .number(flat.beds), "rent": .number(flat.rent),
            "floor": .number(flat.floor), "lift": .bool(flat.hasLift),
            "from": .text(flat.from?.description), "until": .text(flat.until?.description),
            "status": .string(row.status(on: today).rawValue),
            "overstayed": .bool(row.isOverstayed(on: today)),
            "household": .text(row.household?.number.description), "taken": .bool(row.isTaken),
            "days_empty": .number(row.daysEmpty(on: today)), "cost_empty": .number(row.costEmpty(on: today)),
            "notice_by": .text(flat.noticeBy(rulebook)?.description),
            "two_years": .text(row.twoYears(rulebook)?.description),
        ])
        if case .object(let fields) = record { return fields }
        return []
    }

    /// A row of `flat list --for`, with why it suits or does not.
    public func match(_ match: DwellingMatch, _ words: (DwellingReason) -> String) -> JSONValue {
        .object(
            fields(match.row) + [
                JSONField("suits", .bool(match.suits)),
                JSONField("reasons", .array(match.reasons.map { .string(words($0)) })),
                JSONField("school", written(match.row.dwelling.schoolNote)),
            ])
    }

    public static let matchKeys = flatKeys + ["suits", "reasons", "school"]

    /// What `flat show` says.
    public func wholeFlat(_ row: DwellingRow) -> JSONValue {
        let flat = row.dwelling
        let more = JSONValue.record([
            "area": .number(flat.area), "notice_months": .number(flat.noticeMonths),
            "sublet": .bool(flat.isSublet), "furnishing": .text(flat.furnishing?.description),
            "ready": .text(flat.ready?.description),
            "reserved_since": .text(flat.household?.since.description), "keys": .number(flat.keys.count),
            "handed_over": .text(flat.keys.handedOver?.description),
            "signed_by": written(flat.keys.signedBy), "ended": .text(flat.ended?.description),
            "door_code": written(flat.doorCode), "caretaker": written(flat.caretaker.name),
            "caretaker_phone": written(flat.caretaker.phone), "school": written(flat.schoolNote),
            "furniture": .array(flat.furniture.map { .string($0) }),
        ])
        guard case .object(let rest) = more else { return .null }
        return .object(fields(row) + rest)
    }

    /// A row of `flat furnish`.
    public func furnishing(_ line: FurnishingLine, _ name: String) -> JSONValue {
        .record(["item": .string(line.item.rawValue), "count": .int(line.count), "name": .string(name)])
    }

    public static let furnishingKeys = ["item", "count", "name"]

    private func written(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }
}
