// From a document to paper: a file, a printer, or the text on standard output.

import Foundation
import Reception
import ReceptionFiles
import ReceptionPaper
import ReceptionText
import ReceptionUI

/// Where a paper goes. One that becomes PDF has the program for it started at once.
struct PrintTarget: Sendable {
    /// `FILE.pdf`, `FILE.txt`, or `FOLDER/` for a PDF that bears the paper's own name.
    let output: String?
    /// A printer that CUPS knows.
    let printer: String?
    /// Nil where no PDF is wanted, or none can be made.
    private let press: PaperPress?

    init(output: String?, printer: String?) {
        self.output = output
        self.printer = printer
        let isPDF = printer != nil || output.map { !Self.isText($0) } ?? false
        press = isPDF ? PaperPress() : nil
    }

    /// A place as a command states it.
    /// - Throws: ``Failure`` as of a wrong use where nothing is named, or a file that is neither PDF nor text: what somebody
    ///   takes for a document of another program would not open in it.
    static func stated(output: String?, printer: String?) throws -> PrintTarget {
        if let output, ![".pdf", ".txt", "/"].contains(where: output.lowercased().hasSuffix) {
            throw Failure.usage(
                words(.errorPrintOutput, Failure.withoutNumbers(output)), words(.errorPrintOutputFix))
        }
        if let printer, FieldText.line(printer).isEmpty {
            throw Failure.usage(words(.errorPrintNoName), words(.errorPrintNoNameFix))
        }
        return PrintTarget(output: output, printer: printer)
    }

    /// A paper as bytes, not yet anywhere.
    struct Made {
        var text: String?
        var pdf: [UInt8]?
    }

    private static func isText(_ file: String) -> Bool { file.lowercased().hasSuffix(".txt") }

    private var isText: Bool { output.map(Self.isText) ?? false }

    /// Whether each paper has a place of its own here.
    var takesSeveral: Bool { output.map { $0.hasSuffix("/") } ?? true }

    /// The file of a paper.
    private func file(_ name: String) -> String? {
        output.map { $0.hasSuffix("/") ? $0 + name + ".pdf" : $0 }
    }

    /// Refuses what cannot be done before anything is written down.
    /// - Parameter name: of the paper.
    /// - Throws: ``Failure`` where there is no such printer, nothing to print with, or no place for the file.
    func check(_ name: String) throws {
        if let file = file(name) { try Self.check(file: file) }
        guard let printer else { return }
        let names = try Printers.names()
        guard !names.contains(printer) else { return }
        throw Failure.failed(
            words(.errorNoPrinter, Failure.withoutNumbers(printer)),
            names.isEmpty
                ? words(.errorNoPrinterNone) : words(.errorNoPrinterFix, names.joined(separator: ", ")))
    }

    /// A device or a pipe is not replaced by a file.
    private static func check(file: String) throws {
        var info = stat()
        if stat(file, &info) == 0 {
            guard info.st_mode & S_IFMT == S_IFREG else {
                throw Failure.failed(words(.errorOutputNoFile, file), words(.errorOutputPlaceFix))
            }
        }
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        guard stat(folder, &info) == 0 || errno != ENOENT && errno != ENOTDIR else {
            throw Failure.failed(words(.errorOutputLostFolder, file), words(.errorOutputLostFolderFix))
        }
        guard access(folder, W_OK | X_OK) == 0 else {
            throw Failure.failed(words(.errorOutputNoFolder, file), words(.errorOutputPlaceFix))
        }
    }

    /// Writes a file whole or not at all.
    /// - Throws: ``Failure`` where there is no place for it.
    static func put(_ bytes: [UInt8], at file: String) throws {
        try check(file: file)
        guard case .written = WholeFile.write(bytes, to: file, replaces: true) else {
            throw Failure.failed(words(.errorPrintFailed, "\(errno)"), words(.errorPrintFailedFix))
        }
    }

    /// Makes a paper in memory, in every shape that the target wants.
    /// - Throws: ``Failure``: a font that lacks a character, or no program to make PDFs with.
    func make(_ document: PaperDocument) throws -> Made {
        var made = Made()
        if output == nil && printer == nil || isText {
            // As wide as a terminal's eighty columns, or as a sheet that lies.
            made.text = document.plainText(width: document.format == .landscape ? 118 : 78)
        }
        if output != nil && !isText || printer != nil {
            guard let press else {
                throw Failure.failed(words(.errorNoPrintProgram), words(.errorNoPrintProgramFix))
            }
            made.pdf = try press.print(document)
        }
        return made
    }

    /// Puts a paper where it is wanted; what goes to standard output is left to the caller.
    /// - Parameters:
    ///   - name: of the paper.
    ///   - copy: which one it is.
    func put(_ made: Made, _ name: String, copy: Int) throws -> PrintedPaper {
        var printed = PrintedPaper(name: name, copy: copy)
        if let file = file(name) {
            let bytes = isText ? made.text.map { Array($0.utf8) } : made.pdf
            guard let bytes, case .written = WholeFile.write(bytes, to: file, replaces: true) else {
                throw Failure.failed(words(.errorPrintFailed, "\(errno)"), words(.errorPrintFailedFix))
            }
            printed.file = file
        }
        if let printer, let pdf = made.pdf {
            printed.waits = try Printers.send(pdf, to: printer)
            printed.printer = printer
        }
        if output == nil, printer == nil { printed.text = made.text }
        return printed
    }
}

/// What became of a paper.
struct PrintedPaper {
    /// What its file in a folder is called, without an ending.
    let name: String
    /// Which copy it is, from 1.
    let copy: Int
    var file: String?
    var printer: String?
    /// Whether the printer stands still, so that the paper waits in its queue.
    var waits = false
    /// All of it, where it goes nowhere else.
    var text: String?

    /// The keys of ``record``.
    static let keys = ["paper", "copy", "file", "printer", "waits", "text"]

    /// The same for programs.
    var record: JSONValue {
        .record([
            "paper": .string(name), "copy": .int(copy), "file": file.map(JSONValue.string) ?? .null,
            "printer": printer.map(JSONValue.string) ?? .null, "waits": .bool(waits),
            "text": text.map(JSONValue.string) ?? .null,
        ])
    }

    /// Where it is, in words; none for standard output.
    var sentences: [String] {
        var said: [String] = []
        if let file { said.append(words(.paperWritten, file)) }
        if let printer { said.append(words(waits ? .paperQueued : .paperSent, printer)) }
        return said
    }
}

extension PrintTarget {
    /// Where a screen's paper goes; `~/` at the beginning of a file is the user's home, and what names no kind is PDF.
    init(_ place: PaperPlace) {
        switch place {
        case .printer(let name): self.init(output: nil, printer: name)
        case .file(let typed):
            var file = typed
            if file.hasPrefix("~/"), let home = World.environment("HOME") {
                file = home + file.dropFirst()
            }
            let hasKind = [".pdf", ".txt", "/"].contains { file.lowercased().hasSuffix($0) }
            self.init(output: hasKind ? file : file + ".pdf", printer: nil)
        }
    }
}
