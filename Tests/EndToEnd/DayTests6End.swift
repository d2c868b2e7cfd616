// The day's last hour: a long text is pasted, a note is written in an editor, the program rests and ends.

import Foundation
import Testing

extension EndToEnd.Day {
    @Test("15:00 two hundred lines pasted into a field are text: none of them acts as keys")
    func pasted() throws {
        let unit = try Unit.family()
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        let before = try unit.file("2026-0001")
        let lines = (1...200).map { "rad \($0): q d x u :avsluta\tk" }
        // On a list it does nothing at all.
        try terminal.press("2")
        try terminal.wait(for: " Kö · ")
        let queue = try terminal.settled()
        try terminal.paste(lines.joined(separator: "\n"))
        try terminal.wait(for: "Inklistrad text är bara text")
        #expect(try terminal.settled().lines.prefix(22) == queue.lines.prefix(22))
        #expect(try unit.file("2026-0001").deadlines == before.deadlines)

        // In a field it is the field's text, on one line as the field is.
        try terminal.press("+")
        try terminal.wait(for: "ärendetyp")
        try terminal.write("kvot")
        for _ in 1...12 { try terminal.press("Down") }
        try terminal.paste(lines.joined(separator: "\n"))
        let form = try terminal.wait("the end of the text") {
            $0.has("│ anteckning        q d x u :avsluta k ")
        }
        #expect(form.has("Nytt ärende") && form.has("ärendetyp         KVOT"))
        let cases: [StoredCaseRow] = try unit.stored("case", "list")
        #expect(cases.count == 1)
        // What does not get in is not lost in silence.
        try terminal.paste(lines.joined(separator: "\n"))
        try terminal.wait(for: "Texten är längre än 8000 tecken.")
        try terminal.press("C-u")
        try terminal.paste(lines.joined(separator: "\n"))
        try terminal.wait("the text once") {
            $0.has("│ anteckning        q d x u :avsluta k ") && !$0.has("Texten är längre")
        }
        try terminal.press("PageDown")
        try terminal.write("Lång")
        try terminal.press("Enter")
        try terminal.write("Text")
        try terminal.press("Enter")
        try terminal.write("900101")
        try terminal.press("C-s")
        try terminal.wait("the new case") { $0.lines[0].hasPrefix(" 2026-0002 KVOT · Lång") }
        let file = try unit.file("2026-0002")
        #expect(file.persons.count == 1 && file.notes.count == 1)
        let words = file.notes.first?.text.split(whereSeparator: \.isWhitespace) ?? []
        #expect(words.count { $0 == "rad" } == 200 && words.count { $0 == ":avsluta" } == 200)
        let first = ["rad", "1:", "q", "d", "x", "u", ":avsluta", "k"]
        #expect(words.map(String.init).starts(with: first) && words.suffix(8).dropFirst().first == "200:")
    }

    @Test("16:00 a note from $EDITOR, Ctrl-Z, fg and q leave the terminal's settings as they were")
    func noteAndEnd() throws {
        let unit = try Unit.family()
        let script = unit.folder + "/editor.sh"
        let text =
            "#!/bin/sh\nstty -a >editor.txt\nprintf 'Ringde skolan.\\nÅterkommer i morgon.\\n' >\"$1\"\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: script))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
        let terminal = try Terminal(unit)
        let settings = try terminal.settings()
        let modes = try terminal.modes()
        try terminal.open(as: nil, variables: "EDITOR=\"$PWD/editor.sh\"")
        #expect(try terminal.modes() != modes)
        try terminal.openCase("2026-0001")
        try terminal.press("e")
        try terminal.wait("what became of the note") {
            $0.lines[0].hasPrefix(" 2026-0001 ") && $0.has("Anteckning")
        }
        let notes = try unit.file("2026-0001").notes
        #expect(notes.map(\.text) == ["Ringde skolan.\nÅterkommer i morgon."])
        #expect(notes.map(\.by) == [Unit.user])
        // The editor had the terminal as the shell has it.
        #expect(unit.text("editor.txt") == settings)
        let before = try terminal.settled()
        try terminal.press("C-z")
        try terminal.wait("the shell") { $0.has("Stopped") && $0.lines.last == Terminal.prompt }
        #expect(try terminal.modes() == modes)
        #expect(try terminal.settings() == settings)
        try terminal.write("fg")
        try terminal.press("Enter")
        try terminal.wait(until: before)
        try terminal.press("q", "q")
        try terminal.wait("the shell") { $0.lines.last == Terminal.prompt }
        #expect(try terminal.modes() == modes)
        #expect(try terminal.settings() == settings)
        #expect(unit.text("stderr.txt").isEmpty)
        // Nothing of the note is left outside the database.
        let left = try FileManager.default.contentsOfDirectory(atPath: unit.folder)
        #expect(!left.contains { $0.hasPrefix("mottagning-") })
    }
}
