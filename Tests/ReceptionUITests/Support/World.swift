// Invented households that every test of the screens starts from; the same on every machine and every day.

import Reception
import ReceptionData

enum World {
    static let today = day("2026-03-02")
    static let now = Moment(seconds: 1_772_438_400)
    static let anna = Login("anna")
    static let bjorn = Login("bjorn")
    static let users = [
        Caseworker(login: anna, role: .caseworker), Caseworker(login: bjorn, role: .caseworker),
        Caseworker(login: Login("lea"), role: .teamLead), Caseworker(login: Login("rut"), role: .reader),
    ]

    static func day(_ text: String) -> Day { Day(text) ?? .distantPast }

    static var actor: Actor { Actor(login: anna, actual: anna, role: .caseworker, today: today, now: now) }

    /// A store with eight households.
    static func store() -> MemoryStore {
        let store = MemoryStore(
            engine: DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts), users: users)
        for household in households() { add(household, to: store) }
        addFlats(to: store)
        for partner in MemoryStore.partners { store.put(partner) }
        return store
    }

    /// Opens a household's case.
    /// - Parameter days: so many days ago.
    static func add(_ household: NewHousehold, to store: MemoryStore, ago days: Int = 0) {
        let actor = Actor(
            login: anna, actual: anna, role: .caseworker, today: today.adding(days: -days),
            now: Moment(seconds: now.seconds - Int64(days) * 86_400))
        do {
            _ = try store.apply(ActRequest(.open(household), on: nil), by: actor)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    static func person(
        _ given: String, _ family: String, _ born: String, _ relation: Relation, _ facts: [StatedFact] = [],
        _ more: [PersonDetail: String] = [:]
    ) -> NewHousehold.Person {
        var details: [PersonDetail: String] = [
            .givenName: given, .familyName: family, .birthDate: born, .relation: relation.rawValue,
        ]
        details.merge(more) { _, new in new }
        return NewHousehold.Person(details: details, facts: facts)
    }

    static func fact(_ id: FactID, _ on: String, until: String? = nil, value: String? = nil) -> StatedFact {
        StatedFact(id, day(on), until: until.map(day), value: value)
    }

    static func households() -> [NewHousehold] {
        [alHassan, tesfay, kovalenko, rahimi, protected, petrenko, unassigned]
    }

    /// KVOT, six persons, arrived in January, waiting for personnummer.
    private static var alHassan: NewHousehold {
        let arrived = fact("entered_sweden", "2026-01-14")
        let permit = fact("permit_granted", "2025-11-18")
        func member(_ name: String, _ born: String, _ relation: Relation) -> NewHousehold.Person {
            person(
                name, "Al-Hassan", born, relation, [permit, arrived], [.language: "ara", .interpreter: "yes"])
        }
        return NewHousehold(
            kind: .kvot, caseworker: anna, details: [.address: "Kungsgatan 12", .dwellingNumber: "1102"],
            facts: [
                fact("placement_decided", "2025-11-18"), fact("latest_reception", "2026-01-18"),
                fact("received", "2026-01-14"), fact("moved_in", "2026-01-14"),
            ],
            persons: [
                member("Rima", "1991-05-02", .applicant), member("Omar", "1989-10-12", .partner),
                member("Lina", "2016-08-30", .child), member("Yusuf", "2023-06-01", .child),
                member("Sara", "2012-02-03", .child), member("Ali", "2010-12-24", .child),
            ],
            notes: ["Vill helst ha kvinnlig tolk."])
    }

    private static var tesfay: NewHousehold {
        NewHousehold(
            kind: .abo, caseworker: anna,
            facts: [fact("placement_decided", "2025-12-20")],
            persons: [
                person(
                    "Selam", "Tesfay", "1998-04-04", .applicant,
                    [fact("permit_granted", "2025-12-01"), fact("permit_expires", "2026-03-21")],
                    [.language: "tir"])
            ])
    }

    private static var kovalenko: NewHousehold {
        NewHousehold(
            kind: .massflykt, caseworker: anna,
            facts: [fact("housing_decided", "2026-01-26")],
            persons: [
                person(
                    "Олена", "Коваленко", "1985-01-20", .applicant, [fact("permit_granted", "2025-02-10")]),
                person("Taras", "Коваленко", "2014-09-09", .child, [fact("permit_granted", "2025-02-10")]),
            ])
    }

    /// In the programme, with a pause.
    private static var rahimi: NewHousehold {
        let number = [PersonDetail.personnummer: "199003152387"]
        return NewHousehold(
            kind: .kvot, caseworker: anna,
            facts: [fact("received", "2024-03-01"), fact("moved_in", "2024-03-01")],
            persons: [
                person(
                    "Nadia", "Rahimi", "1990-03-15", .applicant,
                    [
                        fact("population_registered", "2024-06-10"), fact("establishment_plan", "2024-07-01"),
                        fact("establishment_started", "2024-07-01"), fact("sfi_started", "2024-08-20"),
                        fact("civic_orientation_started", "2025-04-01"),
                        fact("establishment_paused", "2025-01-10", until: "2025-04-10", value: "illness"),
                    ], number)
            ])
    }

    /// Nobody but its own handläggare may see who it is.
    private static var protected: NewHousehold {
        NewHousehold(
            kind: .ebo, caseworker: anna,
            persons: [
                person(
                    "Hemlig", "Hemligsson", "1980-01-01", .applicant, [fact("permit_granted", "2026-02-15")],
                    [.protection: Protection.confidential.rawValue])
            ])
    }

    private static var petrenko: NewHousehold {
        NewHousehold(
            kind: .massflykt, caseworker: bjorn, facts: [fact("housing_decided", "2026-01-29")],
            persons: [person("Iryna", "Petrenko", "1979-07-07", .applicant)])
    }

    private static var unassigned: NewHousehold {
        NewHousehold(
            kind: .abo, facts: [fact("placement_decided", "2026-02-20")],
            persons: [person("Yonas", "Haile", "2001-01-01", .applicant)])
    }
}
