// The rows of `quota`, `quota list` and `quota cases`.

import Reception

extension ContractRows {
    /// A row of `quota`: a year by one scheme. Without a number there is nothing that could remain.
    public func quota(_ year: QuotaYear) -> JSONValue {
        .record([
            "year": .int(year.year), "scheme": .string(year.scheme.rawValue),
            "quota": .number(year.figure?.persons), "assigned": .int(year.assigned),
            "received": .int(year.received), "remaining": .number(year.remaining),
        ])
    }

    public static let quotaKeys = ["year", "scheme", "quota", "assigned", "received", "remaining"]

    /// A row of `quota list`: a number as it was decided.
    /// - Parameter holds: whether no later decision has taken its place.
    public func quotaFigure(_ figure: QuotaFigure, holds: Bool, by login: Login) -> JSONValue {
        .record([
            "year": .int(figure.year), "scheme": .string(figure.scheme.rawValue),
            "quota": .int(figure.persons), "decided": .string(figure.decided.description),
            "holds": .bool(holds), "recorded_by": .string(login.name),
        ])
    }

    public static let quotaFigureKeys = ["year", "scheme", "quota", "decided", "holds", "recorded_by"]

    /// A row of `quota cases`: a household that counts.
    public func quotaCase(_ household: QuotaHousehold) -> JSONValue {
        let placement = household.placement
        return .record([
            "year": .int(placement.day.year), "scheme": .string(placement.scheme.rawValue),
            "case": .string(household.number.description), "kind": .string(placement.kind.rawValue),
            "household": self.household(household.household, household.isMasked, household.number),
            "persons": .int(placement.persons), "placed": .string(placement.day.description),
            "received": placement.received.map { .string($0.description) } ?? .null,
            "was_here": .bool(placement.wasHere),
        ])
    }

    public static let quotaCaseKeys = [
        "year", "scheme", "case", "kind", "household", "persons", "placed", "received", "was_here",
    ]
}
