// The invented flats of every test of the screens.

import Reception

extension World {
    /// Flats that are empty, reserved, lived in, offered and over, and one of a protected household.
    static func addFlats(to store: MemoryStore) {
        func flat(_ address: String, _ change: (inout Dwelling) -> Void) {
            var flat = Dwelling(address: address, from: day("2026-01-15"))
            (flat.dwellingNumber, flat.landlord, flat.rooms, flat.beds) = ("1102", "Strandhem AB", 3, 6)
            (flat.rent, flat.floor, flat.area) = (9300, 1, 74)
            change(&flat)
            store.put(flat)
        }
        func household(_ serial: Int, _ since: String) -> Dwelling.Household? {
            store.files.first { $0.number.serial == serial }
                .map { Dwelling.Household($0.id, since: day(since)) }
        }
        flat("Tallvägen 4") {
            $0.until = day("2027-01-14")
            $0.schoolNote = "400 m till skolan"
            $0.doorCode = "1357"
        }
        flat("Åsgatan 9") {
            ($0.beds, $0.rent, $0.floor, $0.hasLift) = (2, 6100, 4, true)
            $0.furnishing = day("2026-02-20")
        }
        flat("Sandgatan 2") {
            $0.household = household(2, "2026-02-25")
            $0.ready = day("2026-03-01")
        }
        flat("Hamngatan 7") {
            $0.household = household(4, "2026-01-16")
            $0.keys = Dwelling.Keys(count: 3, handedOver: day("2026-01-20"), signedBy: "Nadia")
            $0.until = day("2026-06-30")
        }
        flat("Bäckgatan 1") { $0.from = nil }
        let hidden = store.files.first { $0.isProtected }
        flat("Långgatan 5") { $0.household = hidden.map { Dwelling.Household($0.id, since: today) } }
        flat("Kyrkogatan 3") { $0.ended = day("2026-02-01") }
    }
}
