// A note that the database does not take: opened again, and kept in a private file where the program ends first.

import Foundation
import Testing

extension EndToEnd {
    @Suite("Notes that are refused") struct NoteTests {
        @Test("a note that is too long is opened again, and lies in a private file after Ctrl-C")
        func tooLong() throws {
            let unit = try Unit.family()
            let script = unit.folder + "/editor.sh"
            // The second time it says what it was given.
            let text = """
                #!/bin/sh
                wc -c <"$1" >>given.txt
                head -c 40000 /dev/zero | tr '\\0' x >"$1"

                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: script))
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
            let terminal = try Terminal(unit)
            // After su the runtime folder may still be somebody else's.
            try terminal.open(as: nil, variables: "XDG_RUNTIME_DIR=/nonexistent EDITOR=\"$PWD/editor.sh\"")
            try terminal.openCase("2026-0001")
            for _ in 0..<2 {
                try terminal.press("e")
                try terminal.wait("what became of the note") { $0.has("Anteckningen är kvar") }
                try terminal.press("j")
                try terminal.wait("another key") { !$0.has("Anteckningen är kvar") }
            }
            let given = unit.text("given.txt").split(separator: "\n").compactMap { Int($0) }
            #expect(given == [0, 40_000])
            #expect(try unit.file("2026-0001").notes.isEmpty)
            try terminal.press("C-c")
            try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
            #expect(unit.text("stderr.txt").contains("skrevs inte i databasen"))
            let folder = unit.folder + "/state/mottagning"
            let name = try #require(
                FileManager.default.contentsOfDirectory(atPath: folder).first {
                    $0.hasPrefix("anteckning-2026-0001-")
                })
            #expect(unit.text("stderr.txt").contains(name))
            let path = folder + "/" + name
            #expect(FileManager.default.contents(atPath: path)?.count == 40_001)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(!unit.text("state/mottagning/terminal.log").contains("xxx"))
        }
    }
}
