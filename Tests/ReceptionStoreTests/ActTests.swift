// Acts on a real file: what is written is what is read, and refusals write nothing.

import Reception
import ReceptionData
import ReceptionStore
import Testing

@Suite struct ActTests {
    @Test func opensACaseAndReadsItBack() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        #expect(number == CaseNumber(year: 2026, serial: 1))
        let view = try fixture.store.caseFile(number, for: fixture.bo)
        #expect(!view.isMasked)
        #expect(view.file.household == "Haddad")
        #expect(view.file.members.count == 2)
        #expect(view.file.details[.address] == "Storgatan 12")
        #expect(view.deadlines.contains { $0.key.rule == "MOT-ABO" })
        let computed = fixture.store.engine.deadlines(of: view.file)
        #expect(Set(computed.map(\.key)) == Set(view.deadlines.map(\.key)))
        for deadline in computed {
            let row = try #require(view.deadlines.first { $0.key == deadline.key })
            #expect(
                row.due == deadline.due && row.outcome == deadline.outcome
                    && row.lapsesOn == deadline.lapsesOn)
            #expect(row.opensOn == deadline.opensOn && row.rawDue == deadline.rawDue)
        }
    }

    @Test func numbersFollowOnEachOtherWithinAYear() throws {
        let fixture = try StoreFixture()
        let first = try fixture.open(.invented("A"))
        let second = try fixture.open(.invented("B"))
        #expect([first.serial, second.serial] == [1, 2])
        let later = StoreFixture.actor(StoreFixture.anna, on: today.adding(days: 365))
        #expect(try fixture.open(.invented("C"), by: later) == CaseNumber(year: 2027, serial: 1))
    }

    @Test func everyKindOfEntryComesBack() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad", received: today.adding(days: -9)))
        let booking = Booking(
            minutes: 570, what: "Läkare\n=\\t", with: "a\tb", place: "c\\", phone: "1", reference: "r",
            persons: [1, 2],
            cancelBy: today)
        let target = try #require(
            try fixture.store.caseFile(number, for: fixture.anna).deadlines.first {
                $0.outcome == .open && $0.nature == .target && $0.due != nil
            })
        try fixture.apply(.book(today.adding(days: 1), booking), on: number)
        try fixture.apply(.remind(today, "Ring\r\nhyresvärden"), on: number)
        try fixture.apply(.note("viktigt", important: true), on: number)
        try fixture.apply(.snooze([target.key], until: today.adding(days: 5)), on: number)
        try fixture.apply(.waive([target.key], .notRelevant, note: "nej"), on: number)
        try fixture.apply(.correctPerson(1, [.phone: "070=1"], from: today), on: number)
        try fixture.apply(
            .record("establishment_started", today, .persons([1]), until: nil, value: nil), on: number)
        try fixture.apply(.pause(person: 1, from: today, to: nil, .parental), on: number)
        try fixture.apply(.assign(StoreFixture.bo), on: number)
        try fixture.apply(.close(.moved, today, note: "flyttat"), on: number)
        let file = try fixture.store.caseFile(number, for: fixture.anna).file
        #expect(file.bookings.first?.content == .booking(booking))
        #expect(file.reminders.first?.content == .reminder("Ring\r\nhyresvärden"))
        #expect(file.notes.last?.content == .note("viktigt", important: true))
        #expect(file.snoozes.count == 1 && file.waivers.count == 1)
        #expect(
            file.waivers.first?.content
                == .waiver(target.key.rule, trigger: target.key.trigger, .notRelevant, note: "nej"))
        #expect(file.member(1)?.person[.phone] == "070=1")
        #expect(file.facts.contains { $0.id == .establishmentPaused && $0.value == "parental" })
        #expect(file.caseworker == StoreFixture.bo)
        #expect(file.closing?.content == .closing(.moved, note: "flyttat"))
    }

    @Test func refusalsWriteNothing() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        let before: Int? = try fixture.ask(
            "SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM journal)")
        let id = try fixture.id(number)
        let request = ActRequest(
            kind: .record, subject: nil,
            steps: [
                (id, .note("först", important: false)),
                (id, .record(.received, today.adding(days: 1), .unstated, until: nil, value: nil)),
            ])
        #expect(throws: StoreError.self) { try fixture.store.apply(request, by: fixture.anna) }
        #expect(throws: StoreError.self) { try fixture.apply(.reopen, on: number) }
        #expect(throws: StoreError.self) {
            try fixture.apply(.note("x", important: false), on: number, by: fixture.reader)
        }
        let stranger = StoreFixture.actor(Login("nobody"), .teamLead)
        #expect(throws: StoreError.self) {
            try fixture.apply(.note("x", important: false), on: number, by: stranger)
        }
        let after: Int? = try fixture.ask(
            "SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM journal)")
        #expect(before == after)
    }

    @Test func theStoredRoleCountsNotTheStatedOne() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        let pretending = StoreFixture.actor(StoreFixture.reader, .teamLead)
        #expect(throws: StoreError.self) {
            try fixture.apply(.note("x", important: false), on: number, by: pretending)
        }
    }

    @Test func stepsWithoutACaseGoToTheOneJustOpened() throws {
        let fixture = try StoreFixture()
        let request = ActRequest(
            kind: .generate, subject: nil,
            steps: [
                (nil, .open(.invented("Ett"))),
                (nil, .record(.received, today, .unstated, until: nil, value: nil)),
                (nil, .open(.invented("Två"))), (nil, .note("hej", important: false)),
            ])
        let receipt = try fixture.store.apply(request, by: fixture.anna)
        #expect(receipt.summary.cases.count == 2)
        let first = try fixture.store.caseFile(receipt.summary.cases[0], for: fixture.anna).file
        #expect(first.facts.contains { $0.id == .received })
        let second = try fixture.store.caseFile(receipt.summary.cases[1], for: fixture.anna).file
        #expect(second.notes.count == 2 && !second.facts.contains { $0.id == .received })
    }

    @Test func anActThatChangesNothingLeavesNoTrace() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Haddad"))
        let acts: Int? = try fixture.ask("SELECT count(*) FROM act")
        let receipt = try fixture.apply(.assign(StoreFixture.anna), on: number)
        #expect(receipt.act == nil)
        #expect(try fixture.ask("SELECT count(*) FROM act") == acts)
    }
}
