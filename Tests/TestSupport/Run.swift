// Runs a program as a person or a script does: a process with arguments, an environment and standard input.

import Foundation

/// What a run of a program gave.
public struct Run {
    /// The exit status; 128 and the signal where one ended it.
    public let status: Int32
    /// Standard output, byte by byte.
    public let bytes: [UInt8]
    public let err: String

    /// Standard output as text.
    public var out: String { String(decoding: bytes, as: UTF8.self) }
    /// The lines of standard error.
    public var errors: [Substring] { err.split(separator: "\n") }

    /// What keeps the tests from running a program at all.
    public enum Fault: Error {
        case cannotStart(Int32)
    }

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - words: its path and its arguments.
    ///   - env: the whole of its environment.
    ///   - stdin: what it may read.
    /// - Throws: ``Fault``.
    public init(_ words: [String], env: [String: String] = [:], stdin: [UInt8] = []) throws {
        let folder = try Folder()
        let input = try folder.write("in", stdin)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder.path + "/out", O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder.path + "/err", O_WRONLY | O_CREAT, 0o600)
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        let env = env.merging(Sanitizing.environment) { stated, _ in stated }
        var envp: [UnsafeMutablePointer<CChar>?] = env.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, words[0], &actions, nil, &argv, &envp)
        guard failure == 0 else { throw Fault.cannotStart(failure) }
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0, errno == EINTR {}
        let signal = state & 0x7F
        status = signal == 0 ? (state >> 8) & 0xFF : 128 + signal
        bytes = folder.bytes("out")
        err = folder.text("err")
    }

    /// Where a tool of the system is; nil where it is not.
    public static func tool(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// What a sanitizer reads, which every program that is started gets too: `make sanitize` says where reports go and what is
/// no fault of ours.
public enum Sanitizing {
    /// Empty unless the tests themselves were started so.
    public static let environment = ProcessInfo.processInfo.environment.filter {
        ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
    }
}
