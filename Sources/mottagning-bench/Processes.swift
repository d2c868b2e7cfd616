// Starting programs, waiting for them, and the clock.

import Foundation

enum BenchError: Error {
    case noTerminal
    case programEnded
    case cannotStart(String)
    case programFailed(String, Int32)
}

enum Clock {
    /// Nanoseconds on a clock that only goes forward.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    static func milliseconds(since start: UInt64) -> Double { Double(now - start) / 1_000_000 }
}

enum Spawn {
    /// POSIX_SPAWN_SETSID, which is not visible from Swift: the first terminal opened is then the session's.
    private static let ownSession: Int16 = 0x80

    /// Starts a program on a terminal of its own, or with its output thrown away.
    static func start(_ arguments: [String], environment: [String: String], terminal: String?) throws -> pid_t
    {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if terminal != nil { posix_spawnattr_setflags(&attributes, ownSession) }
        let path = terminal ?? "/dev/null"
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var words = arguments.map { strdup($0) } + [nil]
        var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + settings { free(text) } }
        var pid: pid_t = 0
        guard posix_spawnp(&pid, arguments[0], &actions, &attributes, &words, &settings) == 0 else {
            throw BenchError.cannotStart(arguments[0])
        }
        return pid
    }

    /// Runs a program to its end.
    /// - Returns: milliseconds from before its start until it was gone.
    @discardableResult
    static func run(_ arguments: [String], _ environment: [String: String]) throws -> Double {
        try measure(arguments, environment).milliseconds
    }

    /// Runs a program to its end.
    /// - Returns: milliseconds from before its start until it was gone, and the most memory it had, in KiB.
    static func measure(
        _ arguments: [String], _ environment: [String: String]
    ) throws -> (milliseconds: Double, peak: Int) {
        let start = Clock.now
        let pid = try Self.start(arguments, environment: environment, terminal: nil)
        var status: Int32 = 0
        var peak = 0
        // Asked while it runs: what the system tells afterwards counts this process's own memory, before its program began.
        while waitpid(pid, &status, WNOHANG) == 0 {
            if let now = peakMemory(of: pid) { peak = now }
            usleep(1000)
        }
        let time = Clock.milliseconds(since: start)
        guard status == 0 else {
            throw BenchError.programFailed(arguments.prefix(3).joined(separator: " "), status)
        }
        return (time, peak)
    }

    /// The greatest resident memory of a running program so far, KiB.
    static func peakMemory(of pid: pid_t) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8) else {
            return nil
        }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").dropLast().last.flatMap { Int($0) }
    }
}
