// Splits the bytes of a list into rows and fields, one row at a time, in memory that does not grow with the file.

import Reception

/// What is to be said of a row besides its fields.
enum CSVRowFlaw: Hashable {
    /// A field holds more bytes than ``CSVParser/fieldSize``; the rest of it was dropped.
    case fieldTooLong(column: Int, line: Int)
    /// There is something in a field beyond ``CSVParser/columnLimit``.
    case extraField(column: Int, line: Int)
    /// The file ended within quotes that were opened here.
    case openQuote(column: Int, line: Int)
    /// The file ended without a line end after this row.
    case noLineEnd
}

/// Reads rows. The fields of the row read last stay until the next is read.
struct CSVParser {
    /// How long a field may be, in bytes.
    static let fieldSize = 32 * 1024

    /// How many fields of a row are kept.
    var columnLimit: Int
    let delimiter: UInt8
    private(set) var flaws: [CSVRowFlaw] = []
    /// The physical line on which the row starts, from 1.
    private(set) var line = 1
    /// How many fields the row has, those beyond the limit included.
    private(set) var fieldCount = 0
    /// The row as it stands in the file with its line end, when asked for.
    private(set) var raw: [UInt8] = []

    /// The line `sep=;` with its end, where the list opens with one.
    let opening: [UInt8]

    private let keepsRaw: Bool
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var lines: [Int] = []
    private let next: ListSource.Pieces
    private var piece: [UInt8]
    private var position = 0
    private var physicalLine = 1

    /// Starts at the beginning of a list: passes over the byte order mark and a first line `sep=;`, and finds out
    /// the delimiter from the header.
    ///
    /// - Parameters:
    ///   - source: the list.
    ///   - columnLimit: how many fields of a row to keep.
    ///   - keepsRaw: whether to keep each row as it stands in the file.
    init(_ source: ListSource, columnLimit: Int, keepsRaw: Bool = false) throws {
        self.columnLimit = columnLimit
        self.keepsRaw = keepsRaw
        let next = try source.pieces()
        var start = try next()
        // Enough to tell the delimiter, should the source hand out very small pieces.
        while start.count < 4096 {
            let more = try next()
            if more.isEmpty { break }
            start += more
        }
        let mark = start.starts(with: CSVText.mark) ? 3 : 0
        let stated = CSVDelimiter.stated(in: start[mark...])
        delimiter = stated?.delimiter ?? CSVDelimiter.guess(from: start[mark...])
        opening = Array(start[mark...].prefix(stated?.length ?? 0))
        self.next = next
        piece = start
        position = mark
        if let stated {
            position += stated.length
            physicalLine += 1
            line += 1
        }
    }

    /// How many fields of the row are kept.
    var kept: Int { ends.count }

    /// The bytes of a field, quotes taken off; nothing for a field the row does not have.
    ///
    /// - Parameter index: from 0.
    func field(_ index: Int) -> ArraySlice<UInt8> {
        guard index < ends.count else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// The line on which a field starts; that of the row for a field it does not have.
    func line(of index: Int) -> Int { index < lines.count ? lines[index] : line }

    /// Whether the row has nothing in it but spaces.
    var isBlank: Bool {
        bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
            && flaws.allSatisfy { $0 == .noLineEnd }
    }

    /// Reads the next row.
    ///
    /// - Returns: false at the end of the file.
    mutating func read() throws -> Bool {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        flaws.removeAll(keepingCapacity: true)
        raw.removeAll(keepingCapacity: true)
        fieldCount = 0
        line = physicalLine
        guard try peek() != nil else { return false }
        while try readField() {}
        return true
    }

    /// Reads one field and what ends it.
    /// - Returns: whether another field of the row follows.
    private mutating func readField() throws -> Bool {
        let fieldLine = physicalLine
        let start = bytes.count
        let isKept = fieldCount < columnLimit
        fieldCount += 1
        let column = fieldCount
        var tooLong = false
        var hasExtra = false
        var quoted = false

        func note(_ byte: UInt8, in parser: inout CSVParser) {
            if !isKept {
                if byte != 0x20 { hasExtra = true }
            } else if parser.bytes.count - start < CSVParser.fieldSize {
                parser.bytes.append(byte)
            } else {
                tooLong = true
            }
        }
        func finish(_ parser: inout CSVParser) {
            if isKept {
                parser.ends.append(parser.bytes.count)
                parser.lines.append(fieldLine)
            }
            if hasExtra { parser.flaws.append(.extraField(column: column, line: fieldLine)) }
            if tooLong { parser.flaws.append(.fieldTooLong(column: column, line: fieldLine)) }
        }

        if try peek() == 0x22 {
            _ = try take()
            quoted = true
        }
        while true {
            guard let byte = try take() else {
                if quoted {
                    tooLong = false
                    flaws.append(.openQuote(column: column, line: fieldLine))
                } else {
                    flaws.append(.noLineEnd)
                }
                finish(&self)
                return false
            }
            if quoted {
                if byte == 0x22 {
                    if try peek() == 0x22 {
                        _ = try take()
                    } else {
                        quoted = false
                        continue
                    }
                } else if byte == 0x0D {
                    physicalLine += 1
                    // A line break within quotes is kept as one line feed, however the file writes it.
                    if try peek() == 0x0A { _ = try take() }
                    note(0x0A, in: &self)
                    continue
                } else if byte == 0x0A {
                    physicalLine += 1
                }
                note(byte, in: &self)
                continue
            }
            switch byte {
            case delimiter:
                finish(&self)
                return true
            case 0x0A, 0x0D:
                physicalLine += 1
                if byte == 0x0D, try peek() == 0x0A { _ = try take() }
                finish(&self)
                return false
            default: note(byte, in: &self)
            }
        }
    }

    private mutating func peek() throws -> UInt8? {
        if position == piece.count {
            guard !piece.isEmpty else { return nil }
            piece = try next()
            position = 0
            guard !piece.isEmpty else { return nil }
        }
        return piece[position]
    }

    private mutating func take() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        position += 1
        if keepsRaw { raw.append(byte) }
        return byte
    }
}
