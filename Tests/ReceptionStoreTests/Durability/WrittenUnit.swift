// A database on which processes write that may end at any moment, and what they were told is written.

import Foundation
import GRDB
import Reception
import ReceptionData
import TestSupport
import Testing

@testable import ReceptionStore

/// A unit's database, and every act on it that some process was told is written.
final class WrittenUnit {
    static let cases = 24
    let folder: Folder
    let path: String
    /// What the confirmed acts are called, by their numbers.
    private(set) var confirmed: [Int64: Substring] = [:]
    /// The keys of the households that were confirmed to be taken in.
    private(set) var households: Set<Substring> = []
    /// How many acts the database held when it was last looked at.
    private var known = 0
    /// The confirmed acts since then, imports among them.
    private var fresh = 0

    init() throws {
        folder = try Folder()
        path = folder.path + "/unit.db"
        let now = Moment(seconds: Int64(today.number) * 86_400)
        let store = try ReceptionStore.create(
            path: path, lead: StoreFixture.lead, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts,
            now: now)
        let lead = StoreFixture.actor(StoreFixture.lead, .teamLead)
        for login in [StoreFixture.anna, StoreFixture.bo] {
            try store.addUser(Caseworker(login: login, role: .caseworker), by: lead)
        }
        for number in 0..<Self.cases {
            let household = NewHousehold.invented("Namn\(number)", persons: 1 + number % 3)
            _ = try store.apply(ActRequest(.open(household), on: nil), by: lead)
        }
        known = try Self.acts(store).count
    }

    /// Starts a process that writes.
    func writer(_ wishes: String...) throws -> Child {
        try Child([BuiltProgram.path("mottagning-writer"), path, "cases=\(Self.cases)"] + wishes)
    }

    /// The database as somebody opens it afterwards.
    func open(busySeconds: Double = 5) throws -> ReceptionStore {
        try ReceptionStore(
            path: path, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts, busySeconds: busySeconds)
    }

    /// Remembers what a process says was written.
    /// - Returns: how many of its lines begin with each word.
    @discardableResult
    func take(_ lines: [String]) -> [Substring: Int] {
        var counts: [Substring: Int] = [:]
        for line in lines {
            let words = line.split(separator: " ")
            guard let first = words.first else { continue }
            counts[first, default: 0] += 1
            if first == "act", words.count > 2, let act = Int64(words[1]) {
                // A number that is given twice is an act that was lost.
                #expect(confirmed[act] == nil, "act \(act) was confirmed twice")
                confirmed[act] = words[2]
                fresh += 1
            } else if first == "import", words.count > 3 {
                households.formUnion(words[2...3])
                fresh += 1
            }
        }
        return counts
    }

    /// What is wrong with the database; empty where it is whole and holds all that was confirmed.
    /// - Parameter open: so many acts may have been written whose confirmation nobody has read.
    func faults(open unread: Int) throws -> [String] {
        let store = try self.open()
        var faults: [String] = []
        if let row = try store.verifyJournal() { faults.append("journal row \(row)") }
        let check = try store.reader.read { try String.fetchOne($0, sql: "PRAGMA quick_check") }
        if check != "ok" { faults.append(check ?? "no check") }
        let acts = try Self.acts(store)
        for (act, kind) in confirmed where acts[act] != String(kind) { faults.append("lost act \(act)") }
        // Somebody may have taken the import back since; its entries are there all the same.
        let lists = try store.reader.read { db in
            try String.fetchAll(
                db, sql: "SELECT text FROM entry WHERE type = 'case' AND text LIKE '%import_key=%'")
        }
        let keys = Set(lists.flatMap { $0.split(separator: "\n") })
        for key in households where !keys.contains("import_key=\(key)") {
            faults.append("lost household \(key)")
        }
        if !(0...unread).contains(acts.count - known - fresh) {
            faults.append("\(acts.count - known) acts where \(fresh) were confirmed")
        }
        (known, fresh) = (acts.count, 0)
        return faults
    }

    /// What each act is called that the journal holds.
    private static func acts(_ store: ReceptionStore) throws -> [Int64: String] {
        try store.reader.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, kind FROM act a WHERE EXISTS (
                        SELECT 1 FROM journal j WHERE j.act_id = a.id AND j.kind = a.kind)
                    """)
            return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// A number from the environment, so that the same test runs long or short.
    static func number(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }
}
