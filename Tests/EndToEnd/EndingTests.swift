// However the program ends, the terminal comes back whole.

import Foundation
import Testing

extension EndToEnd {
    @Suite("The end") struct Ending {
        /// A way to end the program, and the status that the shell sees.
        enum Way: String, CaseIterable, Sendable {
            case close, interrupt, terminate, hangup, crash

            var status: Int32 {
                switch self {
                case .close, .interrupt: 0
                case .terminate: 128 + SIGTERM
                case .hangup: 128 + SIGHUP
                case .crash: 128 + SIGSEGV
                }
            }
        }

        @Test("the settings, the cursor and the screen are as before", arguments: Way.allCases)
        func ends(way: Way) throws {
            let terminal = try Terminal(try Unit.family())
            try terminal.shell("ulimit -c 0")
            let settings = try terminal.settings()
            let modes = try terminal.modes()
            let above = try terminal.screen().lines.dropLast()
            try terminal.open("demo --cases 55 --seed 1")
            try terminal.press("2")
            try terminal.wait(for: " Kö")
            // In the midst of something: a field is open. Ctrl-C closes that first, so it has none.
            if way != .close && way != .interrupt {
                try terminal.press("/")
                try terminal.wait(for: "Filter:")
            }
            switch way {
            case .close: try terminal.press("q", "q")
            case .interrupt: try terminal.press("C-c")
            case .terminate: kill(try terminal.program(), SIGTERM)
            case .hangup: kill(try terminal.program(), SIGHUP)
            case .crash: kill(try terminal.program(), SIGSEGV)
            }
            let after = try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
            #expect(after.lines.prefix(above.count) == above)
            #expect(try terminal.modes() == modes)
            try terminal.write("echo \"slut:$?\"")
            try terminal.wait("what is typed") { $0.lines.last == Terminal.prompt + " echo \"slut:$?\"" }
            try terminal.press("Enter")
            try terminal.wait(for: "slut:\(way.status)")
            #expect(try terminal.settings() == settings)
            #expect(try terminal.modes() == modes)
        }
    }
}
