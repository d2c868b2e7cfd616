// What happens in the course of the day: an arrival is moved, people are received, a visit is held, a pause begins.

import Testing

extension EndToEnd.Day {
    @Test("09:20 an arrival that is moved two days takes with it what hangs on it, and nothing else")
    func arrivalMoved() throws {
        let unit = try Unit.invented()
        let before = try unit.file("2026-0001", as: "anna")
        #expect(before.days(of: "arrival_planned") == ["2026-03-06"])
        let terminal = try Terminal(unit)
        try terminal.open(as: "anna")
        try terminal.wait("the arrival on Friday") { $0.has("fre 14:35 Ankomst SK1414") }
        try terminal.openCase("2026-0001")
        try terminal.wait(for: "om 4 d 2026-03-06 Hämtning på Arlanda")
        try terminal.record("planerad ank")
        try terminal.wait(for: "planerad ankomst, den")
        try terminal.write("8/3")
        try terminal.wait("the day read back") { $0.has("2026-03-08 sön") }
        try terminal.press("Enter")
        let moved = try terminal.wait("what has moved") { $0.has("om 6 d 2026-03-08 Hämtning på Arlanda") }
        #expect(moved.count("om 3 d 2026-03-05") == 3 && moved.has("sen 8 d 2026-02-22 Möbler"))
        #expect(moved.has("om 20 d 2026-03-22 Mottagning i kommunen"))

        let after = try unit.file("2026-0001", as: "anna")
        #expect(after.days(of: "arrival_planned") == ["2026-03-08"])
        func open(_ file: StoredCase) -> [StoredRow] { file.deadlines.filter(\.isOpen) }
        #expect(open(after).count == 6 && open(after).map(\.rule) == open(before).map(\.rule))
        for (old, new) in zip(open(before), open(after)) {
            let hangs = old.triggerDate == "2026-03-06"
            #expect(new.triggerDate == (hangs ? "2026-03-08" : old.triggerDate))
            #expect(new.daysLeft == old.daysLeft.map { hangs ? $0 + 2 : $0 })
        }
        try terminal.press("1")
        try terminal.wait("the arrival on Sunday") { $0.has("sön 14:35 Ankomst SK1414") }
    }

