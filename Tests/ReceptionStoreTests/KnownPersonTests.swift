// Likely duplicates: by number, by name and birth date, never what is hidden, and by the index alone.

import GRDB
import Reception
import Testing

@testable import ReceptionStore

struct KnownPersonTests {
    private func household(
        _ given: String, _ family: String, _ more: [PersonDetail: String] = [:],
        caseworker: Login = StoreFixture.anna,
        landlord: String? = nil
    ) -> NewHousehold {
        var details: [PersonDetail: String] = [
            .givenName: given, .familyName: family, .birthDate: "1991-05-02", .relation: "applicant",
        ]
        details.merge(more) { _, new in new }
        return NewHousehold(
            kind: .kvot, caseworker: caseworker, details: landlord.map { [.landlord: $0] } ?? [:],
            persons: [NewHousehold.Person(details: details)])
    }

    private func query(_ details: [PersonDetail: String]) -> KnownPersonQuery { KnownPersonQuery(details) }

    private func name(_ given: String, _ family: String, _ born: String = "1991-05-02") -> KnownPersonQuery {
        query([.givenName: given, .familyName: family, .birthDate: born])
    }

    @Test func numbersAndNamesWithBirthDatesAreFound() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(
            household("Åsa", "Мельник", [.dossiernummer: "12345678", .personnummer: "199105022389"]))
        func found(_ query: KnownPersonQuery) throws -> [KnownPerson.Matched] {
            let all = try fixture.store.known(query, for: fixture.bo)
            #expect(all.allSatisfy { $0.row.number == number && $0.person == 1 })
            return all.map(\.matched)
        }
        #expect(try found(query([.dossiernummer: "12345678"])) == [.dossiernummer])
        #expect(try found(query([.personnummer: "199105022389"])) == [.personnummer])
        #expect(try found(query([.samordningsnummer: "199105022389"])) == [])
        #expect(try found(name("asa", "Melnyk")) == [.name])
        // Family name first is the same name; another birthday is another person.
        #expect(try found(name("Melnyk", "ÅSA")) == [.name])
        #expect(try found(name("Asa", "Melnyk", "1991-05-03")) == [])
        #expect(try found(query([.givenName: "Asa", .familyName: "Melnyk"])) == [])
        #expect(query([.givenName: "Asa", .familyName: "Melnyk"]).isEmpty)
        // What is found by a number is not found again by the name.
        let whole = query([
            .givenName: "Asa", .familyName: "Melnyk", .birthDate: "1991-05-02", .dossiernummer: "12345678",
        ])
        #expect(try found(whole) == [.dossiernummer])
    }

    @Test func aProtectedHouseholdIsFoundByItsOwnHandlaggareOnly() throws {
        let fixture = try StoreFixture()
        let secret = household(
            "Hemlig", "Hemligsson", [.protection: "confidential", .dossiernummer: "87654321"])
        try fixture.reveal(try fixture.open(secret))
        for query in [name("Hemlig", "Hemligsson"), query([.dossiernummer: "87654321"])] {
            #expect(try fixture.store.known(query, for: fixture.anna).count == 1)
            for other in [fixture.bo, fixture.lead, fixture.reader] {
                #expect(try fixture.store.known(query, for: other).isEmpty)
            }
        }
    }

    @Test func whatIsCorrectedUndoneOrLeftIsFollowed() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(household("Amal", "Provsson"))
        try fixture.apply(.correctPerson(1, [.givenName: "Amale"], from: today), on: number)
        func count(_ given: String) throws -> Int {
            try fixture.store.known(name(given, "Provsson"), for: fixture.bo).count
        }
        #expect(try (count("Amal"), count("Amale")) == (0, 1))
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try (count("Amal"), count("Amale")) == (1, 0))
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try count("Amal") == 0)
        _ = try fixture.store.redo(by: fixture.anna)
        #expect(try count("Amal") == 1)
        let other: [PersonDetail: String] = [
            .givenName: "Bo", .familyName: "Provsson", .birthDate: "1980-01-01",
        ]
        try fixture.apply(.join(NewHousehold.Person(details: other), today), on: number)
        try fixture.apply(.leave(1, .moved, today), on: number)
        #expect(try count("Amal") == 0)
    }

    @Test func theLookUpGoesByTheIndex() throws {
        let fixture = try StoreFixture()
        for sql in [
            "SELECT 1 FROM known_name k CROSS JOIN membership m ON m.person_id = k.person_id WHERE k.born = 'x' AND k.folded = 'y'",
            "SELECT 1 FROM lookup_key k WHERE k.kind = 'dossiernummer' AND k.value = 'x'",
        ] {
            let plan: [String] = try fixture.store.reader.read { db in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] }
            }
            #expect(!plan.isEmpty && plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
        }
    }

    // MARK: Landlords

    @Test func landlordsAreCountedAndThoseOfProtectedHouseholdsAreNot() throws {
        let fixture = try StoreFixture()
        let first = try fixture.open(household("A", "A", landlord: "Bostaden AB"))
        try fixture.open(household("B", "B", landlord: "Bostaden AB"))
        try fixture.open(household("C", "C", landlord: "Aros"))
        try fixture.open(household("D", "D", [.protection: "confidential"], landlord: "Gömd"))
        #expect(try fixture.store.landlords(limit: 10) == ["Bostaden AB", "Aros"])
        #expect(try fixture.store.landlords(limit: 1) == ["Bostaden AB"])
        try fixture.apply(.correctCase([.landlord: "Aros"], from: today), on: first)
        #expect(try fixture.store.landlords(limit: 10) == ["Aros", "Bostaden AB"])
        // Somebody becomes protected: the place is no longer told.
        try fixture.apply(.correctPerson(1, [.protection: "confidential"], from: today), on: first)
        _ = try fixture.store.undo(by: fixture.anna)
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try fixture.store.landlords(limit: 10) == ["Bostaden AB", "Aros"])
        try fixture.apply(.correctCase([.landlord: ""], from: today), on: first)
        let counts: Int? = try fixture.ask("SELECT sum(n) FROM landlord")
        #expect(counts == 2)
    }

    /// A database of an earlier version is filled with the same as acts would have written.
    @Test func anOlderDatabaseIsFilledFromItsLog() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(household("Amal", "Provsson", landlord: "Bostaden AB"))
        try fixture.open(household("Bo", "Provsson", [.protection: "confidential"], landlord: "Gömd"))
        try fixture.open(household("Cia", "Provsson"))
        try fixture.apply(
            .correctPerson(1, [.birthDate: "1991-05-03", .phone: "070"], from: today), on: number)
        try fixture.apply(.correctPerson(1, [.phone: "071"], from: today), on: number)
        try fixture.apply(.correctCase([.landlord: "Aros", .address: "Väg 1"], from: today), on: number)
        let names =
            "SELECT group_concat(born || folded || person_id, ' ') FROM (SELECT * FROM known_name ORDER BY 1, 2, 3)"
        let landlords = "SELECT group_concat(name || n, ' ') FROM landlord"
        let before: (String?, String?) = (try fixture.ask(names), try fixture.ask(landlords))
        #expect(before.0?.contains("1991-05-03amal provsson") == true && before.1 == "Aros1")
        try fixture.makeOlder(4)
        _ = try fixture.another()
        let after: (String?, String?) = (try fixture.ask(names), try fixture.ask(landlords))
        #expect(after == before)
    }
}
