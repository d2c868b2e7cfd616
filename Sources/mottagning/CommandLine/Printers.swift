// The printers of CUPS, through its own programs: which there are, and sending a job.

import Foundation
import ReceptionText

enum Printers {
    private static let list = "/usr/bin/lpstat"
    private static let send = "/usr/bin/lp"

    /// The printers that CUPS knows, in its order.
    /// - Throws: ``Failure`` where CUPS' programs are not installed.
    static func names() throws -> [String] {
        guard Tool.exists(list), Tool.exists(send), let listed = try? Tool.run(list, ["-e"]) else {
            throw Failure.failed(words(.errorNoLp), words(.errorNoLpFix))
        }
        let names = listed.output.split(separator: "\n").map(String.init)
        if names.isEmpty, let state = try? Tool.run(list, ["-r"]), state.output.contains("not running") {
            throw Failure.failed(words(.errorNoCups), words(.errorNoCupsFix))
        }
        return names
    }

    /// Sends a PDF to a printer, on the standard input of `lp`, so that no copy of it lies in a file.
    /// - Returns: a sentence that says so, also where the printer stands still and the job waits.
    /// - Throws: ``Failure`` with what `lp` says where it does not take the job.
    static func send(_ pdf: [UInt8], to printer: String) throws -> String {
        guard let sent = try? Tool.run(send, ["-d", printer, "-t", "Mottagning", "-"], input: pdf) else {
            throw Failure.failed(words(.errorNoLp), words(.errorNoLpFix))
        }
        guard sent.status == 0 else {
            let lines = sent.errors.split(separator: "\n").map { line in
                line.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
            }
            throw Failure.failed(
                words(.errorPrintJob, lines.first ?? "\(sent.status)"), words(.errorPrintJobFix))
        }
        // CUPS takes jobs for a printer that is stopped, and keeps them.
        let state = try? Tool.run(list, ["-p", printer])
        let isStopped = state?.output.contains("disabled since") == true
        return words(isStopped ? .paperQueued : .paperSent, printer)
    }
}

/// Another program, run to its end.
enum Tool {
    struct Run {
        let status: Int32
        let bytes: [UInt8]
        let errors: String

        /// What it wrote, as text.
        var output: String { String(decoding: bytes, as: UTF8.self) }
    }

    static func exists(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// The path of a program that stands beside this one; nil where it does not.
    static func beside(_ name: String) -> String? {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let path = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
        return exists(path) ? path : nil
    }

    /// Runs a program with bytes on its standard input. It speaks English, which can be read by this program.
    static func run(_ path: String, _ arguments: [String], input: [UInt8] = []) throws -> Run {
        try run(path, arguments) { _ = OpenFile.write(input, to: $0) }
    }

    /// Runs a program whose standard input is written meanwhile. It is waited for also where the writing throws.
    static func run(_ path: String, _ arguments: [String], feed: (Int32) throws -> Void) throws -> Run {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        let fed = Result { try feed(stdin.fileHandleForWriting.fileDescriptor) }
        try? stdin.fileHandleForWriting.close()
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        let errors = stderr.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try fed.get()
        return Run(
            status: process.terminationStatus, bytes: Array(output),
            errors: String(decoding: errors, as: UTF8.self))
    }
}
