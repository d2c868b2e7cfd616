// A program that runs beside the test, which reads its lines as they come and may kill it.

import Foundation

/// A process of the test's own. It is killed and waited for when its owner is gone.
public final class Child {
    private let process: pid_t
    private let input: FileHandle
    private let output: Int32
    private var unread: [UInt8] = []
    private var status: Int32?

    /// Starts a program.
    /// - Parameter words: its path and its arguments.
    /// - Throws: ``Run/Fault`` where it cannot be started.
    public init(_ words: [String]) throws {
        let (to, from) = (Pipe(), Pipe())
        // Foundation's pipes are not inherited, so that one child's end is not kept open by another.
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, to.fileHandleForReading.fileDescriptor, 0)
        posix_spawn_file_actions_adddup2(&actions, from.fileHandleForWriting.fileDescriptor, 1)
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] =
            Sanitizing.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, words[0], &actions, nil, &argv, &envp)
        guard failure == 0 else { throw Run.Fault.cannotStart(failure) }
        self.process = process
        input = to.fileHandleForWriting
        output = dup(from.fileHandleForReading.fileDescriptor)
        _ = fcntl(output, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        kill()
        _ = end()
        close(output)
    }

    /// The next line that it writes, without its end; nil when it has ended. A line that it did not end is left out.
    public func line() -> String? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let end = unread.firstIndex(of: 10) {
                defer { unread.removeSubrange(...end) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let count = read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            unread += buffer[..<count]
        }
    }

    /// All lines to come, until it has ended.
    public func lines() -> [String] {
        var all: [String] = []
        while let line = line() { all.append(line) }
        return all
    }

    /// Lets it read a line.
    public func tell(_ line: String) { try? input.write(contentsOf: Data((line + "\n").utf8)) }

    /// Ends it at once, whatever it is doing.
    public func kill() {
        guard status == nil else { return }
        Foundation.kill(process, SIGKILL)
    }

    /// Waits until it has ended.
    /// - Returns: its exit status; 128 and the signal where one ended it.
    public func end() -> Int32 {
        if let status { return status }
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0, errno == EINTR {}
        let signal = state & 0x7F
        let ended = signal == 0 ? (state >> 8) & 0xFF : 128 + signal
        status = ended
        return ended
    }
}
