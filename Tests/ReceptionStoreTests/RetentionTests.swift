// Gallring against real files: what is to be erased and what keeps it, that nothing of it is left in any table nor in the
// bytes of the file, that the journal still proves what it tells of, and that details are missing for that alone.

import Foundation
import GRDB
import Reception
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct RetentionTests {
    private static let basis = RetentionBasis(socialServices: "SN 2026-17", decided: today)

    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// Somebody on a day in the past, who is the one whose clock it was.
    private static func anna(on text: String) throws -> Actor {
        StoreFixture.actor(StoreFixture.anna, on: try day(text))
    }

    /// A unit that keeps to a decision.
    private static func unit(_ basis: RetentionBasis? = basis) throws -> StoreFixture {
        let fixture = try StoreFixture()
        if let basis {
            _ = try fixture.store.apply(RetentionAct.decide(basis, replacing: nil), by: fixture.lead)
        }
        return fixture
    }

    /// A household that came in 2018 and was closed on a day, with something of every kind written down by those who
    /// worked then.
    @discardableResult
    private static func old(
        _ family: String, _ fixture: StoreFixture, closed: String? = "2019-06-01",
        protection: Protection = .none
    ) throws -> CaseNumber {
        let anna = try anna(on: "2018-05-01")
        let number = try fixture.open(
            .invented(
                family, protection: protection, decided: try day("2018-03-01"),
                received: try day("2018-04-01")), by: anna)
        if protection != .none { try fixture.reveal(number, to: anna) }
        let commands: [CaseCommand] = [
            .correctCase([.address: "\(family)gatan 7", .landlord: "\(family)hem"], from: anna.today),
            .correctPerson(1, [.familyName: family + "h", .phone: "070-1740605"], from: anna.today),
            .remind(anna.today.adding(days: 5), "Ring \(family)"),
            .book(anna.today.adding(days: 9), Booking(minutes: 600, what: "Möte \(family)", place: family)),
            .note("\(family) vill bo nära skolan", important: true),
            .record("permit_granted", anna.today, .everyone(except: []), until: nil, value: nil),
            .retract("permit_granted", person: 1, day: anna.today, reason: "\(family) hade fel kort"),
        ]
        for command in commands { try fixture.apply(command, on: number, by: anna) }
        let id = try fixture.id(number)
        _ = try fixture.store.logPrint(.case, of: [id], by: anna) { $0 }
        try fixture.store.logOpening(of: id, by: anna)
        if let closed {
            let actor = try Self.anna(on: closed)
            if protection != .none { try fixture.reveal(number, to: actor) }
            try fixture.apply(.close(.moved, actor.today, note: "\(family) flyttade"), on: number, by: actor)
        }
        return number
    }

    /// What of a word any column of any table holds, shadow tables of the search index included.
    private static func traces(_ word: String, _ fixture: StoreFixture) throws -> [String] {
        try DatabaseQueue(path: fixture.path).read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            return try tables.flatMap { table in
                try db.columns(in: table).compactMap { column in
                    let found = try Int.fetchOne(
                        db,
                        sql: """
                            SELECT count(*) FROM "\(table)"
                            WHERE instr(lower(CAST("\(column.name)" AS TEXT)), ?) > 0
                            """, arguments: [word.lowercased()])
                    return found == 0 ? nil : "\(table).\(column.name)"
                }
            }
        }
    }

    /// Which of the database's files hold a word in their bytes.
    private static func files(with word: String, _ fixture: StoreFixture) throws -> [String] {
        let forms = [word, word.lowercased(), word.uppercased()].map { Data($0.utf8) }
        return try FileManager.default.contentsOfDirectory(atPath: fixture.folder).filter { name in
            let data = try Data(contentsOf: URL(fileURLWithPath: fixture.folder + "/" + name))
            return forms.contains { data.range(of: $0) != nil }
        }
    }

    private static func numbers(_ fixture: StoreFixture) throws -> [CaseNumber] {
        try fixture.store.retention(for: fixture.lead).filter { $0.hold == nil }.map(\.number)
    }

    private static func refusal(_ body: () throws -> Void) throws -> CommandError? {
        do {
            try body()
            return nil
        } catch StoreError.refused(let error, _) {
            return error
        }
    }

    // MARK: What is to be erased

    @Test func fiveYearsAfterTheLastNoteAndByTheEndOfTheNextYear() throws {
        let fixture = try Self.unit()
        let old = try Self.old("Gammalsson", fixture, closed: "2021-03-16")
        try Self.old("Nyligsson", fixture, closed: "2021-03-17")
        try fixture.open(.invented("Kvar"))
        let rows = try fixture.store.retention(for: fixture.lead)
        #expect(rows.map(\.number) == [old])
        let row = try #require(rows.first)
        #expect(row.start == (try Self.day("2021-03-16")) && row.from == today && row.hold == nil)
        #expect(row.latest == (try Self.day("2027-12-31")) && row.persons == 2)
        #expect(row.household.contains("Gammalssonh"))
    }

    @Test func aStatedLastNoteCountsUnlessSomethingIsLater() throws {
        let fixture = try Self.unit()
        // Written down long afterwards, as when lists of earlier years are taken in.
        func late(_ family: String, note: String, closed: String) throws -> CaseNumber {
            let number = try fixture.open(
                .invented(family, decided: try Self.day("2018-03-01"), received: try Self.day("2018-04-01")),
                by: Self.anna(on: "2018-05-01"))
            try fixture.apply(
                .record(.lastNote, try Self.day(note), .unstated, until: nil, value: nil), on: number)
            try fixture.apply(.close(.moved, try Self.day(closed), note: ""), on: number)
            return number
        }
        let stated = try late("Angiven", note: "2019-05-20", closed: "2019-06-01")
        _ = try late("Senarestängd", note: "2019-05-20", closed: "2022-06-01")
        let noted = try late("Noterad", note: "2019-05-20", closed: "2019-06-01")
        try fixture.apply(.reopen, on: noted)
        try fixture.apply(.note("En anteckning till", important: false), on: noted)
        try fixture.apply(.close(.moved, try Self.day("2019-06-01"), note: ""), on: noted)
        #expect(try Self.numbers(fixture) == [stated])
    }

    @Test func anOwnDecisionMayCountFromTheClosing() throws {
        let fixture = try Self.unit(
            RetentionBasis(years: 2, from: .closing, decision: "KS 9", decided: today))
        let old = try Self.old("Tvåårsson", fixture, closed: "2024-03-16")
        try Self.old("Yngre", fixture, closed: "2024-03-17")
        let rows = try fixture.store.retention(for: fixture.lead)
        #expect(rows.map(\.number) == [old] && rows.first?.latest == nil)
    }

    @Test func whatWasTakenBackIsErasedToo() throws {
        let fixture = try Self.unit()
        let anna = try Self.anna(on: "2019-05-01")
        let number = try fixture.open(
            .invented("Ångrad", decided: try Self.day("2019-04-01")), by: anna)
        _ = try fixture.store.undo(by: anna)
        let row = try #require(try fixture.store.retention(for: fixture.lead).first)
        #expect(row.number == number && row.kind == nil && row.persons == 2 && row.household.isEmpty)
        _ = try fixture.store.erase([number], by: fixture.lead)
        #expect(try Self.traces("Ångrad", fixture) == [])
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test func whatKeepsACase() throws {
        let fixture = try Self.unit()
        let kept = try Self.old("Bevarad", fixture)
        let open = try Self.old("Öppen", fixture, closed: nil)
        try fixture.apply(
            .record(.lastNote, try Self.day("2019-05-20"), .unstated, until: nil, value: nil), on: open)
        let lives = try Self.old("Boende", fixture)
        let store = fixture.store
        _ = try store.apply(
            RetentionAct.keep(try fixture.id(kept), because: "Begäran om utlämnande", replacing: nil),
            by: fixture.lead)
        var flat = Dwelling(address: "Tallstigen 4", from: today)
        flat.household = Dwelling.Household(try fixture.id(lives), since: today)
        _ = try store.apply(DwellingActs.add(flat), by: fixture.anna)
        func holds() throws -> [CaseNumber: RetentionRow.Hold] {
            Dictionary(
                try store.retention(for: fixture.lead).compactMap { row in row.hold.map { (row.number, $0) }
                },
                uniquingKeysWith: { first, _ in first })
        }
        #expect(try holds() == [kept: .kept("Begäran om utlämnande"), lives: .flat(1), open: .open])
        // Nothing of it is erased by name either.
        for number in [kept, lives, open] {
            #expect(try Self.refusal { _ = try store.erase([number], by: fixture.lead) } == .retentionChanged)
        }
        let record = try #require(try store.exemption(of: kept))
        _ = try store.apply(RetentionAct.release(record), by: fixture.lead)
        #expect(try holds() == [lives: .flat(1), open: .open])
        #expect(try Self.numbers(fixture) == [kept])
        #expect(try store.verifyJournal() == nil)
    }

    @Test func householdsThatShareAPersonGoTogether() throws {
        let fixture = try Self.unit()
        let first = try Self.old("Delningsson", fixture, closed: nil)
        let anna = try Self.anna(on: "2019-02-01")
        let split = HouseholdSplit(persons: [2], day: anna.today, caseworker: StoreFixture.anna)
        let second = try #require(
            try fixture.apply(.split(split), on: first, by: anna).summary.cases.last)
        try fixture.apply(.close(.moved, anna.today, note: ""), on: first, by: anna)
        #expect(try fixture.store.retention(for: fixture.lead).map(\.hold) == [.linked])
        try fixture.apply(.close(.moved, anna.today, note: ""), on: second, by: anna)
        #expect(try Self.numbers(fixture) == [first, second])
        // One alone would leave what it knows of the person whom both know.
        #expect(
            try Self.refusal { _ = try fixture.store.erase([first], by: fixture.lead) } == .retentionChanged)
        let done = try fixture.store.erase([first, second], by: fixture.lead)
        #expect(done.persons == 2 && done.cases == [first, second])
        let traces = try Self.traces("Delningsson", fixture)
        #expect(traces == [])
        #expect(try fixture.store.verifyJournal() == nil)
    }

    // MARK: Erasing

    /// The whole of a household, in each table, in the index and in the bytes of the file; its neighbour stays.
    @Test func nothingIsLeft() throws {
        let fixture = try Self.unit()
        let old = try Self.old("Gallringsson", fixture)
        let other = try Self.old("Grannsson", fixture, closed: nil)
        let store = fixture.store
        let anna = try Self.anna(on: "2018-05-02")
        let ids = try [old, other].map { try fixture.id($0) }
        let reopened = try Self.anna(on: "2019-06-02")
        try fixture.apply(.reopen, on: old, by: reopened)
        // On one flight with its neighbour, in a flat that others have now, offered to a colleague, and shared.
        var pickup = Pickup(
            mode: .flight, landing: Landing(day: anna.today, minutes: 600),
            households: ids.map { Pickup.Household($0, bags: 4, escort: "Gallringssons moster") },
            planned: anna.today)
        pickup.households[1].escort = "IOM"
        let planned = ActRequest(kind: .pickup, subject: nil, steps: [], records: [.add(.pickup(pickup))])
        _ = try store.apply(planned, by: anna)
        _ = try store.apply(DwellingActs.add(Dwelling(address: "Tallstigen 4", from: anna.today)), by: anna)
        func row() throws -> DwellingRow { try #require(try store.flat(1, for: anna)) }
        func file() throws -> CaseFile { try store.caseFile(old, for: anna).file }
        _ = try store.apply(
            DwellingActs.reserve(row(), for: file(), others: [], on: reopened.today), by: reopened)
        _ = try store.apply(
            DwellingActs.handOver(
                row(), to: file(), on: reopened.today, signedBy: "Amina Gallringsson", today: reopened.today),
            by: reopened)
        _ = try store.apply(
            DwellingActs.release(
                row(), store.caseFile(old, for: anna), others: [], on: reopened.today, today: reopened.today),
            by: reopened)
        _ = try store.apply(PartnerAct.add(Partner(name: "Jobbcentrum", kind: .jobbcentrum)), by: reopened)
        _ = try store.apply(
            PartnerAct.consent(
                [
                    Consent(
                        caseID: ids[0], person: try #require(file().members.first).person.id, partner: 1,
                        recipient: "Jobbcentrum", scope: "Gallringssons CV", from: reopened.today)
                ], besides: []), by: reopened)
        _ = try store.apply(
            HandoverAct.offer(
                try store.offering([ids[0]]), isHeap: false, to: StoreFixture.bo,
                message: "Gallringsson är trevlig", today: reopened.today
            ).request, by: reopened)
        try fixture.apply(.close(.moved, reopened.today, note: ""), on: old, by: reopened)
        #expect(try store.verifyJournal() == nil)
        #expect(try Self.traces("Gallringsson", fixture).count > 5)
        let before = try (
            rows: fixture.ask("SELECT count(*) FROM journal") as Int?,
            openings: fixture.ask("SELECT count(*) FROM opening") as Int?
        )

        let mark = try #require(try store.verify().mark)
        let done = try store.erase([old], by: fixture.lead)
        #expect(done.cases == [old] && done.persons == 2 && done.decision == "SN 2026-17")
        #expect(try Self.traces("Gallringsson", fixture) == [])
        #expect(try store.search("Gallringsson", limit: 9, for: fixture.lead) == [])
        #expect(throws: StoreError.self) { try store.caseFile(old, for: fixture.lead) }
        // The neighbour stands as it stood, and the flat and the flight without the household.
        #expect(try store.caseFile(other, for: fixture.lead).file.members.count == 2)
        #expect(try #require(try store.flat(1, for: anna)).dwelling.household == nil)
        let flight = try #require(try store.record(RecordID(.pickup, 1)))
        #expect(flight.content.households == [ids[1]])
        // The chain is whole, goes on from where it was, and tells that and by what it was erased.
        let proof = try store.verify(against: mark)
        #expect(proof.faults == [])
        #expect(proof.withoutDetails > 10)
        #expect(try fixture.ask("SELECT count(*) FROM journal") as Int? == before.rows.map { $0 + 2 })
        #expect(try fixture.ask("SELECT count(*) FROM opening") as Int? == before.openings)
        #expect(try store.erasures().map(\.cases) == [[old]])

        // Nothing of it is in the bytes of the file or of its log, nor in free pages.
        #expect(try store.scrub(now: fixture.lead.now))
        #expect(try Self.files(with: "Gallringsson", fixture) == [])
        #expect(try Self.files(with: "Grannsson", fixture) == ["unit.db"])
        #expect(try store.erasures().first?.scrubbed == fixture.lead.now)
        #expect(try store.verify(against: mark).faults == [])
        // What follows is written as ever.
        try fixture.apply(.note("Allt går vidare", important: false), on: other)
        #expect(try store.verifyJournal() == nil)
        #expect(try Recount.faults(store).isEmpty)
    }

    @Test func aProtectedHouseholdIsErasedUnseen() throws {
        let fixture = try Self.unit()
        let old = try Self.old("Hemligsson", fixture, protection: .confidential)
        let row = try #require(try fixture.store.retention(for: fixture.lead).first)
        #expect(row.isMasked && row.household.isEmpty && row.number == old)
        func erased(_ year: Int) throws -> Int {
            try fixture.store.report(.year(year), for: fixture.lead).erased
        }
        #expect(try erased(today.year) == 0)
        _ = try fixture.store.erase([old], by: fixture.lead)
        // What is published says so too, from the case's own year on.
        #expect(try erased(old.year) == 1 && erased(today.year) == 1 && erased(old.year - 1) == 0)
        #expect(try fixture.store.report(.year(today.year), for: fixture.lead).suppressed().erased == 1)
        #expect(try Self.traces("Hemligsson", fixture) == [])
        #expect(try fixture.store.verifyJournal() == nil)
    }

    @Test func refusesWithoutADecisionAnotherRoleAndAStatedDay() throws {
        let fixture = try Self.unit(nil)
        let old = try Self.old("Gammalsson", fixture)
        let store = fixture.store
        #expect(try Self.refusal { _ = try store.retention(for: fixture.lead) } == .retentionUndecided)
        #expect(try Self.refusal { _ = try store.erase([old], by: fixture.lead) } == .retentionUndecided)
        for (basis, error) in [
            (RetentionBasis(socialServices: "", decided: today), CommandError.retentionNeedsDecision),
            (
                RetentionBasis(socialServices: "SN 1", decided: today.adding(days: 1)),
                .decidedInFuture(today.adding(days: 1))
            ),
            (RetentionBasis(years: 0, from: .closing, decision: "SN 1", decided: today), .retentionYears),
        ] {
            let request = RetentionAct.decide(basis, replacing: nil)
            #expect(try Self.refusal { _ = try store.apply(request, by: fixture.lead) } == error)
        }
        _ = try store.apply(RetentionAct.decide(Self.basis, replacing: nil), by: fixture.lead)
        #expect(
            try Self.refusal { _ = try store.erase([old], by: fixture.anna) } == .notPermitted(.retention))
        let ahead = Actor(
            login: StoreFixture.lead, actual: StoreFixture.lead, role: .teamLead,
            today: today.adding(days: 400), now: fixture.lead.now)
        #expect(try Self.refusal { _ = try store.erase([old], by: ahead) } == .retentionByStatedDay)
        #expect(try Self.refusal { _ = try store.erase([], by: fixture.lead) } == .retentionChanged)
        #expect(try Self.numbers(fixture) == [old])
        // A decision can be taken back like any other act, and erasing cannot.
        _ = try store.undo(by: fixture.lead)
        #expect(try store.retentionBasis() == nil)
        _ = try store.redo(by: fixture.lead)
        _ = try store.erase([old], by: fixture.lead)
        #expect(try store.undoable(by: fixture.lead).undo?.kind == .retention)
    }

    /// Details that are gone without an erasure are found, and so is a case that is only said to be erased.
    @Test func detailsAreMissingForThatAlone() throws {
        let fixture = try Self.unit()
        let old = try Self.old("Gallringsson", fixture)
        let other = try Self.old("Grannsson", fixture, closed: nil)
        _ = try fixture.store.erase([old], by: fixture.lead)
        #expect(try fixture.store.verifyJournal() == nil)
        let id = try fixture.id(other).raw
        let seq = try #require(
            try fixture.ask("SELECT max(seq) FROM journal WHERE case_id = \(id) AND kind = 'note'") as Int?)
        let entry = try #require(
            try fixture.ask(
                "SELECT id FROM entry WHERE case_id = \(id) AND type = 'note' AND ended_act IS NULL LIMIT 1")
                as Int?)
        for (sql, fault) in [
            ("DELETE FROM journal_detail WHERE seq = \(seq)", ProofFault(.details, .missing, seq)),
            ("UPDATE entry SET text = 'x' WHERE id = \(entry)", ProofFault(.entry, .changed, entry)),
            ("UPDATE entry SET ended_act = NULL, end_reason = NULL WHERE ended_act IS NOT NULL", nil),
            (
                "UPDATE app_user SET role = 'team_lead' WHERE login = 'anna'",
                ProofFault(.user, .changed, name: "anna")
            ),
            (
                "UPDATE reception_case SET erased_act = (SELECT act_id FROM erasure) WHERE id = \(id)",
                ProofFault(.derived, .changed, Int(id))
            ),
            ("UPDATE reception_case SET erased_act = NULL WHERE erased_act IS NOT NULL", nil),
        ] {
            let copy = fixture.folder + "/copy.db"
            try? FileManager.default.removeItem(atPath: copy)
            try DatabaseQueue(path: fixture.path).inDatabase { try $0.execute(sql: "VACUUM INTO '\(copy)'") }
            let faults = try DatabaseQueue(path: copy).inDatabase { db -> [ProofFault] in
                try db.execute(sql: sql)
                return try Verifier(db: db, engine: fixture.store.engine).run(against: nil).faults
            }
            if let fault {
                #expect(faults.contains(fault), "\(sql)")
            } else {
                #expect(!faults.isEmpty, "\(sql)")
            }
        }
    }

    /// A reader who holds on to what she saw keeps the log; it is said, and done later.
    @Test func aLongReaderKeepsTheLog() throws {
        let fixture = try Self.unit()
        let old = try Self.old("Gallringsson", fixture)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: fixture.path, configuration: configuration)
        try reader.inDatabase { try $0.execute(sql: "BEGIN; SELECT count(*) FROM entry") }
        let hasty = try fixture.another(busySeconds: 0.2)
        _ = try hasty.erase([old], by: fixture.lead)
        #expect(try !hasty.scrub(now: fixture.lead.now))
        #expect(try fixture.store.erasures().first?.scrubbed == nil)
        try reader.inDatabase { try $0.execute(sql: "COMMIT") }
        #expect(try hasty.scrub(now: fixture.lead.now))
        #expect(try Self.files(with: "Gallringsson", fixture) == [])
    }
}
