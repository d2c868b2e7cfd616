// Tells in which encoding a list is written, and turns its bytes into text.

import Reception

/// The encodings that lists come in.
public enum CSVEncoding: Hashable, Sendable {
    /// UTF-8, after a byte order mark or without.
    case utf8(mark: Bool)
    /// What Excel writes as plain CSV on a Swedish computer.
    case windows1252
}

/// Bytes to text.
enum CSVText {
    /// The byte order mark of UTF-8.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Reads a list through once to find its encoding.
    ///
    /// - Parameter source: the list.
    /// - Returns: the encoding, or the fault that makes the list unreadable: `emptyFile`; `notText` for what is
    ///   not text (no argument), for UTF-16 and for damaged UTF-8 (the encoding's name); `truncated` where it ends
    ///   within a character.
    /// - Throws: what the source throws.
    static func encoding(of source: ListSource) throws -> Result<CSVEncoding, ImportFault> {
        var scan = CSVTextScan()
        let next = try source.pieces()
        while true {
            let piece = try next()
            guard !piece.isEmpty else { break }
            scan.take(piece)
            // Nothing that comes later makes a list of what holds a NUL.
            if scan.sawNUL { break }
        }
        return scan.verdict
    }

    /// The text of a field, or nil where a byte stands for nothing in the encoding.
    static func decode(_ bytes: ArraySlice<UInt8>, as encoding: CSVEncoding) -> String? {
        guard case .windows1252 = encoding, bytes.contains(where: { $0 >= 0x80 }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt16(byte)
            guard value != 0, let scalar = Unicode.Scalar(value) else { return nil }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    /// What Windows-1252 has in place of the control characters 0x80 … 0x9F; 0 where it has nothing.
    private static let upper: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
        0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0, 0x017E, 0x0178,
    ]
}

/// What a reading through of the bytes has shown so far.
private struct CSVTextScan {
    private var count = 0
    private var start: [UInt8] = []
    private(set) var sawNUL = false
    private var controls = 0
    /// Characters of several bytes, and places that are no UTF-8.
    private var characters = 0
    private var mistakes = 0
    private var firstMistake = 0
    /// Continuation bytes still to come, and the range the next of them must lie in.
    private var awaited = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF
    private var line = 1
    private var afterReturn = false
    private var sawContent = false

    mutating func take(_ piece: [UInt8]) {
        if start.count < 4 { start += piece.prefix(4 - start.count) }
        count += piece.count
        for byte in piece {
            if byte < 0x80, awaited == 0 {
                if byte > 0x20 { sawContent = true } else { takeControl(byte) }
                afterReturn = byte == 0x0D
            } else {
                sawContent = true
                takeHigh(byte)
            }
        }
    }

    private mutating func takeControl(_ byte: UInt8) {
        switch byte {
        case 0x0A: if !afterReturn { line += 1 }
        case 0x0D: line += 1
        case 0x09, 0x20: break
        case 0:
            sawNUL = true
            controls += 1
        default: controls += 1
        }
    }

    private mutating func takeHigh(_ byte: UInt8) {
        afterReturn = false
        if awaited > 0 {
            if (low...high).contains(byte) {
                awaited -= 1
                (low, high) = (0x80, 0xBF)
                if awaited == 0 { characters += 1 }
                return
            }
            awaited = 0
            (low, high) = (0x80, 0xBF)
            mistake()
            if byte < 0x80 {
                if byte <= 0x20 { takeControl(byte) }
                afterReturn = byte == 0x0D
                return
            }
        }
        switch byte {
        case 0xC2...0xDF: awaited = 1
        case 0xE0: (awaited, low) = (2, 0xA0)
        case 0xED: (awaited, high) = (2, 0x9F)
        case 0xE1...0xEF: awaited = 2
        case 0xF0: (awaited, low) = (3, 0x90)
        case 0xF4: (awaited, high) = (3, 0x8F)
        case 0xF1...0xF3: awaited = 3
        default: mistake()
        }
    }

    private mutating func mistake() {
        if mistakes == 0 { firstMistake = line }
        mistakes += 1
    }

    var verdict: Result<CSVEncoding, ImportFault> {
        let whole = ImportPlace(line: 1, column: 0)
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            return .failure(ImportFault(.notText, at: whole, ["UTF-16"]))
        }
        let marked = start.starts(with: CSVText.mark)
        guard sawContent || sawNUL, count > (marked ? 3 : 0) else {
            return .failure(ImportFault(.emptyFile, at: whole))
        }
        // A stray control character comes along when text is pasted; many mean a picture or a spreadsheet.
        if sawNUL || controls > 2 + count / 500 { return .failure(ImportFault(.notText, at: whole)) }
        if mistakes == 0 && awaited == 0 { return .success(.utf8(mark: marked)) }
        if mistakes == 0 && (marked || characters > 0) {
            return .failure(ImportFault(.truncated, at: ImportPlace(line: line, column: 0)))
        }
        // Two letters in Windows-1252 seldom look like one in UTF-8, so many that do are UTF-8 with a wound.
        if marked || characters > mistakes {
            return .failure(ImportFault(.notText, at: ImportPlace(line: firstMistake, column: 0), ["UTF-8"]))
        }
        return .success(.windows1252)
    }
}
