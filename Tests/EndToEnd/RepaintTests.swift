// How the screen is painted anew: a key costs few bytes in few writes, and nothing is cleared first.

import Foundation
import Testing

extension EndToEnd {
    @Suite("Repainting") struct Repaint {
        /// The calls that write and the bytes that they wrote, of a process and all its threads.
        private func written(_ process: pid_t) throws -> (calls: Int, bytes: Int) {
            let text = String(
                decoding: FileManager.default.contents(atPath: "/proc/\(process)/io") ?? Data(), as: UTF8.self
            )
            func value(_ name: String) throws -> Int {
                let line = text.split(separator: "\n").first { $0.hasPrefix(name + ": ") }
                return try #require(line.flatMap { Int($0.dropFirst(name.count + 2)) })
            }
            return (try value("syscw"), try value("wchar"))
        }

        @Test(
            "twenty keys in the queue cost no more than some writes each, and none repaints the whole screen")
        func everyKeyIsFewWrites() throws {
            let unit = try Unit.invented()
            let terminal = try Terminal(unit, columns: 120, rows: 40)
            try terminal.open("--db \"$D\" --as anna")
            try terminal.press("2")
            try terminal.wait(for: " Kö · anna")
            _ = try terminal.settled()
            let process = try terminal.program()
            let before = try written(process)
            for _ in 0..<20 {
                let row = try terminal.screen().selected
                try terminal.press("j")
                try terminal.wait("the next row") { $0.selected != row }
            }
            let after = try written(process)
            // A frame is one write; the worker that asks the store wakes the others with some more.
            #expect(after.calls - before.calls < 20 * 12, "\(after.calls - before.calls) writes")
            // A whole screen of 120 by 40 is far more than the two rows that change.
            #expect(after.bytes - before.bytes < 20 * 2000, "\(after.bytes - before.bytes) bytes")
        }
    }
}
