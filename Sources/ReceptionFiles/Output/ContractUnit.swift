// The unit's facts as one object of the contract, with the keys of its file.

import Reception

/// What `unit show` prints for programs.
public enum ContractUnit {
    /// The facts, with every key whether the file says it or not.
    public static func record(_ facts: UnitFacts) -> JSONValue {
        .record([
            "unit": .record([
                "name": .string(facts.municipality), "office": .string(facts.office),
                "address": .string(facts.address), "phone": .string(facts.phone),
            ]),
            "phones": object(UnitPhone.allCases.map { ($0.rawValue, .string(facts.phones[$0] ?? "")) }),
            "caseworkers": .array(
                facts.caseworkers.sorted { $0.key.name < $1.key.name }.map { login, worker in
                    .record([
                        "login": .string(login.name), "name": .string(worker.name),
                        "phone": .string(worker.phone),
                    ])
                }),
            "vehicles": .array(
                facts.vehicles.map { vehicle in
                    .record([
                        "name": .string(vehicle.name), "seats": .int(vehicle.seats),
                        "bags": .int(vehicle.bags),
                        "wheelchairs": .int(vehicle.wheelchairs),
                    ])
                }),
            "pickup": .record([
                "meeting_point": .string(facts.pickup.meetingPoint),
                "parking": .string(facts.pickup.parking),
                "warn_days": object(
                    PickupNeed.allCases.map { ($0.rawValue, .int(facts.pickup.warnDays($0))) }),
            ]),
            "flats": .record([
                "rent_norm": .array(
                    facts.rentNorms.sorted { $0.key < $1.key }.map {
                        .record(["persons": .int($0.key), "rent": .int($0.value)])
                    })
            ]),
            "welcome": .array(
                facts.welcome.sorted { $0.key < $1.key }.map { language, words in
                    .record([
                        "language": .string(language), "heading": .string(words.heading),
                        "address": .string(words.address), "caseworker": .string(words.caseworker),
                        "phone": .string(words.phone), "emergency": .string(words.emergency),
                        "meeting": .string(words.meeting),
                    ])
                }),
        ])
    }

    private static func object(_ fields: [(String, JSONValue)]) -> JSONValue {
        .object(fields.map { JSONField($0.0, $0.1) })
    }
}
