// What the unit keeps besides its cases, on a real file: versions, undo, and two people at once.

import Reception
import ReceptionStore
import Testing

@Suite struct UnitRecordTests {
    private func pickup(_ households: [CaseID], day: Day = today.adding(days: 10)) throws -> Pickup {
        var pickup = Pickup(
            mode: .flight, landing: Landing(day: day, minutes: 875),
            households: households.map { Pickup.Household($0, bags: 4, escort: "Ledsagare, IOM") },
            planned: today)
        pickup.journey = try JourneyNumber("SK1418", mode: .flight)
        pickup.terminal = "5"
        pickup.meetingPoint = "utgång C\nvid pelaren"
        pickup.statedDutyDay = day.adding(days: -1)
        pickup.confirmed = today
        pickup.wheelchairOrdered = true
        pickup.interpreter.languages = ["ara", "tir"]
        pickup.interpreter.agency = "Tolkförmedling=Väst"
        pickup.interpreter.backup = "010-00 00 00"
        pickup.staff = ["anna", "bo"]
        pickup.vehicles = [
            Vehicle(
                name: "Minibuss 1", seats: 9, bags: 8, wheelchairs: 1, driver: "anna", riders: ["tolk", ""]),
            Vehicle(name: "Minibuss 2", seats: 9, bags: 8),
        ]
        return pickup
    }

    private func request(_ change: UnitChange) -> ActRequest {
        ActRequest(kind: .pickup, subject: nil, steps: [], records: [change])
    }

    @Test func isReadAsItWasWritten() throws {
        let fixture = try StoreFixture()
        let ids = try ["Haddad", "Tesfay"].map { try fixture.id(fixture.open(.invented($0))) }
        let written = try pickup(ids)
        _ = try fixture.store.apply(request(.add(.pickup(written))), by: fixture.anna)
        let record = try #require(try fixture.store.record(RecordID(.pickup, 1)))
        guard case .pickup(var read) = record.content else { return }
        // A line break within a text of a list is a space; elsewhere it stays.
        #expect(read.vehicles[0].riders == ["tolk", ""])
        read.vehicles[0].riders = written.vehicles[0].riders
        #expect(read == written)
        #expect(record.by == StoreFixture.anna)
        #expect(try fixture.store.records(.pickup, of: ids[1]) == [record])
        #expect(try fixture.store.records(.pickup, on: today...today.adding(days: 9)).isEmpty)
        #expect(try fixture.store.records(.pickup, on: today...today.adding(days: 10)) == [record])
        // It stands in the journal of both.
        for number in try fixture.store.cases(CaseQuery(scope: .all, limit: 9), for: fixture.anna).map(
            \.number)
        {
            let events = try fixture.store.journal(of: number, .first, limit: 9, for: fixture.anna).rows
            #expect(events.first?.kind == .pickup)
        }
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test func isTakenBackAndDoneAgain() throws {
        let fixture = try StoreFixture()
        let id = try fixture.id(fixture.open(.invented("Haddad")))
        func now() throws -> UnitContent? { try fixture.store.record(RecordID(.pickup, 1))?.content }
        let first = UnitContent.pickup(try pickup([id]))
        let second = UnitContent.pickup(try pickup([id], day: today.adding(days: 12)))
        _ = try fixture.store.apply(request(.add(first)), by: fixture.anna)
        let version = try #require(try fixture.store.record(RecordID(.pickup, 1))).version
        _ = try fixture.store.apply(request(.replace(version, second)), by: fixture.anna)
        let later = try #require(try fixture.store.record(RecordID(.pickup, 1))).version
        _ = try fixture.store.apply(request(.remove(later)), by: fixture.anna)
        #expect(try now() == nil)
        for _ in 0..<2 {
            _ = try fixture.store.undo(by: fixture.anna)
            #expect(try now() == second)
            _ = try fixture.store.undo(by: fixture.anna)
            #expect(try now() == first)
            let undone = try fixture.store.undo(by: fixture.anna)
            #expect(undone.summary.kind == .pickup)
            #expect(try now() == nil)
            for expected in [first, second, nil] {
                _ = try fixture.store.redo(by: fixture.anna)
                #expect(try now() == expected)
            }
        }
        #expect(try fixture.store.verifyJournal() == nil)
    }

    /// The journal of each household says what became of the record, and nothing of the other household.
    @Test func theJournalSaysWhatWasDone() throws {
        let fixture = try StoreFixture()
        let numbers = try ["Haddad", "Tesfay"].map { try fixture.open(.invented($0)) }
        let ids = try numbers.map { try fixture.id($0) }
        func apply(_ make: (UnitRecord) throws -> UnitChange, _ id: RecordID) throws {
            let record = try #require(try fixture.store.record(id))
            _ = try fixture.store.apply(request(try make(record)), by: fixture.anna)
        }
        func told(_ index: Int) throws -> [UnitStep] {
            try fixture.store.journal(of: numbers[index], .first, limit: 50, for: fixture.anna).rows
                .reversed().flatMap(\.steps)
        }
        let (first, second) = (today.adding(days: 10), today.adding(days: 12))
        let id = RecordID(.pickup, 1)
        _ = try fixture.store.apply(request(.add(.pickup(pickup(ids)))), by: fixture.anna)
        try apply({ .replace($0.version, .pickup(try pickup(ids, day: second))) }, id)
        try apply({ .replace($0.version, .pickup(try pickup([ids[0]], day: second))) }, id)
        try apply({ .remove($0.version) }, id)
        let done: [UnitStep] = [
            .pickupPlanned(first), .pickupMoved(from: first, to: second), .pickupChanged(second),
            .pickupRemoved(second),
        ]
        #expect(try told(0) == done)
        #expect(try told(1) == [done[0], done[1], .pickupLeft(second)])
        // What an undo lets stand again is told too, and what it took back is told as before.
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try told(0) == done + [.pickupPlanned(second)])

        let flat = RecordID(.dwelling, 1)
        var home = Dwelling(address: "Storgatan 1", from: today)
        _ = try fixture.store.apply(request(.add(.dwelling(home))), by: fixture.anna)
        home.household = Dwelling.Household(ids[1], since: today)
        try apply({ .replace($0.version, .dwelling(home)) }, flat)
        home.keys.handedOver = today
        try apply({ .replace($0.version, .dwelling(home)) }, flat)
        home.household = Dwelling.Household(ids[0], since: today)
        home.keys.handedOver = nil
        try apply({ .replace($0.version, .dwelling(home)) }, flat)
        #expect(try told(1).suffix(3) == [.flatReserved(1), .flatKeys(1, today), .flatLeft(1)])
        #expect(try told(0).last == .flatReserved(1))
    }

