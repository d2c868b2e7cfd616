// How a spreadsheet travels to the program that makes it: records and units between the ASCII separators made for that.

/// Turns heads, rows and the end into bytes.
public enum SheetWriting {
    /// What stands first.
    public static func bytes(_ head: SheetHead) -> [UInt8] {
        var units = [text(head.title), Array(String(head.created).utf8)]
        for column in head.columns {
            units.append(Array(column.kind.rawValue.utf8))
            units.append(Array(String(column.width).utf8))
            units.append(text(column.heading))
        }
        return record("h", units)
    }

    /// A row.
    public static func bytes(_ row: [SheetCell]) -> [UInt8] {
        var out: [UInt8] = [UInt8(ascii: "r")]
        for cell in row {
            out.append(Separator.unit)
            switch cell {
            case .empty: break
            case .text(let text): out += [UInt8(ascii: "t")] + Self.text(text)
            case .number(let number): out += [UInt8(ascii: "n")] + Array(String(number).utf8)
            case .day(let day): out += [UInt8(ascii: "d")] + Array(String(day).utf8)
            }
        }
        out.append(Separator.record)
        return out
    }

    /// What stands last; without it the sheet is not made, because something came in between.
    /// - Parameter rows: how many there were.
    public static func end(rows: Int) -> [UInt8] { record("e", [Array(String(rows).utf8)]) }

    private static func record(_ kind: Character, _ units: [[UInt8]]) -> [UInt8] {
        var out = Array(String(kind).utf8)
        for unit in units { out += [Separator.unit] + unit }
        return out + [Separator.record]
    }

    /// A text without what XML has no place for, the separators among it, without what turns the direction of text or is not
    /// seen, and no longer than a cell holds.
    private static func text(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        var length = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: continue
            case 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
                0xE0000...0xE007F:
                continue
            default: break
            }
            length += scalar.value > 0xFFFF ? 2 : 1
            guard length <= SheetCell.longestText else { return out }
            out += UTF8.encode(scalar).map { Array($0) } ?? []
        }
        return out
    }
}

/// One record as it was read.
public enum SheetRecord: Hashable, Sendable {
    case head(SheetHead)
    case row([SheetCell])
    case end(rows: Int)
}

/// Reads records out of bytes that come in pieces of any size.
public struct SheetReading {
    private var rest: [UInt8] = []

    /// Why bytes are no spreadsheet.
    public enum Fault: Error, Hashable { case notASheet }

    public init() {}

    /// Whether a record has begun and not ended.
    public var isWithinRecord: Bool { !rest.isEmpty }

    /// Takes in a piece.
    /// - Returns: the records that are whole now.
    /// - Throws: ``Fault/notASheet``.
    public mutating func take(_ piece: some Sequence<UInt8>) throws(Fault) -> [SheetRecord] {
        rest += piece
        var records: [SheetRecord] = []
        var start = rest.startIndex
        while let end = rest[start...].firstIndex(of: Separator.record) {
            records.append(try Self.record(rest[start..<end]))
            start = end + 1
        }
        rest.removeSubrange(..<start)
        return records
    }

    private static func record(_ bytes: ArraySlice<UInt8>) throws(Fault) -> SheetRecord {
        let units = bytes.split(separator: Separator.unit, omittingEmptySubsequences: false)
        switch bytes.first {
        case UInt8(ascii: "h"): return .head(try head(units.dropFirst()))
        case UInt8(ascii: "r"):
            var cells: [SheetCell] = []
            for unit in units.dropFirst() { cells.append(try cell(unit)) }
            return .row(cells)
        case UInt8(ascii: "e"):
            guard units.count == 2, let rows = Int(word(units[1])) else { throw .notASheet }
            return .end(rows: rows)
        default: throw .notASheet
        }
    }

    private static func head(_ units: ArraySlice<ArraySlice<UInt8>>) throws(Fault) -> SheetHead {
        let units = Array(units)
        guard units.count >= 2, units.count % 3 == 2, let created = Int64(word(units[1])) else {
            throw .notASheet
        }
        var columns: [SheetColumn] = []
        for index in stride(from: 2, to: units.count, by: 3) {
            guard let kind = SheetColumnKind(rawValue: word(units[index])),
                let width = Int(word(units[index + 1]))
            else { throw .notASheet }
            columns.append(SheetColumn(word(units[index + 2]), width: width, kind: kind))
        }
        return SheetHead(title: word(units[0]), created: created, columns: columns)
    }

    private static func cell(_ unit: ArraySlice<UInt8>) throws(Fault) -> SheetCell {
        guard let kind = unit.first else { return .empty }
        let value = word(unit.dropFirst())
        switch kind {
        case UInt8(ascii: "t"): return .text(value)
        case UInt8(ascii: "n"): if let number = Int(value) { return .number(number) }
        case UInt8(ascii: "d"): if let day = Int(value) { return .day(day) }
        default: break
        }
        throw .notASheet
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// ASCII's own separators, which no text has.
private enum Separator {
    static let record: UInt8 = 0x1E
    static let unit: UInt8 = 0x1F
}