    @Test("09:40 all are received but one, who is left out by her number")
    func receivedExceptOne() throws {
        let unit = try Unit.family()
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.openCase("2026-0001")
        try terminal.record("först mottagen i")
        try terminal.wait(for: "först mottagen i någon kommun, den")
        try terminal.press("Enter")
        try terminal.wait("everyone") { $0.has("alla · 6 pers") && $0.has("• 5  Provsson") }
        try terminal.press("5")
        try terminal.wait("one left out") { $0.has("│ 5 pers ") && $0.has("    5  Provsson") }
        try terminal.press("Enter")
        try terminal.wait(for: "först mottagen i någon kommun 2026-03-02 · 1 2 3 4 6")
        #expect(
            try unit.file("2026-0001").persons(with: "first_received", on: Unit.today) == [1, 2, 3, 4, 6])
    }

    @Test("10:00 a visit of the whole family that was booked is noted from Min dag with six keys")
    func visitHeld() throws {
        let unit = try Unit.family()
        try unit.run("case", "book", "2026-0001", Unit.today, "09:30", "Skatteverket, hela familjen")
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.wait("the booking") {
            $0.selected?.contains("09:30 Skatteverket, hela") == true
        }
        #expect(try unit.file("2026-0001").persons(with: "identity_checked").isEmpty)
        // Every key counts, the letters of the search too.
        let keys = ["r", "i", "d", "Enter", "Enter", "Enter"]
        #expect(keys.count == 6)
        try terminal.press(keys[0])
        try terminal.wait("what can be recorded") { $0.has("Händelse i 2026-0001") }
        try terminal.press(keys[1], keys[2])
        try terminal.wait("the first that fits") { $0.has("> identitetskontroll gjord") }
        try terminal.press(keys[3])
        try terminal.wait("today offered") { $0.has("identitetskontroll gjord, den 2026-03-02") }
        try terminal.press(keys[4])
        try terminal.wait("everyone offered") { $0.has("alla · 6 pers") }
        try terminal.press(keys[5])
        try terminal.wait(for: "identitetskontroll gjord 2026-03-02 · 6 pers")
        #expect(terminal.presses == keys.count)
        let file = try unit.file("2026-0001")
        #expect(file.persons(with: "identity_checked", on: Unit.today) == [1, 2, 3, 4, 5, 6])
    }

    @Test("10:20 a household's row is dealt with for some of its persons; the others stay in the queue")
    func doneWithExceptions() throws {
        let unit = try Unit.family()
        let title = "Hälsoundersökning bokad"
        #expect(try unit.file("2026-0001").open(title).compactMap(\.person) == [1, 2, 3, 4, 5, 6])
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.openCase("2026-0001")
        try terminal.go(to: title)
        try terminal.press("d")
        try terminal.wait("the day") { $0.has("Klart: \(title) · 6 pers, den") && $0.has("Tab undantag") }
        try terminal.write("2026-02-27")
        try terminal.press("Tab")
        try terminal.wait("whom it concerns") { $0.has("alla · 6 pers") }
        try terminal.press("2", "4", "6")
        try terminal.wait("three left out") { $0.has("│ 3 pers ") }
        try terminal.press("Enter")
        // What was done is said, and the work goes on with those who are left.
        try terminal.wait("the rest of the row, selected") { screen in
            screen.has(title + " · 3 pers: klar 2026-02-27")
                && screen.selected?.contains("i dag 2026-03-02 " + title) == true
                && screen.selected?.hasSuffix(" 2 4 6") == true
        }
        let file = try unit.file("2026-0001")
        #expect(file.open(title).compactMap(\.person) == [2, 4, 6])
        #expect(try unit.queue().filter { $0.title == title }.compactMap(\.person) == [2, 4, 6])
    }

    @Test("10:40 a pause in etableringen moves the end of the window by its length")
    func pause() throws {
        let unit = try Unit.invented()
        let number = "2026-0039"
        let before = try unit.file(number, as: "anna")
        #expect(before.pauses.isEmpty && before.windows.map(\.computedEnd) == ["2026-04-28"])
        let terminal = try Terminal(unit)
        try terminal.open(as: "anna")
        try terminal.openCase(number)
        try terminal.wait(for: "2026-04-28 Etableringsprogrammet: 24 månader")
        try terminal.record("uppehåll i")
        try terminal.wait(for: "uppehåll i etableringen, den")
        try terminal.write("2026-02-01")
        try terminal.press("Enter")
        try terminal.wait(for: "till och med (tomt: pågår)")
        try terminal.write("2026-04-30")
        try terminal.press("Enter")
        try terminal.wait("the reasons") { $0.has("1  föräldraledighet") && $0.has("2  sjukdom") }
        try terminal.press("2")
        // February, March and April: 89 days later than 28 April.
        try terminal.wait("the end moved") { $0.has("2026-07-26 Etableringsprogrammet: 24 månader") }
        let after = try unit.file(number, as: "anna")
        #expect(
            after.pauses == [
                StoredCase.Pause(person: 1, from: "2026-02-01", to: "2026-04-30", reason: "illness")
            ])
        #expect(after.windows.map(\.computedEnd) == ["2026-07-26"])
    }

    @Test("11:00 a wrong record is undone with u, in words that say what; U does it again")
    func undone() throws {
        let unit = try Unit.family()
        func file() throws -> StoredCase { try unit.file("2026-0001") }
        let before = try file()
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.openCase("2026-0001")
        let row = "Försörjningsstöd sökt"
        #expect(before.open(row).map(\.status) == ["overdue"])
        try terminal.go(to: row)
        try terminal.record("försörjningsstöd sökt")
        try terminal.wait(for: "försörjningsstöd sökt, den")
        try terminal.write("-3")
        try terminal.wait(for: "2026-02-27 fre")
        try terminal.press("Enter")
        try terminal.wait("the row dealt with, the next selected") {
            $0.has("försörjningsstöd sökt 2026-02-27")
                && $0.selected?.contains("Laddat kort utlämnat") == true
        }
        let fact = "income_support_applied"
        #expect(try file().days(of: fact) == ["2026-02-27"] && file().open(row).isEmpty)
        try terminal.press("u")
        let what = "Händelse: försörjningsstöd sökt · 2026-0001 · 1 uppgift"
        try terminal.wait("what was undone, and the row") { $0.has("Ångrat: " + what) && $0.has("26 " + row) }
        let undone = try file()
        #expect(undone.days(of: fact).isEmpty && undone.deadlines == before.deadlines)
        try terminal.press("U")
        try terminal.wait(for: "Gjort om: " + what)
        #expect(try file().days(of: fact) == ["2026-02-27"] && file().open(row).isEmpty)
        // Nothing is forgotten: the journal bears the act, its undoing and the doing again.
        let journal: [StoredAct] = try unit.stored("case", "journal", "2026-0001")
        #expect(journal.prefix(3).map(\.undoes) == ["undo", "record", nil])
        #expect(journal.allSatisfy { $0.by == Unit.user })
    }
}

extension Terminal {
    /// Begins to record the first fact that fits a text.
    fileprivate func record(_ fact: String) throws {
        try press("r")
        try wait("what can be recorded") { $0.has("Händelse i ") }
        try write(fact)
        try wait("the fact") { $0.has("/ " + fact) && $0.has("│ > " + fact) }
        try press("Enter")
    }
}
