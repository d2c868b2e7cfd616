// One run of the program: a document a line comes in, and each is answered before the next is read.

import Glibc
import ReceptionPaper

/// The documents of one run, printed one after the other.
struct PrintRun {
    /// What `--help` says.
    static let help = """
        usage: mottagning-print < documents.json

        Each line of standard input is a document. Each is answered on standard output, in order: by a line
        "pdf BYTES" and so many bytes of PDF, or by a line "error CODE [DETAILS]". The exit status is 1 where
        one of them could not be printed.

        """

    /// Reads standard input and answers on standard output. The failure of one document does not keep the others back.
    /// - Returns: whether all were printed.
    /// - Throws: a ``PrintError`` that concerns the whole run.
    func carryOut() throws(PrintError) -> Bool {
        let press = Press()
        // Whoever started the program has still to read the households; meanwhile the fonts are found.
        press.warmUp()
        var input = LineReader(STDIN_FILENO)
        var isWhole = true
        while let line = try input.next() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
            do throws(PrintError) {
                let pdf = try press.print(Self.document(line))
                try Self.answer(.pdf(bytes: pdf.count), pdf)
            } catch {
                if case .cannotWrite = error { throw error }
                isWhole = false
                try Self.answer(.error(error.words))
            }
        }
        return isWhole
    }

    private static func document(_ line: [UInt8]) throws(PrintError) -> PaperDocument {
        do { return try PaperDocument(json: line) } catch { throw .badInput }
    }

    private static func answer(_ reply: PrintReply, _ bytes: [UInt8] = []) throws(PrintError) {
        try Descriptor.write(Array((reply.line + "\n").utf8) + bytes, to: STDOUT_FILENO)
    }
}
