// The spreadsheet's door: a sheet comes on standard input, record by record, and becomes an .xlsx file.

import Glibc
import ReceptionSheets

signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)

/// Ends with the line that the caller reads. It never holds a word of a sheet.
func fail(_ error: SheetError) -> Never {
    let line = Array("sheet: \(error.words)\n".utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(1)
}

do throws(SheetError) {
    let words = CommandLine.arguments.dropFirst()
    guard words.count == 2, words.first == "--output", let path = words.last, !path.isEmpty else {
        throw .usage
    }
    try SheetRun(path: path).carryOut()
} catch {
    fail(error)
}
