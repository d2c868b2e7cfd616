// Finding one's way: help, the command line, Escape, paste, the cursor.

import Testing

extension EndToEnd {
    @Suite("Finding one's way") struct Help {
        @Test("? lists what can be done here, is searched by typing, and Enter does it")
        func help() throws {
            let terminal = try Terminal(try Unit.family())
            try terminal.openQueue(filter: "bostadskö", family: true)
            try terminal.press("?")
            try terminal.wait("the keys") {
                $0.has("Det här kan göras") && $0.has("Ångra din senaste handling")
            }
            try terminal.write("varför")
            try terminal.wait("what fits") {
                $0.has("Varför detta datum") && !$0.has("Ångra din senaste handling")
            }
            try terminal.press("Enter")
            try terminal.wait("the reason of the date") {
                !$0.has("Det här kan göras") && $0.has("2026-02-23")
            }
        }

        @Test("the command line completes a name and does it")
        func commandLine() throws {
            let terminal = try Terminal(try Unit.family())
            try terminal.openQueue(filter: "bostadskö", family: true)
            try terminal.press(":")
            try terminal.write("tilld")
            try terminal.press("Tab")
            try terminal.wait("the whole name") { $0.lines.contains(":tilldela") }
            try terminal.press("Enter")
            try terminal.wait("what the command asks") { $0.has("ingen") && !$0.has(":tilldela") }
            try terminal.press("Escape")
            try terminal.wait("the queue") { !$0.has("ingen") }
            try terminal.press(":")
            try terminal.press("Up")
            try terminal.wait("the history") { $0.lines.contains(":tilldela") }
            try terminal.press("Escape")
            try terminal.wait("the queue") { !$0.has(":tilldela") }
            try terminal.press(":")
            try terminal.write("2026-0001")
            try terminal.press("Enter")
            try terminal.wait(for: "2026-0001 KVOT · Provsson")
        }

        @Test("Escape goes back one level and never ends the program")
        func escape() throws {
            let terminal = try Terminal(try Unit.family())
            try terminal.openQueue(filter: "bostadskö", family: true)
            try terminal.press("Escape")
            try terminal.wait("the whole queue") {
                $0.has(" Kö · ") && !$0.has("/bostadskö") && $0.has("UT-kort")
            }
            try terminal.press("Escape")
            try terminal.wait("the first screen") { $0.has(" Min dag · ") }
            try terminal.press("Escape")
            try terminal.wait(for: "Esc avslutar aldrig")
            // A key that follows at once belongs to the Escape, as Alt does in a terminal; so what it did comes first.
            try terminal.press("j")
            try terminal.wait("no sentence") { !$0.has("Esc avslutar aldrig") }
            try terminal.press("Escape")
            try terminal.wait(for: "Esc avslutar aldrig")
            try terminal.press("2")
            try terminal.wait(for: " Kö · ")
        }

        @Test("what is pasted is text: it acts nowhere, and stands in a field")
        func paste() throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit)
            try terminal.open("--db \"$D\"")
            try terminal.press("2")
            try terminal.wait(for: " Kö · ")
            let before = try terminal.settled()
            let cases = try unit.run("case", "show", "2026-0001", "--format", "json")
            try terminal.paste("dd\nqqx1\njjU")
            try terminal.wait(for: "Inklistrad text är bara text")
            let after = try terminal.settled()
            #expect(after.lines.prefix(22) == before.lines.prefix(22))
            #expect(try unit.run("case", "show", "2026-0001", "--format", "json") == cases)
            try terminal.press("/")
            try terminal.paste("bostadskö")
            try terminal.wait("the paste in the field") { $0.has("Filter: bostadskö") && !$0.has("UT-kort") }
        }

        @Test("the cursor stands on the selected row", arguments: ["1", "2"])
        func cursor(key: String) throws {
            let terminal = try Terminal(try Unit.invented())
            try terminal.open("--db \"$D\" --as anna")
            try terminal.press(key)
            try terminal.wait(for: key == "1" ? " Min dag" : " Kö")
            for keys in [["j"], ["j", "j"], ["G"], ["k"], ["g"], ["NPage"], ["C-u"]] {
                let before = try terminal.settled().selectedLine
                for key in keys { try terminal.press(key) }
                _ = try terminal.settled()
                let screen = try terminal.screen()
                #expect(try terminal.display("cursor_y") == screen.selectedLine.map { "\($0)" }, "\(keys)")
                if keys == ["j"] { #expect(screen.selectedLine != before) }
            }
            #expect(try terminal.display("cursor_flag") == "1")
        }
    }
}

extension Terminal {
    /// Opens the queue of a unit, filtered down to the row that is selected then.
    func openQueue(filter: String, family: Bool) throws {
        try open(family ? "--db \"$D\"" : "--db \"$D\" --as anna")
        try press("2")
        try wait(for: " Kö · ")
        try press("/")
        try write(filter)
        try press("Enter")
        try wait("the rows that fit") { screen in
            screen.has("· /" + filter) && screen.selected?.lowercased().contains(filter.prefix(12)) == true
        }
    }
}
