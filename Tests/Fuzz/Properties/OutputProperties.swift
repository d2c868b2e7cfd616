// Any text on its way out: harmless wherever it comes to stand, and whole where the format can hold it.

import Foundation
import Reception
import ReceptionFiles
import ReceptionPaper
import ReceptionSheets
import TestSupport

@testable import TerminalKit

enum OutputProperties {
    static func play(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let width = input.choice(40)
        let column = input.choice(24) - 4
        let text = input.text
        try screen(text, width: width, column: column)
        try lines(text, width: width + 1)
        try json(text)
        try list(text)
        try calendar(text)
        try sheet(text)
        try paper(text, width: width + 20)
    }

    // MARK: The screen

    private static func screen(_ text: String, width: Int, column: Int) throws {
        let clean = DisplayWidth.harmless(text)
        try demand(without: Harmless.fault(in: clean), "a harmless text holds harm")
        try demand(DisplayWidth.harmless(clean) == clean, "making harmless twice changes a text")
        try demand(DisplayWidth.of(clean) == DisplayWidth.of(text), "a harmless text has another width")
        let cut = DisplayWidth.truncated(text, to: width)
        try demand(DisplayWidth.of(cut) <= width, "a cut text takes \(DisplayWidth.of(cut)) of \(width)")
        try demand(without: Harmless.fault(in: cut), "a cut text holds harm")
        var frame = Frame(columns: 20, rows: 2)
        frame.put(String(repeating: "\u{6F22}", count: 10), row: 0, column: 0)
        frame.put(text, row: 0, column: column, width: width)
        frame.putRight(text, row: 1, column: max(0, column), width: width)
        try demand(without: fault(of: frame), "a picture is drawn wrong")
    }

    /// What is wrong with a picture: half a wide character, or text that does something.
    static func fault(of frame: Frame) -> String? {
        for row in 0..<frame.rows {
            var columns = 0
            var isOpen = false
            for column in 0..<frame.columns {
                guard let cell = frame[row, column] else { return "no cell at \(row):\(column)" }
                if isOpen != (cell.width == 0) { return "half a character at \(row):\(column)" }
                isOpen = cell.width == 2
                columns += Int(cell.width)
                if let fault = Harmless.fault(in: cell.text) { return "\(fault) at \(row):\(column)" }
                // Marks and joiners take none.
                let drawn = cell.text.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
                if drawn != Int(cell.width) { return "\(drawn) columns in a cell of \(cell.width)" }
            }
            if isOpen || columns != frame.columns { return "row \(row) is \(columns) columns wide" }
        }
        return nil
    }

    private static func lines(_ text: String, width: Int) throws {
        let clean = DisplayWidth.harmless(text)
        let lines = TextLines.wrapped(clean, width: width)
        for line in lines {
            // A character is never broken: several people in one are wider than a very narrow line.
            try demand(
                DisplayWidth.of(line) <= width || line.count == 1,
                "a line of \(width) takes \(DisplayWidth.of(line))")
        }
        func letters(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { $0 != " " } }
        try demand(letters(lines.joined()) == letters(clean), "breaking lines loses letters")
    }

    // MARK: Formats

