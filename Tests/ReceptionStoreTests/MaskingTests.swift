// Protected households: what others may not see is not in any answer.

import Reception
import ReceptionStore
import Testing

@Suite struct MaskingTests {
    private func secret(_ fixture: StoreFixture) throws -> CaseNumber {
        let number = try fixture.open(.invented("Hemlig", protection: .confidential))
        try fixture.apply(.remind(today, "Hemlig påminnelse"), on: number)
        try fixture.apply(.correctPerson(1, [.personnummer: "198505032384"], from: today), on: number)
        try fixture.apply(
            .book(today, Booking(minutes: nil, what: "Hemlig läkare", place: "Hemliggatan")), on: number)
        try fixture.apply(
            .waive(
                [
                    DeadlineKey(
                        caseID: try fixture.id(number), person: nil, rule: "MOT-ABO",
                        trigger: try trigger(fixture, number))
                ], .declined, note: "Hemlig not"), on: number)
        return number
    }

    private func trigger(_ fixture: StoreFixture, _ number: CaseNumber) throws -> EntryID? {
        try fixture.store.caseFile(number, for: fixture.anna).deadlines.first { $0.key.rule == "MOT-ABO" }?
            .key.trigger
    }

    @Test func othersSeeANumberOnly() throws {
        let fixture = try StoreFixture()
        let number = try secret(fixture)
        for viewer in [fixture.bo, fixture.lead, fixture.reader] {
            let view = try fixture.store.caseFile(number, for: viewer)
            #expect(view.isMasked && view.file.isProtected)
            #expect(view.file.household.isEmpty && view.file.details.isEmpty && view.file.notes.isEmpty)
            #expect(view.file.members.count == 2)
            #expect(view.file.caseworker == StoreFixture.anna && view.file.latestKind == .abo)
            #expect(
                !"\(view)".contains("Hemlig") && !"\(view)".contains("19850503")
                    && !"\(view)".contains("Storgatan"))
            let answers: [Any] = [
                try fixture.rows(for: viewer), try fixture.store.day(of: StoreFixture.anna, for: viewer),
                try fixture.store.cases(CaseQuery(scope: .all, limit: 9), for: viewer),
                try fixture.store.undoable(by: viewer),
                try fixture.store.bookings(BookingQuery(scope: .all, days: today...today), for: viewer),
                try fixture.store.clashes(
                    of: BookingDraft(
                        caseID: try fixture.id(number), day: today, booking: Booking(minutes: 600, what: "")),
                    for: viewer),
                try fixture.store.journal(of: number, .first, limit: 50, for: viewer),
            ]
            for answer in answers { #expect(!"\(answer)".contains("Hemlig")) }
            #expect(try fixture.rows(for: viewer).allSatisfy(\.isMasked))
            for text in ["hemlig", "storgatan", "tåg", "198505032384", "amina"] {
                #expect(try fixture.store.search(text, limit: 9, for: viewer).isEmpty, "\(text)")
                #expect(try fixture.rows(for: viewer) { $0.text = text }.isEmpty)
            }
            let byNumber = try fixture.store.search(number.description, limit: 9, for: viewer)
            #expect(byNumber.map(\.matched) == [.caseNumber] && byNumber.first?.row.household == "")
        }
    }

    @Test func itsOwnHandlaggareSeesEverything() throws {
        let fixture = try StoreFixture()
        let number = try secret(fixture)
        // Not before she has said why.
        let before = try fixture.store.caseFile(number, for: fixture.anna)
        #expect(before.isMasked && before.mayReveal && before.file.household.isEmpty)
        #expect(try fixture.store.search("hemlig", limit: 9, for: fixture.anna).isEmpty)
        try fixture.reveal(number)
        let view = try fixture.store.caseFile(number, for: fixture.anna)
        #expect(!view.isMasked && view.file.household == "Hemlig" && view.file.notes.count == 1)
        #expect(try fixture.rows(for: fixture.anna).contains { $0.text == "Hemlig påminnelse" })
        #expect(try fixture.store.search("hemlig", limit: 9, for: fixture.anna).first?.matched == .name)
        #expect(try fixture.store.search("850503-2384", limit: 9, for: fixture.anna).first?.person == 1)
        #expect(try fixture.store.search("storg", limit: 9, for: fixture.anna).first?.matched == .address)
        #expect(try fixture.store.search("tåg", limit: 9, for: fixture.anna).first?.matched == .note)
    }

