// From a document to paper: a file, a printer, or the text on standard output.

import Foundation
import Reception
import ReceptionPaper
import ReceptionText
import ReceptionUI

/// Where a paper goes.
struct PrintTarget: Sendable {
    /// `FILE.pdf` or `FILE.txt`.
    var output: String?
    /// A printer that CUPS knows.
    var printer: String?

    /// A paper as bytes, not yet anywhere.
    struct Made {
        var text: String?
        var pdf: [UInt8]?
    }

    private var isText: Bool { output?.lowercased().hasSuffix(".txt") == true }

    /// Refuses what cannot be done before anything is written down.
    /// - Throws: ``Failure`` where there is no such printer, nothing to print with, or no place for the file.
    func check() throws {
        if let output { try Self.check(file: output) }
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

    /// Makes a paper in memory, in every shape that the target wants.
    /// - Throws: ``Failure``: a font that lacks a character, or no program to make PDFs with.
    func make(_ document: PaperDocument) throws -> Made {
        var made = Made()
        if output == nil && printer == nil || isText {
            // As wide as a terminal's eighty columns, or as a sheet that lies.
            made.text = document.plainText(width: document.format == .landscape ? 118 : 78)
        }
        if output != nil && !isText || printer != nil { made.pdf = try Self.pdf(document) }
        return made
    }

    /// Puts a paper where it is wanted.
    /// - Returns: sentences that say where that is; none for standard output.
    func put(_ made: Made) throws -> [String] {
        var said: [String] = []
        if let output {
            let bytes = isText ? made.text.map { Array($0.utf8) } : made.pdf
            guard let bytes, case .written = WholeFile.write(bytes, to: output, replaces: true) else {
                throw Failure.failed(words(.errorPrintFailed, "\(errno)"), words(.errorPrintFailedFix))
            }
            said.append(words(.paperWritten, output))
        }
        if let printer, let pdf = made.pdf { said.append(try Printers.send(pdf, to: printer)) }
        if output == nil, printer == nil, let text = made.text { try Output.write(text) }
        return said
    }

    /// Lets `mottagning-print`, which stands beside this program, make the PDF; the document goes in on its standard input,
    /// so that nothing of it stands in the list of processes.
    private static func pdf(_ document: PaperDocument) throws -> [UInt8] {
        guard let program = Tool.beside("mottagning-print") else {
            throw Failure.failed(words(.errorNoPrintProgram), words(.errorNoPrintProgramFix))
        }
        let order = try PrintOrder(document).json() + [0x0A]
        let made = try Tool.run(program, [], input: order)
        guard made.status != 0 else { return made.bytes }
        let said =
            made.errors.split(separator: "\n").last.map { $0.split(separator: " ").map(String.init) } ?? []
        if said.count >= 4, said[1] == "missing-glyph" {
            let remedy = said[3] == "-" ? words(.errorNoGlyphFix) : words(.errorMissingGlyphFix, said[3])
            throw Failure.failed(words(.errorMissingGlyph, said[2]), remedy)
        }
        throw Failure.failed(
            words(.errorPrintFailed, said.dropFirst().joined(separator: " ")), words(.errorPrintFailedFix))
    }
}

extension PrintTarget {
    /// Where a screen's paper goes; `~/` at the beginning of a file is the user's home, and what names no kind is PDF.
    init(_ place: PaperPlace) {
        switch place {
        case .printer(let name): printer = name
        case .file(let typed):
            var file = typed
            if file.hasPrefix("~/"), let home = World.environment("HOME") {
                file = home + file.dropFirst()
            }
            let hasKind = [".pdf", ".txt"].contains { file.lowercased().hasSuffix($0) }
            output = hasKind ? file : file + ".pdf"
        }
    }
}
