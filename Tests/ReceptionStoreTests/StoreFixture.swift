// A store on a file of its own in a temporary folder, with a few people who work there.

import Foundation
import GRDB
import Reception
import ReceptionData
import TestSupport
import Testing

@testable import ReceptionStore

/// A day by which all dates in these tests are told.
let today = Day(year: 2026, month: 3, day: 16) ?? .distantPast

/// A database that is gone with the fixture.
final class StoreFixture {
    let folder: String
    let path: String
    let store: ReceptionStore
    static let lead = Login("lena")
    static let anna = Login("anna")
    static let bo = Login("bo")
    static let reader = Login("rut")

    init() throws {
        folder = NSTemporaryDirectory() + "store-" + UUID().uuidString
        path = folder + "/unit.db"
        store = try ReceptionStore.create(
            path: path, lead: Self.lead, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts,
            now: Moment(seconds: Int64(today.number) * 86_400))
        let lead = Self.actor(Self.lead, .teamLead)
        try store.addUser(Caseworker(login: Self.anna, role: .caseworker), by: lead)
        try store.addUser(Caseworker(login: Self.bo, role: .caseworker), by: lead)
        try store.addUser(Caseworker(login: Self.reader, role: .reader), by: lead)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static func actor(_ login: Login, _ role: Role = .caseworker, on day: Day = today) -> Actor {
        Actor(
            login: login, actual: login, role: role, today: day,
            now: Moment(seconds: Int64(day.number) * 86_400 + 36_000))
    }

    let anna = actor(anna)
    let bo = actor(bo)
    let lead = actor(lead, .teamLead)
    let reader = actor(reader, .reader)

    /// A second store on the same file, as another process has it.
    func another(busySeconds: Double = 5) throws -> ReceptionStore {
        try ReceptionStore(
            path: path, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts, busySeconds: busySeconds)
    }

    /// The store of another file.
    @discardableResult
    func store(at path: String, upgrading: (Int, Int) throws -> Void = { _, _ in }) throws -> ReceptionStore {
        try ReceptionStore(
            path: path, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts, upgrading: upgrading)
    }

    /// Opens a case and gives its number.
    @discardableResult
    func open(_ household: NewHousehold, by actor: Actor? = nil) throws -> CaseNumber {
        let receipt = try store.apply(ActRequest(.open(household), on: nil), by: actor ?? anna)
        return try #require(receipt.summary.cases.first)
    }

    /// The case's inner identifier.
    func id(_ number: CaseNumber) throws -> CaseID { try store.caseFile(number, for: lead).file.id }

    /// Shows a protected household to somebody who is named for it.
    func reveal(_ number: CaseNumber, to actor: Actor? = nil) throws {
        try store.reveal(number, because: "Arbetar i ärendet", by: actor ?? anna)
    }

    @discardableResult
    func apply(_ command: CaseCommand, on number: CaseNumber, by actor: Actor? = nil) throws -> ActReceipt {
        try store.apply(ActRequest(command, on: try id(number)), by: actor ?? anna)
    }

    /// All rows of a queue.
    func rows(
        _ scope: CaseloadScope = .all, for viewer: Actor? = nil,
        _ change: (inout QueueQuery) -> Void = { _ in }
    ) throws -> [QueueRow] {
        var query = QueueQuery(scope: scope, limit: 100_000)
        change(&query)
        return try store.queue(query, after: nil, for: viewer ?? lead).rows
    }

    /// Asks the database itself.
    func ask<Value: DatabaseValueConvertible>(_ sql: String) throws -> Value? {
        try store.reader.read { try Value.fetchOne($0, sql: sql) }
    }

    /// Makes the database one of an older version, as far as later versions have added to it.
    func makeOlder(_ version: Int) throws {
        let later: [(version: Int, sql: String)] = [
            (
                16,
                """
                DROP INDEX entry_reminded; DROP INDEX entry_booking_of_case; DROP INDEX entry_booking;
                CREATE INDEX entry_booking ON entry (day) WHERE type = 'booking' AND ended_act IS NULL
                """
            ),
            (
                15,
                """
                DROP INDEX case_erased; ALTER TABLE reception_case DROP COLUMN erased_act; DROP TABLE erasure;
                DROP INDEX entry_closing; DROP INDEX entry_last_note
                """
            ),
            (
                14,
                """
                DROP INDEX case_untouched; ALTER TABLE reception_case DROP COLUMN touched_on;
                ALTER TABLE app_user DROP COLUMN share; DELETE FROM due_counter WHERE series = 3
                """
            ),
            (
                13,
                """
                DROP TABLE quota_sum; DROP TABLE due_counter; DROP TABLE early_lapse; DROP INDEX unit_record_vacant; ALTER TABLE unit_record DROP COLUMN vacant_since;
                ALTER TABLE unit_record DROP COLUMN rent; ALTER TABLE unit_record DROP COLUMN reserved_for
                """
            ),
            (
                12,
                """
                DROP TABLE quota_placement; DROP INDEX case_expected; DROP INDEX case_expected_mine;
                ALTER TABLE reception_case DROP COLUMN expected_on
                """
            ), (10, "DROP TABLE unit_record_revival; DROP TABLE unit_record_case; DROP TABLE unit_record"),
            (8, "DROP INDEX journal_of_case"), (6, "DROP TABLE known_name; DROP TABLE landlord"),
            (
                5,
                """
                DROP TABLE open_wait; DROP TABLE establishment; DROP INDEX deadline_since;
                DROP INDEX deadline_since_mine
                """
            ),
            (
                4,
                """
                DROP INDEX entry_of_person;
                CREATE INDEX entry_of_person ON entry (person_id) WHERE ended_act IS NULL AND person_id IS NOT NULL
                """
            ),
        ]
        for step in later where step.version > version { try force(step.sql) }
        try force("PRAGMA user_version = \(version)")
    }

    /// Changes the database behind the store's back.
    func force(_ sql: String) throws {
        try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    }
}

extension ReceptionStore {
    /// The first place of the database that is not as it was written.
    func verifyJournal() throws -> ProofFault? { try verify().faults.first }
}

extension NewHousehold {
    /// A household of invented people.
    static func invented(
        _ family: String, kind: CaseKind = .abo, persons: Int = 2, caseworker: Login? = StoreFixture.anna,
        protection: Protection = .none, decided: Day = today.adding(days: -30), received: Day? = nil
    ) -> NewHousehold {
        var people: [Person] = []
        for number in 0..<persons {
            var details: [PersonDetail: String] = [
                .givenName: ["Amina", "Yusuf", "Sara", "Omar"][number % 4], .familyName: family,
                .birthDate: (Day(year: 1985 + number * 4, month: 5, day: 3) ?? today).description,
                .relation: (number == 0 ? Relation.applicant : .child).rawValue,
            ]
            if protection != .none, number == persons - 1 { details[.protection] = protection.rawValue }
            people.append(Person(details: details))
        }
        var facts = [StatedFact(.placementDecided, decided)]
        if let received { facts.append(StatedFact(.received, received)) }
        return NewHousehold(
            kind: kind, caseworker: caseworker, details: [.address: "Storgatan 12"], facts: facts,
            persons: people,
            notes: ["Kommer med tåg"])
    }
}
