// Invented pickups: of those quota households that are expected soon some are planned for, and something is missing.

import Reception

extension SampleUnit {
    /// The pickups of expected households; those of one day share one. A protected household has none.
    /// - Parameter files: the cases of those who are expected.
    public func pickups(of files: [CaseFile]) -> [Pickup] {
        let expected = files.filter { !$0.isProtected && $0.latestKind == .kvot }
        let days = Dictionary(grouping: expected) { $0.landing?.day ?? .distantFuture }
        return days.sorted { $0.key < $1.key }.enumerated().compactMap { number, group in
            var dice = Dice(seed, number, 9)
            guard let landing = group.value.compactMap(\.landing).first, number % 3 != 2 else { return nil }
            var pickup = Pickup(
                mode: .flight, landing: landing,
                households: group.value.map { file in
                    Pickup.Household(file.id, bags: file.members.count { $0.left == nil } + dice.int(0...2))
                }, planned: today)
            let flight = group.value.compactMap { $0.details[.flight] }.first ?? ""
            pickup.journey = try? JourneyNumber(flight, mode: .flight)
            pickup.terminal = "5"
            pickup.meetingPoint = "Utgång C"
            pickup.parking = "P5"
            if dice.chance(70) { pickup.confirmed = today }
            let persons = group.value.flatMap { $0.members.filter { $0.left == nil }.map(\.person) }
            if dice.chance(70) {
                pickup.interpreter.languages = Travellers(persons, on: landing.day).interpreted
                pickup.interpreter.backup = "Telefontolk 08-465 00 410"
            }
            pickup.wheelchairOrdered = persons.contains { $0.needs.contains(.wheelchair) }
            // A driver, an interpreter and seven more.
            for bus in 0...(persons.count / 8) {
                let driver = bus == 0 || dice.chance(50) ? caseworkers.first?.name ?? "" : ""
                pickup.vehicles.append(
                    Vehicle(
                        name: "Minibuss \(bus + 1)", seats: 9, bags: 8, wheelchairs: bus == 0 ? 1 : 0,
                        driver: driver, riders: bus == 0 ? ["tolk"] : []))
            }
            return pickup
        }
    }
}
