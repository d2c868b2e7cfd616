// Invented pickups: of those who are expected some are planned for, and the plan can be driven.

import Reception
import ReceptionSamples
import Testing

@Suite struct SamplePickupTests {
    @Test func arePlannedForHouseholdsThatComeTogether() throws {
        let today = try #require(days.first)
        let unit = unit(today, seed: 7, cases: 400)
        let files = try unit.files().filter { file in
            guard let landing = file.landing, landing.day >= today else { return false }
            return !file.facts.contains { $0.id == .received }
        }
        let pickups = unit.pickups(of: files)
        #expect(!pickups.isEmpty && pickups == unit.pickups(of: files))
        let ids = pickups.flatMap { $0.households.map(\.caseID) }
        #expect(Set(ids).count == ids.count)
        for pickup in pickups {
            #expect(throws: Never.self) {
                try Decision.check(.add(.pickup(pickup)), kind: .pickup, by: .caseworker)
            }
            #expect(pickup.journey != nil && !pickup.vehicles.isEmpty)
            #expect(files.filter { ids.contains($0.id) }.allSatisfy { !$0.isProtected })
        }
    }
}
