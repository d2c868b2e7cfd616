// Another program, run to its end: what goes in, what comes out and what it complains of.

import Foundation

enum Tool {
    struct Run {
        let status: Int
        let bytes: [UInt8]
        let errors: String

        /// What it wrote, as text.
        var output: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// A program that cannot be started.
    struct NotStarted: Error {}

    static func exists(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// The path of a program that stands beside this one; nil where it does not.
    static func beside(_ name: String) -> String? {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let path = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
        return exists(path) ? path : nil
    }

    /// Runs a program with bytes on its standard input. It speaks English, which can be read by this program.
    /// - Throws: ``NotStarted``.
    static func run(_ path: String, _ arguments: [String], input: [UInt8] = []) throws -> Run {
        try run(path, arguments) { _ = OpenFile.write(input, to: $0) }
    }

    /// Runs a program whose standard input is written before its output is read. It is waited for also where the writing
    /// throws.
    /// - Throws: ``NotStarted``, and what `feed` throws.
    static func run(_ path: String, _ arguments: [String], feed: (Int32) throws -> Void) throws -> Run {
        guard let input = PipeEnds(), let output = PipeEnds(), let errors = PipeEnds() else {
            throw NotStarted()
        }
        let streams = [input.reading, output.writing, errors.writing]
        let started = Child.start(path, arguments, settings: ["LC_ALL": "C.UTF-8"], streams: streams)
        for given in streams { close(given) }
        defer { for own in [output.reading, errors.reading] { close(own) } }
        guard let child = started else {
            close(input.writing)
            throw NotStarted()
        }
        let fed = Result { try feed(input.writing) }
        close(input.writing)
        let read = Self.read([output.reading, errors.reading])
        let status = Child.end(of: child)
        try fed.get()
        return Run(status: status, bytes: read[0], errors: String(decoding: read[1], as: UTF8.self))
    }

    /// Reads several descriptors to their ends, each as something comes.
    private static func read(_ files: [Int32]) -> [[UInt8]] {
        var bytes = [[UInt8]](repeating: [], count: files.count)
        var waiting = files.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while waiting.contains(where: { $0.fd >= 0 }) {
            guard poll(&waiting, nfds_t(waiting.count), -1) > 0 else {
                if errno == EINTR { continue }
                return bytes
            }
            for index in waiting.indices where waiting[index].revents != 0 {
                let count = Foundation.read(waiting[index].fd, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                // A negative descriptor is not asked again.
                if count <= 0 { waiting[index].fd = -1 } else { bytes[index] += buffer[..<count] }
            }
        }
        return bytes
    }
}
