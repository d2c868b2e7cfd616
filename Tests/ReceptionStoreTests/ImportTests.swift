// Taking in lists: twice the same changes nothing, faults write nothing, known households are updated.

import Reception
import ReceptionStore
import Testing

@Suite struct ImportTests {
    private func person(_ line: Int, _ given: String, _ more: [PersonDetail: String] = [:]) -> ImportPerson {
        let own: [PersonDetail: String] = [
            .givenName: given, .familyName: "Tesfay", .birthDate: "1990-02-0\(line % 9 + 1)",
        ]
        return ImportPerson(
            line: line, details: own.merging(more) { _, new in new }, columns: [:],
            facts: [
                ImportFact(
                    id: "permit_granted", day: today.adding(days: -40),
                    place: ImportPlace(line: line, column: 7))
            ])
    }

    private func household(
        _ key: String, line: Int, _ persons: [ImportPerson]? = nil, caseworker: Login? = StoreFixture.anna,
        details: [CaseDetail: String] = [:]
    ) -> ImportHousehold {
        ImportHousehold(
            key: key, line: line, kind: .ebo, caseworker: caseworker,
            caseworkerPlace: ImportPlace(line: line, column: 3), details: details,
            facts: [
                ImportFact(
                    id: .received, day: today.adding(days: -20), place: ImportPlace(line: line, column: 9))
            ],
            persons: persons ?? [person(line, "Hana"), person(line + 1, "Samuel")], notes: ["från listan"])
    }

    private func take(
        _ fixture: StoreFixture, _ households: [ImportHousehold], _ options: ImportOptions = ImportOptions()
    ) throws -> ImportOutcome {
        try fixture.store.importHouseholds(options, by: fixture.lead) { give in
            for one in households { try give(one) }
        }
    }

    private var list: [ImportHousehold] { (0..<5).map { household("\($0 + 1)", line: 2 + $0 * 2) } }

    /// Somebody who was added for a household that was left out then: the journal tells it, and others can go on.
    @Test func whoIsAddedForNothingIsInTheJournal() throws {
        let fixture = try StoreFixture()
        let future = household(
            "1", line: 2, [person(2, "Hana", [.birthDate: "2031-01-01"])], caseworker: Login("nytt"))
        let outcome = try take(fixture, [future], ImportOptions(addsUsers: true, isQuarantining: true))
        #expect(outcome.cases == 0 && outcome.faults.count == 1)
        #expect(try fixture.store.caseworkers().contains { $0.login == Login("nytt") })
        try fixture.open(.invented("Rahimi"))
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test func theSameListTwiceChangesNothing() throws {
        let fixture = try StoreFixture()
        let first = try take(fixture, list)
        #expect([first.cases, first.persons, first.facts, first.unchanged] == [5, 10, 15, 0])
        #expect(try fixture.ask("SELECT count(*) FROM act WHERE kind = 'import'") == 1)
        let entries: Int? = try fixture.ask("SELECT count(*) FROM entry")
        let again = try take(fixture, list)
        #expect(again.faults.isEmpty)
        #expect([again.cases, again.persons, again.facts, again.unchanged] == [0, 0, 0, 10])
        #expect(try fixture.ask("SELECT count(*) FROM entry") == entries)
        #expect(try fixture.ask("SELECT count(*) FROM act WHERE kind = 'import'") == 1)
        let row = try #require(try fixture.store.search("hana", limit: 1, for: fixture.lead).first)
        let file = try fixture.store.caseFile(row.row.number, for: fixture.lead).file
        #expect(file.details[.importKey] == "5" && file.notes.count == 1 && file.members.count == 2)
    }

    @Test func aDryRunWritesNothing() throws {
        let fixture = try StoreFixture()
        let outcome = try take(fixture, list, ImportOptions(isDryRun: true))
        #expect(outcome.cases == 5)
        #expect(try fixture.ask("SELECT count(*) FROM entry") == 0)
        #expect(try take(fixture, list).cases == 5)
    }

    @Test func faultsWriteNothingUnlessPutAside() throws {
        let fixture = try StoreFixture()
        let faulty = list + [household("9", line: 40, caseworker: Login("okand"))]
        let refused = try take(fixture, faulty)
        #expect(
            refused.faults.map(\.code) == [.unknownCaseworker] && refused.faultyKeys == ["9"]
                && refused.cases == 0)
        #expect(try fixture.ask("SELECT count(*) FROM entry") == 0)
        #expect(try take(fixture, faulty, ImportOptions(isQuarantining: true)).cases == 5)
        let added = try take(fixture, faulty, ImportOptions(addsUsers: true))
        #expect(added.cases == 1 && added.faults.isEmpty)
        #expect(try fixture.store.caseworkers().contains { $0.login == Login("okand") })
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test func aFeedThatFailsTakesEverythingBack() throws {
        struct Broken: Error {}
        let fixture = try StoreFixture()
        #expect(throws: Broken.self) {
            _ = try fixture.store.importHouseholds(ImportOptions(), by: fixture.lead) { give in
                try give(household("1", line: 2))
                throw Broken()
            }
        }
        #expect(try fixture.ask("SELECT count(*) FROM entry") == 0)
    }

