// The rows of the queue as the bytes of each form of export, one row at a time.

import Reception
import ReceptionFiles
import ReceptionSheets
import ReceptionText

/// Turns rows into a file, piece by piece.
protocol RowEncoder {
    /// What stands before the first row.
    var opening: [UInt8] { get }
    /// A row; nil where it has no place in the file.
    func bytes(_ row: QueueRow, isFirst: Bool) -> [UInt8]?
    /// What stands after the last.
    func closing(rows: Int) -> [UInt8]
}

extension ExportFormat {
    /// What makes a file of this form.
    func encoder(_ session: Session, hasNames: Bool) throws -> any RowEncoder {
        switch self {
        case .json: JSONRows(rows: session.rows)
        case .csv: CSVRows(rows: session.rows)
        case .xlsx: SheetRows(rows: session.rows, created: session.actor.now)
        case .ics: try CalendarRows(session, hasNames: hasNames)
        }
    }
}

/// The listing that `queue --format json` gives, byte for byte.
private struct JSONRows: RowEncoder {
    let rows: ContractRows
    var opening: [UInt8] { [] }

    func bytes(_ row: QueueRow, isFirst: Bool) -> [UInt8]? {
        JSONValue.ArrayPiece.element(rows.queueRow(row), isFirst: isFirst)
    }

    func closing(rows: Int) -> [UInt8] { JSONValue.ArrayPiece.end(isEmpty: rows == 0) + [0x0A] }
}

/// What Excel opens with a double click: the same columns in words.
private struct CSVRows: RowEncoder {
    let rows: ContractRows

    var opening: [UInt8] {
        let headings = ExportColumn.all.map { words($0.heading) }
        return CSVOutput.Dialect.excel.opening + Array(CSVOutput.line(headings, .excel).utf8)
    }

    func bytes(_ row: QueueRow, isFirst: Bool) -> [UInt8]? {
        let row = rows.queueRow(row)
        return Array(CSVOutput.line(ExportColumn.all.map { $0.text(row) }, .excel).utf8)
    }

    func closing(rows: Int) -> [UInt8] { [] }
}

/// The records of which `mottagning-sheet` makes a workbook.
private struct SheetRows: RowEncoder {
    let rows: ContractRows
    let created: Moment

    var opening: [UInt8] {
        let columns = ExportColumn.all.map {
            SheetColumn(words($0.heading), width: $0.width, kind: $0.kind)
        }
        return SheetWriting.bytes(
            SheetHead(title: words(.paperDeadlines), created: created.seconds, columns: columns))
    }

    func bytes(_ row: QueueRow, isFirst: Bool) -> [UInt8]? {
        let row = rows.queueRow(row)
        return SheetWriting.bytes(ExportColumn.all.map { $0.cell(row) })
    }

    func closing(rows: Int) -> [UInt8] { SheetWriting.end(rows: rows) }
}

/// A calendar with a day for every date.
private struct CalendarRows: RowEncoder {
    private let writer: ICalendarWriter
    private let events: DeadlineEvents

    init(_ session: Session, hasNames: Bool) throws {
        writer = ICalendarWriter(language: words.language.rawValue, at: session.actor.now)
        events = DeadlineEvents(
            database: try session.store.databaseMark(), hasNames: hasNames, title: title(of:),
            household: { words.household($0.household, $0.isMasked, $0.number) },
            reasons: Self.reasons, nature: { words.nature($0) })
    }

    var opening: [UInt8] { Array(writer.opening.utf8) }

    func bytes(_ row: QueueRow, isFirst: Bool) -> [UInt8]? {
        events.event(row).map { Array(writer.text($0).utf8) }
    }

    func closing(rows: Int) -> [UInt8] { Array(writer.closing.utf8) }

    /// Why the date is what it is, and who deals with it.
    @Sendable private static func reasons(_ row: QueueRow) -> [String] {
        var lines: [String] = []
        if let citation = RulesInUse.rulebook[row.key.rule]?.source.citation, !citation.isEmpty {
            lines.append(words(.exportCitation, words.nature(row.nature), citation))
        }
        if let day = row.triggerDay { lines.append(words(.exportCountedFrom, day.description)) }
        if row.isProvisional { lines.append(words(.exportIsProvisional)) }
        if let caseworker = row.caseworker { lines.append(words(.exportCaseworker, caseworker.name)) }
        return lines
    }
}
