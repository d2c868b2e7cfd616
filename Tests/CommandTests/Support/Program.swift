// The program under test and what its runs give.

import TestSupport

typealias Run = TestSupport.Run
typealias Folder = TestSupport.Folder

extension Run {
    /// Standard output as JSON; null when it is none.
    var json: JSON { JSON(parsing: out) ?? .null }
}

enum Program {
    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - args: its arguments.
    ///   - env: the whole of its environment.
    ///   - stdin: what it may read.
    ///   - prefix: a command that starts it, such as `setpriv`.
    static func run(
        _ args: [String], env: [String: String] = [:], stdin: String = "", prefix: [String] = []
    ) throws -> Run {
        try Run(prefix + [BuiltProgram.path()] + args, env: env, stdin: Array(stdin.utf8))
    }

    /// Runs a line of the shell in which `$M` is the program.
    static func shell(_ line: String, env: [String: String] = [:]) throws -> Run {
        var env = env
        env["M"] = try BuiltProgram.path()
        env["PATH"] = "/usr/bin:/bin"
        return try Run(["/bin/sh", "-c", line], env: env)
    }

    /// Whether a tool of the system is there.
    static func tool(_ name: String) -> String? { Run.tool(name) }
}
