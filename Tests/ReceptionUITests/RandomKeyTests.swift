// Random keys on random sizes: nothing breaks, every picture is whole, the cursor is always inside.

import ReceptionText
import TerminalKit
import TestSupport
import Testing

@testable import ReceptionUI

struct RandomKeyTests {
    private static let keys: [Key] =
        Keymap.standard.bindings.flatMap(\.keys)
        + "abcdefghijklmnopqrstuvwxyzåäö0123456789-/:?+ ".map { .character($0) }
        + [
            .control("s"), .control("n"), .enter, .escape, .tab, .backTab, .backspace, .delete, .left, .right,
            .paste("x\u{1B}[31m\n日本\u{202E}y"),
        ]

    @Test(arguments: 1...24)
    func everyPictureIsWhole(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var driver = Driver(
            seed.isMultiple(of: 2) ? .myDay : .queue(QueueFilter(scope: .all)),
            language: seed.isMultiple(of: 3) ? .en : .sv, glyphs: seed.isMultiple(of: 5) ? .ascii : .unicode)
        for _ in 0..<150 {
            if Int.random(in: 0..<12, using: &random) == 0 {
                driver.resize(Int.random(in: 0...140, using: &random), Int.random(in: 0...50, using: &random))
            }
            guard let key = Self.keys.randomElement(using: &random) else { continue }
            driver.send(.keyPressed(key))
            check(driver)
        }
    }

    private func check(_ driver: Driver) {
        let frame = driver.frame
        guard frame.columns > 0, frame.rows > 0 else { return }
        if let cursor = frame.cursor {
            #expect(frame.bounds.contains(row: cursor.row, column: cursor.column))
        } else {
            Issue.record("no cursor at \(frame.columns)x\(frame.rows)")
        }
        for row in 0..<frame.rows {
            var width = 0
            for column in 0..<frame.columns { width += Int(frame[row, column]?.width ?? 9) }
            #expect(width == frame.columns)
            let line = frame.line(row)
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
        }
    }
}
