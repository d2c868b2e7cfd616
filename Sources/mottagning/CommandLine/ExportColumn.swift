// The columns of an export for people: every key of the contract's queue, with a heading and its values in words.

import Reception
import ReceptionFiles
import ReceptionSheets
import ReceptionText

struct ExportColumn {
    let key: String
    let heading: Word
    /// In characters.
    let width: Int
    var kind = SheetColumnKind.text
    /// How the value reads, where it is not the contract's own.
    var wording: @Sendable (String) -> String = { $0 }

    /// The same columns in the same order as the keys of `queue`.
    static let all = [
        ExportColumn(key: "case", heading: .columnCase, width: 11),
        ExportColumn(key: "kind", heading: .columnKind, width: 12),
        ExportColumn(key: "household", heading: .columnHousehold, width: 22),
        ExportColumn(key: "person", heading: .columnPerson, width: 5, kind: .number),
        ExportColumn(key: "rule", heading: .columnRule, width: 14),
        ExportColumn(key: "title", heading: .columnTitle, width: 44),
        ExportColumn(key: "nature", heading: .columnNature, width: 13) { words.nature(raw: $0) },
        ExportColumn(key: "due", heading: .columnDue, width: 12, kind: .day),
        ExportColumn(key: "raw_due", heading: .exportRawDue, width: 12, kind: .day),
        ExportColumn(key: "days_left", heading: .columnDays, width: 8, kind: .number),
        ExportColumn(key: "status", heading: .columnStatus, width: 12) { words.status(raw: $0) },
        ExportColumn(key: "caseworker", heading: .columnCaseworker, width: 14),
        ExportColumn(key: "phase", heading: .columnPhase, width: 14) { words.phase(raw: $0) },
        ExportColumn(key: "lane", heading: .columnLane, width: 16) {
            $0 == Lane.later.rawValue ? words(.exportLater) : words.heading(raw: $0)
        },
        ExportColumn(key: "owner", heading: .exportOwner, width: 18) { words.owner(raw: $0) },
        ExportColumn(key: "visit", heading: .exportVisit, width: 20) { words.authority($0) },
        ExportColumn(key: "trigger_date", heading: .exportTriggerDate, width: 14, kind: .day),
        ExportColumn(key: "provisional", heading: .exportProvisional, width: 13) {
            $0 == "true" ? words(.formYes) : words(.formNo)
        },
    ]

    /// The value of a row as text.
    func text(_ row: JSONValue) -> String {
        let value = row[key]
        return value == .null ? "" : wording(value.cell)
    }

    /// The value of a row as a cell: numbers are numbers, and dates dates where Excel has them.
    func cell(_ row: JSONValue) -> SheetCell {
        switch (row[key], kind) {
        case (.null, _): return .empty
        case (.int(let number), .number): return .number(number)
        case (let value, .day):
            guard let day = Day(value.cell), Self.days.contains(day) else { return .text(value.cell) }
            return .day(Int(day.number))
        default: return .text(text(row))
        }
    }

    /// Excel's calendar begins with 1900, with a 29 February that never was.
    private static let days = Day(number: -25_508)...Day.distantFuture
}
