// Runs another program to its end and keeps what it said.

import Foundation

/// What a program left behind.
struct ToolResult {
    let status: Int32
    /// Standard output and standard error, in the order of writing.
    let text: String
}

enum ToolError: Error {
    case cannotStart(String, Int32)
    /// It ended with another status than 0.
    case failed(String)
}

enum Tool {
    /// The path of a tool of the system, nil where it is not installed.
    static func path(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a program.
    ///
    /// - Parameters:
    ///   - words: its path and its arguments.
    ///   - environment: the whole of it.
    static func run(_ words: [String], _ environment: [String: String]) throws -> ToolResult {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw ToolError.cannotStart(words[0], errno) }
        defer { close(ends[0]) }
        // What tests elsewhere start meanwhile must not hold this pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
        // Worker threads have all signals blocked, which no other program expects.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, words[0], &actions, &attributes, &arguments, &variables)
        close(ends[1])
        guard failure == 0 else { throw ToolError.cannotStart(words[0], failure) }
        let bytes = readAll(ends[0])
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0, errno == EINTR {}
        let signal = state & 0x7F
        let status = signal == 0 ? (state >> 8) & 0xFF : 128 + signal
        return ToolResult(status: status, text: String(decoding: bytes, as: UTF8.self))
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                result += buffer.prefix(count)
            } else if count == 0 || errno != EINTR {
                return result
            }
        }
    }
}
