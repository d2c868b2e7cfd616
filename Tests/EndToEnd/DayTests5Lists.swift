// After lunch the lists are worked through: many at once, a view of one's own, a search, one call about two cases.

import Testing

extension EndToEnd.Day {
    @Test("13:00 marks and a range, then one act on all of them, which says how many and is undone as one")
    func many() throws {
        let unit = try Unit.invented()
        func rows() throws -> [StoredRow] {
            try unit.queue(as: "anna").filter { ["UT-kort", "UT-kort kontrollerat"].contains($0.title) }
        }
        let before = try rows()
        #expect(before.count == 6 && Set(before.map(\.case)).count == 2)
        let terminal = try Terminal(unit)
        try terminal.open(as: "anna")
        try terminal.press("2")
        try terminal.wait(for: " Kö · anna")
        try terminal.command("filter titel~ut-kort senast>=0d")
        try terminal.wait("the rows that fit") { $0.lines[0].contains(" 6 rader ") && $0.selectedLine == 1 }
        // A mark on the first, which goes on to the second; then a range from the third to the fifth.
        try terminal.press("Space")
        try terminal.wait("one mark") { $0.lines[0].contains("1 markerad ") && $0.selectedLine == 2 }
        try terminal.press("j", "v", "j", "j", "v")
        try terminal.wait("four marks") { $0.lines[0].contains("4 markerade ") && $0.selectedLine == 5 }
        try terminal.press("d")
        try terminal.wait(for: "Klart: 4 bevakningar, den 2026-03-02")
        #expect(try rows() == before)
        try terminal.press("Enter")
        try terminal.wait("what was done, and what is left") {
            $0.has("4 bevakningar: klar 2026-03-02, ur kön. u ångrar.") && $0.lines[0].contains(" 2 rader ")
        }
        #expect(try rows() == [before[1], before[5]])
        try terminal.press("u")
        try terminal.wait("all of them again") {
            $0.has("Ångrat: Klart") && $0.lines[0].contains(" 6 rader ")
        }
        #expect(try rows() == before)
    }

    @Test("13:20 a filter becomes a view with a name and a key, which opens it after a restart")
    func view() throws {
        let unit = try Unit.invented()
        let filter = "typ=kvot status=försenad"
        let wanted = try unit.queue(as: "anna").filter { $0.kind == "KVOT" && $0.status == "overdue" }
        #expect(wanted.count > 2)
        let terminal = try Terminal(unit)
        try terminal.open(as: "anna")
        try terminal.press("2")
        try terminal.wait(for: " Kö · anna")
        try terminal.command("filter " + filter)
        /// The rows that fit and no others.
        func isShown(_ screen: Screen) -> Bool {
            screen.lines[0].hasPrefix(" Kö · anna · typ=kvot") && screen.count(" KVOT ") == wanted.count
                && screen.count(" 2026-00") >= wanted.count
                && wanted.allSatisfy { row in
                    screen.lines.contains { $0.contains(row.case) && $0.contains(row.title.prefix(12)) }
                }
        }
        try terminal.wait("the rows that fit", for: isShown)
        try terminal.command("spara-vy Sena kvot F6")
        try terminal.wait(for: "Vyn Sena kvot är sparad på F6.")
        let views = unit.text(".config/mottagning/views.toml")
        #expect(views.contains("Sena kvot") && views.contains("typ=kvot") && views.contains("F6"))
        try terminal.leave()

        try terminal.open(as: "anna")
        try terminal.press("F6")
        try terminal.wait("the view", for: isShown)
    }

    @Test("13:40 melnyk finds Мельник, and his number is found however it is written")
    func search() throws {
        let unit = try Unit.family()
        try unit.run(
            "case", "new", "--kind", "MASSFLYKT", "--given-name", "Сергій", "--family-name", "Мельник",
            "--birth-date", "1985-01-20", "--personnummer", "19850120-2389")
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        let spellings = [
            ("melnyk", "Сергій Мельник"), ("Melnik", "Сергій Мельник"), ("8501202389", "nummer 1"),
            ("850120-2389", "nummer 1"), ("1985 0120 2389", "nummer 1"),
        ]
        for (spelling, matched) in spellings {
            try terminal.press("f")
            try terminal.wait("the box") { $0.has("── Sök") }
            try terminal.write(spelling)
            try terminal.wait("the hit for \(spelling)") {
                $0.has("Sök · 1 träff") && $0.has("/ " + spelling) && $0.has(matched) && $0.has("Мельник")
            }
            try terminal.press("Enter")
            try terminal.wait("the case") { $0.lines[0].hasPrefix(" 2026-0002 MASSFLYKT · Мельник") }
            try terminal.press("Escape")
            try terminal.wait("the day again") { $0.has(" Min dag") && !$0.has("Мельник") }
        }
        try terminal.press("f")
        try terminal.write("8501202388")
        try terminal.wait("no hit") { $0.has("/ 8501202388") && $0.has("0 träffar") && !$0.has("Мельник") }
    }

