// `export`: filters, forms, files, faults and the journal.

import TestSupport
import Testing

@Suite struct ExportCommandTests {
    static let filters: [[String]] = [
        ["--all"], ["--all", "--kind", "abo"], ["--all", "--lane", "late"], ["--all", "--phase", "sfi"],
        ["--all", "--status", "overdue"], ["--all", "--status", "paused"], ["--all", "--within", "7"],
        ["--all", "--limit", "7"], ["--all", "--limit", "0"], ["--caseworker", "anna"], [],
        ["--all", "--status", "met", "--limit", "600"],
        ["--all", "--lane", "week", "--kind", "kvot", "--limit", "3"],
    ]

    @Test func givesTheRowsOfTheQueue() throws {
        let desk = try Desk(cases: 60)
        for filter in Self.filters {
            let queue = try desk.run(["queue", "--format", "json"] + filter)
            let json = try desk.run(["export", "--format", "json"] + filter)
            #expect(json.status == 0 && json.err.isEmpty && json.out == queue.out, "\(filter)")
            let rows = queue.json.items
            let csv = try desk.run(["export", "--format", "csv"] + filter)
            #expect(csv.out.utf8.split(separator: UInt8(ascii: "\n")).count == rows.count + 1, "\(filter)")
            let ics = try desk.run(["export", "--format", "ics"] + filter)
            let events = ics.out.split(separator: "\r\n").count { $0 == "BEGIN:VEVENT" }
            #expect(events == rows.count { $0["due"] != .null }, "\(filter)")
        }
        // More than a page of the store.
        #expect(try desk.json("queue", "--all").items.count > 500)
    }

