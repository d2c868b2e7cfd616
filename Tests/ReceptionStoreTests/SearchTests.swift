// Search everywhere: names in any script, numbers in any spelling, addresses and the words around in a note.

import Reception
import Testing

@testable import ReceptionStore

@Suite struct SearchTests {
    private func household(
        _ given: String, _ family: String, _ more: [PersonDetail: String] = [:], note: String = "x"
    ) -> NewHousehold {
        var details: [PersonDetail: String] = [
            .givenName: given, .familyName: family, .birthDate: "1985-05-03",
            .relation: Relation.applicant.rawValue,
        ]
        details.merge(more) { _, new in new }
        return NewHousehold(
            kind: .abo, caseworker: StoreFixture.anna,
            details: [.address: "Södra Vägen 12", .landlord: "Ringbo"],
            facts: [], persons: [NewHousehold.Person(details: details)], notes: [note])
    }

    private func hits(_ text: String, _ fixture: StoreFixture) throws -> [String] {
        try fixture.store.search(text, limit: 9, for: fixture.anna).map {
            "\($0.matched.rawValue): \($0.words)"
        }
    }

    @Test func namesInAnyScript() throws {
        let fixture = try StoreFixture()
        try fixture.open(household("Åsa", "Öberg"))
        try fixture.open(household("Сергій", "Мельник"))
        try fixture.open(household("محمد", "الحسن"))
        try fixture.open(household("Yonas", "ገብረመድህን"))
        #expect(try hits("asa", fixture) == ["name: Åsa Öberg"])
        #expect(try hits("ÖBERG å", fixture) == ["name: Åsa Öberg"])
        for typed in ["melnyk", "Мельн", "serhii melnyk", "мельник сергій"] {
            #expect(try hits(typed, fixture) == ["name: Сергій Мельник"], "\(typed)")
        }
        for typed in ["muhammad", "mohamed hassan", "محمد", "الحسن"] {
            #expect(try hits(typed, fixture) == ["name: محمد الحسن"], "\(typed)")
        }
        #expect(try hits("gebremedhin", fixture) == ["name: Yonas ገብረመድህን"])
    }

    @Test func numbersAddressesAndNotes() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(
            household(
                "Sara", "Berg", [.personnummer: "198505032384", .phone: "070-123 45 67"],
                note: "Ringde skolan om en plats i förskoleklass till hösten, de återkommer på torsdag."))
        for typed in ["850503-2384", "19850503 2384", "198505032384", "8505032384"] {
            #expect(try hits(typed, fixture).first == "number: ", "\(typed)")
        }
        for typed in ["070-123 45 67", "0701234567", "+46 70 123 45 67", "070123"] {
            #expect(try hits(typed, fixture).first == "number: ", "\(typed)")
        }
        #expect(try hits(number.description, fixture) == ["case: "])
        #expect(try hits("sodra vag", fixture) == ["address: Södra Vägen 12, Ringbo"])
        let note = try #require(try hits("förskoleklass", fixture).first)
        #expect(note.hasPrefix("note: … ") && note.contains("en plats i förskoleklass till hösten"))
        #expect(try hits("berg", fixture) == ["name: Sara Berg"])
        #expect(try hits("", fixture).isEmpty && hits("finnsinte", fixture).isEmpty)
    }

    @Test func whoBearsANameComesFirst() throws {
        let fixture = try StoreFixture()
        try fixture.open(household("Sara", "Ringbom"))
        for _ in 0..<3 { try fixture.open(household("Omar", "Aziz")) }
        let found = try fixture.store.search("ringbo", limit: 2, for: fixture.anna)
        #expect(found.map(\.matched) == [.name, .address])
    }

    /// An older database has its names folded otherwise; opening it brings them up to date.
    @Test func anOlderDatabaseIsBroughtUpToDate() throws {
        let fixture = try StoreFixture()
        try fixture.open(household("محمد", "Գրիգորյան"))
        try fixture.force("UPDATE case_text SET names = 'mhmd'; UPDATE person SET folded = 'mhmd'")
        try fixture.makeOlder(4)
        let upgraded = try fixture.another()
        #expect(try upgraded.search("grigoryan mohammad", limit: 9, for: fixture.anna).first?.person == 1)
    }
}
