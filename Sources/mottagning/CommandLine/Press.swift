// From a document to paper: a file, a printer, or the text on standard output.

import Foundation
import Reception
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

    /// Puts a paper where it is wanted.
    /// - Parameter name: of the paper.
    /// - Returns: sentences that say where that is; none for standard output.
    func put(_ made: Made, _ name: String) throws -> [String] {
        var said: [String] = []
        if let file = file(name) {
            let bytes = isText ? made.text.map { Array($0.utf8) } : made.pdf
            guard let bytes, case .written = WholeFile.write(bytes, to: file, replaces: true) else {
                throw Failure.failed(words(.errorPrintFailed, "\(errno)"), words(.errorPrintFailedFix))
            }
            said.append(words(.paperWritten, file))
        }
        if let printer, let pdf = made.pdf { said.append(try Printers.send(pdf, to: printer)) }
        if output == nil, printer == nil, let text = made.text { try Output.write(text) }
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
