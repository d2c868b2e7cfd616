// One [[example]] table of a rule file: a household, what is recorded, and which dates must follow.
//
//     [[example]]
//     about = "31 december och två månader är februaris sista dag"
//     kind = "ABO"
//     facts = { placement_decided = 2025-12-31 }
//     expect = { MOT-ABO = { due = 2026-03-02, raw_due = 2026-02-28, rolled = "saturday" } }

import Reception

/// Reads one example.
struct ExampleForm {
    let facts: FactCatalogue

    /// An example with what it expects, by rule and with its place, for faults.
    struct Reading {
        let file: String
        let example: RuleExample
        /// The day on which texts are looked at.
        let on: Day?
        var expectations: [(rule: RuleID, place: TomlPlace, expected: Expected)]
    }

    /// What an example says of one rule.
    enum Expected {
        case deadlines([RuleExample.Expectation])
        /// A text shows, or does not.
        case hint(Bool)
    }

    /// The example of a table, nil when something in it is wrong; what, is noted.
    func read(_ given: StrictTable) -> Reading? {
        var table = given
        let known = table.faults.faults.count
        let about = table.requiredText("about")
        let kind = table.required("kind") == nil ? nil : table.kind("kind")
        let opened = table.day("opened")
        let converted = table.tables("converted").compactMap(conversion)
        let persons = persons(&table)
        let occurrences = occurrences(&table, persons.count)
        let (closed, on) = (table.day("closed"), table.day("on"))
        var expectations: [(rule: RuleID, place: TomlPlace, expected: Expected)] = []
        if let node = table.required("expect") {
            if let members = node.members {
                expectations = members.compactMap { expectation($0, persons.count, table) }
            } else {
                table.fault(.wrongType(key: "expect", expected: .table, found: node.type), at: "expect")
            }
        }
        table.finish()
        guard let about, let kind, table.faults.faults.count == known else { return nil }
        let first = opened ?? occurrences.map(\.day).min() ?? on ?? .distantPast
        let example = RuleExample(
            about: about, kinds: [(first, kind)] + converted, persons: persons, occurrences: occurrences,
            closed: closed)
        return Reading(file: table.file, example: example, on: on, expectations: expectations)
    }

    private func conversion(_ given: StrictTable) -> (from: Day, kind: CaseKind)? {
        var table = given
        let kind = table.required("kind") == nil ? nil : table.kind("kind")
        let day = table.required("day") == nil ? nil : table.day("day")
        table.finish()
        guard let kind, let day else { return nil }
        return (day, kind)
    }

    // MARK: The household

    /// The persons; one grown up where the example does not say.
    private func persons(_ table: inout StrictTable) -> [RuleExample.Person] {
        guard table.value("persons") != nil else {
            return [
                RuleExample.Person(details: [
                    .birthDate: "1990-01-01", .relation: Relation.applicant.rawValue,
                ])
            ]
        }
        return table.tables("persons").map { given in
            var person = given
            var details: [PersonDetail: String] = [:]
            if let born = person.day("born") { details[.birthDate] = born.description }
            if let ground: PermitBasis = person.word("ground") { details[.permitBasis] = ground.rawValue }
            if let relation: Relation = person.word("relation") { details[.relation] = relation.rawValue }
            let needs: [Need] = person.words("needs")
            if !needs.isEmpty { details[.needs] = needs.map(\.rawValue).joined(separator: ",") }
            let (joined, left) = (person.day("joined"), person.day("left"))
            person.finish()
            return RuleExample.Person(details: details, joined: joined, left: left)
        }
    }

    // MARK: What is recorded

    private func occurrences(_ table: inout StrictTable, _ persons: Int) -> [RuleExample.Occurrence] {
        guard let node = table.value("facts") else { return [] }
        guard let members = node.members else {
            table.fault(.wrongType(key: "facts", expected: .table, found: node.type), at: "facts")
            return []
        }
        return members.flatMap { member in
            let given = member.value.elements ?? [member.value]
            return given.flatMap { occurrence(member, $0, persons, table) }
        }
    }

    private func occurrence(
        _ member: TomlMember, _ node: TomlNode, _ persons: Int, _ table: StrictTable
    ) -> [RuleExample.Occurrence] {
        let id = FactID(member.key)
        guard let definition = facts[id] ?? step(id) else {
            let nearest = NearestName.near(member.key, among: facts.definitions.map(\.id.id))
            table.faults.add(.unknownFact(member.key, nearest: nearest), table.file, member.place)
            return []
        }
        var number: Int?
        var (day, until): (Day?, Day?)
        var value: String?
        if node.members != nil {
            guard var own = StrictTable(node, key: member.key, file: table.file, faults: table.faults) else {
                return []
            }
            day = own.required("day") == nil ? nil : own.day("day")
            (number, until, value) = (own.count("person"), own.day("until"), own.text("value"))
            own.finish()
        } else {
            day = table.day(of: node, member.key)
        }
        if let number, !(1...persons).contains(number) {
            table.faults.add(.noSuchPerson(number), table.file, node.place)
            return []
        }
        guard let day else { return [] }
        if definition.scope == .case {
            if number != nil {
                table.faults.add(.contradiction(.wrongScope(key: "person")), table.file, node.place)
            }
            return [RuleExample.Occurrence(fact: id, day: day, person: nil, until: until, value: value)]
        }
        // What is said of nobody in particular is said of everyone.
        return (number.map { [$0] } ?? Array(1...max(1, persons))).map {
            RuleExample.Occurrence(fact: id, day: day, person: $0, until: until, value: value)
        }
    }

    /// A step of a checklist, which the catalogue lacks; in examples it is one of the case.
    private func step(_ id: FactID) -> FactDefinition? {
        guard id.stepRule != nil else { return nil }
        return FactDefinition(id: id, scope: .case, nature: .event, swedish: id.id, english: id.id)
    }

    // MARK: What must follow

    private func expectation(
        _ member: TomlMember, _ persons: Int, _ table: StrictTable
    ) -> (rule: RuleID, place: TomlPlace, expected: Expected)? {
        if case .boolean(let shows) = member.value.content {
            return (RuleID(member.key), member.place, .hint(shows))
        }
        let given = member.value.elements ?? [member.value]
        let read = given.compactMap { deadline(member.key, $0, persons, table) }
        guard read.count == given.count else { return nil }
        return (RuleID(member.key), member.place, .deadlines(read))
    }

    private func deadline(
        _ key: String, _ node: TomlNode, _ persons: Int, _ table: StrictTable
    ) -> RuleExample.Expectation? {
        guard node.members != nil else {
            return table.day(of: node, key).map { RuleExample.Expectation(due: $0, rawDue: $0) }
        }
        guard var own = StrictTable(node, key: key, file: table.file, faults: table.faults) else {
            return nil
        }
        let isPaused = own.boolean("paused") ?? false
        let due = isPaused ? nil : own.required("due") == nil ? nil : own.day("due")
        let raw = own.day("raw_due") ?? due
        let expectation = RuleExample.Expectation(
            person: own.count("person"), due: due, rawDue: raw, rolled: own.word("rolled"),
            met: own.day("met"),
            cancelled: own.day("cancelled"), isProvisional: own.boolean("provisional") ?? false,
            opensOn: own.day("opens_on"))
        own.finish()
        if let number = expectation.person, !(1...max(1, persons)).contains(number) {
            own.fault(.noSuchPerson(number), at: "person")
        }
        return isPaused || due != nil ? expectation : nil
    }
}
