// A database of its own for a test, and the commands on it.

import Foundation

/// A folder with a database; every command runs on 2 March 2026, a Monday.
final class Desk {
    static let today = "2026-03-02"
    /// Who runs the tests: the team lead of each database.
    static let me = NSUserName()
    /// Says why a protected household is looked at.
    static let because = ["--because", "Prövar"]

    let folder: Folder
    let database: String

    /// - Parameters:
    ///   - cases: how many invented households to begin with.
    ///   - seed: which ones.
    init(cases: Int = 0, seed: Int = 1) throws {
        folder = try Folder()
        database = folder.path + "/test.db"
        _ = try run(["init"])
        if cases > 0 { _ = try run(["generate", "--cases", "\(cases)", "--seed", "\(seed)"]) }
    }

    /// Runs a command on the database.
    func run(_ args: [String], env: [String: String] = [:], prefix: [String] = []) throws -> Run {
        let own = ["HOME": folder.path, "LANG": "sv_SE.UTF-8"].merging(env) { $1 }
        return try Program.run(
            args + ["--db", database, "--today", Self.today], env: own, prefix: prefix)
    }

    /// Runs a command and reads its JSON.
    func json(_ args: String...) throws -> JSON { try run(args + ["--format", "json"]).json }

    /// Writes a list and imports it.
    func importing(_ list: String, _ options: [String] = [], name: String = "list.csv") throws -> Run {
        try importing(bytes: Array(list.utf8), options, name: name)
    }

    func importing(bytes: [UInt8], _ options: [String] = [], name: String = "list.csv") throws -> Run {
        let file = try folder.write(name, bytes)
        return try run(["import", file, "--format", "json"] + options)
    }

    /// All that the database says of its cases, without the clock times of when it was recorded.
    func content() throws -> JSON {
        let cases = try json("case", "list", "--closed")
        let files = try cases.items.map { row in
            try json("case", "show", row["case"].text).without(["recorded_at", "at"])
        }
        return .object([("list", cases), ("queue", try json("queue", "--all")), ("files", .array(files))])
    }

    /// What can be seen without opening each case: enough to tell whether anything was written.
    func surface() throws -> JSON {
        .object([
            ("list", try json("case", "list", "--closed")), ("queue", try json("queue", "--all")),
            ("users", try json("user", "list")),
        ])
    }
}
