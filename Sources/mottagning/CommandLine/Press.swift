// From a document to paper: a file, a printer, or the text on standard output.

import Foundation
import Reception
import ReceptionPaper
import ReceptionText

/// Where a paper goes.
struct PrintTarget {
    /// `FILE.pdf` or `FILE.txt`.
    var output: String?
    /// A printer that CUPS knows.
    var printer: String?

    /// Refuses what cannot be done before anything is written down.
    /// - Throws: ``Failure`` where there is no such printer, or nothing to print with.
    func check() throws {
        guard let printer else { return }
        let listed = try? Tool.run("/usr/bin/lpstat", ["-e"])
        guard let listed, Tool.exists("/usr/bin/lp") else {
            throw Failure.failed(words(.errorNoLp), words(.errorNoLpFix))
        }
        let names = listed.output.split(separator: "\n").map(String.init)
        guard !names.contains(printer) else { return }
        throw Failure.failed(
            words(.errorNoPrinter, Failure.withoutNumbers(printer)),
            names.isEmpty
                ? words(.errorNoPrinterNone) : words(.errorNoPrinterFix, names.joined(separator: ", ")))
    }

    /// Puts a document where it is wanted, and says where that is.
    func put(_ document: PaperDocument) throws {
        guard output != nil || printer != nil else {
            try Output.write(text(document))
            return
        }
        if let output {
            if output.lowercased().hasSuffix(".txt") {
                guard case .written = WholeFile.write(text(document), to: output, replaces: true) else {
                    throw Failure.failed(words(.errorPrintFailed, "\(errno)"), words(.errorPrintFailedFix))
                }
            } else {
                try makePDF(document, at: output)
            }
            Output.say(words(.paperWritten, output) + "\n")
        }
        if let printer {
            try Self.withPrivateFolder { folder in
                let path = folder + "/paper.pdf"
                try makePDF(document, at: path)
                let sent = try Tool.run("/usr/bin/lp", ["-d", printer, "-t", "Mottagning", "--", path])
                guard sent.status == 0 else {
                    throw Failure.failed(words(.errorPrintJob), words(.errorPrintJobFix))
                }
            }
            Output.say(words(.paperSent, printer) + "\n")
        }
    }

    /// As wide as a terminal's eighty columns, or as a sheet that lies.
    private func text(_ document: PaperDocument) -> String {
        document.plainText(width: document.format == .landscape ? 118 : 78)
    }

    /// Lets `mottagning-print`, which stands beside this program, make the PDF; the document goes in on its standard input,
    /// so that nothing of it stands in the list of processes.
    private func makePDF(_ document: PaperDocument, at path: String) throws {
        guard let program = Tool.beside("mottagning-print") else {
            throw Failure.failed(words(.errorNoPrintProgram), words(.errorNoPrintProgramFix))
        }
        let order = try PrintOrder(document).json() + [0x0A]
        let made = try Tool.run(program, ["--output", path], input: order)
        guard made.status != 0 else { return }
        let said =
            made.errors.split(separator: "\n").last.map { $0.split(separator: " ").map(String.init) } ?? []
        if said.count >= 4, said[1] == "missing-glyph" {
            throw Failure.failed(words(.errorMissingGlyph, said[2]), words(.errorMissingGlyphFix, said[3]))
        }
        throw Failure.failed(
            words(.errorPrintFailed, said.dropFirst().joined(separator: " ")), words(.errorPrintFailedFix))
    }

    private static func withPrivateFolder(_ body: (String) throws -> Void) throws {
        var template = Array((NSTemporaryDirectory() + "/mottagning-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure.failed(words(.errorPrintFailed, "\(errno)"), words(.errorPrintFailedFix))
        }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}

/// Another program, run to its end.
enum Tool {
    struct Run {
        let status: Int32
        let output: String
        let errors: String
    }

    static func exists(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// The path of a program that stands beside this one; nil where it does not.
    static func beside(_ name: String) -> String? {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let path = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
        return exists(path) ? path : nil
    }

    /// Runs a program with bytes on its standard input. What it says is little.
    static func run(_ path: String, _ arguments: [String], input: [UInt8] = []) throws -> Run {
        try run(path, arguments) { _ = OpenFile.write(input, to: $0) }
    }

    /// Runs a program whose standard input is written meanwhile. It is waited for also where the writing throws.
    static func run(_ path: String, _ arguments: [String], feed: (Int32) throws -> Void) throws -> Run {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
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
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }
}