    @Test func knownHouseholdsAreUpdated() throws {
        let fixture = try StoreFixture()
        let number: [PersonDetail: String] = [.personnummer: "199002032385"]
        _ = try take(fixture, [household("1", line: 2, [person(2, "Hana", number)])])
        // Next year's list has another key and one person more.
        let outcome = try take(
            fixture, [household("77", line: 2, [person(2, "Hana", number), person(3, "Liya")])])
        #expect(outcome.faults.isEmpty && outcome.cases == 0 && outcome.persons == 1)
        #expect(try fixture.ask("SELECT count(*) FROM reception_case") == 1)
        // The key of an earlier list alone is not enough.
        let reused = try take(fixture, [household("1", line: 2, [person(5, "Nagon"), person(6, "Annan")])])
        #expect(reused.faults.map(\.code) == [.householdKeyReused])
        let moved = try take(
            fixture, [household("77", line: 2, [person(2, "Hana", number.merging([.sex: "woman"]) { $1 })])])
        #expect(moved.faults.isEmpty)
        let contradicts = try take(
            fixture, [household("77", line: 2, [person(2, "Hana", number.merging([.sex: "man"]) { $1 })])])
        #expect(contradicts.faults.map(\.code) == [.contradiction])
    }

    @Test func anOldListComesAgainAfterSomebodyHasMovedOut() throws {
        let fixture = try StoreFixture()
        func list(_ more: [PersonDetail: String] = [:]) -> [ImportHousehold] {
            let wife: [PersonDetail: String] = [.personnummer: "199002042384", .relation: "partner"]
            return [
                household(
                    "1", line: 2,
                    [
                        person(2, "Hana", [.personnummer: "199002032385", .relation: "applicant"]),
                        person(3, "Samuel", wife.merging(more) { _, new in new }),
                    ])
            ]
        }
        _ = try take(fixture, list())
        let number = try #require(try fixture.rows().first?.number)
        let what = HouseholdSplit(persons: [2], day: today, caseworker: StoreFixture.bo)
        let own = try #require(try fixture.apply(.split(what), on: number).summary.cases.last)
        let again = try take(fixture, list())
        #expect(again.faults.isEmpty && again.unchanged == 2 && again.persons == 0)
        // What is new of her belongs to her own case, and the list says where it stands.
        #expect(try take(fixture, list([.phone: "0701234567"])).faults.map(\.code) == [.personLeft])
        // In her own household she is known by her number.
        let row = person(3, "Samuel", [.personnummer: "199002042384", .sex: "man"])
        let hers = household("2", line: 2, [row], caseworker: nil)
        #expect(try take(fixture, [hers]).faults.isEmpty)
        #expect(try fixture.store.caseFile(own, for: fixture.bo).file.member(1)?.person[.sex] == "man")
        #expect(try fixture.store.caseFile(number, for: fixture.bo).file.member(2)?.person[.sex] == nil)
    }

    @Test func whatWasTakenBackIsReported() throws {
        let fixture = try StoreFixture()
        _ = try take(fixture, [household("1", line: 2)])
        let number = try #require(try fixture.rows().first?.number)
        try fixture.apply(.retract(.received, person: nil, day: nil, reason: "moved"), on: number)
        #expect(try take(fixture, [household("1", line: 2)]).faults.map(\.code) == [.retractedValue])
    }

