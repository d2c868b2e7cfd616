// The program installed for several: what accounts that work with it can do, and what neither they nor others can.

import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite(
        "Installed with a group of its own",
        .enabled(if: SharedInstallation.obstacle == nil, "\(SharedInstallation.obstacle ?? "")"))
    struct SharedInstallationTests {
        private static let secrets = ["zorvald", "hemlig", "1740605"]
        /// How every database of SQLite's begins.
        private static let start = "SQLite format"

        private func leaks(_ run: Run) -> Bool {
            let text = (run.out + run.err).lowercased()
            return Self.secrets.contains { text.contains($0) } || text.contains(Self.start.lowercased())
        }

        @Test("who works here reaches the database through the program, and nobody reaches it otherwise")
        func reach() throws {
            let shared = try SharedInstallation()
            let files = [
                "unit.db root mottagning-prov 660", "unit.db-shm root mottagning-prov 660",
                "unit.db-wal root mottagning-prov 660",
            ]
            #expect(try shared.files() == files)
            // Named: she reads it after saying why. Not named: masked. Not here: nothing, by no command.
            let show = ["case", "show", "2026-0001"] + SharedInstallation.because
            let seen = try shared.tell(shared.anna, show)
            #expect(seen.status == 0 && leaks(seen), "\(seen.err)")
            let masked = try shared.tell(shared.bo, show)
            #expect(masked.status != 0 && !leaks(masked))
            #expect(try shared.tell(shared.bo, ["case", "note", "2026-0002", "Ringt"]).status == 0)
            for words in [
                [], ["queue", "--all"], ["verify"], ["doctor"], ["rules", "list"], ["case", "list"],
                ["user", "list"], ["journal", "export", "--output", "j"], ["search", "Omar"], ["check"],
                ["backup", "x"], ["restore", "x", "--replace"], ["user", "add", shared.other.name],
            ] {
                let run = try shared.tell(shared.other, words)
                #expect(run.status == 2 && run.out.isEmpty, "\(words): \(run.out) \(run.err)")
            }
            // The files themselves are closed to those who work with them, too.
            let sqlite = Run.tool("sqlite3") ?? "sqlite3"
            for account in [shared.anna, shared.other] {
                for line in [
                    "cat \"$D\"", "cat \"$D-wal\"", "ls \"${D%/*}\"", "\(sqlite) \"$D\" .dump",
                    "\(sqlite) \"file:$D?immutable=1\" .dump", "echo x >>\"$D\"", "rm -f \"$D\"",
                    "ln \"$D\" copy", "touch \"${D%/*}/unit.db-journal\"", "chmod 666 \"$D\"",
                ] {
                    let run = try shared.shell(line, as: account)
                    #expect(run.status != 0 && !leaks(run), "\(line): \(run.out)")
                }
            }
            #expect(try shared.files() == files)
            #expect(try shared.order(["verify"]).status == 0)
        }

        @Test("no file that is named to the program is opened with the group")
        func namedFiles() throws {
            let shared = try SharedInstallation()
            let (anna, database) = (shared.anna, shared.database)
            let before = try shared.order(["verify"]).out
            // A team lead is refused no more than the others by her role.
            try shared.order(["user", "role", anna.name, "team_lead"])
            let own = anna.home + "/own.db"
            #expect(try shared.tell(anna, ["--db", own, "init"]).status == 0)
            var tries = [
                ["import", database], ["import", database + "-wal"], ["restore", database, "--replace"],
                ["rules", "load", database], ["rules", "check", database], ["unit", "load", database],
                ["backup", "copy"], ["backup", database],
                ["export", "--output", database, "--format", "csv"],
                ["export", "--output", database + "-wal", "--format", "csv"],
                ["print", "caseload", "--output", shared.place + "/x.txt"],
                ["journal", "export", "--output", shared.place + "/x"], ["journal", "check", database],
                ["--db", own, "restore", database, "--replace"], ["--db", own, "backup", database],
                ["--db", shared.place + "/../var/unit.db", "queue"], ["--db", database + "-wal", "queue"],
                ["--db", "file://" + database + "-shm", "queue"], ["--db", shared.link, "queue"],
            ]
            // What the program holds open itself has a name in /proc.
            for number in 3...6 {
                tries += [["import", "/proc/self/fd/\(number)"], ["unit", "load", "/dev/fd/\(number)"]]
            }
            for words in tries {
                let run = try shared.run(
                    ["/bin/sh", "-c", "cd && exec \"$@\"", "sh", shared.program] + words, as: anna)
                #expect(run.status != 0 && !leaks(run), "\(words): \(run.out) \(run.err)")
            }
            // Settings and views that are links to the database are its bytes no more than other files are.
            let folder = anna.home + "/settings/mottagning"
            _ = try shared.shell(
                "mkdir -p \(folder) && ln -s \"$D\" \(folder)/config.toml && ln -s \"$D\" \(folder)/views.toml",
                as: anna)
            let checked = try shared.tell(
                anna, ["config", "check"], env: ["XDG_CONFIG_HOME": anna.home + "/settings"])
            #expect(!leaks(checked), "\(checked.out) \(checked.err)")
            // A copy that root makes is root's.
            try shared.order(["backup", shared.folder + "/copy"])
            #expect(try shared.shell("cat \(shared.folder)/copy", as: anna).status != 0)
            // What she may write she owns, with her own group.
            #expect(
                try shared.tell(anna, ["export", "--output", anna.home + "/x", "--format", "csv"]).status == 0
            )
            #expect(
                try shared.shell("stat -c '%U %G' x own.db", as: anna).out
                    == String(
                        repeating: "\(anna.name) \(anna.name)\n", count: 2))
            #expect(try !shared.shell("cat x own.db*", as: anna).out.lowercased().contains("zorvald"))
            let after = try shared.order(["verify", "--against", mark(before)])
            #expect(after.status == 0)
        }

        /// The end of the journal that `verify` has printed.
        private func mark(_ text: String) -> String {
            text.split(whereSeparator: { " \n".contains($0) }).last { $0.contains(":") }.map(String.init)
                ?? ""
        }

        @Test("two write at once, and root copies and restores")
        func together() throws {
            let shared = try SharedInstallation()
            let birth = ["--given-name", "Rima", "--family-name", "Provsson", "--birth-date", "1990-05-05"]
            try shared.order(["case", "new", "--kind", "ABO", "--caseworker", shared.anna.name] + birth)
            func script(_ account: Account, _ number: String) -> [String] {
                let command = "\"$0\" case note \(number) \"rad $i\" --today \(Unit.today) || exit 1"
                let line = "cd && for i in 1 2 3 4 5 6; do \(command); done; echo klar"
                return shared.become(account) + ["/bin/sh", "-c", line, shared.program]
            }
            let one = try Child(script(shared.anna, "2026-0003"))
            let two = try Child(script(shared.bo, "2026-0002"))
            #expect(one.lines().last == "klar" && two.lines().last == "klar")
            #expect(one.end() == 0 && two.end() == 0)
            for number in ["2026-0003", "2026-0002"] {
                let shown = try shared.order(["case", "show", number, "--format", "json"]).out
                #expect((1...6).allSatisfy { shown.contains("rad \($0)") })
            }
            let files = try shared.files()
            let copy = shared.folder + "/copy"
            try shared.order(["backup", copy])
            #expect(try shared.tell(shared.bo, ["case", "note", "2026-0002", "borta"]).status == 0)
            try shared.order(["restore", copy, "--replace"])
            #expect(try Set(shared.files()).isSuperset(of: files))
            let shown = try shared.tell(shared.bo, ["case", "show", "2026-0002"])
            #expect(shown.out.contains("rad 6") && !shown.out.contains("borta"), "\(shown.err)")
            #expect(try shared.tell(shared.bo, ["case", "note", "2026-0002", "igen"]).status == 0)
        }

        @Test("an installation that others could change, or that is open to them, is not used")
        func wrongInstallations() throws {
            let shared = try SharedInstallation()
            let (anna, queue) = (shared.anna, ["queue", "--all"])
            func isUsed() throws -> Bool {
                let run = try shared.tell(anna, queue)
                if run.status != 0 { #expect(run.err.contains("sudo mottagning doctor"), "\(run.err)") }
                return run.status == 0
            }
            #expect(try isUsed())
            for mode in [0o2755, 0o2751, 0o2770] as [mode_t] {
                chmod(shared.place, mode)
                #expect(try !isUsed(), "\(String(mode, radix: 8))")
                let doctor = try shared.run([shared.program, "doctor"], as: anna)
                #expect(doctor.status == 1 && doctor.out.contains("make install-shared"))
            }
            try shared.install()
            #expect(try isUsed())
            chmod(shared.database, 0o664)
            #expect(try !isUsed())
            chmod(shared.database, 0o660)
            chown(shared.database, getpwnam(anna.name).pointee.pw_uid, getgrnam(shared.group).pointee.gr_gid)
            #expect(try !isUsed())
            try shared.install()
            // Nor may what lies beside it be somebody's.
            chown(
                shared.database + "-wal", getpwnam(anna.name).pointee.pw_uid,
                getgrnam(shared.group).pointee.gr_gid)
            #expect(try !isUsed())
            try shared.install()
            // The link is believed because it is root's.
            lchown(shared.link, getpwnam(anna.name).pointee.pw_uid, 0)
            #expect(try !isUsed())
            try shared.install()
            // A second name of the program in a folder of her own finds no link but hers, and is told nothing by it.
            for part in ["bin", "lib", "lib/mottagning"] {
                try SharedInstallation.order(
                    "install", "-d", "-o", anna.name, anna.home + "/own/" + part)
            }
            let second = anna.home + "/own/bin/mottagning"
            #expect(link(shared.program, second) == 0)
            symlink(shared.database, anna.home + "/own/lib/mottagning/database")
            let run = try shared.run([second] + queue, as: anna)
            #expect(run.status != 0 && run.err.contains("sudo mottagning doctor"), "\(run.err)")
            // Somebody else's database that everybody can read is not hers to mend.
            let open = shared.folder + "/open.db"
            try shared.order(["--db", open, "init"])
            chmod(open, 0o644)
            let read = try shared.tell(anna, ["--db", open, "queue"])
            #expect(read.status == 2 && read.err.contains("chmod o= \(open)*"), "\(read.err)")
            // What only root can make again is not missed for long.
            let sqlite = try #require(Run.tool("sqlite3"))
            #expect(try Run([sqlite, shared.database, "SELECT count(*) FROM act"]).status == 0)
            #expect(try !isUsed())
            #expect(
                try Run([shared.program, "doctor"], env: shared.environment(nil)).out.contains(
                    "mottagning-prov"))
            #expect(try isUsed())
        }
    }
}
