// The next free identifiers, kept in the database so that none is ever used twice.

import GRDB
import Reception

enum Sequences {
    static func next(_ name: String, _ db: Database) throws -> Int64 {
        try db.int("SELECT next FROM sequence WHERE name = ?", [name]) ?? 1
    }

    static func save(_ name: String, _ next: Int64, _ db: Database) throws {
        try db.run(
            "INSERT INTO sequence (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET next = excluded.next",
            [name, next])
    }

    /// The number that stands in cases for a version of rulebook and engine.
    static func computation(_ engine: DeadlineEngine, _ db: Database) throws -> Int64 {
        let version: [(any DatabaseValueConvertible)?] = [engine.rulebook.version, DeadlineEngine.version]
        try db.run(
            "INSERT OR IGNORE INTO computation (rulebook_version, engine_version) VALUES (?, ?)", version)
        return try db.int(
            "SELECT id FROM computation WHERE rulebook_version = ? AND engine_version = ?", version) ?? 0
    }
}

/// The details of a journal row: each change on a line, its columns parted by tabs.
enum JournalDetails {
    static func encode(_ changes: [Change]) -> String {
        var bytes: [UInt8] = []
        for change in changes {
            let entry = change.entry
            let content = entry.content.columns
            var fields: [String?] = []
            switch change {
            case .add: fields = ["add"]
            case .end(_, let reason): fields = ["end", reason]
            case .revive: fields = ["revive"]
            }
            fields += self.fields(
                entry.id.raw, entry.person?.raw, entry.day, content)
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
            append(fields, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The line that an entry's row had in the details of the act that added it.
    /// - Parameter row: has the columns of ``EntryRows/columns``.
    static func added(_ row: Row) -> String {
        var bytes: [UInt8] = []
        append(["add"] + fields(row[0], row[2], Day(stored: row[3]), EntryRows.content(row)), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A value as it stands in details.
    static func escaped(_ value: String) -> String {
        var bytes: [UInt8] = []
        Fields.escape(value, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func fields(
        _ id: Int64, _ person: Int64?, _ day: Day, _ content: ContentColumns
    ) -> [String?] {
        [
            String(id), person.map { String($0) }, day.description, content.type, content.key,
            content.until.map { String($0) }, content.number.map { String($0) }, content.code,
            content.trigger.map { String($0) }, content.text,
        ]
    }

    private static func append(_ fields: [String?], to bytes: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            if let field { Fields.escape(field, into: &bytes) }
        }
    }

    /// An entry that a row tells of.
    struct Touched {
        enum How {
            case added, revived
            case ended(reason: String)
        }
        let entry: Int64
        let how: How
    }

    /// Which of the unit's records a row's details tell of, and whether they stood there afterwards.
    static func records(_ details: String) -> [(id: RecordID, isThere: Bool)] {
        var records: [(id: RecordID, isThere: Bool)] = []
        for line in details.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            // An entry that is revived has its number where a record has its kind.
            guard fields.count > 2, ["record", "remove", "revive"].contains(fields[0]),
                let kind = RecordID.Kind(rawValue: String(fields[1])), let number = Int(fields[2])
            else { continue }
            records.append((RecordID(kind, number), fields[0] != "remove"))
        }
        return records
    }

    /// The line that says which paper was made, and the number of its copy.
    static func line(of paper: PaperKind, copy: Int) -> String { "\(paper.rawValue)\t\(copy)" }

    /// Which paper a row's details tell of, and the copy's number, which earlier programs did not write down.
    static func paper(_ details: String) -> (kind: PaperKind, copy: Int?)? {
        let fields = details.prefix { $0 != "\n" }.split(separator: "\t", omittingEmptySubsequences: false)
        guard let kind = fields.first.flatMap({ PaperKind(rawValue: String($0)) }) else { return nil }
        return (kind, fields.count > 1 ? Int(fields[1]) : nil)
    }

    /// The line that says to which partner data of a case went, and which of its persons had not consented.
    static func line(to partner: String, missing: [Int]) -> String {
        var bytes = Array("to\t".utf8)
        Fields.escape(partner, into: &bytes)
        return String(decoding: bytes, as: UTF8.self) + "\t"
            + missing.map { String($0) }.joined(separator: " ")
    }

    /// The partner that a row's details tell of, and the numbers of those who had not consented.
    static func disclosure(_ details: String) -> (partner: String, missing: [Int])? {
        for line in details.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, fields[0] == "to" else { continue }
            return (Fields.unescape(fields[1].utf8), fields[2].split(separator: " ").compactMap { Int($0) })
        }
        return nil
    }

    /// Which entries a row's details tell of. What the entries say is read from their own table.
    static func touched(_ details: String) -> [Touched] {
        details.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            switch fields.first {
            case "add" where fields.count > 1:
                return Int64(fields[1]).map { Touched(entry: $0, how: .added) }
            case "end" where fields.count > 2:
                return Int64(fields[2]).map { Touched(entry: $0, how: .ended(reason: String(fields[1]))) }
            case "revive" where fields.count > 1:
                return Int64(fields[1]).map { Touched(entry: $0, how: .revived) }
            default: return nil
            }
        }
    }
}
