// Before noon a colleague works on the same cases: what is open here follows, and nothing is lost.

import Testing

extension EndToEnd.Day {
    @Test(
        "11:20 what another process does to the open case shows within a second; the selection stays on its row"
    )
    func changedBeside() throws {
        let unit = try Unit.family()
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.openCase("2026-0001")
        let gone = "Försörjningsstöd sökt"
        let before = try terminal.go(to: "Mottagningen bekräftad")
        let selected = try #require(before.selected)
        let line = try #require(before.selectedLine)
        #expect(before.lines.prefix(line).contains { $0.contains(gone) })
        try unit.run("case", "record", "2026-0001", "income_support_applied", "2026-02-26")
        // A second is the promise; the machine may be busy.
        let after = try terminal.wait("the row above gone down to what is over", within: 2) { screen in
            screen.lines.contains { $0.contains("klar 2026-02-26 " + gone) }
                || !screen.lines.prefix(line).contains { $0.contains(gone) }
        }
        #expect(after.selected == selected && after.selectedLine == line - 1)
        #expect(try terminal.display("cursor_y") == "\(line - 1)")
        // What is done now is done to that row and to what the other one has left of the case.
        try terminal.press("d")
        try terminal.wait(for: "Klart: Mottagningen bekräftad, den")
        try terminal.press("Enter")
        try terminal.wait(for: "Mottagningen bekräftad: klar 2026-03-02")
        let file = try unit.file("2026-0001")
        #expect(file.open(gone).isEmpty && file.open("Mottagningen bekräftad").isEmpty)
        #expect(file.days(of: "income_support_applied") == ["2026-02-26"])
    }

    @Test("11:40 when another process takes the selected row away, its neighbour is selected and opens")
    func takenAway() throws {
        let unit = try Unit.invented()
        let terminal = try Terminal(unit)
        try terminal.openQueue(filter: "bostadskö", family: false)
        let rows = try unit.queue(as: "anna").filter { $0.title == "Bostadskö" }
        #expect(rows.count == 3)
        func waive(_ row: StoredRow) throws {
            try unit.run("case", "waive", row.case, row.rule, "--reason", "declined", "--as", "anna")
        }
        try terminal.go(to: rows[1].case)
        try waive(rows[1])
        try terminal.wait("the row below in its place", within: 2) {
            $0.lines[0].contains(" 2 rader ") && $0.selected?.contains(rows[2].case) == true
        }
        // It was the last one: now the one above it.
        try waive(rows[2])
        try terminal.wait("the row above", within: 2) {
            $0.lines[0].contains(" 1 rad ") && $0.selected?.contains(rows[0].case) == true
        }
        try terminal.press("Enter")
        try terminal.wait("the neighbour's case") { $0.lines[0].hasPrefix(" \(rows[0].case) ") }
        try terminal.press("Escape")
        try terminal.wait("the queue again") { $0.selected?.contains(rows[0].case) == true }
        try waive(rows[0])
        try terminal.wait("an empty list", within: 2) {
            $0.selected == nil && $0.lines[0].contains(" 0 rader")
        }
        try terminal.press("j", "k", "Enter", "d")
        try terminal.wait("a sentence") { $0.has("Inget är valt.") }
        #expect(try unit.queue(as: "anna").allSatisfy { $0.title != "Bostadskö" })
        try terminal.leave()
        #expect(unit.text("stderr.txt").isEmpty)
    }

    @Test("11:50 a form shows what another process stores meanwhile, and nothing is written over unseen")
    func formBeside() throws {
        let unit = try Unit.family()
        let number = "2026-0001"
        try unit.run("case", "correct", number, "--address", "Storgatan 1", "--landlord", "Bostads AB")
        func details() throws -> [String: String] { try unit.file(number).details }
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.openCase(number)
        try terminal.press("E")
        try terminal.wait("the form") { $0.has("Storgatan 1") && $0.has("Ctrl-S") }
        try terminal.press("C-u")
        try terminal.write("Storgatan 11")
        try unit.run("case", "correct", number, "--address", "Storgatan 17", "--landlord", "Hyres AB")
        // Where nobody typed the new value stands; where somebody did, both.
        try terminal.wait("both values", within: 2) {
            $0.has("Hyres AB") && $0.has("Storgatan 11") && $0.has("nu: Storgatan 17 (\(Unit.user)")
        }
        try terminal.press("C-s")
        try terminal.wait(for: "Ctrl-S igen sparar ditt, Ctrl-R tar det andra.")
        #expect(try details()["address"] == "Storgatan 17")
        try terminal.press("C-s")
        try terminal.wait("the case") { !$0.has("│ adress") && $0.has("1 uppgift ändrad. u ångrar.") }
        #expect(try details()["address"] == "Storgatan 11" && details()["landlord"] == "Hyres AB")
    }
}
