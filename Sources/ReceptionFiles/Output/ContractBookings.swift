// The rows of `bookings` and of `case journal`.

import Reception

extension ContractRows {
    /// A row of `bookings`. Of a masked household what was written is empty.
    public func booking(_ row: BookingRow, _ clashes: [BookingClash]) -> JSONValue {
        let booking = row.booking
        return .record([
            "date": .string(row.day.description),
            "time": booking.clock.isEmpty ? .null : .string(booking.clock),
            "length": .number(booking.length),
            "what": .string(booking.what), "with": .string(booking.with),
            "interpreter": .string(booking.interpreter), "place": .string(booking.place),
            "phone": .string(booking.phone), "reference": .string(booking.reference),
            "persons": .array(booking.persons.map(JSONValue.int)),
            "cancel_by": .text(booking.cancelBy?.description),
            "case": .string(row.number.description), "kind": .string(row.kind.rawValue),
            "household": household(row.household, row.isMasked, row.number),
            "caseworker": .text(row.caseworker?.name), "clashes": self.clashes(clashes),
        ])
    }

    public static let bookingKeys = [
        "date", "time", "length", "what", "with", "interpreter", "place", "phone", "reference", "persons",
        "cancel_by", "case", "kind", "household", "caseworker", "clashes",
    ]

    /// What a booking clashes with.
    public func clashes(_ clashes: [BookingClash]) -> JSONValue {
        .array(
            clashes.map { clash in
                let other = clash.other
                return .record([
                    "case": .string(other.number.description),
                    "household": household(other.household, other.isMasked, other.number),
                    "time": other.booking.clock.isEmpty ? .null : .string(other.booking.clock),
                    "length": .number(other.booking.length), "what": .string(other.booking.what),
                    "shared": .array(clash.shared.map { .string($0.rawValue) }),
                ])
            })
    }

    /// A row of `case journal`.
    public func journal(
        _ event: JournalEvent, time: (Moment) -> String, title: String, changes: [String]
    ) -> JSONValue {
        .record([
            "at": .string(time(event.at)), "by": .string(event.by.name),
            "logged_in": .string(event.actual.name), "kind": .string(event.kind.rawValue),
            "subject": .text(event.subject), "undoes": .text(event.undoes?.rawValue),
            "undone": .bool(event.isUndone), "title": .string(title),
            "changes": .array(changes.map { .string($0) }),
        ])
    }

    public static let journalKeys = [
        "at", "by", "logged_in", "kind", "subject", "undoes", "undone", "title", "changes",
    ]
}
