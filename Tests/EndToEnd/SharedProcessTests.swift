// The process of an installation with a group of its own: what it holds, what it gives to those that it starts, and what
// nobody gets out of it.

import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite(
        "A process with a group of its own",
        .enabled(if: SharedInstallation.obstacle == nil, "\(SharedInstallation.obstacle ?? "")"))
    struct SharedProcessTests {
        /// What a stand-in for another program writes down about itself, in its user's home.
        private static let account = """
            {
                grep -E '^(Gid|Groups):' /proc/self/status
                find /proc/$$/fd -type l -printf 'fd %l\\n'
                env | sed 's/^/env /'
            } >>"$HOME/children.txt"

            """

        /// Puts a stand-in where a program is, which the stand-in ends as.
        private func watch(_ name: String, in shared: SharedInstallation) throws {
            let path = shared.folder + "/usr/bin/" + name
            try FileManager.default.moveItem(atPath: path, toPath: path + ".real")
            try write("#!/bin/sh\n" + Self.account + "exec \"$0.real\" \"$@\"\n", to: path)
        }

        private func write(_ script: String, to path: String) throws {
            try Data(script.utf8).write(to: URL(fileURLWithPath: path))
            chmod(path, 0o755)
        }

        /// Opens the screens as an account, in its home.
        private func open(
            _ arguments: String, _ shared: SharedInstallation, _ account: Account, _ terminal: Terminal,
            variables: String = ""
        ) throws {
            let environment = shared.environment(account).merging(["TERM": "screen-256color"]) { $1 }
            let stated = environment.map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " ")
            let script = """
                cd \(account.home)
                exec \(shared.become(account).joined(separator: " ")) env -i \(stated) \(variables) \\
                    \(shared.program) \(arguments) --today \(Unit.today) 2>\(shared.folder)/stderr.txt

                """
            try write(script, to: shared.folder + "/open.sh")
            try terminal.write("sh \(shared.folder)/open.sh")
            try terminal.press("Enter")
            try terminal.wait(for: " Min dag")
        }

        /// The groups of a thread: real, effective, saved and that of files.
        private func groups(_ path: String) throws -> [String] {
            let text = try String(contentsOfFile: path + "/status", encoding: .utf8)
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Gid:") })
            return line.split(separator: "\t").dropFirst().map(String.init)
        }

        @Test("the group is held in reserve, and nobody else gets at the process")
        func process() throws {
            let shared = try SharedInstallation()
            let terminal = try Terminal(try Unit.family())
            let own = "\(try #require(getpwnam(shared.anna.name)).pointee.pw_gid)"
            let group = "\(try #require(getgrnam(shared.group)).pointee.gr_gid)"
            try open("", shared, shared.anna, terminal)
            let process = "/proc/\(try terminal.program())"
            for thread in try FileManager.default.contentsOfDirectory(atPath: process + "/task") {
                #expect(try groups(process + "/task/" + thread) == [own, own, group, own])
            }
            let limits = try String(contentsOfFile: process + "/limits", encoding: .utf8)
            let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
            #expect(core?.split(separator: " ").dropFirst(4).prefix(2).elementsEqual(["1", "1"]) == true)
            // The database is open, but its user cannot look into the process.
            let files = try FileManager.default.contentsOfDirectory(atPath: process + "/fd").compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: process + "/fd/" + $0)
            }
            #expect(files.contains(shared.database))
            for line in [
                "ls \(process)/fd", "cat \(process)/environ", "head -c 1 \(process)/mem",
                "cat \(process)/auxv",
            ] {
                #expect(try shared.shell(line, as: shared.anna).status != 0, "\(line)")
            }
            #expect(
                try shared.shell("cat /proc/$$/environ >/dev/null && ls /proc/$$/fd", as: shared.anna).status
                    == 0)
            #expect(try shared.shell("kill -SEGV \(try terminal.program())", as: shared.anna).status == 0)
            try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
            let left = try FileManager.default.contentsOfDirectory(atPath: shared.anna.home)
            #expect(!left.contains { $0.hasPrefix("core") })
            // For another database it is given up for good.
            #expect(try shared.tell(shared.anna, ["--db", shared.anna.home + "/own.db", "init"]).status == 0)
            try open("--db own.db", shared, shared.anna, terminal)
            let other = "/proc/\(try terminal.program())"
            for thread in try FileManager.default.contentsOfDirectory(atPath: other + "/task") {
                #expect(try groups(other + "/task/" + thread) == [own, own, own, own])
            }
            try terminal.press("q")
            try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
        }

        @Test(
            "other programs get neither the group nor the database, nor what the environment says to libraries"
        )
        func children() throws {
            let shared = try SharedInstallation()
            for name in ["mottagning-print", "mottagning-sheet"] { try watch(name, in: shared) }
            let anna = shared.anna
            let hostile = [
                "TERMINFO": anna.home, "LD_PRELOAD": anna.home + "/x.so", "SWIFT_BACKTRACE": "enable=yes",
                "ICU_DATA": anna.home, "BASH_ENV": anna.home + "/x", "SQLITE_TMPDIR": anna.home,
            ]
            for words in [
                ["print", "caseload", "--output", anna.home + "/x.pdf"],
                ["export", "--output", anna.home + "/x.xlsx"],
            ] {
                let run = try shared.tell(anna, words, env: hostile)
                #expect(run.status == 0, "\(run.err)")
            }
            let editor = shared.folder + "/editor.sh"
            try write("#!/bin/sh\n" + Self.account + "echo En anteckning >\"$1\"\n", to: editor)
            let terminal = try Terminal(try Unit.family())
            let variables = hostile.filter { $0.key != "LD_PRELOAD" }.map { "\($0.key)=\($0.value)" }
            try open(
                "", shared, anna, terminal, variables: "EDITOR=\(editor) " + variables.joined(separator: " "))
            try terminal.press(":")
            try terminal.write("2026-0002")
            try terminal.press("Enter")
            try terminal.wait(for: "Provsson")
            try terminal.press("e")
            try terminal.wait(for: "En anteckning")
            try terminal.press("q", "q", "q")
            try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
            let told = try String(contentsOfFile: anna.home + "/children.txt", encoding: .utf8)
                .split(separator: "\n").map(String.init)
            let own = try #require(getpwnam(anna.name)).pointee.pw_gid
            let groups = told.filter { $0.hasPrefix("Gid:") }
            #expect(groups == Array(repeating: "Gid:" + String(repeating: "\t\(own)", count: 4), count: 3))
            #expect(told.filter { $0.hasPrefix("Groups:") }.allSatisfy { $0.trimmed == "Groups:" })
            #expect(told.contains { $0.hasPrefix("fd ") } && !told.contains { $0.contains("unit.db") })
            #expect(told.contains("env HOME=" + anna.home))
            for name in hostile.keys { #expect(!told.contains { $0.hasPrefix("env \(name)=") }, "\(name)") }
        }

        @Test("descriptions of terminals are the system's, and closed streams do no harm")
        func surroundings() throws {
            let shared = try SharedInstallation()
            let anna = shared.anna
            let made = try shared.shell(
                "infocmp -x xterm | sed 's/^xterm|/eget|/' >eget.ti && tic -x -o .terminfo eget.ti", as: anna)
            #expect(made.status == 0, "\(made.err)")
            // A copy without the group is any other program.
            let copy = shared.folder + "/usr/bin/copy"
            try SharedInstallation.order("install", "-m", "755", shared.program, copy)
            for variables in [["TERM": "eget"], ["TERM": "eget", "TERMINFO": anna.home + "/.terminfo"]] {
                let words = ["doctor", "--lang", "en"]
                #expect(
                    try shared.run([copy] + words, as: anna, env: variables).out.contains("Terminal eget"))
                let run = try shared.tell(anna, words, env: variables)
                #expect(run.out.contains("The terminal eget is unknown"), "\(run.out)")
            }
            // The database must not get the number of a stream that is written to.
            _ = try shared.shell(
                "\"$M\" case note 2026-0002 Tyst --today \(Unit.today) <&- >&- 2>&-", as: shared.bo)
            _ = try shared.shell("\"$M\" queue --all --format nonsense <&- >&- 2>&-", as: shared.bo)
            #expect(try shared.order(["verify"]).status == 0)
            #expect(try shared.order(["case", "show", "2026-0002"]).out.contains("Tyst"))
        }
    }
}
