// The printer's door: documents come on standard input as JSON, one a line, and go out as PDF.

import CPangoCairo
import Glibc

pc_be_silent()
signal(SIGPIPE, SIG_IGN)
// Text of any script is UTF-8 here whatever the terminal speaks.
setlocale(LC_CTYPE, "C.UTF-8")

do throws(PrintError) {
    let words = CommandLine.arguments.dropFirst()
    if words == ["--help"] || words == ["-h"] {
        try Descriptor.write(Array(PrintRun.help.utf8), to: STDOUT_FILENO)
        exit(0)
    }
    guard words.isEmpty else { throw .usage }
    exit(try PrintRun().carryOut() ? 0 : 1)
} catch {
    // Nobody is left to tell where this fails.
    try? Descriptor.write(
        Array("print: \(error.words.joined(separator: " "))\n".utf8), to: STDERR_FILENO)
    exit(1)
}
