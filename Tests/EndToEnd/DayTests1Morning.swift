// One day at the unit, in twenty scenes of the real program: what the screen shows and what is stored. The morning.

import Testing

extension EndToEnd {
    /// Each scene has a database of its own and asks it afterwards, as another process.
    @Suite("A whole day") struct Day {
        @Test("08:00 the day opens with what is late, why it is, and as many as the commands count")
        func morning() throws {
            let unit = try Unit.invented()
            let lines: [StoredDayLine] = try unit.stored("day", as: "anna")
            let queue = try unit.queue(as: "anna")
            let cases: [StoredCaseRow] = try unit.stored("case", "list", "--caseworker", "anna", as: "anna")
            let late = try #require(queue.first { $0.lane == "late" && $0.status == "overdue" })
            let days = try #require(late.daysLeft)
            let terminal = try Terminal(unit)
            try terminal.open(as: "anna")

            let shown = try terminal.wait("the whole day") { $0.has(" GÅR FÖRLORAT ") && $0.has(" VECKAN, ") }
            #expect(
                shown.lines[0].contains(" \(cases.count) hushåll · 1/\(lines.count) · anna · 2026-03-02 mån"))
            func count(_ lane: String) -> Int { lines.count { $0.lane == lane } }
            #expect(shown.lines.contains(" GÅR FÖRLORAT \(count("at_risk"))"))
            #expect(shown.lines.contains(" VI ÄR SENA \(count("late"))"))
            #expect(shown.lines.contains(" VECKAN, \(count("week")) rader"))
            let now = lines.filter { $0.lane == "now" }
            #expect(now.count > 3)
            // The day's rows in the day's order, each with its time, its title and its case.
            for (row, line) in now.enumerated() {
                let text = shown.lines[2 + row]
                #expect(text.contains(line.cases[0]) && text.contains(line.title.prefix(16)))
                #expect(line.time.map { text.contains($0) } ?? true)
            }

            try terminal.go(to: late.title)
            let selected = try #require(try terminal.screen().selected)
            #expect(selected.contains("‼   sen \(-days) d ") && selected.contains(late.case))
            try terminal.press("w")
            let reason = try unit.run("explain", late.case, late.rule, "--as", "anna", "--format", "json")
            let why = try terminal.wait("the paragraph") { $0.has("§") }
            let cited = try #require(why.lines.first { $0.contains("§") })
            #expect(cited.contains("2013:156 4 §") && reason.contains("2013:156 4 §"))
            #expect(why.has(late.triggerDate))
            try terminal.press("Escape")
            try terminal.wait("the day again") { !$0.has("§") }

            try terminal.press("2")
            let overdue = queue.count { $0.status == "overdue" }
            try terminal.wait("the queue, as long and as late") {
                $0.lines[0].contains(" \(queue.count) rader · \(overdue) sena · 1/\(queue.count) ")
            }
        }
    }
}
