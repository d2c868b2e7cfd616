// The unit's file as TOML: read strictly, with line and column of everything that is wrong.
//
//     [unit]
//     name = "Storstad"
//
//     [phones]
//     manager = "070-000 00 01"
//
//     [caseworkers.anna]
//     name = "Anna Exempel"

import Reception

/// The text of a unit's file.
public enum UnitFile {
    /// What a text says.
    /// - Parameters:
    ///   - text: TOML.
    ///   - name: the file's name, for the faults.
    /// - Returns: the facts, or all faults in the order of the text.
    public static func read(_ text: String, name: String) -> Result<UnitFacts, RulebookFaults> {
        let faults = FaultList()
        var facts = UnitFacts()
        if let root = faults.parse(text, file: name),
            var table = StrictTable(root, key: "", file: name, faults: faults)
        {
            facts = Self.facts(&table)
        }
        let found = faults.faults.sorted { $0.place < $1.place }
        return found.isEmpty ? .success(facts) : .failure(RulebookFaults(found))
    }

    private static func facts(_ root: inout StrictTable) -> UnitFacts {
        var facts = UnitFacts()
        if var unit = root.table("unit") {
            facts.municipality = unit.line("name")
            facts.office = unit.line("office")
            facts.address = unit.line("address")
            facts.phone = unit.line("phone")
            unit.finish()
        }
        if var phones = root.table("phones") {
            for phone in UnitPhone.allCases {
                let number = phones.line(phone.rawValue)
                if !number.isEmpty { facts.phones[phone] = number }
            }
            phones.finish()
        }
        for (login, table) in root.tables(in: "caseworkers") {
            var table = table
            let worker = UnitCaseworker(name: table.line("name"), phone: table.line("phone"))
            facts.caseworkers[Login(login)] = worker
            table.finish()
        }
        for table in root.tables("vehicles") {
            var table = table
            if let vehicle = vehicle(&table) { facts.vehicles.append(vehicle) }
            table.finish()
        }
        if var pickup = root.table("pickup") {
            facts.pickup.meetingPoint = pickup.line("meeting_point")
            facts.pickup.parking = pickup.line("parking")
            if var days = pickup.table("warn_days") {
                for need in PickupNeed.allCases {
                    if let count = days.count(need.rawValue, in: 0...365) {
                        facts.pickup.warnDays[need] = count
                    }
                }
                days.finish()
            }
            pickup.finish()
        }
        if var flats = root.table("flats") {
            if var norms = flats.table("rent_norm") {
                for key in norms.keys {
                    if let size = Int(key), (1...30).contains(size), String(size) == key {
                        facts.rentNorms[size] = norms.count(key, in: 0...1_000_000)
                    } else {
                        _ = norms.value(key)
                        norms.fault(.badIdentifier(key), at: key)
                    }
                }
                norms.finish()
            }
            flats.finish()
        }
        for (language, table) in root.tables(in: "welcome") {
            var table = table
            if language.utf8.count != 3 || !language.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
                table.fault(.badIdentifier(language))
            }
            if let words = welcome(&table) { facts.welcome[language] = words }
            table.finish()
        }
        root.finish()
        return facts
    }

    private static func vehicle(_ table: inout StrictTable) -> UnitVehicle? {
        let name = table.requiredText("name").map(FieldText.line)
        if !table.has("seats") { table.fault(.missingKey("seats")) }
        let seats = table.count("seats", in: 1...100)
        let bags = table.count("bags", in: 0...1000)
        let wheelchairs = table.count("wheelchairs", in: 0...20)
        guard let name, let seats else { return nil }
        return UnitVehicle(name: name, seats: seats, bags: bags ?? 0, wheelchairs: wheelchairs ?? 0)
    }

    private static func welcome(_ table: inout StrictTable) -> WelcomeWords? {
        let keys = ["heading", "address", "caseworker", "phone", "emergency", "meeting"]
        let texts = keys.compactMap { table.requiredText($0).map(FieldText.line) }
        guard texts.count == keys.count else { return nil }
        return WelcomeWords(
            heading: texts[0], address: texts[1], caseworker: texts[2], phone: texts[3], emergency: texts[4],
            meeting: texts[5])
    }
}

extension StrictTable {
    /// One line of text; an empty one is as good as none.
    mutating func line(_ key: String) -> String {
        guard let node = value(key) else { return "" }
        guard let text = node.string else {
            fault(.wrongType(key: key, expected: .string, found: node.type), at: key)
            return ""
        }
        return FieldText.line(text)
    }

    /// A whole number in a range.
    mutating func count(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = value(key) else { return nil }
        guard case .integer(let number) = node.content else {
            fault(.wrongType(key: key, expected: .integer, found: node.type), at: key)
            return nil
        }
        guard range.contains(number) else {
            fault(.badNumber(key: key, found: number), at: key)
            return nil
        }
        return number
    }

    /// The tables of a table, by their keys, which may be any.
    mutating func tables(in key: String) -> [(key: String, table: StrictTable)] {
        guard var outer = table(key) else { return [] }
        return outer.keys.compactMap { name in outer.table(name).map { (name, $0) } }
    }
}
