// A database that the program of an earlier version has written is opened by this one, and all of it is still there.

import Foundation
import GRDB
import Reception
import ReceptionData
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct OlderFileTests {
    @Test func oneIsKeptOfEachEarlierVersion() {
        let missing = (1..<Schema.version).filter { !OlderFile.kept.contains($0) }
        #expect(missing.isEmpty, "scripts/make-fixture.sh makes one; see docs/reliability.md")
    }

    @Test(arguments: OlderFile.kept) func whatAnEarlierProgramWroteIsAllThere(_ version: Int) throws {
        let older = OlderFile(version: version)
        let folder = try Folder()
        let path = try folder.write("older.db", older.bytes())
        let before = try StoredLog(path)
        let stated = try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        #expect(stated == version)

        // The unit's own rules are read by the program; here they only have to be known of.
        let store = try ReceptionStore(
            path: path, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts,
            laying: { rulebook, files in
                files.reduce(rulebook) {
                    $0.passing(
                        RuleOverlay(
                            version: $1.version, edition: nil, rules: [], parameters: [], adjustments: []))
                }
            })
        #expect(try store.asking { try $0.int("PRAGMA user_version") } == Int64(Schema.version))
        let fresh = try StoreFixture()
        #expect(try StoredShape(path) == StoredShape(fresh.path))
        // Whole at once, as after restoring an old copy.
        #expect(try Recount.faults(store) == [])
        #expect(try store.verify().faults == [])
        // The first start with other rules computes every case again.
        try store.recomputeOutdated()
        #expect(try store.outdatedCases() == 0)
        #expect(try store.verify().faults == [])
        #expect(try Recount.faults(store) == [])

        #expect(try StoredLog(path, like: before).rows == before.rows)
        #expect(before.rows.count { $0.hasPrefix("act ") } > 30)
        try expectTold(by: older, store)
    }

    /// Every case is there with its persons, facts and notes as its program told of them.
    private func expectTold(by older: OlderFile, _ store: ReceptionStore) throws {
        let told = try older.told()
        #expect(told.count > 6)
        for told in told {
            let number = try #require(CaseNumber(told.case))
            // The programs that wrote it told everybody of who had left and is protected now.
            let stored = try store.asking { db in
                try Cases.id(of: number, db).map { try Cases.load($0, db) }
            }
            let sees = stored?.members.lazy.compactMap(\.movedTo?.seenBy.first).first
            let viewer = StoreFixture.actor(sees ?? Login(told.caseworker ?? "lena"), on: Self.day)
            if try store.caseFile(number, for: viewer).isMasked {
                try store.reveal(number, because: "Prövar", by: viewer)
            }
            #expect(OlderFile.Told(try store.caseFile(number, for: viewer).file) == told, "\(told.case)")
        }
        let lead = StoreFixture.actor(StoreFixture.lead, .teamLead, on: Self.day)
        var query = CaseQuery(scope: .all, limit: 1_000)
        query.includesClosed = true
        #expect(
            try store.cases(query, for: lead).map(\.number.description).sorted() == told.map(\.case).sorted())
        #expect(try !store.queue(QueueQuery(scope: .all, limit: 1_000), after: nil, for: lead).rows.isEmpty)
        #expect(
            try store.search("حداد", limit: 10, for: lead).map(\.row.number.description).contains("2026-0001")
        )
    }

    /// The day of the fixtures' acts.
    private static let day = Day(year: 2026, month: 3, day: 2) ?? .distantPast
}

/// What is written once and no upgrade may change, row by row.
private struct StoredLog {
    private static let tables = [
        "app_user", "sequence", "act", "entry", "revival", "journal", "journal_detail", "opening",
        "rule_file", "unit_record", "unit_record_case", "unit_record_revival", "unit_file",
    ]

    /// The columns of each table.
    private(set) var columns: [String: [String]] = [:]
    private(set) var rows: [String] = []

    /// - Parameter older: an older state of the database; tables and columns that it does not have are left out.
    init(_ path: String, like older: StoredLog? = nil) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        (columns, rows) = try queue.read { db in
            let columns = try older?.columns ?? Self.columns(db)
            let rows = try columns.flatMap { table, columns in
                try Row.fetchAll(db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
                    .map { "\(table) \($0)" }
            }
            return (columns, rows.sorted())
        }
    }

    private static func columns(_ db: Database) throws -> [String: [String]] {
        var columns: [String: [String]] = [:]
        for table in tables where try db.tableExists(table) {
            columns[table] = try db.columns(in: table).map(\.name)
        }
        return columns
    }
}

/// The tables and indexes of a database, each as the words of its definition: a column that was added later stands last.
private struct StoredShape: Equatable {
    let words: [String: [Substring]]

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let rows = try DatabaseQueue(path: path, configuration: configuration).read { db in
            try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        }
        var words: [String: [Substring]] = [:]
        for row in rows {
            let text: String = row[1]
            words[row[0]] = text.split { ", \n()\"".contains($0) }.sorted()
        }
        self.words = words
    }
}

extension OlderFile.Told {
    /// What this program says of a case.
    fileprivate init(_ file: CaseFile) {
        func text(_ value: String?) -> String { value ?? "null" }
        let numbers = Dictionary(
            file.members.map { ($0.person.id, $0.number) }, uniquingKeysWith: { first, _ in first })
        self.init(
            case: file.number.description, kind: file.latestKind?.rawValue,
            status: file.closing == nil ? "open" : "closed", caseworker: file.caseworker?.name,
            persons: file.members.map {
                let person = $0.person
                return "\($0.number) \(text(person[.givenName])) \(text(person[.familyName])) "
                    + text(person[.birthDate])
            },
            facts: file.facts.map { fact in
                "\(fact.id.id) \(fact.day) \(fact.person.flatMap { numbers[$0] } ?? 0)"
            },
            notes: file.notes.compactMap { entry in
                guard case .note(let text, _) = entry.content else { return nil }
                return text
            })
    }
}
