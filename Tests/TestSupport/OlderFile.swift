// The databases that the programs of earlier versions have written themselves, and what those said of them.

import Foundation

/// A database as the last program of a version of the schema left it; `scripts/make-fixture.sh` keeps one.
public struct OlderFile: Sendable {
    /// What that program's `case show` said of a case.
    public struct Told: Decodable, Equatable, Sendable {
        public var `case`: String
        public var kind: String?
        public var status: String
        public var caseworker: String?
        /// Number, names and birth date.
        public var persons: [String]
        /// Fact, day and the person's number, in order of their letters.
        public var facts: [String]
        /// In order of their letters.
        public var notes: [String]

        public init(
            case number: String, kind: String?, status: String, caseworker: String?, persons: [String],
            facts: [String], notes: [String]
        ) {
            self.case = number
            self.kind = kind
            self.status = status
            self.caseworker = caseworker
            self.persons = persons
            self.facts = facts.sorted()
            self.notes = notes.sorted()
        }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// The versions of which one is kept.
    public static let kept: [Int] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".db.gz") }.compactMap { Int($0.dropFirst().dropLast(6)) }.sorted()
    }()

    public let version: Int

    public init(version: Int) { self.version = version }

    /// The bytes of the database.
    /// - Throws: ``Office/Fault`` where it cannot be unpacked.
    public func bytes() throws -> [UInt8] {
        guard let gzip = Run.tool("gzip") else { throw Office.Fault.missing("gzip") }
        let run = try Run([gzip, "-dc", Self.folder.path + "/v\(version).db.gz"])
        guard run.status == 0 else { throw Office.Fault.failed(run.err) }
        return run.bytes
    }

    /// What its program said, case by case.
    public func told() throws -> [Told] {
        let text = try String(
            contentsOf: Self.folder.appendingPathComponent("v\(version).jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map {
            let told = try JSONDecoder().decode(Told.self, from: Data($0.utf8))
            return Told(
                case: told.case, kind: told.kind, status: told.status, caseworker: told.caseworker,
                persons: told.persons, facts: told.facts, notes: told.notes)
        }
    }
}