    @Test func followsTheHandlaggareAndTheProtection() throws {
        let fixture = try StoreFixture()
        let number = try secret(fixture)
        try fixture.apply(.assign(StoreFixture.bo), on: number)
        #expect(try fixture.store.caseFile(number, for: fixture.anna).isMasked)
        try fixture.reveal(number, to: fixture.bo)
        #expect(try !fixture.store.caseFile(number, for: fixture.bo).isMasked)
        try fixture.apply(.correctPerson(2, [.protection: ""], from: today), on: number, by: fixture.bo)
        #expect(try fixture.store.caseFile(number, for: fixture.anna).file.household == "Hemlig")
        #expect(try fixture.store.search("hemlig", limit: 9, for: fixture.reader).count == 1)
    }

    @Test func aMaskedDeadlineIsNotExplainedAndABirthdayNotTold() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Hemlig", protection: .confidential))
        try fixture.apply(.correctPerson(2, [.birthDate: "2009-05-03"], from: today), on: number)
        func birthdays(_ viewer: Actor) throws -> [QueueRow] {
            let closed = try fixture.rows(for: viewer) { $0.includesClosed = true }
            let ofCase = try fixture.store.caseFile(number, for: viewer).deadlines
            return (closed + ofCase).filter { $0.number == number && $0.key.trigger == nil }
        }
        for viewer in [fixture.anna, fixture.bo, fixture.lead] {
            let rows = try birthdays(viewer)
            #expect(!rows.isEmpty && rows.allSatisfy { $0.due != nil && $0.triggerDay == nil })
            for row in try fixture.rows(for: viewer) where row.number == number {
                #expect(try fixture.store.explanation(of: row.key, for: viewer) == nil)
                #expect(row.key.trigger == nil || row.triggerDay != nil)
            }
        }
        try fixture.reveal(number)
        let rows = try birthdays(fixture.anna)
        #expect(rows.contains { $0.triggerDay?.description == "2027-05-03" })
        for row in rows {
            let explanation = try #require(try fixture.store.explanation(of: row.key, for: fixture.anna))
            #expect(explanation.deadline.due == row.due && explanation.deadline.triggerDay == row.triggerDay)
        }
    }

    /// Paper and mail keep a protected household back from its own handläggare too.
    @Test func saysWhichOfSomeCasesAreProtectedWhoeverLooks() throws {
        let fixture = try StoreFixture()
        let open = try fixture.open(.invented("Rahimi"))
        let hidden = try fixture.open(.invented("Hemlig", protection: .protectedRegistration))
        let other = try secret(fixture)
        let ids = Set(try [open, hidden].map(fixture.id))
        #expect(try fixture.store.protected(among: ids) == [hidden])
        #expect(try fixture.store.protected(among: ids.union([fixture.id(other)])) == [hidden, other])
        #expect(try fixture.store.protected(among: []).isEmpty)
        let day = try fixture.store.day(of: StoreFixture.anna, for: fixture.anna)
        #expect(!day.cases.isEmpty && Set(day.rows.map(\.key.caseID)).isSubset(of: day.cases))
    }

    @Test func openingsAreLogged() throws {
        let fixture = try StoreFixture()
        let number = try secret(fixture)
        try fixture.store.logOpening(of: try fixture.id(number), by: fixture.bo)
        #expect(try fixture.ask("SELECT login FROM opening") == "bo")
    }
}
