// Reads a sheet from standard input to its end and makes the workbook of it.

import Glibc
import ReceptionSheets

/// What keeps a sheet from being made. No case bears anything of it.
enum SheetError: Error, Hashable {
    /// The command line is not understood.
    case usage
    /// Standard input is no sheet.
    case badInput
    /// It ends before the sheet does: whoever sent it was stopped.
    case endedEarly
    /// Standard input cannot be read; `errno`.
    case cannotRead(Int32)
    /// A sheet holds no more rows.
    case tooManyRows
    /// There is no room for the rows.
    case noRoom
    /// The library refused; its code.
    case refused(Int)

    /// The code and its details.
    var words: String {
        switch self {
        case .usage: "usage"
        case .badInput: "bad-input"
        case .endedEarly: "ended-early"
        case .cannotRead(let code): "cannot-read \(code)"
        case .tooManyRows: "too-many-rows"
        case .noRoom: "no-room"
        case .refused(let code): "refused \(code)"
        }
    }
}

/// One sheet from standard input to a file.
struct SheetRun {
    /// The file, which is written over: the caller has made it where nobody looks for it yet.
    let path: String

    /// - Throws: ``SheetError``; what is in the file then is of no use.
    func carryOut() throws(SheetError) {
        var reading = SheetReading()
        var workbook: Workbook?
        var end: Int?
        while let piece = try Self.piece() {
            let records: [SheetRecord]
            do { records = try reading.take(piece) } catch { throw .badInput }
            for record in records {
                switch record {
                case .head(let head):
                    guard workbook == nil else { throw .badInput }
                    workbook = try Workbook(head, at: path)
                case .row(let row):
                    guard end == nil, let workbook else { throw .badInput }
                    try workbook.append(row)
                case .end(let rows): end = rows
                }
            }
        }
        guard let workbook, let end, end == workbook.rows, !reading.isWithinRecord else { throw .endedEarly }
        try workbook.close()
    }

    /// The next bytes of standard input; nil at its end.
    private static func piece() throws(SheetError) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count > 0 { return Array(buffer[..<count]) }
            if count == 0 { return nil }
            if errno != EINTR { throw .cannotRead(errno) }
        }
    }
}
