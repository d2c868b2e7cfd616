// What `verify`, `journal` and `doctor` say.

import Foundation
import Testing

@Suite struct JournalCommandTests {
    static let sqlite = Program.tool("sqlite3")

    private func change(_ desk: Desk, _ sql: String) throws {
        let run = try Run([Self.sqlite ?? "", desk.database, sql])
        #expect(run.status == 0, "\(run.err)")
    }

    @Test(.enabled(if: sqlite != nil, "sqlite3, which changes the database, is not installed"))
    func aChangedRowIsNamed() throws {
        let desk = try Desk(cases: 4)
        let whole = try desk.run(["verify", "--format", "json"])
        #expect(whole.status == 0 && whole.json["whole"] == .bool(true))
        let mark = whole.json["mark"].text
        #expect(mark.hasPrefix("\(whole.json["rows"].int ?? -1):"))
        #expect(try desk.run(["verify"]).out.contains(mark))
        try change(desk, "UPDATE journal SET at = at + 1 WHERE seq = 3")
        let changed = try desk.run(["verify"])
        #expect(changed.status == 1 && changed.out.contains("journalen, rad 3: ändrad"), "\(changed.out)")
        #expect(changed.err.isEmpty)
        let list = try desk.run(["verify", "--format", "csv"])
        #expect(list.out.hasPrefix("place,fault,first,last,name"))
        #expect(list.out.contains("journal,changed,3,,"))
        try change(desk, "UPDATE journal SET at = at - 1 WHERE seq = 3; DELETE FROM journal WHERE seq > 5")
        let cut = try desk.run(["verify", "--against", mark])
        #expect(cut.status == 1 && cut.out.contains("rad 6 och framåt: saknas"), "\(cut.out)")
        #expect(try desk.run(["verify", "--against", "nej"]).status == 64)
        #expect(try Program.run(["verify", "--db", desk.folder.path + "/none.db"]).status == 2)
    }

    @Test func aFileThatCannotBeReadIsNotInOrder() throws {
        let desk = try Desk(cases: 4)
        _ = try desk.run(["backup", desk.folder.path + "/copy.db"])
        let bytes = desk.folder.bytes("copy.db")
        let path = try desk.folder.write("cut.db", Array(bytes.prefix(bytes.count / 2)))
        let run = try Program.run(["verify", "--db", path, "--format", "json"])
        #expect(run.status == 1 && run.json["faults"].items[0]["place"].text == "integrity", "\(run.err)")
    }

