// Copies of a database while others work, and the database out of a copy.

import Foundation
import Testing

@Suite struct BackupCommandTests {
    static let sqlite = Program.tool("sqlite3")
    static let age = Program.tool("age")

    private func names(_ desk: Desk) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).sorted()
    }

    private func mode(_ path: String) -> mode_t {
        var info = stat()
        return stat(path, &info) == 0 ? info.st_mode & 0o777 : 0
    }

    /// Another process writes all the while; each copy is whole, for its owner alone, and can be read as a database.
    @Test func copiesAreMadeWhileOthersWrite() throws {
        let desk = try Desk(cases: 12)
        let number = try desk.json("case", "list").items[0]["case"].text
        let line = """
            ( n=0; while [ ! -e "$D/stop" ]; do "$M" case note \(number) "rad $n" --db "$DB" > /dev/null && n=$((n+1)); \
            echo $n > "$D/written"; done ) &
            while [ ! -s "$D/written" ]; do sleep 0.05; done
            for i in 1 2 3 4 5; do "$M" backup "$D/$i.db" --db "$DB" --format json || echo failed; done
            touch "$D/stop"; wait; cat "$D/written"
            """
        let run = try Program.shell(
            line, env: ["D": desk.folder.path, "DB": desk.database, "HOME": desk.folder.path])
        #expect(run.status == 0 && !run.out.contains("failed"), "\(run.err)")
        #expect(Int(run.out.split(separator: "\n").last ?? "") ?? 0 > 2)
        var rows: [Int] = []
        for index in 1...5 {
            let copy = desk.folder.path + "/\(index).db"
            #expect(mode(copy) == 0o600)
            let proof = try Program.run(["verify", "--db", copy, "--format", "json"])
            #expect(proof.status == 0 && proof.json["faults"].items.isEmpty)
            rows.append(proof.json["rows"].int ?? -1)
            // What the copy ends with is what the database had there.
            let mark = proof.json["mark"].text
            #expect(try desk.run(["verify", "--against", mark]).status == 0)
            #expect(try Program.run(["case", "list", "--db", copy]).status == 0)
        }
        #expect(rows == rows.sorted() && Set(rows).count == 5)
        #expect(try !names(desk).contains { $0.hasPrefix(".mottagning-") })
    }

    @Test func aFolderKeepsTheNewest() throws {
        let desk = try Desk(cases: 2)
        let folder = desk.folder.path + "/kopior"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        // Three old ones, somebody else's, and something that is no copy at all.
        let old = (1...3).map { "test-2020-01-0\($0)T010101.db" }
        for name in old + ["annan-2020-01-01T010101.db", "test-anteckning.db"] {
            try desk.folder.write("kopior/" + name, [0])
        }
        let run = try desk.run(["backup", folder, "--keep", "2", "--format", "json"])
        #expect(run.status == 0 && run.json["removed"].int == 2, "\(run.err)")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(left.count == 4)
        #expect(left.contains(old[2]) && left.contains("annan-2020-01-01T010101.db"))
        #expect(
            left.contains("test-anteckning.db")
                && left.contains { $0.hasPrefix("test-20") && !old.contains($0) })
        for args in [[folder, "--keep", "0"], [folder + "/a.db", "--keep", "2"]] {
            #expect(try desk.run(["backup"] + args).status == 64)
        }
    }

    @Test func nothingElseIsWrittenOver() throws {
        let desk = try Desk(cases: 2)
        let note = try desk.folder.write("note.txt", Array("viktigt".utf8))
        for path in [note, desk.database, desk.folder.path + "/no/such.db"] {
            let run = try desk.run(["backup", path])
            #expect(run.status == 2 && run.errors.count == 2, "\(run.err)")
        }
        #expect(desk.folder.text("note.txt") == "viktigt")
        let copy = desk.folder.path + "/copy.db"
        #expect(try desk.run(["backup", copy]).status == 0)
        #expect(try desk.run(["backup", copy]).status == 0)
        _ = try desk.run(["user", "add", "greta"])
        #expect(try desk.run(["backup", copy], env: ["MOTTAGNING_AS": "greta"]).status == 2)
    }

    /// Whoever is a team lead in a database of her own does not put it in the place of one where she is none.
    @Test func nobodyReplacesADatabaseThatSheDoesNotLead() throws {
        let own = try Desk()
        let copy = own.folder.path + "/copy.db"
        #expect(try own.run(["backup", copy]).status == 0)
        for change in [["user", "role", Desk.me, "caseworker"], ["user", "remove", Desk.me]] {
            let desk = try Desk()
            #expect(try desk.run(["user", "add", "anna", "--role", "team_lead"]).status == 0)
            #expect(try desk.run(change).status == 0)
            let bytes = desk.folder.bytes("test.db")
            let run = try desk.run(["restore", copy, "--replace"])
            #expect(run.status == 2 && run.out.isEmpty, "\(run.err)")
            #expect(desk.folder.bytes("test.db") == bytes)
        }
    }

    @Test func theDatabaseComesBackOutOfACopy() throws {
        let desk = try Desk(cases: 6)
        let content = try desk.content()
        let copy = desk.folder.path + "/copy.db"
        #expect(try desk.run(["backup", copy]).status == 0)
        _ = try desk.run(["generate", "--cases", "3"])
        let refused = try desk.run(["restore", copy])
        #expect(refused.status == 2 && refused.err.contains("--replace"))
        #expect(try desk.json("case", "list").items.count == 9)
        let done = try desk.run(["restore", copy, "--replace", "--format", "json"])
        #expect(done.status == 0, "\(done.err)")
        let same = try desk.content() == content
        #expect(same)
        #expect(mode(desk.database) == 0o600)
        // The former one is kept whole, and the journal of the new one says what happened.
        let kept = done.json["kept"].text
        #expect(try Program.run(["case", "list", "--db", kept, "--format", "json"]).json.items.count == 9)
        #expect(try desk.run(["verify", "--against", done.json["mark"].text]).status == 0)
        let export = try desk.run(["journal", "export"])
        #expect(export.out.split(separator: "\n").last?.contains("\"kind\": \"restore\"") == true)
        // Where nothing was, it needs no word.
        let fresh = desk.folder.path + "/ny/fresh.db"
        #expect(try Program.run(["restore", copy, "--db", fresh]).status == 0)
        #expect(try Program.run(["verify", "--db", fresh]).status == 0)
        #expect(try !names(desk).contains { $0.hasPrefix(".mottagning-") })
    }

    /// Killed at any moment there is a whole database, the one that was or the one of the copy.
    @Test(.enabled(if: Program.tool("timeout") != nil, "timeout, which kills, is not installed"))
    func whoIsKilledWhileRestoringLeavesADatabase() throws {
        let desk = try Desk(cases: 4)
        let copy = desk.folder.path + "/copy.db"
        _ = try desk.run(["backup", copy])
        var counts: Set<Int> = []
        var killed = 0
        for step in 1...14 {
            _ = try desk.run(["generate", "--cases", "1"])
            let before = try desk.json("case", "list").items.count
            let time = "0.\(step * 3 < 10 ? "0" : "")\(step * 3)"
            let prefix = [Program.tool("timeout") ?? "", "-s", "KILL", time]
            let run = try desk.run(["restore", copy, "--replace"], prefix: prefix)
            killed += run.status == 137 ? 1 : 0
            let after = try desk.json("case", "list").items.count
            #expect(after == before || after == 4, "\(time): \(before), then \(after)")
            counts.insert(after)
            #expect(try desk.run(["verify"]).status == 0, "\(time)")
        }
        // Some were stopped, some came through.
        #expect(killed > 0 && counts.count > 1, "\(killed) of 14, \(counts)")
    }

    @Test func whatIsNotWholeIsNotRestored() throws {
        let desk = try Desk(cases: 4)
        let copy = desk.folder.path + "/copy.db"
        _ = try desk.run(["backup", copy])
        let before = try desk.surface()
        let bytes = desk.folder.bytes("copy.db")
        let cut = try desk.folder.write("cut.db", Array(bytes.prefix(bytes.count / 2)))
        let text = try desk.folder.write("text.db", Array("hej".utf8))
        for (path, status) in [(cut, 1), (text, 2), (desk.folder.path + "/none.db", 2)] as [(String, Int32)] {
            let run = try desk.run(["restore", path, "--replace"])
            #expect(run.status == status && run.errors.count == 2, "\(path): \(run.err)")
        }
        let same = try desk.surface() == before
        #expect(same)
        #expect(try !names(desk).contains { $0.hasPrefix(".mottagning-") || $0.contains("replaced") })
    }

    @Test(.enabled(if: sqlite != nil, "sqlite3, which changes the copy, is not installed"))
    func aChangedCopyIsTakenOnlyAsSuch() throws {
        let desk = try Desk(cases: 4)
        let copy = desk.folder.path + "/copy.db"
        _ = try desk.run(["backup", copy])
        _ = try Run([Self.sqlite ?? "", copy, "UPDATE journal SET login = 'x' WHERE seq = 3"])
        let refused = try desk.run(["restore", copy, "--replace"])
        #expect(refused.status == 1 && refused.err.contains("rad 3"), "\(refused.err)")
        #expect(try desk.run(["restore", copy, "--replace", "--accept-faults"]).status == 0)
        // A copy of what is broken says so, and pushes nothing out.
        let folder = desk.folder.path + "/kopior"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        for day in 1...2 { try desk.folder.write("kopior/test-2020-01-0\(day)T010101.db", [0]) }
        let run = try desk.run(["backup", folder, "--keep", "1"])
        #expect(run.status == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 3)
    }

    @Test(.enabled(if: sqlite != nil, "sqlite3, which holds the database open, is not installed"))
    func aDatabaseThatSomebodyHasOpenIsNotReplaced() throws {
        let desk = try Desk(cases: 2)
        let copy = desk.folder.path + "/copy.db"
        _ = try desk.run(["backup", copy])
        let line = """
            mkfifo "$D/fifo"; "$S" "$DB" < "$D/fifo" > "$D/said" & exec 3> "$D/fifo"
            printf 'SELECT count(*) FROM act;\\n' >&3
            while [ ! -s "$D/said" ]; do sleep 0.05; done
            "$M" restore "$D/copy.db" --replace --db "$DB"; echo "status $?"
            exec 3>&-; wait
            "$M" restore "$D/copy.db" --replace --db "$DB" > /dev/null; echo "then $?"
            """
        let run = try Program.shell(
            line,
            env: [
                "D": desk.folder.path, "DB": desk.database, "S": Self.sqlite ?? "", "HOME": desk.folder.path,
            ])
        #expect(run.out.contains("status 2") && run.out.contains("then 0"), "\(run.out) \(run.err)")
        #expect(run.err.contains("öppen"))
    }

    @Test(.enabled(if: age != nil, "age is not installed"))
    func encryptedCopiesComeBack() throws {
        let desk = try Desk(cases: 5)
        let content = try desk.content()
        let identity = desk.folder.path + "/id.txt"
        let made = try Run([Program.tool("age-keygen") ?? "", "-o", identity])
        let key =
            made.err.split(separator: " ").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            ?? ""
        let copy = desk.folder.path + "/copy.age"
        let done = try desk.run(["backup", copy, "--recipient", key, "--format", "json"])
        #expect(done.status == 0 && done.json["encrypted"] == .bool(true), "\(done.err)")
        #expect(mode(copy) == 0o600)
        let bytes = desk.folder.bytes("copy.age")
        #expect(String(decoding: bytes.prefix(21), as: UTF8.self) == "age-encryption.org/v1")
        #expect(try !names(desk).contains { $0.hasPrefix(".mottagning-") || $0.hasPrefix(".new-") })
        _ = try desk.run(["generate", "--cases", "2"])
        #expect(try desk.run(["restore", copy, "--replace"]).err.contains("--identity"))
        let wrong = try Run([Program.tool("age-keygen") ?? "", "-o", desk.folder.path + "/other.txt"])
        #expect(wrong.status == 0)
        let refused = try desk.run(
            ["restore", copy, "--replace", "--identity", desk.folder.path + "/other.txt"])
        #expect(refused.status == 2 && refused.errors.count == 2, "\(refused.err)")
        #expect(try desk.json("case", "list").items.count == 7)
        #expect(try desk.run(["restore", copy, "--replace", "--identity", identity]).status == 0)
        let same = try desk.content() == content
        #expect(same)
        // A key that is none leaves no file.
        let bad = try desk.run(["backup", desk.folder.path + "/bad.age", "--recipient", "age1nej"])
        #expect(try bad.status == 2 && !names(desk).contains("bad.age"))
        // A file of keys works too.
        let keys = try desk.folder.write("keys", Array((key + "\n").utf8))
        #expect(try desk.run(["backup", copy, "--recipients-file", keys]).status == 0)
    }
}
