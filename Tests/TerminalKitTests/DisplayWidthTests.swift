// Display widths against the C library's, and how text from outside is made harmless.

import Testing

@testable import TerminalKit

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct DisplayWidthTests {
    #if canImport(Glibc)
        @Test("The tables agree with wcwidth wherever both know the scalar")
        func agreesWithTheCLibrary() throws {
            // Glibc declares wcwidth only under _XOPEN_SOURCE, which its Swift module does not define.
            typealias WidthFunction = @convention(c) (wchar_t) -> CInt
            let symbol = try #require(dlsym(nil, "wcwidth"))
            let wcwidth = unsafeBitCast(symbol, to: WidthFunction.self)
            let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
            let before = uselocale(locale)
            defer {
                uselocale(before)
                freelocale(locale)
            }
            // Basic Latin to Cyrillic, Hebrew and Arabic, Ethiopic, marks and punctuation, CJK, emoji.
            let blocks: [ClosedRange<UInt32>] = [
                0x20...0x52F, 0x590...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0x1200...0x139F, 0x1DC0...0x1DFF,
                0x2000...0x2BFF, 0x2E80...0x9FFF, 0xA640...0xA69F, 0xAB00...0xAB2F, 0xAC00...0xD7A3,
                0xF900...0xFFEF, 0x1F000...0x1FAFF, 0x20000...0x2FFFD,
            ]
            var different: [String] = []
            for value in blocks.joined() {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let theirs = Int(wcwidth(wchar_t(value)))
                if theirs >= 0, theirs != DisplayWidth.of(scalar) {
                    different.append(String(value, radix: 16))
                }
            }
            #expect(different.isEmpty)
        }
    #endif

    @Test(arguments: [
        ("Åsa", 3), ("A\u{30A}sa", 3), ("Коваленко", 9), ("الحسن", 5), ("ተስፋይ", 4), ("東京", 4), ("👩", 2),
        ("", 0), ("a\tb", 3), ("a\r\nb", 3), ("a\u{202E}b", 2), ("\u{7}", 1), ("\u{AD}", 0),
    ])
    func widthOfText(_ text: String, _ columns: Int) { #expect(DisplayWidth.of(text) == columns) }

    @Test(arguments: [
        ("plain", "plain"), ("red\u{1B}[31m", "red?[31m"), ("\u{9B}x", "?x"), ("a\nb\tc\r\nd", "a b c d"),
        ("a\u{202E}b\u{2066}c\u{200F}d\u{200B}e\u{FEFF}", "abcde"), ("ن\u{200C}م", "ن\u{200C}م"),
        ("a\u{2028}b\u{A0}c", "a b c"), ("a\u{FFFE}\u{FFFF}\u{10FFFF}b", "a???b"),
    ])
    func harmlessText(_ text: String, _ clean: String) { #expect(DisplayWidth.harmless(text) == clean) }

    @Test(arguments: [
        ("Kungsgatan", 10, "Kungsgatan"), ("Kungsgatan", 6, "Kungs\u{2026}"), ("東京都", 5, "東京\u{2026}"),
        ("東京都", 4, "東\u{2026}"), ("abc", 1, "\u{2026}"), ("abc", 0, ""),
    ])
    func truncation(_ text: String, _ columns: Int, _ expected: String) {
        #expect(DisplayWidth.truncated(text, to: columns) == expected)
    }
}