    @Test("14:00 a booking that clashes is said to while it is written, and another time is chosen")
    func clash() throws {
        let unit = try Unit.invented()
        func bookings() throws -> [StoredBooking] { try unit.stored("bookings", as: "anna") }
        let before = try bookings()
        let home = try #require(before.first { $0.what == "Hembesök" })
        #expect(home.time == "14:00" && home.date == Unit.today)
        let terminal = try Terminal(unit)
        try terminal.open(as: "anna")
        try terminal.press("0")
        try terminal.wait("the week") { $0.has(" Bokningar") && $0.has("Hembesök") && $0.has(" krockar") }
        try terminal.go(to: "Hembesök")
        try terminal.press("B")
        try terminal.wait(for: "Bokning i \(home.case)")
        try terminal.press("Tab")
        try terminal.write("15:00")
        try terminal.press("Tab")
        try terminal.write("Tolksamtal")
        try terminal.wait(for: "│ ‼ Krockar med 14:00–15:30 Hembesök")
        try terminal.press("BTab", "C-u")
        try terminal.write("16:15")
        try terminal.press("Tab")
        try terminal.wait("no clash") {
            $0.has("│ tid            16:15") && $0.has("│ vad            Tolksamtal")
                && !$0.has("│ ‼ Krockar med")
        }
        try terminal.press("C-s")
        try terminal.wait("it in the week") {
            $0.has("16:15") && $0.has("Tolksamtal") && !$0.has("Bokning i")
        }
        let after = try bookings()
        let new = try #require(after.first { $0.what == "Tolksamtal" })
        #expect(new.case == home.case && new.date == Unit.today && new.time == "16:15")
        #expect(new.clashes.isEmpty && after.count == before.count + 1)
        #expect(after.map(\.clashes.count).reduce(0, +) == before.map(\.clashes.count).reduce(0, +))
    }

    @Test("14:20 one call covers two households that wait; both show when it was made")
    func oneCall() throws {
        let unit = try Unit.invented()
        let terminal = try Terminal(unit)
        try terminal.open(as: "anna")
        try terminal.press("7")
        try terminal.wait("who is waited for") { $0.selected?.contains("Väntan på personnummer") == true }
        try terminal.press("Enter")
        let list = try terminal.wait("the households") { $0.has(" 7 hushåll ") && $0.selectedLine == 2 }
        func number(_ line: Int) throws -> String {
            let words = list.lines[line].split(separator: " ")
            return String(try #require(words.first { $0.hasPrefix("2026-0") && $0.count == 9 }))
        }
        let called = [try number(2), try number(4)]
        func reminders(_ number: String) throws -> [String] {
            try unit.file(number, as: "anna").facts.filter { $0.fact.hasPrefix("reminded:") }.map(\.date)
        }
        for one in called { #expect(try reminders(one).isEmpty) }
        try terminal.press("Space", "j", "Space")
        try terminal.wait("two marks") { $0.count("  • ") == 2 && $0.lines[0].contains(" 2 markerade ") }
        try terminal.press("t")
        try terminal.wait(for: "Påmint Skatteverket om 2 hushåll, den 2026-03-02")
        try terminal.write("2026-02-27")
        try terminal.press("Enter")
        try terminal.wait(for: "Påmint Skatteverket om 2 hushåll, 2026-02-27. u ångrar.")
        // Left and opened again, both bear the day and no other does.
        try terminal.press("Escape")
        try terminal.wait("the board") { $0.has("längst") && !$0.has("Påmint") }
        try terminal.press("Enter")
        let shown = try terminal.wait("the day on both") { $0.count("påmind 2026-02-27") == 2 }
        for one in called {
            #expect(shown.lines.contains { $0.contains(one) && $0.contains("påmind 2026-02-27") })
        }
        for one in called { #expect(try reminders(one) == ["2026-02-27"]) }
    }
}
