// The rows of `arrivals`.

import Reception

extension ContractRows {
    /// A row of `arrivals`. Of a masked household there is when it comes and how many they are.
    ///
    /// - Parameters:
    ///   - row: the household.
    ///   - group: those it comes with.
    ///   - facts: how many days before what is missing is warned of.
    ///   - concern: what something that is missing is called.
    public func arrival(
        _ row: ArrivalRow, in group: ArrivalGroup, _ facts: UnitPickup, concern: (ArrivalConcern) -> String
    ) -> JSONValue {
        func list(_ concerns: [ArrivalConcern]) -> JSONValue {
            row.isMasked ? .null : .array(concerns.map { .string(concern($0)) })
        }
        let travellers = row.travellers
        func written(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }
        func counted(_ count: Int) -> JSONValue { row.isMasked ? .null : .int(count) }
        return .record([
            "date": .string(row.day.description), "time": written(row.time), "flight": written(row.flight),
            "terminal": row.isMasked ? .null : written(group.pickup?.terminal ?? ""),
            "case": .string(row.number.description), "kind": .string(row.kind.rawValue),
            "household": household(row.household, row.isMasked, row.number), "persons": .int(row.persons),
            "children": counted(travellers.children), "child_seats": counted(travellers.seatCount),
            "languages": .array(travellers.languages.map { .string($0) }),
            "special_needs": .array(travellers.needs.map { .string($0.rawValue) }),
            "preliminary": row.isMasked
                ? .null : .bool(group.pickup.map { $0.confirmed == nil } ?? row.isPreliminary),
            "address": written(row.address),
            "ready": row.readiness.map { .double(($0 * 100).rounded(.down) / 100) } ?? .null,
            "duty_day": row.isMasked
                ? .null : .string((group.pickup?.dutyDay ?? group.landing.dutyDay).description),
            "missing": list(group.concerns), "warnings": list(group.warnings(on: today, facts)),
        ])
    }

    public static let arrivalKeys = [
        "date", "time", "flight", "terminal", "case", "kind", "household", "persons", "children",
        "child_seats",
        "languages", "special_needs", "preliminary", "address", "ready", "duty_day", "missing", "warnings",
    ]

    /// A pickup: the plan, how all would ride, and what is missing.
    ///
    /// - Parameters:
    ///   - number: of the record.
    ///   - concern: what something that is missing is called.
    public func pickup(
        _ number: Int, _ pickup: Pickup, _ group: ArrivalGroup, concern: (ArrivalConcern) -> String
    ) -> JSONValue {
        func written(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }
        func day(_ day: Day?) -> JSONValue { day.map { .string($0.description) } ?? .null }
        func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        let numbers = Dictionary(
            group.rows.map { ($0.caseID, $0.number.description) }, uniquingKeysWith: { first, _ in first })
        let travellers = group.travellers
        let interpreter = pickup.interpreter
        return .record([
            "pickup": .int(number), "date": .string(pickup.landing.day.description),
            "time": written(pickup.landing.minutes.map(Booking.clock) ?? ""),
            "duty_day": day(pickup.dutyDay), "mode": .string(pickup.mode.rawValue),
            "journey": written(pickup.journey?.description ?? ""), "place": written(pickup.place),
            "terminal": written(pickup.terminal), "meeting_point": written(pickup.meetingPoint),
            "confirmed": day(pickup.confirmed),
            "preliminary_since": pickup.confirmed == nil ? day(pickup.preliminarySince) : .null,
            "households": .array(
                group.rows.map { row in
                    let own = pickup.households.first { $0.caseID == row.caseID }
                    return .record([
                        "case": .string(row.number.description),
                        "household": household(row.household, row.isMasked, row.number),
                        "persons": .int(row.persons),
                        "bags": row.isMasked ? .null : own?.bags.map { .int($0) } ?? .null,
                        "escort": row.isMasked ? .null : written(own?.escort ?? ""),
                    ])
                }),
            "persons": .int(group.persons), "children": .int(travellers.children),
            "child_seats": .record([
                "infant": .int(travellers.seats[.infant] ?? 0),
                "rear_facing": .int(travellers.seats[.rearFacing] ?? 0),
                "booster": .int(travellers.seats[.booster] ?? 0),
                "unknown_heights": .int(travellers.unknownHeights),
            ]),
            "special_needs": list(travellers.needs.map(\.rawValue)),
            "wheelchair_ordered": .bool(pickup.wheelchairOrdered),
            "interpreter": .record([
                "languages": list(interpreter.languages), "agency": written(interpreter.agency),
                "reference": written(interpreter.reference), "backup": written(interpreter.backup),
            ]),
            "staff": list(pickup.staff), "parking": written(pickup.parking),
            "vehicles": .array(
                pickup.vehicles.map { vehicle in
                    .record([
                        "name": .string(vehicle.name), "seats": .int(vehicle.seats),
                        "bags": .int(vehicle.bags), "wheelchairs": .int(vehicle.wheelchairs),
                        "driver": written(vehicle.driver), "riders": list(vehicle.riders),
                    ])
                }),
            "rides": .array(
                (group.seatPlan?.rides ?? []).map { ride in
                    .record([
                        "vehicle": .string(pickup.vehicles[ride.vehicle].name), "trip": .int(ride.trip),
                        "passengers": .array(
                            ride.passengers.sorted().map { id in
                                .record([
                                    "case": numbers[id.caseID].map { .string($0) } ?? .null,
                                    "person": .int(id.number),
                                ])
                            }),
                        "bags": .array(
                            ride.bags.sorted { $0.key < $1.key }.map { household, count in
                                .record([
                                    "case": numbers[household].map { .string($0) } ?? .null,
                                    "bags": .int(count),
                                ])
                            }),
                    ])
                }),
            "missing": list(group.concerns.map(concern)),
        ])
    }
}
