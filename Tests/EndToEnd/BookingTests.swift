// A day's bookings: one is made, stands in the week, clashes, is cancelled, and comes back.

import Testing

extension EndToEnd {
    @Suite("Bookings") struct Bookings {
        @Test("a booking is made, seen in the week, clashes, is cancelled and undone")
        func bookAndCancel() throws {
            let unit = try Unit.family()
            _ = try unit.run(
                "case", "book", "2026-0001", Unit.today, "10:00", "Hembesök", "--length", "90")
            let terminal = try Terminal(unit)
            try terminal.open("--db \"$D\"")
            try terminal.press("0")
            try terminal.wait("the week") { $0.has(" Bokningar") && $0.has("Hembesök") }
            try terminal.press("B")
            try terminal.wait(for: "Bokning i 2026-0001")
            try terminal.press("Tab")
            try terminal.write("10:30")
            try terminal.press("Tab")
            try terminal.write("Tandläkare")
            try terminal.wait(for: "Krockar med 10:00–11:30 Hembesök")
            try terminal.press("C-s")
            try terminal.wait("both in the week") { $0.has("2 krockar") && $0.has("Tandläkare") }
            try terminal.press("G")
            // The cursor is on it, and the word stands beside it.
            try terminal.wait("the new one, with the word beside it") {
                $0.selected?.contains("Tandläkare") == true && $0.selected?.contains("krock") == true
            }
            try terminal.press("x")
            try terminal.wait("it is gone") { !$0.has("krock") && $0.has("Avbokat: Tandläkare") }
            try terminal.press("u")
            try terminal.wait("it is back") { $0.has("Tandläkare") && $0.has("2 krockar") }
        }

        @Test("a note is found by a word, its case opens, and the journal says who wrote it")
        func noteAndJournal() throws {
            let unit = try Unit.family()
            _ = try unit.run("case", "note", "2026-0001", "Behöver nya glasögon")
            let terminal = try Terminal(unit)
            try terminal.open("--db \"$D\"")
            try terminal.press("f")
            try terminal.wait(for: "Sök")
            try terminal.write("glasögon")
            try terminal.wait("the hit") { $0.has("2026-0001") && $0.has("nya glasögon") }
            try terminal.press("Enter")
            try terminal.wait(for: "FÖRFALLER")
            try terminal.press("J")
            try terminal.wait("the journal") {
                $0.has(" Journal") && $0.selected?.contains(Unit.user) == true && $0.has("nya glasögon")
            }
        }
    }
}
