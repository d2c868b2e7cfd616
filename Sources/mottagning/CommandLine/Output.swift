// Where listings go: a table for people, JSON and CSV for programs.

import Foundation
import ReceptionFiles
import ReceptionText
import TerminalKit

/// A column of a table for people.
struct Column {
    let key: String
    let header: Word
    var isNumber = false
    /// How the value reads, where it is not the contract's own.
    var words: (@Sendable (JSONValue) -> String)?
}

enum Output {
    /// Prints a listing.
    /// - Parameter keys: the keys of the contract's objects, in order, for CSV.
    static func listing(_ rows: [JSONValue], keys: [String], columns: [Column], _ format: OutputFormat) throws
    {
        switch format {
        case .json: try write(JSONValue.array(rows).json() + "\n")
        case .csv: try write(CSVOutput.text(keys: keys, rows: rows))
        case .table: try write(table(rows, columns))
        }
    }

    /// Prints what is not a listing: one object, or a sentence.
    static func one(_ record: JSONValue, _ format: OutputFormat, _ sentence: () -> String) throws {
        switch format {
        case .json: try write(record.json() + "\n")
        case .csv:
            guard case .object(let fields) = record else { return }
            try write(CSVOutput.text(keys: fields.map(\.key), rows: [record]))
        case .table:
            try write(
                sentence().split(separator: "\n", omittingEmptySubsequences: false).map {
                    DisplayWidth.harmless(String($0))
                }.joined(separator: "\n") + "\n")
        }
    }

    /// Writes to standard output. A closed pipe ends the program quietly: the reader has what it wanted.
    static func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// The same for bytes.
    static func write(_ bytes: [UInt8]) throws {
        guard !OpenFile.write(bytes, to: STDOUT_FILENO) else { return }
        if errno == EPIPE { exit(0) }
        throw Failure.failed(words(.errorOutput), words(.errorOutputFix))
    }

    /// Writes to standard error. Where nobody reads it any more there is nobody to tell; what was done stands, and the
    /// exit status says how it went.
    static func say(_ text: String) { _ = OpenFile.write(text, to: STDERR_FILENO) }

    private static func table(_ rows: [JSONValue], _ columns: [Column]) -> String {
        var lines: [[String]] = [columns.map { words($0.header) }]
        for row in rows {
            lines.append(
                columns.map { column in
                    let value = row[column.key]
                    return DisplayWidth.harmless(column.words?(value) ?? value.cell)
                })
        }
        let widths = columns.indices.map { index in lines.map { DisplayWidth.of($0[index]) }.max() ?? 0 }
        var text = ""
        for line in lines {
            var out = ""
            for (index, cell) in line.enumerated() {
                let padding = String(repeating: " ", count: widths[index] - DisplayWidth.of(cell))
                out += columns[index].isNumber ? padding + cell : cell + padding
                if index + 1 < line.count { out += "  " }
            }
            while out.last == " " { out.removeLast() }
            text += out + "\n"
        }
        return text
    }
}
