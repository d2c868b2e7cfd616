// The decoder of keys: the same keys however the bytes come, and none that were not sent.

import TestSupport

@testable import CursesTerminal
@testable import TerminalKit

enum KeyProperties {
    static func play(_ bytes: [UInt8]) throws {
        var input = FuzzInput(bytes)
        let size = input.choice(32) + 1
        let takesMouse = input.choice(2) == 1
        let sent = Array(input.rest)
        let decoder = KeyDecoder(
            sequences: [(Array("\u{1B}[1;5A".utf8), .function(20)), (Array("\u{1B}Oz".utf8), .function(21))],
            takesMouse: takesMouse)
        let keys = decode(sent, by: sent.count, decoder)
        try demand(keys == decode(sent, by: size, decoder), "the keys depend on the pieces")
        try demand(keys.count <= sent.count + 1, "more keys than bytes")
        for key in keys { try check(key, sent) }
        try type(keys)
        try shorten(sent)
        try demand(decodedBase64(Base64.encode(sent)) == sent, "Base64 is not read back")
    }

    /// The keys of bytes that come in pieces at once, and then no more.
    private static func decode(_ sent: [UInt8], by size: Int, _ decoder: KeyDecoder) -> [Key] {
        var decoder = decoder
        var keys: [Key] = []
        var place = 0
        while place < sent.count {
            decoder.feed(sent[place..<min(sent.count, place + size)])
            place += size
            while let key = decoder.next() { keys.append(key) }
        }
        while decoder.isPending {
            if let key = decoder.flush() { keys.append(key) }
            while let key = decoder.next() { keys.append(key) }
        }
        return keys
    }

    private static func check(_ key: Key, _ sent: [UInt8]) throws {
        switch key {
        case .character(let character), .alt(let character):
            let bytes = Array(String(character).utf8)
            try demand(
                bytes.count <= sent.count && contains(sent, bytes), "\(key) was never sent")
            let isControl = character.unicodeScalars.contains {
                $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
            }
            try demand(!isControl, "\(key) is a control character")
        case .click(let row, let column):
            try demand((0..<4096).contains(row) && (0..<4096).contains(column), "\(key) is no place")
        case .paste(let text):
            try demand(!text.unicodeScalars.contains("\r"), "a paste has a carriage return")
            try demand(text.utf8.count <= 3 * KeyDecoder.pasteLimit, "a paste is too long")
        default: break
        }
        // A mark joins the dash before it and makes another name.
        if case .alt(let character) = key, !character.isASCII { return }
        if key.isSent, key.name != "Paste", !key.name.isEmpty {
            try demand(Key(name: key.name) == key, "\(key) is not found by its name \(key.name)")
        }
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: part) }
    }

    /// What is typed stands in a field, harmless and within its limit, and is drawn.
    private static func type(_ keys: [Key]) throws {
        var field = TextField(maximumLength: 40)
        for key in keys.prefix(300) {
            _ = field.handle(key)
            // By scalars: what stood apart may join when something between is taken away.
            let most = field.text.unicodeScalars.count
            try demand((0...most).contains(field.cursor), "the cursor is outside its text")
            try demand(field.text.count <= 40, "a field takes in more than it holds")
        }
        try demand(without: Harmless.fault(in: field.text), "a field holds harm")
        var frame = Frame(columns: 30, rows: 1)
        let cursor = field.draw(into: &frame, row: 0, column: 3, width: 12)
        try demand(cursor.map { (3..<30).contains($0.column) } ?? true, "the cursor is drawn outside")
        try demand(without: OutputProperties.fault(of: frame), "a field is drawn wrong")
    }

    /// Shortening what curses writes, which is whole sequences and text, takes nothing but styles away.
    private static func shorten(_ sent: [UInt8]) throws {
        func shortened(_ bytes: [UInt8]) -> [UInt8] {
            var bytes = bytes
            let count = bytes.withUnsafeMutableBufferPointer { StyleSequences.shorten($0) }
            return Array(bytes.prefix(count))
        }
        let sequences = ["(B", "[m", "[0;1m", "[31m", "[5;7H", "[K"].map { [0x1B] + Array($0.utf8) }
        // A high byte chooses a sequence; others stand for themselves.
        let stream = sent.flatMap { byte -> [UInt8] in
            byte >= 0x80 ? sequences[Int(byte) % sequences.count] : byte == 0x1B ? [] : [byte]
        }
        let once = shortened(stream)
        try demand(once.count <= stream.count, "shortened bytes are more")
        try demand(plain(once) == plain(stream), "more than styles is gone")
    }

    /// Bytes without what chooses a style or a character set.
    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        var rest = bytes[...]
        var out: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == 0x1B, rest.starts(with: [0x28, 0x42]) {
                rest = rest.dropFirst(2)
                continue
            }
            if byte == 0x1B, rest.first == 0x5B {
                let after = rest.dropFirst().drop { (0x30...0x3B).contains($0) }
                if after.first == 0x6D {
                    rest = after.dropFirst()
                    continue
                }
            }
            out.append(byte)
        }
        return out
    }

    private static func decodedBase64(_ text: [UInt8]) -> [UInt8]? {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        var values: [UInt8: UInt32] = [:]
        for (value, byte) in alphabet.utf8.enumerated() { values[byte] = UInt32(value) }
        guard text.count % 4 == 0 else { return nil }
        var out: [UInt8] = []
        for start in stride(from: 0, to: text.count, by: 4) {
            let group = text[start..<start + 4]
            let padding = group.reversed().prefix { $0 == UInt8(ascii: "=") }.count
            var bits: UInt32 = 0
            for byte in group { bits = bits << 6 | (values[byte] ?? 0) }
            let three = [UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
            out += three.prefix(3 - padding)
        }
        return out
    }
}