    @Test func aSignedExportIsCheckedWithoutTheDatabase() throws {
        let desk = try Desk(cases: 4)
        let path = desk.folder.path + "/journal.jsonl"
        #expect(try desk.run(["journal", "export", "--signed"]).status == 64)
        let done = try desk.run(["journal", "export", "--signed", "--output", path])
        #expect(done.status == 0 && done.out.isEmpty, "\(done.err)")
        let key = try desk.json("journal", "key")["key"].text
        #expect(key.utf8.count == 64 && done.err.contains(key))
        var info = stat()
        let secret = desk.folder.path + "/.config/mottagning/signing-key"
        #expect(stat(secret, &info) == 0 && info.st_mode & 0o777 == 0o600)
        let checked = try Program.run(["journal", "check", path, "--key", key, "--format", "json"])
        #expect(checked.status == 0 && checked.json["signed"] == .bool(true), "\(checked.err)")
        #expect(
            try Program.run(["journal", "check", path, "--against", checked.json["mark"].text]).status == 0)
        // The taking out is in the journal itself, after what was taken.
        let after = try desk.run(["journal", "export"])
        #expect(after.out.split(separator: "\n").count == (checked.json["rows"].int ?? -1) + 1)
        #expect(after.out.hasSuffix("\n") && after.out.contains("\"kind\": \"export\""))
        // No names by themselves; with --details what was done.
        #expect(!after.out.contains("family_name"))
        #expect(try desk.run(["journal", "export", "--details"]).out.contains("family_name"))
        var text = desk.folder.text("journal.jsonl")
        text = text.replacing("\"kind\": \"generate\"", with: "\"kind\": \"import\"", maxReplacements: 1)
        try desk.folder.write("journal.jsonl", Array(text.utf8))
        let forged = try Program.run(["journal", "check", path, "--key", key, "--format", "json"])
        #expect(forged.status == 1 && forged.json["signed"] == .bool(false))
        #expect(forged.json["faults"].items.count == 1)
        #expect(try Program.run(["journal", "check", desk.database]).status == 2)
        // A key that others can read signs nothing more.
        chmod(secret, 0o644)
        #expect(try desk.run(["journal", "key"]).status == 2)
    }

    @Test func whoHasReadACaseIsOneCommand() throws {
        let desk = try Desk(cases: 4)
        let number = try desk.json("case", "list").items[0]["case"].text
        #expect(try desk.json("journal", "openings", number).items.isEmpty)
        _ = try desk.run(["case", "show", number])
        _ = try desk.run(["print", "case", number, "--output", desk.folder.path + "/case.txt"])
        let rows = try desk.json("journal", "openings", number).items
        #expect(rows.map { $0["what"].text }.sorted() == ["opened", "opened", "printed"])
        #expect(try desk.run(["journal", "openings", number]).out.contains("skrev ut: ärendet"))
        _ = try desk.run(["user", "add", "rut", "--role", "reader"])
        let refused = try desk.run(["journal", "openings", number], env: ["MOTTAGNING_AS": "rut"])
        #expect(refused.status == 2 && refused.err.contains("granska journalen"), "\(refused.err)")
        #expect(try desk.run(["journal", "export"], env: ["MOTTAGNING_AS": "rut"]).status == 2)
    }

    @Test func theDoctorLooksAtEverything() throws {
        let desk = try Desk(cases: 3)
        func state(_ check: String, _ args: [String] = [], env: [String: String] = [:]) throws -> String {
            try desk.run(["doctor", "--format", "json"] + args, env: env).json.items
                .first { $0["check"].text == check }?["state"].text ?? ""
        }
        let env = ["TERM": "xterm-256color", "PATH": "/usr/bin:/bin"]
        let run = try desk.run(["doctor", "--full"], env: env)
        #expect(run.status == 0, "\(run.out)")
        #expect(run.out.contains("aldrig säkerhetskopierats"))
        for check in [
            "permissions", "space", "file_system", "schema", "integrity", "journal", "journal_mode", "clock",
        ] {
            #expect(try state(check, env: env) == "ok", "\(check)")
        }
        #expect(try state("backup") == "warning")
        _ = try desk.run(["backup", desk.folder.path + "/copy.db"])
        #expect(try state("backup") == "ok")
        #expect(try state("terminal", env: ["TERM": "finns-inte"]) == "fault")
        #expect(try state("terminal", env: env) == "ok")
        #expect(try state("locale", env: ["LANG": "C"]) == "warning")
        chmod(desk.folder.path, 0o755)
        chmod(desk.database, 0o644)
        let open = try desk.run(["doctor"], env: env)
        #expect(open.status == 1 && open.out.contains("chmod o="), "\(open.out)")
        let none = try Program.run(
            ["doctor", "--db", desk.folder.path + "/none.db", "--format", "json"], env: env)
        #expect(none.status == 1 && none.json.items[0]["check"].text == "database")
    }

    @Test(.enabled(if: sqlite != nil, "sqlite3, which changes the database, is not installed"))
    func theDoctorSeesAClockThatGoesBack() throws {
        let desk = try Desk(cases: 1)
        try change(desk, "UPDATE act SET at = at + 90000 WHERE id = (SELECT max(id) FROM act)")
        let run = try desk.run(["doctor", "--format", "json"], env: ["TERM": "xterm"])
        let faults = run.json.items.filter { $0["state"].text == "fault" }.map { $0["check"].text }
        #expect(run.status == 1 && faults == ["journal", "clock"])
    }
}
