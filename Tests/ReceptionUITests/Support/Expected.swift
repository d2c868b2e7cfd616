// Invented households that are expected, for the screens of arrivals.

import Reception

enum Expected {
    /// The households of every test of the screens, and beside them a family and a couple on one flight, two children
    /// who come alone, and a protected household of somebody else.
    static func store() -> MemoryStore {
        let store = World.store()
        add(to: store)
        return store
    }

    /// Adds them to a store, with a pickup for the family and the couple.
    static func add(to store: MemoryStore, words: String = "vid pelaren") {
        let first = store.files.count
        for household in households { World.add(household, to: store) }
        let files = store.files.dropFirst(first)
        let ids = files.prefix(2).map(\.id)
        var pickup = Pickup(
            mode: .flight, landing: Landing(day: World.day("2026-03-12"), minutes: 875),
            households: ids.map { Pickup.Household($0, bags: 5) }, planned: World.today)
        pickup.journey = try? JourneyNumber("SK1418", mode: .flight)
        pickup.terminal = "5"
        pickup.meetingPoint = words
        pickup.interpreter.languages = ["prs"]
        pickup.interpreter.backup = words
        pickup.vehicles = [
            Vehicle(name: "Minibuss 1", seats: 9, bags: 8, driver: "anna", riders: ["tolk"]),
            Vehicle(name: "Bil", seats: 5, bags: 2),
        ]
        let plan = PickupAct.plan(pickup, replacing: nil, files: Array(files.prefix(2)), today: World.today)
        let booking = Booking(minutes: 930, what: "Tolk på Arlanda")
        for request in [plan, ActRequest(.book(World.day("2026-03-12"), booking), on: ids.first)] {
            do {
                _ = try store.apply(request, by: World.actor)
            } catch {
                preconditionFailure("\(error)")
            }
        }
    }

    private static var households: [NewHousehold] {
        func member(
            _ name: String, _ family: String, _ born: String, _ relation: Relation,
            _ more: [PersonDetail: String] = [:]
        ) -> NewHousehold.Person {
            World.person(
                name, family, born, relation, [],
                more.merging([.language: "prs", .interpreter: "yes"]) { own, _ in own })
        }
        func household(
            _ caseworker: Login, _ day: String, _ persons: [NewHousehold.Person]
        ) -> NewHousehold {
            NewHousehold(
                kind: .kvot, caseworker: caseworker, details: [.address: "Björkvägen 4"],
                facts: [World.fact("placement_decided", "2026-02-01"), World.fact("arrival_planned", day)],
                persons: persons)
        }
        return [
            household(
                World.anna, "2026-03-12",
                [
                    member("Jamal", "Noori", "1980-01-01", .applicant),
                    member("Farida", "Noori", "1984-01-01", .partner),
                    member("Zahra", "Noori", "2018-01-01", .child, [.heightCM: "118"]),
                    member("Nima", "Noori", "2024-01-01", .child),
                ]),
            household(
                World.anna, "2026-03-12",
                [
                    member("Karim", "Azizi", "1970-01-01", .applicant, [.needs: "wheelchair"]),
                    member("Laila", "Azizi", "1972-01-01", .partner),
                ]),
            household(
                World.anna, "2026-03-20",
                [
                    member("Abel", "Habte", "2010-01-01", .applicant),
                    member("Ruta", "Habte", "2012-01-01", .other),
                ]),
            household(
                World.bjorn, "2026-02-27",
                [member("Sigrid", "Hemlig", "1990-01-01", .applicant, [.protection: "confidential"])]),
        ]
    }
}
