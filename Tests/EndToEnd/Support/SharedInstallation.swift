// The program installed setgid in a folder of a test's own, with accounts that work with it and one that does not.

import Foundation
import TestSupport

/// An account of the operating system's, made for a test and removed after it.
struct Account: Sendable {
    let name: String
    let home: String
}

/// An installation whose database only root and the program's group can reach. Only root can make one.
final class SharedInstallation {
    static let because = ["--because", "Prövar"]

    /// Why there can be none here; nil where there can.
    static let obstacle: String? = {
        // Nobody can trace it, and the leak sanitizer is a tracer.
        if !Sanitizing.environment.isEmpty { return "a sanitized program cannot be installed setgid" }
        if geteuid() != 0 { return "only root can make accounts and install a program setgid" }
        for tool in ["useradd", "userdel", "groupadd", "groupdel", "setpriv"] where Run.tool(tool) == nil {
            return "\(tool) is not installed"
        }
        var system = statvfs()
        if statvfs("/tmp", &system) != 0 || system.f_flag & UInt(ST_NOSUID) != 0 {
            return "/tmp is mounted nosuid"
        }
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        return status.contains("NoNewPrivs:\t1") ? "new privileges are not allowed here" : nil
    }()

    let folder: String
    let group = "mottagning-prov"
    /// Handläggare of the protected household, another handläggare, and somebody who does not work here.
    let (anna, bo, other): (Account, Account, Account)

    var program: String { folder + "/usr/bin/mottagning" }
    var link: String { folder + "/usr/lib/mottagning/database" }
    var place: String { folder + "/var" }
    var database: String { place + "/unit.db" }

    /// Installs the programs that were built, makes the database as root and lets two accounts work with it.
    init() throws {
        var template = Array("/tmp/mottagning-e2e-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw ToolError.cannotStart("mkdtemp", errno) }
        folder = String(cString: made)
        chmod(folder, 0o755)
        let home = folder
        func account(_ letter: String) -> Account {
            Account(name: "mottagning-prov-" + letter, home: home + "/home-" + letter)
        }
        (anna, bo, other) = (account("a"), account("b"), account("c"))
        removeAccounts()
        for account in [anna, bo, other] {
            try Self.order(
                "useradd", "--system", "--user-group", "--no-create-home", "--home-dir", account.home,
                "--shell", "/bin/sh", account.name)
            try Self.order(
                "install", "-d", "-o", account.name, "-g", account.name, "-m", "700", account.home)
        }
        try install()
        for account in [anna, bo] { try order(["user", "add", account.name]) }
        // Whoever acts in her place is not named, so the household is anna's before it is protected.
        let list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd;telefon
            1;ABO;\(anna.name);Zorvald;Hemligsson;1985-05-03;sökande;sekretessmarkering;070-1740605
            2;ABO;\(bo.name);Omar;Provsson;1990-05-05;sökande;;

            """
        let path = folder + "/list.csv"
        try Data(list.utf8).write(to: URL(fileURLWithPath: path))
        try order(["import", path])
    }

    deinit {
        removeAccounts()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Runs the script of `make install-shared`.
    func install() throws {
        let built = URL(fileURLWithPath: try BuiltProgram.path()).deletingLastPathComponent().path
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        try Self.order(
            "sh", root + "/scripts/install-shared.sh", built, folder + "/usr", group, database)
    }

    /// Only accounts that this makes; they may be left of a test that was killed.
    private func removeAccounts() {
        for account in [anna, bo, other] where getpwnam(account.name) != nil {
            _ = try? Self.order("userdel", account.name)
        }
        if getgrnam(group) != nil { _ = try? Self.order("groupdel", group) }
    }

    /// Runs a tool of the system's as root.
    static func order(_ words: String...) throws {
        guard let tool = Run.tool(words[0]) else { throw ToolError.cannotStart(words[0], ENOENT) }
        let run = try Run([tool] + words.dropFirst(), env: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
        guard run.status == 0 else { throw ToolError.failed("\(words): \(run.err)") }
    }

    /// What runs something as an account, in none but its own group.
    func become(_ account: Account) -> [String] {
        [
            Run.tool("setpriv") ?? "", "--reuid", account.name, "--regid", account.name, "--clear-groups",
            "--",
        ]
    }

    func environment(_ account: Account?) -> [String: String] {
        ["HOME": account?.home ?? folder, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"]
    }

    /// Runs any program as an account.
    func run(_ words: [String], as account: Account, env: [String: String] = [:]) throws -> Run {
        try Run(become(account) + words, env: environment(account).merging(env) { $1 })
    }

    /// Runs a line of the shell as an account, in its home; `$M` is the program and `$D` the database.
    func shell(_ line: String, as account: Account, env: [String: String] = [:]) throws -> Run {
        let own = ["M": program, "D": database].merging(env) { $1 }
        return try run(["/bin/sh", "-c", "cd && " + line], as: account, env: own)
    }

    /// Runs a command of the program as an account, on the day of the tests.
    func tell(
        _ account: Account, _ words: [String], env: [String: String] = [:]
    ) throws -> Run {
        try run([program] + words + ["--today", Unit.today], as: account, env: env)
    }

    /// Runs a command of the program as root, which must succeed.
    @discardableResult
    func order(_ words: [String]) throws -> Run {
        let run = try Run([program] + words + ["--today", Unit.today], env: environment(nil))
        guard run.status == 0 else { throw ToolError.failed("\(words): \(run.out)\(run.err)") }
        return run
    }

    /// Who owns what lies beside the database, and how it may be used: `unit.db root mottagning-prov 660`.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place).sorted().map { name in
            let run = try Run([
                Run.tool("stat") ?? "", "-c", "%n %U %G %a", place + "/" + name,
            ])
            return URL(fileURLWithPath: run.out.trimmed).lastPathComponent
        }
    }
}