    private static func json(_ text: String) throws {
        let value = JSONValue.record(["a": .string(text), "b": .array([.string(text), .null])])
        for written in [value.json(), value.line()] {
            try demand(without: Harmless.fault(in: written, allowing: ["\n"]), "JSON holds harm")
            let read = try? JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any]
            let back = read?["a"] as? String
            try demand(
                back?.unicodeScalars.elementsEqual(text.unicodeScalars) ?? false, "JSON is not read back")
        }
    }

    /// What a cell of our lists reads as: without what does harm, and with an apostrophe before what a spreadsheet would
    /// take for a formula.
    static func asRead(_ text: String) -> String {
        var cell = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if "\u{B}\u{C}\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar) {
                cell.append(" ")
            } else if Harmless.fault(in: String(scalar), allowing: ["\n", "\r", "\t"]) == nil {
                cell.append(scalar)
            }
        }
        if let first = cell.first,
            "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first),
            Int(String(cell)) == nil
        {
            cell.insert("'", at: cell.startIndex)
        }
        // A line break is read as one line feed, however it is written.
        var read = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in cell {
            if scalar != "\n" || !afterReturn { read.append(scalar == "\r" ? "\n" : scalar) }
            afterReturn = scalar == "\r"
        }
        return String(read)
    }

    private static func list(_ text: String) throws {
        for dialect in [CSVOutput.Dialect.plain, .excel] {
            let field = CSVOutput.field(text, dialect)
            try demand(
                without: Harmless.fault(in: field, allowing: ["\n", "\r", "\t"]),
                "a cell of a list holds harm")
            // Within quotation marks or without.
            let bare =
                field.unicodeScalars.first == "\""
                ? field.unicodeScalars.dropFirst() : field.unicodeScalars[...]
            if let first = bare.first, "=+-@\t\r\n".unicodeScalars.contains(first) {
                try demand(Int(String(bare)) != nil, "a cell of a list is a formula")
            }
        }
    }

    private static func calendar(_ text: String) throws {
        let day = Day(year: 2026, month: 3, day: 2) ?? .distantPast
        let event = CalendarEvent(
            uid: "x", day: day, summary: text, description: text, categories: [text], status: .confirmed,
            isPrivate: true)
        let written = ICalendarWriter(language: "sv", at: Moment(seconds: 1_772_438_400)).text(event)
        try demand(
            without: Harmless.fault(in: written, allowing: ["\r", "\n", "\t"]), "a calendar holds harm")
        let lines = written.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for line in lines.dropLast() {
            try demand(line.last == 0x0D, "a line of a calendar ends otherwise")
            try demand(line.count <= ICalendar.octets + 1, "a line of a calendar is too long")
        }
        let names =
            ["BEGIN", "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"]
            + ["CATEGORIES", "CLASS", "STATUS", "TRANSP", "END"]
        let begun = lines.dropLast().filter { $0.first != 0x20 }.map { line in
            String(decoding: line.prefix { $0 != 0x3A && $0 != 0x3B }, as: UTF8.self)
        }
        try demand(
            begun == names.filter { $0 != "DESCRIPTION" || !text.isEmpty }, "a text begins a line: \(begun)")
    }

    private static func sheet(_ text: String) throws {
        let row: [SheetCell] = [.text(text), .empty, .number(7), .text("=" + text)]
        var reading = SheetReading()
        let head = SheetHead(title: text, created: 1, columns: [SheetColumn(text, width: 3)])
        let bytes = SheetWriting.bytes(head) + SheetWriting.bytes(row) + SheetWriting.end(rows: 1)
        let records = try reading.take(bytes)
        try demand(records.count == 3, "a text makes \(records.count) records of three")
        guard case .row(let cells) = records[1], cells.count == 4, case .text(let back) = cells[0] else {
            throw Broken(description: "a row of a spreadsheet is not read back")
        }
        try demand(cells[1] == .empty && cells[2] == .number(7), "a cell runs into the next")
        try demand(
            without: Harmless.fault(in: back, allowing: ["\n", "\r", "\t"]),
            "a cell of a spreadsheet holds harm")
        let isXML = back.unicodeScalars.allSatisfy { $0.value != 0xFFFE && $0.value != 0xFFFF }
        try demand(isXML, "a cell holds what XML cannot")
        try demand(back.utf16.count <= SheetCell.longestText, "a cell is too long")
    }

    private static func paper(_ text: String, width: Int) throws {
        let document = PaperDocument(
            title: text, created: 1_772_000_000, footer: [text],
            blocks: [
                .heading(level: 1, text: text), .paragraph(text), .rows([PaperRow(text, text: text)]),
                .notes(label: text, lines: 1), .checks([PaperCheck(text)]),
            ])
        let plain = document.plainText(width: width)
        try demand(
            without: Harmless.fault(in: plain, allowing: ["\n", "\u{C}"]), "a paper as text holds harm")
        let again = try PaperDocument(json: document.json())
        try demand(again == document, "a paper is not read back by the program that draws it")
    }
}
