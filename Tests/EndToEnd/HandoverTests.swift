// A caseload of eighty passes from anna to björn, in part, by two people one after the other.

import Testing

extension EndToEnd {
    @Suite("Handing over") struct Handing {
        @Test(
            "eighty cases are offered in one act, some are taken, some come back, and none is without an owner"
        )
        func eighty() throws {
            let unit = try Unit.departing()
            let anna = try Terminal(unit)
            try anna.open(as: "anna")
            try anna.press("3")
            try anna.wait(for: " Ärenden")
            try anna.command("filter handläggare=anna")
            try anna.wait("her cases") { $0.has("rader") && $0.selected != nil }
            try anna.press("v")
            try anna.wait(for: "Intervall: gå till")
            var here = try anna.screen()
            while here.selected?.contains("2026-0080") != true {
                let before = here.selected
                try anna.press("NPage")
                here = try anna.wait("a page further") { $0.selected != nil && $0.selected != before }
            }
            try anna.press("v")
            try anna.wait("all marked") { $0.has("80 markerade") }
            try anna.press("o")
            try anna.wait(for: "Lämna över 80 ärenden till")
            try anna.write("bjorn")
            // An Enter before the colleague is found chooses nobody.
            try anna.wait(for: "> bjorn")
            try anna.press("Enter")
            try anna.wait(for: "Till bjorn:")
            try anna.write("Slutar på fredag")
            try anna.press("Enter")
            try anna.wait(for: "Erbjudet till bjorn: 80 ärenden")
            #expect(try Self.owners(unit) == ["anna": 80, "bjorn": 1])

            try anna.leave()
            let bjorn = anna
            try bjorn.open(as: "bjorn")
            try bjorn.wait(for: "anna erbjuder dig 80 ärenden")
            try bjorn.press("O")
            let first = try bjorn.wait("the offers") { $0.has("80 att svara på") && $0.selected != nil }
            #expect(first.selected?.contains("2026-03-20") == true)
            // The first twenty are taken.
            try bjorn.press("v")
            try bjorn.wait(for: "Intervall: gå till")
            for row in 2...20 {
                try bjorn.press("j")
                try bjorn.wait("row \(row)") { $0.has(" \(row)/80") }
            }
            try bjorn.press("v")
            try bjorn.wait("twenty marked") { $0.has("20 markerade") }
            try bjorn.press("d")
            try bjorn.wait("sixty left") { $0.has("60 att svara på") && $0.has("Mottaget: 20 ärenden") }
            #expect(try Self.owners(unit) == ["anna": 60, "bjorn": 21])
            // One comes back, with its reason.
            try bjorn.press("x")
            try bjorn.wait(for: "därför att:")
            try bjorn.write("Jag är jävig")
            try bjorn.press("Enter")
            try bjorn.wait(for: "59 att svara på")
            #expect(try Self.owners(unit) == ["anna": 60, "bjorn": 21])
            // Taken back, björn has his own again and the offers stand.
            try bjorn.press("u")
            try bjorn.wait(for: "60 att svara på")
            try bjorn.press("u")
            try bjorn.wait(for: "80 att svara på")
            #expect(try Self.owners(unit) == ["anna": 80, "bjorn": 1])
            try bjorn.press("U")
            try bjorn.wait(for: "60 att svara på")
            try bjorn.press("U")
            try bjorn.wait(for: "59 att svara på")
            try bjorn.leave()
            try anna.open(as: "anna")
            try anna.wait(for: "1 erbjudet ärende kom tillbaka")
            try anna.press("O")
            let back = try anna.wait("what came back") { $0.has("Jag är jävig") && $0.has("1/60") }
            #expect(back.selected?.contains("åter från bjorn") == true)
            try anna.leave()
        }

        /// How many cases everybody has; every case is somebody's.
        private static func owners(_ unit: Unit) throws -> [String: Int] {
            let lines = try unit.run("case", "list", "--format", "csv").split(separator: "\n").dropFirst()
            var owners: [String: Int] = [:]
            for line in lines {
                let fields = line.split(separator: ",", omittingEmptySubsequences: false)
                if fields.count > 4 { owners[String(fields[4]), default: 0] += 1 }
            }
            return owners
        }
    }
}