    @Test func severalHouseholdsMayMatch() throws {
        let fixture = try StoreFixture()
        let (a, b): ([PersonDetail: String], [PersonDetail: String]) = (
            [.personnummer: "199002032385"], [.personnummer: "199002042384"]
        )
        _ = try take(
            fixture,
            [household("1", line: 2, [person(2, "A", a)]), household("2", line: 3, [person(3, "B", b)])])
        let both = try take(fixture, [household("3", line: 2, [person(2, "A", a), person(3, "B", b)])])
        #expect(both.faults.map(\.code) == [.severalHouseholdsMatch])
    }

    /// Where somebody protected lives comes from no list, whichever row says that she is protected.
    @Test(arguments: [CaseDetail.address, .dwellingNumber, .landlord])
    func noProtectedHouseholdGetsAnAddress(_ detail: CaseDetail) throws {
        let fixture = try StoreFixture()
        let b: [PersonDetail: String] = [.personnummer: "199002042384"]
        let protected = b.merging([.protection: "protected_registration"]) { $1 }
        let home = [detail: "7"]
        func codes(_ households: [ImportHousehold]) throws -> [ImportFault.Code] {
            try take(fixture, households).faults.map(\.code)
        }
        let other = person(3, "C", [:])
        #expect(
            try codes([
                household("1", line: 2, [other, person(2, "B", protected)], caseworker: nil, details: home)
            ])
                == [.protectedAddress])
        #expect(try codes([household("1", line: 2, [person(2, "B", b)], caseworker: nil)]).isEmpty)
        #expect(
            try codes([household("1", line: 2, [person(2, "B", protected)], caseworker: nil, details: home)])
                == [.protectedAddress])
        // What is known already is not told anew, and what is not protected may be told.
        #expect(
            try codes([household("1", line: 2, [person(2, "B", b)], caseworker: nil, details: home)]).isEmpty)
        let number = try #require(try fixture.rows().first?.number)
        try fixture.apply(.assign(fixture.lead.login), on: number, by: fixture.lead)
        #expect(
            try codes([household("1", line: 2, [person(2, "B", protected)], caseworker: nil, details: home)])
                .isEmpty)
        #expect(
            try codes([household("1", line: 2, [person(2, "B", b)], caseworker: nil, details: [detail: "8"])])
                == [.protectedAddress])
    }

    /// Whether a list says what is right or what is wrong about somebody protected, the answer is the same.
    @Test func aListAsksNothingOfAProtectedHousehold() throws {
        let fixture = try StoreFixture()
        let b: [PersonDetail: String] = [.personnummer: "199002042384", .protection: "confidential"]
        _ = try take(fixture, [household("2", line: 2, [person(2, "B", b)], caseworker: nil)])
        let number = try #require(try fixture.rows().first?.number)
        let rows = try fixture.rows().count
        for list in [
            household("2", line: 2, [person(2, "B", b)]), household("2", line: 2, [person(2, "X", [:])]),
            household("9", line: 2, [person(2, "B", b)]), household("9", line: 2, [person(3, "X", b)]),
            household("2", line: 2, [person(2, "B", b)], details: [.address: "Gatan 1"]),
            household("2", line: 2, [person(2, "B", b), person(3, "C", [:])]),
        ] {
            let outcome = try take(fixture, [list])
            #expect(outcome.cases == 0 && outcome.persons == 0 && outcome.facts == 0)
            #expect(
                outcome.withheld == [2] && outcome.unchanged == list.persons.count && outcome.faults.isEmpty)
        }
        #expect(try fixture.rows().count == rows)
        // Whoever has it goes on reading it in.
        try fixture.apply(.assign(fixture.lead.login), on: number, by: fixture.lead)
        #expect(
            try take(fixture, [household("2", line: 2, [person(2, "B", b)], caseworker: nil)]).withheld
                .isEmpty)
    }

    @Test func anImportIsTakenBackAsOneAct() throws {
        let fixture = try StoreFixture()
        _ = try take(fixture, list)
        let undone = try fixture.store.undo(by: fixture.lead)
        #expect(undone.summary.kind == .import && undone.summary.cases.count == 5)
        #expect(try fixture.rows().isEmpty)
        #expect(try take(fixture, list).cases == 5)
    }
}
