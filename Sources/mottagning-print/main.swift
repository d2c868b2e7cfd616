// The printer's door: orders come on standard input as JSON, one a line, and become PDF files.

import CPangoCairo
import Glibc

pc_be_silent()
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)
// Text of any script is UTF-8 here whatever the terminal speaks.
setlocale(LC_CTYPE, "C.UTF-8")

do {
    let output = try Arguments.output(Array(CommandLine.arguments.dropFirst()))
    exit(try PrintRun(output: output).carryOut() ? 0 : 1)
} catch {
    FileOutput.complain(error.line)
    exit(1)
}