    @Test func nobodyWritesOverWhatAnotherChanged() throws {
        let fixture = try StoreFixture()
        let id = try fixture.id(fixture.open(.invented("Haddad")))
        _ = try fixture.store.apply(request(.add(.pickup(pickup([id])))), by: fixture.anna)
        let seen = try #require(try fixture.store.record(RecordID(.pickup, 1))).version
        let other = try fixture.another()
        _ = try other.apply(
            request(.replace(seen, .pickup(pickup([id], day: today.adding(days: 11))))), by: fixture.bo)
        do {
            _ = try fixture.store.apply(
                request(.replace(seen, .pickup(pickup([id], day: today.adding(days: 12))))), by: fixture.anna)
            Issue.record("anna wrote over what bo had changed")
        } catch StoreError.refused(let error, _) {
            #expect(error == .recordChanged(by: StoreFixture.bo))
        }
        // Nor does she take back what he has changed since.
        do {
            _ = try fixture.store.undo(by: fixture.anna)
            Issue.record("anna took back what bo had changed")
        } catch StoreError.undoBlocked(let by, _) {
            #expect(by == StoreFixture.bo)
        }
        _ = try fixture.store.undo(by: fixture.bo)
        #expect(try fixture.store.record(RecordID(.pickup, 1))?.content == .pickup(pickup([id])))
    }

    @Test func isRefusedWholeWithTheRestOfItsAct() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        let id = try fixture.id(number)
        let notes = try fixture.store.caseFile(number, for: fixture.anna).file.notes.count
        let steps: [(caseID: CaseID?, command: CaseCommand)] = [(id, .note("ett", important: false))]
        for change in [UnitChange.add(.pickup(try pickup([]))), .add(.pickup(try pickup([id, id])))] {
            let request = ActRequest(kind: .pickup, subject: nil, steps: steps, records: [change])
            #expect(throws: StoreError.self) { try fixture.store.apply(request, by: fixture.anna) }
        }
        #expect(try fixture.store.caseFile(number, for: fixture.anna).file.notes.count == notes)
        let figure = QuotaFigure(scheme: .kommuntal, year: 2026, persons: 24, decided: today)
        for actor in [fixture.anna, fixture.reader] {
            #expect(throws: StoreError.self) {
                try fixture.store.apply(request(.add(.quota(figure))), by: actor)
            }
        }
        _ = try fixture.store.apply(request(.add(.quota(figure))), by: fixture.lead)
        #expect(try fixture.store.record(RecordID(.quota, 1))?.content == .quota(figure))
    }

    @Test func ofAProtectedHouseholdIsChangedByItsHandlaggareAlone() throws {
        let fixture = try StoreFixture()
        let id = try fixture.id(fixture.open(.invented("Haddad", protection: .confidential)))
        #expect(throws: StoreError.self) {
            try fixture.store.apply(request(.add(.pickup(pickup([id])))), by: fixture.bo)
        }
        _ = try fixture.store.apply(request(.add(.pickup(pickup([id])))), by: fixture.anna)
        let seen = try #require(try fixture.store.record(RecordID(.pickup, 1))).version
        #expect(throws: StoreError.self) { try fixture.store.apply(request(.remove(seen)), by: fixture.bo) }
        #expect(throws: StoreError.self) { try fixture.store.apply(request(.remove(seen)), by: fixture.lead) }
    }
}
