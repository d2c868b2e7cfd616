// The unit's file as it is written: every key with its value, under a comment; what may be added stands as a comment.

import Reception

extension UnitFile {
    /// The comments of a written file, in the reader's language.
    public enum Comment: CaseIterable, Sendable {
        case head, unit, phones, caseworkers, vehicles, pickup, warnDays, rentNorm, welcome
    }

    /// A file that says these facts. Tables that are empty stand as a commented example, so that a person sees how they
    /// are written.
    /// - Parameters:
    ///   - facts: what it says.
    ///   - comment: what a person should know of a part; its line feeds begin new lines.
    public static func text(_ facts: UnitFacts, comment: (Comment) -> String) -> String {
        var lines: [String] = []
        func open(_ part: Comment, _ heading: String? = nil) {
            if !lines.isEmpty { lines.append("") }
            lines += comment(part).split(separator: "\n").map { "# " + $0 }
            if let heading { lines.append(heading) }
        }
        func put(_ key: String, _ text: String) { lines.append("\(key) = \(TomlText.quoted(text))") }
        open(.head)
        open(.unit, "[unit]")
        put("name", facts.municipality)
        put("office", facts.office)
        put("address", facts.address)
        put("phone", facts.phone)
        open(.phones, "[phones]")
        for phone in UnitPhone.allCases { put(phone.rawValue, facts.phones[phone] ?? "") }
        open(.caseworkers)
        lines += blocks(
            facts.caseworkers.keys.sorted { $0.name < $1.name }.map { login in
                caseworker(login.name, facts.caseworkers[login] ?? UnitCaseworker())
            }, example: caseworker("anna", UnitCaseworker(name: "Anna Exempel", phone: "070-174 06 05")))
        open(.vehicles)
        lines += blocks(
            facts.vehicles.map(vehicle),
            example: vehicle(UnitVehicle(name: "Minibuss", seats: 9, bags: 10, wheelchairs: 1)))
        open(.pickup, "[pickup]")
        put("meeting_point", facts.pickup.meetingPoint)
        put("parking", facts.pickup.parking)
        open(.warnDays, "[pickup.warn_days]")
        for need in PickupNeed.allCases { lines.append("\(need.rawValue) = \(facts.pickup.warnDays(need))") }
        open(.rentNorm, "[flats.rent_norm]")
        lines += rents(facts.rentNorms)
        open(.welcome)
        lines += blocks(
            facts.welcome.keys.sorted().compactMap { language in
                facts.welcome[language].map { welcome(language, $0) }
            }, example: welcome("ukr", example))
        return lines.joined(separator: "\n") + "\n"
    }

    private static let example = WelcomeWords(
        heading: "Ласкаво просимо", address: "Ваша адреса", caseworker: "Ваш куратор", phone: "Телефон",
        emergency: "При небезпеці для життя телефонуйте", meeting: "Наступна зустріч")

    /// Tables with an empty line between them; the example as comments where there is none.
    private static func blocks(_ tables: [[String]], example: [String]) -> [String] {
        guard !tables.isEmpty else { return example.map { "#" + $0 } }
        return Array(tables.joined(separator: [""]))
    }

    private static func rents(_ norms: [Int: Int]) -> [String] {
        guard !norms.isEmpty else { return ["#1 = 6000", "#2 = 7500"] }
        return norms.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    }

    private static func caseworker(_ login: String, _ worker: UnitCaseworker) -> [String] {
        [
            "[caseworkers.\(TomlText.key(login))]", "name = \(TomlText.quoted(worker.name))",
            "phone = \(TomlText.quoted(worker.phone))",
        ]
    }

    private static func vehicle(_ vehicle: UnitVehicle) -> [String] {
        [
            "[[vehicles]]", "name = \(TomlText.quoted(vehicle.name))", "seats = \(vehicle.seats)",
            "bags = \(vehicle.bags)", "wheelchairs = \(vehicle.wheelchairs)",
        ]
    }

    private static func welcome(_ language: String, _ words: WelcomeWords) -> [String] {
        ["[welcome.\(TomlText.key(language))]"]
            + [
                ("heading", words.heading), ("address", words.address), ("caseworker", words.caseworker),
                ("phone", words.phone), ("emergency", words.emergency), ("meeting", words.meeting),
            ].map { "\($0.0) = \(TomlText.quoted($0.1))" }
    }
}