    @Test func saysWhatIsWrongInTwoLines() throws {
        let desk = try Desk(cases: 1)
        let runs: [(args: [String], status: Int32)] = [
            ([], 64), (["--output", "x"], 64), (["--format", "table"], 64), (["--format", "xlsx"], 64),
            (["--format", "xlsx", "--output", "-"], 64), (["--format", "csv", "--names"], 64),
            (["--format", "csv", "--limit", "-1"], 64), (["--format", "csv", "--lane", "no"], 64),
            (["--format", "csv", "--nonsense"], 64), (["--format", "csv", "--caseworker", "greta"], 2),
            (["--output", desk.folder.path + "/no/x.csv"], 2),
            (["--output", desk.folder.path + "/no/x.xlsx"], 2),
            (["--format", "csv", "--output", "/dev/null"], 2),
            (["--format", "ics", "--output", desk.folder.path], 2),
        ]
        for (args, status) in runs {
            for lang in ["sv", "en"] {
                let run = try desk.run(["export"] + args + ["--lang", lang])
                #expect(
                    run.status == status && run.errors.count == 2 && run.out.isEmpty, "\(args): \(run.err)")
            }
        }
        #expect(try desk.run(["export", "--format", "table"]).err.contains("'xlsx'"))
        #expect(try Program.shell("ls -l /dev/null").out.hasPrefix("c"))
        #expect(try desk.exports() == [])
        // Nothing is left lying about either.
        #expect(try Program.shell("ls -A \"$D\" | grep -c new-", env: ["D": desk.folder.path]).out == "0\n")
        // Options may stand before the command, as they may before others.
        #expect(
            try Program.run(["--db", desk.database, "export", "--format=ics"]).out.hasPrefix(
                "BEGIN:VCALENDAR"))
        #expect(try desk.run(["export", "--help"]).out.contains("--names"))
        // Other commands know the forms that they knew.
        #expect(try desk.run(["queue", "--format", "ics"]).status == 64)
    }

    @Test func aFileIsWrittenWholeAndForItsOwnerOnly() throws {
        let desk = try Desk(cases: 3)
        for name in ["a.csv", "a.json", "a.ics", "a.xlsx"] {
            let path = desk.folder.path + "/" + name
            let look = "stat -c '%a %i' \"$F\""
            let run = try desk.run(["export", "--all", "--output", path])
            #expect(run.status == 0 && run.out.isEmpty && run.errors.count == 1, "\(name): \(run.err)")
            let first = try Program.shell("ln \"$F\" \"$F.old\"; " + look, env: ["F": path]).out
            #expect(first.hasPrefix("600 "))
            // The next one takes its place.
            #expect(try desk.run(["export", "--all", "--limit", "1", "--output", path]).status == 0)
            #expect(try Program.shell(look, env: ["F": path]).out != first)
            #expect(desk.folder.bytes(name).count < desk.folder.bytes(name + ".old").count)
        }
        // The form that is stated goes before the name's end; a form is found whatever the letters.
        let odd = desk.folder.path + "/a.CSV"
        #expect(try desk.run(["export", "--all", "--format", "json", "--output", odd]).status == 0)
        #expect(desk.folder.text("a.CSV").hasPrefix("["))
        #expect(try desk.run(["export", "--all", "--output", odd]).status == 0)
        #expect(desk.folder.bytes("a.CSV").starts(with: [0xEF, 0xBB, 0xBF]))
    }

    /// A disk without room, in a file and on standard output: an error, the old file, and nothing in the journal.
    @Test func aFullDiskLeavesTheOldFile() throws {
        let desk = try Desk(cases: 60)
        for name in ["a.csv", "a.xlsx"] {
            let path = desk.folder.path + "/" + name
            #expect(try desk.run(["export", "--all", "--limit", "1", "--output", path]).status == 0)
            let old = desk.folder.bytes(name)
            let line =
                "ulimit -f 100; exec \"$M\" export --all --db \"$D\" --today \(Desk.today) --output \"$F\""
            let run = try Program.shell(line, env: ["D": desk.database, "F": path])
            #expect(run.status == 2 && run.errors.count == 2, "\(name): \(run.err)")
            #expect(desk.folder.bytes(name) == old)
        }
        #expect(try desk.exports().count == 2)
        let full = "\"$M\" export --format json --all --db \"$D\" --today \(Desk.today) >/dev/full"
        #expect(try Program.shell(full, env: ["D": desk.database]).status == 2)
        #expect(try Program.shell("ls -A \"$D\" | grep -c new-", env: ["D": desk.folder.path]).out == "0\n")
    }

    @Test func isInTheJournalOnceWithoutAnybodysName() throws {
        let desk = try Desk(cases: 5)
        #expect(try desk.exports() == [])
        let rows = try desk.json("queue", "--all", "--kind", "abo").items.count
        _ = try desk.run(["export", "--format", "csv", "--all", "--kind", "abo"])
        _ = try desk.run(["export", "--format", "ics", "--names", "--caseworker", "anna", "--limit", "2"])
        #expect(
            try desk.exports() == [
                "csv\trows=\(rows)\tall\tkind=ABO", "ics\trows=2\tnames\tcaseworker=anna\tlimit=2",
            ])
        for row in try desk.json("case", "list", "--closed").items {
            let journal = try desk.json("case", "journal", row["case"].text).items
            #expect(!journal.contains { $0["kind"].text == "export" })
        }
    }

    @Test func whoMayReadMayExport() throws {
        let desk = try Desk(cases: 3)
        #expect(try desk.run(["user", "add", "rut", "--role", "reader"]).status == 0)
        let run = try desk.run(["export", "--format", "json", "--all"], env: ["MOTTAGNING_AS": "rut"])
        let queue = try desk.run(["queue", "--format", "json", "--all"], env: ["MOTTAGNING_AS": "rut"])
        #expect(run.status == 0 && run.out == queue.out)
    }
}

extension Desk {
    /// What the journal says of each export.
    func exports() throws -> [String] {
        let sql =
            "SELECT d.details FROM journal j JOIN journal_detail d ON d.seq = j.seq WHERE j.kind = 'export'"
        let run = try Program.shell("sqlite3 \"$D\" \"\(sql)\"", env: ["D": database])
        return run.out.split(separator: "\n").map(String.init)
    }
}
