// Bookings by day in a store on a file: range, scope, masking, older entries, what a new one clashes with, the journal.

import GRDB
import Reception
import Testing

@testable import ReceptionStore

@Suite struct BookingTests {
    private func page(
        _ fixture: StoreFixture, _ scope: CaseloadScope = .all, _ days: Int = 6, for viewer: Actor? = nil,
        perDay: Int = .max
    ) throws -> BookingPage {
        try fixture.store.bookings(
            BookingQuery(scope: scope, days: today...today.adding(days: days), perDay: perDay),
            for: viewer ?? fixture.lead)
    }

    private func book(
        _ what: String, _ number: CaseNumber, _ fixture: StoreFixture, day: Int = 0, at minutes: Int? = 600,
        length: Int? = nil, interpreter: String = "", by actor: Actor? = nil
    ) throws {
        let booking = Booking(minutes: minutes, what: what, length: length, interpreter: interpreter)
        try fixture.apply(.book(today.adding(days: day), booking), on: number, by: actor)
    }

    @Test func theRangeAndTheScopeBoundWhatComes() throws {
        let fixture = try StoreFixture()
        let mine = try fixture.open(.invented("Berg"))
        let his = try fixture.open(.invented("Ek", caseworker: StoreFixture.bo))
        let nobodys = try fixture.open(.invented("Alm", caseworker: nil))
        try book("sent", mine, fixture, day: 7)
        try book("andra", mine, fixture, day: 6, at: 540, length: 90, interpreter: "tigrinja")
        try book("hela dagen", his, fixture, day: 2, at: nil)
        try book("kl nio", nobodys, fixture, day: 2, at: 540)
        #expect(try page(fixture).rows.map(\.booking.what) == ["hela dagen", "kl nio", "andra"])
        let own = try page(fixture, .caseworker(StoreFixture.anna)).rows
        #expect(own.map(\.booking.what) == ["andra"] && own.first?.caseworker == StoreFixture.anna)
        #expect(own.first?.booking.length == 90 && own.first?.booking.interpreter == "tigrinja")
        #expect(try page(fixture, .unassigned).rows.map(\.booking.what) == ["kl nio"])
        // Of a day with more than are asked for the earliest come; her own are cut the same way.
        let cut = try page(fixture, perDay: 1)
        #expect(
            cut.rows.map(\.booking.what) == ["hela dagen", "andra"] && cut.cut == [today.adding(days: 2)])
        #expect(try page(fixture, perDay: 2).cut.isEmpty)
        // Cancelled and closed away, undone again.
        let entry = try #require(own.first?.entry)
        try fixture.apply(.cancelBooking(entry), on: mine)
        #expect(try page(fixture, .caseworker(StoreFixture.anna)).rows.isEmpty)
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try page(fixture, .caseworker(StoreFixture.anna)).rows.map(\.entry) == [entry])
        try fixture.apply(.close(.moved, today, note: ""), on: mine)
        #expect(try page(fixture, .caseworker(StoreFixture.anna)).rows.isEmpty)
    }

    /// One's own come through her cases where those are fewer than the bookings, else by the days.
    @Test(arguments: [0, 20]) func eachScopeIsAPartOfTheWhole(idle: Int) throws {
        let fixture = try StoreFixture()
        let logins = [StoreFixture.anna, StoreFixture.bo, nil]
        for (place, login) in (logins + [StoreFixture.anna, nil]).enumerated() {
            let number = try fixture.open(.invented("Hushåll \(place)", caseworker: login))
            for turn in 0..<4 {
                let minutes = turn == 3 ? nil : 900 - 60 * turn
                try book("\(place) \(turn)", number, fixture, day: turn % 3, at: minutes)
            }
            // What is booked for another day is nowhere, nor is what a closed case had.
            try book("sedan", number, fixture, day: 20)
        }
        let closed = try fixture.open(.invented("Avslutad"))
        try book("borta", closed, fixture)
        try fixture.apply(.close(.moved, today, note: ""), on: closed)
        for login in logins {
            for place in 0..<idle { _ = try fixture.open(.invented("Utan \(place)", caseworker: login)) }
        }
        let all = try page(fixture).rows
        #expect(all.count == 20)
        for login in logins {
            let scope: CaseloadScope = login.map { .caseworker($0) } ?? .unassigned
            let goesByCases = try fixture.store.reader.read {
                try OwnCases.areFewer(in: scope, on: today...today.adding(days: 6), $0)
            }
            #expect(goesByCases == (idle == 0))
            let own = all.filter { $0.caseworker == login }
            #expect(try page(fixture, scope).rows == own)
            let cut = try page(fixture, scope, perDay: 1)
            let days = Dictionary(grouping: own, by: \.day)
            #expect(cut.rows == days.keys.sorted().flatMap { days[$0, default: []].prefix(1) })
            #expect(cut.cut == Set(days.keys.filter { days[$0, default: []].count > 1 }))
        }
    }

    @Test func aMaskedHouseholdHasTimeAndLengthOnly() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Hemlig", protection: .confidential))
        let booking = Booking(
            minutes: 600, what: "Hemlig läkare", with: "Hemlig", place: "Hemligt", phone: "070-1",
            reference: "H1", persons: [1], cancelBy: today, length: 45, interpreter: "Hemlig tolk")
        try fixture.apply(.book(today, booking), on: number)
        for viewer in [fixture.bo, fixture.lead, fixture.reader] {
            let row = try #require(try page(fixture, for: viewer).rows.first)
            #expect(row.isMasked && row.household.isEmpty && row.number == number)
            #expect(row.booking == Booking(minutes: 600, what: "", length: 45))
            #expect(try fixture.store.journal(of: number, .first, limit: 9, for: viewer).rows.isEmpty)
        }
        try fixture.reveal(number)
        let own = try #require(try page(fixture, for: fixture.anna).rows.first)
        #expect(!own.isMasked && own.booking == booking && own.household == "Hemlig")
        #expect(try fixture.store.journal(of: number, .first, limit: 9, for: fixture.anna).rows.count == 3)
        // A clash with it is said by its number, to those from whom it is masked.
        let other = try fixture.open(.invented("Berg"))
        let draft = BookingDraft(
            caseID: try fixture.id(other), day: today, booking: Booking(minutes: 630, what: "x"))
        let clashes = try fixture.store.clashes(of: draft, for: fixture.lead)
        #expect(clashes.map(\.other.number) == [number] && clashes.first?.shared == [.caseworker])
        #expect(!"\(clashes)".contains("Hemlig"))
    }

    @Test func aNewBookingIsComparedWithItsCaseAndItsHandlaggare() throws {
        let fixture = try StoreFixture()
        let mine = try fixture.open(.invented("Berg"))
        let also = try fixture.open(.invented("Ek"))
        let nobodys = try fixture.open(.invented("Alm", caseworker: nil))
        try book("eget", mine, fixture, at: 600, length: 120)
        try book("annat", also, fixture, at: 700)
        try book("ingens", nobodys, fixture, at: 650)
        func clashes(_ number: CaseNumber, _ minutes: Int?, by viewer: Actor? = nil) throws -> [String] {
            let draft = BookingDraft(
                caseID: try fixture.id(number), day: today, booking: Booking(minutes: minutes, what: ""))
            return try fixture.store.clashes(of: draft, for: viewer ?? fixture.anna).map(\.other.booking.what)
        }
        #expect(try clashes(mine, 690) == ["eget", "annat"])
        #expect(try clashes(mine, 800).isEmpty)
        #expect(try clashes(nobodys, 640) == ["ingens"])
        // By who handles the case now, as another process has it.
        let another = try fixture.another()
        _ = try another.apply(
            ActRequest(.assign(StoreFixture.bo), on: try fixture.id(also)), by: fixture.lead)
        #expect(try clashes(mine, 690) == ["eget"])
        #expect(throws: (any Error).self) {
            try fixture.store.clashes(
                of: BookingDraft(caseID: CaseID(999), day: today, booking: Booking(minutes: 1, what: "")),
                for: fixture.anna)
        }
    }

    @Test func bookingsOfOlderVersionsAreRead() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Berg"))
        try book("läkare", number, fixture)
        try fixture.force(
            "UPDATE entry SET code = NULL, text = 'place=Rum 3' || char(10) || 'what=läkare' WHERE type = 'booking'"
        )
        try fixture.makeOlder(7)
        let newer = try fixture.another()
        let rows = try newer.bookings(BookingQuery(scope: .all, days: today...today), for: fixture.anna).rows
        #expect(rows.map(\.booking) == [Booking(minutes: 600, what: "läkare", place: "Rum 3")])
        let version: Int? = try fixture.ask("PRAGMA user_version")
        #expect(version == Schema.version)
    }

    @Test func theQuestionsReadByTheirIndexes() throws {
        let fixture = try StoreFixture()
        let plan = try fixture.store.reader.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT e.id FROM entry e INDEXED BY entry_booking
                    CROSS JOIN reception_case c ON c.id = e.case_id
                    WHERE e.type = 'booking' AND e.ended_act IS NULL AND e.day BETWEEN 7 AND 7
                    ORDER BY e.day, coalesce(e.number, -1), e.id LIMIT 9
                    """
            ).map { $0["detail"] as String }
        }
        #expect(plan.first?.contains("entry_booking (day>? AND day<?)") == true, "\(plan)")
        #expect(plan.allSatisfy { !$0.contains("TEMP B-TREE") }, "\(plan)")
    }

    // MARK: The journal

    @Test func theJournalTellsWhoDidWhatNewestFirst() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Berg"))
        let other = try fixture.open(.invented("Ek"))
        try fixture.apply(.note("Ringde skolan.\nDe återkommer.", important: false), on: number)
        try book("läkare", number, fixture)
        try fixture.apply(.note("Annan familj", important: false), on: other)
        _ = try fixture.store.undo(by: fixture.anna)
        _ = try fixture.store.undo(by: fixture.anna)
        try fixture.apply(
            .record(.received, today, .unstated, until: nil, value: nil), on: number, by: fixture.bo)
        let rows = try fixture.store.journal(of: number, .first, limit: 9, for: fixture.lead).rows
        #expect(rows.map(\.kind) == [.record, .undo, .book, .note, .open])
        #expect(rows.map(\.isUndone) == [false, false, true, false, false])
        #expect(rows.map(\.by) == [StoreFixture.bo] + Array(repeating: StoreFixture.anna, count: 4))
        #expect(rows[1].undoes == .book && rows[0].subject == "received")
        guard case .end(let ended, _)? = rows[1].changes.first, case .booking(let booking) = ended.content,
            case .add(let note)? = rows[3].changes.first
        else {
            Issue.record("the changes are not told: \(rows[1].changes)")
            return
        }
        #expect(booking.what == "läkare")
        #expect(note.content == .note("Ringde skolan.\nDe återkommer.", important: false))
        // A redo is told as one, and the act stands again.
        let redone = try fixture.open(.invented("Ask"))
        try fixture.apply(.note("x", important: false), on: redone)
        _ = try fixture.store.undo(by: fixture.anna)
        _ = try fixture.store.redo(by: fixture.anna)
        let again = try fixture.store.journal(of: redone, .first, limit: 9, for: fixture.anna).rows
        #expect(again.map(\.undoes) == [.undo, .note, nil, nil])
        #expect(again.map(\.isUndone) == [false, true, false, false])
    }

    @Test func theJournalIsReadInPages() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Berg"))
        for index in 1...10 { try fixture.apply(.note("\(index)", important: false), on: number) }
        let store = try fixture.another()
        var seen: [JournalEvent] = []
        var place = PagePlace<JournalEvent.Cursor>.first
        while true {
            let page = try store.journal(of: number, place, limit: 4, for: fixture.bo)
            seen += page.rows
            guard page.hasMoreAfter, let last = page.rows.last else { break }
            place = .after(last.cursor)
        }
        #expect(seen.count == 11 && seen.map(\.cursor) == seen.map(\.cursor).sorted())
        let middle = try #require(seen.dropFirst(5).first?.cursor)
        let before = try store.journal(of: number, .before(middle), limit: 3, for: fixture.bo)
        #expect(before.rows == Array(seen[2..<5]) && before.hasMoreBefore && before.hasMoreAfter)
        #expect(
            try store.journal(of: number, .from(middle), limit: 3, for: fixture.bo).rows == Array(seen[5..<8])
        )
        let last = try store.journal(of: number, .last, limit: 2, for: fixture.bo)
        #expect(last.rows == Array(seen.suffix(2)) && !last.hasMoreAfter)
        #expect(throws: (any Error).self) {
            try store.journal(of: CaseNumber(year: 1999, serial: 1), .first, limit: 1, for: fixture.bo)
        }
    }

    /// Notes are found by their words, in the case they stand in, as long as they stand.
    @Test func aNoteWrittenLaterIsFound() throws {
        let fixture = try StoreFixture()
        let number = try fixture.open(.invented("Berg"))
        try fixture.apply(.note("Behöver glasögon", important: false), on: number)
        let hits = try fixture.store.search("glasögon", limit: 9, for: fixture.bo)
        #expect(hits.map(\.row.number) == [number] && hits.first?.matched == .note)
        _ = try fixture.store.undo(by: fixture.anna)
        #expect(try fixture.store.search("glasögon", limit: 9, for: fixture.bo).isEmpty)
    }
}
