// Names of keys, and bytes into keys.

import Testing

@testable import TerminalKit

@Suite struct KeyNameTests {
    @Test(arguments: [
        ("j", Key.character("j")), ("G", .character("G")), ("?", .character("?")), ("Space", .character(" ")),
        ("Ctrl-D", .control("d")), ("Ctrl-Space", .control(" ")), ("Alt-x", .alt("x")), ("Enter", .enter),
        ("Esc", .escape), ("PgDn", .pageDown), ("PgUp", .pageUp), ("Shift-Tab", .backTab),
        ("F5", .function(5)),
        ("f", .character("f")), ("ö", .character("ö")), ("Delete", .delete), ("Insert", .insert),
    ])
    func namesGoBothWays(_ name: String, _ key: Key) {
        #expect(key.name == name)
        #expect(Key(name: name) == key)
    }

    @Test(arguments: [
        ("escape", Key.escape), ("RETURN", .enter), ("PageDown", .pageDown), ("c-d", .control("d")),
        ("^U", .control("u")), ("ctrl-d", .control("d")), ("S-Tab", .backTab), ("del", .delete),
        ("f12", .function(12)),
    ])
    func otherSpellings(_ name: String, _ key: Key) { #expect(Key(name: name) == key) }

    @Test(arguments: ["", "Ctrl-", "Ctrl-ö", "Ctrl-ab", "F0", "F99", "Paste", "Hyper-x", "nonsense"])
    func noSuchKey(_ name: String) { #expect(Key(name: name) == nil) }
}

@Suite struct KeyDecoderTests {
    private func keys(_ text: String, flushing: Bool = false) -> [Key] {
        var decoder = KeyDecoder()
        decoder.feed(text.utf8)
        var result: [Key] = []
        while let key = decoder.next() { result.append(key) }
        if flushing, let key = decoder.flush() { result.append(key) }
        return result
    }

    @Test func plainText() {
        #expect(keys("jåЖ東") == [.character("j"), .character("å"), .character("Ж"), .character("東")])
        #expect(keys("\r\n\t\u{7F}\u{8}") == [.enter, .enter, .tab, .backspace, .backspace])
        #expect(keys("\u{4}\u{0}\u{1A}") == [.control("d"), .control(" "), .control("z")])
    }

    @Test(arguments: [
        ("[A", Key.up), ("OA", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("[H", .home),
        ("OF", .end),
        ("[1~", .home), ("[4~", .end), ("[7~", .home), ("[2~", .insert), ("[3~", .delete), ("[5~", .pageUp),
        ("[6~", .pageDown), ("[Z", .backTab), ("OP", .function(1)), ("[11~", .function(1)),
        ("[15~", .function(5)),
        ("[17~", .function(6)), ("[24~", .function(12)), ("[[A", .function(1)), ("OM", .enter),
        ("d", .alt("d")),
    ])
    func sequences(_ rest: String, _ key: Key) {
        #expect(keys("\u{1B}" + rest + "j") == [key, .character("j")])
    }

    @Test("No part of an unknown sequence acts as a command")
    func swallowsTheUnknown() {
        for unknown in [
            "[1;5A", "[I", "[27;5;13~", "[99~", "[?1;2c", "]11;rgb:0/0/0\u{7}", "P1$r0m\u{1B}\\", "[[x",
        ] {
            #expect(keys("\u{1B}" + unknown + "j") == [.character("j")])
        }
    }

    /// However long an answer is and however it comes: no part of it acts as a command.
    @Test(arguments: [
        "]52;c;" + String(repeating: "dd", count: 2500) + "\u{7}",
        "P" + String(repeating: "xq", count: 2500) + "\u{1B}\\",
        "[" + String(repeating: "1;", count: 90) + "m",
        "[" + String(repeating: "0", count: 90) + "3~", "O" + String(repeating: "5", count: 90) + "P",
        // Never ended, but by a key.
        "O" + String(repeating: "5", count: 90) + "\u{E}", "[" + String(repeating: "5", count: 90) + "\u{E}",
    ])
    func longSequencesInPiecesAreOne(_ rest: String) {
        for size in [7, 65, 100, 4096] {
            var decoder = KeyDecoder()
            var bytes = Array(("\u{1B}" + rest + "j").utf8)[...]
            var keys: [Key] = []
            while !bytes.isEmpty {
                decoder.feed(bytes.prefix(size))
                bytes = bytes.dropFirst(size)
                while let key = decoder.next() { keys.append(key) }
            }
            let isEnded = rest.last != "\u{E}"
            #expect(
                keys == (isEnded ? [] : [.control("n")]) + [.character("j")], "\(rest.prefix(9)) by \(size)")
        }
    }

    @Test func halfACharacterAfterEscapeIsNoKey() {
        var decoder = KeyDecoder()
        decoder.feed([0x1B, 0xC3])
        #expect(decoder.next() == nil && decoder.flush() == nil)
        decoder.feed([0x1B, 0xC3, 0xA5])
        #expect(decoder.next() == .alt("å"))
    }

    @Test func escapeWaitsAndThenIsAKey() {
        #expect(keys("\u{1B}") == [])
        #expect(keys("\u{1B}", flushing: true) == [.escape])
        #expect(keys("\u{1B}[", flushing: true) == [.alt("[")])
        #expect(keys("\u{1B}[1;", flushing: true) == [])
        #expect(keys("\u{1B}\u{1B}", flushing: true) == [.escape, .escape])
    }

    @Test func sequencesInPieces() {
        var decoder = KeyDecoder()
        for byte in Array("\u{1B}[5".utf8) {
            decoder.feed([byte])
            let key1 = decoder.next()
            #expect(key1 == nil)
            #expect(decoder.isPending)
        }
        decoder.feed([0x7E, 0xC3])
        let key2 = decoder.next()
        #expect(key2 == .pageUp)
        let key3 = decoder.next()
        #expect(key3 == nil)
        decoder.feed([0xA5])
        let key4 = decoder.next()
        #expect(key4 == .character("å"))
        #expect(!decoder.isPending)
    }

    @Test func invalidBytesVanish() {
        var decoder = KeyDecoder()
        decoder.feed([0xFF, 0xC3, 0x6A, 0x80, 0xE2, 0x82, 0x6B, 0xC2, 0x9B, 0xED, 0xA0, 0x80, 0x6C])
        var result: [Key] = []
        while let key = decoder.next() { result.append(key) }
        #expect(result == [.character("j"), .character("k"), .character("l")])
    }

    @Test("A paste is one event, with line breaks, control characters and all")
    func bracketedPaste() {
        #expect(
            keys("j\u{1B}[200~dd\r\nq\ru\u{3}\u{1B}[A\u{1B}[201~k")
                == [.character("j"), .paste("dd\nq\nu\u{3}\u{1B}[A"), .character("k")])
    }

    @Test func pasteInPieces() {
        var decoder = KeyDecoder()
        let bytes = Array("\u{1B}[200~åäö\u{1B}[201~".utf8)
        for byte in bytes.dropLast() {
            decoder.feed([byte])
            let key5 = decoder.next()
            #expect(key5 == nil)
        }
        #expect(decoder.isPasting)
        decoder.feed([0x7E])
        let key6 = decoder.next()
        #expect(key6 == .paste("åäö"))
        decoder.feed("\u{1B}[200~abandoned".utf8)
        let key7 = decoder.next()
        #expect(key7 == nil)
        let key8 = decoder.flush()
        #expect(key8 == .paste("abandoned"))
        #expect(!decoder.isPending)
    }

    @Test func sequencesOfTheTerminalsOwn() {
        var decoder = KeyDecoder(sequences: [([0x1B, 0x78], .delete), ([0x1B, 0x78, 0x79], .insert)])
        decoder.feed([0x1B, 0x78, 0x79])
        let key9 = decoder.next()
        #expect(key9 == .insert)
        #expect(decoder.next() == nil)
    }

    @Test func randomBytesNeverStick() {
        var random = SeededGenerator(state: 7)
        for _ in 0..<2000 {
            var decoder = KeyDecoder()
            decoder.feed(
                (0..<40).map { _ in
                    Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : 0x1B
                })
            while decoder.next() != nil {}
            _ = decoder.flush()
            #expect(!decoder.isPending)
            decoder.feed([0x6A])
            let key10 = decoder.next()
            #expect(key10 == .character("j"))
        }
    }
}

@Suite struct MouseDecoderTests {
    /// What comes out when the bytes arrive in pieces of a size.
    private func keys(_ text: String, by size: Int = 1000, takesMouse: Bool = true) -> [Key] {
        var decoder = KeyDecoder(takesMouse: takesMouse)
        var result: [Key] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            decoder.feed(bytes[start..<min(bytes.count, start + size)])
            while let key = decoder.next() { result.append(key) }
        }
        return result
    }

