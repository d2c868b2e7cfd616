// The number of a case as it is written and read.

import Reception
import Testing

@Suite struct CaseNumberTests {
    @Test func whatIsReadIsWrittenAndReadAgain() {
        for (text, written) in [
            ("2026-0012", "2026-0012"), ("2026-12", "2026-0012"), ("2026-123456", "2026-123456"),
        ] {
            #expect(CaseNumber(text)?.description == written)
            #expect(CaseNumber(written) == CaseNumber(text))
        }
    }

    /// A year of three digits would be written as such, and not be read again.
    @Test(arguments: ["0675-12061", "0000-1", "2026-0", "2026", "2026-0012-1", "26-0012", "2026-1234567890"])
    func anythingElseIsNone(_ text: String) { #expect(CaseNumber(text) == nil) }
}
