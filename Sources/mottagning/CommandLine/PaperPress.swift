// `mottagning-print`, running beside this program: documents go in, PDFs come back.

import Foundation
import ReceptionPaper
import ReceptionText

/// The program that makes PDFs. It is started before the households are read, and finds its fonts meanwhile. Documents go in on
/// its standard input, so that nothing of them stands in the list of processes.
final class PaperPress: Sendable {
    private let child: pid_t
    private let input: Int32
    private let output: Int32

    /// - Returns: nil where the program is not there or cannot be started.
    init?() {
        guard let program = Tool.beside("mottagning-print"), let toPress = PipeEnds() else { return nil }
        guard let fromPress = PipeEnds() else {
            close(toPress.reading)
            close(toPress.writing)
            return nil
        }
        (input, output) = (toPress.writing, fromPress.reading)
        let silence = open("/dev/null", O_WRONLY | O_CLOEXEC)
        let streams = [toPress.reading, fromPress.writing, silence]
        let started = Child.start(program, [], settings: ["LC_ALL": "C.UTF-8"], streams: streams)
        for given in streams { close(given) }
        child = started ?? -1
        // A class that gives up is still taken down by `deinit`, which closes what is open.
        guard started != nil else { return nil }
    }

    deinit {
        close(input)
        close(output)
        if child > 0 { _ = Child.end(of: child) }
    }

    /// The PDF of a document.
    /// - Throws: ``Failure``: a font that lacks a character, or a program that has ended.
    func print(_ document: PaperDocument) throws -> [UInt8] {
        let isSent = OpenFile.write(try document.json() + [0x0A], to: input)
        guard isSent, let line = line(), let reply = PrintReply(line: line) else { throw Self.failure([]) }
        switch reply {
        case .error(let words): throw Self.failure(words)
        case .pdf(let count):
            var bytes = [UInt8](repeating: 0, count: count)
            guard fill(&bytes) else { throw Self.failure([]) }
            return bytes
        }
    }

    /// The line that the program says next, without its line feed; nil where it has ended.
    private func line() -> String? {
        var line: [UInt8] = []
        var byte: [UInt8] = [0]
        while fill(&byte) {
            if byte[0] == 0x0A { return String(decoding: line, as: UTF8.self) }
            line += byte
        }
        return nil
    }

    /// Reads as many bytes as there is room for.
    private func fill(_ bytes: inout [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    private static func failure(_ said: [String]) -> Failure {
        if said.count == 3, said[0] == "missing-glyph" {
            // The package comes first: the screens' line of one failure ends at their right edge.
            return said[2] == "-"
                ? .failed(words(.errorNoGlyph, said[1]), words(.errorNoGlyphFix))
                : .failed(words(.errorMissingGlyph, said[1], said[2]), words(.errorMissingGlyphFix, said[2]))
        }
        return Failure.failed(
            words(.errorPrintFailed, said.joined(separator: " ")), words(.errorPrintFailedFix))
    }
}