    @Test(arguments: 1...20) func clicksAndTheWheel(size: Int) {
        let text = "\u{1B}[<0;5;12Mj\u{1B}[<0;5;12m\u{1B}[<64;1;1M\u{1B}[<65;200;50Mk"
        let expected: [Key] = [
            .click(row: 11, column: 4), .character("j"), .wheelUp, .wheelDown, .character("k"),
        ]
        #expect(keys(text, by: size) == expected)
    }

    @Test(
        "what is no click of the left button does nothing",
        arguments: [
            "<0;0;1M", "<0;1;0M", "<0;5000;1M", "<0;1;99999999999999999999M", "<0;-1;1M", "<0;1M",
            "<0;1;1;1M", "<M",
            "<;;M", "<1;1;1M", "<2;1;1M", "<32;1;1M", "<35;4;4M", "<4;1;1M", "<66;1;1M", "<0;1;1m",
            "<0;1;1A",
            "M !!", "M\u{7F}qq", "Mddd",
        ])
    func garbage(_ rest: String) {
        #expect(keys("\u{1B}[" + rest + "j") == [.character("j")])
    }

    /// Without the option the terminal tells of nothing; what looks like it is swallowed.
    @Test func isOffUnlessAskedFor() {
        #expect(keys("\u{1B}[<0;5;12Mj", takesMouse: false) == [.character("j")])
        var decoder = KeyDecoder(takesMouse: true).emptied()
        decoder.feed("\u{1B}[<0;1;1M".utf8)
        #expect(decoder.next() == .click(row: 0, column: 0))
    }
}
