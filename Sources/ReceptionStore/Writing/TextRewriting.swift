// Search texts written anew once, where an older version folded letters of other scripts otherwise.

import GRDB
import Reception

/// Brings the search texts of names in other letters than Latin ones up to date.
enum TextRewriting {
    /// Rewrites the cases in which anything is written in such letters; the others are as they should be.
    /// - Parameter progress: told how many cases of how many are done; what it throws ends the rewriting.
    static func run(_ db: Database, progress: (Int, Int) throws -> Void) throws {
        var cases: Set<Int64> = []
        let written = try db.rows(
            "SELECT case_id, text FROM entry WHERE type IN ('person', 'case', 'note') AND ended_act IS NULL")
        while let row = try written.next() {
            guard let text = String.fromDatabaseValue(row[1]) else { continue }
            if text.unicodeScalars.contains(where: { $0.value > 0x36F }) { cases.insert(row[0]) }
        }
        for (done, id) in cases.sorted().enumerated() {
            try progress(done, cases.count)
            let file = try Cases.load(CaseID(id), db)
            let text = CaseText(file)
            try db.run("DELETE FROM case_text WHERE rowid = ?", [id])
            try db.run(
                "INSERT INTO case_text (rowid, names, numbers, address, notes) VALUES (?, ?, ?, ?, ?)",
                [id, text.names, text.numbers, text.address, text.notes])
            for member in file.members where !member.hasOwnCase {
                try db.run(
                    "UPDATE person SET folded = ? WHERE id = ?",
                    [CaseText.name(member.person), member.person.id.raw])
                guard let name = KnownName(member.person) else { continue }
                try db.run(
                    "DELETE FROM known_name WHERE born = ? AND person_id = ?",
                    [name.born, member.person.id.raw])
                try db.run(
                    "INSERT OR IGNORE INTO known_name (born, folded, person_id) VALUES (?, ?, ?)",
                    [name.born, name.folded, member.person.id.raw])
            }
        }
    }
}
