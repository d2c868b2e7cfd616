// A workbook of one sheet through libxlsxwriter: rows go to the disk as they come.

import CXlsxWriter
import Glibc
import ReceptionSheets

/// A workbook that is being written.
final class Workbook {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let dates: UnsafeMutablePointer<lxw_format>
    private let columns: Int
    /// How many rows it has below the headings.
    private(set) var rows = 0

    /// Where the library keeps the rows until the end, in a file without a name.
    private static let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"

    /// Days from Excel's day 0 to 1970-01-01.
    private static let epoch = 25_569
    /// The first day that Excel and everyone else count alike, 1900-03-01, and its last, 9999-12-31.
    private static let days = (61 - epoch)...(2_958_465 - epoch)

    /// - Throws: ``SheetError``.
    init(_ head: SheetHead, at path: String) throws(SheetError) {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        // The library keeps the pointer until the workbook is closed.
        options.tmpdir = strdup(Self.folder)
        guard let workbook = workbook_new_opt(path, &options),
            let sheet = workbook_add_worksheet(workbook, head.title),
            let dates = workbook_add_format(workbook), let bold = workbook_add_format(workbook)
        else { throw .refused(0) }
        self.workbook = workbook
        self.sheet = sheet
        self.dates = dates
        columns = head.columns.count
        var properties = lxw_doc_properties()
        properties.created = time_t(head.created)
        try Self.check(workbook_set_properties(workbook, &properties))
        format_set_num_format(dates, "yyyy-mm-dd")
        format_set_bold(bold)
        for (index, column) in head.columns.enumerated() {
            try Self.check(
                worksheet_set_column(
                    sheet, lxw_col_t(index), lxw_col_t(index), Double(column.width),
                    column.kind == .day ? dates : nil))
        }
        worksheet_freeze_panes(sheet, 1, 0)
        for (index, column) in head.columns.enumerated() {
            try Self.check(
                worksheet_write_string(sheet, 0, lxw_col_t(index), Self.literal(column.heading), bold))
        }
    }

    /// Writes the next row.
    func append(_ cells: [SheetCell]) throws(SheetError) {
        guard rows < SheetCell.mostRows else { throw .tooManyRows }
        guard cells.count <= columns else { throw .badInput }
        rows += 1
        for (index, cell) in cells.enumerated() {
            let (row, column) = (lxw_row_t(rows), lxw_col_t(index))
            switch cell {
            case .empty: break
            case .text(let text):
                try Self.check(worksheet_write_string(sheet, row, column, Self.literal(text), nil))
            case .number(let number):
                try Self.check(worksheet_write_number(sheet, row, column, Double(number), nil))
            case .day(let day) where Self.days.contains(day):
                try Self.check(worksheet_write_number(sheet, row, column, Double(day + Self.epoch), dates))
            case .day: throw .badInput
            }
        }
    }

    /// Puts the file together.
    func close() throws(SheetError) {
        if columns > 0 {
            try Self.check(worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows), lxw_col_t(columns - 1)))
        }
        guard sheet_has_room(sheet, Self.folder) != 0 else { throw .noRoom }
        try Self.check(workbook_close(workbook))
    }

    private static func check(_ code: lxw_error) throws(SheetError) {
        guard code == LXW_NO_ERROR else { throw .refused(Int(code.rawValue)) }
    }

    /// A text that reads as it is written: `_x0041_` would be shown as the character with that number.
    static func literal(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            out.append(byte)
            guard byte == UInt8(ascii: "_"), index + 6 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"),
                bytes[index + 6] == byte, bytes[index + 2..<index + 6].allSatisfy({ isHexadecimal($0) })
            else { continue }
            out += "x005F_".utf8
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "a")...UInt8(ascii: "f"):
            true
        default: false
        }
    }
}
