// Exit statuses, the environment, languages and errors: what every command has in common.

import Foundation
import Testing

@Suite struct ProgramSurfaceTests {
    @Test func exitStatusesAreThoseOfTheContract() throws {
        let desk = try Desk(cases: 3)
        let runs: [(args: [String], status: Int32)] = [
            (["case", "list"], 0), (["--help"], 0), (["queue", "--help"], 0), (["id", "19900505-2387"], 0),
            (["id", "19900505-2383"], 1),
            (["case", "show", "2026-9999"], 2), (["queue", "--caseworker", "greta"], 2),
            (["case", "record", "2026-0001", "no_such_fact", "2026-01-01"], 2),
            (["case", "record", "2026-0001", "received", "2030-01-01"], 2),
            (["rules", "show", "NO-SUCH"], 2), (["user", "remove", "greta"], 2),
            (["nonsense"], 64), (["queue", "--nonsense"], 64), (["queue", "--lane", "no"], 64), (["id"], 64),
            (["queue", "--kind", "no"], 64), (["queue", "--format", "xml"], 64),
            (["due", "--from", "2026-02-30", "--add", "1d"], 64),
            (["due", "--from", "2026-02-28", "--add", "1x"], 64), (["calendar", "1949"], 64),
            (["calendar", "2101"], 64),
            (["import"], 64), (["case", "show", "12"], 64), (["generate", "--cases", "0"], 64),
            (["case", "record", "2026-0001", "received", "yesterday"], 64),
        ]
        for (args, status) in runs {
            let run = try desk.run(args)
            #expect(run.status == status, "\(args)")
            #expect(run.errors.count == (status > 1 ? 2 : 0), "\(args): \(run.err)")
            if status > 1 { #expect(run.out.isEmpty, "\(args)") }
            // The language of the words does not change what a script sees.
            let english = try desk.run(args + ["--lang", "en"])
            #expect(english.status == status, "\(args)")
            #expect(english.errors.count == (status > 1 ? 2 : 0), "\(args): \(english.err)")
        }
    }

    @Test func errorsTellNobodysNameOrNumber() throws {
        let desk = try Desk()
        _ = try desk.run([
            "case", "new", "--kind", "ABO", "--given-name", "Alvina", "--family-name", "Ekbergson",
            "--birth-date",
            "1990-05-05", "--personnummer", "19900505-2387",
        ])
        for args in [
            ["case", "record", "2026-0001", "entered_sweden", "1980-01-01"],
            ["case", "record", "2026-0001", "entered_sweden", "2030-01-01"],
            ["case", "record", "2026-0001", "entered_sweden", "2026-01-01", "--person", "7"],
            ["case", "waive", "2026-0001", "SFI-3M", "--reason", "declined"],
            [
                "case", "new", "--kind", "ABO", "--given-name", "Alvina", "--family-name", "Ekbergson",
                "--birth-date", "1990-05-05", "--personnummer", "19900505-2383",
            ],
        ] {
            let run = try desk.run(args)
            #expect(run.status == 2 || run.status == 64)
            #expect(run.errors.count == 2, "\(args)")
            for secret in ["Alvina", "Ekbergson", "900505", "SELECT", "INSERT"] {
                #expect(!run.err.contains(secret), "\(args)")
            }
        }
    }

    @Test func whatWasTypedInTheWrongPlaceIsNotRepeated() throws {
        let desk = try Desk()
        for args in [
            ["case", "show", "19900505-2387"], ["case", "show", "900505+2387"],
            ["search", "Alvina", "Ekbergson"],
            ["case", "record", "2026-0001", "received", "199005052387"], ["queue", "--limit", "Ekbergson"],
            ["explain", "2026-0001", "MOT-ABO", "--person", "Ekbergson"],
        ] {
            let run = try desk.run(args)
            #expect(run.status == 64 || run.status == 2)
            #expect(run.errors.count == 2)
            for secret in ["2387", "Ekbergson"] { #expect(!run.err.contains(secret), "\(run.err)") }
        }
        #expect(try desk.run(["queue", "--nonsense"]).err.contains("--nonsense"))
        #expect(try desk.run(["nonsense"]).err.contains("nonsense"))
        #expect(try desk.run(["case", "show", "12"]).err.contains("”12”"))
    }

    @Test func swedishIsTheDefaultAndEnglishIsAskedFor() throws {
        let desk = try Desk(cases: 3)
        let header = { (run: Run) in String(run.out.split(separator: "\n").first ?? "") }
        let swedish = header(try desk.run(["case", "list"], env: ["LANG": ""]))
        let english = header(try desk.run(["case", "list", "--lang", "en"]))
        #expect(swedish.hasPrefix("ärende") && english.hasPrefix("case"))
        #expect(header(try desk.run(["case", "list"], env: ["LANG": "en_GB.UTF-8"])) == english)
        #expect(
            header(try desk.run(["case", "list"], env: ["LC_ALL": "sv_SE.UTF-8", "LANG": "en_GB.UTF-8"]))
                == swedish)
        #expect(
            header(try desk.run(["case", "list", "--lang=sv"], env: ["LC_ALL": "en_GB.UTF-8"])) == swedish)
        // What a program reads is the same in both.
        #expect(try desk.json("case", "list", "--lang", "en") == desk.json("case", "list"))
    }

