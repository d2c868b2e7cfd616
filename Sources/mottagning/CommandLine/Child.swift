// Other programs as processes: started with nothing open of ours but what they are given, and waited for.

import Foundation

enum Child {
    /// Starts a program in the environment that this one was started with.
    /// - Parameters:
    ///   - path: the program's file.
    ///   - settings: variables that it sees otherwise.
    ///   - streams: its descriptors 0, 1 and so on, in their order. Without them it has ours, and the terminal with its
    ///     keys; with them Ctrl-C stays this program's to answer.
    /// - Returns: nil where it cannot be started.
    static func start(
        _ path: String, _ arguments: [String], settings: [String: String] = [:], streams: [Int32] = []
    ) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (own, given) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, given, Int32(own))
        }
        // What this program ignores is none of the other's business.
        var ignored = sigset_t()
        sigemptyset(&ignored)
        sigaddset(&ignored, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &ignored)
        let group = streams.isEmpty ? 0 : POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | group))
        return World.withOriginalZone {
            let variables = ProcessInfo.processInfo.environment.merging(settings) { $1 }
            var words = ([path] + arguments).map { strdup($0) } + [nil]
            var environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
            defer { for text in words + environment { free(text) } }
            var child = pid_t()
            return posix_spawn(&child, path, &actions, &attributes, &words, &environment) == 0 ? child : nil
        }
    }

    /// Waits until a program has ended.
    /// - Returns: its status; 128 and the signal where one ended it, 127 where it cannot be waited for.
    static func end(of child: pid_t) -> Int {
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1 {
            guard errno == EINTR else { return 127 }
        }
        return status & 0x7F == 0 ? Int((status >> 8) & 0xFF) : 128 + Int(status & 0x7F)
    }
}

/// The two ends of a pipe, which other programs do not inherit by themselves.
struct PipeEnds {
    let reading: Int32
    let writing: Int32

    /// - Returns: nil where no more files can be open.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }
}
