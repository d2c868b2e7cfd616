// The program under test as somebody who waits for each answer sees it.

import Foundation
import ReceptionPaper
import TestSupport
import Testing

/// A run of the program that goes on between documents.
final class PressProcess {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// - Returns: nil where it cannot be started.
    init?() {
        guard let path = try? BuiltProgram.path("mottagning-print") else { return nil }
        process.executableURL = URL(fileURLWithPath: path)
        process.standardInput = input
        process.standardOutput = output
        guard (try? process.run()) != nil else { return nil }
    }

    func send(_ document: PaperDocument) throws {
        try input.fileHandleForWriting.write(contentsOf: document.json() + [0x0A])
    }

    /// The PDF that comes next.
    func pdf() throws -> [UInt8] {
        let file = output.fileHandleForReading
        var line: [UInt8] = []
        while let byte = try file.read(upToCount: 1)?.first, byte != 0x0A { line.append(byte) }
        let reply = PrintReply(line: String(decoding: line, as: UTF8.self))
        guard case .pdf(let count) = try #require(reply) else { return [] }
        var bytes: [UInt8] = []
        while bytes.count < count, let part = try file.read(upToCount: count - bytes.count) { bytes += part }
        return bytes
    }

    /// Sends nothing more, and waits.
    /// - Returns: the exit status.
    func end() -> Int32 {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
