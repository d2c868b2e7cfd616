// JSON as it is written: whole, and harmless in the terminal that shows it.

import Foundation
import ReceptionFiles
import TestSupport
import Testing

@Suite struct JSONWritingTests {
    @Test func whatATerminalWouldObeyIsEscapedAndComesBack() throws {
        let text =
            "a\u{1B}[31m\u{9B}\u{202E}\u{200F}\u{61C}\u{2066}\u{200B}\u{FEFF}\u{2028}\u{E0041}b\u{0}\u{7F}"
        for written in [JSONValue.array([.string(text)]).json(), JSONValue.array([.string(text)]).line()] {
            #expect(Harmless.fault(in: written, allowing: ["\n"]) == nil)
            let back = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String]
            #expect(back?.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
        }
    }
}
