// A morning's work: the queue, a filter, a case, one visit of a family of six, undone and done again.

import Testing

extension EndToEnd {
    @Suite("Work") struct Work {
        @Test("one visit of a family of six takes six keys and the date; it can be undone and done again")
        func visit() throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit)
            try terminal.open("--db \"$D\"")
            try terminal.press("2")
            // Four of them are birthdays: school at six, after it at sixteen, the programme and upper secondary at twenty.
            let queue = try terminal.wait("the queue") { $0.has(" Kö · ") && $0.has("58 rader") }
            #expect(queue.lines.count == 24)
            try terminal.press("/")
            try terminal.wait(for: "Filter:")
            try terminal.write("ut-kort")
            try terminal.wait("only the rows that fit") { $0.count("UT-kort") == 6 && !$0.has("Kommunguide") }
            try terminal.press("Enter")
            try terminal.wait(for: "/ut-kort")
            try terminal.press("Enter")
            try terminal.wait("the case") { $0.has("2026-0001 KVOT · Provsson") && $0.has("FÖRFALLER") }
            let before = try unit.count(of: "permit_card_received")

            let pressed = terminal.presses
            try terminal.press("r")
            try terminal.press("u", "t")
            try terminal.press("Enter")
            try terminal.write("2026-02-27")
            try terminal.press("Enter", "Enter")
            #expect(terminal.presses - pressed <= 6)

            try terminal.wait("what was recorded") { $0.has("UT-kort 2026-02-27 · 6 pers") }
            #expect(try unit.count(of: "permit_card_received") == before + 6)
            #expect(try !terminal.screen().has("UT-kort       "))

            try terminal.press("u")
            try terminal.wait("the row again") { $0.has("Ångrat: ") && $0.has(" UT-kort  ") }
            #expect(try unit.count(of: "permit_card_received") == before)

            try terminal.press("U")
            try terminal.wait("the row gone again") { $0.has("Gjort om: ") && !$0.has(" UT-kort  ") }
            #expect(try unit.count(of: "permit_card_received") == before + 6)
        }

        @Test("d takes today or another date, the row leaves, and a line says where it went")
        func done() throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit)
            try terminal.open("--db \"$D\"")
            try terminal.press("2")
            try terminal.wait(for: " Kö · ")
            try terminal.press("/")
            try terminal.write("namn på")
            try terminal.press("Enter")
            try terminal.wait("the one row") {
                $0.selected?.contains("Namn på dörren") == true && $0.has("/namn på")
            }
            try terminal.press("d")
            try terminal.wait("today offered") { $0.has("Klart: Namn på dörren") && $0.has("2026-03-02 mån") }
            try terminal.press("Enter")
            try terminal.wait("the row gone") { $0.selected == nil && $0.has("klar 2026-03-02, ur kön") }
            try terminal.press("u")
            try terminal.wait("the row again") { $0.selected?.contains("Namn på dörren") == true }
            try terminal.press("d")
            try terminal.write("2026-02-25")
            try terminal.wait("the day read back") { $0.has("2026-02-25 ons") }
            try terminal.press("Enter")
            try terminal.wait("the row gone") { $0.selected == nil && $0.has("klar 2026-02-25, ur kön") }
        }

        @Test("x asks for one of three reasons, and says where the row went")
        func waive() throws {
            let terminal = try Terminal(try Unit.family())
            try terminal.openQueue(filter: "bostadskö", family: true)
            try terminal.press("x")
            try terminal.wait("the reasons") {
                $0.has("avböjt") && $0.has("inte relevant") && $0.has("någon annan")
            }
            try terminal.press("1")
            try terminal.wait("the row gone") { $0.selected == nil && $0.has("ej aktuell (avböjt), ur kön") }
        }

        @Test("z puts a routine off, but never a statute")
        func later() throws {
            let terminal = try Terminal(try Unit.invented())
            try terminal.openQueue(filter: "samhällsorientering", family: false)
            try terminal.press("z")
            try terminal.wait(for: "en lagstadgad frist kan inte skjutas upp")
            #expect(try terminal.screen().selected?.contains("Samhällsorie") == true)
            try terminal.press("/")
            try terminal.press("C-u")
            try terminal.write("bostadskö")
            try terminal.press("Enter")
            try terminal.wait("the routine") { $0.selected?.contains("Bostadskö") == true }
            try terminal.press("z")
            try terminal.wait(for: "Senare: Bostadskö")
            try terminal.press("Enter")
            try terminal.wait(for: "uppskjuten, visas igen 2026-03-09")
        }

        @Test("w shows the computation and the paragraph")
        func why() throws {
            let terminal = try Terminal(try Unit.invented())
            try terminal.openQueue(filter: "samhällsorientering", family: false)
            try terminal.press("w")
            try terminal.wait("the paragraph") { $0.has("2013:156 4 §") && $0.has("plus 60 dagar") }
            try terminal.press("Escape")
            try terminal.wait("the queue") { !$0.has("§") }
        }

        @Test("b makes a reminder and B a booking, and both stand in the queue and on the day")
        func remindAndBook() throws {
            let terminal = try Terminal(try Unit.family())
            try terminal.openQueue(filter: "bostadskö", family: true)
            try terminal.press("b")
            try terminal.wait(for: "2026-03-03 tis")
            try terminal.write("2026-03-02")
            try terminal.press("Enter")
            try terminal.write("Ring skolan")
            try terminal.press("Enter")
            try terminal.wait(for: "Påminnelse 2026-03-02. u ångrar.")
            try terminal.press("B")
            try terminal.write("2026-03-03")
            try terminal.press("Enter")
            try terminal.write("09:15")
            try terminal.press("Enter")
            try terminal.write("Tandvården")
            try terminal.press("Enter")
            try terminal.wait(for: "Bokat 2026-03-03 09:15. u ångrar.")
            try terminal.press("1")
            try terminal.wait("both on the day") { $0.has("Ring skolan") && $0.has("09:15 Tandvården") }
        }

        @Test("a gives the case to somebody else, whose queue it then stands in")
        func assign() throws {
            let unit = try Unit.family()
            try unit.run("user", "add", "bjorn")
            let terminal = try Terminal(unit)
            try terminal.openQueue(filter: "bostadskö", family: true)
            try terminal.press("a")
            try terminal.wait("whom to choose") { $0.has("bjorn") && $0.has("ingen") }
            try terminal.write("bjo")
            try terminal.press("Enter")
            try terminal.wait("the row gone") { $0.selected == nil && $0.has("till bjorn. u ångrar.") }
            #expect(try unit.run("queue", "--as", "bjorn", "--all").contains("2026-0001"))
        }
    }
}