    @Test func everyOptionHasItsVariable() throws {
        let desk = try Desk(cases: 12)
        let env = [
            "MOTTAGNING_DB": desk.database, "MOTTAGNING_TODAY": Desk.today, "MOTTAGNING_AS": "anna",
            "HOME": desk.folder.path,
        ]
        let own = try Program.run(["queue", "--format", "json"], env: env).json.items
        #expect(!own.isEmpty)
        #expect(own.allSatisfy { $0["caseworker"].text == "anna" })
        #expect(own == (try desk.json("queue", "--caseworker", "anna").items))
        // An option outranks its variable.
        let later = try Program.run(["queue", "--format", "json", "--today", "2026-03-03"], env: env).json
            .items
        #expect(later.first?["days_left"].int == own.first?["days_left"].int.map { $0 - 1 })
        let other = try Program.run(["queue", "--format", "json", "--as", "bjorn"], env: env).json.items
        #expect(other.allSatisfy { $0["caseworker"].text == "bjorn" })
        #expect(try Program.run(["queue", "--as", "greta"], env: env).status == 2)
        #expect(try Program.run(["queue", "--today", "2026-02-30"], env: env).status == 64)
        // A URL names the same file.
        #expect(
            try Program.run(["queue", "--format", "json", "--db", "file://" + desk.database], env: env).json
                .items == own)
    }

    @Test func withoutAnythingSaidTheDatabaseLiesInTheUsersData() throws {
        let folder = try Folder()
        #expect(try Program.run(["init"], env: ["XDG_DATA_HOME": folder.path]).status == 0)
        #expect(!folder.bytes("mottagning/mottagning.db").isEmpty)
        #expect(try Program.run(["init"], env: ["HOME": folder.path]).status == 0)
        #expect(!folder.bytes(".local/share/mottagning/mottagning.db").isEmpty)
    }

    @Test func initDoesNothingToADatabaseThatIsThere() throws {
        let desk = try Desk(cases: 4)
        let before = try desk.surface()
        #expect(try desk.json("init")["created"] == .bool(false))
        #expect(try desk.surface() == before)
        #expect(try desk.json("user", "list").items.contains { $0["role"].text == "team_lead" })
    }

    @Test func usersComeGetARoleAndGo() throws {
        let desk = try Desk()
        #expect(try desk.run(["user", "add", "greta", "--role", "reader"]).status == 0)
        #expect(
            try desk.run([
                "case", "new", "--kind", "ABO", "--given-name", "A", "--family-name", "B", "--birth-date",
                "1990-05-05", "--as", "greta",
            ]).status == 2)
        #expect(try desk.run(["user", "role", "greta", "caseworker"]).status == 0)
        #expect(try desk.run(["user", "add", "olle", "--as", "greta"]).status == 2)
        #expect(try desk.run(["user", "remove", "greta"]).status == 0)
        #expect(try desk.json("user", "list").items.count == 1)
    }

    @Test func anUnknownLanguageIsRefused() throws {
        let desk = try Desk()
        for option in [["--lang", "de"], ["--lang=de"]] {
            for command in [["queue"], ["case", "list"], ["check"]] {
                let run = try desk.run(command + option)
                #expect(run.status == 64 && run.out.isEmpty && run.errors.count == 2)
                #expect(run.err.contains("'sv'") && run.err.contains("'en'"), "\(run.err)")
            }
        }
    }

    /// Whoever reads the errors may go; the work ends with its own status, without a word.
    @Test func aClosedPipeForErrorsIsNoTrap() throws {
        let desk = try Desk()
        let list = try desk.folder.write(
            "bad.csv", Array((ImportOptionTests.header + "H1;EBO;;Siv;Al;2016-02-30;;\n").utf8))
        let environment = ["HOME": desk.folder.path, "LANG": "sv_SE.UTF-8"]
        let given = "--db \(desk.database) --today \(Desk.today)"
        for command in [
            "import \(list) --dry-run \(given)", "queue --nothing", "case show 2026-0999 \(given)",
        ] {
            for end in ["2>&-", ">/dev/null 2>/dev/full", "2>&1 >/dev/null | true"] {
                let line = "{ \"$M\" \(command); echo $? >\(desk.folder.path)/status; } \(end)"
                _ = try Program.shell(line, env: environment)
                let status = desk.folder.text("status")
                #expect(["2\n", "64\n"].contains(status), "\(command) \(end): \(status)")
            }
        }
    }

    @Test func aClosedPipeIsNoError() throws {
        let desk = try Desk(cases: 200)
        let line =
            "{ \"$M\" queue --all --format json --db \"$DB\" --today 2026-03-02; echo $? >&2; } | head -n 1"
        let run = try Program.shell(line, env: ["DB": desk.database, "HOME": desk.folder.path])
        #expect(run.out == "[\n")
        #expect(run.err == "0\n")
    }
}
