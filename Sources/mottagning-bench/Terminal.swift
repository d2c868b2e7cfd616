// A program on a pseudo terminal of 120x40, and how long it takes until its output settles.

import Foundation

/// What a program wrote after something happened.
struct Settled {
    /// Milliseconds until its last byte came.
    var milliseconds: Double
    var bytes: Int
}

/// A child process with a terminal of its own.
final class TerminalProcess {
    private let master: Int32
    private let pid: pid_t
    private let started: UInt64
    // TIOCSPTLCK and TIOCGPTN of Linux.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    /// Starts a program; the time runs from just before.
    init(_ arguments: [String], environment: [String: String]) throws {
        // What openpty does; the C library's own functions for it are not visible from Swift.
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var lock: Int32 = 0
        var number: UInt32 = 0
        guard master >= 0, ioctl(master, Self.setLock, &lock) == 0,
            ioctl(master, Self.getNumber, &number) == 0
        else {
            throw BenchError.noTerminal
        }
        var size = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
        guard ioctl(master, UInt(TIOCSWINSZ), &size) == 0 else { throw BenchError.noTerminal }
        started = Clock.now
        pid = try Spawn.start(arguments, environment: environment, terminal: "/dev/pts/\(number)")
    }

    /// The first frame: from the start of the process to the last byte before it is quiet.
    func firstFrame() throws -> Settled { try settle(since: started, quiet: 120, patience: 10_000) }

    /// Writes keys and waits until the answer has settled.
    func press(_ keys: String, quiet: Int32 = 30) throws -> Settled {
        let start = Clock.now
        let bytes = Array(keys.utf8)
        guard write(master, bytes, bytes.count) == bytes.count else { throw BenchError.programEnded }
        return try settle(since: start, quiet: quiet, patience: 2000)
    }

    /// The greatest resident memory so far, KiB.
    func peakMemory() -> Int { Spawn.peakMemory(of: pid) ?? 0 }

    /// What all threads have used of a processor so far, milliseconds.
    func processorTime() -> Double {
        let folder = "/proc/\(pid)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return threads.reduce(0) { sum, thread in
            let text = try? String(contentsOfFile: "\(folder)/\(thread)/schedstat", encoding: .utf8)
            return sum + (text.flatMap { $0.split(separator: " ").first.flatMap { Double($0) } } ?? 0)
                / 1_000_000
        }
    }

    /// Leaves the program with `q`; ends it where that does not help.
    func leave() {
        _ = try? press("q", quiet: 20)
        var status: Int32 = 0
        for _ in 0..<200 {
            if waitpid(pid, &status, WNOHANG) == pid {
                close(master)
                return
            }
            drain()
        }
        kill(pid, SIGKILL)
        waitpid(pid, &status, 0)
        close(master)
    }

    private func drain() {
        var wanted = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        var buffer = [UInt8](repeating: 0, count: 4096)
        if poll(&wanted, 1, 5) > 0 { _ = read(master, &buffer, buffer.count) }
    }

    private func settle(since start: UInt64, quiet: Int32, patience: Int32) throws -> Settled {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var result = Settled(milliseconds: 0, bytes: 0)
        while true {
            var wanted = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, result.bytes == 0 ? patience : quiet) > 0 else { return result }
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else {
                if result.bytes == 0 { throw BenchError.programEnded }
                return result
            }
            result.bytes += count
            result.milliseconds = Clock.milliseconds(since: start)
        }
    }
}
