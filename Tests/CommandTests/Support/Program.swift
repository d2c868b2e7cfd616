// Runs the program as a person or a script does: a process with arguments, an environment and standard input.

import Foundation
import TestSupport

/// What a run of the program gave.
struct Run {
    let status: Int32
    let out: String
    let err: String

    /// Standard output as JSON; null when it is none.
    var json: JSON { JSON(parsing: out) ?? .null }
    /// The lines of standard error.
    var errors: [Substring] { err.split(separator: "\n") }
}

/// What keeps the tests from running the program at all.
enum ProgramError: Error {
    case cannotStart(Int32)
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
        try start(prefix + [BuiltProgram.path()] + args, env: env, stdin: stdin)
    }

    /// Runs a line of the shell in which `$M` is the program.
    static func shell(_ line: String, env: [String: String] = [:]) throws -> Run {
        var env = env
        env["M"] = try BuiltProgram.path()
        env["PATH"] = "/usr/bin:/bin"
        return try start(["/bin/sh", "-c", line], env: env, stdin: "")
    }

    /// Whether a tool of the system is there.
    static func tool(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func start(_ words: [String], env: [String: String], stdin: String) throws -> Run {
        let folder = try Folder()
        let input = try folder.write("in", Array(stdin.utf8))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder.path + "/out", O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder.path + "/err", O_WRONLY | O_CREAT, 0o600)
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = env.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, words[0], &actions, nil, &argv, &envp)
        guard failure == 0 else { throw ProgramError.cannotStart(failure) }
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0, errno == EINTR {}
        let signal = state & 0x7F
        return Run(
            status: signal == 0 ? (state >> 8) & 0xFF : 128 + signal, out: folder.text("out"),
            err: folder.text("err"))
    }
}

/// A folder that goes away with its owner.
final class Folder {
    let path: String

    init() throws {
        // In memory where the system offers it: the database waits for the disk at every act.
        let memory = "/dev/shm"
        let parent = access(memory, W_OK) == 0 ? memory : NSTemporaryDirectory()
        var template = Array((parent + "/mottagning-test-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw ProgramError.cannotStart(errno) }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    func bytes(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: path + "/" + name).map { Array($0) } ?? []
    }
}
